"""Ten years of follow-up of 3 000 units, for the bench alone: put in, measured, taken away.

Written in bulk by the deploy login in the policy role (design 7.16). The years lie ahead of the
demo's own, so that the newest of them is the open round that everybody's Min dag asks about.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connections
from django.db.backends.utils import CursorWrapper

from lykta.exchange.benching.behind import as_policy_role

UNITS = 3000
YEARS = 10
EARLIEST = 2080

_ASKED = """
INSERT INTO lykta.workplace_unitasked (id, round_id, unit_id, unit_code, unit_name,
  administration_id, administration_code, administration_name, above_id, answered_at)
SELECT gen_random_uuid(), %(round)s, md5('enhet' || n)::uuid, 'M' || n, 'Mätning, enhet ' || n,
       o.id, o.code, o.name, NULL, CASE WHEN n %% 14 = 0 THEN NULL ELSE %(now)s END
  FROM generate_series(1, %(units)s) n
  JOIN (SELECT *, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS many
          FROM lykta.organisation_administration WHERE municipality_id =
               (SELECT id FROM lykta.organisation_municipality WHERE code = %(here)s)
       ) o ON o.place = n %% o.many
"""
_ANSWERS = """
INSERT INTO lykta.workplace_unitanswer (id, asked_id, done, works, works_themes, improve,
  improve_themes, works_suggested, improve_suggested, threats, private_violence, inclusion, routine,
  safety_part)
SELECT gen_random_uuid(), a.id, 'yes', a.unit_name || ': korta avstämningar varje vecka.', '[]',
       a.unit_name || ': introduktionen för nya behöver bli bättre.', '["routines"]', '[]',
       CASE WHEN right(a.unit_code, 1) = '7' THEN '["routines", "threats"]'::jsonb
            ELSE '["routines"]' END, 'works', 'works', 'works', 'used', 'yes'
  FROM lykta.workplace_unitasked a WHERE a.round_id = %s AND a.answered_at IS NOT NULL
"""
_PROMISES = """
INSERT INTO lykta.workplace_promise (id, asked_id, round_id, place, text, who, due_on, done)
SELECT gen_random_uuid(), a.id, a.round_id, 0, 'Mätning: skriv en plan', 'manager', %s, false
  FROM lykta.workplace_unitasked a WHERE a.round_id = %s AND a.answered_at IS NOT NULL
"""
_SIGNED = """
INSERT INTO lykta.workplace_signedfollowup (id, round_id, administration_id, text, digest,
  signed_at, signed_by_id, asked, answered, routine_known)
SELECT gen_random_uuid(), a.round_id, a.administration_id, '{"themes":[]}', '', %s,
       '00000000-0000-0000-0000-000000000000', count(*), count(a.answered_at),
       count(a.answered_at)
  FROM lykta.workplace_unitasked a WHERE a.round_id = %s GROUP BY 2, 3
"""
_TABLES = ("signedfollowup WHERE round_id", "unitasked WHERE round_id", "yearround WHERE id")
_BELOW = ("promise", "unitanswer")


@contextmanager
def many(*, now: datetime, units: int = UNITS, years: int = YEARS) -> Iterator[UUID]:
    """Put the years in, the newest one open; give that one's key, and take all away after."""
    keys = [uuid4() for _ in range(years)]
    with as_policy_role() as cursor:
        for place, key in enumerate(keys):
            _year(cursor, key, EARLIEST + place, units, now, is_open=place == years - 1)
    _analyze()
    try:
        yield keys[-1]
    finally:
        with as_policy_role() as cursor:
            _take_away(cursor, keys)


def _year(
    cursor: CursorWrapper, key: UUID, year: int, units: int, now: datetime, *, is_open: bool
) -> None:
    cursor.execute(
        "INSERT INTO lykta.workplace_yearround (id, municipality, year, regulation, questions,"
        " due_on, opened_at) VALUES (%s, %s, %s, 'Mätning', '[]', %s, %s)",
        [key, settings.MUNICIPALITY, year, now.date(), now],
    )
    here = settings.MUNICIPALITY
    cursor.execute(_ASKED, {"round": key, "units": units, "now": now, "here": here})
    cursor.execute(_ANSWERS, [key])
    cursor.execute(_PROMISES, [now.date(), key])
    if not is_open:
        cursor.execute(_SIGNED, [now, key])


def _take_away(cursor: CursorWrapper, keys: list[UUID]) -> None:
    for table in _BELOW:
        cursor.execute(
            f"DELETE FROM lykta.workplace_{table} WHERE asked_id IN"
            " (SELECT id FROM lykta.workplace_unitasked WHERE round_id = ANY(%s))",
            [keys],
        )
    for table in _TABLES:
        cursor.execute(f"DELETE FROM lykta.workplace_{table} = ANY(%s)", [keys])


def _analyze() -> None:
    with connections["deploy"].cursor() as cursor:
        cursor.execute(
            "ANALYZE lykta.workplace_unitasked, lykta.workplace_unitanswer, lykta.workplace_promise"
        )
