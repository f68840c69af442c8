"""No employer can learn that an employee has had a talk, or is a client (issue 5, law W3-W4).

Two worlds that differ in every employee's contact with casework, in one more anonymous talk and in
one more note of a threat answer with the same bytes: every page, file and mail of every employer
role. A caring talk has nowhere to be written at all.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.organisation.models import Person
from lykta.secrecy.declare import Guard
from lykta.web import weekly
from lykta.workplace import api as workplace
from lykta.workplace.models import UnitDialogue
from lykta.workplace.rules import talks_bands
from tests import cast
from tests.conftest import _create, _drop, _point_at
from tests.factories.casework import VISITOR, a_matter
from tests.repository.files import ROOT
from tests.security.every_route import routes
from tests.signed_in import client_of

EMPLOYERS = (
    "chef.vof",
    "direktor.vof",
    "skydd.vof",
    "hr.vof",
    "namnd.scn",
    "skola.rektor",
    "ombud.vof",
)
LAST_YEAR = cast.TODAY.year - 1
# What is new at every opening: tokens of forms, and the keys that tell a form sent twice.
CHANGING = re.compile(
    rb"[A-Za-z0-9]{64}|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"
    rb'|nonce="[^"]+"'
)
FILES = ("/arbetsmiljo/samtal/fil/csv", "/arbetsmiljo/samtal/fil/json")


def employees() -> list[str]:
    """Everybody who works here, by name."""
    return sorted(str(one) for one in Person.objects.values_list("name", flat=True))


def _world(*, clients: list[str], talks: int, threats: int, server: str, name: str) -> None:
    """Make a world: who has come to casework, and how many talks and notes there were."""
    for one in clients:
        a_matter(contact=replace(VISITOR, name=one))
    with cast.acting("hr.vof") as actor:
        bands = {"VOF": talks_bands.band_of(talks), "UBF": 0}
        workplace.tell_bands(year=LAST_YEAR, bands=bands, actor=actor, now=cast.NOW)
    with psycopg.connect(f"{server} dbname={name}", autocommit=True) as direct:
        for year, number in ((LAST_YEAR, threats), (cast.TODAY.year, threats)):
            _count(direct, year, number)


def _count(direct: Any, year: int, number: int) -> None:
    direct.execute(
        "INSERT INTO lykta.workplace_threatcount VALUES"
        " (gen_random_uuid(), gen_random_uuid(), 'Vård- och omsorgsförvaltningen', %s, %s)",
        [year, number],
    )


def _answer(response: Any) -> tuple[int, bytes]:
    return response.status_code, CHANGING.sub(b"", response.content)


def _everything_shown() -> dict[tuple[str, str], tuple[int, bytes]]:
    """Every page without a key in its address, and every file, as each employer role gets it."""
    found = {}
    for who in EMPLOYERS:
        client, actor = client_of(who), cast.actor(who)
        for address in (*_open_to(actor), *FILES):
            found[who, address] = _answer(client.get(address))
    return found


def _open_to(actor: Actor) -> list[str]:
    """Pages without a key that the role may open; the public's are the same for everybody."""
    may = [
        one
        for one in routes()
        if not one.names
        and one.gate.kind != "public"
        and "komponenter" not in one.pattern  # invented examples that follow the clock
        and (one.gate.permission is None or actor.may(one.gate.permission))
    ]
    return [one.address(uuid4()) for one in may]


def _mails() -> list[str]:
    authority = organisation.authority("KS", municipality_code="0380").id
    machine = organisation.machine(authority_id=authority, role="machine_mail", today=cast.TODAY)
    with cast.acting(machine):
        return [repr(one) for one in weekly.prepare(today=cast.TODAY).mails]


@pytest.fixture
def worlds(template: str, server: str, django_db_blocker: Any) -> Iterator[tuple[str, str]]:
    """Two databases, alike so far."""
    names = (f"{template}_{uuid4().hex[:8]}", f"{template}_{uuid4().hex[:8]}")
    with django_db_blocker.unblock(), ExitStack() as stack:
        for name in names:
            _create(server, name, template)
            stack.callback(_drop, server, name)
        stack.callback(_point_at, template)
        yield names


def test_no_page_file_or_mail_tells_the_two_worlds_apart(
    worlds: tuple[str, str], server: str
) -> None:
    """In one world strangers have come to casework, in the other every employee has.

    Seen failing when the database gave the number of notes instead of its band.
    """
    shown, mails = [], []
    for name, known, more in ((worlds[0], False, 0), (worlds[1], True, 1)):
        _point_at(name)
        people = employees()
        clients = people if known else [f"Påhittad Främling {one}" for one in range(len(people))]
        _world(clients=clients, talks=14 + more, threats=12 + more, server=server, name=name)
        shown.append(_everything_shown())
        mails.append(_mails())

    assert sum(status == 200 for status, _body in shown[0].values()) > 100
    different = {key for key, one in shown[0].items() if shown[1][key] != one}
    assert different == set()
    assert mails[0] == mails[1]


def test_the_walk_sees_a_difference_when_there_is_one(worlds: tuple[str, str], server: str) -> None:
    """The band may change, and then it shows: the comparison above is not blind."""
    shown = []
    for name, talks in ((worlds[0], 19), (worlds[1], 20)):
        _point_at(name)
        _world(clients=[], talks=talks, threats=0, server=server, name=name)
        client = client_of("hr.vof")
        shown.append([_answer(client.get(one)) for one in ("/arbetsmiljo/samtal/", *FILES)])
    assert all(one != other for one, other in zip(*shown, strict=True))


def _of_matters() -> list[Any]:
    return [
        model
        for model in apps.get_models()
        if getattr(getattr(model, "secrecy", None), "guard", None) is Guard.MATTER
    ]


def test_no_employer_role_reaches_a_row_of_casework(database: str, server: str) -> None:
    """The database answers nothing. The last lines take its control away, and then it answers."""
    a_matter()
    for who in EMPLOYERS:
        for model in _of_matters():
            with cast.acting(who):
                assert not model.objects.exists(), (who, model.__name__)
    with psycopg.connect(f"{server} dbname={database}", autocommit=True) as direct:
        direct.execute("ALTER TABLE lykta.casework_matter DISABLE ROW LEVEL SECURITY")
    with cast.acting("hr.vof"):
        from lykta.casework.models import Matter

        assert Matter.objects.exists()


def test_nothing_of_the_employers_names_a_table_or_a_person_of_casework() -> None:
    """Imports are the contracts' business (.importlinter, `secrecy`); SQL is read here.

    No field of the employer's points at a person but those who sign and note in their office.
    """
    home = ROOT / "src" / "lykta" / "workplace"
    files = [*home.rglob("*.py"), *home.rglob("*.sql"), *home.rglob("*.html")]
    reaching = re.compile(r"casework[._]|housing[._]|vault|SealedText|identity_|subject_id")
    assert [str(one) for one in files if reaching.search(one.read_text())] == []
    people = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("workplace").get_models()
        for field in model._meta.get_fields()
        if re.search(r"person|employee|matter|by_id$|user|medarbet", field.name)
    }
    assert people <= {
        "SignedFollowUp.signed_by_id",
        "FollowUpNoted.noted_by_id",
        "ThemeNamed.decided_by_id",
    }


def test_a_caring_talk_has_nowhere_to_be_written(database: str) -> None:
    """Of the dialogues only a day is kept; a talk with one employee is not among the words."""
    words = {one.value for one in workplace.Event}
    assert words == {"osa", "dialogue"}
    kept = {field.name for field in UnitDialogue._meta.get_fields()}
    assert not kept & {"text", "note", "who", "number", "attended"}


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first=st.integers(0, 109), years=st.integers(1, 3), this_year=st.integers(0, 40))
def test_one_more_note_is_not_seen_inside_a_band(
    database: str, server: str, first: int, years: int, this_year: int
) -> None:
    """Over years, and with this year growing, the answer is the bands' and nothing else's."""
    told = []
    for more in (0, 1):
        number = min(first + more, talks_bands.most(talks_bands.band_of(first)))
        with psycopg.connect(f"{server} dbname={database}", autocommit=True) as direct:
            direct.execute("DELETE FROM lykta.workplace_threatcount")
            for back in range(1, years + 1):
                _count(direct, cast.TODAY.year - back, number)
            _count(direct, cast.TODAY.year, this_year + more)
        with cast.acting("hr.vof"), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM secrecy.workplace_threats()")
            told.append(cursor.fetchall())
    assert told[0] == told[1]
    assert {row[2] for row in told[0]} == {talks_bands.band_of(first)}
    assert all(row[0] < cast.TODAY.year for row in told[0])
