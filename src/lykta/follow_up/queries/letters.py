"""Reads of reports on their way: drafts for those who carry them, issued ones for all staff."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from lykta.follow_up.models import (
    BoardReport,
    IssuedReport,
    ReportStep,
    ReportText,
    RoundMeasure,
    WordTemplate,
)
from lykta.follow_up.queries import places, rounds
from lykta.follow_up.rules import reporting
from lykta.follow_up.rules.reporting import To, Words
from lykta.follow_up.rules.ways import Held
from lykta.follow_up.terms import Outcome, Step, Way
from lykta.kernel import frozen as freezing
from lykta.kernel.problems import Unknown


@dataclass(frozen=True)
class TextSeen:
    """A version of the report's own words."""

    version: int
    step: str
    words: Words
    at: datetime
    by: str


@dataclass(frozen=True)
class Letter:
    """A report on its way, with its newest words, for those who carry it."""

    id: UUID
    round_id: UUID
    title: str
    body_code: str
    body_name: str
    way: Way
    step: Step
    diary_number: str
    handed_on: date | None
    meeting_on: date | None
    decided_on: date | None
    decision_id: UUID | None
    texts: tuple[TextSeen, ...]
    held: tuple[Held, ...]

    @property
    def newest(self) -> TextSeen:
        """Return the newest version of the words."""
        return self.texts[-1]

    @property
    def decided(self) -> bool:
        """Tell whether its last meeting has been."""
        return self.decided_on is not None


@dataclass(frozen=True)
class Issued:
    """A report as it left the office, proved to be what was issued."""

    report_id: UUID
    version: int
    body_code: str
    title: str
    document: dict[str, Any]
    digest: str
    at: datetime


def letter(report_id: UUID) -> Letter:
    """Return a report with its drafts. Raises Unknown, also when the database shows it not."""
    row = BoardReport.objects.filter(id=report_id).first()
    if row is None:
        raise Unknown()
    texts = ReportText.objects.filter(report=row).order_by("version")
    steps = ReportStep.objects.filter(report=row).order_by("noted_at", "id")
    return _letter(row, tuple(map(_text, texts)), tuple(map(_held, steps)))


def _letter(row: BoardReport, texts: tuple[TextSeen, ...], held: tuple[Held, ...]) -> Letter:
    return Letter(
        id=row.id,
        round_id=row.round_id,
        title=row.title,
        body_code=row.body_code,
        body_name=row.body_name,
        way=Way(row.way),
        step=Step(row.step),
        diary_number=row.diary_number,
        handed_on=row.handed_on,
        meeting_on=row.meeting_on,
        decided_on=row.decided_on,
        decision_id=row.decision_id,
        texts=texts,
        held=held,
    )


def _text(row: ReportText) -> TextSeen:
    words = Words(row.summary, row.late_because, row.proposal)
    return TextSeen(row.version, Step(row.step).swedish, words, row.written_at, row.written_by_name)


def _held(row: ReportStep) -> Held:
    return Held(Step(row.step), row.held_on, row.paragraph, Outcome(row.outcome), row.note)


def letters(*, codes: Collection[str] | None) -> list[Letter]:
    """Return the reports, newest first, without words; with `codes` those to these bodies only."""
    rows = BoardReport.objects.order_by("-made_at", "id")
    kept = rows if codes is None else rows.filter(body_code__in=codes)
    return [_letter(row, (), ()) for row in kept]


def issued(report_id: UUID) -> Issued:
    """Return a report as it last left the office. Raises Unknown before it has."""
    row = IssuedReport.objects.filter(report_id=report_id).order_by("-version").first()
    if row is None:
        raise Unknown()
    return _issued(row)


def issued_reports() -> list[Issued]:
    """Return the newest issue of every report, newest first."""
    rows = IssuedReport.objects.order_by("report_id", "-version").distinct("report_id")
    return sorted(map(_issued, rows), key=lambda one: one.at, reverse=True)


def _issued(row: IssuedReport) -> Issued:
    values = freezing.thaw(text=row.text, digest=row.digest)
    return Issued(
        row.report_id, row.version, row.body_code, row.title, values, row.digest, row.issued_at
    )


def to(of: Letter) -> To:
    """Return to whom the report goes, with all that works under that body."""
    return To(of.body_code, of.body_name, of.way, places.codes_under(of.body_code))


def as_document(of: Letter) -> dict[str, Any]:
    """Return the report as it would be issued now."""
    frozen = rounds.frozen(of.round_id)
    return reporting.document(
        frozen=frozen.document,
        digest=frozen.digest,
        title=of.title,
        diary_number=of.diary_number,
        handed_on=of.handed_on,
        to=to(of),
        words=of.newest.words,
        held=of.held,
    )


def covered(round_id: UUID, shown: Collection[str]) -> tuple[UUID, ...]:
    """Return the plan's keys of these measures of a round."""
    rows = RoundMeasure.objects.filter(round_id=round_id, id__in=shown).order_by("place", "id")
    return tuple(rows.values_list("measure_id", flat=True))


def word_template() -> tuple[str, datetime, bytes] | None:
    """Return the office's own Word template: name, when it came, the file; None before one."""
    row = WordTemplate.objects.order_by("-uploaded_at", "id").first()
    return (row.name, row.uploaded_at, bytes(row.data)) if row else None
