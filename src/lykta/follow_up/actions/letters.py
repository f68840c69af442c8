"""A report on its way to a decision: written, handed on, treated by meetings, registered (F04)."""

from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.documents import api as documents
from lykta.follow_up import access
from lykta.follow_up.models import BoardReport, IssuedReport, ReportStep, ReportText, WordTemplate
from lykta.follow_up.queries import letters, places, rounds
from lykta.follow_up.rules import reporting, ways
from lykta.follow_up.rules.reporting import To, Words
from lykta.follow_up.terms import Outcome, Step, Way
from lykta.kernel import frozen
from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.plan import api as plan

DECIDED = "Rapporten är redan beslutad. Skriv en ny om något mer ska sägas."
DRAFT_FIRST = "Rapporten är inte lämnad vidare än. Lämna den till nästa steg först."


def begin(
    *, round_id: UUID, body: Party, way: Way, title: str, words: Words, actor: Actor, now: datetime
) -> UUID:
    """Write a report from a frozen round, to one body; it is a draft until it is handed on.

    Raises Unknown when the actor neither keeps the plan nor serves the body, or the round is not
    frozen; Invalid without a title, a summary or a proposal.
    """
    access.check_may_carry(actor=actor, body=body.code, codes=places.codes_of(actor))
    document = rounds.frozen(round_id).document
    _check(words, title)
    to = To(body.code, body.name, way, places.codes_under(body.code))
    made = BoardReport(
        round_id=round_id,
        body_code=body.code,
        body_name=body.name,
        way=way.value,
        title=title.strip(),
        made_at=now,
        made_by_id=actor.person,
    )
    made.save()
    _write(made, reporting.begun(words, document, to=to), actor, now)
    audit.record("round.report_begun", about=made.id, detail={"way": way.value})
    return made.id


def _check(words: Words, title: str = "x") -> None:
    empty = {
        "title": ("Ge rapporten en rubrik.", title),
        "summary": ("Skriv några rader om det viktigaste.", words.summary),
        "proposal": ("Skriv vad mötet ska besluta.", words.proposal),
    }
    errors = {name: reason for name, (reason, text) in empty.items() if not text.strip()}
    if errors:
        raise Invalid(errors)


def rewrite(*, report_id: UUID, words: Words, actor: Actor, now: datetime) -> int:
    """Write a new version of the words; earlier ones stay. Returns its number.

    Raises Unknown, Invalid, NotNow when it is decided.
    """
    row = _locked(report_id, actor)
    if row.decided_on is not None:
        raise NotNow(DECIDED)
    _check(words)
    version = _write(row, words, actor, now)
    audit.record("round.report_rewritten", about=row.id, detail={"version": version})
    return version


def _locked(report_id: UUID, actor: Actor) -> BoardReport:
    row = BoardReport.objects.select_for_update().filter(id=report_id).first()
    if row is None:
        raise Unknown()
    access.check_may_carry(actor=actor, body=row.body_code, codes=places.codes_of(actor))
    return row


def _write(row: BoardReport, words: Words, actor: Actor, now: datetime) -> int:
    version = ReportText.objects.filter(report=row).count() + 1
    ReportText(
        report=row,
        version=version,
        step=row.step,
        summary=words.summary.strip(),
        late_because=words.late_because.strip(),
        proposal=words.proposal.strip(),
        written_at=now,
        written_by_id=actor.person,
        written_by_name=actor.name,
    ).save()
    return version


def hand_on(
    *, report_id: UUID, meeting_on: date, diary_number: str, actor: Actor, now: datetime
) -> None:
    """Hand a finished draft to its first meeting; it is issued, and all staff may read it.

    Raises Unknown, NotNow when it has left already, Invalid for a day that is past.
    """
    row = _locked(report_id, actor)
    if row.step != Step.DRAFT.value or row.decided_on is not None:
        raise NotNow("Rapporten är redan lämnad vidare.")
    if meeting_on < now.date():
        raise Invalid({"meeting_on": "Mötet har redan varit. Skriv dagen då rapporten tas upp."})
    step = ways.after(Way(row.way), Step.DRAFT, Outcome.AS_PROPOSED)
    row.step, row.meeting_on = (step or Step.DRAFT).value, meeting_on
    row.diary_number, row.handed_on = diary_number.strip(), now.date()
    row.save(update_fields=["step", "meeting_on", "diary_number", "handed_on"])
    _issue(row, actor, now)
    audit.record("round.report_handed_on", about=row.id, detail={"step": row.step})


def note_meeting(
    *, report_id: UUID, met: ways.Held, next_on: date | None, actor: Actor, now: datetime
) -> None:
    """Note what the meeting did: the report goes on, comes back, or is decided.

    `met.step` is where the report lies. Raises Unknown, NotNow when it lies elsewhere, Invalid for
    a day ahead, a decision without its paragraph, or a next step without a day.
    """
    row = _locked(report_id, actor)
    if row.step == Step.DRAFT.value or row.decided_on is not None or row.step != met.step.value:
        raise NotNow(DECIDED if row.decided_on else DRAFT_FIRST)
    onward = ways.after(Way(row.way), met.step, met.outcome)
    _check_meeting(met, onward, next_on, today=now.date())
    _keep_step(row, met, actor, now)
    row.decided_on = met.held_on if onward is None else None
    row.step = (onward or met.step).value
    row.meeting_on = next_on if onward not in (None, Step.DRAFT) else None
    row.save(update_fields=["decided_on", "step", "meeting_on"])
    _issue(row, actor, now)
    audit.record("round.report_treated", about=row.id, detail={"outcome": met.outcome.value})


def _check_meeting(
    met: ways.Held, onward: Step | None, next_on: date | None, *, today: date
) -> None:
    errors = {}
    if met.held_on > today:
        errors["held_on"] = "Mötet har inte varit än."
    if not met.paragraph.strip() and onward is not Step.DRAFT:
        errors["paragraph"] = "Skriv paragrafens nummer, till exempel 12."
    if met.outcome is Outcome.CHANGED and not met.note.strip():
        errors["note"] = "Skriv kort vad mötet ändrade."
    if onward not in (None, Step.DRAFT) and next_on is None:
        errors["next_on"] = "Skriv dagen då nästa möte tar upp rapporten."
    if errors:
        raise Invalid(errors)


def _keep_step(row: BoardReport, met: ways.Held, actor: Actor, now: datetime) -> None:
    ReportStep(
        report=row,
        step=met.step.value,
        held_on=met.held_on,
        paragraph=met.paragraph.strip().removeprefix("§").strip(),
        outcome=met.outcome.value,
        note=met.note.strip(),
        noted_at=now,
        noted_by_id=actor.person,
    ).save()


def _issue(row: BoardReport, actor: Actor, now: datetime) -> None:
    """Keep the report as it leaves the office now; earlier issues stay."""
    made = frozen.freeze(letters.as_document(letters.letter(row.id)))
    IssuedReport(
        report=row,
        version=IssuedReport.objects.filter(report=row).count() + 1,
        body_code=row.body_code,
        title=row.title,
        text=made.text,
        digest=made.digest,
        issued_at=now,
        issued_by_id=actor.person,
    ).save()


def register(*, municipality: str, report_id: UUID, actor: Actor, now: datetime) -> UUID:
    """Enter the decision on a report in the plan's register, with what measures it covers.

    Raises Refused without the right to the plan, Unknown, NotNow before the last meeting or twice.
    """
    access.check_may_prepare(actor=actor)
    row = _locked(report_id, actor)
    if row.decided_on is None or row.decision_id is not None:
        raise NotNow("Det finns inget nytt beslut att föra in.")
    found = letters.issued(row.id).document
    last = letters.letter(row.id).held[-1]
    text = plan.DecisionText(
        body=Party(row.body_name, row.body_code),
        kind="note",
        title=row.title,
        decided=row.decided_on.isoformat(),
        paragraph=last.paragraph,
        case_number=row.diary_number,
        text=found["proposal"] if last.outcome is Outcome.AS_PROPOSED else last.note,
        covers=plan.Covers(
            measures=letters.covered(row.round_id, [each["id"] for each in found["measures"]])
        ),
    )
    row.decision_id = plan.decide(municipality=municipality, text=text, actor=actor, now=now)
    row.save(update_fields=["decision_id"])
    audit.record("round.report_registered", about=row.id)
    return row.decision_id


def keep_word_template(*, name: str, data: bytes, actor: Actor, now: datetime) -> UUID:
    """Keep the office's own Word template; every Word file is made from the newest.

    Raises Refused without the right to the plan, Invalid when the file is no plain .docx.
    """
    access.check_may_prepare(actor=actor)
    documents.check_template(data)
    documents.word(documents.Paper("Prov", "", (documents.Text("Prov"),)), template=data)
    made = WordTemplate(
        name=name.strip()[:200] or "Wordmall",
        data=data,
        uploaded_at=now,
        uploaded_by_id=actor.person,
    )
    made.save()
    audit.record("round.word_template_kept", about=made.id)
    return made.id
