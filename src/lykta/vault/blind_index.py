"""Exact search without plain text: keyed hashes of normalised names and personal numbers.

HMAC-SHA256 with a key of its own. It finds a whole name part or a whole number, never a part of
one; the table that holds the hashes can be rebuilt and stays out of backups (design §7.8).
"""

import hashlib
import hmac
import re
import unicodedata

from lykta.kernel.problems import Invalid
from lykta.kernel.terms import Term
from lykta.vault.providers import provider

# Letters of their own in Swedish keep their sign; other letters lose theirs (é is found by e).
_OWN_LETTERS = {"å", "ä", "ö"}
_NEIGHBOURS = str.maketrans({"ø": "ö", "æ": "ä", "đ": "d", "ł": "l", "ð": "d", "þ": "th"})
_NUMBER = re.compile(r"[0-9]{12}")


class Kind(Term):
    """What can be found by exact search."""

    NAME = "name", "Namn"
    PERSONAL_NUMBER = "personal_number", "Personnummer"


def blind(kind: Kind | str, text: str) -> list[bytes]:
    """Return one hash (32 bytes) for each name part, or one for a personal number.

    A name is taken apart at everything that is not a letter; each part is found by itself. A
    personal number has twelve digits (`PersonalNumber.normalised`), with or without its sign.
    Raises `Invalid` for another number of digits.
    """
    asked = Kind(kind)
    parts = _name_parts(text) if asked is Kind.NAME else [_digits(text)]
    key = provider().index_key()
    return [
        hmac.new(key, f"{asked.value}|{part}".encode(), hashlib.sha256).digest() for part in parts
    ]


def _name_parts(text: str) -> list[str]:
    plain = "".join(_plain_letter(sign) for sign in unicodedata.normalize("NFKC", text).casefold())
    words = re.split(r"[^\w]+|_", plain.translate(_NEIGHBOURS))
    return list(dict.fromkeys(word for word in words if word))


def _plain_letter(sign: str) -> str:
    if sign in _OWN_LETTERS:
        return sign
    apart = unicodedata.normalize("NFD", sign)
    return "".join(one for one in apart if not unicodedata.combining(one))


def _digits(text: str) -> str:
    found = re.sub(r"[\s+-]", "", text)
    if not _NUMBER.fullmatch(found):
        raise Invalid({"personal_number": "Skriv personnumret med tolv siffror, ååååmmddnnnn."})
    return found
