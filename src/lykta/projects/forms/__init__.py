"""Input about projects and grants."""

from lykta.projects.forms.calls import CallForm, PublishForm, TakeInForm
from lykta.projects.forms.grants import (
    AgreeForm,
    AssessForm,
    ConflictForm,
    DecideForm,
    LinkForm,
    PayForm,
)
from lykta.projects.forms.projects import (
    AfterForm,
    CohortForm,
    EndForm,
    InflowForm,
    MoneyForm,
    OweForm,
    ProjectForm,
    ResultForm,
    SentForm,
    StartForm,
    YearForm,
)
from lykta.projects.forms.public import ApplicationForm, ReportBackForm

__all__ = [
    "AfterForm",
    "AgreeForm",
    "ApplicationForm",
    "AssessForm",
    "CallForm",
    "CohortForm",
    "ConflictForm",
    "DecideForm",
    "EndForm",
    "InflowForm",
    "LinkForm",
    "MoneyForm",
    "OweForm",
    "PayForm",
    "ProjectForm",
    "PublishForm",
    "ReportBackForm",
    "ResultForm",
    "SentForm",
    "StartForm",
    "TakeInForm",
    "YearForm",
]
