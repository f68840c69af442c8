"""Ten minutes at the writer's page: what is being written, or the key to what is being read.

It rests sealed under the cookie's token in a row that is never written ahead to disk. The token
is in the browser alone; the row without it is noise. Design §7.14.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from lykta.anonymous.actions import postbox
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import keys, sealing
from lykta.anonymous.rules.keys import Opened
from lykta.anonymous.terms import Step

SECONDS = 600
TURN_SECONDS, TURNS = 600, 3
KEPT_TEXT = 100_000


@dataclass(frozen=True)
class Visit:
    """Where someone is, what they have typed, and what their code has opened."""

    step: Step = Step.WRITE
    text: str = field(default="", repr=False)
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    doing: str = ""
    traces: tuple[str, ...] = ()
    note: str = ""
    digits: str = field(default="", repr=False)
    opened: Opened | None = field(default=None, repr=False)


def new_token() -> str:
    """Return a new cookie's token, 256 bits."""
    return secrets.token_urlsafe(32)


def keep(token: str, visit: Visit, *, now: datetime) -> None:
    """Let the visit rest under the token for ten minutes from now."""
    until = int(now.timestamp()) + SECONDS
    body = json.dumps({**_as_data(visit), "until": until}, ensure_ascii=False).encode()
    name = _name(token)
    sealed = sealing.wrap(body, key=_key(token), bound=_bound(name))
    postbox.keep_writing(name, turn=_turn(now), sealed=sealed)


def get(token: str, *, now: datetime) -> Visit | None:
    """Return the visit that rests under the token, or None when there is none, or no longer."""
    name = _name(token)
    sealed = postbox.get_writing(name, turn=_turn(now))
    if sealed is None:
        return None
    try:
        found = json.loads(sealing.unwrap(sealed, key=_key(token), bound=_bound(name)))
    except sealing.CannotOpen:
        return None
    return _from_data(found) if found.pop("until") > now.timestamp() else None


def drop(token: str) -> None:
    """Forget the visit."""
    postbox.drop_writing(_name(token))


def _turn(now: datetime) -> int:
    return int(now.timestamp()) // TURN_SECONDS % TURNS


def _name(token: str) -> bytes:
    return hmac.new(installation.peppers().visit, token.encode(), hashlib.sha256).digest()


def _key(token: str) -> bytes:
    return keys.derive(token.encode(), "lykta thread visit v1")


def _bound(name: bytes) -> str:
    return f"v1|anonymous_writing|sealed|{name.hex()}"


def _as_data(visit: Visit) -> dict[str, object]:
    opened = visit.opened
    parts = (opened.locator, opened.verifier, opened.wrap_key) if opened else ()
    return {
        "step": visit.step.value,
        "text": visit.text[:KEPT_TEXT],
        "fields": dict(visit.fields),
        "doing": visit.doing,
        "traces": list(visit.traces),
        "note": visit.note,
        "digits": visit.digits,
        "opened": [base64.b64encode(part).decode() for part in parts],
    }


def _from_data(data: dict[str, object]) -> Visit:
    parts = [base64.b64decode(str(part)) for part in _listed(data.pop("opened"))]
    traces = tuple(str(trace) for trace in _listed(data.pop("traces")))
    step = Step(str(data.pop("step")))
    opened = Opened(*parts) if parts else None
    return Visit(step=step, traces=traces, opened=opened, **data)  # type: ignore[arg-type]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
