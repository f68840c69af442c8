"""From where somebody asks or tells, in words that others understand."""

from uuid import UUID

from lykta.kernel.party import Party
from lykta.organisation import api as organisation


def from_where(*, unit_id: UUID) -> Party:
    """Return the administration, or the unit where there is none (a company, another authority)."""
    unit = organisation.units().filter(id=unit_id).first()
    if unit is None:
        return Party(name="")
    if unit.administration is not None:
        return Party(name=unit.administration.name, code=unit.administration.code)
    return Party(name=unit.name, code=unit.code)


def owners() -> dict[str, str]:
    """Return who can own an agreement, a routine or a material: code and name."""
    return {unit.code: unit.name for unit in organisation.units() if unit.code != "MASKIN"}
