"""Accounts: invite, close, open again, recover with two people, and end an assignment."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import access, queries, second_factor, sessions
from lykta.organisation.models import (
    Assignment,
    Invitation,
    Person,
    Recovery,
    Unit,
    User,
)
from lykta.organisation.rules import accounts as rules
from lykta.organisation.rules import roles, validity
from lykta.organisation.rules.tokens import token_hash
from lykta.organisation.terms import Ended


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is to work here: who, where, as what, from when."""

    name: str
    title: str
    username: str
    unit: UUID
    role: str
    valid_from: date
    mail: str = ""


def invite(*, newcomer: Newcomer, actor: Actor, now: datetime) -> str:
    """Make person, assignment and account, and return the token of the one-time link.

    Raises `Invalid` for a taken user name, `NotNow` for a role that a person cannot have.
    """
    access.check_within_reach(
        actor=actor, permission=Permission.ACCOUNT_ISSUE, units={newcomer.unit}
    )
    roles.check_compatible(newcomer.role, held=(), roles=queries.matrix().roles)
    if User.objects.filter(username=newcomer.username).exists():
        raise Invalid({"username": "Användarnamnet är upptaget. Välj ett annat."})
    person = Person(name=newcomer.name, title=newcomer.title, mail=newcomer.mail)
    person.save()
    unit = Unit.objects.get(id=newcomer.unit)
    first = newcomer.valid_from
    Assignment(person=person, unit=unit, role=newcomer.role, valid_from=first).save()
    user = User(username=newcomer.username, person_id=person.id)
    user.set_unusable_password()
    user.save(force_insert=True)
    token = link_for(user=user, made_by=actor.person, now=now)
    audit.record("account.invited", about=person.id, detail={"role": newcomer.role})
    return token


def link_for(*, user: User, made_by: UUID | None, now: datetime) -> str:
    """Make a one-time link for the account; links made before stop working."""
    Invitation.objects.filter(user=user, used_at__isnull=True).update(used_at=now)
    token = secrets.token_urlsafe(32)
    Invitation(
        token_hash=token_hash(token),
        user=user,
        made_by_id=made_by,
        made_at=now,
        expires_at=now + rules.INVITATION_HOLDS,
    ).save()
    return token


def open_invitation(*, token: str, now: datetime, lock: bool = False) -> Invitation:
    """Return the invitation of a one-time link that still holds.

    Raises `NotNow` alike for an unknown, a used and an old one.
    """
    rows = Invitation.objects.select_related("user")
    rows = rows.select_for_update(of=("self",)) if lock else rows
    found = rows.filter(token_hash=token_hash(token), user__is_active=True).first()
    if found is None:
        raise NotNow(rules.NO_LONGER)
    rules.check_invitation_holds(expires_at=found.expires_at, used_at=found.used_at, now=now)
    return found


def accept(*, token: str, password: str, now: datetime) -> User:
    """Set the password that the person chose; the link is used up and other sessions end.

    Before there is a context: the link itself is the proof.
    """
    invitation = open_invitation(token=token, now=now, lock=True)
    user = invitation.user
    user.set_password(password)
    user.credentials_changed_at = now
    user.save(update_fields=["password", "credentials_changed_at"])
    Invitation.objects.filter(id=invitation.id).update(used_at=now)
    sessions.end_sessions(person_id=user.person_id, why=Ended.CREDENTIALS_CHANGED)
    return user


def new_link(*, user_id: UUID, actor: Actor, now: datetime) -> str:
    """Make a new one-time link for somebody who has not yet chosen a password."""
    user = _user_within_reach(user_id, actor, Permission.ACCOUNT_ISSUE, now.date())
    if user.has_usable_password():
        raise NotNow("Kontot är redan igång. Be om hjälp med inloggningen i stället.")
    audit.record("account.invited", about=user.person_id)
    return link_for(user=user, made_by=actor.person, now=now)


def close(*, user_id: UUID, actor: Actor, now: datetime) -> None:
    """Close the account; every session of the person ends at once (SE-10)."""
    user = _user_within_reach(user_id, actor, Permission.ACCOUNT_ISSUE, now.date())
    User.objects.filter(id=user.id).update(is_active=False)
    sessions.end_sessions(person_id=user.person_id, why=Ended.DISABLED)
    audit.record("account.closed", about=user.person_id)


def reopen(*, user_id: UUID, actor: Actor, now: datetime) -> None:
    """Open a closed account again."""
    user = _user_within_reach(user_id, actor, Permission.ACCOUNT_ISSUE, now.date())
    User.objects.filter(id=user.id).update(is_active=True)
    audit.record("account.reopened", about=user.person_id)


def end_assignment(*, assignment_id: UUID, actor: Actor, today: date) -> None:
    """End an assignment: yesterday was its last day (or today, if it began today)."""
    rows = Assignment.objects.select_for_update().filter(id=assignment_id)
    row = rows.filter(queries.valid_on(today)).first()
    if row is None:
        raise Unknown()
    access.check_other_person(actor=actor, person=row.person_id)
    access.check_within_reach(
        actor=actor, permission=Permission.ASSIGNMENT_WRITE, units={row.unit_id}
    )
    row.valid_to = max(row.valid_from, validity.day_before(today))
    row.save(update_fields=["valid_to"])
    sessions.end_sessions(person_id=row.person_id, why=Ended.ASSIGNMENT_ENDED)
    audit.record("assignment.ended", about=row.person_id, detail={"role": row.role})


def ask_recovery(*, user_id: UUID, actor: Actor, now: datetime) -> Recovery:
    """Ask that a colleague who lost the authenticator gets a new start; another approves."""
    user = _user_within_reach(user_id, actor, Permission.ACCOUNT_RECOVER, now.date())
    rules.check_may_ask(asker=actor.person, person=user.person_id)
    made = Recovery(
        user=user,
        for_person_id=user.person_id,
        asked_by_id=actor.person,
        asked_by_role=actor.role,
        asked_at=now,
    )
    made.save()
    audit.record("account.recovery_asked", about=user.person_id)
    return made


def approve_recovery(*, recovery_id: UUID, actor: Actor, now: datetime) -> str:
    """Approve: password, authenticators and sessions are gone; returns a one-time link's token.

    Raises `Refused` unless asker, approver and person are three, a unit head and a system
    administrator among the first two.
    """
    rows = Recovery.objects.select_for_update(of=("self",)).select_related("user")
    row = rows.filter(id=recovery_id, approved_at__isnull=True).first()
    if row is None:
        raise Unknown()
    units = queries.units_of(person_id=row.for_person_id, today=now.date())
    access.check_within_reach(actor=actor, permission=Permission.ACCOUNT_RECOVER, units=units)
    rules.check_may_approve(
        approver=actor.person,
        asker=row.asked_by_id,
        person=row.for_person_id,
        asked_at=row.asked_at,
        now=now,
    )
    rules.check_two_roles(asker_role=row.asked_by_role, approver_role=actor.role)
    row.approved_by_id, row.approved_at = actor.person, now
    row.save(update_fields=["approved_by_id", "approved_at"])
    _start_over(row.user, now)
    audit.record("account.recovered", about=row.for_person_id)
    return link_for(user=row.user, made_by=actor.person, now=now)


def _start_over(user: User, now: datetime) -> None:
    second_factor.remove_all(user)
    user.set_unusable_password()
    user.credentials_changed_at = now
    user.save(update_fields=["password", "credentials_changed_at"])
    sessions.end_sessions(person_id=user.person_id, why=Ended.CREDENTIALS_CHANGED)


def _user_within_reach(user_id: UUID, actor: Actor, permission: Permission, today: date) -> User:
    """Return the locked account of somebody else, in a unit within the actor's reach."""
    user = User.objects.select_for_update().filter(id=user_id).first()
    if user is None:
        raise Unknown()
    units = queries.units_of(person_id=user.person_id, today=today)
    access.check_within_reach(actor=actor, permission=permission, units=units)
    access.check_other_person(actor=actor, person=user.person_id)
    return user
