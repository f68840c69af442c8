"""Housing's rows."""

from lykta.housing.models.placement import Placement
from lykta.housing.models.provider import Provider, ShelterAddress

__all__ = ["Placement", "Provider", "ShelterAddress"]
