"""A juror leaves the jury before it meets: the link closes, the notes go, another sits instead."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from lykta.council import api as council
from lykta.council.models import Juror, JuryNote, Nomination
from lykta.council.queries.jury import progress
from lykta.council.rules import prizes as rules
from lykta.council.terms import RuleOf
from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.organisation import api as organisation
from tests import cast
from tests.council import making as meeting_making
from tests.council import prize_making as making
from tests.signed_in import client_of

pytestmark = pytest.mark.usefixtures("day_of_the_cast")


def _unseat(juror: UUID, why: str = "", instead: UUID | None = None, who: str = "radet") -> None:
    with cast.acting(who) as actor:
        council.jury.unseat(juror_id=juror, why=why, instead_id=instead, actor=actor, now=cast.NOW)


@pytest.mark.parametrize(
    ("least", "sure", "jurors", "fits"),
    [
        (None, True, 1, True),
        (None, True, 0, False),
        (3, True, 2, False),
        (3, True, 3, True),
        (3, False, 2, True),  # what nobody has confirmed stops nothing
        (3, False, 0, False),
    ],
)
def test_a_jury_is_as_large_as_a_confirmed_rule_demands(
    least: int | None, sure: bool, jurors: int, fits: bool
) -> None:
    said = rules.Rules(
        opens_on=None,
        closes_on=making.CLOSES,
        mention_by_on=None,
        through_manager=False,
        mention="",
        finalists=3,
        confirmed=frozenset({RuleOf.JURY}) if sure else frozenset(),
        jury_least=least,
    )
    assert (rules.jury_problem(said, jurors=jurors) == "") is fits


def test_the_link_closes_at_once_and_the_notes_go(database: str) -> None:
    """Past the page too: the database knows no juror who has left, whatever link is open.

    Seen failing when `unseat` did not close the links, when `secrecy.juror()` did not ask
    `juror_sits`, and when the notes were left.
    """
    year = making.a_year(jurors=3)
    one, other, _third = year.jurors
    key = making.a_nomination(year.id)
    making.noted(year, one, key, text="Mitt.", wants=True)
    making.noted(year, other, key, text="Ditt.")

    with pytest.raises(Invalid, match="Skriv varför"):
        _unseat(one)
    _unseat(one, "Flyttar från kommunen.")
    assert Client().get(f"/planen/radet/jury/{year.links[one]}").status_code == 404
    with cast.acting("radet"):
        assert progress() == {other: 1}
        Juror.objects.filter(id=one).update(linked_at=cast.NOW)
    _open_again(one)
    with cast.acting(making.machine()):
        organisation.come_by_link(token=year.links[one])
        assert not JuryNote.objects.exists()
        assert not Nomination.objects.exists()
        with pytest.raises(ProgrammingError), transaction.atomic():
            JuryNote(juror_id=one, nomination_id=key, text="Ändå.", written_at=cast.NOW).save()
    with pytest.raises(Unknown):
        making.noted(year, one, key, text="Ändå.")
    with pytest.raises(Unknown):
        _unseat(one, "Igen.")
    making.met(year)
    with cast.acting("radet", now=making.AFTER):
        assert [row.text for row in JuryNote.objects.all()] == ["Ditt."]


def _open_again(juror: UUID) -> None:
    """As if the code had forgotten to close the link."""
    from lykta.organisation.models import Link

    with cast.acting("radet"):
        closed = Link.objects.filter(target_id=juror, closed_at__isnull=False)
        assert closed.update(closed_at=None) == 1


def test_another_sits_instead_and_the_jury_stays_large_enough(database: str) -> None:
    year = making.a_year(jurors=2, jury_least=2)
    one, other = year.jurors
    spare = meeting_making.a_member("Juror D", "Förening D")
    with pytest.raises(Invalid, match="minst 2"):
        _unseat(one)
    with cast.acting("radet"):
        taken = Juror.objects.get(id=other).member_id
    for wrong in (uuid4(), taken):
        with pytest.raises(Invalid):
            _unseat(one, instead=wrong)
    with pytest.raises(Refused):
        _unseat(one, instead=spare, who="ombud.vof")

    office = client_of("radet", now=cast.NOW)
    address = f"/radet/priset/{year.id}/jury/{one}/ta-bort"
    short = office.post(address, {})
    assert short.status_code == 422
    assert "minst 2" in short.content.decode()
    assert office.post(address, {"instead_id": str(spare)}).status_code == 303
    page = office.get(f"/radet/priset/{year.id}").content.decode()
    assert "Juror D" in page
    assert "De som har lämnat juryn" in page
    assert office.get(address).status_code == 404
    with cast.acting("radet"):
        names = sorted(row.member.name for row in Juror.objects.filter(left_at=None))
    assert names == ["Juror B", "Juror D"]


def test_who_left_can_be_seated_again_and_a_conflict_still_holds(database: str) -> None:
    year = making.a_year(jurors=2)
    one, _other = year.jurors
    key = making.a_nomination(year.id)
    making.conflicted(year, one, key)
    with pytest.raises(Invalid, match="Skriv varför"):
        _unseat(one)  # told of a conflict: has begun to read
    _unseat(one, "Sjuk.")
    with cast.acting("radet") as actor:
        member = Juror.objects.get(id=one).member_id
        by: dict[str, Any] = {"actor": actor, "now": cast.NOW}
        council.jury.seat_jury(prize_id=year.id, members={member}, **by)
        year.links[one] = council.jury.give_link(juror_id=one, mail="", **by)
    with pytest.raises(Refused):
        making.noted(year, one, key, text="Nu då.")


def test_nobody_is_taken_out_when_the_jury_has_met(database: str) -> None:
    """Notes are open then: taking a juror out would change what the others wished."""
    year = making.a_year(jurors=2)
    making.a_nomination(year.id)
    making.met(year)
    with pytest.raises(NotNow, match="mötts"):
        _unseat(year.jurors[0], "Sent.")


def test_a_jury_that_is_too_small_does_not_meet(database: str) -> None:
    year = making.a_year(jurors=2, jury_least=3)
    making.a_nomination(year.id)
    with pytest.raises(NotNow, match="minst 3"):
        making.met(year)
