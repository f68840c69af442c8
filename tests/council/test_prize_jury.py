"""The prize's jury in the database: own notes, conflicts of interest, and who decides."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, connection, transaction

from lykta.council import api as council
from lykta.council.models import Juror, JurorConflict, JuryNote, Nomination, PrizeDecision, TookPart
from lykta.council.queries.jury import progress, reading
from lykta.council.queries.nominations import nomination
from lykta.kernel.problems import Invalid, NotNow, Refused
from lykta.organisation import api as organisation
from tests import cast
from tests.council import prize_making as making


def _texts() -> list[str]:
    return sorted(JuryNote.objects.values_list("text", flat=True))


def _raw(year: making.Year, juror: Any, nomination_id: Any) -> None:
    JuryNote(
        juror_id=juror, nomination_id=nomination_id, text="Fel hand.", written_at=cast.NOW
    ).save()


def _run(sql: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_note_is_the_jurors_own_until_the_jury_meets(database: str) -> None:
    """Also for the secretary, who sees how many are written. The database decides by the link.

    Seen failing when `seen_if` was taken from JuryNote.
    """
    year = making.a_year(jurors=2)
    one, other = year.jurors
    key = making.a_nomination(year.id)
    making.noted(year, one, key, text="Mitt eget.", wants=True)
    making.noted(year, other, key, text="Ditt eget.")

    with cast.acting("radet"):
        assert _texts() == []
        assert progress() == {one: 1, other: 1}
    with cast.acting(making.machine()):
        assert _texts() == []  # the machine of some other link
    with cast.acting(making.machine()):
        organisation.come_by_link(token=year.links[one])
        assert _texts() == ["Mitt eget."]
        assert reading(one).nominations[0].others == ()
    making.met(year)
    with cast.acting("radet", now=making.AFTER):
        assert _texts() == ["Ditt eget.", "Mitt eget."]
    with cast.acting("strateg", now=making.AFTER):
        assert len(_texts()) == 2  # prepares the council too
    with cast.acting("analytiker", now=making.AFTER):
        assert _texts() == []
        assert Nomination.objects.count() == 0


def test_nobody_writes_in_another_jurors_name(database: str) -> None:
    """Past the code: the policy asks for the link's own token. Seen failing without `only_if`."""
    year = making.a_year(jurors=2)
    one, other = year.jurors
    key = making.a_nomination(year.id)

    for token in (year.links[one], "not a token", ""):
        with cast.acting(making.machine()), pytest.raises(ProgrammingError), transaction.atomic():
            organisation.come_by_link(token=token)
            _raw(year, other, key)
    with cast.acting("radet"), pytest.raises(ProgrammingError), transaction.atomic():
        organisation.come_by_link(token=year.links[other])
        _raw(year, other, key)


def test_who_has_a_conflict_neither_writes_nor_reads(database: str) -> None:
    """In the action and, past it, in the database.

    Seen failing when `secrecy.jury_conflict` said false.
    """
    year = making.a_year(jurors=2)
    one, other = year.jurors
    key, free = making.a_nomination(year.id), making.a_nomination(year.id, nominee="Hallen")
    making.noted(year, one, key, text="Innan jag förstod.", wants=True)
    making.noted(year, other, key, text="Läs inte detta.", wants=True)
    third = making.a_nomination(year.id, nominee="Kaféet")
    making.conflicted(year, one, key)
    making.conflicted(year, one, third)

    with pytest.raises(Refused):
        making.noted(year, one, key, text="Ändå.")
    with cast.acting(making.machine()), pytest.raises(ProgrammingError), transaction.atomic():
        organisation.come_by_link(token=year.links[one])
        assert JuryNote.objects.filter(juror_id=one).update(text="Ändrat.") == 0
        _raw(year, one, third)
    making.noted(year, one, free, text="Det här får jag.")
    making.met(year)
    with cast.acting(making.machine(), now=making.AFTER):
        organisation.come_by_link(token=year.links[one])
        assert _texts() == ["Det här får jag."]
        about = next(n for n in reading(one).nominations if n.id == key)
        assert (about.why, about.others, about.conflicted) == ("", (), True)
    with cast.acting("radet", now=making.AFTER):
        assert _texts() == ["Det här får jag.", "Läs inte detta."]
        _prize, seen = nomination(key)
        assert seen.tally is not None
        assert (seen.tally.wanted, seen.tally.of, seen.tally.conflicted) == (1, 1, 1)


def test_a_conflict_is_told_by_oneself_or_the_secretary_and_never_taken_back(
    database: str,
) -> None:
    year = making.a_year(jurors=2)
    one, other = year.jurors
    key = making.a_nomination(year.id)
    told = {"nomination_id": key, "why": "Vi är syskon.", "told_at": cast.NOW}

    with cast.acting(making.machine()), pytest.raises(ProgrammingError), transaction.atomic():
        organisation.come_by_link(token=year.links[one])
        JurorConflict(juror_id=other, **told).save()
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"why": "Sagt på mötet.", "actor": actor, "now": cast.NOW}
        council.jury.tell_conflict(nomination_id=key, juror_id=one, **by)
        with pytest.raises(NotNow):
            council.jury.tell_conflict(nomination_id=key, juror_id=one, **by)
    for change in ("DELETE FROM", "UPDATE"):
        rest = " SET why = ''" if change == "UPDATE" else ""
        with cast.acting("radet"), pytest.raises(ProgrammingError):
            _run(f"{change} lykta.council_jurorconflict{rest}")


def _decided(year: making.Year, winner: Any, took_part: set[Any], **changed: Any) -> Any:
    said = council.prize_decisions.Decided(
        winner=winner,
        motivation="För sången.",
        mention=None,
        mention_motivation="",
        decided_on=making.AFTER.date(),
        paragraph="§ 3",
    )
    with cast.acting("radet", now=making.AFTER) as actor:
        return council.prize_decisions.decide(
            prize_id=year.id, said=said, took_part=took_part, actor=actor, now=making.AFTER
        )


def test_who_has_a_conflict_about_a_finalist_takes_no_part(database: str) -> None:
    """Also when it is about another finalist than the winner: they are weighed together.

    Seen failing in the action without `stopped`, and in the database without `only_if`.
    """
    year = making.a_year(jurors=2)
    one, other = year.jurors
    key, second = making.a_nomination(year.id), making.a_nomination(year.id, nominee="Hallen")
    making.conflicted(year, one, second)
    making.met(year)
    with pytest.raises(NotNow):
        _decided(year, key, {other})
    with cast.acting("radet", now=making.AFTER) as actor:
        by: dict[str, Any] = {"prize_id": year.id, "actor": actor, "now": making.AFTER}
        with pytest.raises(Invalid):
            council.prize_decisions.choose_finalists(chosen={key}, **by)
        council.prize_decisions.choose_finalists(chosen={key, second}, **by)

    with pytest.raises(Invalid, match="Juror A har anmält jäv"):
        _decided(year, key, {one, other})
    with pytest.raises(Invalid):
        _decided(year, uuid4(), {other})
    with pytest.raises(Invalid):
        _decided(year, key, set())
    _decided(year, key, {other})
    with cast.acting("radet"):
        decision = PrizeDecision.objects.get()
        assert [one.juror_id for one in TookPart.objects.all()] == [other]
        with pytest.raises(ProgrammingError), transaction.atomic():
            TookPart(decision=decision, juror=Juror.objects.get(id=one)).save()


def test_the_notes_go_when_the_result_is_out(database: str) -> None:
    year = making.a_year(jurors=1)
    (juror,) = year.jurors
    key = making.a_nomination(year.id)
    making.noted(year, juror, key, text="Tillfälligt.", wants=True)
    making.handed(year.id, nominee="Glömda")
    with pytest.raises(NotNow, match="Ta in"):
        making.met(year)
    forgotten = making.taken(accepted=False)
    with pytest.raises(NotNow, match="Godkänn eller avvisa"):
        making.met(year)
    with cast.acting("radet") as actor:
        by: dict[str, Any] = {"reason": "Nej.", "actor": actor, "now": cast.NOW}
        council.nominations.reject(nomination_id=forgotten, **by)
    making.met(year)
    with pytest.raises(NotNow):
        making.noted(year, juror, key, text="För sent.")
    with cast.acting("radet", now=making.AFTER) as actor:
        by = {"prize_id": year.id, "actor": actor, "now": making.AFTER}
        council.prize_decisions.choose_finalists(chosen={key}, **by)
    _decided(year, key, {juror})
    with cast.acting("radet", now=making.AFTER) as actor:
        by = {"prize_id": year.id, "actor": actor, "now": making.AFTER}
        _run("SELECT secrecy.forget_jury_notes(%s)", year.id)
        assert _texts() == ["Tillfälligt."]  # not before
        council.prize_decisions.publish_result(**by)
        assert _texts() == []
        with pytest.raises(NotNow):
            council.prize_decisions.publish_result(**by)
    with pytest.raises(NotNow):
        _decided(year, key, {juror})


def test_only_who_prepares_the_council_publishes(database: str) -> None:
    """Past the code. Seen failing without the check in `published.publish_prize`."""
    year = making.a_year()
    publish = "SELECT published.publish_prize(%s, %s, '{}'::jsonb)"

    for who in ("analytiker", making.machine()):
        with cast.acting(who), pytest.raises(ProgrammingError):
            _run(publish, year.id, making.CLOSES)
