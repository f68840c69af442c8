"""The three cards of an answer: how it goes, what has happened, the number."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.follow_up.actions.answers import Told
from lykta.follow_up.rules.facts import Asked, RoundFact
from lykta.follow_up.terms import Goes
from lykta.pages.forms import PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm

FOUR = (Goes.AS_PLANNED, Goes.BEHIND, Goes.STUCK, Goes.DONE)
OPTIONAL = ("number", "effect", "own_answer")


class AnswerForm(GuardedForm):
    """An answer about one measure. Left alone it says nothing, and nothing is reported."""

    guarded = ("happened", "effect", "own_answer")

    goes = TermField(
        Goes,
        only=FOUR,
        label=_("Hur går det?"),
        error_messages={"required": _("Välj hur det går.")},
    )
    happened = TextField(
        label=_("Vad har hänt sedan sist?"), rows=3, max_length=5000, required=False
    )
    effect = TextField(
        label=_("Vad har blivit annorlunda, och för vem?"),
        rows=3,
        max_length=5000,
        required=False,
    )
    own_answer = TextField(label=_("Egen fråga"), rows=3, max_length=5000, required=False)
    number = forms.IntegerField(
        label=_("Siffran"),
        min_value=0,
        max_value=999_999_999,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"min_value": _("Siffran är noll eller mer.")},
    )

    def __init__(self, *args: Any, asked: Asked, of: RoundFact, **kwargs: Any) -> None:
        alone = {"empty_permitted": True, "use_required_attribute": False}
        super().__init__(*args, prefix=str(asked.id), initial=_initial(asked), **alone, **kwargs)
        self.asked, asks = asked, of.asks
        number = asked.measure.asked_number if asks.number else None
        self.before = number.before(of.counted_in.swedish) if number else None
        wanted = {"number": number, "effect": asks.effect, "own_answer": asks.own_question}
        for name in OPTIONAL:
            if not wanted[name]:
                del self.fields[name]
        if number is not None:
            self.fields["number"].label = number.name.capitalize()
        if asks.own_question:
            self.fields["own_answer"].label = asks.own_question

    def clean(self) -> dict[str, Any]:
        """An answer that something has stuck says why."""
        data = super().clean()
        if data.get("goes") is Goes.STUCK and not (data.get("happened") or "").strip():
            reason = gettext("Skriv kort vad som hindrar, så att någon kan hjälpa till.")
            self.add_error("happened", reason)
        return data

    @property
    def told(self) -> Told:
        """Return what is answered; only for a form that is valid and changed."""
        data = self.cleaned_data
        return Told(
            asked_id=self.asked.id,
            goes=data["goes"],
            happened=data.get("happened", ""),
            effect=data.get("effect", ""),
            own_answer=data.get("own_answer", ""),
            number=data.get("number"),
        )


def _initial(asked: Asked) -> dict[str, Any]:
    said = asked.said
    if said is None:
        return {}
    return {
        "goes": said.goes.value,
        "happened": said.happened,
        "effect": said.effect,
        "own_answer": said.own_answer,
        "number": said.number,
    }


class LinkReplyForm(GuardedForm):
    """A reply to the office's question, beside the answer, for someone who came by a link."""

    guarded = ("text",)

    text = TextField(label=_("Ditt svar på frågan"), rows=3, max_length=2000, required=False)


class Sheet:
    """All of somebody's answers on one page: a form a measure, sent with one button."""

    def __init__(
        self, asked: tuple[Asked, ...], of: RoundFact, data: Mapping[str, Any] | None
    ) -> None:
        self.forms = [AnswerForm(data, asked=one, of=of) for one in asked]
        self.whole = PageForm(data)  # what concerns them all

    def is_valid(self, *, replied: bool = False) -> bool:
        """Tell whether every form that was touched can be used, and something was said."""
        valid = [form.is_valid() for form in self.forms]
        if all(valid) and not self.told and not replied:
            self.whole.add_error(None, gettext("Välj hur det går för minst en åtgärd."))
        return all(valid) and self.whole.is_valid()

    @property
    def told(self) -> list[Told]:
        """Return what was answered or changed."""
        return [form.told for form in self.forms if form.has_changed() and form.is_valid()]

    @property
    def wrong(self) -> list[AnswerForm]:
        """Return the forms that must be looked at again."""
        return [form for form in self.forms if form.is_bound and form.errors]

    def form_of(self, key: UUID) -> AnswerForm | None:
        """Return the form of a measure in the round."""
        return next((form for form in self.forms if form.asked.id == key), None)
