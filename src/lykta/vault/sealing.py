"""Seals and opens a text for its place, under the key of its scope."""

from uuid import UUID

from lykta.kernel.problems import Invalid
from lykta.vault import envelope, keyring
from lykta.vault.problems import Unreadable

LONGEST = 200_000


def seal_bytes(plain: bytes, *, scope: UUID, place: envelope.Place) -> bytes:
    """Return the bytes sealed under the scope's current key. Raises `NoKey`."""
    keys = keyring.keys_of(scope)
    version = keys.current
    return envelope.seal(plain, place=place, version=version, key=keys.by_version[version])


def open_bytes(sealed: bytes, *, scope: UUID, place: envelope.Place) -> bytes:
    """Return the plain bytes. Raises `Unreadable` for anything that does not fit."""
    try:
        version = envelope.version_of(sealed)
        return envelope.unseal(sealed, place=place, key=keyring.key(scope, version))
    except envelope.Broken:
        raise Unreadable from None


def seal_text(text: str, *, scope: UUID, place: envelope.Place, longest: int = LONGEST) -> bytes:
    """Return the text sealed; the empty text stays empty bytes, so that "nothing" is seen cheaply.

    Raises `Invalid` for a text that is too long or holds characters that cannot be stored.
    """
    check(text, name=place.column, longest=longest)
    return seal_bytes(text.encode(), scope=scope, place=place) if text else b""


def open_text(sealed: bytes, *, scope: UUID, place: envelope.Place) -> str:
    """Return the text. Raises `Unreadable`."""
    if not sealed:
        return ""
    try:
        return open_bytes(sealed, scope=scope, place=place).decode()
    except UnicodeDecodeError:
        raise Unreadable from None


def check(text: str, *, name: str, longest: int) -> None:
    """Raise `Invalid` under the field's name when the text cannot be stored."""
    if len(text) > longest:
        raise Invalid({name: f"Texten är för lång. Den får ha högst {longest} tecken."})
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise Invalid({name: "Texten innehåller tecken som inte går att spara. Skriv om den."})
