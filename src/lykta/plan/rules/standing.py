"""What the programme or the plan says as it stands: the content of a version, and its pages.

The content is plain values (text, lists, records), so that a version can be kept as text with a
digest, compared with another, sent out on remiss by paragraph, and printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lykta.plan.terms import VersionOf

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Paragraph:
    """One numbered piece of a draft, to be answered by itself."""

    heading: str
    text: str = ""


def paragraphs(content: Content) -> tuple[Paragraph, ...]:
    """Return a draft's paragraphs in reading order: text, areas, goals, measures."""
    return (
        *(Paragraph(one["title"], one["text"]) for one in content.get("chapters", ())),
        *_areas(content),
        *(Paragraph(f"Mål: {one['title']}", _goal(one)) for one in content.get("goals", ())),
        *(
            Paragraph(f"Åtgärd: {one['title']}", _measure(one))
            for one in content.get("measures", ())
        ),
    )


def _areas(content: Content) -> Iterable[Paragraph]:
    areas = content.get("areas", ())
    if areas:
        yield Paragraph("Programmets områden", "\n".join(_upper(one) for one in areas))


def _goal(goal: Content) -> str:
    above = goal["goal_area"] or goal["subject_area"]
    return "\n".join(part for part in (above, goal["text"]) if part)


def _measure(measure: Content) -> str:
    leads = ", ".join(measure["leads"]) or "uppgift saknas"
    parts = (measure["why"], measure["what"], measure["effect"], f"Leds av: {leads}")
    return "\n".join(part for part in parts if part)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def named(of: VersionOf, number: int) -> str:
    """Say a version's name: "Handlingsplanen, version 2"."""
    return f"{of.swedish}, version {number}"
