"""Reads of remisses: the list, and one with every answer by paragraph."""

from collections import defaultdict
from datetime import date
from uuid import UUID

from django.db.models import F, Q

from lykta.kernel.party import Party
from lykta.kernel.problems import Unknown
from lykta.plan.models import (
    Remiss,
    RemissComment,
    RemissPart,
    RemissRecipient,
)
from lykta.plan.rules.remissing import (
    CommentSeen,
    OwnAnswer,
    PartSeen,
    RecipientSeen,
    RemissSeen,
)
from lykta.plan.rules.standing import named
from lykta.plan.terms import RecipientKind, RemissOutcome, Standpoint, VersionOf

WHOLE = "Om hela utkastet"


def remisses(*, municipality: str) -> tuple[RemissSeen, ...]:
    """Return the remisses with who answered what, newest first."""
    return _seen(Q(programme__municipality=municipality))


def remiss(remiss_id: UUID) -> RemissSeen:
    """Return one remiss. Raises Unknown."""
    found = _seen(Q(id=remiss_id))
    if not found:
        raise Unknown()
    return found[0]


def _seen(where: Q) -> tuple[RemissSeen, ...]:
    rows = list(Remiss.objects.filter(where).select_related("version").order_by("-sent_at", "id"))
    keys = [row.id for row in rows]
    recipients, parts = _recipients(keys), _parts(keys)
    return tuple(
        RemissSeen(
            id=row.id,
            title=row.title,
            letter=row.letter,
            version=named(VersionOf(row.version.of), row.version.number),
            version_id=row.version_id,
            answer_by=row.answer_by,
            sent_at=row.sent_at,
            closed_at=row.closed_at,
            parts=tuple(parts[row.id]),
            recipients=tuple(recipients[row.id]),
        )
        for row in rows
    )


def _recipients(keys: list[UUID]) -> dict[UUID, list[RecipientSeen]]:
    found: dict[UUID, list[RecipientSeen]] = defaultdict(list)
    rows = RemissRecipient.objects.filter(remiss__in=keys).select_related("party", "reply")
    for row in rows.order_by("kind", "party__name", "id"):
        found[row.remiss_id].append(_recipient(row))
    return found


def _recipient(row: RemissRecipient) -> RecipientSeen:
    reply = getattr(row, "reply", None)
    return RecipientSeen(
        id=row.id,
        party=Party(row.party.name, row.party.code),
        kind=RecipientKind(row.kind).swedish,
        linked_at=row.linked_at,
        standpoint=Standpoint(reply.standpoint).swedish if reply else "",
        replied_at=reply.replied_at if reply else None,
    )


def _parts(keys: list[UUID]) -> dict[UUID, list[PartSeen]]:
    comments: dict[tuple[UUID, UUID | None], list[CommentSeen]] = defaultdict(list)
    said = RemissComment.objects.filter(reply__recipient__remiss__in=keys).select_related(
        "reply__recipient__party", "done"
    )
    for one in said.order_by("reply__replied_at", "id"):
        comments[one.reply.recipient.remiss_id, one.part_id].append(_comment(one))
    found: dict[UUID, list[PartSeen]] = defaultdict(list)
    for key in keys:
        if comments[key, None]:
            found[key].append(PartSeen(0, WHOLE, comments=tuple(comments[key, None])))
    for part in RemissPart.objects.filter(remiss__in=keys).order_by("place"):
        seen = tuple(comments[part.remiss_id, part.id])
        found[part.remiss_id].append(PartSeen(part.place, part.heading, part.text, seen))
    return found


def _comment(row: RemissComment) -> CommentSeen:
    done = getattr(row, "done", None)
    return CommentSeen(
        id=row.id,
        by=row.reply.recipient.party.name,
        text=row.text,
        outcome=RemissOutcome(done.outcome).swedish if done else "",
        why=done.text if done else "",
    )


def asked(recipient_id: UUID) -> tuple[RemissSeen, RecipientSeen]:
    """Return the draft for one recipient, without what the others say. Raises Unknown."""
    row = RemissRecipient.objects.filter(id=recipient_id).select_related("party", "reply").first()
    if row is None:
        raise Unknown()
    whole = remiss(row.remiss_id)
    parts = tuple(PartSeen(p.place, p.heading, p.text) for p in whole.parts if p.place)
    bare = RemissSeen(
        id=whole.id,
        title=whole.title,
        letter=whole.letter,
        version=whole.version,
        version_id=whole.version_id,
        answer_by=whole.answer_by,
        sent_at=whole.sent_at,
        closed_at=whole.closed_at,
        parts=parts,
    )
    return bare, _recipient(row)


def own_answer(recipient_id: UUID) -> OwnAnswer:
    """Return one recipient's answer with what was done with it, never others'. Raises Unknown."""
    rows = RemissRecipient.objects.filter(id=recipient_id, reply__isnull=False)
    row = rows.select_related("party", "reply", "remiss__version").first()
    if row is None:
        raise Unknown()
    version = row.remiss.version
    return OwnAnswer(
        title=row.remiss.title,
        version=named(VersionOf(version.of), version.number),
        party=Party(row.party.name, row.party.code),
        standpoint=Standpoint(row.reply.standpoint).swedish,
        replied_at=row.reply.replied_at,
        closed_at=row.remiss.closed_at,
        parts=_own_parts(recipient_id),
    )


def _own_parts(recipient_id: UUID) -> tuple[PartSeen, ...]:
    said = RemissComment.objects.filter(reply__recipient_id=recipient_id)
    rows = said.select_related("reply__recipient__party", "part", "done")
    return tuple(_part(row) for row in rows.order_by(F("part__place").asc(nulls_first=True), "id"))


def _part(row: RemissComment) -> PartSeen:
    """Return a comment under the paragraph it is about."""
    part = row.part
    heading, text, place = (part.heading, part.text, part.place) if part else (WHOLE, "", 0)
    return PartSeen(place, heading, text, (_comment(row),))


def comment(comment_id: UUID) -> tuple[UUID, PartSeen]:
    """Return a comment with the paragraph it is about, and its remiss. Raises Unknown."""
    rows = RemissComment.objects.select_related("reply__recipient__party", "part", "done")
    row = rows.filter(id=comment_id).first()
    if row is None:
        raise Unknown()
    return row.reply.recipient.remiss_id, _part(row)


def waiting_for(*, codes: frozenset[str], today: date) -> tuple[tuple[UUID, str, date], ...]:
    """Return the recipients with these codes who have not answered: key, title, last day."""
    rows = RemissRecipient.objects.filter(
        party__code__in=codes, reply__isnull=True, remiss__closed_at__isnull=True
    ).select_related("remiss")
    return tuple(
        (row.id, row.remiss.title, row.remiss.answer_by)
        for row in rows.order_by("remiss__answer_by", "id")
    )
