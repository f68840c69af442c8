"""Change what is known of the person, and show one protected field at a time."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.casework.actions import subjects
from lykta.casework.models import ChildAtHome, Referral, Subject
from lykta.casework.queries.matters import lock_matter, open_matter, open_row
from lykta.casework.terms import Protection
from lykta.kernel import privacy
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, Unknown
from lykta.secrecy import registrar
from lykta.secrecy.models import MatterRow
from lykta.vault import api as vault

CHANGEABLE = (
    "name",
    "personal_number",
    "birth_year",
    "gender",
    "address",
    "phone",
    "email",
    "contact_when",
    "contact_how",
    "code_word",
    "must_not_answer",
    "leave_no_message",
    "language",
    "interpreter",
    "protection",
)
FINDS = ("name", "personal_number")
REVEALED = tuple(
    field for field, made in Subject.Privacy.fields.items() if made.where is privacy.Where.REVEAL
)


def change(
    *, matter_id: UUID, changes: Mapping[str, object], actor: Actor, now: datetime
) -> Subject:
    """Change fields of the person. A new protection closes the matter to all but the assigned."""
    matter = lock_matter(matter_id, actor=actor, permission=Permission.IDENTITY_WRITE)
    subject = _subject(matter.id)
    checked = subjects.checked(changes, allowed=CHANGEABLE, now=now)
    for field, value in checked.items():
        setattr(subject, field, value)
    subject.save(update_fields=list(checked))
    if set(checked) & set(FINDS):
        _index(matter.id)
    if checked.get("protection", Protection.NONE.value) != Protection.NONE.value:
        registrar.set_need_to_know(matter=matter.id, value=True)
    audit.record("identity.changed", about=matter.id, detail=dict.fromkeys(checked, True))
    return subject


def _subject(matter_id: UUID) -> Subject:
    subject = Subject.objects.filter(matter_id=matter_id).first()
    if subject is None:
        raise Unknown()
    return subject


def _index(matter_id: UUID) -> None:
    subject = _subject(matter_id)
    subjects.index(
        matter_id,
        name=vault.open_text(subject, "name"),
        personal_number=vault.open_text(subject, "personal_number"),
    )


def reveal(*, matter_id: UUID, field: str, actor: Actor, now: datetime) -> str:
    """Show one protected field. The reading is logged before anything is opened (design §7.7)."""
    matter = open_matter(matter_id, actor=actor, permission=Permission.IDENTITY_REVEAL)
    if field not in REVEALED:
        raise Invalid({"field": "Det fältet är inte dolt."})
    audit.record_reading(
        "identity.revealed",
        actor=actor,
        now=now,
        about=matter.id,
        detail={"field": field},
        revealed=True,
    )
    return vault.open_text(_subject(matter.id), field)


_ELSEWHERE: dict[str, tuple[type[MatterRow], tuple[str, ...]]] = {
    "referral": (Referral, ("reporter",)),
    "child": (ChildAtHome, ("name",)),
}


def reveal_in(*, part: str, key: UUID, field: str, actor: Actor, now: datetime) -> str:
    """Show a protected field that stands beside the person: a reporter, a child's name. Logged."""
    model, fields = _ELSEWHERE.get(part, (Referral, ()))
    if field not in fields:
        raise Invalid({"field": "Det fältet är inte dolt."})
    matter, row = open_row(model, key, actor=actor, permission=Permission.IDENTITY_REVEAL)
    audit.record_reading(
        "identity.revealed",
        actor=actor,
        now=now,
        about=matter.id,
        detail={"field": f"{part}.{field}"},
        revealed=True,
    )
    return vault.open_text(row, field)
