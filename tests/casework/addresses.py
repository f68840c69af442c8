"""Every address of casework, filled in with the keys of one walked matter."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.urls import reverse

from lykta.casework import api as casework
from lykta.casework.models import ChildAtHome
from lykta.casework.rules.contact import Child
from lykta.casework.terms import MatterState, NoteKind
from lykta.casework.urls import urlpatterns
from tests.cast import NOW, acting
from tests.factories.casework import a_matter

SECRET = "Påhittad hemlighet."


def keys_of_a_matter() -> dict[str, Any]:
    """Walk a matter as far as a service; return the keys of everything in it."""
    walked = a_matter(at=MatterState.SERVICE, children=(Child(birth_year=2015),))
    assert walked.service
    assert walked.decision
    with acting("nexus.anna") as anna:
        note = casework.notes.sign(
            form_key=UUID(int=7),
            matter_id=walked.matter_id,
            kind=NoteKind.CONTACT,
            happened_on=NOW.date(),
            text=SECRET,
            actor=anna,
            now=NOW,
        )
        child = ChildAtHome.objects.get(matter_id=walked.matter_id)
    return {
        "matter_id": walked.matter_id,
        "number": walked.number,
        "note_id": note.id,
        "child_id": child.id,
        "referral_id": walked.referral_id,
        "service_id": walked.service.id,
        "decision_id": walked.decision.id,
        "communication_id": UUID(int=9),
        "person_id": anna.person,
        "heading": "acute_need",
        "field": "name",
    }


def addresses(keys: dict[str, Any], **other: object) -> Iterator[str]:
    """Yield the address of every page about the matter, some keys replaced."""
    keys = {**keys, **other}
    for pattern in urlpatterns:
        names = pattern.pattern.converters
        if "matter_id" in names:
            values = {name: keys[name] for name in names}
            yield reverse(f"casework:{pattern.name}", kwargs=values)
