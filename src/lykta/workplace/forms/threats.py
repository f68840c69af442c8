"""The guided note of a threat or of violence at work."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.pages.forms import DayField, TermField, TermsField, TextField
from lykta.pages.guarding import GuardedForm
from lykta.workplace.rules.naming import individuals
from lykta.workplace.rules.threats import TEXTS, By, Did, Grave, Note, What

FILES = (("pdf", "PDF"), ("docx", "Word"), ("json", "JSON"))


class NoteForm(GuardedForm):
    """What happened and what is done. Roles, never names: there is no box to tick."""

    heading = _("Anteckning om hot eller våld")
    lead = _("Du får en fil att lämna i rätt system. Inget av det du skriver sparas här.")
    button = _("Gör filen")
    refuses: ClassVar[bool] = True
    guarded: ClassVar[tuple[str, ...]] = TEXTS
    why: ClassVar[dict[str, Any]] = {
        "grave": _("Avgör om Arbetsmiljöverket ska få veta utan dröjsmål (3 kap. 3 a § AML)."),
        "course": _("Skriv roller: medarbetaren, besökaren, kollegan. Aldrig namn."),
        "by": _("Gällde det någon nära en medarbetare: skriv inget om relationen."),
        "again": _("Annars räknas händelsen en gång till."),
    }

    happened_on = DayField(label=_("Vilken dag?"))
    about = forms.CharField(label=_("Ungefär när på dagen?"), max_length=60, required=False)
    place = forms.CharField(label=_("Var? Till exempel: receptionen"), max_length=120)
    what = TermsField(What, label=_("Vad hände?"))
    by = TermField(By, label=_("Vem kom det från?"))
    grave = TermField(Grave, label=_("Hur allvarligt var det?"))
    did = TermsField(Did, label=_("Vad är redan gjort?"), required=False)
    course = TextField(label=_("Vad hände, steg för steg?"), rows=4, max_length=4000)
    causes = TextField(label=_("Varför kunde det hända?"), rows=3, max_length=4000, required=False)
    measures = TextField(
        label=_("Vad gör ni åt det, och vilken roll gör det?"),
        rows=3,
        max_length=4000,
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Vilken sorts fil?"), choices=FILES, widget=forms.RadioSelect, initial="pdf"
    )
    again = forms.BooleanField(label=_("Jag har redan gjort en fil om det här"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse what tells of an individual."""
        cleaned = super().clean()
        for name in TEXTS:
            found = individuals(str(cleaned.get(name) or ""))
            if found and name not in self.errors:
                self._warn(name, found)
        return cleaned


def note_of(told: dict[str, Any]) -> Note:
    """Return the form's answers as a note."""
    return Note(**{name: told[name] for name in Note.__dataclass_fields__})
