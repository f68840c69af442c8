"""Reads of what HR has set in the guidance, for its own page and the duties."""

from lykta.workplace.models import SupportContact
from lykta.workplace.rules.support import Contact, Line


def contacts() -> list[Contact]:
    """Return every line in order, empty where HR has set nothing. One query."""
    rows = {row.line: row for row in SupportContact.objects.all()}
    return [_contact(line, rows.get(line.value)) for line in Line]


def _contact(line: Line, row: SupportContact | None) -> Contact:
    if row is None:
        return Contact(line)
    return Contact(line, row.name, row.number, row.web, row.hours, row.confirmed_on)
