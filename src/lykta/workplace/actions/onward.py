"""What goes on from the follow-up: points for the plan, and earlier years' numbers written in."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.pages import registers
from lykta.workplace import access
from lykta.workplace.models import EarlierYear, PlanSuggestion, YearRound
from lykta.workplace.queries import overview
from lykta.workplace.rules.naming import individuals, units_named


def suggest(*, round_id: UUID, theme: str, text: str, actor: Actor, now: datetime) -> UUID:
    """Suggest to the plan what the administration shares: theme and words, never a unit.

    The plan is public. Raises Refused, Unknown where no unit is asked, Invalid for no words, for
    an individual, or for a unit's name.
    """
    access.check_may_group(actor=actor)
    asked = overview.own(round_id)
    if asked is None:
        raise Unknown()
    _check(theme, text, [name for _key, name in overview.units(asked)])
    row = PlanSuggestion(
        round_id=round_id,
        administration_id=asked.administration,
        administration_code=asked.code,
        administration_name=asked.name,
        theme=theme.strip(),
        text=text.strip(),
        suggested_at=now,
    )
    row.save()
    audit.record("workplace.suggested", about=row.id)
    return row.id


def _check(theme: str, text: str, names: list[str]) -> None:
    wrong: dict[str, str] = {}
    for field, words in (("theme", theme), ("text", text)):
        if not words.strip():
            wrong[field] = "Skriv några ord."
        elif individuals(words):
            wrong[field] = "Det ser ut att stå något om en enskild person. Skriv om arbetet."
        elif named := units_named(words, names):
            wrong[field] = (
                f"Planen är offentlig. Ta bort enhetens namn ({named[0]}) och skriv så att det "
                "gäller hela förvaltningen."
            )
    if wrong:
        raise Invalid(wrong)


def taken_up(*, suggestion_id: UUID, measure_id: UUID, actor: Actor, now: datetime) -> None:
    """Note which measure a suggestion became. Raises Refused, Unknown, NotNow when answered."""
    row = _waiting(suggestion_id, actor)
    row.measure_id = measure_id
    row.save(update_fields=["measure_id"])
    audit.record("workplace.suggested", about=row.id, detail={"became": str(measure_id)})


def decline(*, suggestion_id: UUID, why: str, actor: Actor, now: datetime) -> None:
    """Answer that a suggestion will not stand in the plan, and why. Raises as `taken_up`."""
    row = _waiting(suggestion_id, actor)
    if not why.strip():
        raise Invalid({"reason": "Skriv kort varför, så att förvaltningen förstår."})
    row.declined = why.strip()
    row.save(update_fields=["declined"])
    audit.record("workplace.suggested", about=row.id, detail={"became": "declined"})


def _waiting(suggestion_id: UUID, actor: Actor) -> PlanSuggestion:
    actor.check_may(Permission.PLAN_WRITE)
    row = PlanSuggestion.objects.select_for_update().filter(id=suggestion_id).first()
    if row is None:
        raise Unknown()
    if row.measure_id is not None or row.declined:
        raise NotNow("Förslaget är redan besvarat.")
    return row


def write_earlier(
    *,
    municipality: str,
    year: int,
    administration_id: UUID,
    administration_name: str,
    asked: int,
    answered: int,
    actor: Actor,
    now: datetime,
) -> Change:
    """Write in an administration's numbers of a year before Lykta.

    Raises Refused unless HR, Invalid for a year with a round of its own, a year to come, or more
    answers than units.
    """
    access.check_may_open(actor=actor)
    wrong: dict[str, str] = {}
    if year >= now.year:
        wrong["year"] = "Skriv ett år som har gått."
    elif YearRound.objects.filter(municipality=municipality, year=year).exists():
        wrong["year"] = "Det året har en egen runda. Då räknas talen här."
    if answered > asked:
        wrong["answered"] = "Fler kan inte ha svarat än som tillfrågades."
    if asked < 1:
        wrong["asked"] = "Minst en enhet ska ha tillfrågats."
    if wrong:
        raise Invalid(wrong)
    key = {"municipality": municipality, "year": year, "administration_id": administration_id}
    values = {"administration_name": administration_name, "asked": asked, "answered": answered}
    row, change = registers.describe(EarlierYear, key=key, values=values)
    if change is not Change.SAME:
        audit.record("workplace.earlier", about=row.id, detail={"year": year})
    return change
