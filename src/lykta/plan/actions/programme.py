"""Describing the programme, its history, the plan as a document, and who holds what (F01-F07)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground
from lykta.plan.models import (
    GroupMember,
    Plan,
    Programme,
    ProgrammeEvent,
    Responsibility,
    SubjectArea,
)
from lykta.plan.rules.texts import EventText, PlanText, ProgrammeText
from lykta.plan.terms import Duty, EventKind, PlanStatus, Verdict


def describe_programme(*, text: ProgrammeText, actor: Actor, now: datetime) -> Change:
    """Describe a municipality's programme: title, subject areas, who makes the plan (F01, F05).

    Raises Refused without the right to the plan.
    """
    access.check_may_describe(actor=actor)
    programme, own = registers.describe(
        Programme,
        key={"municipality": text.municipality},
        values={"title": text.title, "reference_group": text.reference_group},
    )
    areas = registers.describe_all(
        SubjectArea,
        owner={"programme_id": programme.id},
        rows=[({"title": title}, {"place": place}) for place, title in enumerate(text.areas)],
    )
    group = registers.describe_all(
        GroupMember,
        owner={"programme_id": programme.id},
        rows=[
            ({"party_id": ground.party_id(party)}, {"place": place})
            for place, party in enumerate(text.working_group)
        ],
    )
    return ground.logged("programme", programme.id, registers.together(own, areas, group))


def note_event(*, municipality: str, event: EventText, actor: Actor, now: datetime) -> Change:
    """Note something that happened to the programme; a move also says who holds the areas now.

    What a person has told of it is left alone when the municipality's file is read in again.
    Raises Refused without the right to the plan, Invalid for a period, kind or area that is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    period = ground.period(event.period, field="period")
    key = {
        "programme_id": programme.id,
        "kind": ground.code(EventKind, event.kind, field="kind"),
        "period": period.text,
    }
    there = ProgrammeEvent.objects.filter(**key).first()
    if there is not None and ground.leaves(there.id, actor=actor):
        return Change.SAME
    row, own = registers.describe(ProgrammeEvent, key=key, values=_told(event, period))
    ground.told_here(row.id, own, actor=actor)
    moves = [_move(row, _area(programme, title), event) for title in event.areas]
    return ground.logged("event", row.id, registers.together(own, *moves))


def _told(event: EventText, period: Period) -> dict[str, Any]:
    expected = ground.check_period(event.decision_expected, field="decision_expected")
    verdict = event.verdict and ground.code(Verdict, event.verdict, field="verdict")
    return {
        "first_on": period.first_day,
        "note": event.note,
        "decided_by_id": ground.known(event.decided_by),
        "decision_expected": expected,
        "decided": ground.check_period(event.decided, field="decided"),
        "verdict": verdict,
    }


def _area(programme: Programme, title: str) -> SubjectArea:
    for area in programme.areas.all():
        if area.title.casefold() == title.casefold():
            return area
    raise Invalid({"areas": f"Området ”{title[:80]}” finns inte i programmet."})


def _move(event: ProgrammeEvent, area: SubjectArea, text: EventText) -> Change:
    """Let the area pass to its new holder, and end what was before, once."""
    if text.to is None:
        raise Invalid({"to": "Skriv till vem ansvaret flyttades."})
    key = {"programme_id": event.programme_id, "area_id": area.id, "begun_by_id": event.id}
    if not Responsibility.objects.filter(**key).exists():
        _end(event, area, text.from_)
    values = {
        "holder_id": ground.party_id(text.to),
        "unit_id": ground.known(text.unit),
        "since": event.period,
    }
    return registers.describe(Responsibility, key=key, values=values)[1]


def _end(event: ProgrammeEvent, area: SubjectArea, from_: Party | None) -> None:
    """End the area's open holder; one that only the event tells of is written down as ended."""
    held = Responsibility.objects.select_for_update().filter(area=area, until="").first()
    if held is None and from_ is None:
        return
    row = held or Responsibility(programme_id=event.programme_id, area=area)
    if held is None and from_ is not None:
        row.holder_id = ground.party_id(from_)
    row.until, row.ended_by = event.period, event
    row.save()


def describe_plan(*, municipality: str, text: PlanText, actor: Actor, now: datetime) -> Change:
    """Describe the action plan as a document. An import never adopts one, nor undoes it (F01).

    Raises Refused without the right to the plan, Invalid for a status that is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    values = {
        "title": text.title,
        "status": ground.code(PlanStatus, text.status, field="status"),
        "lead_id": ground.known(text.lead),
    }
    there = Plan.objects.filter(programme=programme).first()
    moved = there is not None and there.status != PlanStatus.UNDER_WAY.value
    if moved and access.is_import(actor=actor):
        del values["status"]  # a remiss or a decision has moved it since the file was written
    plan, change = registers.describe(Plan, key={"programme_id": programme.id}, values=values)
    return ground.logged("plan", plan.id, change)


def name_holder(
    *,
    municipality: str,
    holder: Party,
    area: str = "",
    duty: str = "",
    since: str = "",
    actor: Actor,
    now: datetime,
) -> Change:
    """Name who holds a subject area (by title) or a duty (by code), from when if it is known.

    Raises Refused without the right to the plan; Invalid for neither, and when somebody else
    holds it and no time is given for the change.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    area_row = _area(programme, area) if area else None
    what = {
        "programme_id": programme.id,
        "area_id": area_row.id if area_row else None,
        "duty": "" if area_row else ground.code(Duty, duty, field="duty"),
    }
    values = {
        "holder_id": ground.party_id(holder),
        "since": ground.check_period(since, field="since"),
    }
    row, change = _hold(what, values)
    return ground.logged("holder", row.id, change)


def _hold(what: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Responsibility, Change]:
    held = Responsibility.objects.select_for_update().filter(**what, until="").first()
    if held is not None and held.holder_id != values["holder_id"]:
        if not values["since"]:
            raise Invalid({"since": "Skriv från när ansvaret bytte plats."})
        held.until = str(values["since"])
        held.save(update_fields=["until"])
    elif held is not None and not values["since"]:
        return held, Change.SAME
    return registers.describe(Responsibility, key={**what, "until": ""}, values=values)
