"""A draft out on remiss: sent, answered once by each, every comment answered, closed (F05)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from lykta.audit import api as audit
from lykta.kernel.actor import Actor
from lykta.kernel.changes import Change
from lykta.kernel.frozen import thaw
from lykta.kernel.party import Party
from lykta.kernel.problems import Invalid, NotNow, Unknown
from lykta.organisation import api as organisation
from lykta.pages import registers
from lykta.plan import access
from lykta.plan.actions import ground, mailing, remiss_answers
from lykta.plan.models import (
    Plan,
    Programme,
    Remiss,
    RemissComment,
    RemissDone,
    RemissPart,
    RemissRecipient,
    RemissReply,
    Version,
)
from lykta.plan.models.remiss import ANSWERING
from lykta.plan.queries import desks
from lykta.plan.rules import standing
from lykta.plan.rules.remissing import Reply
from lykta.plan.terms import PlanStatus, RecipientKind, RemissOutcome, Standpoint, VersionOf

LINK = ANSWERING
AddressOf = Callable[[str], str]  # makes a link's token the whole address of its page
WHOLE = 0  # the place of what is said about the whole, not about one paragraph


def send(
    *,
    municipality: str,
    version_id: UUID,
    title: str,
    letter: str,
    answer_by: date,
    formal: bool = True,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Send a version out, cut into numbered paragraphs as it stood.

    With `formal` a plan under way is then out on remiss; an early draft to a reference group is
    not (F05). Raises Refused without the right to the plan, Unknown
    for no such version, Invalid for a last day that is not ahead or for no title.
    """
    access.check_may_describe(actor=actor)
    programme = ground.programme_of(municipality)
    version = Version.objects.filter(id=version_id, programme=programme).first()
    if version is None:
        raise Unknown()
    _check_sendable(title, answer_by, today=now.date())
    made = Remiss(
        programme=programme,
        version=version,
        title=title.strip(),
        letter=letter.strip(),
        answer_by=answer_by,
        sent_at=now,
    )
    made.save()
    content = thaw(text=version.content, digest=version.digest)
    for place, part in enumerate(standing.paragraphs(content), start=1):
        RemissPart(remiss=made, place=place, heading=part.heading, text=part.text).save()
    if formal:
        _set_on_remiss(programme, version)
    audit.record("plan.remiss_sent", about=made.id)
    return made.id


def _check_sendable(title: str, answer_by: date, *, today: date) -> None:
    if not title.strip():
        raise Invalid({"title": "Skriv vad remissen gäller."})
    if answer_by <= today:
        raise Invalid({"answer_by": "Välj en dag som kommer."})


def _set_on_remiss(programme: Programme, version: Version) -> None:
    plan = Plan.objects.select_for_update().filter(programme=programme).first()
    under_way = plan is not None and plan.status == PlanStatus.UNDER_WAY.value
    if plan is not None and under_way and version.of == VersionOf.PLAN.value:
        plan.status = PlanStatus.ON_REMISS.value
        plan.save(update_fields=["status"])


def add_recipients(
    *,
    remiss_id: UUID,
    kind: RecipientKind,
    parties: Sequence[Party],
    actor: Actor,
    now: datetime,
) -> int:
    """Ask more parties; returns how many are asked in all. One who is asked already stays so.

    Raises Refused without the right to the plan, Unknown, NotNow once closed, Invalid for nobody.
    """
    remiss = _open(remiss_id, actor)
    if not parties:
        raise Invalid({"parties": "Välj minst en mottagare, eller skriv ett namn."})
    for party in parties:
        registers.describe(
            RemissRecipient,
            key={"remiss_id": remiss.id, "party_id": ground.party_id(party)},
            values={"kind": kind.value},
        )
    ground.logged("recipients", remiss.id, Change.CHANGED)
    return remiss.recipients.count()


def make_link(
    *,
    recipient_id: UUID,
    mail: str = "",
    address_of: AddressOf | None = None,
    actor: Actor,
    now: datetime,
) -> str:
    """Make the recipient's one-time link, and close an earlier one. The token is shown once.

    With `mail` it is also mailed there, and the address is kept until it is told what was done
    with the answer.
    Raises Refused without the right to the plan, Unknown, NotNow when answered or closed.
    """
    access.check_may_describe(actor=actor)
    rows = RemissRecipient.objects.select_for_update(of=("self",))
    row = rows.select_related("party", "remiss").filter(id=recipient_id).first()
    if row is None:
        raise Unknown()
    _check_can_answer(row, now)
    organisation.close_links(target_id=row.id, now=now)
    row.linked_at = now
    row.save(update_fields=["linked_at"])
    audit.record("plan.remiss_linked", about=row.id)
    last = max(row.remiss.answer_by, now.date())
    token = organisation.make_link(
        purpose=LINK,
        target_id=row.id,
        holder=row.party.name,
        until=last + timedelta(days=1),
        actor=actor,
        now=now,
    )
    if mail and address_of is not None:
        address = address_of(token)
        mailing.remiss(to=mail, who=row.party.name, address=address, answer_by=last, now=now)
        remiss_answers.reach(row.id, mail)
    return token


def _check_can_answer(row: RemissRecipient, now: datetime) -> None:
    if row.remiss.closed_at is not None:
        raise NotNow("Remissen är avslutad. Det går inte längre att svara.")
    if RemissReply.objects.filter(recipient=row).exists():
        raise NotNow("Svaret har redan kommit in. Tack!")


def reply(*, recipient_id: UUID, reply: Reply, actor: Actor, now: datetime) -> UUID:
    """Answer the draft, once: a standpoint, and what is said about each paragraph.

    `reply.comments` has texts by the paragraph's place, 0 for the whole. A late answer is taken
    until the remiss is closed. Raises Refused for someone who may not answer or works somewhere
    else; Unknown; NotNow when it has been answered or closed; Invalid without the reasons for no.
    """
    access.check_may_answer(actor=actor)
    rows = RemissRecipient.objects.select_related("party", "remiss")
    row = rows.filter(id=recipient_id).first()
    if row is None:
        raise Unknown()
    access.check_stands_at(code=row.party.code, codes=desks.codes_of(actor), actor=actor)
    _check_can_answer(row, now)
    said = {place: text.strip() for place, text in reply.comments.items() if text.strip()}
    if reply.standpoint is Standpoint.DISAGREES and not said:
        raise Invalid({"whole": "Skriv kort varför ni avstyrker."})
    made = RemissReply(recipient=row, standpoint=reply.standpoint.value, replied_at=now)
    made.save()
    _comment(made, row.remiss_id, said)
    audit.record("plan.remiss_answered", about=row.id, detail={"comments": len(said)})
    return made.id


def _comment(made: RemissReply, remiss_id: UUID, said: Mapping[int, str]) -> None:
    parts = dict(RemissPart.objects.filter(remiss_id=remiss_id).values_list("place", "id"))
    for place, text in sorted(said.items()):
        if place != WHOLE and place not in parts:
            raise Unknown()
        RemissComment(reply=made, part_id=parts.get(place), text=text).save()


def handle(
    *,
    comment_id: UUID,
    outcome: RemissOutcome,
    text: str,
    address_of: AddressOf | None = None,
    actor: Actor,
    now: datetime,
) -> UUID:
    """Tell what was done with a comment, and why when the text is kept. Returns the remiss.

    When nothing of the answer is left to answer, whoever gave an address is mailed a link to
    what was done. Raises Refused without the right to the plan, Unknown, Invalid without a reason.
    """
    access.check_may_describe(actor=actor)
    comments = RemissComment.objects.select_related("reply__recipient")
    comment = comments.filter(id=comment_id).first()
    if comment is None:
        raise Unknown()
    if outcome is not RemissOutcome.CHANGED and not text.strip():
        raise Invalid({"text": "Skriv kort varför, så att den som svarade får veta det."})
    values = {"outcome": outcome.value, "text": text.strip(), "done_at": now}
    registers.describe(RemissDone, key={"comment_id": comment.id}, values=values)
    audit.record("plan.remiss_handled", about=comment.id)
    remiss_answers.tell(comment.reply.recipient, address_of=address_of, actor=actor, now=now)
    return comment.reply.recipient.remiss_id


def close(
    *, remiss_id: UUID, address_of: AddressOf | None = None, actor: Actor, now: datetime
) -> None:
    """Close the remiss: nobody can answer any more, and open links to answer stop working.

    Those who answered and are not told yet are mailed, and no address is kept.
    Raises Refused without the right to the plan, Unknown, NotNow while the last day is ahead and
    somebody has not answered, and while a comment has no answer.
    """
    remiss = _open(remiss_id, actor)
    waiting = remiss.recipients.filter(reply__isnull=True)
    if waiting.exists() and remiss.answer_by >= now.date():
        raise NotNow("Svarstiden har inte gått ut och alla har inte svarat.")
    left = RemissComment.objects.filter(reply__recipient__remiss=remiss, done__isnull=True).count()
    if left:
        raise NotNow(f"Alla synpunkter är inte bemötta än. Kvar: {left}.")
    for recipient in waiting:
        organisation.close_links(target_id=recipient.id, now=now)
    remiss_answers.tell_all(remiss, address_of=address_of, actor=actor, now=now)
    remiss.closed_at = now
    remiss.save(update_fields=["closed_at"])
    audit.record("plan.remiss_closed", about=remiss.id)


def _open(remiss_id: UUID, actor: Actor) -> Remiss:
    """Return the remiss, locked, for who keeps the plan. Raises Refused, Unknown, NotNow."""
    access.check_may_describe(actor=actor)
    row = Remiss.objects.select_for_update().filter(id=remiss_id).first()
    if row is None:
        raise Unknown()
    if row.closed_at is not None:
        raise NotNow("Remissen är avslutad.")
    return row
