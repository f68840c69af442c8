"""Input about the prize: its rules, nominations, the jury and the decision."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.council.actions.prize_decisions import Decided
from lykta.council.actions.prizes import PrizeWords
from lykta.council.forms import MAIL
from lykta.council.terms import RuleOf
from lykta.pages.forms import DayField, KeyField, PageForm, TermsField, TextField
from lykta.pages.guarding import GuardedForm

NOBODY = _("Skriv inte om enskilda människor som har det svårt.")


class RulesForm(PageForm):
    """The rules of a year."""

    heading = _("Prisets regler")
    lead = _("Det som inte är bekräftat märks ut överallt, och stoppar ingen nominering.")
    why = {
        "confirmed": _("Kryssa bara i det som någon har beslutat eller står för."),
        "source": _(
            "Till exempel riktlinjens diarienummer eller beslutets paragraf. "
            "Det gäller reglerna du bekräftar nu."
        ),
    }

    name = forms.CharField(label=_("Prisets namn och år"), max_length=200)
    opens_on = DayField(label=_("Nomineringen öppnar"))
    closes_on = DayField(label=_("Sista dag att nominera"), help_text=_("Hela dagen räknas."))
    decide_by_on = DayField(label=_("Priset beslutas senast"))
    who_nominates = forms.CharField(
        label=_("Vem får nominera?"), max_length=200, required=False, empty_value=""
    )
    through_manager = forms.BooleanField(label=_("Nomineringen går genom chefen"), required=False)
    jury = forms.CharField(label=_("Jury"), max_length=200)
    jury_least = forms.IntegerField(
        label=_("Minst antal i juryn"),
        help_text=_("Lämna tomt om ingen regel säger det."),
        min_value=1,
        max_value=60,
        required=False,
    )
    finalists = forms.IntegerField(label=_("Antal finalister"), min_value=1, max_value=20)
    mention = forms.CharField(
        label=_("Hedersomnämnande: för vem?"),
        help_text=_("Lämna tomt om det inte finns något i år."),
        max_length=200,
        required=False,
        empty_value="",
    )
    mention_by_on = DayField(label=_("Rådets eget förslag senast"), required=False)
    confirmed = TermsField(RuleOf, label=_("Vilka regler är bekräftade?"), required=False)
    source = forms.CharField(
        label=_("Var står de bekräftade reglerna?"), max_length=200, required=False, empty_value=""
    )

    def clean(self) -> dict[str, Any]:
        """Give the rules as one thing."""
        said = super().clean() or {}
        if self.errors:
            return said
        names = PrizeWords.__dataclass_fields__
        words = PrizeWords(**{name: said[name] for name in names})
        return {"words": words, "confirmed": said["confirmed"], "source": said["source"]}


class _Told(GuardedForm):
    """What every nomination tells."""

    guarded = ("nominee", "belongs_to", "effort", "why", "changed")

    nominee = forms.CharField(label=_("Vem eller vad nominerar du?"), max_length=200)
    belongs_to = forms.CharField(
        label=_("Vilken organisation eller enhet hör det till?"), max_length=200
    )
    effort = forms.CharField(label=_("Vilken insats gäller det?"), max_length=200)
    why_them = TextField(label=_("Varför ska de få priset?"), rows=5, max_length=4_000)
    changed = TextField(label=_("Vad har förändrats?"), rows=5, max_length=4_000)

    def clean(self) -> dict[str, Any]:
        """Give the reason under its own name."""
        said = super().clean()
        if "why_them" in said:
            said["why"] = said.pop("why_them")
        return said


class NominateForm(_Told):
    """A nomination by anybody."""

    heading = _("Nominera till priset")
    button = _("Skicka nomineringen")
    guarded = ("nominee", "belongs_to", "effort", "why_them", "changed")
    why = {
        "why_them": NOBODY,
        "contact": _("Dit skriver vi om något saknas. Adressen står i nomineringen."),
    }

    nominator = forms.CharField(label=_("Vem är du som nominerar?"), max_length=200)
    manager = forms.CharField(
        label=_("Genom vilken chef?"),
        help_text=_("Namn och enhet."),
        max_length=200,
        required=False,
        empty_value="",
    )
    contact = forms.EmailField(label=_("Din e-post"), max_length=200, error_messages=MAIL)

    def __init__(
        self, *args: Any, asks_manager: bool = False, demands_manager: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if not asks_manager:
            del self.fields["manager"]
        elif demands_manager:
            self.fields["manager"].required = True


class AddMoreForm(NominateForm):
    """What the nominator adds, with what was handed in filled in."""

    heading = _("Komplettera nomineringen")
    button = _("Skicka kompletteringen")


class ProposeForm(_Told):
    """The council's own proposal to the honourable mention."""

    heading = _("Rådets förslag till hedersomnämnande")
    lead = _("Förslaget är en allmän handling.")
    guarded = ("nominee", "belongs_to", "effort", "why_them", "changed")
    why = {"why_them": NOBODY}

    nominator = forms.CharField(label=_("Vem i rådet föreslår?"), max_length=200)
    contact = forms.CharField(label=_("Hur når vi den som föreslår?"), max_length=200)
    external = forms.BooleanField(label=_("Aktören står utanför kommunen"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nominee"].label = _("Vem eller vad föreslår rådet?")
        self.fields["why_them"].label = _("Varför ska de få hedersomnämnandet?")


class CompleteForm(GuardedForm):
    """What the nominator has added."""

    heading = _("Skriv in kompletteringen")
    guarded = ("nominee", "belongs_to", "effort", "reason_why", "changed")

    nominee = forms.CharField(label=_("Nominerad"), max_length=200)
    belongs_to = forms.CharField(label=_("Tillhör"), max_length=200, required=False)
    effort = forms.CharField(label=_("Insats"), max_length=200, required=False)
    reason_why = TextField(label=_("Varför"), rows=5, max_length=4_000, required=False)
    changed = TextField(label=_("Vad som förändrats"), rows=5, max_length=4_000, required=False)
    nominator = forms.CharField(label=_("Nominerad av"), max_length=200, required=False)
    manager = forms.CharField(label=_("Genom chef"), max_length=200, required=False)
    contact = forms.CharField(label=_("Kontakt"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Give the texts as one thing."""
        said = super().clean()
        if "reason_why" in said:
            said["why"] = said.pop("reason_why")
        return {"texts": said}


class AcceptForm(PageForm):
    """A button."""

    button = _("Godkänn för juryn")


class TakeForm(PageForm):
    """Taking in what the nominator has added."""

    heading = _("Ta in kompletteringen")
    lead = _("Det som stod förut sparas bredvid.")
    button = _("Ta in kompletteringen")


class AskMoreForm(GuardedForm):
    """What is missing, and until when."""

    heading = _("Be om komplettering")
    lead = _("Den som nominerade får texten och en länk, där allt redan står ifyllt.")
    button = _("Be om komplettering")
    guarded = ("reason",)

    reason = TextField(label=_("Vad behöver vi veta?"), rows=4, max_length=2_000)
    answer_by_on = DayField(label=_("Svar senast"))


class RejectForm(GuardedForm):
    """Why a nomination is turned away."""

    heading = _("Avvisa nomineringen")
    button = _("Avvisa")
    guarded = ("reason",)

    reason = TextField(label=_("Varför?"), rows=4, max_length=2_000)


class OpenForm(PageForm):
    """Publishing the call asks first."""

    heading = _("Publicera året?")
    lead = _("Alla kan läsa reglerna, och nominera mellan dagarna.")
    button = _("Publicera")


class FinalistsForm(PageForm):
    """Whom the jury chose."""

    heading = _("Juryns finalister")

    chosen = forms.MultipleChoiceField(
        label=_("Vilka blev finalister?"), widget=forms.CheckboxSelectMultiple
    )

    def offer(self, rows: Sequence[tuple[Any, str]]) -> None:
        """Set who can be chosen: (key, words)."""
        self.let_choose("chosen", [(str(key), words) for key, words in rows])

    def clean_chosen(self) -> set[UUID]:
        """Return the chosen keys."""
        return {UUID(one) for one in self.cleaned_data["chosen"]}


class DecideForm(GuardedForm):
    """What the jury decided."""

    heading = _("Juryns beslut")
    guarded = ("motivation", "mention_motivation")
    why = {"motivation": _("Publiceras ordagrant.")}

    winner = KeyField(label=_("Vem får priset?"), widget=forms.RadioSelect)
    motivation = TextField(label=_("Motivering"), rows=5, max_length=4_000)
    mention = KeyField(label=_("Hedersomnämnande"), widget=forms.Select, required=False)
    mention_motivation = TextField(
        label=_("Motivering till hedersomnämnandet"), rows=4, max_length=4_000, required=False
    )
    decided_on = DayField(label=_("Vilken dag?"))
    paragraph = forms.CharField(label=_("Paragraf"), max_length=20, required=False, empty_value="")
    took_part = forms.MultipleChoiceField(
        label=_("Vilka var med och beslutade?"),
        widget=forms.CheckboxSelectMultiple,
    )

    def offer(
        self,
        *,
        finalists: Sequence[tuple[UUID, str]],
        mentions: Sequence[tuple[UUID, str]],
        jurors: Sequence[tuple[UUID, str]],
    ) -> None:
        """Set who can be chosen."""
        self.let_choose_row("winner", finalists)
        self.let_choose("took_part", [(str(key), words) for key, words in jurors])
        self.let_choose_row("mention", mentions)
        if not mentions:
            del self.fields["mention"], self.fields["mention_motivation"]
            self.guarded = ("motivation",)  # type: ignore[misc, assignment]

    def clean(self) -> dict[str, Any]:
        """Give the decision as one thing."""
        said = super().clean()
        if self.errors:
            return said
        said = {"mention": None, "mention_motivation": "", **said}
        names = Decided.__dataclass_fields__
        return {
            "said": Decided(**{name: said[name] for name in names}),
            "took_part": {UUID(one) for one in said["took_part"]},
        }


class ResultForm(PageForm):
    """Publishing the result asks first."""

    heading = _("Publicera resultatet?")
    lead = _("Alla kan läsa vem som fick priset och varför. Juryns anteckningar raderas.")
    button = _("Publicera")
