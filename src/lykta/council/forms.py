"""Input about the council."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.kernel.calendar import STOCKHOLM
from lykta.pages.forms import DayField, KeyField, PageForm, TextField
from lykta.pages.guarding import GuardedForm

NOBODY = _("Skriv inte om enskilda människor som har det svårt.")
TIME = {"invalid": _("Skriv tiden som 13.00 eller 13:00.")}
CLOCKS = ["%H:%M", "%H.%M"]


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=CLOCKS,
        error_messages=TIME,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )


class MeetingForm(PageForm):
    """A meeting: when and where."""

    heading = _("Planera ett möte")
    why = {"place": _("En plats som alla får veta. Aldrig ett skyddat boende.")}

    day = DayField(label=_("Vilken dag?"))
    starts = _time(_("Börjar klockan"))
    ends = _time(_("Slutar klockan"))
    place = forms.CharField(label=_("Plats"), max_length=200)
    diary_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)

    def clean(self) -> dict[str, Any]:
        """Give the meeting's moments instead of a day and two clocks."""
        said = super().clean() or {}
        day, starts, ends = (said.pop(name, None) for name in ("day", "starts", "ends"))
        if day and starts and ends:
            said["starts_at"] = datetime.combine(day, starts, tzinfo=STOCKHOLM)
            said["ends_at"] = datetime.combine(day, ends, tzinfo=STOCKHOLM)
        return said


class ItemForm(GuardedForm):
    """A thing on the agenda."""

    heading = _("Ny punkt på dagordningen")
    guarded = ("title", "text")

    title = forms.CharField(label=_("Vad handlar det om?"), max_length=200)
    text = TextField(label=_("Bakgrund"), rows=4, max_length=4_000, required=False)
    reported_by = forms.CharField(
        label=_("Vem har anmält frågan?"),
        help_text=_("Organisationen eller nämnden. Lämna tomt om det är rådet självt."),
        max_length=200,
        required=False,
    )


class FollowForm(GuardedForm):
    """What was advised, and what became of it."""

    heading = _("Rådets råd")
    guarded = ("advice", "became")

    advice = TextField(label=_("Vad rådde rådet?"), rows=3, max_length=2_000)
    became = TextField(label=_("Vad blev det av det?"), rows=3, max_length=2_000, required=False)


class CallForm(PageForm):
    """Sending the notice asks first."""

    heading = _("Har kallelsen gått ut?")
    lead = _("Hämta kallelsen som PDF eller Word och skicka den till ledamöterna.")
    button = _("Ja, den är skickad")


class AttendForm(PageForm):
    """Who was there."""

    heading = _("Vilka var med?")

    present = forms.MultipleChoiceField(
        label=_("Var med på mötet"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def offer(self, rows: Sequence[tuple[Any, str]]) -> None:
        """Set who can be chosen: (key, words)."""
        self.fields["present"].choices = [(str(key), words) for key, words in rows]  # type: ignore[attr-defined]


class ConflictForm(GuardedForm):
    """A member's conflict of interest."""

    heading = _("Anteckna jäv")
    guarded = ("conflict",)

    member_id = KeyField(label=_("Vem anmälde jäv?"), widget=forms.Select)
    conflict = TextField(label=_("I vilken fråga, och varför?"), rows=3, max_length=1_000)


class NotesForm(GuardedForm):
    """The notes of a meeting."""

    heading = _("Minnesanteckningar")
    lead = _("En rad som börjar med # blir en rubrik. Ändrar du texten ska den justeras igen.")
    guarded = ("text",)

    text = TextField(label=_("Anteckningarna"), rows=24, max_length=20_000)


class AdjustForm(PageForm):
    """Who adjusted the notes."""

    heading = _("Justera anteckningarna")
    button = _("Spara justeringen")

    adjusted_by = forms.CharField(label=_("Vem har justerat?"), max_length=200)
    adjusted_on = DayField(label=_("Vilken dag?"))


class PublishForm(PageForm):
    """Publishing asks first."""

    heading = _("Publicera anteckningarna?")
    lead = _("Alla kan läsa dem. De går inte att ändra efteråt.")
    button = _("Publicera")


class AskForm(PageForm):
    """Which organisation is asked."""

    heading = _("Skicka frågorna till en organisation")
    lead = _("Organisationen svarar genom en länk, utan konto. Länken visas en gång.")
    button = _("Skapa länken")

    organisation_name = forms.CharField(label=_("Vilken organisation?"), max_length=200)
    mail = forms.EmailField(
        label=_("Skicka länken till"),
        help_text=_("E-post. Lämna tomt om du skickar den själv."),
        max_length=200,
        required=False,
        error_messages={"invalid": _("Skriv en e-postadress, till exempel namn@exempel.se.")},
    )


class AnswerForm(GuardedForm):
    """An organisation's answers, in its own words."""

    heading = _("Några frågor inför rådets möte")
    button = _("Skicka svaren")

    def __init__(self, *args: Any, questions: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, question in enumerate(questions, start=1):
            self.fields[f"answer_{number}"] = TextField(
                label=question, rows=5, max_length=4_000, required=False
            )
        answers = [name for name in self.fields if name.startswith("answer_")]
        self.guarded = tuple(answers)  # type: ignore[misc]
        self.order_fields(answers)  # the box of the guard stands last

    def clean(self) -> dict[str, Any]:
        """Give the answers by question number."""
        said = super().clean()
        texts = {
            int(name.removeprefix("answer_")): text
            for name, text in said.items()
            if name.startswith("answer_")
        }
        return {"texts": texts}


class MemberForm(PageForm):
    """A seat in the council."""

    heading = _("Ledamot i rådet")

    name = forms.CharField(label=_("Namn"), max_length=200)
    stands_for = forms.CharField(
        label=_("Företräder"), help_text=_("Nämnden eller organisationen."), max_length=200
    )
    substitute = forms.BooleanField(label=_("Ersättare"), required=False)
    since_on = DayField(label=_("Från och med"))
    until_on = DayField(label=_("Till och med"), required=False)


class LessonForm(PageForm):
    """A button."""

    button = _("Spara som lärdom")
