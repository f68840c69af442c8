"""How a model says who may touch its rows; `apply.secure()` turns it into policies and grants."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Guard(StrEnum):
    """The kinds of protection a table can have."""

    MATTER = "matter"  # authority + scope + deny list + break-glass
    PERSON = "person"  # the signed person's own rows
    OPEN = "open"  # no data about people helped: read by staff, written with the permission
    ACCOUNTS = "accounts"  # identity, before there is a context
    UNIT = "unit"  # a unit's inbox: authority + units within reach, no matter
    INTERNAL = "internal"  # only definer functions
    PUBLISHED = "published"  # anybody may read; written by a definer function or the deploy login


@dataclass(frozen=True)
class Secrecy:
    """A model's protection.

    `object` is the word in the access matrix. `root` marks the matter itself. `frozen_when` is an
    SQL condition under which a row can never be changed again (a signed note). `erasable` rows
    are removed with their matter. `app_inserts=False` leaves inserting to a definer function;
    `fixed` names columns that cannot be changed once written; `deletes` lets the app delete rows;
    `read_needs_permission` shows an open table only to roles that may read its object. On an open
    table `only_if` is an SQL condition that a written row must meet besides the permission,
    `also_if` one that lets a row be written without it, and `seen_if` one that a row must meet to
    be seen.
    """

    guard: Guard
    object: str = ""
    root: bool = False
    frozen_when: str = ""
    app_inserts: bool = True
    app_updates: bool = True
    fixed: tuple[str, ...] = ()
    deletes: bool = False
    read_needs_permission: bool = False
    only_if: str = ""
    also_if: str = ""
    seen_if: str = ""


def matter(object_: str, **how: Any) -> Secrecy:
    """Rows about a person helped: under the full policy, as `object_` in the access matrix."""
    return Secrecy(Guard.MATTER, object_, **how)


def unit_rows(object_: str, **how: Any) -> Secrecy:
    """Rows of a unit's own inbox (`authority_id`, `unit_id`), as `object.act` in the matrix.

    The act is what writing asks for ("thread.answer"); reading asks for `object.read`.
    """
    return Secrecy(Guard.UNIT, object_, **how)


def person(**how: Any) -> Secrecy:
    """Rows that only the person named in `person_id` may see and change."""
    return Secrecy(Guard.PERSON, "", **how)


def open_to_staff(object_: str, **how: Any) -> Secrecy:
    """Rows without data about people helped: read by every signed-in person."""
    return Secrecy(Guard.OPEN, object_, **how)


ACCOUNTS = Secrecy(Guard.ACCOUNTS)
INTERNAL = Secrecy(Guard.INTERNAL)
PUBLISHED = Secrecy(Guard.PUBLISHED)
