"""What every action of the plan stands on: its programme, parties, periods, and the log."""

from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid, Unknown
from lykta.kernel.terms import Term
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.models import KnownParty, Programme, SubjectArea, ToldHere


def programme_of(municipality: str) -> Programme:
    """Return the municipality's programme, locked. Raises Unknown before it is described."""
    row = Programme.objects.select_for_update().filter(municipality=municipality).first()
    if row is None:
        raise Unknown()
    return row


def known(party: Party | None) -> UUID | None:
    """Return the key of a party that may be unsaid, made known when new."""
    return None if party is None else party_id(party)


def party_id(party: Party) -> UUID:
    """Return the key of a party: one of ours by its code, one outside by its name."""
    key = {"code": party.code} if party.code else {"code": "", "name": party.name}
    row, _ = registers.describe(KnownParty, key=key, values={"name": party.name})
    return row.id


def area_of(programme: Programme, title: str) -> SubjectArea:
    """Return the programme's subject area with this title. Raises Invalid when it has none."""
    for area in programme.areas.all():
        if area.title.casefold() == title.casefold():
            return area
    raise Invalid({"areas": f"Området ”{title[:80]}” finns inte i programmet."})


def period(text: str, *, field: str) -> Period:
    """Read a period as the source gives it. Raises Invalid under the field's name."""
    try:
        return Period.parse(text.strip())
    except ValueError:
        reason = f"”{text[:40]}” är ingen tid vi kan läsa. Skriv till exempel 2024 eller 2024-08."
        raise Invalid({field: reason}) from None


def check_period(text: str, *, field: str) -> str:
    """Return the period as stored; "" stays "" (not said)."""
    return period(text, field=field).text if text else ""


def code(kind: type[Term], value: str, *, field: str) -> str:
    """Return the code when it is one of the term's. Raises Invalid naming those there are."""
    if value not in {member.value for member in kind}:
        allowed = ", ".join(member.value for member in kind)
        raise Invalid({field: f"”{value[:40]}” finns inte. Välj något av: {allowed}."})
    return value


def leaves(about: UUID | None, *, actor: Actor) -> bool:
    """Tell whether the file must leave a row as it is, since somebody has told it on its page."""
    if about is None or not access.is_import(actor=actor):
        return False
    return ToldHere.objects.filter(about=about).exists()


def told_here(about: UUID, change: Change, *, actor: Actor) -> None:
    """Note that a person, and not the file, has told what stands in a row."""
    if change is not Change.SAME and not access.is_import(actor=actor):
        registers.describe(ToldHere, key={"about": about}, values={})


def logged(what: str, about: UUID, change: Change) -> Change:
    """Record that the plan was changed, unless everything was the same."""
    if change is not Change.SAME:
        audit.record("plan.changed", about=about, detail={"what": what, "change": change.value})
    return change
