"""Putting right what the secretary typed at a meeting; who and when stays, and what stood before.

What an organisation wrote through its link is its own: the office never edits it. The organisation
says what it wants changed at the meeting, and that is typed beside.
"""

from datetime import datetime
from uuid import UUID

from lykta.council import access
from lykta.council.actions.meetings import kept, logged
from lykta.council.models import AnswerCorrection, Notes, RoundAnswer
from lykta.council.queries.rounds import now_says
from lykta.kernel.actor import Actor
from lykta.kernel.problems import Invalid, NotNow, Unknown

OWN_WORDS = "Det här har organisationen skrivit själv. Det ändras inte av oss."


def correct_answer(*, answer_id: UUID, text: str, actor: Actor, now: datetime) -> UUID:
    """Put a typed answer right; returns the meeting's key.

    Raises Refused, Unknown, Invalid when nothing is changed, NotNow when the organisation wrote it
    by link, and when the notes are published: then anybody has read it as it stands.
    """
    access.check_may_describe(actor=actor)
    row = RoundAnswer.objects.select_related("asked__round").filter(id=answer_id).first()
    if row is None:
        raise Unknown()
    meeting = kept(row.asked.round.meeting_id, actor=actor)
    if not row.at_meeting:
        raise NotNow(OWN_WORDS)
    if Notes.objects.filter(meeting=meeting, published_at__isnull=False).exists():
        raise NotNow("Anteckningarna är publicerade. Svaret ändras inte mer.")
    if text == now_says(row):
        raise Invalid({"text": "Ingenting är ändrat."})
    AnswerCorrection(answer=row, text=text, corrected_by=actor.name, corrected_at=now).save()
    logged("council.answered", meeting.id, "corrected")
    return UUID(str(meeting.id))
