"""Who may describe, report on, feed and publish the plan."""

from collections.abc import Collection
from uuid import UUID

from lykta.kernel.actor import Actor
from lykta.kernel.permissions import Permission
from lykta.kernel.problems import Refused


def check_may_describe(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the plan (the strategist, an import)."""
    actor.check_may(Permission.PLAN_WRITE)


def may_describe(*, actor: Actor) -> bool:
    """Tell whether the actor keeps the plan."""
    return actor.may(Permission.PLAN_WRITE)


def check_may_report(*, actor: Actor) -> None:
    """Raise Refused unless the actor reports on measures."""
    actor.check_may(Permission.PLAN_REPORT)


def may_report(*, actor: Actor) -> bool:
    """Tell whether the actor reports on measures."""
    return actor.may(Permission.PLAN_REPORT)


def check_answers_for(measure_id: UUID, *, theirs: Collection[UUID]) -> None:
    """Raise Refused unless the measure is among those that the actor's own workplace leads."""
    if measure_id not in theirs:
        raise Refused(
            "Bara den förvaltning eller det bolag som leder åtgärden kan rapportera på den."
        )


def check_may_write_value(
    measure_id: UUID | None, *, theirs: Collection[UUID], actor: Actor
) -> None:
    """Raise Refused unless the actor answers for the measure, or feeds the plan with numbers."""
    if not actor.may(Permission.PLAN_FEED) and measure_id not in theirs:
        raise Refused("Bara den som leder åtgärden kan skriva dess siffror.")


def check_may_keep(measure_id: UUID, *, theirs: Collection[UUID], actor: Actor) -> None:
    """Raise Refused unless the actor keeps the plan or answers for the measure (its tasks)."""
    if not may_describe(actor=actor) and measure_id not in theirs:
        raise Refused("Bara den som leder åtgärden kan ändra dess uppgifter.")


def check_may_feed(*, actor: Actor) -> None:
    """Raise Refused unless the actor feeds the plan with numbers (a release, an import)."""
    actor.check_may(Permission.PLAN_FEED)


def check_may_publish(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the plan."""
    if not may_describe(actor=actor):
        raise Refused("Planen publiceras av den som äger den: strategen.")


IMPORT = "machine_import"  # the role of whoever reads the municipality's file


def is_import(*, actor: Actor) -> bool:
    """Tell whether what is told comes from the municipality's file."""
    return actor.role == IMPORT


LINK = "machine_link"  # the role of whoever comes by a one-time link


def check_may_answer(*, actor: Actor) -> None:
    """Raise Refused unless the actor answers questions and remisses."""
    actor.check_may(Permission.PLAN_ANSWER)


def may_answer(*, actor: Actor) -> bool:
    """Tell whether the actor answers questions and remisses."""
    return actor.may(Permission.PLAN_ANSWER)


def is_link(*, actor: Actor) -> bool:
    """Tell whether the actor came by a one-time link, which names the one thing it opens."""
    return actor.role == LINK


def check_may_open_answer(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the plan, or came by the link that answered."""
    if not is_link(actor=actor):
        check_may_describe(actor=actor)


def check_stands_at(*, code: str, codes: Collection[str], actor: Actor) -> None:
    """Raise Refused when somebody with an account answers for others than the own workplace.

    `code` is the one who was asked ("" outside the municipality: only a link answers for it),
    `codes` are the codes of where the actor works.
    """
    if not is_link(actor=actor) and (not code or code not in codes):
        raise Refused("Frågan är ställd till någon annan. Bara de själva kan svara på den.")
