"""The rows of a matter. All but anonymous advice and board offers are under row-level security."""

from lykta.casework.models.decision import BoardOffer, Communication, Decision
from lykta.casework.models.inquiry import Inquiry, InquirySection
from lykta.casework.models.matter import Matter, MatterLink
from lykta.casework.models.note import Note
from lykta.casework.models.people import ChildAtHome, NameToken, Subject
from lykta.casework.models.referral import Advice, Referral
from lykta.casework.models.service import FollowUp, Service
from lykta.casework.models.violence import RiskAssessment, SafetyPlan, Violence

__all__ = [
    "Advice",
    "BoardOffer",
    "ChildAtHome",
    "Communication",
    "Decision",
    "FollowUp",
    "Inquiry",
    "InquirySection",
    "Matter",
    "MatterLink",
    "NameToken",
    "Note",
    "Referral",
    "RiskAssessment",
    "SafetyPlan",
    "Service",
    "Subject",
    "Violence",
]
