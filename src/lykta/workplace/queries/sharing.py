"""Reads of the themes: what the words suggest, and what people have decided."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from uuid import UUID

import yaml
from django.conf import settings

from lykta.workplace.models import PlanSuggestion, ThemeNamed, ThemePlaced
from lykta.workplace.rules import sharing, theming
from lykta.workplace.rules.facts import Suggestion, Unit
from lykta.workplace.rules.sharing import Decided, SharedTheme


@cache
def _stems(folder: Path) -> theming.Stems:
    read = yaml.safe_load((folder / "workplace_themes.yaml").read_text(encoding="utf-8"))
    return theming.Stems(read)


def stems() -> theming.Stems:
    """Return which words suggest which theme, from the data folder."""
    return _stems(settings.DATA_DIR)


def decided(*, round_id: UUID, administration: UUID) -> Decided:
    """Return what is decided of an administration's year. Two queries."""
    named = ThemeNamed.objects.filter(round_id=round_id, administration_id=administration)
    placed = ThemePlaced.objects.filter(
        asked__round_id=round_id, asked__administration_id=administration
    )
    rows = placed.values_list("asked_id", "side", "code", "belongs")
    return Decided(
        names=dict(named.values_list("code", "name")),
        placed={(asked, side, code): belongs for asked, side, code, belongs in rows},
    )


def found(units: Sequence[Unit]) -> list[SharedTheme]:
    """Return the themes of one administration's units in one round. Two queries."""
    if not units:
        return []
    known = decided(round_id=units[0].round, administration=units[0].administration)
    return sharing.themes(units, known, stems())


def suggestions() -> list[Suggestion]:
    """Return what administrations want in the plan, the newest first. One query."""
    rows = PlanSuggestion.objects.select_related("round").order_by("-suggested_at", "id")
    return [_suggestion(row) for row in rows]


def suggestion(suggestion_id: UUID) -> Suggestion | None:
    """Return one suggestion, or None."""
    row = PlanSuggestion.objects.select_related("round").filter(id=suggestion_id).first()
    return None if row is None else _suggestion(row)


def _suggestion(row: PlanSuggestion) -> Suggestion:
    return Suggestion(
        id=row.id,
        year=row.round.year,
        administration_code=row.administration_code,
        administration=row.administration_name,
        theme=row.theme,
        text=row.text,
        measure=row.measure_id,
        declined=row.declined,
    )
