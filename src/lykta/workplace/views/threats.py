"""Threat or violence at work: what the law demands, and a note that leaves as a file."""

import json
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from lykta.documents import api as documents
from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import attempt, show, typed
from lykta.pages.asking import ASKED
from lykta.pages.gates import Request, reads, writes
from lykta.workplace.actions import threats as actions
from lykta.workplace.forms import threats as forms
from lykta.workplace.queries import threats as queries
from lykta.workplace.rules import threats as rules
from lykta.workplace.rules.threats import Note


@reads(Permission.WORKPLACE_READ)
def threats(request: Request) -> HttpResponse:
    """Say what the law demands; those who oversee see bands of closed years."""
    oversees = request.actor.may(Permission.WORKPLACE_OVERSEE)
    return show(
        request,
        "workplace/threats.html",
        may_note=request.actor.may(Permission.WORKPLACE_ANSWER),
        oversees=oversees,
        years=queries.told() if oversees else [],
    )


@writes(Permission.WORKPLACE_ANSWER)
def note(request: Request) -> HttpResponse:
    """Fill in the note and take it away as a file; nothing but one more in a number is kept."""
    form = forms.NoteForm(typed(request))

    def act(**told: Any) -> Note:
        made = forms.note_of(told)
        return actions.count_note(
            note=made, again=told["again"], actor=request.actor, now=clock.now()
        )

    made = attempt(request, form, act)
    if made:
        place = next(
            (u.name for u in organisation.units(today=clock.today()) if u.id == request.actor.unit),
            "",
        )
        return _file(made.value, unit=place, kind=form.cleaned_data["kind"])
    back = reverse("workplace:threats")
    return show(request, ASKED, form=form, back=back)


def _file(note: Note, *, unit: str, kind: str) -> HttpResponse:
    if kind == "json":
        text = json.dumps(rules.plain(note, unit=unit), ensure_ascii=False, indent=2)
        return documents.attachment(text.encode(), name="anteckning", kind=kind)
    make = documents.pdf if kind == "pdf" else documents.word
    return documents.attachment(make(_paper(note, unit)), name="anteckning", kind=kind)


def _paper(note: Note, unit: str) -> documents.Paper:
    facts = (
        ("Enhet", unit),
        ("Dag", " ".join(filter(None, (note.happened_on.isoformat(), note.about)))),
        ("Plats", note.place),
        ("Vad", ", ".join(one.swedish for one in note.what)),
        ("Från vem", note.by.swedish),
        ("Hur allvarligt", note.grave.swedish),
        ("Redan gjort", ", ".join(one.swedish for one in note.did) or "Inget än"),
    )
    left = tuple((one.when, one.what, one.source) for one in rules.demands(note))
    blocks: list[documents.Block] = [documents.Facts(facts)]
    if left:
        head = ("När", "Vad", "Enligt")
        heading = documents.Heading("Kvar att göra", 1)
        blocks += [heading, documents.Table("Det här kräver lagen", head, left)]
    told = (
        ("Vad som hände", note.course),
        ("Varför det kunde hända", note.causes),
        ("Vad som görs", note.measures),
    )
    for words, text in told:
        blocks += [documents.Heading(words, 1), documents.Text(text)] if text.strip() else []
    return documents.Paper("Hot eller våld i arbetet", subtitle=unit, blocks=tuple(blocks))
