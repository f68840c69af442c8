"""The equality prize: called, nominated to in public, checked, proposed, published, archived."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lykta.council import api as council
from lykta.council.models import Nomination, Prize, PrizeRule, PublishedPrize
from lykta.council.queries import prizes as queries
from lykta.council.terms import RuleOf
from lykta.documents import api as documents
from lykta.exchange.actions.exporting import exported
from lykta.inbox import api as inbox
from lykta.inbox.models import Handed
from lykta.kernel.problems import Invalid, NotNow, Refused
from lykta.organisation import api as organisation
from lykta.outbox.models import Mail
from lykta.pages import clock
from tests import cast, clocks
from tests.council import prize_making as making
from tests.page_forms import answers_on
from tests.signed_in import client_of

TYPED = {name: text for name, text in making.SAID.items() if name != "why"} | {
    "why_them": "De sjunger."
}

OWN = {"sec-fetch-site": "same-origin"}


pytestmark = pytest.mark.usefixtures("day_of_the_cast")


def test_anybody_nominates_without_an_account_or_a_cookie(database: str) -> None:
    year = making.a_year()
    address = f"/planen/radet/priset/{year.id}/nominera"
    client = Client(headers=OWN)

    page = client.get(address)
    assert "allmän handling" in page.content.decode()
    short = client.post(address, answers_on(page.content) | {"nominee": "Sagokören"})
    assert short.status_code == 422
    assert "Sagokören" in short.content.decode()
    named = client.post(address, TYPED | {"why_them": "Det gäller 19121212-1212."})
    assert named.status_code == 422
    done = client.post(address, TYPED).content.decode()
    assert "Tack, nomineringen är framme" in done
    assert client.cookies == {}
    with cast.acting("radet") as actor:
        (waiting,) = inbox.waiting(kind=council.nominations.KIND, actor=actor)
    assert waiting.receipt in done
    assert waiting.answers["prize"] == str(year.id)
    assert waiting.answers["why"] == "De sjunger."


def test_a_late_nomination_is_refused_with_the_date(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed before midnight stays. Seen failing when the view did not look at the day."""
    year = making.a_year()
    address = f"/planen/radet/priset/{year.id}/nominera"
    client = Client(headers=OWN)
    clocks.at(monkeypatch, making.AFTER)

    late = client.post(address, TYPED)
    assert late.status_code == 409
    text = late.content.decode()
    assert "Nomineringen stängde 28 november 2026" in text
    assert "Fler sjunger." in text
    assert not Handed.objects.using("deploy").exists()
    assert "ring kommunen" in client.get(address).content.decode()
    assert client.get(f"/planen/radet/priset/{year.id}").status_code == 200
    monkeypatch.setattr(clock, "today", lambda: making.OPENS - timedelta(days=1))
    early = client.get(address).content.decode()
    assert "från och med 3 november 2026" in early


def test_what_came_late_another_way_is_checked_by_when_it_came(database: str) -> None:
    year = making.a_year()
    making.handed(year.id, at=making.AFTER)
    with cast.acting("radet", now=making.AFTER) as actor:
        by: dict[str, Any] = {"actor": actor, "now": making.AFTER}
        (waiting,) = inbox.waiting(kind=council.nominations.KIND, actor=actor)
        row = council.nominations.take_in(handed_id=waiting.id, **by)
        with pytest.raises(NotNow, match="Kom in senast 28 november 2026"):
            council.nominations.accept(nomination_id=row.id, **by)
        council.nominations.reject(nomination_id=row.id, reason="För sent.", **by)
        with pytest.raises(NotNow):
            council.nominations.reject(nomination_id=row.id, reason="Igen.", **by)


@pytest.mark.parametrize("sure", [True, False])
def test_the_form_demands_a_manager_only_when_the_rule_is_confirmed(
    database: str, sure: bool
) -> None:
    year = making.a_year(confirmed=frozenset(RuleOf) if sure else making.SURE)
    client = Client(headers=OWN)
    said = {name: text for name, text in TYPED.items() if name != "manager"}

    rules = client.get(f"/planen/radet/priset/{year.id}").content.decode()
    assert ("Inte bekräftat." in rules) is not sure
    status = client.post(f"/planen/radet/priset/{year.id}/nominera", said).status_code
    assert status == (422 if sure else 200)


def test_the_secretary_takes_in_checks_and_completes(database: str) -> None:
    year = making.a_year()
    making.handed(year.id, changed="")
    office = client_of("radet", now=cast.NOW)

    page = office.get(f"/radet/priset/{year.id}").content.decode()
    assert "Ta in Sagokören" in page
    with cast.acting("radet") as actor:
        (waiting,) = inbox.waiting(kind=council.nominations.KIND, actor=actor)
    assert office.post(f"/radet/inkommet/{waiting.id}").status_code == 303
    assert office.post(f"/radet/inkommet/{waiting.id}").status_code == 409
    with cast.acting("radet"):
        key = Nomination.objects.get().id
    address = f"/radet/nominering/{key}"
    assert "Det står vad som har förändrats." in office.get(address).content.decode()
    assert office.post(f"{address}/godkann").status_code == 409
    asked = answers_on(office.get(f"{address}/fraga").content)
    assert office.post(f"{address}/fraga", asked).status_code == 303
    with cast.acting("strateg"):
        mail = Mail.objects.get(kind=council.nominations.KIND)
    assert "Sagokören" not in mail.subject
    told = answers_on(office.get(f"{address}/komplettering").content) | {"changed": "Allt."}
    assert office.post(f"{address}/komplettering", told).status_code == 303
    assert office.post(f"{address}/godkann").status_code == 303
    assert "Godkänd" in office.get(address).content.decode()
    assert client_of("analytiker", now=cast.NOW).get(address).status_code == 403


def test_the_council_proposes_only_outsiders_and_in_time(database: str) -> None:
    year = making.a_year()
    said = council.nominations.Proposed(
        nominee="Jouren",
        belongs_to="Förening",
        effort="Telefon",
        why="De svarar.",
        changed="Fler vågar.",
        nominator="Rådet",
        contact="Rådets sekreterare",
    )
    last = making.WORDS.mention_by_on
    assert last is not None
    after = making.AFTER + (last - making.CLOSES)
    with cast.acting("radet", now=after) as actor:
        by: dict[str, Any] = {"prize_id": year.id, "said": said, "actor": actor}
        with pytest.raises(Invalid, match="utanför kommunen"):
            council.nominations.propose(external=False, now=making.AFTER, **by)
        with pytest.raises(NotNow, match="8 december 2026"):
            council.nominations.propose(external=True, now=after, **by)
        council.nominations.propose(external=True, now=making.AFTER, **by)  # has its own day
    with cast.acting("analytiker") as actor, pytest.raises(Refused):
        council.nominations.propose(external=True, now=cast.NOW, **(by | {"actor": actor}))


def test_a_juror_reads_and_notes_by_the_own_link(database: str) -> None:
    year = making.a_year(jurors=2)
    one, other = year.jurors
    key, second = making.a_nomination(year.id), making.a_nomination(year.id, nominee="Hallen")
    address = f"/planen/radet/jury/{year.links[one]}"
    client = Client()

    assert "2 kvar att läsa." in client.get(address).content.decode()
    page = client.get(f"{address}/{key}").content
    said = answers_on(page) | {"text": "Fint.", "wants": "on"}
    assert client.post(f"{address}/{key}", said).status_code == 303
    told = {"why_so": "Jag arbetar där."}
    assert client.post(f"{address}/{second}/jav", told).status_code == 303
    assert "Du har läst alla." in client.get(address).content.decode()
    conflicted = client.get(f"{address}/{second}").content.decode()
    assert "De sjunger." not in conflicted
    assert client.post(f"{address}/{second}", {"text": "Ändå."}).status_code == 403
    theirs = client.get(f"/planen/radet/jury/{year.links[other]}/{key}").content.decode()
    assert "Fint." not in theirs
    with cast.acting("radet") as actor:
        council.jury.give_link(juror_id=one, mail="", actor=actor, now=cast.NOW)
    assert client.get(address).status_code == 404


def test_the_files_years_are_left_alone_once_people_work_with_them(database: str) -> None:
    """A second import neither changes nor removes them, and an export holds them all."""
    with cast.acting("radet") as actor:
        row = Prize.objects.get()
        assert (row.finalists, row.through_manager, row.jury) == (3, True, "Jämställdhetsrådet")
        assert not any(one["confirmed"] for one in queries.rules_in_words(row))
        council.prizes.open_call(prize_id=row.id, actor=actor, now=cast.NOW)
    making.a_year()
    cast.load()
    with cast.acting("radet"):
        assert Prize.objects.count() == 2
        assert PrizeRule.objects.filter(prize=row).count() == 7
        assert PublishedPrize.objects.using("public").count() == 2
        assert Prize.objects.get(id=row.id).published_at is not None
    text = exported(municipality_code="0380", now=cast.NOW)
    assert "Sagopriset 2027" in text
    assert "Riktlinje från 2020, ska kontrolleras" in text
    page = Client().get(f"/planen/radet/priset/{row.id}").content.decode()
    assert page.count("Inte bekräftat.") == 7
    assert "Riktlinje från 2020, ska kontrolleras." in page


def test_nominations_go_to_the_archive_without_formulas_or_notes(database: str) -> None:
    year = making.a_year(jurors=1)
    (juror,) = year.jurors
    key = making.a_nomination(year.id, nominee="=HYPERLINK(1)")
    making.noted(year, juror, key, text="Bara mitt.")
    office = client_of("radet", now=cast.NOW)
    address = f"/radet/priset/{year.id}/nomineringar"

    text = office.get(f"{address}/csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "Bara mitt." not in text
    (rows,) = documents.read_workbook(office.get(f"{address}/xlsx").content).values()
    assert rows[0]["Nominerad av"] == "Siv Saga"
    assert office.get(f"{address}/exe").status_code == 404


def test_the_years_page_asks_as_much_whatever_the_number(database: str) -> None:
    year = making.a_year(jurors=2)
    making.a_nomination(year.id)
    office = client_of("radet", now=cast.NOW)
    few = _questions(office, year.id)
    for name in ("B", "C", "D"):
        making.conflicted(year, year.jurors[0], making.a_nomination(year.id, nominee=name))

    assert _questions(office, year.id) == few


def _questions(office: Client, key: UUID) -> int:
    with CaptureQueriesContext(connection) as asked:
        office.get(f"/radet/priset/{key}")
        with cast.acting("radet"):
            council.duties(today=cast.TODAY)
    return len(asked)


def test_the_prize_stands_in_min_dag_and_in_the_year(database: str) -> None:
    year = making.a_year(jurors=1)
    making.handed(year.id)
    with cast.acting("radet"):
        titles = [one.title for one in council.duties(today=cast.TODAY)]
        days = council.year_events(first=making.OPENS, last=cast.TODAY + timedelta(days=60))
    assert "Ta in nomineringar till priset (1 väntar)" in titles
    assert sum(one.kind == "Pris" for one in days) == 4
    mail = organisation.machine(
        authority_id=cast.actor("radet").authority, role="machine_mail", today=cast.TODAY
    )
    with cast.acting(mail):  # the Monday mail tells that something waits, and cannot read it
        assert "Ta in nomineringar till priset (1 väntar)" in [
            one.title for one in council.duties(today=cast.TODAY)
        ]
        assert not Handed.objects.exists()
    making.taken(accepted=True)
    with cast.acting("radet", now=making.AFTER):
        titles = [one.title for one in council.duties(today=making.AFTER.date())]
    assert "Påminn juryn (1 av 1 har inte börjat läsa)" in titles
