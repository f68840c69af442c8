"""The frame around a page: menu, who is signed in, demo or not, time-out. A context processor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from lykta.web.rules import navigation

if TYPE_CHECKING:
    from django.http import HttpRequest

    from lykta.kernel.actor import Actor

SCRIPTS = tuple(f"web/js/{name}.js" for name in ("timeout", "autosave", "reveal", "submit-once"))


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the shells draw.

    ``actor`` is None before sign-in; the seconds rule the time-out warning.
    """

    demo: bool
    actor: Actor | None
    entries: tuple[navigation.Entry, ...]
    assignment: str
    municipality: str
    idle_seconds: int
    warn_seconds: int
    exit_url: str
    sign_out_url: str = "/logga-ut"
    signed_out_url: str = "/logga-in?utloggad=tid"
    stay_url: str = "/session/stanna"
    scripts: tuple[str, ...] = SCRIPTS


def frame_of(request: HttpRequest) -> Frame:
    """The frame for this request.

    Reads ``request.actor`` and ``request.assignment_name``, which the gate sets.
    """
    actor: Actor | None = getattr(request, "actor", None)
    return Frame(
        demo=settings.MODE == "demo",
        actor=actor,
        entries=navigation.entries(may=actor.may, path=request.path) if actor else (),
        assignment=str(getattr(request, "assignment_name", "")),
        municipality=getattr(settings, "MUNICIPALITY_NAME", ""),
        idle_seconds=settings.SESSION_IDLE_SECONDS,
        warn_seconds=getattr(settings, "SESSION_WARN_SECONDS", 120),
        exit_url=getattr(settings, "QUICK_EXIT_URL", "https://www.smhi.se/"),
    )


def shell(request: HttpRequest) -> dict[str, Frame]:
    """Put ``frame`` into every template's context."""
    return {"frame": frame_of(request)}
