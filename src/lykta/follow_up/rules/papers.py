"""A report and a frozen round as papers, from the same values as the pages."""

from __future__ import annotations

from typing import Any

from lykta.documents.rules.paper import (
    Block,
    Bullets,
    Facts,
    Heading,
    PageBreak,
    Paper,
    Picture,
    Table,
    Text,
)
from lykta.follow_up.rules import drawing
from lykta.follow_up.rules.counting import sentence
from lykta.follow_up.rules.reporting import number_words, parts
from lykta.follow_up.terms import Goes, Step
from lykta.kernel.period import Period

Document = dict[str, Any]
HEAD = ("Åtgärd", "Leder", "Hur det går", "Siffran")


def report_paper(report: Document) -> Paper:
    """Return a report to a board, for Word, PDF and slides."""
    blocks: list[Block] = [Facts(facts(report))]
    for part in parts(report):
        blocks.append(Heading(part.heading, 1))
        blocks += [Text(text) for text in part.texts]
        if part.points:
            blocks.append(Bullets(part.points))
    blocks += [PageBreak(), Heading("Åtgärd för åtgärd", 1)]
    blocks += [*_how_it_goes(report), table(report)]
    return Paper(report["title"], f"Till {report['to']}", tuple(blocks))


def round_paper(frozen: Document) -> Paper:
    """Return a frozen round: the table, and under it what each responsible has said."""
    blocks: list[Block] = [*_how_it_goes(frozen), table(frozen)]
    blocks.append(Heading("Vad de ansvariga säger", 1))
    for each in frozen["measures"]:
        blocks += _told(each, frozen["own_question"])
    return Paper(frozen["title"], f"{frozen['kind']}, {frozen['period']}", tuple(blocks))


def _how_it_goes(of: Document) -> list[Block]:
    """Return the counts in words and as a picture; the table that follows has every measure."""
    said = Text(sentence(of["counts"]))
    if not of["measures"]:
        return [said]
    return [said, Picture(drawing.picture(of["counts"]), drawing.alternative(of["counts"]))]


def _told(measure: Document, own_question: str) -> list[Block]:
    made: list[Block] = [Heading(measure["title"], 2), Text(Goes(measure["goes"]).swedish)]
    texts = (
        ("", measure["happened"]),
        ("Vad som blev annorlunda: ", measure["effect"]),
        (f"{own_question} ", measure["own_answer"]),
    )
    return made + [Text(start + text) for start, text in texts if text]


def facts(report: Document) -> tuple[tuple[str, str], ...]:
    """Return what stands at the head of a report: to whom, its number, its way so far."""
    pairs = [("Till", report["to"]), ("Uppföljning", f"{report['round']}, {report['period']}")]
    if report["diary_number"]:
        pairs.append(("Diarienummer", report["diary_number"]))
    if report.get("handed_on"):  # reports that were issued before it was kept have none
        day = Period.parse(report["handed_on"]).swedish
        pairs.append((Step.DRAFT.swedish, f"lämnad vidare {day}"))
    for each in report["steps"]:
        pairs.append((each["step"], _held(each)))
    return tuple(pairs)


def _held(step: Document) -> str:
    day = Period.parse(step["held_on"]).swedish
    paragraph = f" § {step['paragraph']}" if step["paragraph"] else ""
    note = f". {step['note']}" if step["note"] else ""
    return f"{day}{paragraph and ','}{paragraph}: {step['outcome'].lower()}{note}"


def table(of: Document) -> Table:
    """Return the measures of a round or a report, a row each."""
    return Table("Åtgärderna", HEAD, tuple(_row(each) for each in of["measures"]))


def _row(measure: Document) -> tuple[str, ...]:
    leads = ", ".join(measure["leads"]) or "Uppgift saknas"
    goes = Goes(measure["goes"]).swedish
    return (measure["title"], leads, goes, number_words(measure["number"]))
