"""What a stored field may tell about a person, and where it may be shown (design §7.8).

Every model has `class Privacy: fields = {"name": Field(...)}`; a repository test refuses a field
that is not classified. The data inventory in docs/privacy/ is made from the same declarations.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How much a field can harm if it leaks."""

    PUBLIC = "public"  # anybody may read it
    STAFF = "staff"  # about employees, or the work itself
    CODE = "code"  # a code, date, unit or state in a matter: plain under row-level security
    PERSONAL = "personal"  # names, reaches, places or tells of a person: always sealed
    KEY = "key"  # keys, hashes, tokens


class Where(StrEnum):
    """The widest place where a field may be shown."""

    ANYWHERE = "anywhere"
    LIST = "list"
    PAGE = "page"
    REVEAL = "reveal"  # masked until a logged reveal
    NOWHERE = "nowhere"


@dataclass(frozen=True)
class Field:
    """The privacy class of one field."""

    kind: Kind
    where: Where


PUBLIC = Field(Kind.PUBLIC, Where.ANYWHERE)
STAFF = Field(Kind.STAFF, Where.LIST)
CODE = Field(Kind.CODE, Where.LIST)
CODE_ON_PAGE = Field(Kind.CODE, Where.PAGE)
TEXT = Field(Kind.PERSONAL, Where.PAGE)
PROTECTED = Field(Kind.PERSONAL, Where.REVEAL)
HIDDEN = Field(Kind.KEY, Where.NOWHERE)
