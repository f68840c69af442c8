"""Input about ombuds, meetings, questions and trainings."""

from lykta.networks.forms.courses import (
    CameForm,
    CountForm,
    CourseForm,
    LinkForm,
    LinkSignUpForm,
    ReadInForm,
    SessionForm,
    SignUpForm,
    SureForm,
)
from lykta.networks.forms.meetings import (
    AnswerForm,
    GradesForm,
    HoldForm,
    MaterialForm,
    MeetingForm,
    QuestionForm,
    ReplyForm,
)
from lykta.networks.forms.ombuds import (
    AppointForm,
    EndForm,
    ExemptForm,
    MemberForm,
    RhythmForm,
    TrainingForm,
)

__all__ = [
    "AnswerForm",
    "AppointForm",
    "CameForm",
    "CountForm",
    "CourseForm",
    "EndForm",
    "ExemptForm",
    "GradesForm",
    "HoldForm",
    "LinkForm",
    "LinkSignUpForm",
    "MaterialForm",
    "MeetingForm",
    "MemberForm",
    "QuestionForm",
    "ReadInForm",
    "ReplyForm",
    "RhythmForm",
    "SessionForm",
    "SignUpForm",
    "SureForm",
    "TrainingForm",
]
