"""The map of units, the year against its plan, when to repeat, lists, a year's numbers: pure."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from lykta.kernel.problems import Invalid
from lykta.networks.rules import cover, reading, refreshing, rhythm, yearly
from lykta.networks.rules.cover import Held, Place
from lykta.networks.terms import Cover, Level, Refreshing, Target

TODAY = date(2026, 11, 23)
YESTERDAY = date(2026, 11, 22)


def _place(name: str, *, parent: UUID | None = None, serves: bool = False) -> Place:
    return Place(uuid4(), name, name, parent, "VOF", "Vård och omsorg", serves)


TOP = _place("Förvaltningen")
HAS, LOST, NONE = (_place(name, parent=TOP.id) for name in ("Alfa", "Beta", "Gamma"))
EXCUSED = _place("Delta", parent=TOP.id)
PLACES = (TOP, HAS, LOST, NONE, EXCUSED)
HELD = (Held(HAS.id, None, None), Held(LOST.id, date(2024, 1, 1), YESTERDAY))


def _map(held: tuple[Held, ...] = HELD, places: tuple[Place, ...] = PLACES) -> dict[str, Cover]:
    made = cover.cover_map(
        places=places, sending=["VOF"], held=held, exempt=[EXCUSED.id], today=TODAY
    )
    return {unit.place.name: unit.cover for unit in made[0].units}


def test_each_unit_stands_as_its_ombuds_do() -> None:
    assert _map() == {
        "Beta": Cover.SUCCESSOR,
        "Gamma": Cover.NONE,
        "Alfa": Cover.HAS,
        "Delta": Cover.EXEMPT,
    }


def test_a_unit_with_units_below_answers_through_them_unless_it_meets_people_itself() -> None:
    serving = Place(TOP.id, "T", "Förvaltningen", None, "VOF", "Vård och omsorg", True)

    assert "Förvaltningen" not in _map()
    assert _map(places=(serving, *PLACES[1:]))["Förvaltningen"] is Cover.NONE
    assert _map(held=(*HELD, Held(TOP.id, None, None)))["Förvaltningen"] is Cover.HAS


@pytest.mark.parametrize(
    ("held", "holds"),
    [
        (Held(HAS.id, None, None), True),
        (Held(HAS.id, TODAY, None), True),
        (Held(HAS.id, date(2026, 11, 24), None), False),
        (Held(HAS.id, None, date(2026, 11, 24)), True),
        (Held(HAS.id, None, TODAY), False),
        (Held(HAS.id, None, None, moved=True), False),
    ],
)
def test_an_ombud_holds_until_the_last_day_unless_moved(held: Held, holds: bool) -> None:
    assert held.holds_on(TODAY) is holds


def test_the_picture_has_a_square_for_each_unit_ten_in_a_row() -> None:
    units = [cover.UnitCover(_place(f"{n}"), Cover.HAS, 1) for n in range(12)]
    drawn = cover.squares(units)

    assert (drawn[9].x, drawn[9].y, drawn[10].x, drawn[10].y) == (252, 0, 0, 28)
    assert cover.picture_height(12) == 56
    assert cover.picture_height(0) == 28


@pytest.mark.parametrize(
    ("trained", "refreshed", "months", "stands", "due"),
    [
        ("", None, 24, Refreshing.UNTRAINED, None),
        ("2024-08", None, None, Refreshing.FRESH, None),
        ("2024-08", None, 24, Refreshing.DUE, date(2026, 8, 31)),
        ("2024-12", None, 24, Refreshing.SOON, date(2026, 12, 31)),
        ("2026-08-15", None, 24, Refreshing.FRESH, date(2028, 8, 15)),
        ("2020", date(2025, 11, 23), 24, Refreshing.FRESH, date(2027, 11, 23)),
        ("2020", date(2024, 11, 23), 24, Refreshing.SOON, TODAY),
    ],
)
def test_training_is_repeated_after_the_municipalitys_own_interval(
    trained: str, refreshed: date | None, months: int | None, stands: Refreshing, due: date | None
) -> None:
    told = {"trained": trained, "refreshed_on": refreshed, "months": months}

    assert refreshing.due_on(**told) == due  # type: ignore[arg-type]
    assert refreshing.standing(**told, today=TODAY) is stands  # type: ignore[arg-type]


def _year(*days: tuple[str, bool], fewest: int = 2, today: date = TODAY) -> rhythm.Year:
    met = [rhythm.Met(date.fromisoformat(day), held, False) for day, held in days]
    return rhythm.year_of(met, year=2026, fewest=fewest, most=4, today=today)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (_year(("2026-03-01", True), ("2026-10-01", True)), "2 av minst 2 möten hållna 2026."),
        (
            _year(("2026-03-01", True)),
            "1 av minst 2 möten hållna 2026. Det fattas 1 för att nå det planen säger.",
        ),
        (
            _year(("2026-03-01", True), ("2026-12-01", False)),
            "1 av minst 2 möten hållna 2026, 1 planerat.",
        ),
        (
            _year(("2026-03-01", True), ("2026-10-01", False)),
            "1 av minst 2 möten hållna 2026, 1 utan minnesanteckningar.",
        ),
        (
            _year(("2026-03-01", True), today=date(2027, 1, 2)),
            "1 av minst 2 möten hållna 2026. Det blev 1 färre än planen säger.",
        ),
    ],
)
def test_a_year_short_of_meetings_is_said_plainly(year: rhythm.Year, words: str) -> None:
    assert year.words == words


def test_a_meeting_called_off_counts_for_nothing() -> None:
    met = [rhythm.Met(date(2026, 12, 1), False, True)]

    assert rhythm.year_of(met, year=2026, fewest=1, most=1, today=TODAY).missing == 1


# Lists that are read in


def _row(**more: str) -> dict[str, str]:
    return {"ID": "1", "Namn": "Påhittad Ett", "Enhet": "VOF-EX"} | more


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (_row(ID=""), "Raden har inget id."),
        (_row(Namn=" "), "Namnet saknas."),
        (_row(Enhet="X"), "Enheten X finns inte. Skriv enhetens kod."),
        (_row(Grundutbildad="i våras"), "i våras är ingen tid. Skriv till exempel 2024-08."),
        (_row(Utsedd="3/4"), "Utsedd: skriv dagen som 2026-11-23."),
        (_row(Utsedd="2026-02-01", Slutat="2026-01-01"), "Sista dagen ligger före den första."),
    ],
)
def test_a_row_that_cannot_be_read_says_why_by_its_number(row: dict[str, str], why: str) -> None:
    read, errors = reading.ombuds([_row(ID="7"), row], units={"VOF-EX"})

    assert [one.number for one in read] == ["7"]
    assert errors == [reading.RowError(3, why)]


def test_an_id_twice_in_a_file_is_refused() -> None:
    _, errors = reading.ombuds([_row(), _row()], units={"VOF-EX"})

    assert errors == [reading.RowError(3, "Id 1 finns två gånger i filen.")]


def test_a_csv_is_read_with_either_mark_and_its_headings_in_any_case() -> None:
    for parted in (",", ";"):
        text = f"Id{parted}NAMN{parted}Enhet\n1{parted}Påhittad Ett{parted}VOF-EX\n"
        rows = reading.rows_of_csv(b"\xef\xbb\xbf" + text.encode())

        assert reading.ombuds(rows, units={"VOF-EX"})[0][0].name == "Påhittad Ett"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b""])
def test_what_is_no_list_is_refused_kindly(data: bytes) -> None:
    with pytest.raises(Invalid):
        reading.tidy(reading.rows_of_csv(data), columns=reading.OMBUD_COLUMNS)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(Invalid, match="enhet"):
        reading.ombuds([{"id": "1", "namn": "X"}], units=set())


def test_a_participants_period_is_kept_as_it_was_told() -> None:
    row = {"id": "1", "namn": "X", "kurs": "heder", "tillfälle": "2024-08"}
    read, errors = reading.participants([row], courses={"heder"}, units=set())

    assert errors == []
    assert read[0].period == "2024-08"


def test_a_years_numbers_hide_the_few() -> None:
    given = [
        yearly.Given("A", Target.SCHOOL, Level.FURTHER, 130),
        yearly.Given("B", Target.CARE, Level.HIGHER, 4),
        yearly.Given("C", Target.CARE, Level.FURTHER, None),
    ]
    school, care = yearly.numbers_of(given)

    assert (school.shown, school.words, school.further, school.higher) == (
        130,
        "omkring 130",
        True,
        False,
    )
    assert (care.shown, care.words, care.higher, care.further) == (None, "färre än 5", True, False)
    assert care.untold == 1


def test_names_with_numbers_stand_in_the_order_people_count() -> None:
    names = ["Sagoskolan 10", "Sagoskolan 2", "Exempelskolan", "Sagoskolan"]

    assert sorted(names, key=cover.in_order) == [
        "Exempelskolan",
        "Sagoskolan",
        "Sagoskolan 2",
        "Sagoskolan 10",
    ]
