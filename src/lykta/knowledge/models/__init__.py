"""The stored rows of knowledge. None is about a person who is helped."""

from lykta.knowledge.models.agreement import (
    Agreement,
    AgreementFollowUp,
    Routine,
    RoutineVersion,
)
from lykta.knowledge.models.material import Material, MaterialFile, MaterialFor
from lykta.knowledge.models.support import (
    ExampleWithdrawn,
    GoodExample,
    SupportGiven,
    SupportRequest,
)

__all__ = [
    "Agreement",
    "AgreementFollowUp",
    "ExampleWithdrawn",
    "GoodExample",
    "Material",
    "MaterialFile",
    "MaterialFor",
    "Routine",
    "RoutineVersion",
    "SupportGiven",
    "SupportRequest",
]
