"""Refuses passwords that a guesser tries first: common ones, and long ones made of simple parts.

The parts are our own list (`data/password_parts.yaml`); the twenty thousand most common
passwords are the ones that come with Django. No list is asked for over the network.
"""

import re
from functools import cache
from itertools import pairwise

import yaml
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator as DjangosList
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ROWS = ("1234567890", "qwertyuiopå", "asdfghjklöä", "zxcvbnm", "abcdefghijklmnopqrstuvwxyzåäö")
LEET = str.maketrans("013457@$!", "oieastasi")
FEWEST_UNUSUAL = 8  # characters that are left when every simple part is taken away


class CommonPasswordValidator:
    """A password validator for settings.AUTH_PASSWORD_VALIDATORS."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when the password is easy to guess."""
        name = str(getattr(user, "username", ""))
        if is_easy(password, username=name):
            raise ValidationError(
                _("Lösenordet är lätt att gissa. Välj några ord som inte hör ihop."),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        """Return what the person is told beforehand."""
        return _("Minst 15 tecken. Gärna fyra eller fem ord som inte hör ihop.")


def is_easy(password: str, *, username: str = "") -> bool:
    """Tell whether a guesser would come to the password early."""
    word = password.lower().strip()
    if word in _djangos() or _half_is(word, _djangos()):
        return True
    return len(_unusual(word, username.lower())) < FEWEST_UNUSUAL


@cache
def _djangos() -> frozenset[str]:
    return frozenset(DjangosList().passwords)


@cache
def _parts() -> tuple[str, ...]:
    path = settings.DATA_DIR / "password_parts.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    words = {str(word).lower() for group in data.values() for word in group}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _half_is(word: str, known: frozenset[str]) -> bool:
    """Tell whether the word is a known one written twice, or thrice."""
    return any(
        len(word) % times == 0
        and word == word[: len(word) // times] * times
        and word[: len(word) // times] in known
        for times in (2, 3)
    )


def _unusual(word: str, username: str) -> str:
    """Return the characters that no simple part accounts for, with digits for letters undone."""
    for piece in re.split(r"[^a-zåäö]+", username):
        if len(piece) > 3:
            word = word.replace(piece, "")
    return min((_reduced(one) for one in (word, word.translate(LEET))), key=len)


def _reduced(word: str) -> str:
    left = re.sub(r"(19|20)\d\d|\s", "", word)
    for part in _parts():
        left = left.replace(part, "")
    return _without_runs(_without_repeats(left))


def _without_repeats(word: str) -> str:
    """Collapse a piece that is repeated at once: "hejhejhej" is as good as "hej"."""
    return re.sub(r"(.{1,8}?)\1+", r"\1", word)


def _without_runs(word: str) -> str:
    """Drop every character that follows its neighbour on the keyboard or in the alphabet."""
    follows = {a + b for row in ROWS for a, b in pairwise(row)}
    follows |= {pair[::-1] for pair in follows}
    kept = [word[:1]]
    kept += [b for a, b in pairwise(word) if a + b not in follows and a != b]
    return "".join(kept)
