"""What in a text could tell who wrote it: said before it is sent, never stopped (law §10.7)."""

import re
from enum import StrEnum

from lykta.anonymous.rules import codes

_NUMBER = re.compile(r"\+?\d[\d\s\-()]{5,}\d")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NAMED = re.compile(
    r"\b(?:jag heter|mitt namn är|min man heter|my name is|i am called|اسمي|magacaygu waa)\b",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"(?<![.!?:\n])[^\S\n]([A-ZÅÄÖÉÜ][a-zåäöéü]+[^\S\n]+[A-ZÅÄÖÉÜ][a-zåäöéü]+)")
_STREET = re.compile(r"\b\w*(?:gatan|vägen|gränd|torget|street|road)\s+\d+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")


class Trace(StrEnum):
    """A kind of trace; the page has words for it in its language."""

    CODE = "code"
    NUMBER = "number"
    NAME = "name"
    PLACE = "place"


def traces(
    text: str, *, listed: tuple[str, ...] = (), code: codes.Code | None = None
) -> tuple[Trace, ...]:
    """Return what the text seems to hold, in order of danger; empty when nothing is seen.

    `code` is the writer's own code when it is known; any text that reads as a code is one too.
    """
    found = []
    if _has_code(text, listed, code):
        found.append(Trace.CODE)
    if _NUMBER.search(_plain(text)) or _MAIL.search(text):
        found.append(Trace.NUMBER)
    if _NAMED.search(text) or _TWO_NAMES.search(f" {text}"):
        found.append(Trace.NAME)
    if _STREET.search(text):
        found.append(Trace.PLACE)
    return tuple(found)


def _plain(text: str) -> str:
    """Return the text with every script's digits as ours."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _has_code(text: str, listed: tuple[str, ...], code: codes.Code | None) -> bool:
    digits = "".join(sign for sign in _plain(text) if sign.isdigit())
    if code is not None and (code.digits in digits or code.secret in digits):
        return True
    if any(_long(run) for run in _NUMBER.findall(_plain(text))):
        return True
    words = [word.casefold() for word in _WORDS.findall(text)]
    known = [word in listed for word in words] if listed else []
    return any(all(known[at : at + codes.WORDS]) for at in range(len(known) - codes.WORDS + 1))


def _long(run: str) -> bool:
    return sum(sign.isdigit() for sign in run) >= codes.DIGITS
