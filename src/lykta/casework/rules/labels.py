"""How a matter is called where no name may stand: lists, links, headings."""

from datetime import date

from lykta.casework.terms import MatterKind, Protection


def label(
    *, kind: MatterKind, birth_year: int | None, protection: Protection | None, today: date
) -> str:
    """Return a safe label: kind and decade of age; nothing more for a protected person."""
    if protection is not None and protection is not Protection.NONE:
        return f"{kind.swedish}, skyddade uppgifter"
    if birth_year is None:
        return kind.swedish
    age = max(0, today.year - birth_year)
    if kind is MatterKind.CHILD:
        return f"{kind.swedish}, omkring {age} år"
    return f"{kind.swedish}, {age // 10 * 10}-årsåldern"
