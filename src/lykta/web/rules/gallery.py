"""Invented things for the component gallery: every component in every state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from lykta.web.rules.clocks import ShownClock


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child as the banner shows it."""

    label: str
    url: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Person:
    """What the person banner reads."""

    label: str
    name: str = ""
    reveal_url: str = ""
    protection: str = ""
    safe_contact: str = ""
    language: str = ""
    interpreter: bool = False
    children: tuple[Child, ...] = ()
    assigned: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Happening:
    """What the timeline reads."""

    at: datetime
    title: str
    kind: str = ""
    text: str = ""
    url: str = ""
    level: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Samples:
    """All that the gallery shows, seen from one moment."""

    now: datetime
    clocks: tuple[ShownClock, ...] = ()
    people: tuple[Person, ...] = ()
    story: tuple[Happening, ...] = ()
    happenings: tuple[tuple[date, str, str], ...] = ()
    counts: tuple[tuple[str, int | None, str], ...] = ()
    hidden_counts: tuple[tuple[str, int | None, str], ...] = ()
    values: tuple[float, ...] = (12, 15, 14, 21, 26, 24, 31)
    moments: tuple[datetime, ...] = field(default=())
    tabs: tuple[tuple[str, str, bool], ...] = (
        ("Berättelsen", "#berattelsen", True),
        ("Beslut", "#beslut", False),
        ("Loggen", "#loggen", False),
    )


def samples(*, now: datetime) -> Samples:
    """Samples around ``now``; every person is invented and says so."""
    return Samples(
        now=now,
        clocks=_clocks(),
        people=_people(),
        story=_story(now),
        happenings=_happenings(now.date()),
        counts=(
            ("Aktualiseringar", 525, "Det som kommit in, även om samma person"),
            ("Inledda utredningar", 449, "Beslut att inleda under året"),
            ("Öppenvårdsinsatser", 142, "Påbörjade under året"),
            ("Placeringar", 70, "I skyddat boende, påbörjade under året"),
        ),
        hidden_counts=(
            ("Kvinnor", 38, ""),
            ("Män", 12, ""),
            ("Annat", None, "Färre än fem: visas inte"),
        ),
        moments=tuple(
            now + timedelta(minutes=minutes)
            for minutes in (-60 * 24 * 90, -1500, -12, 25, 300, 1440, 5000)
        ),
    )


def _clocks() -> tuple[ShownClock, ...]:
    decide = "besluta om utredning"
    return (
        ShownClock(
            title=decide, words="11 dagar kvar", fraction_left=0.8, level="calm", source="SoL 20:2"
        ),
        ShownClock(
            title=decide, words="2 dagar kvar", fraction_left=0.15, level="soon", source="SoL 20:2"
        ),
        ShownClock(
            title="skyddsbedömning för barnen",
            words="i dag",
            fraction_left=0.06,
            level="today",
            source="SoL 20:1",
            url="#",
        ),
        ShownClock(
            title="underrätta om beslut",
            words="sedan i går",
            fraction_left=0,
            level="late",
            source="FL 33 §",
            url="#",
        ),
        ShownClock(
            title="följ upp placeringen",
            words="3 veckor kvar",
            fraction_left=0.5,
            level="calm",
            source="SoL 25 kap.",
            unconfirmed=True,
            why_unconfirmed="Lagen nämner ingen dag. Sex veckor tills en jurist har svarat.",
        ),
        _FINISHED,
    )


_FINISHED = ShownClock(
    title="utredningen klar", words="klart i tid", fraction_left=1, level="done", source="SoL 20:2"
)


def _people() -> tuple[Person, ...]:
    children = (
        Child(label="Barn 1, 9 år", url="#barn-1", words="skyddsbedömd i dag"),
        Child(label="Barn 2, 4 år", url="#barn-2", words="orosanmälan saknas"),
    )
    return (
        Person(
            label="Ärende 2026-0412",
            reveal_url="#visa",
            protection="Sekretessmarkering",
            safe_contact="Ring 10-14. Lämna aldrig meddelande.",
            language="dari",
            interpreter=True,
            children=children,
            assigned=("Anna Påhittad",),
        ),
        Person(label="Ärende 2026-0398", name="Exempla Påhittsdotter", language="svenska"),
    )


def _story(now: datetime) -> tuple[Happening, ...]:
    ago = timedelta
    return (
        Happening(
            at=now - ago(hours=2),
            title="Skyddsbedömning gjord",
            kind="barn",
            level="now",
            by="Anna Påhittad",
            text="Barnen är hos mormor i natt.",
        ),
        Happening(
            at=now - ago(days=1),
            title="Utredning inledd",
            kind="beslut",
            level="done",
            url="#",
            by="Anna Påhittad",
        ),
        Happening(
            at=now - ago(days=3),
            title="Underrättelse om beslut",
            kind="frist",
            level="late",
            text="Skulle ha skickats i går.",
        ),
        Happening(
            at=now - ago(days=400),
            title="Första kontakten",
            kind="besök",
            text="Kom till mottagningen tillsammans med en vän.\n\nVill prata, vill inte anmäla.",
        ),
    )


def _happenings(today: date) -> tuple[tuple[date, str, str], ...]:
    days = (900, 610, 600, 596, 410, 220, 150, 146, 143, 60, 12)
    kinds = ("psykiskt", "fysiskt", "ekonomiskt", "fysiskt", "kontroll")
    return tuple(
        (today - timedelta(days=ago), f"Händelse {place + 1}", kinds[place % 5])
        for place, ago in enumerate(days)
    )
