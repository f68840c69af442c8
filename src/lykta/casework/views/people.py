"""The person, the children, the notes: what is known, shown one thing at a time, and written."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms import matter as forms
from lykta.casework.queries.story import MASKED
from lykta.casework.views.decisions import in_story
from lykta.casework.views.drafting import unsent
from lykta.casework.views.sheets import done, first, open_story, sheet
from lykta.kernel.permissions import Permission
from lykta.organisation import api as organisation
from lykta.pages import clock
from lykta.pages.answers import show, typed
from lykta.pages.gates import Request, writes


@writes(Permission.NOTE_WRITE)
def note(request: Request, matter_id: UUID) -> HttpResponse:
    """Write and sign a note."""
    kept = unsent(request, forms.NoteForm.draft, matter_id)
    form = forms.NoteForm(typed(request), initial=first(kept.initial))
    act = partial(casework.notes.sign, matter_id=matter_id, actor=request.actor, now=clock.now())
    said = _("Anteckningen är signerad.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, unsent=kept
    )


@writes(Permission.NOTE_WRITE)
def correct(request: Request, matter_id: UUID, note_id: UUID) -> HttpResponse:
    """Correct a signed note by a new one after it."""
    story = open_story(request, matter_id)
    entry = in_story(story.notes, note_id)
    kept = unsent(request, forms.CorrectNoteForm.draft, note_id)
    form = forms.CorrectNoteForm(typed(request), initial=kept.initial)
    act = partial(
        casework.notes.correct, note_id=entry.row.id, actor=request.actor, now=clock.now()
    )
    said = _("Rättelsen är signerad.")
    return done(request, matter_id, form, act, said=said, about=note_id) or sheet(
        request, matter_id, form, story=story, unsent=kept, quoted=entry.text["text"]
    )


@writes(Permission.IDENTITY_WRITE)
def person(request: Request, matter_id: UUID) -> HttpResponse:
    """Change what is known of the person."""
    story = open_story(request, matter_id)
    form = forms.PersonForm(typed(request), initial=_known(story.banner))
    act = partial(_change, request, matter_id, form)
    return done(request, matter_id, form, act, said=_("Uppgifterna är ändrade.")) or sheet(
        request, matter_id, form, story=story
    )


def _known(banner: casework.Banner | None) -> dict[str, object]:
    """Return what may stand in the form: nothing that names or reaches the person."""
    if banner is None:
        return {}
    return {
        "leave_no_message": "no" if banner.leave_no_message else "yes",
        "language": banner.language,
        "interpreter": banner.interpreter,
        "protection": banner.protection,
        "gender": banner.gender,
    }


def _change(request: Request, matter_id: UUID, form: forms.PersonForm, **_said: object) -> object:
    return casework.identity.change(
        matter_id=matter_id, changes=form.changes(), actor=request.actor, now=clock.now()
    )


@writes(Permission.IDENTITY_REVEAL, step_up=True)
def reveal(request: Request, matter_id: UUID, field: str) -> HttpResponse:
    """Show one protected field; it is logged before it shows. Never by a link: only by a button."""
    back = reverse("casework:matter", args=[matter_id])
    if request.method != "POST":
        open_story(request, matter_id)
        return show(request, "casework/reveal.html", back=back)
    value = casework.identity.reveal(
        matter_id=matter_id, field=field, actor=request.actor, now=clock.now()
    )
    return _revealed(request, _(MASKED.get(field, field)), value, back)


@writes(Permission.IDENTITY_REVEAL, step_up=True)
def reveal_reporter(request: Request, matter_id: UUID, referral_id: UUID) -> HttpResponse:
    """Show who told, logged before it shows: it is never given to the one it is about."""
    back = reverse("casework:matter", args=[matter_id])
    if request.method != "POST":
        open_story(request, matter_id)
        return show(request, "casework/reveal.html", back=back)
    value = casework.identity.reveal_in(
        part="referral", key=referral_id, field="reporter", actor=request.actor, now=clock.now()
    )
    return _revealed(request, _("Vem som berättade"), value, back)


def _revealed(request: Request, label: str, value: str, back: str) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"value": value})
    return show(request, "web/revealed.html", label=label, value=value, back=back)


@writes(Permission.IDENTITY_WRITE)
def children(request: Request, matter_id: UUID) -> HttpResponse:
    """Show the children in the home, and add one."""
    form = forms.ChildForm(typed(request))
    act = partial(casework.children.add, matter_id=matter_id, actor=request.actor, now=clock.now())
    said = _("Barnet finns i ärendet. Gör orosanmälan.")
    return done(request, matter_id, form, act, said=said) or sheet(
        request, matter_id, form, template="casework/children.html"
    )


@writes(Permission.IDENTITY_WRITE)
def raise_child(request: Request, matter_id: UUID, child_id: UUID) -> HttpResponse:
    """Make the report that gives the child a matter of its own at the child unit."""
    story = open_story(request, matter_id)
    child = in_story(story.children, child_id)
    kept = unsent(request, forms.RaiseChildForm.draft, child_id)
    form = forms.RaiseChildForm(typed(request), initial=kept.initial)
    form.let_choose_row("unit_id", _child_units())
    act = partial(
        casework.children.raise_matter, child_id=child.row.id, actor=request.actor, now=clock.now()
    )
    said = _("Orosanmälan är gjord. Barnet har ett eget ärende hos barnenheten.")
    return done(request, matter_id, form, act, said=said, about=child_id) or sheet(
        request, matter_id, form, story=story, unsent=kept
    )


def _child_units() -> list[tuple[UUID, str]]:
    rows = organisation.units(today=clock.today()).filter(serves_children=True, does_casework=True)
    return [(row.id, row.name) for row in rows.order_by("name")]
