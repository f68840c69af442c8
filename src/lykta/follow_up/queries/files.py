"""A frozen round as a file, from its frozen values alone."""

from uuid import UUID

from lykta.documents import api as documents
from lykta.follow_up.queries import rounds
from lykta.follow_up.rules import sheets


def round_workbook(*, round_id: UUID) -> bytes:
    """Return a frozen round as Excel. Raises Unknown before it is frozen."""
    return documents.workbook([sheets.sheet(rounds.frozen(round_id).document)])
