"""Input about the registers of knowledge."""

from lykta.knowledge.forms.agreements import (
    AdoptForm,
    AgreementForm,
    EndForm,
    FollowUpForm,
    OwnRoutineForm,
)
from lykta.knowledge.forms.materials import FileForm, MaterialForm, WithdrawForm
from lykta.knowledge.forms.support import AskForm, ExampleForm, GiveForm, TakeAwayForm

__all__ = [
    "AdoptForm",
    "AgreementForm",
    "AskForm",
    "EndForm",
    "ExampleForm",
    "FileForm",
    "FollowUpForm",
    "GiveForm",
    "MaterialForm",
    "OwnRoutineForm",
    "TakeAwayForm",
    "WithdrawForm",
]
