"""A period as exact as it was told: 2021, 2021-05 or 2021-05-17; never made more exact."""

import re
from datetime import date

from lykta.kernel.problems import Invalid

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def check_period(*, first: str, last: str, today: date) -> None:
    """Raise Invalid for a day that does not exist, one to come, or an end before the start.

    Either end may be empty: nobody knows.
    """
    errors = {}
    for field, text in (("from_period", first), ("to_period", last)):
        if text and not _exists(text):
            errors[field] = "Skriv år, år-månad eller hela dagen, till exempel 2021-05."
        elif text > today.isoformat()[: len(text)]:
            errors[field] = "Tiden har inte varit än."
    shorter = min(len(first), len(last))
    if not errors and shorter and first[:shorter] > last[:shorter]:
        errors["to_period"] = "Slutet kan inte ligga före början."
    if errors:
        raise Invalid(errors)


def _exists(text: str) -> bool:
    match = _SHAPE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
