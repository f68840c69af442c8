"""Writing a report to a body, handing it on, and noting what its meetings did."""

from collections.abc import Collection
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.follow_up.rules.reporting import Words
from lykta.follow_up.terms import Outcome, Way
from lykta.kernel.party import Party
from lykta.pages.forms import DayField, PageForm, TermField, TextField
from lykta.pages.guarding import GuardedForm


class WordsForm(GuardedForm):
    """The report's own words; the rest is taken from the frozen round."""

    heading = _("Skriv en ny version")
    lead = _("Den förra versionen finns kvar, och skillnaden syns.")
    button = _("Spara versionen")
    guarded = ("summary", "late_because", "proposal")
    why: ClassVar = {
        "summary": _("Det enda som många hinner läsa."),
        "late_because": _("De ansvarigas egna ord följer med ändå."),
    }

    summary = TextField(label=_("I korthet"), rows=5, max_length=5000)
    late_because = TextField(
        label=_("Varför går något inte som planerat?"), rows=4, max_length=5000, required=False
    )
    proposal = TextField(
        label=_("Förslag till beslut"),
        rows=4,
        max_length=5000,
        help_text=_("En rad för varje beslutspunkt."),
    )

    def clean(self) -> dict[str, Any]:
        """Gather the words into one value."""
        data = super().clean()
        words = [data.pop(name, "") for name in ("summary", "late_because", "proposal")]
        data["words"] = Words(*words)
        return data


class LetterForm(WordsForm):
    """A report to begin."""

    heading = _("Ny rapport")
    lead = _("Åtgärderna och de ansvarigas svar tas från den frysta rundan.")
    button = _("Spara utkastet")

    way = TermField(Way, label=_("Vart ska rapporten?"))
    board = forms.ChoiceField(label=_("Vilken nämnd eller styrelse?"), required=False)
    title = forms.CharField(label=_("Rubrik"), max_length=200)
    field_order = ("way", "board", "title")

    def __init__(
        self, *args: Any, ways: Collection[Way], boards: Collection[Party], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {party.code: party for party in boards}
        fixed = {Way.COUNCIL: "KF", Way.EXECUTIVE: "KS"}
        self.fixed = {way: self.bodies[code] for way, code in fixed.items() if code in self.bodies}
        chosen = [(way.value, way.swedish) for way in ways]
        self.let_choose("way", chosen)
        listed = [(p.code, p.name) for p in boards if p not in self.fixed.values()]
        self.let_choose("board", [("", _("Välj …")), *listed])

    def clean(self) -> dict[str, Any]:
        """Find the body: the council and the executive board by the way, others by choice."""
        data = super().clean()
        board = data.pop("board", "")
        body = self.fixed.get(data.get("way")) or self.bodies.get(board)  # type: ignore[arg-type]
        if body is None and "way" not in self.errors:
            self.add_error("board", gettext("Välj vilken nämnd eller styrelse som får rapporten."))
        data["body"] = body
        return data


class HandOnForm(PageForm):
    """To which meeting, and under which number."""

    heading = _("Lämna rapporten vidare")
    lead = _("Rapporten expedieras: alla inloggade kan läsa den, och det som står i den är fryst.")
    button = _("Lämna vidare")

    meeting_on = DayField(label=_("När tas den upp?"))
    diary_number = forms.CharField(label=_("Diarienummer"), max_length=60, required=False)


class MeetingForm(PageForm):
    """What a meeting did with the report."""

    heading = _("Efter mötet")
    button = _("Spara")

    held_on = DayField(label=_("När var mötet?"))
    outcome = TermField(Outcome, label=_("Vad blev det?"))
    paragraph = forms.CharField(
        label=_("Paragraf"),
        help_text=_("Bara numret, till exempel 12."),
        max_length=20,
        required=False,
    )
    note = TextField(label=_("Vad ändrades?"), rows=3, max_length=2000, required=False)
    next_on = DayField(
        label=_("Nästa möte"), help_text=_("Om rapporten ska vidare."), required=False
    )
