"""Deciding what units share: confirming, naming and moving, by director or HR."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.workplace import access
from lykta.workplace.models import ThemeNamed, ThemePlaced
from lykta.workplace.queries import overview
from lykta.workplace.queries import rounds as reading
from lykta.workplace.queries import sharing as themes
from lykta.workplace.rules.facts import Asked, Voice
from lykta.workplace.rules.naming import individuals
from lykta.workplace.rules.sharing import OWN, SharedTheme
from lykta.workplace.terms import Side, Theme

Keys = Collection[UUID]


def decide(
    *,
    round_id: UUID,
    code: str,
    name: str,
    improve: Keys,
    works: Keys,
    move_to: str = "",
    actor: Actor,
    now: datetime,
) -> str:
    """Confirm a theme with its name and its units; return its code (a new one for code "").

    What the theme held and is left out goes to `move_to`, if that is said. Raises Refused without
    the right, Unknown where there is no such theme, NotNow when it is signed, Invalid for a name
    that is none or tells of an individual.
    """
    asked, voices = _open(round_id, actor)
    found = {one.code: one for one in themes.found(asked, voices)}
    check_name(name)
    if code and code not in found and code not in {one.value for one in Theme}:
        raise Unknown()
    made = code or f"{OWN}{uuid4().hex[:8]}"
    _place(voices, made, improve, works, found.get(code))
    if move_to:
        _move(found.get(code), found.get(move_to), move_to, improve, works)
    _name(asked, made, name.strip(), actor=actor, now=now)
    audit.record("workplace.grouped", about=round_id, detail={"units": len({*improve, *works})})
    return made


def confirm_all(*, round_id: UUID, actor: Actor, now: datetime) -> int:
    """Confirm every theme as it is suggested; return how many. Raises as `decide`."""
    asked, voices = _open(round_id, actor)
    return confirm(asked, voices, actor=actor, now=now)


def confirm(asked: Asked, voices: Sequence[Voice], *, actor: Actor, now: datetime) -> int:
    """Confirm the themes that nobody has decided yet, as they stand; return how many."""
    waiting = [one for one in themes.found(asked, voices) if not one.is_decided]
    for theme in waiting:
        _place(voices, theme.code, _keys(theme.improve), _keys(theme.works), theme)
        _name(asked, theme.code, theme.name, actor=actor, now=now)
    return len(waiting)


def check_name(name: str) -> None:
    """Raise Invalid for a theme's name that is empty or tells of an individual."""
    if not name.strip():
        raise Invalid({"name": "Ge temat ett namn."})
    if individuals(name):
        raise Invalid({"name": "Det ser ut att stå något om en enskild person."})


def _open(round_id: UUID, actor: Actor) -> tuple[Asked, tuple[Voice, ...]]:
    access.check_may_group(actor=actor)
    asked = overview.own(round_id)
    if asked is None:
        raise Unknown()
    if reading.is_signed(round_id=round_id, administration=asked.administration):
        raise NotNow("Årets uppföljning är redan signerad.")
    return asked, overview.voices(asked)


def _keys(voices: Collection[Voice]) -> list[UUID]:
    return [one.id for one in voices]


def _place(
    voices: Sequence[Voice],
    code: str,
    improve: Keys,
    works: Keys,
    before: SharedTheme | None,
) -> None:
    """Write what belongs, and what was suggested and does not; of the own units alone."""
    known = {one.id for one in voices if one.has_answered}
    held = {Side.IMPROVE: improve, Side.WORKS: works}
    was = {
        Side.IMPROVE: _keys(before.improve) if before else [],
        Side.WORKS: _keys(before.works) if before else [],
    }
    rows = [
        ThemePlaced(asked_id=key, side=side.value, code=code, belongs=key in set(held[side]))
        for side in Side
        for key in known & {*held[side], *was[side]}
    ]
    _write(rows)


def _move(
    before: SharedTheme | None,
    after: SharedTheme | None,
    code: str,
    improve: Keys,
    works: Keys,
) -> None:
    if before is None or (after is None and code not in {one.value for one in Theme}):
        raise Unknown()
    left = ((Side.IMPROVE, before.improve, improve), (Side.WORKS, before.works, works))
    _write(
        [
            ThemePlaced(asked_id=unit.id, side=side.value, code=code, belongs=True)
            for side, was, kept in left
            for unit in was
            if unit.id not in kept
        ]
    )


def _write(rows: list[ThemePlaced]) -> None:
    ThemePlaced.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["asked", "side", "code"],
        update_fields=["belongs"],
    )


def _name(asked: Asked, code: str, name: str, *, actor: Actor, now: datetime) -> None:
    row = ThemeNamed(
        round_id=asked.round,
        administration_id=asked.administration,
        code=code,
        name=name,
        decided_at=now,
        decided_by_id=actor.person,
    )
    ThemeNamed.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["round", "administration_id", "code"],
        update_fields=["name", "decided_at", "decided_by_id"],
    )
