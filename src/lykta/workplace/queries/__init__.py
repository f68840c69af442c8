"""Named reads of the follow-up; the database shows each reader only what is theirs."""

from lykta.workplace.queries.setups import SetupSeen, regulations, setup

__all__ = ["SetupSeen", "regulations", "setup"]
