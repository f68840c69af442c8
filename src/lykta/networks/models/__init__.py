"""The networks' rows: networks, ombuds and members, meetings and questions, trainings."""

from lykta.networks.models.courses import Course, Evaluation, Session, SignUp
from lykta.networks.models.meetings import (
    Answer,
    Attendance,
    Material,
    Meeting,
    Question,
    Reply,
)
from lykta.networks.models.networks import Network, Participant
from lykta.networks.models.ombuds import Exemption, Member, Ombud

__all__ = [
    "Answer",
    "Attendance",
    "Course",
    "Evaluation",
    "Exemption",
    "Material",
    "Meeting",
    "Member",
    "Network",
    "Ombud",
    "Participant",
    "Question",
    "Reply",
    "Session",
    "SignUp",
]
