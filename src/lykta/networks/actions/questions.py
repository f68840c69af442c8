"""What ombuds wonder, and answers that others can use. Never about a person helped (F11)."""

from datetime import datetime
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, Unknown
from lykta.networks import access
from lykta.networks.models import Answer, Question
from lykta.networks.queries.ombuds import is_ombud
from lykta.pages import registers


def ask(*, title: str, text: str, actor: Actor, now: datetime) -> UUID:
    """Ask those who lead the network. Raises Refused for somebody who is in no network."""
    takes_part = is_ombud(person=actor.person, today=now.date())
    access.check_may_ask(actor=actor, takes_part=takes_part)
    if not title.strip():
        raise Invalid({"title": "Skriv din fråga."})
    made = Question(
        title=title.strip(),
        text=text.strip(),
        asked_at=now,
        asked_by_id=actor.person,
        asked_by_name=actor.name,
    )
    made.save()
    audit.record("question.asked", about=made.id)
    return made.id


def answer(*, question_id: UUID, text: str, actor: Actor, now: datetime) -> None:
    """Answer a question for every ombud to read; a better answer takes the place of the first.

    Raises Refused without the right to networks, Unknown, Invalid for no text.
    """
    access.check_may_describe(actor=actor)
    if not Question.objects.filter(id=question_id).exists():
        raise Unknown()
    if not text.strip():
        raise Invalid({"text": "Skriv ett svar som fler ombud kan använda."})
    values = {
        "text": text.strip(),
        "answered_at": now,
        "answered_by_name": actor.name,
    }
    registers.describe(Answer, key={"question_id": question_id}, values=values)
    audit.record("question.answered", about=question_id)
