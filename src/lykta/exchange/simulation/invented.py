"""Invented people whose names show it, with personal numbers from the tax agency's test series.

A protected person's every datum carries a unique token `KANARIE-…`, so that a leak can be searched
for; where a format forbids it, an impossible value from `data/canaries.yaml` stands instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

WOMEN = ("Amina", "Britta", "Cajsa", "Desta", "Ebba", "Fatma", "Greta", "Hanan", "Irma", "Jelena")
MEN = ("Adam", "Börje", "Carlos", "Dawit", "Emil", "Farid", "Gösta", "Hassan")
NEUTRAL = ("Kim", "Robin", "Charlie", "Love")
FIRST_PARTS = ("Exempel", "Påhitt", "Sago", "Låtsas", "Fantasi")
LAST_PARTS = ("berg", "dal", "lund", "ström", "sten", "kvist", "hav", "äng", "mark", "gren")
STREETS = ("Påhittsgatan", "Sagovägen", "Exempelstigen", "Fantasigränd")


@dataclass(frozen=True)
class Invented:
    """A person who does not exist. `canary` is the token of a protected one, else empty."""

    name: str
    personal_number: str
    gender: str
    phone: str
    address: str
    protection: str
    canary: str


@dataclass(frozen=True)
class Canaries:
    """Impossible values for what cannot hold a token."""

    phones: Sequence[str]
    personal_numbers: Sequence[str]


@cache
def canaries(path: Path) -> Canaries:
    """Read the listed values."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Canaries(tuple(data["phones"]), tuple(data["personal_numbers"]))


def person(chance: Random, *, number: int) -> Invented:
    """Return an ordinary invented adult."""
    gender = chance.choices(("woman", "man", "other"), (86, 12, 2))[0]
    first = chance.choice({"woman": WOMEN, "man": MEN, "other": NEUTRAL}[gender])
    last = chance.choice(FIRST_PARTS) + chance.choice(LAST_PARTS)
    return Invented(
        name=f"{first} {last}",
        personal_number=test_number(chance, born=chance.randint(1945, 2004)),
        gender=gender,
        phone=f"070-000 {number // 100:02d} {number % 100:02d}",
        address=f"{chance.choice(STREETS)} {number}",
        protection="none",
        canary="",
    )


def protected(chance: Random, *, number: int, listed: Canaries) -> Invented:
    """Return a protected person: every datum is a canary."""
    token = f"KANARIE-{number:04d}"
    return Invented(
        name=f"{chance.choice(WOMEN)} {token}-NAMN",
        personal_number=listed.personal_numbers[number % len(listed.personal_numbers)],
        gender="woman",
        phone=listed.phones[number % len(listed.phones)],
        address=f"{token}-ADRESS",
        protection=chance.choice(("marked", "registration")),
        canary=token,
    )


def test_number(chance: Random, *, born: int) -> str:
    """Return a personal number of the test series (birth number 980-999) with its check digit."""
    day = f"{born % 100:02d}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    nine = f"{day}{chance.randint(980, 999)}"
    return f"{born // 100}{nine}{check_digit(nine)}"


def check_digit(nine: str) -> int:
    """Return the last digit of a ten-digit number by the Luhn rule."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(number // 10 + number % 10 for number in doubled) % 10
