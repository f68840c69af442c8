"""A nomination that lacks something is completed by its nominator; what stood before is kept."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from lykta.council import api as council
from lykta.council.models import Completion, EarlierWording, Nomination
from lykta.kernel.problems import Invalid, NotNow, Refused
from lykta.organisation import api as organisation
from tests import cast, clocks
from tests.council import making as meeting_making
from tests.council import prize_making as making
from tests.page_forms import answers_on
from tests.signed_in import client_of

BY = cast.TODAY + timedelta(days=3)
LATE = cast.NOW + timedelta(days=4)


pytestmark = pytest.mark.usefixtures("day_of_the_cast")


def _asked(nomination_id: UUID) -> str:
    """Ask for completion; return the token of the nominator's link."""
    with cast.acting("radet") as actor:
        return council.completions.ask_completion(
            nomination_id=nomination_id,
            reason="Vad har förändrats?",
            answer_by_on=BY,
            actor=actor,
            now=cast.NOW,
        )


def _page(token: str) -> str:
    return f"/planen/radet/komplettering/{token}"


def test_the_nominator_completes_by_the_link_in_the_mail(database: str) -> None:
    """What was handed in is filled in; the secretary takes it in; both wordings stay."""
    year = making.a_year()
    key = making.a_nomination(year.id, accepted=False, changed="")
    office, address = client_of("radet", now=cast.NOW), f"/radet/nominering/{key}"
    asked = answers_on(office.get(f"{address}/fraga").content)
    assert "Vad har förändrats?" in asked["reason"][0]
    assert office.post(f"{address}/fraga", asked).status_code == 303
    letter = meeting_making.letters(council.nominations.KIND)["saga@example.org"]
    found = re.search(r"(/planen/radet/komplettering/\S+)", letter)
    assert found is not None

    client = Client()
    page = client.get(found[1])
    assert "allmänna handlingar" in page.content.decode()
    said = answers_on(page.content)
    assert said["nominee"] == ["Sagokören"]
    assert said["why_them"] == ["De sjunger."]
    assert client.post(found[1], said | {"changed": " "}).status_code == 422
    named = client.post(found[1], said | {"changed": "Det gäller 19121212-1212."})
    assert named.status_code == 422
    done = client.post(found[1], said | {"changed": "Fler kommer."})
    assert "Tack, kompletteringen" in done.content.decode()
    assert client.get(found[1]).status_code == 404
    _taken_in(office, key)
    text = office.get(f"/radet/priset/{year.id}/nomineringar/csv").content.decode("utf-8-sig")
    assert text.count("Sagokören") == 2
    assert "Tidigare lydelse" in text


def _taken_in(office: Client, key: UUID) -> None:
    """The secretary's day leads there; nothing is approved before it is taken in, once."""
    address = f"/radet/nominering/{key}"
    with cast.acting("radet"):
        titles = [one.title for one in council.duties(today=cast.TODAY)]
        added = Completion.objects.get()
    assert "Ta in kompletteringen: Sagokören" in titles
    assert "Fler kommer." in office.get(address).content.decode()
    assert office.post(f"{address}/godkann").status_code == 409
    assert office.post(f"/radet/komplettering/{added.id}").status_code == 303
    assert office.post(f"/radet/komplettering/{added.id}").status_code == 409
    assert office.post(f"{address}/godkann").status_code == 303
    with cast.acting("radet"):
        assert Nomination.objects.get().changed == "Fler kommer."
        assert EarlierWording.objects.get().texts["changed"] == ""
    after = office.get(address).content.decode()
    assert "Så stod det förut" in after


def test_a_late_completion_is_refused_with_the_date(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed stays on the page. The database takes none after the day either.

    Seen failing when the action did not look at the day, and when the policy did not ask
    `prize_may_complete`.
    """
    key = making.a_nomination(making.a_year().id, accepted=False, changed="")
    token = _asked(key)
    client = Client()
    said = answers_on(client.get(_page(token)).content) | {"changed": "Allt detta."}
    clocks.at(monkeypatch, LATE)

    late = client.post(_page(token), said)
    assert late.status_code == 409
    day = f"{BY.day} november {BY.year}"
    assert f"Sista dagen att komplettera var {day}" in late.content.decode()
    assert "Allt detta." in late.content.decode()
    opened = client.get(_page(token))
    assert day in opened.content.decode()
    assert "<textarea" not in opened.content.decode()
    texts = dict.fromkeys(council.nominations.TEXTS, "x")
    for now, taken in ((LATE, False), (cast.NOW, True)):
        with cast.acting(making.machine(now.date()), now=now):
            organisation.come_by_link(token=token)
            row = Completion(nomination_id=key, texts=texts, by_link=True, came_at=now)
            if taken:
                row.save()
            else:
                with pytest.raises(ProgrammingError), transaction.atomic():
                    row.save()


def test_a_link_completes_its_own_nomination_only(database: str) -> None:
    """Past the code: reads one nomination, adds to it alone, and changes none.

    Seen failing when the policies did not ask for the link (`COMPLETES`, `TO_COMPLETE`).
    """
    year = making.a_year()
    key = making.a_nomination(year.id, accepted=False, changed="")
    other = making.a_nomination(year.id, accepted=False, nominee="Hallen", changed="")
    token, _theirs = _asked(key), _asked(other)
    texts = dict.fromkeys(council.nominations.TEXTS, "x")
    with cast.acting(making.machine()):
        assert not Nomination.objects.exists()
        organisation.come_by_link(token=token)
        assert [row.id for row in Nomination.objects.all()] == [key]
    wrong: tuple[dict[str, Any], ...] = (
        {"nomination_id": other, "by_link": True},
        {"nomination_id": key, "by_link": False},
    )
    for said in wrong:
        with (
            cast.acting(making.machine()),
            pytest.raises(ProgrammingError),
            transaction.atomic(),
        ):
            organisation.come_by_link(token=token)
            Completion(texts=texts, came_at=cast.NOW, **said).save()
    with cast.acting(making.machine()):
        organisation.come_by_link(token=token)
        assert Nomination.objects.filter(id=key).update(nominee="Jag") == 0
    with cast.acting("radet"), pytest.raises(ProgrammingError), transaction.atomic():
        Completion(nomination_id=key, by_link=True, texts=texts, came_at=cast.NOW).save()


def test_asking_again_or_settling_closes_the_link(database: str) -> None:
    key = making.a_nomination(making.a_year().id, accepted=False)
    first, second = _asked(key), _asked(key)
    assert Client().get(_page(first)).status_code == 404
    assert Client().get(_page(second)).status_code == 200
    with cast.acting("radet") as actor:
        council.nominations.accept(nomination_id=key, actor=actor, now=cast.NOW)
    assert Client().get(_page(second)).status_code == 404


def test_a_link_that_cannot_be_mailed_is_shown_once(database: str) -> None:
    key = making.a_nomination(making.a_year().id, accepted=False, contact="Ring växeln")
    office = client_of("radet", now=cast.NOW)
    asked = {"reason": "Mer?", "answer_by_on": BY.isoformat()}
    shown = office.post(f"/radet/nominering/{key}/fraga", asked).content.decode()
    assert "/planen/radet/komplettering/" in shown
    assert "Ring växeln" in shown


def test_completion_is_asked_for_before_the_decision(database: str) -> None:
    key = making.a_nomination(making.a_year().id, accepted=False)
    decided = making.WORDS.decide_by_on
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"nomination_id": key, "reason": "Mer?", "actor": actor}
        for day in (decided, cast.TODAY - timedelta(days=1)):
            with pytest.raises(Invalid):
                council.completions.ask_completion(answer_by_on=day, now=cast.NOW, **by)
    with cast.acting("ombud.vof") as actor, pytest.raises(Refused):
        by |= {"actor": actor}
        council.completions.ask_completion(answer_by_on=BY, now=cast.NOW, **by)


def test_what_came_another_way_is_typed_and_keeps_the_original_too(database: str) -> None:
    key = making.a_nomination(making.a_year().id, accepted=False, changed="")
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"nomination_id": key, "actor": actor, "now": cast.NOW}
        council.completions.complete(texts={"changed": "Sagt i telefon."}, **by)
        assert Nomination.objects.get().changed == "Sagt i telefon."
        assert EarlierWording.objects.get().texts["changed"] == ""
        council.nominations.accept(**by)
        with pytest.raises(NotNow):
            council.completions.complete(texts={}, **by)
