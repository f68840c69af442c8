"""What the one who writes does: begin, come back with the code, answer, hand over, delete.

There is no actor and no log: who writes is nobody we know, and a log would be a trace of them.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.conf import settings

from lykta.anonymous.actions import postbox, slowly
from lykta.anonymous.actions.postbox import Envelope, Held, Lock, TeamDoor
from lykta.anonymous.queries import installation
from lykta.anonymous.rules import codes, keys, messages, sealing
from lykta.anonymous.rules.codes import Code
from lykta.anonymous.rules.keys import Opened
from lykta.anonymous.rules.messages import Said
from lykta.anonymous.terms import Kind, ServiceState

TRIES = 5


class Closed(Exception):
    """Nobody can be written to just now; the page says so, with the telephone."""


class Gone(Exception):
    """The thread is not there any more: ended, deleted, or handed over meanwhile."""


@dataclass(frozen=True)
class Opening:
    """A thread that was just begun: its code is known here and then nowhere."""

    code: Code = field(repr=False)
    opened: Opened = field(repr=False)
    thread: UUID


@dataclass(frozen=True)
class Conversation:
    """The thread as its writer reads it."""

    said: tuple[Said, ...] = field(repr=False)
    unit: str
    asked: str
    answered: bool
    identified: bool
    became_contact: bool


def doors() -> dict[str, TeamDoor]:
    """Return the teams that have a key, by unit code; empty when the board keeps it closed."""
    board = installation.decided()
    if not board.open:
        return {}
    named = tuple(team.code for team in board.teams)
    found = postbox.teams(municipality=settings.MUNICIPALITY, codes=named)
    return {door.code: door for door in found}


def state() -> ServiceState:
    """Tell whether one can write to the first team."""
    door = doors().get(installation.decided().first.code)
    if door is None:
        return ServiceState.CLOSED
    return ServiceState.KEY_LOST if door.lost else ServiceState.OPEN


def begin(*, text: str, language: str, today: date, code: Code | None = None) -> Opening:
    """Begin a thread with its first message. `code`: the demo's known one, else a new one.

    Raises `Closed` without a team to write to, `slowly.Full`, `sealing.TooLong`.
    """
    door = doors().get(installation.decided().first.code)
    if door is None or door.lost:
        raise Closed
    for _try in range(1 if code else TRIES):
        one = code or codes.make()
        made = _put_in(one, door, text=text, language=language, today=today)
        if made is not None:
            return made
    raise Closed


def _put_in(code: Code, door: TeamDoor, *, text: str, language: str, today: date) -> Opening | None:
    thread, salt = uuid4(), secrets.token_bytes(keys.SALT_BYTES)
    strength = installation.strength()
    slow_key = slowly.slow(code.secret, salt, strength)
    opened = keys.opened(code.locator, slow_key, installation.peppers())
    private = sealing.new_private()
    lock = Lock(
        opened=opened,
        salt=salt,
        strength=strength.words(),
        writer_public=sealing.public_of(private),
        writer_private=sealing.wrap(
            private, key=opened.wrap_key, bound=messages.lock_bound(thread)
        ),
    )
    first = _envelope(messages.content(text), door.public, lock.writer_public)
    done = postbox.open_thread(
        thread=thread, key=door.key, language=language, day=today, lock=lock, first=first
    )
    return Opening(code, opened, thread) if done else None


def _envelope(said: str, team: bytes, writer: bytes) -> Envelope:
    message = uuid4()
    return Envelope(
        id=message,
        for_team=sealing.seal(said, to=team, bound=messages.team_bound(message)),
        for_writer=sealing.seal(said, to=writer, bound=messages.writer_bound(message)),
    )


def come_back(code: Code) -> Opened | None:
    """Return what the code opens, or None. Equal work and answer for every wrong one (AN-03).

    Raises `slowly.Full`.
    """
    peppers = installation.peppers()
    decoy = keys.decoy_salt(code.locator, peppers)
    salt = postbox.salt(keys.find(code.locator, peppers)) or decoy
    slow_key = slowly.slow(code.secret, salt, installation.strength())
    opened = keys.opened(code.locator, slow_key, peppers)
    return opened if postbox.read(opened) else None


def read(opened: Opened) -> Conversation:
    """Return the conversation. Raises `Gone`."""
    held, private = _open(opened)
    said = tuple(_said(message, private) for message in postbox.messages(opened))
    return Conversation(
        said=said,
        unit=next((d.code for d in doors().values() if d.unit == held.unit), ""),
        asked=held.asked,
        answered=held.waiting_since is None,
        identified=held.identified,
        became_contact=held.became_contact,
    )


def _open(opened: Opened) -> tuple[Held, bytes]:
    held = postbox.read(opened)
    if held is None:
        raise Gone
    bound = messages.lock_bound(held.thread)
    return held, sealing.unwrap(held.writer_private, key=opened.wrap_key, bound=bound)


def _said(message: postbox.Sealed, private: bytes) -> Said:
    bound = messages.writer_bound(message.id)
    opened = sealing.unseal(message.for_writer, private=private, bound=bound)
    return messages.said(opened, kind=Kind(message.kind), written_on=message.written_on)


def write(
    opened: Opened,
    *,
    kind: Kind,
    text: str,
    fields: Mapping[str, str] | None = None,
    today: date,
) -> None:
    """Put in one more message. Raises `Gone`, `Closed`, `sealing.TooLong`."""
    held = postbox.read(opened)
    if held is None:
        raise Gone
    door = next((door for door in doors().values() if door.unit == held.unit), None)
    if door is None or door.lost:
        raise Closed
    envelope = _envelope(messages.content(text, fields), door.public, held.writer_public)
    if not postbox.write(opened, kind=kind.value, day=today, key=door.key, envelope=envelope):
        raise Gone


def answer_hand_over(opened: Opened, *, yes: bool, today: date) -> None:
    """Let the other unit take over, or not. Only the writer's code can seal the messages to it.

    Raises `Gone`, or `Closed` when the other unit has no key.
    """
    held, private = _open(opened)
    door = doors().get(held.asked)
    if yes and (door is None or door.lost):
        raise Closed
    sealed = _sealed_anew(opened, private, door.public) if yes and door else {}
    key = door.key if yes and door else None
    if not postbox.hand_over(opened, yes=yes, day=today, key=key, sealed=sealed):
        raise Gone


def _sealed_anew(opened: Opened, private: bytes, public: bytes) -> dict[UUID, bytes]:
    anew = {}
    for message in postbox.messages(opened):
        bound = messages.writer_bound(message.id)
        said = sealing.unseal(message.for_writer, private=private, bound=bound)
        anew[message.id] = sealing.seal(said, to=public, bound=messages.team_bound(message.id))
    return anew


def delete(opened: Opened, *, today: date) -> date | None:
    """Delete what the board lets go at once. Returns the day the rest is erased; None: all gone.

    A message is a public document from the moment it came, so the board's retention decision
    rules. What always stays is a count. Raises `Gone`.
    """
    board = installation.decided()
    keep = None if board.delete_at_once else today + timedelta(days=board.keep_days)
    if not postbox.delete(opened, day=today, keep_until=keep):
        raise Gone
    return keep
