"""Four hundred managers in six administrations, seven per cent silent, to a board paper."""

from datetime import timedelta
from html import unescape
from uuid import UUID

import pytest

from lykta.kernel.actor import Actor
from lykta.kernel.duty import Duty, mine
from lykta.kernel.problems import Unknown
from lykta.organisation import api as organisation
from lykta.organisation.models import Person
from lykta.workplace import api as workplace
from lykta.workplace.queries import municipality, rounds
from tests import cast
from tests.signed_in import client_of
from tests.workplace import crowd, year
from tests.workplace.test_pages import text

FIXED = 3  # the fixed cast's own managers are asked too, and do not answer here
OF_SCF = (39, 117, 195, 273, 351)
LATE = year.DUE + timedelta(days=3)


def test_a_year_of_four_hundred_managers_to_the_board_paper(database: str) -> None:
    """Numbers right, silent units named to those in line, no person named anywhere."""
    many = crowd.gather()
    key = year.opened()
    assert crowd.answered(key, many) == crowd.MANAGERS - len(crowd.SILENT)
    _met_before_and_after_the_last_day(many)
    signed = {code: _signed(key, many, code) for code in crowd.ADMINISTRATIONS}
    _noted(signed["SCF"], many)
    _whole_municipality(key)

    board = client_of("namnd.scn")
    page = f"/arbetsmiljo/handling/{signed['SCF']}/"
    shown = text(board.get(page))
    assert "62 av 68 enheter har svarat." in shown
    assert all(f"Hopenheten {place:03d}" in shown for place in OF_SCF)
    assert "SCN-2026-00123" in shown
    assert "Hot och våld" in shown
    assert board.get(f"{page}fil/pdf").content.startswith(b"%PDF")
    assert board.get(f"/arbetsmiljo/handling/{signed['VOF']}/").status_code == 404
    _nobody_is_named(key, page, many)


def _met_before_and_after_the_last_day(many: crowd.Crowd) -> None:
    """The mail's machine tells the silent manager and the director, before the day and after."""
    names = [f"Hopenheten {place:03d}" for place in OF_SCF]
    for day in (cast.TODAY, LATE):
        told = _told_by_mail(day)
        manager, director = many.managers[OF_SCF[0]], many.leading["SCF", "director"]
        assert _titles(told, manager) == [f"Svara på årets uppföljning för {names[0]}"]
        assert _titles(told, director) == ["6 enheter har inte svarat om arbetsmiljön 2026"]
        assert any(one.why == f"Saknas: {', '.join(names)} och 1 till." for one in told)


def _told_by_mail(day: object) -> list[Duty]:
    board = organisation.authority("KS", municipality_code="0380")
    machine = organisation.machine(authority_id=board.id, role="machine_mail", today=cast.TODAY)
    with cast.acting(machine):
        return workplace.duties(today=day)  # type: ignore[arg-type]


def _titles(told: list[Duty], actor: Actor) -> list[str]:
    with cast.acting(actor):
        return [one.title for one in mine(told, organisation.desk_of(actor=actor))]


def _signed(key: UUID, many: crowd.Crowd, code: str) -> UUID:
    with cast.acting(many.leading[code, "director"]) as actor:
        return workplace.sign(round_id=key, actor=actor, now=cast.NOW)


def _noted(signed: UUID, many: crowd.Crowd) -> None:
    """Committee and board note it; to another administration's it is not there."""
    both = (
        ("safety_committee", workplace.NotedBy.COMMITTEE, ""),
        ("board_secretary", workplace.NotedBy.BOARD, "SCN-2026-00123"),
    )
    for role, noted_for, number in both:
        with cast.acting(many.leading["SCF", role]) as actor:
            _note(signed, noted_for, actor, number)
        with pytest.raises(Unknown), cast.acting(many.leading["UBF", role]) as actor:
            _note(signed, noted_for, actor, number)


def _note(signed: UUID, noted_for: workplace.NotedBy, actor: Actor, number: str) -> None:
    workplace.note(
        signed_id=signed,
        noted_for=noted_for,
        noted_on=cast.TODAY,
        paragraph="7",
        diary_number=number,
        actor=actor,
        now=cast.NOW,
    )


def _whole_municipality(key: UUID) -> None:
    with cast.acting("hr.vof"):
        of = rounds.round_of(key)
        found, sums = municipality.administrations(of=of, municipality="0380", today=cast.TODAY)
        common = municipality.common(key)
    numbers = {one.signed.code: one for one in found if one.signed}
    assert set(numbers) == set(crowd.ADMINISTRATIONS)
    assert [(one.asked, one.answered) for one in sums] == [(403, 372)]
    assert len(numbers["SCF"].silent) == 6
    assert numbers["SCF"].signed is not None
    assert numbers["SCF"].signed.board_on == numbers["SCF"].signed.noted_on == cast.TODAY
    assert numbers["UBF"].signed is not None
    assert numbers["UBF"].signed.boards == ("UBN",)
    assert sum(one.actions.still_open for one in found) == 372
    assert {one.name for one in common} >= {"Arbetsbelastning", "Hot och våld", "Ledarskap"}
    assert sum(one.improve for one in common) >= 372


def _nobody_is_named(key: UUID, page: str, many: crowd.Crowd) -> None:
    """Seen by board, director, HR and outside: units, roles and numbers, never a person."""
    with cast.acting("hr.vof"):
        people = {one.name for one in Person.objects.filter(machine=False)}
    shown = (
        ("namnd.scn", page),
        ("direktor.vof", f"/arbetsmiljo/runda/{key}/forvaltningen"),
        ("direktor.vof", f"/arbetsmiljo/runda/{key}/teman/"),
        ("hr.vof", f"/arbetsmiljo/runda/{key}/kommunen"),
        ("strateg", f"/arbetsmiljo/runda/{key}/"),
    )
    for who, address in shown:
        answer = client_of(who).get(address)
        assert answer.status_code == 200, address
        main = unescape(answer.content.decode()).partition("<main")[2]
        assert not [name for name in people if name in main], address
    outside = text(client_of("strateg").get(f"/arbetsmiljo/runda/{key}/"))
    assert "Hopenheten" not in outside
    assert "omkring 60 har svarat" in outside
