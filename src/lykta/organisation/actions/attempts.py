"""Failed sign-ins, counted in the database for a name and for all, without any address."""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F

from lykta.organisation.models import Attempts
from lykta.organisation.rules import slowing

EVERYBODY = "\0everybody"


def _bucket(name: str) -> bytes:
    """Return the keyed hash of a typed name: the table does not tell which names were tried."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, b"attempts|" + name.encode("utf-8", "replace"), hashlib.sha256).digest()


def wait_for(*, name: str, now: datetime) -> timedelta:
    """Return how long an attempt with this name has to wait. One query, known name or not."""
    buckets = [_bucket(name), _bucket(EVERYBODY)]
    rows = {bytes(row.bucket): row for row in Attempts.objects.filter(bucket__in=buckets)}
    counts = [
        slowing.faded(row.count, last_at=row.last_at, now=now) if (row := rows.get(b)) else 0
        for b in buckets
    ]
    return slowing.wait(for_name=counts[0], in_all=counts[1])


def recent(*, name: str, now: datetime) -> int:
    """Return how many failures of the name are still remembered."""
    row = Attempts.objects.filter(bucket=_bucket(name)).first()
    return slowing.faded(row.count, last_at=row.last_at, now=now) if row else 0


def note_failure(*, name: str, now: datetime) -> None:
    """Count a failed attempt, after letting the earlier ones fade."""
    for bucket in (_bucket(name), _bucket(EVERYBODY)):
        row, new = Attempts.objects.get_or_create(
            bucket=bucket, defaults={"count": 1, "last_at": now}
        )
        if not new:
            left = slowing.faded(row.count, last_at=row.last_at, now=now)
            gone = row.count - left
            Attempts.objects.filter(bucket=bucket).update(count=F("count") - gone + 1, last_at=now)


def forget(*, name: str) -> None:
    """Forget the failures of a name once its owner has signed in."""
    Attempts.objects.filter(bucket=_bucket(name)).delete()
