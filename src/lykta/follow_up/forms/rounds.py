"""Preparing a round, its templates, its last day, and links to those without an account."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.follow_up.rules.asking import Asks
from lykta.follow_up.terms import RoundKind
from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm


class _AsksForm(PageForm):
    intro = TextField(
        label=_("Några ord till dem som svarar"), rows=3, max_length=1000, required=False
    )
    number = forms.BooleanField(label=_("Fråga efter åtgärdens siffra"), required=False)
    effect = forms.BooleanField(
        label=_("Fråga vad som har blivit annorlunda, och för vem"), required=False
    )
    own_question = forms.CharField(label=_("En egen fråga"), required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """Gather what is asked into one value."""
        data = super().clean() or {}
        data["asks"] = Asks(
            intro=data.pop("intro", ""),
            number=data.pop("number", False),
            effect=data.pop("effect", False),
            own_question=data.pop("own_question", ""),
        )
        return data


class RoundForm(_AsksForm):
    """A round to prepare."""

    heading = _("Ny runda")
    lead = _("Ingen får någon fråga förrän du öppnar rundan.")
    button = _("Spara rundan")
    why: ClassVar = {
        "own_question": _("Bara om den här rundan behöver veta något särskilt."),
        "effect": _("Passar bäst i en helårsuppföljning: aktivitet är inte effekt."),
    }

    title = forms.CharField(label=_("Rundans namn"), max_length=200)
    kind = TermField(RoundKind, label=_("Vad är det för runda?"))
    period = forms.CharField(
        label=_("Vilken tid gäller den?"),
        help_text=_("Till exempel 2026, 2026-08 eller 2026-01/2026-04."),
        max_length=24,
    )
    due_on = DayField(label=_("Sista dagen att svara"))
    field_order = ("title", "kind", "period", "due_on")


class TemplateForm(_AsksForm):
    """What a kind of round asks for."""

    heading = _("Ny mall")
    lead = _("En runda tar en kopia av mallen. Ändrar du mallen sedan ändras inga rundor.")
    button = _("Spara mallen")

    title = forms.CharField(label=_("Mallens namn"), max_length=200)
    kind = TermField(RoundKind, label=_("Vilket slags runda?"))
    field_order = ("title", "kind")


class DueForm(PageForm):
    """Another last day."""

    heading = _("Flytta sista dagen")
    button = _("Flytta dagen")

    due_on = DayField(label=_("Ny sista dag att svara"))


class ConfirmForm(PageForm):
    """Only a button: the page says what will happen."""


class LinkForm(PageForm):
    """Who a one-time link goes to."""

    heading = _("Länk till den som saknar konto")
    lead = _("Länken visar bara de åtgärder som organisationen själv svarar för, och bara en gång.")
    button = _("Gör länken")
    why: ClassVar = {"mail": _("Bara för att kunna skicka länken. Adressen syns inte för andra.")}

    contact = forms.CharField(label=_("Vem är länken till?"), max_length=200)
    mail = forms.EmailField(label=_("E-post"), required=False)


class AskForm(GuardedForm):
    """The office's question on an answer."""

    heading = _("Fråga om svaret")
    lead = _("Den som svarade får frågan. Svaret är deras eget: du ändrar det inte.")
    button = _("Skicka frågan")
    guarded = ("text",)

    text = TextField(label=_("Vad undrar du?"), rows=4, max_length=2000)


class ReplyForm(GuardedForm):
    """The responsible's reply."""

    heading = _("Svara på frågan")
    button = _("Skicka svaret")
    guarded = ("text",)

    text = TextField(label=_("Ditt svar"), rows=4, max_length=2000)


class FileForm(PageForm):
    """A filled-in Excel file."""

    heading = _("Läs in en ifylld fil")
    lead = _("Först provar vi filen och visar vad den skulle göra. Inget sparas då.")
    button = _("Prova filen")

    file = forms.FileField(
        label=_("Excelfil"), help_text=_("Samma fil som du hämtade på rundans sida.")
    )


class MeasuresForm(PageForm):
    """The plan's measures in a file, to try."""

    heading = _("Åtgärder från Excel")
    lead = _("Samma kolumner ut och in. Först visas vad filen skulle göra. Inget sparas då.")
    button = _("Prova filen")

    file = forms.FileField(
        label=_("Excelfil"), help_text=_("Samma fil som du hämtar här ovanför, med dina ändringar.")
    )


class WordTemplateForm(PageForm):
    """The office's own Word template."""

    heading = _("Wordmall")
    lead = _("Rapporter görs i den här mallen: sidhuvud, typsnitt och logotyp blir era egna.")
    button = _("Använd mallen")

    template = forms.FileField(label=_("Mall (.docx)"), help_text=_("Högst 2 MB och utan makron."))
