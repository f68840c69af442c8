"""The Swedish personal number and coordination number as one checked value.

A number is personal data: `str` and `repr` show only the birth date, so that a number can never
slip into a log, a page or an error by accident. Ask for `normalised` or `formatted` by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from personnummer.personnummer import Personnummer, PersonnummerException

from lykta.kernel.problems import Invalid

_LONGEST = 20  # twelve digits, a sign, and the blanks people put around and between
_SHAPE = re.compile(r"([0-9]{2})?([0-9]{6})([-+]?)([0-9]{4})")
_FIRST_CENTURY, _LAST_CENTURY = 18, 20
_COORDINATION = 60  # added to the day of birth in a coordination number
_TEST_SERIES = range(980, 1000)
_BLANKS_AND_DASHES = str.maketrans({" ": None, "\u00a0": None, "\u2013": "-", "\u2212": "-"})

_UNREADABLE = "Skriv personnumret med 10 eller 12 siffror: ååååmmdd-nnnn."
_IMPOSSIBLE = "Det finns inget sådant personnummer. Kontrollera siffrorna."
_UNBORN = "Personnumret har ett födelsedatum som inte har varit än. Kontrollera siffrorna."
_NOT_TEST = "Här får bara Skatteverkets testnummer användas. De har 980-999 efter födelsedatumet."


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A possible personal or coordination number. Make it with `parse`.

    `normalised` is the twelve digits, `birth_date` the real day of birth (never the day + 60).
    """

    normalised: str
    birth_date: date

    @classmethod
    def parse(
        cls,
        text: str,
        *,
        today: date,
        field: str = "personal_number",
        only_test_numbers: bool = False,
    ) -> Self:
        """Read 10 or 12 digits with or without `-` or `+`.

        `today` gives ten digits their century, as on paper: a plus sign from the year one turns
        a hundred (FOL 18 §).
        Raises Invalid with a Swedish reason under `field`; the reason never repeats what was typed.
        """
        digits = _twelve_digits(text, today=today, field=field)
        born = _birth_date(digits, field=field)
        if born > today:
            raise Invalid({field: _UNBORN})
        number = cls(normalised=digits, birth_date=born)
        if only_test_numbers and not is_test_number(number):
            raise Invalid({field: _NOT_TEST})
        return number

    @property
    def is_coordination(self) -> bool:
        """Whether it is a coordination number (samordningsnummer)."""
        return int(self.normalised[6:8]) > _COORDINATION

    @property
    def formatted(self) -> str:
        """All of it, as people write it: 19900101-1234. Only where the number may be shown."""
        return f"{self.normalised[:8]}-{self.normalised[8:]}"

    @property
    def masked(self) -> str:
        """The birth date alone: 19900101-****."""
        return f"{self.normalised[:8]}-****"

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"PersonalNumber({self.masked})"


def is_test_number(number: PersonalNumber) -> bool:
    """Whether it is from the tax agency's series for tests: birth number 980-999, nobody's own."""
    return int(number.normalised[8:11]) in _TEST_SERIES


def _twelve_digits(text: str, *, today: date, field: str) -> str:
    if len(text) > _LONGEST:
        raise Invalid({field: _UNREADABLE})
    match = _SHAPE.fullmatch(text.translate(_BLANKS_AND_DASHES))
    if match is None:
        raise Invalid({field: _UNREADABLE})
    century, birth, sign, last = match.groups()
    return (century or _century(birth, sign=sign, today=today)) + birth + last


def _century(birth: str, *, sign: str, today: date) -> str:
    """The latest century with such a year so far; without a sign, one where the person is born."""
    base = today.year - (100 if sign == "+" else 0)
    year = base - (base - int(birth[:2])) % 100
    if not sign and year == today.year and _later_this_year(birth, today=today):
        year -= 100
    return f"{year // 100:02d}"


def _later_this_year(birth: str, *, today: date) -> bool:
    day = int(birth[4:6])
    born_on = day - _COORDINATION if day > _COORDINATION else day
    return (int(birth[2:4]), born_on) > (today.month, today.day)


def _birth_date(digits: str, *, field: str) -> date:
    """The day of birth, when the check digit agrees and the day exists."""
    if not _FIRST_CENTURY <= int(digits[:2]) <= _LAST_CENTURY:
        raise Invalid({field: _IMPOSSIBLE})
    try:
        born: date = Personnummer(digits).get_date()  # type: ignore[no-untyped-call]
    except PersonnummerException:
        raise Invalid({field: _IMPOSSIBLE}) from None
    return born
