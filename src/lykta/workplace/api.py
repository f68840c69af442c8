"""The employer's front door. Everything else in the app is private."""

from lykta.workplace.actions.setups import describe, describe_regulation
from lykta.workplace.queries import SetupSeen, regulations, setup
from lykta.workplace.rules.regulations import Regulation, in_force

__all__ = [
    "Regulation",
    "SetupSeen",
    "describe",
    "describe_regulation",
    "in_force",
    "regulations",
    "setup",
]
