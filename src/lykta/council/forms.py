"""Input about the council."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.documents import api as documents
from lykta.kernel.calendar import STOCKHOLM
from lykta.pages.forms import DayField, KeyField, PageForm, TextField
from lykta.pages.guarding import GuardedForm

NOBODY = _("Skriv inte om enskilda människor som har det svårt.")
MAIL = {"invalid": _("Skriv en e-postadress, till exempel namn@exempel.se.")}
TIME = {"invalid": _("Skriv tiden som 13.00 eller 13:00.")}
CLOCKS = ["%H:%M", "%H.%M"]
MOST_MAILS = 60


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        input_formats=CLOCKS,
        error_messages=TIME,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )


class LinkForm(PageForm):
    """A link that is shown once, and sent when there is somewhere to send it."""

    lead = _("Länken visas en gång. En ny länk gör att den gamla slutar gälla.")
    button = _("Skapa länken")

    mail = forms.EmailField(
        label=_("Skicka länken till"),
        help_text=_("E-post. Lämna tomt om du skickar den själv."),
        max_length=200,
        required=False,
        error_messages=MAIL,
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


class MoveForm(PageForm):
    """Two buttons: up or down."""

    up = forms.TypedChoiceField(
        label=_("Flytta"),
        choices=[("yes", _("Flytta upp")), ("no", _("Flytta ner"))],
        coerce=lambda said: said == "yes",
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
        label=_("E-posta kallelsen till fler"),
        help_text=_("En adress på varje rad. De får kallelsen utan länk till handlingarna."),
        rows=4,
        max_length=6_000,
        required=False,
    )

    def __init__(self, *args: Any, members: Sequence[tuple[UUID, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = {f"to_{key}": key for key, _words in members}
        for key, words in members:
            self.fields[f"to_{key}"] = forms.EmailField(
                label=words, max_length=200, required=False, error_messages=MAIL
            )
        self.order_fields([*self._keys, "mails"])

    def clean(self) -> dict[str, Any]:
        """Give the members' addresses by their keys."""
        said = super().clean() or {}
        to = {key: str(said.pop(name, "") or "") for name, key in self._keys.items()}
        return said | {"to_members": {key: mail for key, mail in to.items() if mail}}


class MemberLinkForm(LinkForm):
    """A member's own link to the meeting."""

    heading = _("Ledamotens länk till mötet")


class ComingForm(PageForm):
    """What a member says by the own link: two buttons."""

    comes = forms.TypedChoiceField(
        label=_("Kommer du?"),
        choices=[("yes", _("Jag kommer")), ("no", _("Jag kan inte komma"))],
        coerce=lambda said: said == "yes",
    )


class BackForm(PageForm):
    """A member comes after all: asks first."""

    heading = _("Kommer ändå?")
    lead = _("Är en ersättare kallad behövs den inte mer. Säg till ersättaren själv.")
    button = _("Ta bort förhindret")


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
        self.let_choose("present", [(str(key), words) for key, words in rows])


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


class AskAdjustForm(LinkForm):
    """Who adjusts the notes by a link."""

    heading = _("Be en ledamot justera")
    lead = _("Ledamoten läser anteckningarna genom en länk, utan konto. Länken visas en gång.")

    member_id = KeyField(label=_("Vem justerar?"), widget=forms.Select)
    field_order = ("member_id", "mail")


class AdjustByLinkForm(PageForm):
    """A button; `digest` tells which text was read."""

    heading = _("Justera minnesanteckningarna")
    button = _("Jag har läst och justerar")

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)


class PublishForm(PageForm):
    """Publishing asks first."""

    heading = _("Publicera anteckningarna?")
    lead = _("Alla kan läsa dem. De går inte att ändra efteråt.")
    button = _("Publicera")


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
