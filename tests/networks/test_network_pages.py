"""The networks' pages, as several people of the cast meet them."""

from typing import Any
from uuid import UUID

import pytest

from lykta.networks import api as networks
from lykta.networks.queries import known
from lykta.networks.terms import Target
from tests import cast
from tests.networks import making
from tests.signed_in import client_of


def _text(page: Any) -> str:
    return page.content.decode()


@pytest.fixture
def made(database: str) -> dict[str, UUID]:
    """One of everything, with the ombud of the cast."""
    found = {
        "ombud": making.appointed(user="ombud.vof"),
        "ended": making.appointed("MOTT", name="Påhittad Ett"),
    }
    found |= {"meeting": making.planned(), "held": making.planned(days=-20)}
    found["course"] = making.course(target=Target.OMBUDS)
    found["session"] = making.session(found["course"])
    found["sign_up"] = making.signed_up(found["session"], "Påhittad Två").id
    with cast.acting("strateg"):
        found["network"] = known(making.OMBUDS).id
        found["honour"] = known(making.HONOUR).id
    with cast.acting("ombud.vof") as actor:
        found["question"] = networks.questions.ask(
            title="Hur bokar vi rum?", text="", actor=actor, now=cast.NOW
        )
    with cast.acting("strateg") as actor:
        found["member"] = networks.members.join(
            network_code=making.HONOUR,
            name="Påhittad Tre",
            organisation="Exempeljouren",
            outside=True,
            leads=False,
            on=cast.TODAY,
            actor=actor,
            now=cast.NOW,
        )
    found["unit"] = making.unit_id("VOF-EX")
    return found


PAGES = (
    "/natverk/",
    "/natverk/heder/",
    "/natverk/sa-arbetar/{network}",
    "/natverk/las-in",
    "/natverk/ombud/",
    "/natverk/ombud/?forvaltning=VOF",
    "/natverk/ombud/?utbildning",
    "/natverk/ombud/{ombud}",
    "/natverk/ombud/{ombud}/avsluta",
    "/natverk/ombud/{ombud}/utbildad",
    "/natverk/enheter/{unit}",
    "/natverk/enheter/{unit}/utse",
    "/natverk/enheter/{unit}/behovs-inte",
    "/natverk/deltagare/{honour}/ny",
    "/natverk/deltagare/{member}/lamnar",
    "/natverk/traffar/{network}",
    "/natverk/traffar/{network}/ny",
    "/natverk/traff/{meeting}",
    "/natverk/traff/{meeting}/svara",
    "/natverk/traff/{held}/hallen",
    "/natverk/traff/{meeting}/installd",
    "/natverk/traff/{meeting}/material",
    "/natverk/traff/{meeting}/utvardera",
    "/natverk/fragor/",
    "/natverk/fragor/ny",
    "/natverk/fragor/{question}",
    "/natverk/fragor/{question}/svara",
    "/natverk/utbildningar/",
    "/natverk/utbildningar/ny",
    "/natverk/utbildningar/saknas",
    "/natverk/utbildningar/aret",
    "/natverk/utbildningar/{course}",
    "/natverk/utbildningar/{course}/tillfalle",
    "/natverk/tillfallen/{session}",
    "/natverk/tillfallen/{session}/narvaro",
    "/natverk/tillfallen/{session}/installt",
    "/natverk/tillfallen/{session}/utvardera",
    "/natverk/tillfallen/{session}/lank",
    "/natverk/tillfallen/{session}/anmal",
    "/natverk/anmalningar/{sign_up}/avboka",
)


def test_the_one_who_leads_opens_every_page(made: dict[str, UUID]) -> None:
    client = client_of("strateg", now=cast.NOW)
    wrong = [
        (page, status)
        for page in PAGES
        if (status := client.get(page.format(**made)).status_code) != 200
    ]

    assert wrong == []
