"""What an event may say beside its code: codes, ids and numbers, never anything of a person.

The database keeps the same rule (`audit.is_codes`), so that no other way in can break it.
"""

import re
from collections.abc import Mapping

Value = str | int | bool

_EVENT = re.compile(r"[a-z]+\.[a-z_]+")
_KEY = re.compile(r"[a-z_]{1,40}")
_CODE = re.compile(r"[a-z0-9_.:-]{0,64}")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOST_DIGITS = 8  # a date fits, a personal number or a telephone number does not
_LARGEST = 9_999_999


class NotACode(ValueError):
    """Something that is not a code was about to be logged: a fault in our code."""


def check(event: str, detail: Mapping[str, Value]) -> None:
    """Raise `NotACode`, naming the key but never the value."""
    if not _EVENT.fullmatch(event) or len(event) > 40:
        raise NotACode("An event is a code such as `matter.assigned`.")
    for key, value in detail.items():
        if not _KEY.fullmatch(key) or not is_code(value):
            raise NotACode(f"The log takes codes, ids and numbers only; see `{key[:40]}`.")


def is_code(value: object) -> bool:
    """Tell whether the value can be logged: true or false, a small number, a short code, an id."""
    if isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= _LARGEST
    if not isinstance(value, str):
        return False
    if _UUID.fullmatch(value):
        return True
    digits = sum(sign.isdigit() for sign in value)
    return _CODE.fullmatch(value) is not None and digits <= _MOST_DIGITS
