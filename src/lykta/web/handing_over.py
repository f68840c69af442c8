"""Handing over to social services: an employee tells, the unit's machine takes it in.

The employee's own authority and the unit's are two secrecies. What is told crosses from one to
the other by a machine of the receiving unit, which may put a contact into that unit's inbox and
read nothing else; the employee gets a receipt and no insight (SoL 19:1, OSL 10:28).
"""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.conf import settings

from lykta.audit import api as audit
from lykta.casework import api as casework
from lykta.casework.terms import Channel, MatterKind, ReferralKind, Wish
from lykta.kernel.actor import Actor
from lykta.organisation import api as organisation
from lykta.secrecy import context
from lykta.web.rules import handing

CHILD, ADULT = "child", "adult"


@cache
def _receivers(folder: Path) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((folder / "handover.yaml").read_text(encoding="utf-8"))
    return found


def hand_over(
    *, kind: str, form_key: UUID, reporter: str, said: dict[str, Any], actor: Actor, now: datetime
) -> str:
    """Put a contact into the receiving unit's inbox with its clock running; return a receipt.

    The same form sent twice is one contact. Raises Invalid for what cannot be right.
    """
    receipt = handing.receipt_of(str(form_key))
    audit.record("handover.sent", about=None, detail={"kind": kind})
    unit = organisation.unit(_receivers(settings.DATA_DIR)[kind], municipality_code=_here())
    machine = organisation.receiver(unit_id=unit.id, today=now.date())
    contact = _contact(kind, reporter, said, receipt)
    context.enter(machine, now=now)
    try:
        casework.referrals.receive(form_key=form_key, contact=contact, actor=machine, now=now)
    finally:
        context.enter(actor, now=now)
    return receipt


def _here() -> str:
    return settings.MUNICIPALITY


def _contact(kind: str, reporter: str, said: dict[str, Any], receipt: str) -> casework.Contact:
    child = kind == CHILD
    parts = handing.CHILD_PARTS if child else handing.ADULT_PARTS
    return casework.Contact(
        channel=Channel.AUTHORITY,
        kind=ReferralKind.REPORT,
        area=said["area"],
        matter_kind=MatterKind.CHILD if child else MatterKind.ADULT,
        name=said["name"],
        personal_number=said.get("personal_number", ""),
        address=said.get("address", ""),
        phone=said.get("phone", ""),
        contact_how=said.get("contact_how", ""),
        protection=said["protection"],
        reporter=reporter,
        what=handing.told(parts, said, receipt=receipt),
        wants_support=Wish.NOT_ASKED_YET if child else Wish.YES,
        interpreter=bool(said.get("language")),
    )
