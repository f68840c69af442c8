"""Who may describe, report on, feed and publish the plan."""

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


def check_may_feed(*, actor: Actor) -> None:
    """Raise Refused unless the actor feeds the plan with numbers (a release, an import)."""
    actor.check_may(Permission.PLAN_FEED)


def check_may_publish(*, actor: Actor) -> None:
    """Raise Refused unless the actor keeps the plan."""
    if not may_describe(actor=actor):
        raise Refused("Planen publiceras av den som äger den: strategen.")
