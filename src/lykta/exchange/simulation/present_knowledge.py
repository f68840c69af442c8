"""The living present of agreements, routines, support, examples and the library.

All invented, and seen to be so; made once through the real actions. Which material there is comes
from the municipality's file (F19, F20, F22).
"""

from datetime import date, datetime, timedelta
from typing import Any

from lykta.exchange.simulation.one_page import one_page
from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.kernel.calendar import add_months
from lykta.kernel.party import Party
from lykta.knowledge import api as knowledge
from lykta.knowledge.api import Audience, Counterpart, Theme

OFFICE, CARE, SCHOOL, HOMES, OMBUD = (
    "strateg",
    "kontakt.vof",
    "kontakt.ubf",
    "kontakt.uhem",
    "ombud.vof",
)
SOCIAL = Party("Socialförvaltningen", "SCF")
SCHOOLS = Party("Utbildningsförvaltningen", "UBF")
COMPANY = Party("Uppsalahem", "UHEM")
OFFICE_UNIT = Party("Hållbarhetsavdelningen", "HALL")
# With whom, what kind, decided so many months ago (None: nobody knows), by management
AGREEMENTS = (
    ("Påhittade kvinnojouren", Counterpart.WOMENS_SHELTER, 5, True),
    ("Polisen (påhittat avtal)", Counterpart.POLICE, 19, True),
    ("Påhittade ungdomsmottagningen", Counterpart.YOUTH_CLINIC, 27, True),
    ("Påhittade vårdcentralen", Counterpart.PRIMARY_CARE, None, False),
)
ROUTINES = (
    ("samordning", SOCIAL, 8),
    ("skyddade-uppgifter", SOCIAL, 11),
    ("riskbedömning", SOCIAL, 14),
    ("fråga-om-våld", SOCIAL, 3),
    ("orosanmälan", SOCIAL, 20),
    ("förskola-heder", SCHOOLS, 6),
    ("skola-oro", SCHOOLS, 9),
)
AUDIENCES = {
    "skolans ansvar": ((Audience.SCHOOL,), SCHOOLS, "Skolverket", 4),
    "förskol": ((Audience.PRESCHOOL,), SCHOOLS, "Kommunen", -1),
    "trappupp": ((Audience.RESIDENTS, Audience.HOUSING), COMPANY, "Uppsalahem", 7),
}

By = dict[str, Any]  # who does it, and when


def present_knowledge(*, now: datetime) -> None:
    """Make the present of the registers, when it is not there yet."""
    stage = Stage.of((OFFICE, CARE, SCHOOL, HOMES, OMBUD), today=now.date())
    with scene():
        stage.at(OFFICE, now)
        if knowledge.agreements(today=now.date()):
            return
        _agreements(stage, now)
        _routines(stage, now)
    with scene():
        _support(stage, now)
        _examples(stage, now)
    with scene():
        _library(stage, now)


def _agreements(stage: Stage, now: datetime) -> None:
    by: By = {"actor": stage.at(OFFICE, now), "now": now}
    for who, kind, months, management in AGREEMENTS:
        deal = knowledge.Deal(
            counterpart=who,
            kind=kind,
            about="Påhittat: vem som gör vad i enskilda ärenden, och vem man ringer.",
            owner=SOCIAL,
            by_management=management,
            decided_by="Påhittade socialdirektören" if management else "",
            decided_on=_ago(now, months),
        )
        knowledge.register(deal=deal, **by)


def _routines(stage: Stage, now: datetime) -> None:
    by: By = {"actor": stage.at(OFFICE, now), "now": now}
    for code, owner, months in ROUTINES:
        adopted = add_months(now.date(), -months)
        version = knowledge.Adopted(
            adopted_by="Påhittade ledningsgruppen",
            adopted_on=adopted,
            review_on=add_months(adopted, 12),
            evidence="Påhittat: ledningssystemet, kapitel 4.",
        )
        knowledge.adopt(code=code, owner=owner, version=version, **by)


def _support(stage: Stage, now: datetime) -> None:
    then = now - timedelta(days=60)
    asked = knowledge.ask(
        theme=Theme.HONOUR,
        subject="Föräldramöte om heder",
        text="Påhittat: hur lägger vi upp ett föräldramöte som inte pekar ut någon?",
        actor=stage.at(SCHOOL, then),
        now=then,
    )
    knowledge.give(
        request_id=asked.id,
        what="Påhittat: en halvdag tillsammans, och ett upplägg som skolan nu använder.",
        learned="Påhittat: börja med barns rättigheter, inte med heder.",
        given_on=(now - timedelta(days=40)).date(),
        actor=stage.at(OFFICE, now),
        now=now,
    )
    lately = now - timedelta(days=9)
    knowledge.ask(
        theme=Theme.OLDER,
        subject="Fråga äldre om våld",
        text="Påhittat: hemtjänsten vill våga fråga. Vad ska vi börja med?",
        actor=stage.at(CARE, lately),
        now=lately,
    )


def _examples(stage: Stage, now: datetime) -> None:
    told = (
        (OMBUD, Theme.ASK, "Två frågor vid varje inskrivning", "Alla får samma två frågor."),
        (HOMES, Theme.HOUSING, "Lapp i tvättstugan", "En lapp med nummer att riva av."),
        (SCHOOL, Theme.CHILDREN, "Tyst vuxen i korridoren", "En vuxen som bara är där."),
    )
    for days, (who, theme, title, did) in enumerate(told, start=3):
        when = now - timedelta(days=days)
        knowledge.tell_example(
            theme=theme,
            title=f"{title} (påhittat)",
            did=f"Påhittat: {did}",
            gave="Påhittat: fler har berättat, och vi vet vart vi ska ringa.",
            actor=stage.at(who, when),
            now=when,
        )


def _library(stage: Stage, now: datetime) -> None:
    by: By = {"actor": stage.at(OFFICE, now), "now": now}
    for seen in knowledge.materials(today=now.date()):
        for part, (audiences, owner, source, months) in AUDIENCES.items():
            if part in seen.title.lower():
                text = knowledge.MaterialText(
                    title=seen.title,
                    source=source,
                    owner=owner,
                    version="okänd",
                    review_on=add_months(now.date(), months),
                    audiences=audiences,
                )
                knowledge.keep(text=text, material_id=seen.id, **by)
    text = knowledge.MaterialText(
        title="Kort för våldsombud (påhittat)",
        about="Påhittat: vad du gör när en kollega berättar, på en sida.",
        source="Hållbarhetsavdelningen",
        owner=OFFICE_UNIT,
        version="2",
        review_on=add_months(now.date(), 5),
        audiences=(Audience.OMBUDS, Audience.MANAGERS),
    )
    kept = knowledge.keep(text=text, **by)
    knowledge.add_file(
        material_id=kept.id,
        data=one_page("Kort for valdsombud (pahittat)"),
        name="Kort för våldsombud.pdf",
        **by,
    )


def _ago(now: datetime, months: int | None) -> date | None:
    return None if months is None else add_months(now.date(), -months)
