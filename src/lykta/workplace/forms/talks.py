"""Asking the provider of the anonymous talks, and telling the bands."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from lykta.pages.forms import PageForm
from lykta.workplace.rules.talks_bands import LEAST, NOT_TOLD, words

_ = gettext_lazy
FIELD = "band_"


class YearForm(PageForm):
    """Which closed year it is about."""

    heading = _("Fråga leverantören om ett år")
    lead = _("Du får en länk att skicka. Den visas en gång och kan användas en gång.")
    button = _("Gör länken")

    year = forms.TypedChoiceField(label=_("År"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [str(today.year - back) for back in (1, 2, 3)]
        self.let_choose("year", [(one, one) for one in years])
        self.initial.setdefault("year", years[0])


class BandsForm(PageForm):
    """A band for each administration. The number itself is never asked for."""

    heading = _("Antal samtal per förvaltning")
    lead = _("Välj ett spann. Antalet självt ska aldrig komma hit.")
    button = _("Lämna uppgifterna")

    def __init__(
        self, *args: Any, administrations: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(one), gettext(words(one)).capitalize()) for one in (NOT_TOLD, *LEAST)]
        for code, name in administrations:
            self.fields[FIELD + code] = forms.TypedChoiceField(
                label=name, choices=choices, coerce=int, initial=str(NOT_TOLD)
            )

    def bands(self, cleaned: dict[str, Any]) -> dict[str, int]:
        """Return the band of each administration by its code."""
        return {
            name.removeprefix(FIELD): band
            for name, band in cleaned.items()
            if name.startswith(FIELD)
        }


class PaperForm(BandsForm):
    """HR writes what the provider's paper says: the year too."""

    heading = _("Skriv in spannen från leverantörens papper")
    lead = _(
        "Be leverantören om spann, inte antal. Läs igenom innan du sparar: "
        "ett fel kan bara rättas en gång."
    )
    button = _("Spara")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [str(today.year - back) for back in (1, 2, 3)]
        year = forms.TypedChoiceField(
            label=gettext("År"), coerce=int, choices=[(one, one) for one in years]
        )
        self.fields = {"year": year, **self.fields}


class CorrectForm(PageForm):
    """Which band was typed wrong, and what it should have been."""

    heading = _("Rätta ett spann som blev fel")
    lead = _(
        "Bara det som skrevs fel rättas, och bara en gång. Har fler samtal räknats i efterhand "
        "står spannet kvar. Spann som ligger intill varandra byts aldrig: då skulle den som såg "
        "båda kunna räkna ut antalet. Välj då att uppgiften inte lämnas."
    )
    button = _("Rätta")

    which = forms.ChoiceField(label=_("Vilket spann blev fel?"))
    band = forms.TypedChoiceField(label=_("Vad skulle det ha varit?"), coerce=int)

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blank = [("", gettext("Välj …"))]
        bands = [(str(one), gettext(words(one)).capitalize()) for one in (NOT_TOLD, *LEAST)]
        self.let_choose("which", [*blank, *offered])
        self.let_choose("band", [*blank, *bands])
