"""Input about meetings and questions. Texts are guarded: never about a person helped."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.kernel.calendar import STOCKHOLM
from lykta.networks.terms import Says
from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm

ABOUT_WORK = _("Skriv om arbetet, aldrig om någon enskild.")


class ClockField(forms.TimeField):
    """A time of day, in the browser's own way."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        kwargs.setdefault("input_formats", ["%H:%M", "%H.%M"])
        kwargs.setdefault("error_messages", {"invalid": _("Skriv klockslaget som 13:00.")})
        super().__init__(**kwargs)


def moment_of(data: dict[str, Any]) -> None:
    """Put the day and the time of day together as `starts_at`, on a Swedish clock."""
    on, at = data.pop("on", None), data.pop("at", None)
    if on is not None and at is not None:
        data["starts_at"] = datetime.combine(on, at, tzinfo=STOCKHOLM)


class MeetingForm(GuardedForm):
    """A meeting to plan."""

    heading = _("Planera ett möte")
    button = _("Planera")
    guarded = ("agenda",)

    on = DayField(label=_("Dag"))
    at = ClockField(label=_("Klockan"))
    place = forms.CharField(label=_("Plats"), max_length=200)
    agenda = TextField(
        label=_("Vad det handlar om"), required=False, help_text=ABOUT_WORK, max_length=5_000
    )

    def clean(self) -> dict[str, Any]:
        """Give the action one moment."""
        data = super().clean()
        if not self.errors:
            moment_of(data)
        return data


class ChangeMeetingForm(MeetingForm):
    """A meeting that is moved, or whose words are put right."""

    heading = _("Ändra mötet")
    button = _("Spara")


class KeysField(forms.TypedMultipleChoiceField):
    """Any number of rows, by their keys; the choices are set by the view that knows them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        kwargs.setdefault("required", False)
        super().__init__(coerce=UUID, **kwargs)


class HoldForm(GuardedForm):
    """What happened at a meeting and who was there."""

    heading = _("Så blev mötet")
    guarded = ("minutes",)

    minutes = TextField(
        label=_("Minnesanteckningar"), help_text=ABOUT_WORK, rows=8, max_length=20_000
    )
    attended = KeysField(label=_("Var med"))
    others = forms.IntegerField(
        label=_("Fler som var med, utan namn"), min_value=0, max_value=2_000, initial=0
    )


class MaterialForm(PageForm):
    """Something shown at a meeting."""

    heading = _("Lägg till material")
    button = _("Lägg till")

    title = forms.CharField(label=_("Vad det är"), max_length=200)
    address = forms.URLField(
        label=_("Länk"),
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Skriv hela länken, till exempel https://exempel.se/film.")},
    )


class ReplyForm(PageForm):
    """Whether one comes to a meeting."""

    heading = _("Kommer du?")
    button = _("Svara")

    says = TermField(Says, label=_("Ditt svar"))


class GradesForm(GuardedForm):
    """What those who came thought: how many said what."""

    heading = _("Utvärdering")
    lead = _("Hur mycket hade de som kom nytta av det? Räkna svaren.")
    guarded = ("words",)

    much = forms.IntegerField(label=_("Mycket"), min_value=0, max_value=2_000, initial=0)
    some = forms.IntegerField(label=_("En del"), min_value=0, max_value=2_000, initial=0)
    little = forms.IntegerField(label=_("Lite"), min_value=0, max_value=2_000, initial=0)
    nothing = forms.IntegerField(label=_("Inget alls"), min_value=0, max_value=2_000, initial=0)
    words = TextField(label=_("Vad de sa"), required=False, help_text=ABOUT_WORK, max_length=5_000)


class QuestionForm(GuardedForm):
    """What an ombud wonders."""

    heading = _("Ställ en fråga")
    lead = _("Svaret kan läsas av alla ombud. Ditt namn syns bara för dem som svarar.")
    button = _("Skicka frågan")
    guarded = ("title", "text")

    title = forms.CharField(label=_("Din fråga"), max_length=200)
    text = TextField(
        label=_("Mer om frågan"), required=False, help_text=ABOUT_WORK, max_length=5_000
    )


class AnswerForm(GuardedForm):
    """An answer that others can use."""

    heading = _("Svara")
    button = _("Svara alla ombud")
    guarded = ("text",)

    text = TextField(label=_("Svar"), help_text=ABOUT_WORK, max_length=10_000)
