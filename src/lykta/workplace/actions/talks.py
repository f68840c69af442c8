"""The anonymous talks of a closed year: the provider is asked, and bands come back (F43)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.workplace import access
from lykta.workplace.models import TalkBand, TalkCorrection, TalkYear
from lykta.workplace.queries import talks as reading
from lykta.workplace.rules.talks_bands import LEAST, NOT_TOLD, correction_tells

PURPOSE = "workplace.talks"
FIRST_YEAR = 2020
HOLDS = timedelta(days=60)


def ask_provider(*, year: int, actor: Actor, now: datetime) -> str:
    """Make the provider's one-time link for a closed year; one made before stops working.

    Raises Refused, Invalid for a year that is not over (what still grows could be told apart from
    day to day), NotNow when the year is told.
    """
    access.check_may_open(actor=actor)
    row = _year(year, now=now)
    organisation.close_links(target_id=row.id, now=now)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=row.id,
        holder="Den som håller samtalen",
        until=now.date() + HOLDS,
        actor=actor,
        now=now,
    )
    audit.record("workplace.talks_asked", about=row.id, detail={"year": year})
    return token


def tell_bands(*, year: int, bands: Mapping[str, int], actor: Actor, now: datetime) -> None:
    """HR writes the bands from the provider's paper. Raises as `ask_provider`, Invalid for more."""
    access.check_may_open(actor=actor)
    _keep(_year(year, now=now), bands, now.date())


def tell_by_link(
    *, year_id: UUID, link_id: UUID, token: str, bands: Mapping[str, int], now: datetime
) -> None:
    """Keep what the provider says, once. The database lets the link's holder write for its year.

    Raises Unknown, NotNow when it is told, Invalid for anything but bands.
    """
    organisation.come_by_link(token=token)
    row = TalkYear.objects.filter(id=year_id).first()
    if row is None:
        raise Unknown()
    _keep(row, bands, now.date())
    organisation.use_link(link_id=link_id, now=now)


def _year(year: int, *, now: datetime) -> TalkYear:
    if not FIRST_YEAR <= year < now.year:
        raise Invalid({"year": "Välj ett år som är slut. Ett år som pågår räknas inte."})
    row = TalkYear.objects.filter(year=year).first()
    if row is None:
        row = TalkYear(year=year, asked_at=now)
        row.save()
    if TalkBand.objects.filter(year=row).exists():
        raise NotNow("Årets antal är redan lämnade. De ändras inte.")
    return row


def _keep(row: TalkYear, bands: Mapping[str, int], today: date) -> None:
    if TalkBand.objects.filter(year=row).exists():
        raise NotNow("Årets antal är redan lämnade. De ändras inte.")
    known = dict(reading.administrations(today=today))
    wrong = {
        code: "Välj ett spann."
        for code, band in bands.items()
        if code not in known or band not in (NOT_TOLD, *LEAST)
    }
    if wrong:
        raise Invalid(wrong)
    if all(bands.get(code, NOT_TOLD) == NOT_TOLD for code in known):
        raise Invalid({"": "Välj ett spann för minst en förvaltning."})
    TalkBand.objects.bulk_create(
        TalkBand(
            year=row,
            administration_code=code,
            administration_name=name,
            band=bands.get(code, NOT_TOLD),
        )
        for code, name in known.items()
    )
    audit.record("workplace.talks_told", about=row.id, detail={"administrations": len(known)})


def correct_band(*, year: int, administration: str, band: int, actor: Actor, now: datetime) -> None:
    """Put right a band that was typed wrong. The earlier one stays in the log, shown nowhere else.

    Once for each administration and year. Raises Refused, Unknown, NotNow when it is put right
    already, Invalid for what is no band and for what could tell a number.
    """
    access.check_may_open(actor=actor)
    rows = TalkBand.objects.select_related("year", "correction")
    row = rows.filter(year__year=year, administration_code=administration).first()
    if row is None:
        raise Unknown()
    if hasattr(row, "correction"):
        raise NotNow("Spannet är redan rättat en gång. Det ändras inte mer.")
    if band not in (NOT_TOLD, *LEAST):
        raise Invalid({"band": "Välj ett spann."})
    if problem := correction_tells(row.band, band):
        raise Invalid({"band": problem})
    TalkCorrection(wrong=row, band=band, corrected_by=actor.name, corrected_at=now).save()
    audit.record(
        "workplace.talks_corrected",
        about=row.id,
        detail={"year": year, "before": row.band, "now": band},
    )
