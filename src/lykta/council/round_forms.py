"""Input of a discussion round: what is asked, what organisations say, and how it is grouped."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from lykta.council.forms import LinkForm
from lykta.council.queries import Said
from lykta.pages.forms import DayField, TextField
from lykta.pages.guarding import GuardedForm

MOST_QUESTIONS, LONGEST_QUESTION = 8, 500


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


class AskForm(LinkForm):
    """Which organisation is asked."""

    heading = _("Skicka frågorna till en organisation")
    lead = _("Organisationen svarar genom en länk, utan konto. Länken visas en gång.")

    organisation_name = forms.CharField(label=_("Vilken organisation?"), max_length=200)
    field_order = ("organisation_name", "mail")


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
    lead = _("Skriv med organisationens egna ord.")
    button = _("Spara")

    organisation_name = forms.CharField(label=_("Vilken organisation?"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["organisation_name", *self.guarded])

    def clean(self) -> dict[str, Any]:
        """Give the organisation too."""
        name = self.cleaned_data.get("organisation_name", "")
        return super().clean() | {"organisation_name": name}


class CorrectForm(GuardedForm):
    """A typed answer, put right."""

    heading = _("Rätta det som sades")
    lead = _("Det som stod förut sparas, med vem som rättade och när.")
    guarded = ("text",)

    text = TextField(label=_("Så här sade de"), rows=5, max_length=4_000)


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
