"""The person of a matter: written once at the contact, changed by name, found by exact words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from lykta.casework.models import NameToken, Subject
from lykta.casework.rules.contact import Contact
from lykta.casework.terms import Gender, Protection
from lykta.kernel.calendar import stockholm
from lykta.kernel.personal_number import PersonalNumber
from lykta.kernel.problems import Invalid
from lykta.kernel.terms import Term
from lykta.vault import api as vault

_SAME = (
    "name",
    "birth_year",
    "phone",
    "email",
    "address",
    "contact_when",
    "contact_how",
    "code_word",
    "must_not_answer",
    "leave_no_message",
    "language",
    "interpreter",
)


def with_birth_year(contact: Contact, *, today: date) -> Contact:
    """Return the contact with the personal number checked and the year of birth taken from it.

    Raises Invalid. In the demo only the tax agency's test numbers are taken.
    """
    if not contact.personal_number.strip():
        return contact
    number = parse_number(contact.personal_number, today=today)
    return replace(contact, personal_number=number.normalised, birth_year=number.birth_date.year)


def new(matter_id: UUID, contact: Contact) -> Subject:
    """Return the subject's row, not saved yet."""
    return Subject(
        matter_id=matter_id,
        personal_number=contact.personal_number,
        gender=contact.gender.value,
        protection=contact.protection.value,
        **{field: getattr(contact, field) for field in _SAME},
    )


def write(matter_id: UUID, contact: Contact) -> Subject:
    """Save the person of a new matter, and the tokens that they are found by."""
    subject = new(matter_id, contact)
    subject.save()
    _add_tokens(matter_id, name=contact.name, personal_number=contact.personal_number)
    return subject


def index(matter_id: UUID, *, name: str, personal_number: str) -> None:
    """Make the search tokens anew from the exact words."""
    NameToken.objects.filter(matter_id=matter_id).delete()
    _add_tokens(matter_id, name=name, personal_number=personal_number)


def _add_tokens(matter_id: UUID, *, name: str, personal_number: str) -> None:
    rows = [
        NameToken(matter_id=matter_id, token=token)
        for token in tokens(name=name, personal_number=personal_number)
    ]
    if rows:
        NameToken.objects.bulk_create(rows)


def tokens(*, name: str, personal_number: str) -> list[bytes]:
    """Return the keyed hashes of each name part and of the personal number."""
    found = vault.blind("name", name) if name.strip() else []
    if personal_number:
        found = [*found, *vault.blind("personal_number", personal_number)]
    return found


def checked(
    changes: Mapping[str, object], *, allowed: tuple[str, ...], now: datetime
) -> dict[str, object]:
    """Return the changes as stored values. Raises Invalid for a field or value that is not known.

    A new personal number brings its year of birth.
    """
    unknown = set(changes) - set(allowed)
    if unknown or not changes:
        raise Invalid(dict.fromkeys(unknown, "Det fältet kan inte ändras här."))
    stored = {field: _stored(field, value) for field, value in changes.items()}
    number = str(stored.get("personal_number", ""))
    if number:
        parsed = parse_number(number, today=stockholm(now).date())
        stored |= {"personal_number": parsed.normalised, "birth_year": parsed.birth_date.year}
    year = stored.get("birth_year")
    if isinstance(year, int) and not 1900 <= year <= now.year:
        raise Invalid({"birth_year": "Kontrollera födelseåret."})
    return stored


def _stored(field: str, value: object) -> object:
    terms: dict[str, type[Term]] = {"gender": Gender, "protection": Protection}
    if field == "language" and len(str(value)) > 8:
        raise Invalid({field: "Välj ett språk ur listan."})
    if field not in terms:
        return value
    try:
        return terms[field](str(value)).value
    except ValueError:
        raise Invalid({field: "Välj ett av alternativen."}) from None


def parse_number(text: str, *, today: date) -> PersonalNumber:
    """Read a personal number; outside production only the tax agency's test numbers are taken."""
    return PersonalNumber.parse(text, today=today, only_test_numbers=settings.MODE != "production")
