"""One-time links for those without an account: make, use, close."""

import secrets
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow
from lykta.organisation.models import Link
from lykta.organisation.rules.tokens import token_hash


def make_link(
    *, purpose: str, target_id: UUID, holder: str, until: date, actor: Actor, now: datetime
) -> str:
    """Return the token of a link to one thing, valid through the day `until`. Shown once.

    The caller has checked that the actor may ask the holder about the thing; `purpose` is
    "app.thing" and opens only pages that stand behind `by_link(purpose)`.
    Raises `Invalid` when the last day has been.
    """
    if until < now.date():
        raise Invalid({"until": "Sista dagen har redan varit."})
    token = secrets.token_urlsafe(32)
    link = Link(
        token_hash=token_hash(token),
        purpose=purpose,
        target_id=target_id,
        holder=holder,
        authority_id=actor.authority,
        made_by_id=actor.person,
        made_at=now,
        until=until,
    )
    link.save()
    audit.record("link.made", about=target_id, detail={"purpose": purpose})
    return token


def come_by_link(*, token: str) -> None:
    """Let the database know, until the transaction ends, which link was used.

    Policies ask `secrecy.link_target` what it points to; a token that does not hold points nowhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lykta.link', %s, true)", [token])


def use_link(*, link_id: UUID, now: datetime) -> None:
    """Note that the link has done its work: from now it opens nothing.

    Raises `NotNow` when somebody with the same link was first.
    """
    done = Link.objects.filter(id=link_id, used_at__isnull=True).update(used_at=now)
    if not done:
        raise NotNow("Någon har redan svarat genom den här länken.")


def close_links(*, target_id: UUID, now: datetime) -> int:
    """Close every link to the thing that is not used; return how many."""
    return Link.objects.filter(
        target_id=target_id, used_at__isnull=True, closed_at__isnull=True
    ).update(closed_at=now)
