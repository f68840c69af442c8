"""Rounds: prepared from a template, opened to the responsible, and frozen once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.follow_up import access
from lykta.follow_up.actions.ground import alone_in, locked
from lykta.follow_up.models import Answerer, FrozenRound, Round, RoundMeasure, Template
from lykta.follow_up.queries import plan_reading
from lykta.follow_up.queries import rounds as reading
from lykta.follow_up.rules import asking, freezing
from lykta.follow_up.rules.facts import PlanMeasure
from lykta.follow_up.terms import RoundKind, RoundState
from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow
from lykta.pages import registers


@dataclass(frozen=True)
class TemplateText:
    """A template as it is told."""

    title: str
    kind: RoundKind
    asks: asking.Asks


def keep_template(*, text: TemplateText, actor: Actor, now: datetime) -> UUID:
    """Keep what a kind of round asks for. Rounds already made are not touched.

    Raises Refused without the right to the plan, Invalid for no title.
    """
    access.check_may_prepare(actor=actor)
    if not text.title.strip():
        raise Invalid({"title": "Ge mallen ett namn."})
    row, change = registers.describe(
        Template,
        key={"title": text.title.strip()},
        values={"kind": text.kind.value, **_asked(text.asks)},
    )
    audit.record("round.template_kept", about=row.id, detail={"change": change.value})
    return row.id


def prepare(*, municipality: str, text: asking.RoundText, actor: Actor, now: datetime) -> UUID:
    """Prepare a round; nobody is asked until it is opened.

    Raises Refused without the right to the plan, Invalid for a bad title, period or day.
    """
    access.check_may_prepare(actor=actor)
    told = asking.check(text, today=now.date())
    if Round.objects.filter(municipality=municipality, title=told.title).exists():
        raise Invalid({"title": "Det finns redan en runda med det namnet."})
    made = Round(
        municipality=municipality,
        title=told.title,
        kind=told.kind.value,
        period=told.period,
        due_on=told.due_on,
        **_asked(told.asks),
    )
    made.save()
    audit.record("round.prepared", about=made.id)
    return made.id


def _asked(asks: asking.Asks) -> dict[str, str | bool]:
    return {
        "intro": asks.intro.strip(),
        "asks_number": asks.number,
        "asks_effect": asks.effect,
        "own_question": asks.own_question.strip(),
    }


def postpone(*, round_id: UUID, due_on: date, actor: Actor, now: datetime) -> None:
    """Give the responsible another last day.

    Raises Refused, Unknown, NotNow for a frozen round, Invalid for a day that is past.
    """
    access.check_may_prepare(actor=actor)
    row = locked(round_id)
    if row.state == RoundState.FROZEN.value:
        raise NotNow("Rundan är fryst. Den ändras inte mer.")
    if due_on < now.date():
        raise Invalid({"due_on": "Sista dagen att svara kan inte redan vara förbi."})
    row.due_on = due_on
    row.save(update_fields=["due_on"])
    audit.record("round.postponed", about=row.id)


def open_round(*, round_id: UUID, actor: Actor, now: datetime) -> None:
    """Open a round: each measure of the plan is asked about, of the one who leads it.

    Raises Refused without the right to the plan, Unknown, NotNow when it is open already or the
    plan has no measures.
    """
    access.check_may_prepare(actor=actor)
    row = locked(round_id)
    if row.state != RoundState.PREPARED.value:
        raise NotNow("Rundan är redan öppnad.")
    found = plan_reading.measures(municipality=row.municipality, today=now.date())
    measures = [one for one in found.values() if not one.ended]
    if not measures:
        raise NotNow("Planen har inga åtgärder att följa upp än.")
    _ask(row, measures)
    row.state, row.opened_at = RoundState.OPEN.value, now
    row.save(update_fields=["state", "opened_at"])
    audit.record("round.opened", about=row.id, detail={"measures": len(measures)})


def _ask(row: Round, measures: Iterable[PlanMeasure]) -> None:
    answerers: dict[Party, Answerer] = {}
    asked = []
    for place, measure in enumerate(measures):
        lead = asking.answerer_of(measure.leads)
        if lead is not None and lead not in answerers:
            answerers[lead] = Answerer(round=row, code=lead.code, name=lead.name)
        asked.append(
            RoundMeasure(
                round=row,
                answerer=answerers[lead] if lead else None,
                measure_id=measure.id,
                place=place,
            )
        )
    Answerer.objects.bulk_create(answerers.values())
    RoundMeasure.objects.bulk_create(asked)


def freeze_round(*, round_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Freeze the round as it stands now, for good. What is not reported is frozen as silence.

    Raises Refused without the right to the plan, Unknown, NotNow when it is not open.
    """
    access.check_may_prepare(actor=actor)
    row = locked(round_id)
    if row.state != RoundState.OPEN.value:
        raise NotNow("Bara en öppen runda kan frysas.")
    alone_in(row.id)
    made = frozen.freeze(_values(row, now))
    kept = FrozenRound(
        round=row, text=made.text, digest=made.digest, frozen_at=now, frozen_by_id=actor.person
    )
    kept.save()
    row.state = RoundState.FROZEN.value
    row.save(update_fields=["state"])
    audit.record("round.frozen", about=row.id)
    return kept.id


def _values(row: Round, now: datetime) -> freezing.Document:
    before = reading.newest_frozen(municipality=row.municipality, but=row.id)
    measures = before.document["measures"] if before else []
    of = reading.round_fact(row)
    return freezing.document(
        of=of,
        asked=reading.asked(of=of, today=now.date()),
        before={each["code"]: each["goes"] for each in measures},
        before_title=before.document["title"] if before else "",
        at=now,
    )
