"""Relevance reviews (aktualitetsbedömning): what was found, what the council decided (F02, F04)."""

from datetime import datetime

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid
from lykta.plan import access
from lykta.plan.actions import ground, programme
from lykta.plan.models import ProgrammeEvent
from lykta.plan.rules.texts import EventText
from lykta.plan.terms import EventKind, Verdict

LONGEST_MONTHS = 120


def review(
    *,
    municipality: str,
    year: int,
    verdict: Verdict,
    note: str,
    decided_by: Party | None,
    decided: str,
    decision_expected: str,
    actor: Actor,
    now: datetime,
) -> Change:
    """Note a year's relevance review: keep, revise or repeal, and when it is or will be decided.

    Raises Refused without the right to the plan, Invalid for a year to come, a time that is none,
    or a decision's time without who decides.
    """
    access.check_may_describe(actor=actor)
    if not 1990 <= year <= now.year:
        raise Invalid({"year": "Välj ett år som har börjat."})
    if (decided or decision_expected) and decided_by is None:
        raise Invalid({"party": "Skriv vem som beslutar."})
    event = EventText(
        period=str(year),
        kind=EventKind.RELEVANCE_REVIEW.value,
        note=note.strip(),
        decided_by=decided_by,
        decided=decided,
        decision_expected="" if decided else decision_expected,
        verdict=verdict.value,
    )
    _forget_none(municipality, year)
    return programme.note_event(municipality=municipality, event=event, actor=actor, now=now)


def _forget_none(municipality: str, year: int) -> None:
    """A year that has a review after all is no longer a year without one."""
    home = ground.programme_of(municipality)
    kind = EventKind.NO_RELEVANCE_REVIEW.value
    ProgrammeEvent.objects.filter(programme=home, kind=kind, period=str(year)).delete()


def no_review(*, municipality: str, year: int, note: str, actor: Actor, now: datetime) -> Change:
    """Note that no review was made in a year. It stays visible, and accuses nobody (F02).

    Raises Refused without the right to the plan, Invalid for a year that is not over, or one that
    has a review.
    """
    access.check_may_describe(actor=actor)
    home = ground.programme_of(municipality)
    if not 1990 <= year < now.year:
        raise Invalid({"year": "Välj ett år som är slut."})
    reviewed = EventKind.RELEVANCE_REVIEW.value
    if home.events.filter(kind=reviewed, period=str(year)).exists():
        raise Invalid({"year": "Det finns en bedömning det året."})
    kind = EventKind.NO_RELEVANCE_REVIEW.value
    event = EventText(period=str(year), kind=kind, note=note.strip())
    return programme.note_event(municipality=municipality, event=event, actor=actor, now=now)


def set_interval(*, municipality: str, months: int | None, actor: Actor, now: datetime) -> Change:
    """Set how often the municipality itself wants a review; None: it has set none.

    Raises Refused without the right to the plan, Invalid for a number out of bounds.
    """
    access.check_may_describe(actor=actor)
    home = ground.programme_of(municipality)
    if months is not None and not 1 <= months <= LONGEST_MONTHS:
        raise Invalid({"months": f"Skriv ett antal månader mellan 1 och {LONGEST_MONTHS}."})
    if home.review_every_months == months:
        return Change.SAME
    home.review_every_months = months
    home.save(update_fields=["review_every_months"])
    return ground.logged("review_interval", home.id, Change.CHANGED)
