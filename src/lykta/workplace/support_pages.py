"""The guidance as bytes, handed out before anything asks who is reading (F41).

Whoever reads leaves no trace here: no session is read or kept alive, no cookie is set, nothing is
logged and nothing of the request reaches the page. What HR has set is read with the public's own
login, at most once a minute.
"""

import time
from collections.abc import Callable
from functools import cache

import yaml
from django.conf import settings
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from lykta.documents import api as documents
from lykta.workplace.models import SupportContact
from lykta.workplace.rules.support import Contact, Guidance, Line, Page, Part, guidance

Answer = Callable[[HttpRequest], HttpResponse]
Contacts = dict[Line, Contact]
PLACES = ("/arbetsgivare/", "/arbetsmiljo/stod/")
ALL, PAPER = "allt", "stod.pdf"
READING = ("GET", "HEAD")
ANEW = 60  # seconds
_seen: dict[str, tuple[float, Contacts]] = {}
_made: dict[tuple[str, str], tuple[Contacts, bytes]] = {}


class SupportPagesMiddleware:
    """Answers a reading of the guidance, above the sessions; others set the headers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the bytes, or pass on."""
        known = addresses().get(request.path_info) if request.method in READING else None
        return self.get_response(request) if known is None else hand_out(known)


@cache
def shipped() -> Guidance:
    """Read the texts."""
    text = (settings.DATA_DIR / "workplace_support.yaml").read_text(encoding="utf-8")
    return guidance(yaml.safe_load(text))


@cache
def addresses() -> dict[str, str]:
    """Return every address with the code of its page."""
    codes = [one.code for one in shipped().pages if one.code] + [ALL]
    found = {f"{place}{code}/": code for place in PLACES for code in codes}
    return found | dict.fromkeys(PLACES, "") | {f"{place}{PAPER}": PAPER for place in PLACES}


def hand_out(code: str) -> HttpResponse:
    """Answer with a page's bytes, the same for everybody."""
    known = contacts()
    kept = _made.get((_database(), code))
    if kept is None or kept[0] != known:
        kept = (known, _paper(known) if code == PAPER else printed(code, known))
        _made[_database(), code] = kept
    if code == PAPER:
        return documents.attachment(kept[1], name="stod", kind="pdf")
    return HttpResponse(kept[1])


def contacts() -> Contacts:
    """Return what HR has set, at most a minute old; what was known when the database is away."""
    at, known = _seen.get(_database(), (0.0, {}))
    if time.monotonic() - at > ANEW or not at:
        try:
            rows = list(SupportContact.objects.using("public").all())
            known = {Line(row.line): _contact(row) for row in rows}
        except DatabaseError:
            pass
        _seen[_database()] = (time.monotonic(), known)
    return known


def forget() -> None:
    """Let this process read what HR has set at the next reading."""
    _seen.clear()


def _database() -> str:
    return str(connections["public"].settings_dict["NAME"])


def _contact(row: SupportContact) -> Contact:
    return Contact(Line(row.line), row.name, row.number, row.web, row.hours, row.confirmed_on)


def printed(code: str, known: Contacts) -> bytes:
    """Render one page, or all of them after each other."""
    told = shipped()
    pages = told.pages if code == ALL else (told.page(code),)
    context = {
        "pages": [(one, _parts(one, known)) for one in pages],
        "others": [one for one in told.pages if one.code],
        "here": code,
        "whole": code == ALL,
        "up": "../" if code else "",
        "version": told.version,
        "paper": PAPER,
        "frame": {
            "municipality": settings.MUNICIPALITY_NAME,
            "demo": settings.DEMO,
            "exit_url": settings.QUICK_EXIT_URL,
        },
    }
    with translation.override("sv"):
        lines = render_to_string("workplace/support_page.html", context).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()).encode()


def _parts(page: Page, known: Contacts) -> list[tuple[Part, list[Contact]]]:
    return [(part, [known.get(line, Contact(line)) for line in part.lines]) for part in page.parts]


def _paper(known: Contacts) -> bytes:
    """Return everything as a tagged PDF."""
    blocks: list[documents.Block] = []
    for page in shipped().pages:
        blocks += [documents.Heading(page.title, 1), documents.Text(page.lead)]
        for part, lines in _parts(page, known):
            blocks += _blocks(part, lines)
    version = f"{settings.MUNICIPALITY_NAME}, version {shipped().version}"
    paper = documents.Paper("Stöd till dig som är chef", subtitle=version, blocks=tuple(blocks))
    return documents.pdf(paper)


def _blocks(part: Part, lines: list[Contact]) -> list[documents.Block]:
    say = tuple(f"”{one}”" for one in part.say)
    steps = tuple(f"{number}. {one}" for number, one in enumerate(part.steps, 1))
    links = tuple(f"{one.words}: {one.to}" for one in part.links)
    told = tuple(one.sentence for one in lines)
    found: list[documents.Block] = [documents.Heading(part.heading, 2)]
    found += [documents.Bullets(one) for one in (say, steps, part.points) if one]
    found += [documents.Text(one) for one in part.text]
    return found + [documents.Bullets(one) for one in (links, told) if one]
