"""The networks' front door. Everything else in the app is private."""

from lykta.networks.actions.networks import describe
from lykta.networks.queries import NetworkSeen, networks
from lykta.networks.rules.rhythm import rhythm

__all__ = ["NetworkSeen", "describe", "networks", "rhythm"]
