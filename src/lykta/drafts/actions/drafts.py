"""Save, take up again and throw away what one is writing. Nobody else can read it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import connection

from lykta.drafts.models import Draft
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid
from lykta.vault import api as vault


@dataclass(frozen=True)
class Saved:
    """A draft as its writer gets it back."""

    text: str
    saved_at: datetime
    base_version: int


@dataclass(frozen=True)
class Other:
    """Somebody else who is writing about the same thing: who and since when, never what."""

    person_id: UUID
    saved_at: datetime


def save(
    *, form: str, about: UUID, text: str, actor: Actor, now: datetime, base_version: int = 0
) -> Draft:
    """Keep what the person has typed in a form about one thing, over what they had there before."""
    if not form or len(form) > 40:
        raise Invalid({"form": "Okänt formulär."})
    draft = _mine(form, about, actor, lock=True) or _new(form, about, actor)
    draft.text, draft.saved_at, draft.base_version = text, now, base_version
    draft.save()
    return draft


def take(*, form: str, about: UUID, actor: Actor) -> Saved | None:
    """Return the person's draft about the thing, if there is one."""
    draft = _mine(form, about, actor)
    if draft is None:
        return None
    return Saved(vault.open_text(draft, "text"), draft.saved_at, draft.base_version)


def discard(*, form: str, about: UUID, actor: Actor) -> None:
    """Throw the person's draft away: it was sent, or is not wanted."""
    Draft.objects.filter(person_id=actor.person, form=form, about=about).delete()


def others_drafting(*, form: str, about: UUID) -> list[Other]:
    """Return who else has a fresh draft on the same thing, newest first. Only to one who has too.

    The database answers with persons and times, never with texts.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, saved_at FROM secrecy.others_drafting(%s, %s)", [form, about]
        )
        return [Other(*row) for row in cursor.fetchall()]


def _mine(form: str, about: UUID, actor: Actor, *, lock: bool = False) -> Draft | None:
    rows = Draft.objects.filter(person_id=actor.person, form=form, about=about)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def _new(form: str, about: UUID, actor: Actor) -> Draft:
    scope = uuid5(actor.person, "drafts")
    vault.create_key(scope)
    return Draft(
        id=uuid5(about, f"{form} {actor.person}"),
        person_id=actor.person,
        form=form,
        about=about,
        key_scope=scope,
    )
