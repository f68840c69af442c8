"""Publishing the plan: what the public reads is a document made when somebody says so."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from django.db import connection

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import NotNow
from lykta.plan import access, queries
from lykta.plan.queries import public_parts
from lykta.plan.rules import public, public_governing


def publish(*, municipality: str, actor: Actor, now: datetime) -> UUID:
    """Publish the plan as it stands, and return the published version's key.

    Raises Refused without the right to the plan, NotNow before there is a programme.
    """
    access.check_may_publish(actor=actor)
    plan = queries.plan_seen(municipality=municipality, today=now.date())
    if not plan.title:
        raise NotNow("Det finns inget program att publicera än.")
    told = public_parts.governing(municipality=municipality, today=now.date())
    document = public_governing.governed(public.document(plan), told, adopted=plan.adopted)
    key = _write(municipality, document)
    audit.record("plan.published", about=key, detail={"measures": len(plan.measures)})
    return key


def renew_numbers(*, municipality: str, actor: Actor, now: datetime) -> UUID | None:
    """Let the published plan's numbers follow a release; the rest stays as it was published.

    Returns None when nothing is published. Raises Refused for someone who may not release numbers.
    """
    access.check_may_feed(actor=actor)
    shown = _newest(municipality)
    if shown is None:
        return None
    fresh = public.with_numbers(shown, queries.indicators_seen(municipality=municipality))
    return _write(municipality, fresh) if fresh != shown else None


def _newest(municipality: str) -> public.Document | None:
    """Return the newest version, this transaction's own included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document::text FROM published.plan_publishedplan"
            " WHERE municipality = %s ORDER BY version DESC LIMIT 1",
            [municipality],
        )
        row = cursor.fetchone()
    return json.loads(row[0]) if row else None


def _write(municipality: str, document: public.Document) -> UUID:
    """Write one version through the database function that asks who may."""
    key = uuid4()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT published.publish_plan(%s, %s, %s::jsonb)",
            [key, municipality, json.dumps(document, ensure_ascii=False)],
        )
    return key
