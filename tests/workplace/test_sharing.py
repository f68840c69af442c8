"""What units share: suggested by words, decided by people, seen by the own administration only."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import Error, transaction

from lykta.kernel.actor import Actor
from lykta.kernel.duty import mine
from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.organisation import api as organisation
from lykta.organisation.models import Assignment, Person, Unit
from lykta.plan.models import Measure
from lykta.web import weekly
from lykta.workplace import api as workplace
from lykta.workplace.actions import themes
from lykta.workplace.models import (
    EarlierYear,
    FollowUpNoted,
    PlanSuggestion,
    SignedFollowUp,
    ThemeNamed,
    ThemePlaced,
)
from lykta.workplace.queries import municipality, overview, rounds, sharing
from lykta.workplace.rules import municipality as whole
from lykta.workplace.rules.theming import Stems, suggested
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of
from tests.workplace import year
from tests.workplace.test_pages import HOME, text


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Rutinerna vid hot är inte övade.", {"routines", "threats"}),
        ("Arbetsbelastningen är för hög.", {"workload"}),
        ("Hotellet var bra.", set()),
        ("Vi behöver hotlarm och mindre buller.", {"threats", "premises"}),
        ("Omtankesamtalet är inte känt i introduktionen.", {"private_violence", "routines"}),
        ("Det är bra.", set()),
    ],
)
def test_words_suggest_themes(words: str, codes: set[str]) -> None:
    assert {one.value for one in suggested(words, sharing.stems())} == codes


def test_a_theme_that_is_none_is_never_read_from_the_file() -> None:
    with pytest.raises(ValueError, match="vädret"):
        Stems({"vädret": ["regn"]})


@pytest.mark.parametrize(
    ("part", "asked", "told"),
    [(18, 19, None), (20, 20, None), (1, 20, None), (15, 20, 75), (372, 400, 95), (0, 0, None)],
)
def test_a_share_in_the_open(part: int, asked: int, told: int | None) -> None:
    """Seen failing when `open_share` gave the share of any number of units."""
    assert whole.open_share(part, asked) == told


def employed(code: str, role: str = "manager") -> Actor:
    """Somebody begins at a unit, and has no account."""
    with cast.acting("systemforvaltare"):
        person = Person(name="Ny Påhittsson")
        person.save()
        unit = Unit.objects.get(code=code)
        row = Assignment(person=person, unit=unit, role=role, valid_from=cast.TODAY)
        row.save()
        return organisation.actor_for(person_id=person.id, assignment_id=row.id, today=cast.TODAY)


def _two_units() -> UUID:
    """The round of two units in one administration, both answered."""
    staff = employed("VOF")
    key = year.opened()
    year.answered(key, improve="Rutinen vid hot är inte övad.", improve_themes=())
    with cast.acting(staff) as actor:
        asked = workplace.units(round_id=key, unit=actor.unit)[0].id
        told = year.told(improve="Öva hot och ensamarbete.", improve_themes=())
        workplace.answer(asked_id=asked, told=told, actor=actor, now=cast.NOW)
    return key


def _found(key: UUID) -> dict[str, Any]:
    with cast.acting("direktor.vof"):
        asked = overview.own(key)
        assert asked is not None
        return {one.code: one for one in sharing.found(asked, overview.voices(asked))}


def test_the_director_confirms_names_and_moves(database: str) -> None:
    key = _two_units()
    before = _found(key)
    assert [one.code for one in before.values() if one.is_shared] == ["threats", "leadership"]
    assert not any(one.is_decided for one in before.values())
    first, second = before["threats"].improve

    with cast.acting("direktor.vof") as actor:
        themes.decide(
            round_id=key, code="threats", name="Öva på hot", improve=[first.id], works=[],
            move_to="routines", actor=actor, now=cast.NOW,
        )  # fmt: skip
    after = _found(key)
    assert (after["threats"].name, after["threats"].is_decided) == ("Öva på hot", True)
    assert [one.id for one in after["threats"].improve] == [first.id]
    assert second.id in {one.id for one in after["routines"].improve}

    year.signed(key)
    assert all(one.is_decided for one in _found(key).values())
    with cast.acting("direktor.vof"):
        asked = overview.own(key)
        assert asked is not None
        signed = rounds.signed_of(asked)
    assert signed is not None
    names = [one["name"] for one in signed.document["shared"]]
    assert "Rutiner och introduktion" in names
    with pytest.raises(NotNow), cast.acting("hr.vof") as actor:
        themes.confirm_all(round_id=key, actor=actor, now=cast.NOW)
    with cast.acting("hr.vof"):
        assert ThemeNamed.objects.update(name="Ändrat efteråt") == 0
        assert ThemePlaced.objects.update(belongs=False) == 0


@pytest.mark.parametrize(("who", "problem"), [("chef.vof", Refused), ("skydd.vof", Refused)])
def test_nobody_else_decides_themes(database: str, who: str, problem: type[Exception]) -> None:
    key = year.opened()
    with pytest.raises(problem), cast.acting(who) as actor:
        themes.confirm_all(round_id=key, actor=actor, now=cast.NOW)


def test_themes_are_seen_in_the_own_administration_only(database: str) -> None:
    """Seen failing when `seen_if` was left out of the themes' declarations."""
    key = _two_units()
    with cast.acting("hr.vof") as actor:
        assert themes.confirm_all(round_id=key, actor=actor, now=cast.NOW) >= 2
    for who in ("chef.vof", "strateg", "skola.rektor", "namnd.scn"):
        with cast.acting(who):
            assert not ThemeNamed.objects.exists(), who
            assert not ThemePlaced.objects.exists(), who


def test_a_theme_is_never_named_after_somebody(database: str) -> None:
    key = _two_units()
    with pytest.raises(Invalid), cast.acting("hr.vof") as actor:
        themes.decide(
            round_id=key, code="", name="Anna Påhittsson", improve=[], works=[],
            actor=actor, now=cast.NOW,
        )  # fmt: skip


def test_hr_groups_on_the_pages(database: str) -> None:
    key = _two_units()
    hr, page = client_of("hr.vof"), f"{HOME}runda/{key}/teman/"
    assert "Hot och våld förslag" in text(hr.get(page))
    made = send(hr, f"{page}nytt", name="Ensam på kvällen", improve=[])
    assert made.status_code == 303
    assert hr.post(f"{page}bekrafta").status_code == 303
    shown = text(hr.get(page))
    assert "Ensam på kvällen bekräftat" in shown
    assert "förslag" not in shown.partition("Utan tema")[0]
    refused = hr.post(f"{page}threats", {"name": "Bo Exempelgren"})
    assert refused.status_code == 422
    assert client_of("chef.vof").get(page).status_code == 403
    assert client_of("hr.vof").get(f"{page}finns-inte").status_code == 404


def test_who_reads_english_meets_themes_and_pictures_in_english(database: str) -> None:
    """Seen failing when a bar's label was shown as it came, and a theme's name."""
    key = _two_units()
    client = client_of("direktor.vof")
    for page in ("forvaltningen", "teman/"):
        shown = text(client.get(f"{HOME}runda/{key}/{page}", headers={"accept-language": "en"}))
        assert "Threats and violence suggestion" in shown, page
        assert "Hot och våld" not in shown, page
        assert "Har svarat" not in shown, page


def test_a_suggestion_becomes_a_measure_that_tells_where_it_is_from(database: str) -> None:
    key = _two_units()
    director, page = client_of("direktor.vof"), f"{HOME}runda/{key}/"
    words = {"theme": "Hot och våld", "text": "Öva vid hot varje år."}
    for wrong in ("Öva på Exempelboendet.", "Bo Exempelgren behöver öva.", ""):
        assert director.post(f"{page}foresla", {**words, "text": wrong}).status_code == 422
    assert (
        "Skriva en plan för introduktion"
        in director.get(f"{page}foresla?atgard=0").content.decode()
    )
    assert director.post(f"{page}foresla", words).status_code == 303
    with cast.acting("strateg") as actor:
        desk = organisation.desk_of(actor=actor)
        met = [one.title for one in mine(workplace.duties(today=cast.TODAY), desk)]
        told = workplace.suggestions()[0]
    assert "Ta ställning till ett förslag till planen: Hot och våld" in met

    office, address = client_of("strateg"), f"{HOME}forslag/{told.id}/"
    assert office.get(f"{HOME}forslag/").status_code == 200
    assert send(office, address, kind="training").status_code == 303
    with cast.acting("strateg"):
        row = Measure.objects.get(title="Hot och våld")
        assert "Vård- och omsorgsförvaltningen: Hot och våld" in row.why
        assert PlanSuggestion.objects.get().measure_id == row.id
    assert office.get(address).status_code == 409
    assert "Blev en åtgärd i planen" in text(director.get(f"{HOME}forslag/"))
    for who in ("direktor.vof", "hr.vof", "chef.vof"):
        assert client_of(who).get(address).status_code == 403


def test_a_declined_suggestion_tells_why(database: str) -> None:
    key = _two_units()
    with cast.acting("direktor.vof") as actor:
        made = workplace.suggest(
            round_id=key, theme="Lokaler", text="Bättre luft.", actor=actor, now=cast.NOW
        )
    office = client_of("strateg")
    address = f"{HOME}forslag/{made}/nej"
    assert send(office, address).status_code == 422
    assert send(office, address, reason="Det sköts av fastighet.").status_code == 303
    assert "Det sköts av fastighet." in text(client_of("direktor.vof").get(f"{HOME}forslag/"))


def test_the_database_refuses_another_administrations_suggestion(database: str) -> None:
    """Seen failing when `only_if` was left out of the declaration."""
    key = _two_units()
    elsewhere = organisation.administration("UBF", municipality_code="0380").id
    row = PlanSuggestion(
        round_id=key, administration_id=elsewhere, administration_code="UBF",
        administration_name="x", theme="x", text="x", suggested_at=cast.NOW,
    )  # fmt: skip
    with pytest.raises(Error), cast.acting("hr.vof"), transaction.atomic():
        row.save(force_insert=True)


def test_who_leads_the_unit_above_meets_the_late_and_sees_no_answer(database: str) -> None:
    above = employed("SCF-VUX")
    key = year.opened()
    late = year.DUE + timedelta(days=1)

    def met(day: Any) -> list[tuple[str, str]]:
        with cast.acting(above) as actor:
            told = mine(workplace.duties(today=day), organisation.desk_of(actor=actor))
            return [(one.title, one.why) for one in told if "under dig" in one.title]

    assert met(year.DUE) == []
    assert met(late) == [("1 enhet under dig är sen med arbetsmiljön 2026", "Saknas: Nexus.")]
    year.answered(key, "nexus.chef")
    assert met(late) == []
    with cast.acting(above) as actor:
        assert [one.unit_name for one in rounds.below(round_id=key, unit=actor.unit)] == ["Nexus"]
        asked = rounds.below(round_id=key, unit=actor.unit)[0].id
        assert rounds.unit_of(asked).answer is None


def test_the_board_reads_its_own_administrations_signed_paper_only(database: str) -> None:
    """Seen failing when the board's part was left out of the signed paper's declaration."""
    key = _two_units()
    signed = year.signed(key)
    board = employed("VOF", "board_secretary")
    for who, sees in ((board, 1), ("namnd.scn", 0), ("strateg", 0)):
        with cast.acting(who):
            assert SignedFollowUp.objects.count() == sees
    with pytest.raises(Unknown), cast.acting("namnd.scn") as actor:
        workplace.note(
            signed_id=signed, noted_for=workplace.NotedBy.BOARD, noted_on=cast.TODAY,
            actor=actor, now=cast.NOW,
        )  # fmt: skip


def test_earlier_years_are_written_in_by_hr_and_stand_in_the_picture(database: str) -> None:
    key = _two_units()
    hr = client_of("hr.vof")
    unit = organisation.administration("VOF", municipality_code="0380")
    told = {"administration_id": str(unit.id), "year": 2024, "asked": 40, "answered": 30}
    assert hr.post(f"{HOME}tidigare", {**told, "answered": 41}).status_code == 422
    assert hr.post(f"{HOME}tidigare", {**told, "year": year.YEAR}).status_code == 422
    assert hr.post(f"{HOME}tidigare", told).status_code == 303
    with cast.acting("hr.vof"):
        assert EarlierYear.objects.get().answered == 30
    shown = text(hr.get(f"{HOME}runda/{key}/kommunen"))
    assert "30 av 40, inskrivet" in shown
    assert "30 av 40" in text(client_of("direktor.vof").get(f"{HOME}runda/{key}/forvaltningen"))
    for who in ("strateg", "direktor.vof", "chef.vof", "namnd.scn"):
        assert client_of(who).get(f"{HOME}runda/{key}/kommunen").status_code == 403


def test_the_whole_municipality_is_counted_for_nobody_outside_the_line(database: str) -> None:
    """Seen failing when the functions did not ask for `workplace.municipality`."""
    key = _two_units()
    year.signed(key)
    for who, sees in (("hr.vof", True), ("strateg", False), ("chef.vof", False)):
        with cast.acting(who):
            of = rounds.round_of(key)
            found, _sums = municipality.administrations(
                of=of, municipality="0380", today=cast.TODAY
            )
            silent = municipality.silent(key)
            common = municipality.common(key)
        assert (bool(found), bool(silent), bool(common)) == (sees, sees, sees), who


def test_the_database_takes_no_note_for_another_board(database: str) -> None:
    """Seen failing when `only_if` was left out of the note's declaration."""
    signed = year.signed(_two_units())
    for who, noted_for in (("namnd.scn", "board"), ("hr.vof", "committee"), ("hr.vof", "board")):
        with pytest.raises(Error), cast.acting(who) as actor, transaction.atomic():
            FollowUpNoted(
                signed_id=signed, noted_for=noted_for, authority_id=actor.authority,
                noted_on=cast.TODAY, noted_by_id=actor.person,
            ).save(force_insert=True)  # fmt: skip


@pytest.mark.parametrize(("days", "part"), [(-7, "Snart dags"), (1, "Försenat")])
def test_the_mail_of_the_week_reminds_before_the_last_day_and_after(
    database: str, days: int, part: str
) -> None:
    year.opened()
    day = year.DUE + timedelta(days=days)
    board = organisation.authority("KS", municipality_code="0380")
    machine = organisation.machine(authority_id=board.id, role="machine_mail", today=cast.TODAY)
    with cast.acting(machine):
        mails = {one.reader.name: one.parts for one in weekly.prepare(today=day).mails}
    told = [one.duty.title for one in mails["Åke Exempelbo"].get(part, ())]
    assert told == ["Svara på årets uppföljning för Exempelboendet"]
    seen = [one.duty.title for lines in mails["Ann Fantasidirektör"].values() for one in lines]
    assert f"1 enhet har inte svarat om arbetsmiljön {year.YEAR}" in seen
