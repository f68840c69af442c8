"""Where somebody works, as codes: to compare with who leads a project."""

from uuid import UUID

from lykta.organisation import api as organisation


def works_at(*, unit_id: UUID) -> frozenset[str]:
    """Return the codes of the unit, the units above it, its administration and its body."""
    rows = organisation.units().select_related("parent__parent__parent").filter(id=unit_id)
    unit = rows.first()
    if unit is None:
        return frozenset()
    codes = {unit.code, unit.authority.code}
    if unit.administration is not None:
        codes.add(unit.administration.code)
    above = unit.parent
    while above is not None:
        codes.add(above.code)
        above = above.parent
    return frozenset(codes)
