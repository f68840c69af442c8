"""What is sealed of a message, and what it is bound to: its place, so that it cannot be moved."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from lykta.anonymous.terms import Kind


@dataclass(frozen=True)
class Said:
    """A message as its reader sees it. `fields` are a form's answers, by their names."""

    ours: bool
    kind: Kind
    written_on: date
    text: str = field(repr=False)
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)


def content(text: str, fields: Mapping[str, str] | None = None) -> str:
    """Return what is sealed of a message."""
    return json.dumps({"text": text, "fields": dict(fields or {})}, ensure_ascii=False)


def said(opened: str, *, kind: Kind, written_on: date) -> Said:
    """Return a message from what was sealed of it."""
    inside = json.loads(opened)
    ours = kind is Kind.ANSWER
    return Said(ours, kind, written_on, inside["text"], inside["fields"])


def team_bound(message: UUID) -> str:
    """Return what a message sealed to a team is bound to."""
    return f"v1|anonymous_message|for_team|{message}"


def writer_bound(message: UUID) -> str:
    """Return what a message sealed to its writer is bound to."""
    return f"v1|anonymous_message|for_writer|{message}"


def lock_bound(thread: UUID) -> str:
    """Return what the writer's wrapped key is bound to."""
    return f"v1|anonymous_threadlock|writer_private|{thread}"
