"""A contact as it was taken down, before it becomes a matter."""

import re
from dataclasses import dataclass
from datetime import datetime

from lykta.casework.terms import (
    Channel,
    Gender,
    MatterKind,
    Protection,
    ReferralKind,
    SubjectArea,
    Wish,
)
from lykta.kernel.problems import Invalid, NotNow

ADULT_FROM = 18  # F23
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")  # BCP 47, at most eight signs


@dataclass(frozen=True)
class Child:
    """A child in the adult's home, as far as it is known."""

    name: str = ""
    birth_year: int | None = None


@dataclass(frozen=True)
class Contact:
    """What was said when someone got in touch. Only channel, kind and area must be known."""

    channel: Channel
    kind: ReferralKind
    area: SubjectArea
    matter_kind: MatterKind = MatterKind.ADULT
    name: str = ""
    personal_number: str = ""
    birth_year: int | None = None
    gender: Gender = Gender.NOT_STATED
    phone: str = ""
    email: str = ""
    address: str = ""
    contact_when: str = ""
    contact_how: str = ""
    code_word: str = ""
    must_not_answer: str = ""
    leave_no_message: bool = True
    language: str = ""
    interpreter: bool = False
    protection: Protection = Protection.NONE
    reporter: str = ""
    what: str = ""
    wants_support: Wish = Wish.NOT_ASKED_YET
    children: tuple[Child, ...] = ()
    take: bool = False
    received_at: datetime | None = None

    @property
    def need_to_know(self) -> bool:
        """Tell whether only the assigned may see the matter: a protected person (security §3.2)."""
        return self.protection is not Protection.NONE


def check_contact(contact: Contact, *, now: datetime) -> None:
    """Raise Invalid for a contact that cannot be right, NotNow for one that is not Nexus's.

    Source: F23 (adults from 18), A1 (the time of the contact is recorded).
    """
    errors: dict[str, str] = {}
    if contact.received_at is not None and contact.received_at > now:
        errors["received_at"] = "Tiden har inte varit än. Kontrollera datum och klockslag."
    if contact.birth_year is not None and not 1900 <= contact.birth_year <= now.year:
        errors["birth_year"] = "Kontrollera födelseåret."
    if contact.language and not _LANGUAGE.fullmatch(contact.language):
        errors["language"] = "Välj ett språk ur listan."
    if len(contact.what) > 20_000:
        errors["what"] = "Texten är för lång. Korta den till 20 000 tecken."
    errors |= _children(contact, this_year=now.year)
    if errors:
        raise Invalid(errors)
    if contact.matter_kind is not MatterKind.CHILD and _surely_a_child(contact, now.year):
        raise NotNow("Personen är under 18 år. Registrera ett barnärende i stället.")


def _children(contact: Contact, *, this_year: int) -> dict[str, str]:
    if contact.children and contact.matter_kind is MatterKind.CHILD:
        return {"children": "Ett barns syskon får egna ärenden."}
    years = [child.birth_year for child in contact.children if child.birth_year is not None]
    if any(not this_year - ADULT_FROM - 1 < year <= this_year for year in years):
        return {"children": "Barn är under 18 år. Kontrollera födelseåret."}
    return {}


def _surely_a_child(contact: Contact, this_year: int) -> bool:
    return contact.birth_year is not None and this_year - contact.birth_year < ADULT_FROM
