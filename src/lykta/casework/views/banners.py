"""The person beside the story: masked, the safe way to reach them first."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lykta.casework import api as casework
from lykta.casework.forms.matter import LANGUAGES
from lykta.casework.models import ChildAtHome
from lykta.casework.terms import Gender, Protection
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import stockholm
from lykta.kernel.permissions import Permission

NOTHING = casework.Banner(  # for one who may not read who it is
    label="",
    gender=Gender.NOT_STATED,
    birth_year=None,
    protection=Protection.NONE,
    contact_when="",
    contact_how="",
    leave_no_message=True,
    language="",
    interpreter=False,
    fields=(),
)


@dataclass(frozen=True)
class ShownChild:
    """A child in the banner: safe label, and whether it has been raised."""

    label: str
    url: str
    words: str


@dataclass(frozen=True)
class ShownField:
    """A protected field: shown as dots, with the address that reveals it (logged)."""

    label: str
    filled: bool
    url: str


@dataclass(frozen=True)
class Shown:
    """What the banner component reads."""

    label: str
    name: str
    reveal_url: str
    protection: str
    safe_contact: str
    language: str
    interpreter: bool
    children: tuple[ShownChild, ...]
    assigned: tuple[str, ...]
    fields: tuple[ShownField, ...]


def banner_of(story: casework.Story, actor: Actor) -> Shown:
    """Return the banner of a matter as this actor may see it."""
    banner, matter = story.banner or NOTHING, story.matter
    may_reveal = actor.may(Permission.IDENTITY_REVEAL)
    fields = (
        *_fields(matter.id, banner.fields, may_reveal=may_reveal),
        *_reporters(story, may_reveal=may_reveal),
    )
    name = next((one for one in fields if one.url.endswith("/name")), None)
    return Shown(
        label=_("Ärende %(number)s") % {"number": matter.number},
        name="",
        reveal_url=name.url if name else "",
        protection=_protection(banner.protection),
        safe_contact=_safe_contact(banner),
        language=str(LANGUAGES.get(banner.language, banner.language)),
        interpreter=banner.interpreter,
        children=tuple(_child(child) for child in story.children),
        assigned=matter.handlers,
        fields=tuple(one for one in fields if one is not name),
    )


def _fields(
    matter_id: UUID, masked: Iterable[casework.MaskedField], *, may_reveal: bool
) -> Iterable[ShownField]:
    for one in masked:
        url = reverse("casework:reveal", args=[matter_id, one.field])
        shown = url if one.filled and may_reveal else ""
        yield ShownField(_(one.swedish), one.filled, shown)


def _reporters(story: casework.Story, *, may_reveal: bool) -> Iterable[ShownField]:
    """Who told, for each contact that came from somebody else: never known to whom it is about."""
    told = [one.row for one in story.referrals if one.row.reporter]
    for row in told:
        url = reverse("casework:reveal-reporter", args=[row.matter_id, row.id])
        label = _("Vem som berättade")
        if len(told) > 1:
            label += f" {date_format(stockholm(row.received_at), 'j F')}"
        yield ShownField(label, True, url if may_reveal else "")


def _protection(level: Protection | None) -> str:
    return "" if level in (None, Protection.NONE) else _(level.swedish)


def _safe_contact(banner: casework.Banner) -> str:
    """Return the safe way in one line; empty when nobody has asked."""
    told = [text.rstrip(". ") for text in (banner.contact_how, banner.contact_when) if text]
    if banner.leave_no_message and told:
        told.append(_("Lämna aldrig meddelande"))
    return "".join(f"{text}. " for text in told).strip()


def _child(child: casework.Entry[ChildAtHome]) -> ShownChild:
    row = child.row
    words = _("orosanmälan gjord") if row.raised_on else _("orosanmälan saknas")
    year = _("född %(year)s") % {"year": row.birth_year} if row.birth_year else _("ålder okänd")
    url = "" if row.raised_on else reverse("casework:raise-child", args=[row.matter_id, row.id])
    return ShownChild(f"{_('Barn')}, {year}", url, words)
