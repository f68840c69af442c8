"""Who may see a matter: the table of scopes, without a database (AZ-18 proves it equal to SQL)."""

from dataclasses import replace
from itertools import product
from uuid import uuid4

import pytest

from lykta.casework.access import Facts, check_may, visible
from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission, Scope
from lykta.kernel.problems import Refused, Unknown

BOARD, UNIT, OTHER_UNIT = uuid4(), uuid4(), uuid4()
READ, WRITE = Permission.NOTE_READ, Permission.NOTE_WRITE
MATTER = Facts(matter=uuid4(), authority=BOARD, unit=UNIT, need_to_know=False, queued=False)


def actor(scope: Scope, *, unit: object = UNIT, authority: object = BOARD) -> Actor:
    return Actor(
        person=uuid4(),
        name="Påhittad",
        assignment=uuid4(),
        authority=authority,  # type: ignore[arg-type]
        unit=unit,  # type: ignore[arg-type]
        role="social_worker",
        grants={READ: scope, Permission.MATTER_READ: scope},
    )


def sees(one: Actor, facts: Facts, *, glass: tuple[Permission, ...] = ()) -> bool:
    return visible(actor=one, facts=facts, permission=READ, glass_gives=glass)


@pytest.mark.parametrize(
    ("scope", "same_unit", "queued", "need_to_know", "seen"),
    [
        (Scope.NONE, True, True, False, False),
        (Scope.OWN, True, True, False, False),
        (Scope.QUEUE, True, False, False, False),
        (Scope.QUEUE, True, True, False, True),
        (Scope.QUEUE, True, True, True, True),  # somebody must be able to take it
        (Scope.QUEUE, False, True, False, False),
        (Scope.UNIT, True, False, False, True),
        (Scope.UNIT, True, False, True, False),
        (Scope.UNIT, True, True, True, True),
        (Scope.UNIT, False, False, False, False),
        (Scope.AUTHORITY, False, False, False, True),
        (Scope.AUTHORITY, False, False, True, False),
        (Scope.AUTHORITY, False, True, True, False),
    ],
)
def test_a_scope_reaches_so_far(
    scope: Scope, same_unit: bool, queued: bool, need_to_know: bool, seen: bool
) -> None:
    one = actor(scope, unit=UNIT if same_unit else OTHER_UNIT)
    facts = replace(MATTER, queued=queued, need_to_know=need_to_know)
    assert sees(one, facts) is seen


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.NONE])
def test_the_assigned_see_their_matter_need_to_know_or_not(scope: Scope) -> None:
    one = actor(scope, unit=OTHER_UNIT)
    facts = replace(MATTER, need_to_know=True, handlers=frozenset({one.person}))
    assert sees(one, facts)


def test_an_assignment_without_the_permission_gives_nothing() -> None:
    one = actor(Scope.NONE)
    assert not sees(one, replace(MATTER, handlers=frozenset({one.person})))


@pytest.mark.parametrize(("scope", "queued"), list(product(Scope, [True, False])))
def test_the_deny_list_and_another_authority_always_win(scope: Scope, queued: bool) -> None:
    one = actor(scope)
    mine = frozenset({one.person})
    open_to_all = replace(MATTER, queued=queued, handlers=mine, opened=mine, approved=mine)
    assert not sees(one, replace(open_to_all, denied=mine), glass=(READ,))
    assert not sees(one, replace(open_to_all, authority=uuid4()), glass=(READ,))


def test_break_glass_gives_what_it_gives_and_on_need_to_know_only_approved() -> None:
    one = actor(Scope.NONE)
    mine = frozenset({one.person})
    opened = replace(MATTER, opened=mine)
    assert sees(one, opened, glass=(READ,))
    assert not sees(one, opened, glass=(WRITE,))
    hidden = replace(opened, need_to_know=True)
    assert not sees(one, hidden, glass=(READ,))
    assert sees(one, replace(hidden, approved=mine), glass=(READ,))


def test_what_may_not_be_seen_does_not_exist_and_what_may_is_refused_with_a_reason() -> None:
    outsider = actor(Scope.UNIT, unit=OTHER_UNIT)
    with pytest.raises(Unknown):
        check_may(actor=outsider, facts=MATTER, permission=READ)
    with pytest.raises(Unknown):
        check_may(actor=outsider, facts=None, permission=READ)
    colleague = actor(Scope.UNIT)
    check_may(actor=colleague, facts=MATTER, permission=READ)
    with pytest.raises(Refused, match="inte skriva"):
        check_may(actor=colleague, facts=MATTER, permission=WRITE)
