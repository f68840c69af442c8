"""The report to a board: its own measures, what changed, what is late and why, what is asked for.

A report is made from a frozen round, so it holds only what may be shown. The page, Word, PDF and
slides are all made from `parts`, so none of them can tell more than another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from lykta.follow_up.rules.counting import NOT_AS_PLANNED, counts, sentence
from lykta.follow_up.rules.ways import WHOLE, Held
from lykta.follow_up.terms import Goes, Way

Document = dict[str, Any]
FORMAT: Final = 1


@dataclass(frozen=True)
class Words:
    """The report's own words: in short, why things are late, and what is asked for."""

    summary: str
    late_because: str
    proposal: str


@dataclass(frozen=True)
class Part:
    """A part of the report: its heading, its paragraphs, and its points."""

    heading: str
    texts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class To:
    """To whom a report goes; `codes` are the body and what works under it."""

    code: str
    name: str
    way: Way
    codes: frozenset[str]


def own(measures: list[Document], *, to: To) -> list[Document]:
    """Return the measures that the body reads of: the executive board all, a board its own."""
    if to.way in WHOLE:
        return measures
    return [each for each in measures if _led_by(each, to.codes)]


def begun(words: Words, frozen: Document, *, to: To) -> Words:
    """Return the words of a first draft: a proposed summary that counts the reader's own measures.

    The form proposes the count of the whole round before it is known to whom the report goes.
    """
    if words.summary.strip() != sentence(frozen["counts"]):
        return words
    measures = own(frozen["measures"], to=to)
    told = sentence(counts(Goes(each["goes"]) for each in measures))
    return replace(words, summary=told if measures else "Inga åtgärder i rundan leds av er.")


def _led_by(measure: Document, codes: Collection[str]) -> bool:
    return any(code in codes for code in measure["lead_codes"])


def document(
    *,
    frozen: Document,
    digest: str,
    title: str,
    diary_number: str,
    handed_on: date | None,
    to: To,
    words: Words,
    held: tuple[Held, ...],
) -> Document:
    """Return the whole report as values that stand by themselves."""
    measures = own(frozen["measures"], to=to)
    return {
        "format": FORMAT,
        "title": title,
        "to": to.name,
        "diary_number": diary_number,
        "handed_on": handed_on.isoformat() if handed_on else "",
        "round": frozen["title"],
        "period": frozen["period"],
        "frozen_at": frozen["frozen_at"],
        "round_digest": digest,
        "before": frozen["before"],
        "own_question": frozen["own_question"],
        "summary": words.summary,
        "late_because": words.late_because,
        "proposal": words.proposal,
        "steps": [_step(each) for each in held],
        "counts": counts(Goes(each["goes"]) for each in measures),
        "measures": measures,
    }


def _step(held: Held) -> Document:
    return {
        "step": held.step.swedish,
        "held_on": held.held_on.isoformat(),
        "paragraph": held.paragraph,
        "outcome": held.outcome.swedish,
        "note": held.note,
    }


def parts(report: Document) -> tuple[Part, ...]:
    """Return the report as a politician reads it, in order; parts without words are left out."""
    made = (
        Part("I korthet", _paragraphs(report["summary"])),
        _stages(report),
        Part("Det här har hänt", points=_lines(report, (Goes.DONE, Goes.AS_PLANNED))),
        Part(
            "Det här har inte hänt som planerat, och varför",
            _paragraphs(report["late_because"]),
            (*_lines(report, NOT_AS_PLANNED), *_silent(report)),
        ),
        Part("Vad det har gett, och för vem", points=(*_effects(report), *_numbers(report))),
        Part("Vad som har ändrats sedan förra rundan", points=_changed(report)),
        Part("Det här föreslår vi att ni beslutar", points=_paragraphs(report["proposal"])),
    )
    return tuple(one for one in made if one.texts or one.points)


def _stages(report: Document) -> Part:
    by_stage = Counter(each["stage"] for each in report["measures"])
    if not by_stage:
        return Part("Åtgärderna", ("Inga åtgärder leds av er.",))
    told = ". ".join(f"{stage}: {number}" for stage, number in by_stage.items())
    total = by_stage.total()
    return Part("Åtgärderna", (f"{total} {'åtgärd' if total == 1 else 'åtgärder'}. {told}.",))


def _silent(report: Document) -> tuple[str, ...]:
    """Name in one line those nobody has reported on: nothing is known, so nothing is said."""
    titles = [m["title"] for m in report["measures"] if m["goes"] == Goes.SILENT.value]
    return (f"{Goes.SILENT.swedish}: {', '.join(titles)}.",) if titles else ()


def _lines(report: Document, answers: Collection[Goes]) -> tuple[str, ...]:
    return tuple(_line(one) for one in report["measures"] if Goes(one["goes"]) in answers)


def _line(measure: Document) -> str:
    goes = Goes(measure["goes"]).swedish
    happened = " ".join(measure["happened"].split())
    return f"{measure['title']} ({goes.lower()}). {happened}".strip()


def _effects(report: Document) -> tuple[str, ...]:
    return tuple(f"{m['title']}: {' '.join(m['effect'].split())}" for m in _with(report, "effect"))


def _with(report: Document, name: str) -> list[Document]:
    return [each for each in report["measures"] if each[name]]


def _numbers(report: Document) -> tuple[str, ...]:
    return tuple(
        f"{each['title']}: {number_words(each['number'])}."
        for each in _with(report, "number")
        if each["number"]["value"] is not None
    )


def number_words(number: Document | None) -> str:
    """Say an asked number with what it was before: "24 utbildade (tidigare 18, 2025)"."""
    if number is None or number["value"] is None:
        return "–"
    words = f"{number['value']} {number['name']}"
    if number["before"] is not None:
        words += f" (tidigare {number['before']}, {number['before_period']})"
    return words + (f", mål {number['target']}" if number["target"] is not None else "")


def _changed(report: Document) -> tuple[str, ...]:
    return tuple(
        f"{m['title']}: {Goes(m['before']).swedish.lower()} → {Goes(m['goes']).swedish.lower()}"
        for m in report["measures"]
        if m["before"] and m["before"] != m["goes"]
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
