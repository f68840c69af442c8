"""The notice and the notes of a meeting, as papers."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykta.council.queries import ItemSeen, MeetingSeen
from lykta.documents.api import Block, Facts, Heading, Paper, Text
from lykta.kernel.calendar import stockholm


def notice(seen: MeetingSeen) -> Paper:
    """Return the notice: when, where, and what to talk about."""
    blocks: list[Block] = [_facts(seen), Heading(_("Dagordning"))]
    for item in seen.items:
        blocks.append(Heading(f"{item.place}. {item.title}", 2))
        if item.reported_by:
            blocks.append(Text(_("Anmäld av %(who)s.") % {"who": item.reported_by}))
        if item.text:
            blocks.append(Text(item.text))
        if item.papers:
            blocks.append(Text(_("Handlingar: %(names)s") % {"names": _names(item)}))
    if not seen.items:
        blocks.append(Text(_("Ingen punkt är inskriven än.")))
    return Paper(title=_("Kallelse"), subtitle=seen.council, blocks=tuple(blocks))


def _names(item: ItemSeen) -> str:
    return ", ".join(paper.name for paper in item.papers)


def notes(seen: MeetingSeen) -> Paper:
    """Return the notes, and who adjusted them."""
    blocks: list[Block] = [_facts(seen)]
    for part in seen.parts:
        if part.heading:
            blocks.append(Heading(part.heading))
        if part.text:
            blocks.append(Text(part.text))
    written = seen.notes
    if written is not None and written.adjusted_on is not None:
        day = date_format(written.adjusted_on, "j F Y")
        blocks += [Heading(_("Justering")), Text(f"{written.adjusted_by}, {day}")]
    elif written is not None:
        blocks.append(Text(_("Utkast. Inte justerat.")))
    return Paper(title=_("Minnesanteckningar"), subtitle=seen.council, blocks=tuple(blocks))


def _facts(seen: MeetingSeen) -> Facts:
    starts, ends = stockholm(seen.line.starts_at), stockholm(seen.line.ends_at)
    pairs = [(_("När"), f"{date_format(starts, 'l j F Y')}, {starts:%H.%M}–{ends:%H.%M}")]
    if seen.line.place:
        pairs.append((_("Plats"), seen.line.place))
    if seen.diary_number:
        pairs.append((_("Diarienummer"), seen.diary_number))
    return Facts(tuple(pairs))
