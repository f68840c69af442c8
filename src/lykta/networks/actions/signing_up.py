"""Signing up to a training: first come, first served, however many come at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.networks import access
from lykta.networks.actions import letters
from lykta.networks.models import Session, SignUp
from lykta.networks.rules import seats
from lykta.networks.terms import Seat


@dataclass(frozen=True)
class Comer:
    """Who signs up: one of ours by `person`, or somebody by name who came by a link."""

    name: str
    mail: str = ""
    person: UUID | None = None
    unit: UUID | None = None
    workplace: str = ""


def sign_up(*, session_id: UUID, who: Comer, actor: Actor, now: datetime) -> SignUp:
    """Sign somebody up: a place while there is one, else the waiting list, in order of coming.

    Somebody who has signed up already gets the same answer again, so that nobody can find out
    who comes. Raises Refused, Unknown, NotNow when it is closed, Invalid without a name.
    """
    access.check_may_enrol(actor=actor)
    if not who.name.strip():
        raise Invalid({"name": "Skriv ditt namn."})
    one_at_a_time(session_id)
    session = Session.objects.filter(id=session_id).first()
    if session is None:
        raise Unknown()
    _check_open(session, now)
    known = _already(session, who)
    if known is not None:
        return known
    made = _seated(session, who, now)
    made.save()
    audit.record("signup.made", about=session.id, detail={"state": made.state})
    return made


def one_at_a_time(session_id: UUID) -> None:
    """Let only one transaction at a time count this session's places.

    Those who sign up may not change the session's row, so it cannot be locked for them; the
    lock is on its key.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [str(session_id)])


def _check_open(session: Session, now: datetime) -> None:
    told = session.came_count is not None
    is_open = seats.is_open(
        closes_on=session.closes_on, cancelled=session.cancelled, told=told, today=now.date()
    )
    if not is_open:
        raise NotNow("Anmälan är stängd. Fråga den som håller i utbildningen.")


def _already(session: Session, who: Comer) -> SignUp | None:
    same = Q(pk__in=[])
    if who.person is not None:
        same |= Q(person_id=who.person)
    if who.mail:
        same |= Q(mail__iexact=who.mail)
    rows = SignUp.objects.filter(same, session=session).exclude(state=Seat.CANCELLED.value)
    return rows.first()


def _seated(session: Session, who: Comer, now: datetime) -> SignUp:
    seat = _free(session)
    return SignUp(
        session=session,
        name=who.name.strip(),
        mail=who.mail,
        person_id=who.person,
        unit_id=who.unit,
        workplace=who.workplace.strip(),
        seat=seat,
        state=seats.state_of(seat).value,
        signed_up_at=now,
    )


def cancel(*, sign_up_id: UUID, actor: Actor, now: datetime) -> SignUp | None:
    """Give a place back; the first on the waiting list gets it, and is returned.

    Raises Unknown for somebody else's sign-up, NotNow when the training has been held.
    """
    row = SignUp.objects.filter(id=sign_up_id).first()
    if row is None or not access.may_see_sign_up(actor=actor, person=row.person_id):
        raise Unknown()
    one_at_a_time(row.session_id)
    row.refresh_from_db()
    if row.came is not None:
        raise NotNow("Utbildningen har redan hållits.")
    if row.state == Seat.CANCELLED.value:
        return None
    seat, row.state, row.seat = row.seat, Seat.CANCELLED.value, None
    row.save(update_fields=["state", "seat"])
    audit.record("signup.cancelled", about=row.session_id)
    return _promoted(row.session_id, seat, now) if seat is not None else None


def _promoted(session_id: UUID, seat: int, now: datetime) -> SignUp | None:
    """Give the seat to the first who waits, while the training still lies ahead."""
    ahead = {"session__cancelled": False, "session__first_day__gte": now.date()}
    waiting = SignUp.objects.filter(session_id=session_id, state=Seat.WAITING.value, **ahead)
    first = waiting.select_related("session").order_by("signed_up_at", "id").first()
    if first is None:
        return None
    first.seat, first.state = seat, Seat.PLACE.value
    first.save(update_fields=["seat", "state"])
    audit.record("signup.made", about=session_id, detail={"state": first.state})
    letters.got_a_place(first, now=now)
    return first


def fill(session: Session, *, now: datetime) -> None:
    """Give those who wait the places there now are, in order of coming; the session is locked."""
    while (seat := _free(session)) is not None:
        if _promoted(session.id, seat, now) is None:
            return


def _free(session: Session) -> int | None:
    return seats.free_seat(taken=_taken(session), places=session.places)


def _taken(session: Session) -> frozenset[int]:
    placed = SignUp.objects.filter(session=session, state=Seat.PLACE.value)
    return frozenset(seat for seat in placed.values_list("seat", flat=True) if seat)


def seat_those_who_came(session: Session, *, came: Collection[UUID]) -> None:
    """Give a place to those who waited and came all the same, however full it was."""
    waiting = SignUp.objects.filter(session=session, state=Seat.WAITING.value, id__in=came)
    for row in waiting.order_by("signed_up_at", "id"):
        row.seat, row.state = seats.free_seat(taken=_taken(session), places=None), Seat.PLACE.value
        row.save(update_fields=["seat", "state"])
