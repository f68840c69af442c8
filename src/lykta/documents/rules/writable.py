"""Texts that a file format can hold: no control signs, and no sign our letters lack."""

import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_FAMILIAR = re.compile(
    r"[^\n\t\x20-\x7e\u00a0-\u024f\u0370-\u03ff\u0400-\u04ff\u2010-\u2026\u2030-\u203a\u20ac]"
)
_SWEDISH = re.compile(r"[^\n\t\x20-\x7e\u00a0-\u00ff\u2013\u2014\u2018-\u201e\u2022\u2026]")


def clean(text: str) -> str:
    """Return the text without control signs and hidden signs that turn its direction."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def in_familiar_letters(text: str) -> str:
    """Return the text with "?" for signs outside the European alphabets (an emoji, say)."""
    return _FAMILIAR.sub("?", text)


def in_swedish_letters(text: str) -> str:
    """Return the text with "?" for every sign outside what Swedish papers are written with."""
    return _SWEDISH.sub("?", text)
