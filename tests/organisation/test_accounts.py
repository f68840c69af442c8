"""Accounts: invited, accepted, closed, recovered by two people, and never by oneself."""

from datetime import timedelta
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client

from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.organisation.actions import accounts
from lykta.organisation.models import Assignment, Invitation, Person, Recovery, User
from lykta.pages import clock
from tests.cast import PASSWORD, TODAY, acting, actor
from tests.organisation.conftest import Later, give_app
from tests.signed_in import client_of

STRONG = "fjorton blåa tekannor vid sjön"


def user(username: str) -> User:
    """Return the account with the name."""
    return User.objects.get(username=username)


def invited(
    username: str = "nexus.ny", *, by: str = "nexus.chef", role: str = "social_worker"
) -> str:
    """Invite somebody to the inviter's unit and return the token."""
    with acting(by) as who:
        newcomer = accounts.Newcomer(
            name="Nova Exempelny",
            title="Socialsekreterare",
            username=username,
            unit=who.unit,
            role=role,
            valid_from=TODAY,
        )
        return accounts.invite(newcomer=newcomer, actor=who, now=clock.now())


def test_an_invited_colleague_chooses_a_password_and_must_add_a_second_factor(
    visitor: Client,
) -> None:
    token = invited()
    page = visitor.get(f"/inbjudan/{token}")
    assert "nexus.ny" in page.content.decode()
    assert visitor.post(f"/inbjudan/{token}", {"password": STRONG}).status_code == 302
    assert visitor.get("/logga-in/vidare").headers["Location"] == "/konto/"


def test_a_link_works_once(visitor: Client) -> None:
    """Seen failing when accept does not mark the invitation used."""
    token = invited()
    visitor.post(f"/inbjudan/{token}", {"password": STRONG})
    assert Client().get(f"/inbjudan/{token}").status_code == 409
    assert Client().post(f"/inbjudan/{token}", {"password": STRONG}).status_code == 409


def test_a_link_runs_out_after_seven_days(visitor: Client, move_clock: Later) -> None:
    """Seen failing when check_invitation_holds ignores expires_at."""
    token = invited()
    move_clock(timedelta(days=7))
    assert visitor.get(f"/inbjudan/{token}").status_code == 409


def test_an_unknown_link_is_answered_as_an_old_one(visitor: Client) -> None:
    token = invited()
    visitor.post(f"/inbjudan/{token}", {"password": STRONG})
    used = Client().get(f"/inbjudan/{token}")
    unknown = Client().get("/inbjudan/finns-inte")
    assert used.content.replace(token.encode(), b"") == unknown.content.replace(b"finns-inte", b"")


def test_only_the_hash_of_a_link_is_kept(database: str) -> None:
    token = invited()
    assert token.encode() not in bytes(Invitation.objects.get().token_hash)


def test_an_easy_password_is_refused_and_the_link_still_works(visitor: Client) -> None:
    token = invited()
    answer = visitor.post(f"/inbjudan/{token}", {"password": "sommar2024sommar2024"})
    assert answer.status_code == 422
    assert visitor.post(f"/inbjudan/{token}", {"password": STRONG}).status_code == 302


def test_a_taken_user_name_is_told(database: str) -> None:
    with pytest.raises(Invalid):
        invited("nexus.anna")


def test_a_unit_head_invites_to_the_own_unit_only(database: str) -> None:
    """Seen failing when invite does not check reach; the database trigger refuses it too."""
    elsewhere = actor("hrv.dalia").unit
    newcomer = accounts.Newcomer("Nova", "", "ny", elsewhere, "social_worker", TODAY)
    with acting("nexus.chef") as who, pytest.raises(Unknown):
        accounts.invite(newcomer=newcomer, actor=who, now=clock.now())


def test_nobody_is_invited_as_a_machine(database: str) -> None:
    with pytest.raises(NotNow):
        invited(role="machine_import")


def test_a_social_worker_invites_nobody(database: str) -> None:
    assert client_of("nexus.anna").get("/installningar/konton/").status_code == 403
    with pytest.raises(Refused):
        invited(by="nexus.anna")


def test_the_database_refuses_an_assignment_to_oneself(database: str) -> None:
    """Seen failing without the trigger of migration 0002."""
    with pytest.raises(ProgrammingError), acting("nexus.chef") as who:
        Assignment(
            person_id=who.person, unit_id=who.unit, role="team_leader", valid_from=TODAY
        ).save()


def test_the_database_refuses_a_unit_head_an_assignment_elsewhere(database: str) -> None:
    """Seen failing without the trigger of migration 0002."""
    person = actor("nexus.anna").person
    unit = actor("mott.carin").unit
    with pytest.raises(ProgrammingError), acting("nexus.chef"):
        Assignment(person_id=person, unit_id=unit, role="unit_head", valid_from=TODAY).save()


def test_the_database_lets_an_assignment_end_but_not_change(database: str) -> None:
    """Seen failing without the trigger of migration 0002."""
    job = Assignment.objects.get(person_id=actor("nexus.anna").person)
    with pytest.raises(ProgrammingError), acting("nexus.chef"):
        Assignment.objects.filter(id=job.id).update(role="unit_head")


def asked(by: str, about: str = "nexus.anna") -> UUID:
    """Ask for a recovery and return its key."""
    with acting(by) as who:
        return accounts.ask_recovery(user_id=user(about).id, actor=who, now=clock.now()).id


def approved(by: str, recovery: UUID) -> str:
    """Approve a recovery and return the token."""
    with acting(by) as who:
        return accounts.approve_recovery(recovery_id=recovery, actor=who, now=clock.now())


@pytest.mark.parametrize(
    ("asker", "approver"),
    [("nexus.chef", "systemforvaltare"), ("systemforvaltare", "nexus.chef")],
)
def test_two_people_give_a_third_a_new_start(database: str, asker: str, approver: str) -> None:
    give_app("nexus.anna")
    approved(approver, asked(asker))
    assert not Authenticator.objects.filter(user=user("nexus.anna")).exists()
    assert not user("nexus.anna").check_password(PASSWORD)


def test_the_one_who_asks_does_not_approve(database: str) -> None:
    """Refused by check_may_approve, and again by check_two_roles."""
    with pytest.raises(Refused):
        approved("nexus.chef", asked("nexus.chef"))
    assert user("nexus.anna").check_password(PASSWORD)


def test_nobody_asks_for_themselves(database: str) -> None:
    with pytest.raises(Refused):
        asked("nexus.chef", about="nexus.chef")


def test_nobody_approves_their_own(database: str) -> None:
    """Seen failing when check_may_approve ignores the person."""
    with pytest.raises(Refused):
        approved("nexus.chef", asked("systemforvaltare", about="nexus.chef"))


def test_the_database_knows_the_three_people_too(database: str) -> None:
    """Seen failing without the constraint organisation_recovery_three_people."""
    anna, chef = user("nexus.anna"), actor("nexus.chef").person
    with pytest.raises(IntegrityError), transaction.atomic():
        Recovery(
            user=anna,
            for_person_id=anna.person_id,
            asked_by_id=chef,
            asked_by_role="unit_head",
            asked_at=clock.now(),
            approved_by_id=chef,
        ).save()


def test_a_recovery_is_forgotten_after_a_day(database: str) -> None:
    recovery = asked("nexus.chef")
    late = clock.now() + timedelta(hours=24)
    with acting("systemforvaltare") as who, pytest.raises(NotNow):
        accounts.approve_recovery(recovery_id=recovery, actor=who, now=late)


def test_a_closed_account_cannot_sign_in(visitor: Client) -> None:
    """Seen failing when _matches ignores is_active."""
    with acting("nexus.chef") as who:
        accounts.close(user_id=user("nexus.anna").id, actor=who, now=clock.now())
    answer = visitor.post("/logga-in", {"username": "nexus.anna", "password": PASSWORD})
    assert answer.status_code == 422


def test_a_unit_head_does_not_reach_another_units_accounts(database: str) -> None:
    """Seen failing when _user_within_reach does not check units."""
    with pytest.raises(Unknown), acting("nexus.chef") as who:
        accounts.close(user_id=user("hrv.dalia").id, actor=who, now=clock.now())


def test_inviting_needs_a_fresh_confirmation(database: str) -> None:
    """SE-12. Seen failing without step_up=True on the gate."""
    chef = client_of("nexus.chef", stepped_up=False)
    typed = {
        "name": "Nova Exempelny",
        "username": "ny",
        "unit": str(actor("nexus.chef").unit),
        "role": "social_worker",
        "valid_from": TODAY.isoformat(),
    }
    assert (
        chef.post("/installningar/konton/nytt", typed).headers["Location"].startswith("/bekrafta")
    )
    assert not User.objects.filter(username="ny").exists()
    chef.post("/bekrafta", {"password": PASSWORD})
    answer = chef.post("/installningar/konton/nytt", typed)
    assert "/inbjudan/" in answer.content.decode()
    assert Person.objects.filter(name="Nova Exempelny").count() == 1


def test_the_pages_of_accounts_open(database: str) -> None:
    for who in ("nexus.chef", "systemforvaltare"):
        one = client_of(who)
        for path in ("", "nytt", "franvaro/"):
            assert one.get(f"/installningar/konton/{path}").status_code == 200, (who, path)
    assert client_of("nexus.anna").get("/bekrafta").status_code == 200
