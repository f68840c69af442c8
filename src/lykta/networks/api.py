"""The networks' front door. Everything else in the app is private."""

from lykta.networks.actions import courses, meetings, members, ombuds, questions, signing_up
from lykta.networks.actions.courses import CourseText, SessionText
from lykta.networks.actions.networks import describe, set_rhythm
from lykta.networks.actions.ombuds import Appointee
from lykta.networks.actions.reading_in import read_ombuds, read_participants
from lykta.networks.actions.signing_up import Comer
from lykta.networks.queries import NetworkSeen, networks
from lykta.networks.queries.duties import counts, duties, year_events
from lykta.networks.queries.joined import joined, page_of
from lykta.networks.rules.rhythm import rhythm
from lykta.networks.terms import Counted, Ending, Level, Need, Target

__all__ = [
    "Appointee",
    "Comer",
    "Counted",
    "CourseText",
    "Ending",
    "Level",
    "Need",
    "NetworkSeen",
    "SessionText",
    "Target",
    "counts",
    "courses",
    "describe",
    "duties",
    "joined",
    "meetings",
    "members",
    "networks",
    "ombuds",
    "page_of",
    "questions",
    "read_ombuds",
    "read_participants",
    "rhythm",
    "set_rhythm",
    "signing_up",
    "year_events",
]
