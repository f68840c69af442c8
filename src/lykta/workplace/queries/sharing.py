"""Reads of the themes: what the words suggest, and what people have decided."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.conf import settings
from django.db.models import QuerySet

from lykta.pages import put_once
from lykta.workplace.models import PlanSuggestion, ThemeNamed, ThemePlaced
from lykta.workplace.rules import sharing, theming
from lykta.workplace.rules.facts import Asked, Suggestion, Voice
from lykta.workplace.rules.sharing import Decided, SharedTheme

Rows = QuerySet[Any, Any]


@cache
def _stems(folder: Path) -> theming.Stems:
    read = yaml.safe_load((folder / "workplace_themes.yaml").read_text(encoding="utf-8"))
    return theming.Stems(read)


def stems() -> theming.Stems:
    """Return which words suggest which theme, from the data folder."""
    return _stems(settings.DATA_DIR)


def decided(asked: Asked) -> Decided:
    """Return what is decided of an administration's year. Two queries."""
    where = (asked.round, asked.administration)
    return Decided(
        names=dict(put_once.rows(_named, *where)),
        placed={
            (key, side, code): belongs
            for key, side, code, belongs in put_once.rows(_placed, *where)
        },
    )


def _named(round_id: UUID, administration: UUID) -> Rows:
    named = ThemeNamed.objects.filter(round_id=round_id, administration_id=administration)
    return named.values_list("code", "name")


def _placed(round_id: UUID, administration: UUID) -> Rows:
    of = {"asked__round_id": round_id, "asked__administration_id": administration}
    return ThemePlaced.objects.filter(**of).values_list("asked_id", "side", "code", "belongs")


def found(asked: Asked, voices: Sequence[Voice]) -> list[SharedTheme]:
    """Return the themes of an administration's units in a round. Two queries."""
    return sharing.themes(voices, decided(asked))


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
