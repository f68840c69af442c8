"""The inquiry: opening it, writing it, the violence, the risk, letting the person answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.casework.terms import (
    ChildrenSaw,
    Consequence,
    Heading,
    InquiryGround,
    OwnEstimate,
    RiskLevel,
    SentBy,
    SubjectArea,
    ViolenceKind,
    ViolentPerson,
)
from lykta.pages.forms import DayField, PageForm, TermField, TermsField, TextField

QUESTIONS = {
    Heading.ACUTE_NEED: _("Vad behövs i dag och i natt? Var är personen trygg?"),
    Heading.SHORT_TERM_NEED: _("Vad behövs de närmaste veckorna?"),
    Heading.LONG_TERM_NEED: _("Vad behövs för ett liv utan våld?"),
    Heading.VIOLENCE: _("Vad har hänt, hur ofta, hur länge? Personens egna ord."),
    Heading.NETWORK: _("Vilka finns runt personen? Vem vet, och vem får inte veta?"),
    Heading.PARENTING: _("Vad behöver personen som förälder? Barnens behov utreds i egna ärenden."),
    Heading.CONSEQUENCES: _("Vad har våldet lett till?"),
    Heading.RISK: _("Vad talar för och emot att våldet fortsätter eller blir värre?"),
    Heading.OWN_VIEW: _("Vad vill personen själv? Vad tror hen hjälper?"),
}


class OpenInquiryForm(PageForm):
    """Opening an inquiry: an adult's only with consent (A2)."""

    heading = _("Inled utredning")
    lead = _("Fristen börjar i dag. En vuxen utreds bara när hen själv vill.")
    button = _("Inled utredning")
    why = {
        "ground": _("Grunden står i beslutet att inleda och avgör vilka frister som gäller."),
        "consented_on": _("Det ska synas att personen själv ville, och när (SoL 14:2)."),
    }

    ground = TermField(InquiryGround, label=_("Varför inleds den?"))
    consented_on = DayField(label=_("När sa personen ja?"), required=False)


class SectionForm(PageForm):
    """One heading of the inquiry. The version tells whether somebody wrote in between."""

    button = _("Spara")

    text = TextField(label=_("Text"), rows=12, required=False)
    base_version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, label=_("Version"))

    def __init__(self, *args: Any, of: Heading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = QUESTIONS[of]
        if of is Heading.CONSEQUENCES:
            self.fields["codes"] = TermsField(
                Consequence, label=_("Vad har våldet lett till?"), required=False
            )
            self.order_fields(["codes", "text"])


class ExtendForm(PageForm):
    """More time for a child's inquiry, for special reasons (A8)."""

    heading = _("Förläng utredningstiden")
    lead = _("Bara ett barns utredning har en sista dag, och bara särskilda skäl flyttar den.")
    button = _("Förläng")

    to = DayField(label=_("Ny sista dag"))
    grounds = TextField(label=_("Vilka är de särskilda skälen?"), max_length=4_000)


class AskForDecisionForm(PageForm):
    """The person asks for a decision when it has taken over six months (FL 12)."""

    heading = _("Personen begär ett avgörande")
    lead = _("Efter sex månader får personen begära det skriftligt. Då är det fyra veckor (FL 12).")

    requested_on = DayField(label=_("När kom begäran?"))


class ConcludeForm(PageForm):
    """The end of an inquiry: what it found, or that it is discontinued."""

    heading = _("Avsluta utredningen")
    button = _("Avsluta utredningen")
    draft = "conclusion"

    conclusion = TextField(label=_("Vad kom ni fram till?"), required=False)
    discontinued = forms.BooleanField(
        label=_("Utredningen läggs ned, personen vill inte längre"), required=False
    )


class ViolenceForm(PageForm):
    """Violence as told: kinds, period, who in relation, children who saw (F31, F32)."""

    heading = _("Skriv vad personen har berättat om våldet")
    lead = _("Så exakt som det sades, inte mer. Ingen namnges: bara relationen.")
    draft = "violence"
    why = {
        "kinds": _("Flera sorter brukar höra ihop. Fråga om alla, också den latenta."),
        "children_saw": _("Ett barn som sett våld är ett brottsoffer och ska få eget stöd."),
        "areas": _("Hedersvåld bedöms med andra frågor och kan ha flera utövare."),
        "done_by_relation": _("Relationen avgör risk och skydd. Namnet behövs inte här."),
    }

    kinds = TermsField(ViolenceKind, label=_("Vilka sorters våld?"))
    done_by_relation = TermField(ViolentPerson, label=_("Vem har gjort det?"))
    children_saw = TermField(ChildrenSaw, label=_("Har barn sett, hört eller märkt det?"))
    areas = TermsField(SubjectArea, label=_("Vad hör det till?"), required=False)
    from_period = forms.CharField(
        label=_("Från"),
        required=False,
        max_length=10,
        help_text=_("2021, 2021-05 eller 2021-05-17"),
    )
    to_period = forms.CharField(
        label=_("Till"), required=False, max_length=10, help_text=_("Tomt om det pågår")
    )
    still_going_on = forms.TypedChoiceField(
        label=_("Pågår det?"),
        choices=[("yes", _("Ja")), ("no", _("Nej")), ("", _("Vet inte"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    description = TextField(label=_("Med personens ord"), required=False)


class RiskForm(PageForm):
    """A risk assessment's result, with the person's own estimate always beside it (R1-R4)."""

    heading = _("Bedöm risken")
    lead = _("Bedömningen är din, aldrig en poängsumma. Personens egen syn skrivs alltid bredvid.")
    button = _("Spara bedömningen")
    draft = "risk"
    why = {
        "own_estimate": _("Personens egen bedömning säger ofta rätt. Skillnaden är viktig att se."),
        "instrument": _("Bara resultatet sparas, aldrig instrumentets egna texter."),
    }

    instrument = forms.ChoiceField(label=_("Instrument"))
    level = TermField(RiskLevel, label=_("Din bedömning av risken"))
    own_estimate = TermField(OwnEstimate, label=_("Personens egen bedömning"))
    made_on = DayField(label=_("När gjordes den?"))
    next_on = DayField(
        label=_("Bedöm igen senast"),
        required=False,
        help_text=_("Tomt: hög risk inom 30 dagar, medel 90, låg 180."),
    )
    text = TextField(label=_("Vad bygger bedömningen på?"), required=False)


class SafetyPlanForm(PageForm):
    """What the person does to be safe. A new plan takes the old one's place, which is kept."""

    heading = _("Säkerhetsplan")
    lead = _("Skriv den tillsammans, med personens egna lösningar. Den gamla finns kvar.")
    button = _("Spara planen")
    draft = "safety_plan"

    text = TextField(label=_("Planen"), rows=14)


class CommunicateForm(PageForm):
    """Letting the person see what a decision will rest on, and answer (FL 25)."""

    heading = _("Kommunicera underlaget")
    lead = _("Personen ska få se underlaget och svara innan ett beslut går emot hen (FL 25).")
    button = _("Underlaget är skickat")

    what = TextField(label=_("Vad fick personen se?"), max_length=4_000, rows=4)
    sent_how = TermField(SentBy, label=_("Hur?"), folded=True)
    sent_on = DayField(label=_("När?"))
    answer_by_on = DayField(label=_("Svara senast"))


class AnswerForm(PageForm):
    """What the person answered."""

    heading = _("Svaret har kommit")
    draft = "answer"

    answered_on = DayField(label=_("När?"))
    answer = TextField(label=_("Vad svarade personen?"), required=False)
