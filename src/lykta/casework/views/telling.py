"""The story: every moment with its words, newest first, and the violence as a strip."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.models import Violence
from lykta.casework.terms import ViolenceKind
from lykta.kernel.calendar import stockholm
from lykta.kernel.period import Period

TEXTS = {  # which opened text tells the part, and who wrote it
    "referrals": ("what", "received_by"),
    "inquiries": ("conclusion", "opened_by"),
    "risks": ("text", "made_by"),
    "communications": ("what", "sent_by"),
    "decisions": ("grounds", "decided_by"),
    "services": ("goal", "started_by"),
    "follow_ups": ("text", "made_by"),
    "notes": ("text", "written_by"),
    "children": ("", "raised_by"),
}
WORDS = {
    "referrals": "aktualisering",
    "inquiries": "utredning",
    "risks": "risk",
    "communications": "kommunicering",
    "decisions": "beslut",
    "services": "insats",
    "follow_ups": "uppföljning",
    "notes": "anteckning",
    "children": "barn",
}


@dataclass(frozen=True)
class Entry:
    """What the timeline reads. `doing` is the one thing that can be done with it."""

    on: date
    title: str
    kind: str
    text: str
    by: str
    level: str = ""
    doing: str = ""
    doing_url: str = ""


@dataclass(frozen=True)
class Told:
    """The story as the page shows it."""

    entries: tuple[Entry, ...]
    strip: tuple[tuple[date, str, str], ...]


def told(story: casework.Story) -> Told:
    """Return the story's moments with their words, and the violence along a line of time."""
    found = {(part, e.row.pk): e for part in TEXTS for e in getattr(story, part)}
    entries = (_entry(story, one, found.get((one.part, one.key))) for one in story.moments)
    return Told(tuple(entries), tuple(_strip(story.violence)))


def _entry(
    story: casework.Story,
    moment: casework.Moment,
    source: casework.Entry[Any] | None,
) -> Entry:
    text, by = TEXTS[moment.part]
    says = moment.first is not (moment.part == "inquiries")  # an inquiry's text is its end
    return Entry(
        on=moment.on,
        title=_(moment.title),
        kind=_(WORDS[moment.part]),
        text=source.text.get(text, "") if source and says else "",
        by=source.by.get(by, "") if source else "",
        level="done" if moment.part == "decisions" else "",
        doing=_("Rätta") if moment.part == "notes" else "",
        doing_url=_correction(story, moment),
    )


def _correction(story: casework.Story, moment: casework.Moment) -> str:
    """Return where a note can be corrected; other things have their own parts of the page."""
    if moment.part != "notes":
        return ""
    return reverse("casework:correct", args=[story.matter.id, moment.key])


def _strip(rows: tuple[casework.Entry[Violence], ...]) -> Iterator[tuple[date, str, str]]:
    for entry in rows:
        row = entry.row
        kinds = ", ".join(_(ViolenceKind(kind).swedish).lower() for kind in row.kinds)
        recorded = stockholm(row.recorded_at).date()
        start = _day(row.from_period) or recorded
        yield (start, kinds, entry.word["done_by_relation"])
        until = _day(row.to_period)
        if until and until > start:
            yield (until, _("senast: %(kinds)s") % {"kinds": kinds}, entry.word["done_by_relation"])


def _day(period: str) -> date | None:
    try:
        return Period.parse(period).first_day
    except ValueError:  # nothing was said
        return None
