"""Registering decisions: who decided what, when, and what follows from it."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid, Unknown
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground
from lykta.plan.models import (
    Covered,
    Decision,
    Measure,
    OngoingWork,
    Plan,
    Programme,
    ProgrammeEvent,
    ReportBack,
    Version,
)
from lykta.plan.rules import deciding
from lykta.plan.rules.deciding import Covers, DecisionText, ReportBackText
from lykta.plan.terms import DecisionKind, PlanStatus, Stage, VersionOf

FOLLOWS = {
    DecisionKind.ADOPT.value: PlanStatus.ADOPTED,
    DecisionKind.REVISE.value: PlanStatus.REVISED,
    DecisionKind.REPEAL.value: PlanStatus.ENDED,
}


def describe_decision(
    *, municipality: str, text: DecisionText, actor: Actor, now: datetime
) -> Change:
    """Describe a decision by its code, with what it covers. Nothing follows from it (F01).

    Raises Refused without the right to the plan, Invalid for a kind, period, work or event that
    is none.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    row, own = _describe(programme, text)
    change = registers.together(
        own,
        _cover_works(row, programme, text.works),
        _stand_behind(row, programme, text.behind),
        *(_assign(row, programme, each) for each in text.report_backs),
    )
    return ground.logged("decision", row.id, change)


def decide(*, municipality: str, text: DecisionText, actor: Actor, now: datetime) -> UUID:
    """Register a decision that has been taken, and let what follows from it follow.

    A decision that adopts a version of the plan adopts the plan and the measures in that version.
    Raises Refused without the right to the plan; Invalid for a day to come, or for no title.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    _check_taken(text, today=now.date())
    row, _ = _describe(programme, text)
    _cover(row, programme, text.covers)
    _cover_works(row, programme, text.works)
    _stand_behind(row, programme, text.behind)
    for each in text.report_backs:
        _assign(row, programme, each)
    _follow(row, programme, text)
    ground.logged("decision", row.id, Change.NEW)
    return row.id


def tell_more(
    *,
    decision_id: UUID,
    title: str,
    decided: str,
    paragraph: str,
    case_number: str,
    text: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Fill in or put right what is told about a decision; who decided and what it does stay.

    Raises Refused without the right to the plan, Unknown, Invalid for no title, a period that is
    none, or a day to come.
    """
    access.check_may_describe(actor=actor)
    row = Decision.objects.select_for_update().filter(id=decision_id).first()
    if row is None:
        raise Unknown()
    if not title.strip():
        raise Invalid({"title": "Skriv kort vad beslutet gäller."})
    told = ground.check_period(decided.strip(), field="decided")
    first = Period.parse(told).first_day if told else None
    if first is not None and first > now.date():
        raise Invalid({"decided": "Dagen har inte varit än."})
    row.title, row.text = title.strip(), text.strip()
    row.decided, row.first_on = told, first
    row.paragraph, row.case_number = deciding.paragraph(paragraph), case_number.strip()
    row.save()
    ground.logged("decision", row.id, Change.CHANGED)


def _check_taken(text: DecisionText, *, today: date) -> None:
    if not text.title.strip():
        raise Invalid({"title": "Skriv kort vad beslutet gäller."})
    if not text.decided:
        raise Invalid({"decided": "Skriv när beslutet togs."})
    if ground.period(text.decided, field="decided").first_day > today:
        raise Invalid({"decided": "Dagen har inte varit än. Skriv in beslutet när det är taget."})


def _describe(programme: Programme, text: DecisionText) -> tuple[Decision, Change]:
    decided = ground.check_period(text.decided, field="decided")
    values = {
        "body_id": ground.party_id(text.body),
        "kind": ground.code(DecisionKind, text.kind, field="kind"),
        "title": text.title.strip(),
        "decided": decided,
        "first_on": Period.parse(decided).first_day if decided else None,
        "paragraph": deciding.paragraph(text.paragraph),
        "case_number": text.case_number.strip(),
        "text": text.text.strip(),
    }
    # A file that does not say when must not forget what somebody has filled in since.
    told = {name: value for name, value in values.items() if value}
    key = {"programme_id": programme.id, "code": text.code or f"beslut-{uuid4().hex[:12]}"}
    return registers.describe(Decision, key=key, values=told)


def _cover(row: Decision, programme: Programme, covers: Covers) -> None:
    """Note what is covered, by key; a key that is not of this programme is unknown."""
    versions = Version.objects.filter(programme=programme, id__in=covers.versions)
    works = programme.works.filter(id__in=covers.works)
    measures = Measure.objects.filter(plan__programme=programme, id__in=covers.measures)
    found = [
        *({"version_id": each.id} for each in versions),
        *({"ongoing_id": each.id} for each in works),
        *({"measure_id": each.id} for each in measures),
    ]
    if len(found) != len({*covers.versions, *covers.works, *covers.measures}):
        raise Unknown()
    for key in found:
        registers.describe(Covered, key={"decision_id": row.id, **_only(key)}, values={})


def _only(key: dict[str, UUID]) -> dict[str, Any]:
    return {"version_id": None, "ongoing_id": None, "measure_id": None, **key}


def _cover_works(row: Decision, programme: Programme, codes: tuple[str, ...]) -> Change:
    changes = []
    for code in codes:
        key = _only({"ongoing_id": _work(programme, code).id})
        changes.append(
            registers.describe(Covered, key={"decision_id": row.id, **key}, values={})[1]
        )
    return _any(changes)


def _work(programme: Programme, code: str) -> OngoingWork:
    found = programme.works.filter(code=code).first()
    if found is None:
        raise Invalid({"works": f"Insatsen ”{code[:60]}” finns inte."})
    return found


def _stand_behind(row: Decision, programme: Programme, behind: tuple[str, ...]) -> Change:
    """Let the decision stand behind events of the programme, named as "kind period"."""
    changes = []
    for words in behind:
        kind, _, period = words.partition(" ")
        event = (
            ProgrammeEvent.objects.select_for_update()
            .filter(programme=programme, kind=kind, period=period)
            .first()
        )
        if event is None:
            raise Invalid({"behind": f"Händelsen ”{words[:60]}” finns inte i historien."})
        changed = event.decision_id != row.id
        if changed:
            event.decision = row
            event.save(update_fields=["decision"])
        changes.append(Change.CHANGED if changed else Change.SAME)
    return _any(changes)


def _assign(row: Decision, programme: Programme, text: ReportBackText) -> Change:
    work = _work(programme, text.work) if text.work else None
    return registers.describe(
        ReportBack,
        key={"decision_id": row.id, "to_id": ground.party_id(text.to), "what": text.what.strip()},
        values={
            "due": ground.period(text.due, field="due").text,
            "ongoing_id": work.id if work else None,
            **({"outcome": text.outcome.strip()} if text.outcome else {}),
        },
    )[1]


def _follow(row: Decision, programme: Programme, text: DecisionText) -> None:
    """Let the plan follow a decision about a version of it, and the measures follow the plan."""
    status = FOLLOWS.get(text.kind)
    covered = Version.objects.filter(id__in=text.covers.versions, of=VersionOf.PLAN.value)
    version = covered.order_by("-number").first()
    plan = Plan.objects.select_for_update().filter(programme=programme).first()
    if status is None or version is None or plan is None:
        return
    plan.status = status.value
    plan.save(update_fields=["status"])
    if status is not PlanStatus.ENDED:
        keys = [UUID(one["id"]) for one in json.loads(version.content)["measures"]]
        for measure in Measure.objects.select_for_update().filter(plan=plan, id__in=keys):
            _adopt(row, measure)


def _adopt(row: Decision, measure: Measure) -> None:
    if measure.stage != Stage.PROPOSED.value or measure.example:
        return
    measure.stage = Stage.ADOPTED.value
    measure.save(update_fields=["stage"])
    key = _only({"measure_id": measure.id})
    registers.describe(Covered, key={"decision_id": row.id, **key}, values={})


def _any(changes: list[Change]) -> Change:
    return Change.SAME if set(changes) <= {Change.SAME} else Change.CHANGED
