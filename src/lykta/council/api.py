"""The council's front door. Everything else in the app is private."""

from lykta.council.actions.councils import describe
from lykta.council.queries import CouncilSeen, PrizeSeen, council, year_events
from lykta.council.rules.meetings import Meeting, next_meeting

__all__ = [
    "CouncilSeen",
    "Meeting",
    "PrizeSeen",
    "council",
    "describe",
    "next_meeting",
    "year_events",
]
