"""What those who have signed up to a training are told by mail. Never the training's name.

An address that cannot be used stops nothing.
"""

import contextlib
from collections.abc import Iterable
from datetime import datetime

from lykta.kernel.period import Period
from lykta.kernel.problems import Invalid
from lykta.networks.models import Session, SignUp
from lykta.outbox import api as outbox


def got_a_place(row: SignUp, *, now: datetime) -> None:
    """Tell somebody who has waited that there is a place."""
    body = f"Du stod på väntelistan och har nu fått en plats: {_when(row.session)}. Välkommen!"
    _post(row, kind="networks.place", subject="Du har fått en plats", body=body, now=now)


def called_off(rows: Iterable[SignUp], *, session: Session, now: datetime) -> None:
    """Tell everybody who has signed up that it is called off."""
    body = f"Utbildningen som du är anmäld till, {_when(session)}, är inställd."
    for row in rows:
        _post(row, kind="networks.called_off", subject="Inställt", body=body, now=now)


def moved(rows: Iterable[SignUp], *, session: Session, now: datetime) -> None:
    """Tell everybody who has signed up when and where it is now."""
    where = f", {session.place}" if session.place else ""
    body = f"Utbildningen som du är anmäld till är flyttad. Nu är den {_when(session)}{where}."
    for row in rows:
        _post(row, kind="networks.moved", subject="Ändrad tid eller plats", body=body, now=now)


def _when(session: Session) -> str:
    return Period.parse(session.period).swedish


def _post(row: SignUp, *, kind: str, subject: str, body: str, now: datetime) -> None:
    if not row.mail:
        return
    with contextlib.suppress(Invalid):
        outbox.post(kind=kind, to=row.mail, subject=subject, body=f"Hej!\n\n{body}", now=now)
