"""Opening, answering, signing and noting a year's follow-up."""

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import DayField, PageForm, TermField, TermsField, TextField
from lykta.pages.guarding import GuardedForm
from lykta.workplace.rules.facts import AnswerText, Promised
from lykta.workplace.rules.naming import individuals
from lykta.workplace.terms import Done, Lens, Routine, SafetyPart, Theme, Who

NEW_PROMISES = 3


class OpenForm(PageForm):
    """Open the year's round."""

    heading = _("Öppna årets uppföljning")
    lead = _("Varje enhet med en chef får frågorna som de är i dag, med dagens föreskrift.")
    button = _("Öppna rundan")

    year = forms.IntegerField(label=_("År"), min_value=2001, max_value=2100)
    due_on = DayField(label=_("Sista dag att svara"))
    board_by = DayField(
        label=_("Nämnd och skyddskommitté har läst senast"),
        required=False,
        help_text=_("Oftast med helårsbokslutet. Dagen kommer med i årshjulet."),
    )


class SignForm(PageForm):
    """Sign; nothing to fill in."""

    button = _("Signera")


class NoteForm(PageForm):
    """The committee has read it."""

    heading = _("Skyddskommittén har tagit del")
    lead = _("Skriv när mötet hölls. Uppföljningen själv ändras inte.")
    button = _("Spara")

    noted_on = DayField(label=_("Mötesdag"))
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20, required=False)
    diary_number = forms.CharField(label=_("Diarienummer"), max_length=40, required=False)


class BoardNoteForm(NoteForm):
    """The own board has read it."""

    heading = _("Nämnden har tagit del")


class AnswerForm(GuardedForm):
    """A manager's whole answer, in one sitting. Never about an individual: no box to tick."""

    button = _("Skicka svaret")
    refuses: ClassVar[bool] = True
    guarded: ClassVar[tuple[str, ...]] = ("works", "improve")

    done = TermField(Done, label=_("Är årets arbetsmiljöarbete gjort?"))
    works = TextField(label=_("Vad fungerar bra?"), rows=3, max_length=2000, required=False)
    works_themes = TermsField(Theme, label=_("Vad handlar det om som fungerar?"), required=False)
    improve = TextField(label=_("Vad behöver bli bättre?"), rows=3, max_length=2000, required=False)
    improve_themes = TermsField(
        Theme, label=_("Vad handlar det om som behöver bli bättre?"), required=False
    )
    threats = TermField(Lens, label=_("Arbetet mot hot och våld på jobbet"))
    private_violence = TermField(
        Lens, label=_("Beredskap när våld i nära relation når arbetsplatsen")
    )
    inclusion = TermField(Lens, label=_("Inkludering: alla kan vara med och bli hörda"))
    routine = TermField(Routine, label=_("Rutinen för omtankesamtal"))
    safety_part = TermField(SafetyPart, label=_("Har skyddsombudet varit med?"))
    safety_on = DayField(label=_("Vilken dag?"), required=False)

    why = {
        "routine": _("Bara om rutinen. Skriv aldrig om något samtal har hållits."),
        "safety_part": _("Inget namn behövs."),
        "private_violence": _("Bara om beredskapen, aldrig om någon som är utsatt."),
    }

    def __init__(self, *args: Any, before: Sequence[Promised] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = range(len(before) + NEW_PROMISES)
        for place in self.places:
            self._add(place, before[place] if place < len(before) else None)
        self.guarded = (*type(self).guarded, *(f"action_{place}" for place in self.places))  # type: ignore[misc]

    def _add(self, place: int, said: Promised | None) -> None:
        number = place + 1
        words = gettext("Åtgärd %(number)d") % {"number": number}
        who = TermField(Who, folded=True, label=gettext("Vem gör det?"), required=False)
        self.fields |= {
            f"action_{place}": forms.CharField(label=words, max_length=500, required=False),
            f"who_{place}": who,
            f"due_{place}": DayField(label=gettext("Klart senast"), required=False),
            f"done_{place}": forms.BooleanField(label=gettext("Det är gjort"), required=False),
        }
        if said is not None:
            told = {"action": said.text, "who": said.who, "due": said.due_on, "done": said.done}
            self.initial.update({f"{name}_{place}": value for name, value in told.items()})

    def clean(self) -> dict[str, Any]:
        """Refuse what tells of an individual, and a promise without who or when."""
        cleaned = super().clean()
        for name in self.guarded:
            found = individuals(str(cleaned.get(name) or ""))
            if found and name not in self.errors:
                self._warn(name, found)
        for place in self.places:
            self._whole(place, cleaned)
        return cleaned

    def _whole(self, place: int, cleaned: dict[str, Any]) -> None:
        if not cleaned.get(f"action_{place}"):
            return
        if not cleaned.get(f"who_{place}"):
            self.add_error(f"who_{place}", gettext("Välj vilken roll som gör det."))
        if not cleaned.get(f"due_{place}") and f"due_{place}" not in self.errors:
            self.add_error(f"due_{place}", gettext("Skriv när det ska vara klart."))

    def told(self, cleaned: dict[str, Any]) -> AnswerText:
        """Return what was answered as the action takes it."""
        names = {name for name in AnswerText.__dataclass_fields__ if name in cleaned}
        promises = tuple(
            Promised(
                cleaned[f"action_{place}"],
                cleaned[f"who_{place}"],
                cleaned[f"due_{place}"],
                cleaned[f"done_{place}"],
            )
            for place in self.places
            if cleaned.get(f"action_{place}")
        )
        return AnswerText(**{name: cleaned[name] for name in names}, promises=promises)

    def main_rows(self) -> list[Any]:
        """Return the fields before the promises."""
        names = [name for name in self.fields if not name[-1].isdigit()]
        return [(self[name], self.why.get(name, "")) for name in names]

    def promise_rows(self) -> list[list[Any]]:
        """Return the promises' fields, one list for each."""
        names = ("action", "who", "due", "done")
        return [[self[f"{name}_{place}"] for name in names] for place in self.places]


def starting(said: AnswerText | None) -> dict[str, Any]:
    """Return what the form is filled in with: the earlier answer, when there is one."""
    if said is None:
        return {}
    names = [name for name in AnswerText.__dataclass_fields__ if name != "promises"]
    return {name: getattr(said, name) for name in names}


def proposed_reading(today: date) -> date:
    """Return when board and committee are proposed to have read: after the annual accounts."""
    return date(today.year + 1, 2, 28)


def proposed_day(today: date) -> date:
    """Return the day HR is proposed: before the year's last holidays."""
    return max(today, date(today.year, 12, 15))
