"""The mandate, the goals, the plan's text, and versions of it that are kept and compared."""

import re
from html import unescape
from typing import Any

from lykta.kernel.party import Party
from lykta.plan import api as plan
from lykta.plan.models import (
    Version,
)
from lykta.plan.rules import comparing
from lykta.plan.terms import VersionOf
from tests import cast
from tests.page_forms import send
from tests.signed_in import client_of

UPPSALA = "0380"
KF, SCN, KS = Party("Kommunfullmäktige", "KF"), Party("Socialnämnden", "SCN"), "KS"


def _text(response: Any) -> str:
    bare = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(unescape(bare).split())


def _by(actor: Any) -> dict[str, Any]:
    return {"municipality": UPPSALA, "actor": actor, "now": cast.NOW}


# Mandate, goals, versions


def test_the_five_areas_are_a_template_one_can_choose_once(database: str) -> None:
    strategist = client_of("strateg")

    strategist.post("/plan/program/mal/fem-omraden")

    page = _text(strategist.get("/plan/program"))
    assert "Stöd och behandling för våldsutövare" in page
    assert strategist.post("/plan/program/mal/fem-omraden").status_code == 409


def test_the_mandate_says_what_is_known_and_what_is_not(database: str) -> None:
    strategist = client_of("strateg")
    assert "Gavs 2022" in _text(strategist.get("/plan/program"))

    sent = send(strategist, "/plan/program/uppdrag", party="KS", given="2022", due="2027-06")

    assert sent.status_code == 303
    page = _text(strategist.get("/plan/program"))
    assert "Uppdrag från Kommunstyrelsen" in page
    assert "Klar senast juni 2027" in page
    wrong = send(strategist, "/plan/program/uppdrag", due="2020")
    assert wrong.status_code == 422


def test_versions_are_kept_and_compared_and_never_changed(database: str) -> None:
    strategist = client_of("strateg")
    chapter = {"title": "Bakgrund", "text": "Så började det."}
    send(strategist, "/plan/program/avsnitt/nytt", **chapter)
    first = send(strategist, "/plan/versioner/ny", of="plan", note="")
    assert first.status_code == 303
    same = send(strategist, "/plan/versioner/ny", of="plan", note="igen")
    assert same.status_code == 409
    send(strategist, "/plan/program/avsnitt/nytt", title="Syfte", text="Färre ska utsättas.")
    assert "Nytt Avsnitt: Syfte" in _text(strategist.get("/plan/versioner"))

    second = send(strategist, "/plan/versioner/ny", of="plan", note="Syftet är nytt")

    page = _text(strategist.get(second["Location"]))
    assert "Ändrat sedan Handlingsplanen, version 1" in page
    assert "Nytt Avsnitt: Syfte" in page
    assert "Syfte" not in _text(strategist.get(first["Location"]))
    word = strategist.get(second["Location"] + "/word")
    assert word.content[:2] == b"PK"
    assert "Färre ska utsättas." in _text(strategist.get("/plan/utskrift/plan"))


def test_a_version_that_was_touched_in_the_database_is_not_shown(
    database: str, sql_as: Any
) -> None:
    """Seen failing when `thaw` is replaced by json.loads."""
    with cast.acting("strateg") as actor:
        version = plan.keep_version(of=VersionOf.PLAN, note="", **_by(actor))
        row = Version.objects.get(id=version)
    with sql_as("deploy") as deploy:
        deploy.execute("SET ROLE lykta_owner")
        deploy.execute("ALTER TABLE lykta.plan_version NO FORCE ROW LEVEL SECURITY")
        deploy.execute(
            "UPDATE lykta.plan_version SET content = %s", [row.content.replace("plan", "plam")]
        )
        deploy.commit()

    client = client_of("strateg")
    client.raise_request_exception = False
    assert client.get(f"/plan/versioner/{version}").status_code == 500


def test_what_changed_is_said_field_by_field() -> None:
    old = {"title": "A", "areas": ["x"], "goals": [_goal("1", "Mål", "gammal")]}
    new = {"title": "A", "areas": ["y"], "goals": [_goal("1", "Mål", "ny"), _goal("2", "Två", "")]}

    found = comparing.changes(old=old, new=new)

    assert [(one.how, one.what) for one in found] == [
        ("Nytt", "Område: y"),
        ("Borttaget", "Område: x"),
        ("Ändrat", "Mål: Mål"),
        ("Nytt", "Mål: Två"),
    ]
    assert found[2].fields == (("Text", "gammal", "ny"),)


def _goal(key: str, title: str, text: str) -> dict[str, str]:
    return {"id": key, "title": title, "text": text, "goal_area": "", "subject_area": ""}
