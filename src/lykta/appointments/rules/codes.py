"""The code of an acute time: twelve digits in groups of four, as on a receipt."""

import secrets

DIGITS, GROUP = 12, 4


def make() -> str:
    """Return a new code: 40 bits, tried slowly (`views/pace`), for a time within a week."""
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def read(typed: str) -> str:
    """Return the digits of what was typed, or "" when it cannot be a code."""
    digits = "".join(character for character in typed if character.isdecimal())
    return digits if len(digits) == DIGITS and digits.isascii() else ""


def groups(code: str) -> str:
    """Return the code as it is shown."""
    return " ".join(code[place : place + GROUP] for place in range(0, len(code), GROUP))
