"""Sign a journal note, and correct a signed one by a new note (A16, FL 27)."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction

from lykta.audit import api as audit
from lykta.casework.models import Note
from lykta.casework.queries.matters import Opened, open_matter, open_row
from lykta.casework.terms import NoteKind
from lykta.drafts import api as drafts
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow

FORM = "note"


def sign(
    *,
    form_key: UUID,
    matter_id: UUID,
    kind: NoteKind,
    happened_on: date,
    text: str,
    actor: Actor,
    now: datetime,
) -> Note:
    """Sign a note: it is part of the file and never changes. The writer's draft goes away.

    The same form sent twice signs once.
    """
    matter = open_matter(matter_id, actor=actor, permission=Permission.NOTE_WRITE)
    if kind is NoteKind.CORRECTION:
        raise Invalid({"kind": "En rättelse skrivs på anteckningen som ska rättas."})
    if happened_on > stockholm(now).date():
        raise Invalid({"happened_on": "Dagen har inte varit än."})
    note = Note(
        id=_key(form_key, matter, actor),
        matter_id=matter.id,
        kind=kind.value,
        happened_on=happened_on,
        text=_checked(text),
        written_by=actor.person,
        signed_at=now,
    )
    return _save(note, matter, actor)


def correct(*, form_key: UUID, note_id: UUID, text: str, actor: Actor, now: datetime) -> Note:
    """Write what is right about a signed note. The first note stays as it was."""
    matter, first = open_row(Note, note_id, actor=actor, permission=Permission.NOTE_WRITE)
    if first.correction_of_id is not None:
        raise NotNow("Rätta den första anteckningen, inte rättelsen.")
    note = Note(
        id=_key(form_key, matter, actor),
        matter_id=matter.id,
        kind=NoteKind.CORRECTION.value,
        happened_on=first.happened_on,
        text=_checked(text),
        written_by=actor.person,
        signed_at=now,
        correction_of=first,
    )
    return _save(note, matter, actor)


def _checked(text: str) -> str:
    if not text.strip():
        raise Invalid({"text": "Skriv något innan du signerar."})
    return text


def _key(form_key: UUID, matter: Opened, actor: Actor) -> UUID:
    return uuid5(form_key, f"note {matter.id} {actor.person}")


def _save(note: Note, matter: Opened, actor: Actor) -> Note:
    key = note.id
    try:
        with transaction.atomic():
            note.save()
    except IntegrityError:
        signed = Note.objects.filter(pk=key).first()
        if signed is None:
            raise
        return signed
    drafts.discard(form=FORM, about=matter.id, actor=actor)
    event = "note.corrected" if note.correction_of_id else "note.signed"
    audit.record(event, about=matter.id, detail={"kind": note.kind})
    return note
