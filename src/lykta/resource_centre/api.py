"""The resource centre's front door. Everything else in the app is private."""

from lykta.resource_centre.actions.centres import describe
from lykta.resource_centre.queries import CentreSeen, PostSeen, centres

__all__ = ["CentreSeen", "PostSeen", "centres", "describe"]
