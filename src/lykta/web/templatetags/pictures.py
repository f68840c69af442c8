"""Pictures and time.

Clocks, lights, bars, sparklines, timelines, dates in words. Each has words or a table beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zlib import crc32

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext

from lykta.kernel.calendar import stockholm
from lykta.law.api import Clock, phrase, state
from lykta.pages.clock import now as clock_now
from lykta.web.rules import clocks, dates, pictures
from lykta.web.templatetags.ui import kept, say

register = template.Library()

LIGHTS = ("calm", "soon", "late", "done", "none")


@register.simple_tag
def when(value: date | datetime | None, now: datetime | None = None) -> SafeString:
    """A date as people say it, in a ``<time>`` that carries the full date; empty for None."""
    if value is None:
        return SafeString("")
    seen_from = now or clock_now()
    if isinstance(value, datetime):
        value = stockholm(value)
        words = _words(dates.say_moment(at=value, now=seen_from), value, seen_from)
        full = f"{date_format(value, 'l j F Y')} {value:%H.%M}"
    else:
        words = _words(dates.say_day(on=value, today=seen_from.date()), value, seen_from)
        full = date_format(value, "l j F Y")
    stamp = value.isoformat()
    return format_html('<time datetime="{}" title="{}">{}</time>', stamp, full, words)


def _words(said: dates.Said, value: date | datetime, now: datetime) -> str:
    moment = value if isinstance(value, datetime) else None
    words = gettext(said.words)
    forms = {"weekday": "l", "day": "j F", "full": "j F Y"}
    return words % {
        **{name: date_format(value, form) for name, form in forms.items() if f"({name})" in words},
        "clock": f"{moment:%H.%M}" if moment else "",
        "minutes": dates.minutes_between(at=moment, now=now) if moment else 0,
    }


@register.inclusion_tag("web/components/_clock.html")
def clock(
    clock: Clock | clocks.ShownClock, *, now: datetime | None = None, url: str = "", title: str = ""
) -> Any:
    """A law ``Clock``, or anything like ``ShownClock``: a bar that empties, words, source."""
    shown = _read(clock, now or clock_now()) if isinstance(clock, Clock) else clock
    level = clocks.level_of(shown.level)
    return {
        "clock": shown,
        "title": say(title or shown.title),
        "level": level,
        "left": clocks.bar_left(fraction_left=shown.fraction_left, level=level),
        "url": url or shown.url,
    }


def _read(clock: Clock, now: datetime) -> clocks.ShownClock:
    read = state(clock, now=now)
    said = phrase(read)
    return clocks.ShownClock(
        title=gettext(clock.title),
        words=ngettext(said.one, said.many, said.count) % {"count": said.count},
        fraction_left=read.fraction_left,
        level=read.level.value,
        source=clock.source.short,
        unconfirmed=clock.unconfirmed,
        why_unconfirmed=clock.unconfirmed_because,
    )


@register.simple_tag
def light(level: str, word: str) -> SafeString:
    """How it goes, as a shape and a word: calm, soon, late, done or none."""
    return kept("light", level=level if level in LIGHTS else "none", word=say(word))


@register.simple_tag
def freshness(level: str, word: str) -> SafeString:
    """How fresh a report is, shape and word: calm (fresh), soon (ageing), late (old), none."""
    return kept("freshness", level=level if level in LIGHTS else "none", word=say(word))


@register.inclusion_tag("web/components/_bar_chart.html")
def bar_chart(
    values: Sequence[pictures.Value],
    *,
    title: str,
    sentence: str = "",
    unit: str = "",
    hidden: str = "",
) -> dict[str, Any]:
    """Bars on one scale and their table, from (label, number or None if hidden, note).

    A label of ours is told in the reader's language; somebody's own name stays as it is.
    """
    plain = pictures.bars(values, hidden=say(hidden) or gettext("visas inte"))
    drawn = [replace(bar, label=say(bar.label)) for bar in plain]
    return {
        "bars": drawn,
        "title": say(title),
        "sentence": say(sentence),
        "unit": say(unit) or gettext("Antal"),
        "has_notes": any(bar.note for bar in drawn),
        "height": pictures.bars_height(len(drawn)),
        "id": _id("chart", title),
    }


@register.simple_tag
def sparkline(values: Sequence[float], *, label: str, latest: str = "") -> SafeString:
    """A small line of an indicator, oldest first, with its latest value in words."""
    points = pictures.sparkline(values)
    line = " ".join(",".join(point) for point in points)
    end = points[-1] if points else None
    return kept("sparkline", points=line, end=end, label=say(label), latest=say(latest))


@register.inclusion_tag("web/components/_timeline.html")
def timeline(entries: Sequence[Any], *, label: str) -> dict[str, Any]:
    """The story as a list.

    Each entry: ``at`` or ``on``, ``title``, ``kind``, ``text``, ``url``, ``level``, ``by``.
    """
    return {"entries": entries, "label": say(label)}


@register.inclusion_tag("web/components/_strip.html")
def incident_strip(happenings: Sequence[tuple[date, str, str]], *, title: str) -> dict[str, Any]:
    """Happenings (day, words, kind) along a line of time; the same as a table, folded."""
    marks = pictures.strip(happenings)
    days = [mark.day for mark in marks]
    return {
        "marks": marks,
        "ticks": pictures.ticks(first=days[0], last=days[-1]) if days else (),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "title": say(title),
        "id": _id("strip", title),
    }


def _id(kind: str, words: str) -> str:
    return f"{kind}-{crc32(words.encode()):08x}"
