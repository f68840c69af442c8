"""The help pages as bytes: rendered for a language, a page and what is open, never for a reader.

Nothing of a request reaches a page, so the same bytes serve everybody (design §7.11). The texts
come from data/help, the numbers from the directory; a number is never written in a text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lykta.contact.queries import PlaceText
from lykta.contact.rules import numbers, saying
from lykta.contact.rules import tongues as texts
from lykta.contact.rules.numbers import HelpNumber
from lykta.contact.rules.opening import EVERY_DAY, Hours, Opening, opening
from lykta.contact.rules.tongues import Block, Tongue
from lykta.contact.terms import AcuteTimes, OpenState
from lykta.kernel.problems import Unknown

FRONT, WORK, GROUPS = "", "yrken", "for-dig"
FOLDER = "help"  # in LYKTA_HOME
_TIMES = re.compile(r"\d[\d:.–]*\d|\d")  # 9, 16:00, 9–16


@dataclass(frozen=True)
class Directory:
    """Where help is, as the public may see it: the places and the lines, in order."""

    places: tuple[PlaceText, ...]
    lines: tuple[HelpNumber, ...]

    def line(self, code: str) -> HelpNumber | None:
        """Return a published line."""
        return next((line for line in self.lines if line.code == code), None)


@dataclass(frozen=True)
class Now:
    """What is open at a moment: by place and by line. Equal states make equal pages."""

    places: tuple[Opening, ...]
    lines: tuple[Opening | None, ...]


@cache
def plan() -> dict[str, Any]:
    """Read which pages there are and which lines stand under each part."""
    text = (settings.DATA_DIR / "help_pages.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def all_tongues() -> dict[str, Tongue]:
    """Return every language by its code, in the order they are offered."""
    return texts.load(settings.DATA_DIR / "help")


def tongues() -> tuple[Tongue, ...]:
    """Return the languages the public is met in, in the order they are offered."""
    return tuple(all_tongues().values())


def tongue(code: str) -> Tongue:
    """Return a language by its code. Raises Unknown."""
    found = all_tongues().get(code)
    if found is None:
        raise Unknown()
    return found


def work_parts() -> dict[str, dict[str, tuple[Block, ...]]]:
    """Return the page for those who meet someone in their work, by language."""
    return texts.load_work(settings.DATA_DIR / "help" / "work")


def shipped_lines() -> tuple[HelpNumber, ...]:
    """Return the shipped directory, checked or not."""
    return numbers.load(settings.DATA_DIR / "help_numbers.yaml")


def exists(code: str, page: str) -> bool:
    """Tell whether there is such a page in such a language."""
    if code not in all_tongues():
        return False
    return page in (FRONT, *plan()["pages"]) or (page == WORK and code in work_parts())


def state_at(directory: Directory, now: datetime) -> Now:
    """Work out what is open. A line that is open every day is open on holidays too."""
    return Now(
        places=tuple(opening(place.hours, now=now) for place in directory.places),
        lines=tuple(_line_state(line.hours, now) for line in directory.lines),
    )


def _line_state(hours: Hours | None, now: datetime) -> Opening | None:
    if hours is None:
        return None
    return opening(hours, now=now, holidays_open=tuple(hours.days) == EVERY_DAY)


def printed(code: str, page: str, directory: Directory, now: Now) -> bytes:
    """Render one page. `exists` tells which there are."""
    tongue = all_tongues()[code]
    press = _Press(tongue, directory, now)
    if page == FRONT:
        template, shown = "contact/help.html", press.front()
    else:
        template, shown = "contact/page.html", press.page(page)
    return _render(template, tongue, page, shown)


def printed_start(directory: Directory, now: Now) -> bytes:
    """Render the neutral start page: help now, every language, the plan, the way in for staff."""
    tongue = all_tongues()[texts.SOURCE]
    return _render("contact/front.html", tongue, FRONT, _Press(tongue, directory, now).front())


def _render(template: str, tongue: Tongue, page: str, shown: dict[str, Any]) -> bytes:
    languages = [one for one in tongues() if page != WORK or one.code in work_parts()]
    context = {
        **shown,
        "tongue": tongue,
        "page": page,
        "languages": [(one, f"{one.path}{page}/" if page else one.path) for one in languages],
        "frame": {
            "municipality": settings.MUNICIPALITY_NAME,
            "demo": settings.DEMO,
            "exit_url": settings.QUICK_EXIT_URL,
        },
    }
    with translation.override("sv"):
        lines = render_to_string(template, context).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()).encode()


class _Press:
    """Puts one language's texts, the directory's numbers and the state together."""

    def __init__(self, tongue: Tongue, directory: Directory, now: Now) -> None:
        self.tongue, self.directory, self.now = tongue, directory, now
        self.rows = {
            line.code: self._row(line, state)
            for line, state in zip(directory.lines, now.lines, strict=True)
        }
        self.stand_ins = self._stand_ins()

    def front(self) -> dict[str, Any]:
        """Return what the first page shows."""
        urgent = [row for row in self.rows.values() if row["line"].urgent]
        first = [row for row in self.rows.values() if row["line"].front and row not in urgent]
        return {
            "urgent": urgent,
            "first": first,
            "places": [self._place(p, s) for p, s in self._places()],
            "more": self._lines(plan()["more"]),
            "links": self._links(),
            "doors": _doors(self.tongue),
            "film": plan()["films"].get("front", ""),
        }

    def page(self, page: str) -> dict[str, Any]:
        """Return what another page shows: its parts, each with its lines."""
        work = work_parts().get(self.tongue.code, {})
        parts: Mapping[str, tuple[Block, ...]]
        parts = work if page == WORK else self.tongue.pages[page]
        under = {list(work)[-1]: plan()["work"]} if page == WORK else plan()["pages"][page]
        shown = [self._part(part, found, under.get(part, ())) for part, found in parts.items()]
        return {"parts": shown, "film": plan()["films"].get(page, "")}

    def say(self, text: str) -> SafeString:
        """Escape a text and put numbers to ring, and names, where it asks for them."""
        # Escaped just here.
        safe = escape(text).format_map(self.stand_ins)
        return mark_safe(safe)  # noqa: S308  # nosec B308 B703

    def _part(self, part: str, found: Iterable[Block], codes: Iterable[str]) -> dict[str, Any]:
        blocks = [
            {"kind": b.kind, "text": self.say(b.text), "more": self.say(b.more)} for b in found
        ]
        runs: list[dict[str, Any]] = []
        for block in blocks[1:]:
            if not runs or runs[-1]["kind"] != block["kind"]:
                runs.append({"kind": block["kind"], "blocks": []})
            runs[-1]["blocks"].append(block)
        return {"heading": blocks[0]["text"], "runs": runs, "lines": self._lines(codes)}

    def _lines(self, codes: Iterable[str]) -> list[dict[str, Any]]:
        return [self.rows[code] for code in codes if code in self.rows]

    def _row(self, line: HelpNumber, state: Opening | None) -> dict[str, Any]:
        week = saying.week(line.hours, tongue=self.tongue) if line.hours else ""
        told = state is not None and state.state is not OpenState.ALWAYS
        return {
            "line": line,
            "for": self.tongue.lines.get(line.code, ""),
            "call": _call(line.number),
            "state": _apart(saying.state(state, tongue=self.tongue)) if told and state else "",
            "week": _apart(week),
        }

    def _place(self, place: PlaceText, state: Opening) -> dict[str, Any]:
        front, tongue = self.tongue.front, self.tongue
        closed = state.state is not OpenState.OPEN
        said = [
            self.say(front["who"].replace("{age}", str(place.minimum_age)))
            if place.minimum_age
            else "",
            front["anonymous"] if place.anonymous else "",
            front["will"] if place.voluntary else "",
            front["acute"] if place.acute_times is not AcuteTimes.NEVER else "",
            front["interpreter"],
        ]
        return {
            "place": place,
            "call": _call(place.telephone),
            "state": _apart(saying.state(state, tongue=tongue)),
            "week": _apart(saying.week(place.hours, tongue=tongue)),
            "others": self.say(tongue.hours["others"]) if closed else "",
            "way_in": front["way_in"] if plan()["way_in_when"] in place.address else "",
            "said": [one for one in said if one],
        }

    def _places(self) -> Iterable[tuple[PlaceText, Opening]]:
        return zip(self.directory.places, self.now.places, strict=True)

    def _links(self) -> list[tuple[str, SafeString]]:
        made = []
        for page, parts in self.tongue.pages.items():
            if page == GROUPS:
                made += [(f"{page}/#{i}", self.say(part[0].text)) for i, part in _groups(parts)]
            else:
                made.append((f"{page}/", self.say(next(iter(parts.values()))[0].text)))
        code = self.tongue.code if self.tongue.code in work_parts() else texts.SOURCE
        away = "" if code == self.tongue.code else f"/hjalp/{WORK}/"
        return [*made, (away or f"{WORK}/", self.say(self.tongue.front["work"]))]

    def _stand_ins(self) -> Mapping[str, str]:
        place = next(iter(self.directory.places), None)
        name = format_html('<bdi lang="sv">{}</bdi>', place.name if place else "Nexus")
        kvinnofrid, alarm = self.directory.line("kvinnofrid"), self.directory.line("alarm")
        return {
            "alarm": _call(alarm.number) if alarm else "",
            "kvinnofrid": _call(kvinnofrid.number) if kvinnofrid else "",
            "nexus": format_html("{} {}", name, _call(place.telephone)) if place else name,
            "place": name,
        }


def _groups(parts: Mapping[str, tuple[Block, ...]]) -> list[tuple[int, tuple[Block, ...]]]:
    """Return the parts after the page's own heading, numbered: an id that tells nothing."""
    return list(enumerate(parts.values()))[1:]


def _call(number: str) -> SafeString:
    """Return a number to ring, read from left to right in every script."""
    return format_html(
        '<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', numbers.dialled(number), number
    )


def _apart(text: str) -> SafeString:
    """Set the hours of a sentence apart, so that 9:00–16:00 keeps its order in Arabic script."""
    isolated = _TIMES.sub(r'<bdi dir="ltr">\g<0></bdi>', escape(text))
    return mark_safe(isolated)  # noqa: S308  # nosec B308 B703


def _doors(tongue: Tongue) -> list[tuple[str, str]]:
    """Return the ways to write and to book, in this language when they have it, once they exist."""
    words = {"/skriv/": tongue.front["write"], "/tid/": tongue.front["book"]}
    found = []
    for address, text in words.items():
        own = f"{address}{tongue.path}"
        there = next((one for one in (own, address) if _resolves(one)), None)
        if there:
            found.append((there, text))
    return found


def _resolves(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def copies(directory: Directory) -> Mapping[str, bytes]:
    """Return the first pages as they may stand in a file: with hours, never open or closed now."""
    still = Now(
        tuple(Opening(OpenState.UNKNOWN) for _ in directory.places),
        tuple(None for _ in directory.lines),
    )
    return {f"{code}.html": printed(code, FRONT, directory, still) for code in all_tongues()}


def folder() -> Path:
    """Return where the copies stand."""
    return Path(settings.HOME) / FOLDER
