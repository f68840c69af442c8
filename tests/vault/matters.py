"""A matter with its key, and a subject in it: what the tests of the vault seal."""

from uuid import UUID, uuid4

from lykta.casework.models import Subject
from lykta.secrecy import registrar
from lykta.vault import api as vault
from tests import cast

CANARY = "KANARIE-vault-7f3a"


def matter_of(username: str = "nexus.anna") -> UUID:
    """Register a matter of the person's own, after its key."""
    matter = uuid4()
    vault.create_key(matter)
    with cast.acting(username) as actor:
        registrar.register_matter(
            matter=matter,
            unit=actor.unit,
            kind="adult",
            need_to_know=False,
            opened_on=cast.TODAY,
            assign=True,
        )
    return matter


def subject_of(matter: UUID, **texts: str) -> Subject:
    """Save a subject with sealed texts, as the person who has the matter."""
    with cast.acting("nexus.anna"):
        made = Subject(matter_id=matter, **texts)
        made.save()
    return made


def read(subject: Subject) -> Subject:
    """Load the subject anew, as the person who has the matter."""
    with cast.acting("nexus.anna"):
        return Subject.objects.get(pk=subject.pk)
