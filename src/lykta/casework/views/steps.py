"""What can be done in a matter: the one thing that comes next by law, and the rest."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noted

from lykta.casework import api as casework
from lykta.casework.terms import Heading, MatterKind, MatterState, Outcome, ServiceKind
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission

Step = casework.Step


@dataclass(frozen=True)
class Link:
    """Something to do. `posts`: a button that does it at once, else a link to its page."""

    text: str
    url: str
    posts: bool = False


ADDRESSES = {
    Step.RAISE_CHILDREN: ("casework:children", Permission.IDENTITY_WRITE),
    Step.ASSESS_PROTECTION: ("casework:protection", Permission.REFERRAL_WRITE),
    Step.ASK: ("casework:ask", Permission.REFERRAL_WRITE),
    Step.OPEN_INQUIRY: ("casework:open-inquiry", Permission.INQUIRY_WRITE),
    Step.SETTLE: ("casework:settle", Permission.REFERRAL_WRITE),
    Step.DECIDE: ("casework:decide", Permission.DECISION_WRITE),
    Step.CLOSE: ("casework:close", Permission.MATTER_WRITE),
}
MORE = (
    (noted("Skriv en anteckning"), "casework:note", Permission.NOTE_WRITE),
    (noted("Skriv om våldet"), "casework:violence", Permission.INQUIRY_WRITE),
    (noted("Bedöm risken"), "casework:risk", Permission.INQUIRY_WRITE),
    (noted("Säkerhetsplan"), "casework:safety-plan", Permission.INQUIRY_WRITE),
    (noted("Barnen i hemmet"), "casework:children", Permission.IDENTITY_WRITE),
    (noted("Uppgifter om personen"), "casework:person", Permission.IDENTITY_WRITE),
    (noted("Ny kontakt"), "casework:add-contact", Permission.REFERRAL_WRITE),
    (noted("Starta en insats"), "casework:start-service", Permission.SERVICE_WRITE),
    (noted("Fatta beslut"), "casework:decide", Permission.DECISION_WRITE),
    (noted("Vem som ser ärendet"), "casework:who", Permission.MATTER_READ),
    (noted("Flytta till en annan enhet"), "casework:move", Permission.MATTER_ASSIGN),
    (noted("Koppla ett annat ärende"), "casework:link", Permission.MATTER_WRITE),
    (noted("Akten finns i ett annat system"), "casework:file", Permission.MATTER_WRITE),
    (noted("Avsluta ärendet"), "casework:close", Permission.MATTER_WRITE),
)
IN_INQUIRY = (
    (noted("Kommunicera underlaget"), "casework:communicate"),
    (noted("Personen begär ett avgörande"), "casework:ask-decision"),
    (noted("Avsluta utredningen"), "casework:conclude"),
)


def next_link(story: casework.Story, actor: Actor) -> Link | None:
    """Return the one thing that comes next, or None when it is not this person's to do."""
    matter = story.matter
    if matter.queued and actor.may(Permission.MATTER_ASSIGN):
        return Link(_("Ta ärendet"), reverse("casework:take", args=[matter.id]), posts=True)
    words = _(story.step.swedish)
    if story.step in ADDRESSES:
        name, permission = ADDRESSES[story.step]
        return Link(words, reverse(name, args=[matter.id])) if actor.may(permission) else None
    url = _further(story, actor)
    return Link(words, url) if url else None


def _further(story: casework.Story, actor: Actor) -> str:
    matter_id = story.matter.id
    if story.step is Step.WRITE_INQUIRY and actor.may(Permission.INQUIRY_WRITE):
        return reverse("casework:section", args=[matter_id, _first_unwritten(story).value])
    if story.step is Step.NOTIFY and actor.may(Permission.DECISION_WRITE):
        waiting = [e.row for e in story.decisions if not (e.row.notified_on or e.row.served_on)]
        return reverse("casework:notify", args=[matter_id, waiting[-1].id]) if waiting else ""
    if story.step is Step.START_SERVICE:
        return _start(story, actor)
    if story.step is Step.FOLLOW_UP and actor.may(Permission.SERVICE_WRITE):
        running = [e.row for e in story.services if e.row.ended_on is None]
        return reverse("casework:follow-up", args=[matter_id, running[0].id]) if running else ""
    return ""


def _first_unwritten(story: casework.Story) -> Heading:
    written = {entry.row.heading for entry in story.sections}
    return next((one for one in Heading if one.value not in written), Heading.ACUTE_NEED)


def _start(story: casework.Story, actor: Actor) -> str:
    """Return where the service starts: housing has its own page."""
    decided = (Outcome.GRANTED.value, Outcome.PARTLY.value)
    kinds = [
        ServiceKind(e.row.service_kind)
        for e in story.decisions
        if e.row.outcome in decided and e.row.executed_on is None
    ]
    if kinds and not kinds[0].outpatient:
        return place_address(story.matter.id) if actor.may(Permission.PLACEMENT_WRITE) else ""
    if not actor.may(Permission.SERVICE_WRITE):
        return ""
    return reverse("casework:start-service", args=[story.matter.id])


def place_address(matter_id: UUID) -> str:
    """Return the page where housing places somebody; empty when housing is not installed."""
    try:
        return reverse("housing:place", args=[matter_id])
    except NoReverseMatch:
        return ""


def more_steps(story: casework.Story, actor: Actor) -> list[Link]:
    """Return everything else that this person may do in the matter."""
    matter = story.matter
    if matter.state is MatterState.CLOSED:
        return [Link(_("Ny kontakt"), reverse("casework:add-contact", args=[matter.id]))]
    links = [
        Link(_(text), reverse(name, args=[matter.id]))
        for text, name, permission in MORE
        if actor.may(permission)
    ]
    return [*_of_inquiry(story, actor), *links]


def _of_inquiry(story: casework.Story, actor: Actor) -> list[Link]:
    inquiry = story.inquiry
    if inquiry is None or inquiry.row.state != "open" or not actor.may(Permission.INQUIRY_WRITE):
        return []
    links = [Link(_(text), reverse(name, args=[story.matter.id])) for text, name in IN_INQUIRY]
    if story.matter.kind is MatterKind.CHILD:
        links.append(
            Link(_("Förläng utredningen"), reverse("casework:extend", args=[story.matter.id]))
        )
    return links
