"""A version and a remiss as papers: the same content as on their pages, for Word."""

from collections.abc import Iterable, Mapping
from typing import Any

from lykta.documents import api as documents
from lykta.plan.rules.remissing import RemissSeen

Content = Mapping[str, Any]


def paper(content: Content, *, subtitle: str) -> documents.Paper:
    """Return the content as a neutral paper."""
    return documents.Paper(
        title=content["title"], subtitle=subtitle, blocks=tuple(_blocks(content))
    )


def _blocks(content: Content) -> Iterable[documents.Block]:
    yield documents.Facts(tuple((one["word"], one["says"]) for one in content["facts"]))
    for chapter in content.get("chapters", ()):
        yield documents.Heading(chapter["title"], 1)
        yield documents.Text(chapter["text"])
    if content.get("areas"):
        yield documents.Heading("Områden", 1)
        yield documents.Bullets(tuple(one[:1].upper() + one[1:] for one in content["areas"]))
    yield from _goals(content)
    yield from _measures(content)


def _goals(content: Content) -> Iterable[documents.Block]:
    goals = content.get("goals", ())
    if not goals:
        return
    yield documents.Heading("Mål", 1)
    above = None
    for goal in goals:
        if goal["goal_area"] != above and goal["goal_area"]:
            yield documents.Heading(goal["goal_area"], 2)
        above = goal["goal_area"]
        yield documents.Heading(goal["title"], 3 if above else 2)
        if goal["text"]:
            yield documents.Text(goal["text"])


def _measures(content: Content) -> Iterable[documents.Block]:
    measures = content.get("measures", ())
    if not measures:
        return
    yield documents.Heading("Åtgärder", 1)
    for one in measures:
        yield documents.Heading(one["title"], 2)
        facts = [("Läge", one["stage"]), ("Leds av", ", ".join(one["leads"]) or "uppgift saknas")]
        yield documents.Facts(tuple(facts))
        for word in ("why", "what", "effect"):
            if one[word]:
                yield documents.Text(one[word])


def remiss(seen: RemissSeen) -> documents.Paper:
    """Return a remiss as a paper: who answered, each comment by paragraph, what was done."""
    return documents.Paper(
        title=seen.title, subtitle=f"Sammanställning, {seen.version}", blocks=tuple(_remiss(seen))
    )


def _remiss(seen: RemissSeen) -> Iterable[documents.Block]:
    rows = tuple((one.party.name, one.kind, one.light.word) for one in seen.recipients)
    yield documents.Heading("Vilka som svarade", 1)
    yield documents.Table("Mottagare", ("Mottagare", "Slag", "Svar"), rows)
    for part in seen.parts:
        yield documents.Heading(f"{part.place}. {part.heading}" if part.place else part.heading, 1)
        if part.text:
            yield documents.Text(part.text)
        if not part.comments:
            yield documents.Text("Ingen har sagt något om stycket.")
        for one in part.comments:
            done = f"{one.outcome}. {one.why}".strip() if one.outcome else "Inte bemött än"
            pairs = (("Från", one.by), ("Synpunkt", one.text), ("Vad som gjordes", done))
            yield documents.Facts(pairs)
