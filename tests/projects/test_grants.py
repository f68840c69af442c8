"""Support to associations: from the public form to the report back, and what is refused."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from lykta.inbox import api as inbox
from lykta.kernel.problems import NotNow, Refused
from lykta.projects import api as projects
from lykta.projects.models import (
    Application,
    Assessment,
    Call,
    ConflictOfInterest,
    Criterion,
    GrantAgreement,
    GrantDecision,
    Payment,
    PublishedCall,
    ReportBack,
)
from lykta.projects.terms import GrantOutcome, Step
from tests import cast, clocks
from tests.projects import making
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("day_of_the_cast")


def _apply(call_id: UUID, **answers: str) -> Any:
    said = {**making.ANSWERS, **answers}
    address = f"/planen/stod/{call_id}/ansok"
    return Client().post(address, said, headers={"Sec-Fetch-Site": "same-origin"})


def _seen(call_id: UUID) -> Any:
    with cast.acting("strateg"):
        return projects.applications_of(call_id)[0]


def test_an_association_applies_and_gets_a_code(database: str) -> None:
    call_id = making.a_call()

    page = Client().get(f"/planen/stod/{call_id}").content.decode()
    answer = _apply(call_id)

    assert "Påhittad utlysning 2027" in page
    assert answer.status_code == 200
    assert re.search(r'class="code">[A-Z2-9]{10}<', answer.content.decode())
    assert not answer.cookies
    with cast.acting("strateg") as actor:
        waiting = inbox.waiting(kind=projects.APPLICATION_KIND, actor=actor)
    assert [one.answers["association"] for one in waiting] == ["Påhittade Föreningen Fyren"]


def test_a_late_application_is_refused_with_the_date_and_keeps_what_was_typed(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen failing when `apply` hands in without asking whether the call is open."""
    call_id = making.a_call(closes_in=7)
    clocks.at(monkeypatch, cast.NOW + timedelta(days=8))

    answer = _apply(call_id)
    text = answer.content.decode()

    assert answer.status_code == 409
    assert "Sista dag att ansöka var 30 november 2026" in text
    assert "En kväll i veckan med två ledare." in text
    with cast.acting("strateg") as actor:
        assert inbox.waiting(kind=projects.APPLICATION_KIND, actor=actor) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("number", "12", "tio siffror"),
        ("amount", "100001", "högst 100000 kronor"),
        ("mail", "fyren", "e-postadress"),
        ("how", "Vi hjälper 19900101-1234 varje vecka.", "ett personnummer"),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field(
    database: str, field: str, value: str, says: str
) -> None:
    answer = _apply(making.a_call(), **{field: value})
    text = answer.content.decode()

    assert answer.status_code == 422
    assert says in text
    assert value in text


def test_a_form_from_another_site_is_refused(database: str) -> None:
    """Seen failing when `apply` stands behind `public` and is exempt from the check."""
    call_id = making.a_call()
    address = f"/planen/stod/{call_id}/ansok"

    answer = Client().post(address, making.ANSWERS, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    with cast.acting("strateg") as actor:
        assert inbox.waiting(kind=projects.APPLICATION_KIND, actor=actor) == []


def test_a_draft_is_not_public_and_a_published_call_is_fixed(database: str) -> None:
    draft = making.a_call(publish=False)
    assert Client().get(f"/planen/stod/{draft}").status_code == 404

    published = making.a_call()
    with cast.acting("strateg"):
        assert PublishedCall.objects.using("public").filter(id=published).exists()
        call = Call.objects.get(id=published)
    with pytest.raises(NotNow), cast.acting("strateg") as actor:
        projects.write_call(
            words=projects.CallWords(
                **{name: getattr(call, name) for name in projects.CallWords.__annotations__}
            ),
            criteria=("Ett annat",),
            actor=actor,
            now=cast.NOW,
            call_id=published,
        )


def test_the_whole_way_from_application_to_report_back(database: str) -> None:
    call_id = making.a_call()
    application_id = making.an_application(call_id)
    assert _seen(call_id).step is Step.TO_ASSESS
    making.assessed(application_id)
    assert (_seen(call_id).step, _seen(call_id).points) == (Step.TO_DECIDE, 6)
    making.decided(application_id)
    making.agreed(application_id)
    with cast.acting("strateg") as actor:
        projects.pay(
            application_id=application_id,
            amount=40_000,
            paid_on=cast.TODAY,
            reference="V 1",
            actor=actor,
            now=cast.NOW,
        )
        token = projects.ask(application_id=application_id, actor=actor, now=cast.NOW)
    assert _seen(call_id).step is Step.TO_REPORT

    path, told = f"/planen/stod/rapport/{token}", {"done": "Tjugo kvällar.", "used": "38000"}
    assert "40\xa0000 kronor" in Client().get(path).content.decode()
    assert Client().post(path, {"done": "", "used": "x"}).status_code == 422
    assert "Tack!" in Client().post(path, told).content.decode()

    assert Client().get(path).status_code == 404  # the link has done its work
    assert _seen(call_id).step is Step.REPORTED
    with cast.acting("strateg"):
        assert ReportBack.objects.get().used == 38_000
        assert (Payment.objects.count(), GrantDecision.objects.count()) == (1, 1)
    page = client_of("strateg").get(f"/plan/foreningar/ansokan/{application_id}")
    assert "Tjugo kvällar." in page.content.decode()


def test_the_link_can_be_mailed_with_a_subject_that_tells_nothing(database: str) -> None:
    from lykta.outbox.models import Mail

    application_id = making.an_application(making.a_call())
    making.assessed(application_id)
    making.decided(application_id)
    making.agreed(application_id)

    address = f"/plan/foreningar/ansokan/{application_id}/lank"
    page = client_of("strateg").post(address, {"by_mail": "on"}).content.decode()

    assert "Den är också på väg till fyren@example.org" in page
    with cast.acting("strateg"):
        mail = Mail.objects.get(kind="projects.report_back")
    assert (mail.address, mail.subject) == (
        "fyren@example.org",
        "Hur gick det? Några frågor att svara på",
    )


def test_the_association_is_told_what_was_decided(database: str) -> None:
    from lykta.outbox.models import Mail

    application_id = making.an_application(making.a_call())
    making.assessed(application_id)
    address = f"/plan/foreningar/ansokan/{application_id}/beslut"
    said = {
        "outcome": "partly",
        "amount": "40000",
        "grounds": "Når unga.",
        "decided_by": "Kommunstyrelsen",
        "decided_on": "2026-11-23",
        "by_mail": "on",
    }

    assert client_of("strateg").post(address, said).status_code == 303

    with cast.acting("strateg"):
        mail = Mail.objects.get(kind="projects.decided")
    assert (mail.address, mail.subject) == ("fyren@example.org", "Beslut om er ansökan")


def test_more_is_never_paid_than_was_agreed(database: str) -> None:
    """Seen failing when `pay` does not ask what is left."""
    application_id = making.an_application(making.a_call())
    making.assessed(application_id)
    making.decided(application_id)
    making.agreed(application_id)

    address = f"/plan/foreningar/ansokan/{application_id}/utbetalning"
    said = {"amount": "40001", "paid_on": "2026-11-23", "reference": "V 1"}
    answer = client_of("strateg").post(address, said)

    assert answer.status_code == 422
    assert "återstår 40000 kronor" in answer.content.decode()


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-24"])
def test_nothing_is_paid_before_the_agreement_or_ahead_of_today(database: str, day: str) -> None:
    application_id = making.an_application(making.a_call())
    making.assessed(application_id)
    making.decided(application_id)
    making.agreed(application_id)

    address = f"/plan/foreningar/ansokan/{application_id}/utbetalning"
    said = {"amount": "40000", "paid_on": day, "reference": "V 1"}
    assert client_of("strateg").post(address, said).status_code == 422


def test_whoever_is_conflicted_can_neither_assess_nor_decide(database: str) -> None:
    """Seen failing when `application_to_handle` does not ask who is conflicted."""
    call_id = making.a_call()
    application_id = making.an_application(call_id)
    making.assessed(application_id)
    with cast.acting("strateg") as actor:
        projects.tell_conflict(
            application_id=application_id, why="Min syster leder.", actor=actor, now=cast.NOW
        )

    assert _seen(call_id).step is Step.TO_ASSESS  # what the conflicted had assessed does not count
    with pytest.raises(Refused):
        making.assessed(application_id)
    with pytest.raises(Refused):
        making.decided(application_id, outcome=GrantOutcome.DISMISSED, amount=0)
    making.assessed(application_id, who="radet")
    making.decided(application_id, who="radet")
    with cast.acting("radet"):
        assert ConflictOfInterest.objects.count() == 1
        assert Assessment.objects.exclude(by_name="Jonna Jämlikson").count() == 0


def test_what_is_decided_is_never_changed(database: str) -> None:
    application_id = making.an_application(making.a_call())
    making.assessed(application_id)
    making.decided(application_id)

    with pytest.raises(NotNow):
        making.decided(application_id)
    with pytest.raises(NotNow):
        making.assessed(application_id)
    with cast.acting("strateg"), pytest.raises(DatabaseError), transaction.atomic():
        GrantDecision.objects.update(amount=1)


@pytest.mark.parametrize("who", ["kontakt.vof", "nexus.anna", "ombud.vof", "analytiker"])
def test_who_to_ring_at_an_association_is_for_those_who_handle_it(database: str, who: str) -> None:
    """Seen failing when `Application` is declared without `read_needs_permission`."""
    call_id = making.a_call()
    application_id = making.an_application(call_id)

    client = client_of(who)
    page = client.get(f"/plan/foreningar/{call_id}").content.decode()
    answer = client.get(f"/plan/foreningar/ansokan/{application_id}")

    assert answer.status_code == 403
    assert "fyren@example.org" not in page + answer.content.decode()
    with cast.acting(who):
        assert Application.objects.count() == 0


def test_a_links_machine_can_report_and_nothing_else(database: str) -> None:
    from lykta.organisation import api as organisation

    application_id = making.an_application(making.a_call())
    making.assessed(application_id)
    making.decided(application_id)
    making.agreed(application_id)
    board = organisation.authority("KS", municipality_code="0380")
    machine = organisation.machine(authority_id=board.id, role="machine_link", today=cast.TODAY)

    with cast.acting(machine):
        assert Application.objects.count() == 0
        assert GrantAgreement.objects.count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            Payment(
                agreement=GrantAgreement.objects.get(),
                amount=1,
                paid_on=cast.TODAY,
                reference="V 1",
            ).save()


def test_pages_of_grants_for_those_who_may_and_those_who_may_not(database: str) -> None:
    call_id = making.a_call()
    application_id = making.an_application(call_id)
    with cast.acting("strateg"):
        criterion = Criterion.objects.filter(call=call_id).order_by("place")[0]
    one = f"/plan/foreningar/ansokan/{application_id}"
    forms = (
        "/plan/foreningar/ny",
        f"{one}/bedom/{criterion.id}",
        f"{one}/jav",
        f"{one}/beslut",
        f"{one}/avtal",
        f"{one}/utbetalning",
        f"{one}/lank",
    )

    strategist, contact = client_of("strateg"), client_of("kontakt.vof")
    for path in ("/plan/foreningar/", f"/plan/foreningar/{call_id}", one, *forms):
        assert strategist.get(path).status_code == 200, path
    assert contact.get("/plan/foreningar/").status_code == 200
    assert [contact.get(path).status_code for path in forms] == [403] * len(forms)
    assert strategist.get(f"/plan/foreningar/{uuid4()}").status_code == 404


def test_the_strategist_writes_publishes_and_takes_in_on_pages(database: str) -> None:
    client = client_of("strateg")
    said = {
        "title": "Påhittad utlysning",
        "about": "Pengar till föreningar.",
        "who": "Föreningar.",
        "criteria": "Ett\n\nTvå\n",
        "opens_on": "2026-11-01",
        "closes_on": "2026-12-01",
        "frame": "100000",
        "most": "",
        "decides": "KS",
        "report_by": "2027-12-01",
    }
    wrong = client.post("/plan/foreningar/ny", {**said, "closes_on": "2026-10-01"})
    assert wrong.status_code == 422
    assert "Sista dag kan inte ligga före första." in wrong.content.decode()
    made = client.post("/plan/foreningar/ny", said)
    assert made.status_code == 303
    page = made["Location"]
    assert client.post(f"{page}/publicera").status_code == 303
    _apply(UUID(page.rsplit("/", 1)[-1]))

    home = client.get("/plan/foreningar/").content.decode()
    button = re.search(r'action="(/plan/foreningar/inkommet/[^"]+)"', home)
    assert button
    taken = client.post(button[1])
    assert taken.status_code == 303
    assert client.get(taken["Location"]).status_code == 200
    assert client.post(button[1]).status_code == 409  # a colleague was first


def test_a_contact_person_has_a_constant_number_of_queries(database: str) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    call_id = making.a_call()
    making.an_application(call_id)
    client = client_of("strateg")
    client.get(f"/plan/foreningar/{call_id}")
    with CaptureQueriesContext(connections["default"]) as few:
        client.get(f"/plan/foreningar/{call_id}")
    for _ in range(3):
        making.assessed(making.an_application(call_id))
    with CaptureQueriesContext(connections["default"]) as many:
        client.get(f"/plan/foreningar/{call_id}")

    assert len(many) == len(few)
