"""Personal numbers: what is read, what is refused and how fast, and that none slips out."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lykta.kernel.personal_number import PersonalNumber, is_test_number
from lykta.kernel.problems import Invalid

TODAY = date(2026, 11, 23)


def check_digit(nine: str) -> str:
    """The modulus-10 digit, worked out here by itself and not by the library under test."""
    products = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return str(-sum(product // 10 + product % 10 for product in products) % 10)


def made_up_number(born: date, birth_number: int, *, coordination: bool = False) -> str:
    day = born.day + 60 * coordination
    nine = f"{born:%y%m}{day:02d}{birth_number:03d}"
    return f"{born.year:04d}"[:2] + nine + check_digit(nine)


@pytest.mark.parametrize(
    ("text", "first_eleven"),
    [
        ("19900101980?", "19900101980"),
        ("19900101-980?", "19900101980"),
        ("18900101+980?", "18900101980"),
        ("900101-980?", "19900101980"),
        ("900101980?", "19900101980"),
        ("900101+980?", "18900101980"),
        ("  19900101 - 980? ", "19900101980"),
        ("19900101\u2013980?", "19900101980"),  # the dash a word processor makes
        ("900161-980?", "19900161980"),  # coordination number
    ],
)
def test_the_ways_people_write_it(text: str, first_eleven: str) -> None:
    last = check_digit(first_eleven[2:])
    number = PersonalNumber.parse(text.replace("?", last), today=TODAY)
    assert number.normalised == first_eleven + last


def test_the_tax_agencys_own_example_is_read() -> None:
    number = PersonalNumber.parse("18900101-9802", today=TODAY)
    assert number.birth_date == date(1890, 1, 1)
    assert is_test_number(number)
    assert not number.is_coordination


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "19900101",
        "1990010198",  # reads as 19-90-01: no month 90
        "19900101-980",
        "19900101-98011",
        "19900101_9801",
        "1990-01-01-9801",
        "19900101--9801",
        "-199001019801",
        "19900101-980A",
        "19900101-9801\n",
        "19900101-9801\x00",
        "\x0019900101-9801",
        "19900101-٩٨٠١",  # Arabic digits
        "１９９００１０１９８０１",  # full-width digits
        "19900101-9²01",
        "'; drop table matter; --",
        "<script>",
    ],
)
def test_what_is_no_number_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        PersonalNumber.parse(text, today=TODAY, field="number")
    (reason,) = refused.value.errors.values()
    assert list(refused.value.errors) == ["number"]
    assert reason.endswith(".")
    assert not text.strip() or text.strip() not in reason


@pytest.mark.parametrize(
    "first_eleven",
    [
        "19900230980",  # 30 February
        "20270229980",  # no leap year
        "19901301980",
        "19900001980",
        "19900100980",
        "19900160980",  # between days and coordination days
        "19900192980",  # past any coordination day
        "19900101000",  # no birth number 000
        "17900101980",  # before there were registers that hold anyone
        "21900101980",
    ],
)
def test_impossible_numbers_with_a_right_check_digit_are_refused(first_eleven: str) -> None:
    with pytest.raises(Invalid, match=r"inget sådant|inte har varit"):
        PersonalNumber.parse(first_eleven + check_digit(first_eleven[2:]), today=TODAY)


@pytest.mark.parametrize("digits", ["٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "۰۱۲۳۴۵۶۷۸۹"])
@pytest.mark.parametrize("part", [slice(0, 2), slice(2, 8), slice(8, 12), slice(0, 12)])
def test_digits_of_other_scripts_are_refused(digits: str, part: slice) -> None:
    right = "189001019802"
    foreign = right[part].translate(str.maketrans("0123456789", digits))
    with pytest.raises(Invalid):
        PersonalNumber.parse(right[: part.start] + foreign + right[part.stop :], today=TODAY)


@pytest.mark.parametrize("last", "013456789")
def test_a_wrong_check_digit_is_refused(last: str) -> None:
    with pytest.raises(Invalid):
        PersonalNumber.parse(f"18900101980{last}", today=TODAY)


@pytest.mark.parametrize(
    "text", ["1" * 10_000_000, "١" * 10_000_000, "\x00" * 10_000_000, " " * 10_000_000]
)
def test_ten_megabytes_are_refused_at_once(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(Invalid):
        PersonalNumber.parse(text, today=TODAY)
    assert time.perf_counter() - began < 0.05


@pytest.mark.parametrize(
    ("born", "accepted"),
    [(TODAY - timedelta(days=1), True), (TODAY, True), (TODAY + timedelta(days=1), False)],
)
def test_a_child_is_born_by_today(born: date, accepted: bool) -> None:
    text = made_up_number(born, 981)
    if accepted:
        assert PersonalNumber.parse(text, today=TODAY).birth_date == born
    else:
        with pytest.raises(Invalid, match="inte har varit än"):
            PersonalNumber.parse(text, today=TODAY)


def test_ten_digits_are_of_the_person_alive_and_a_plus_makes_them_a_hundred() -> None:
    tomorrow = TODAY + timedelta(days=1)
    ten = made_up_number(tomorrow, 981)[2:]
    assert PersonalNumber.parse(ten, today=TODAY).birth_date.year == 1926
    assert PersonalNumber.parse(f"{ten[:6]}+{ten[6:]}", today=TODAY).birth_date.year == 1926
    with pytest.raises(Invalid):
        PersonalNumber.parse(f"{ten[:6]}-{ten[6:]}", today=TODAY)
    newborn = made_up_number(TODAY, 981)[2:]
    assert PersonalNumber.parse(newborn, today=TODAY).birth_date == TODAY
    assert PersonalNumber.parse(f"{newborn[:6]}+{newborn[6:]}", today=TODAY).birth_date.year == 1926


@given(
    born=st.dates(min_value=date(1890, 1, 1), max_value=TODAY),
    birth_number=st.integers(min_value=1, max_value=999),
    coordination=st.booleans(),
)
def test_every_right_number_is_read_as_it_was_made(
    born: date, birth_number: int, coordination: bool
) -> None:
    text = made_up_number(born, birth_number, coordination=coordination)
    number = PersonalNumber.parse(text, today=TODAY)
    assert number.normalised == text
    assert number.birth_date == born
    assert number.is_coordination is coordination
    assert is_test_number(number) is (birth_number >= 980)
    assert PersonalNumber.parse(number.formatted, today=TODAY) == number


@given(text=st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        number = PersonalNumber.parse(text, today=TODAY)
    except Invalid:
        return
    assert number.normalised.isascii()


def test_a_number_never_slips_out_by_accident() -> None:
    number = PersonalNumber.parse("18900101-9802", today=TODAY)
    for shown in (str(number), repr(number), f"{number}", f"{[number]}", number.masked):
        assert "9802" not in shown
        assert "18900101-****" in shown


@pytest.mark.parametrize(("birth_number", "accepted"), [(979, False), (980, True), (999, True)])
def test_only_the_test_series_where_only_it_is_allowed(birth_number: int, accepted: bool) -> None:
    text = made_up_number(date(1990, 1, 1), birth_number)
    if accepted:
        assert PersonalNumber.parse(text, today=TODAY, only_test_numbers=True).normalised == text
    else:
        with pytest.raises(Invalid, match="testnummer"):
            PersonalNumber.parse(text, today=TODAY, only_test_numbers=True)
