"""A file's bytes as text: size, encoding, characters, and no personal numbers."""

import re
from datetime import date
from pathlib import Path

from lykta.exchange.rules.faults import BadFile, Fault
from lykta.exchange.rules.nodes import Node, tree
from lykta.kernel.personal_number import PersonalNumber
from lykta.kernel.problems import Invalid

LARGEST = 1_000_000  # bytes; Uppsala's file is 15 000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NUMBER = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+–]?\d{4}(?!\d)")


def read(path: Path, *, today: date) -> Node:
    """Return the file as a tree. Raises BadFile when it cannot be read or names a person."""
    node = tree(text_of(_bytes(path)))
    _check_names_nobody(node, today=today)
    return node


def text_of(data: bytes) -> str:
    """Return the bytes as text. Raises BadFile with the line of what is not UTF-8 or not text."""
    if len(data) > LARGEST:
        raise BadFile([Fault(0, "", "Filen är större än 1 MB. Så stor är ingen kommuns fil.")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadFile([Fault(line, "", "Raden är inte skriven i UTF-8.")]) from None
    faults = [
        Fault(number, "", "Raden har tecken som inte syns och inte får finnas.")
        for number, line in enumerate(text.split("\n"), start=1)
        if _CONTROL.search(line)
    ]
    if faults:
        raise BadFile(faults)
    return text


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise BadFile([Fault(0, "", f"Filen finns inte: {path}")])
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError:
        raise BadFile([Fault(0, "", f"Filen går inte att öppna: {path}")]) from None


def _check_names_nobody(node: Node, *, today: date) -> None:
    faults = [
        Fault(
            each.line,
            "",
            "Det här ser ut som ett personnummer. Filen får inte handla om människor.",
        )
        for each in node.everything()
        if names_somebody(each.text, today=today)
    ]
    if faults:
        raise BadFile(faults)


def names_somebody(text: str, *, today: date) -> bool:
    """Tell whether a text holds what can be a personal number: right shape, day and check digit."""
    return any(_is_possible(found.group(), today=today) for found in _NUMBER.finditer(text))


def _is_possible(text: str, *, today: date) -> bool:
    try:
        PersonalNumber.parse(text, today=today)
    except Invalid:
        return False
    return True
