"""Input about the council."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.council.queries import Said
from lykta.documents import api as documents
from lykta.kernel.calendar import STOCKHOLM
from lykta.pages.forms import DayField, KeyField, PageForm, TextField
from lykta.pages.guarding import GuardedForm

NOBODY = _("Skriv inte om enskilda människor som har det svårt.")
TIME = {"invalid": _("Skriv tiden som 13.00 eller 13:00.")}
CLOCKS = ["%H:%M", "%H.%M"]
MOST_MAILS = 60
MOST_QUESTIONS, LONGEST_QUESTION = 8, 500


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


class ChangeMeetingForm(MeetingForm):
    """When and where, changed."""

    heading = _("Ändra tid och plats")


class ItemForm(GuardedForm):
    """A thing on the agenda."""

    heading = _("Punkt på dagordningen")
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


class MailsField(TextField):
    """Mail addresses, one a line. Gives a tuple without doubles."""

    def clean(self, value: Any) -> Any:
        """Say which address cannot be read."""
        lines = [line.strip(" ,;") for line in str(super().clean(value)).splitlines()]
        found = tuple(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_MAILS:
            raise forms.ValidationError(_("Det är för många adresser på en gång: högst 60."))
        for one in found:
            try:
                validate_email(one)
            except forms.ValidationError as bad:
                words = gettext("”%(line)s” är ingen e-postadress. Skriv en adress på varje rad.")
                raise forms.ValidationError(words % {"line": one[:60]}) from bad
        return found


class CallForm(PageForm):
    """Sending the notice asks first, and shows it."""

    heading = _("Skicka kallelsen")
    lead = _("Så här ser den ut. Har den gått ut på annat sätt: lämna adresserna tomma.")
    button = _("Kallelsen går ut")

    mails = MailsField(
        label=_("E-posta kallelsen till"),
        help_text=_("En adress på varje rad. De sparas inte här när mejlet har gått."),
        rows=4,
        max_length=6_000,
        required=False,
    )


class CancelForm(PageForm):
    """Cancelling asks first."""

    heading = _("Ställa in mötet?")
    lead = _("Organisationernas länkar slutar gälla. Säg till alla som är kallade.")
    button = _("Ställ in mötet")


class PaperForm(documents.FileForm):
    """A paper of a thing on the agenda."""

    heading = _("Lägg till en handling")
    lead = _("PDF, Word, PNG eller JPEG, högst 8 megabyte. Dolda uppgifter tas bort ur bilder.")
    button = _("Lägg till handlingen")


class RemovePaperForm(PageForm):
    """Taking a paper away asks first."""

    heading = _("Ta bort handlingen?")
    button = _("Ta bort")


class AwayForm(PageForm):
    """A member who cannot come, and who is called instead."""

    heading = _("Förhinder")
    lead = _("Hör av dig till ersättaren själv. Här står vem som är kallad.")

    member_id = KeyField(label=_("Vem kan inte komma?"), widget=forms.Select)
    instead_id = KeyField(
        label=_("Vilken ersättare kallas?"),
        help_text=_("Lämna tomt om ingen är kallad än."),
        widget=forms.Select,
        required=False,
    )


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


class QuestionsForm(GuardedForm):
    """What the organisations are asked, and by when."""

    heading = _("Frågor inför mötet")
    lead = _("Det är de här frågorna som går ut. De kan inte ändras när de är sparade.")
    guarded = ("questions",)

    questions = TextField(label=_("En fråga på varje rad"), rows=6, max_length=3_000)
    answer_by = DayField(label=_("Svara senast"))

    def clean(self) -> dict[str, Any]:
        """Give the questions one by one."""
        said = super().clean()
        lines = [line.strip() for line in str(said.get("questions") or "").splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_QUESTIONS:
            self.add_error("questions", _("Det är för många frågor: högst 8."))
        if any(len(line) > LONGEST_QUESTION for line in found):
            self.add_error("questions", _("En fråga är för lång: högst 500 tecken."))
        return said | {"questions": found}


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


class SaidForm(AnswerForm):
    """What an organisation said at the meeting, typed by the secretary."""

    heading = _("Vad sade de på mötet?")
    lead = _("Skriv med organisationens egna ord. Det går inte att ändra sedan.")
    button = _("Spara")

    organisation_name = forms.CharField(label=_("Vilken organisation?"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["organisation_name", *self.guarded])

    def clean(self) -> dict[str, Any]:
        """Give the organisation too."""
        name = self.cleaned_data.get("organisation_name", "")
        return super().clean() | {"organisation_name": name}


class GroupForm(GuardedForm):
    """The answers of a meeting, put under themes; some are kept as lessons."""

    heading = _("Gruppera svaren")
    lead = _("Ge svar som hör ihop samma tema. Spara det som andra kan lära av.")

    def __init__(self, *args: Any, said: Sequence[Said] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.said = said
        for number, one in enumerate(said, start=1):
            self.fields[f"theme_{number}"] = forms.CharField(
                label=_("Tema"),
                max_length=80,
                required=False,
                initial=one.theme,
                widget=forms.TextInput(attrs={"list": "teman", "autocomplete": "off"}),
            )
            if not one.is_lesson:
                self.fields[f"lesson_{number}"] = forms.BooleanField(
                    label=_("Spara som lärdom"), required=False
                )
        self.guarded = tuple(name for name in self.fields if name.startswith("theme_"))  # type: ignore[misc]

    def answers(self) -> list[tuple[Said, BoundField, BoundField | None]]:
        """Return each answer with its fields; a lesson that is kept has no box."""
        return [
            (one, self[f"theme_{n}"], self[f"lesson_{n}"] if f"lesson_{n}" in self.fields else None)
            for n, one in enumerate(self.said, start=1)
        ]

    def clean(self) -> dict[str, Any]:
        """Give the themes by answer, and the answers to keep as lessons."""
        said = super().clean()
        rows = list(enumerate(self.said, start=1))
        themes = {one.id: str(said.get(f"theme_{n}", "")).strip() for n, one in rows}
        return {"themes": themes, "lessons": [one.id for n, one in rows if said.get(f"lesson_{n}")]}


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
