"""Named reads of the networks; they return dataclasses."""

from lykta.networks.queries.described import NetworkSeen, known, network, networks

__all__ = ["NetworkSeen", "known", "network", "networks"]
