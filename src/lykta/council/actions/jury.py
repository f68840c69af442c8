"""The prize's jury: who sits, their links, their conflicts of interest and their notes (F47)."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from lykta.council import access
from lykta.council.actions.prizes import locked_prize, logged
from lykta.council.models import Juror, JurorConflict, JuryNote, Member, Nomination, Prize
from lykta.council.queries.jury import progress
from lykta.council.queries.prizes import rules_of
from lykta.council.rules.prizes import jury_problem
from lykta.council.terms import Checked
from lykta.kernel.actor import Actor
from lykta.kernel.calendar import day_in_words, stockholm
from lykta.kernel.problems import Invalid, NotNow, Refused, Unknown
from lykta.organisation import api as organisation
from lykta.outbox import api as outbox

PURPOSE = "council.jury"
CONFLICTED = "Du har anmält jäv och läser eller skriver därför inget om den här nomineringen."


def seat_jury(*, prize_id: UUID, members: Collection[UUID], actor: Actor, now: datetime) -> None:
    """Let members of the council judge the year. Raises Refused, Unknown, NotNow, Invalid.

    Who has left the jury can be seated again; a conflict told before still holds.
    """
    access.check_may_describe(actor=actor)
    prize = locked_prize(prize_id)
    if prize.met_at is not None:
        raise NotNow("Juryn har redan mötts.")
    new = Member.objects.filter(council_id=prize.council_id, id__in=members)
    for member in new:
        _seat(prize, member)
    if not new and not _sitting(prize).exists():
        raise Invalid({"members": "Välj minst en ledamot."})
    logged("prize.jury", prize.id, "seated")


def _seat(prize: Prize, member: Member) -> None:
    Juror.objects.update_or_create(
        prize=prize, member=member, defaults={"left_at": None, "left_why": ""}
    )


def _sitting(prize: Prize) -> QuerySet[Juror]:
    return Juror.objects.filter(prize=prize, left_at__isnull=True)


def unseat(
    *, juror_id: UUID, why: str, instead_id: UUID | None, actor: Actor, now: datetime
) -> None:
    """Take a juror out of the jury, and seat the member `instead_id`, if any.

    The link closes at once and the notes go. Without a reason only before the juror has begun to
    read. Raises Refused, Unknown, Invalid without a reason or when the jury becomes smaller than
    the rules demand, NotNow when the jury has met: then who takes part is told with the decision.
    """
    access.check_may_describe(actor=actor)
    juror = _juror(juror_id)
    prize = locked_prize(juror.prize_id)
    if prize.met_at is not None:
        raise NotNow(
            "Juryn har mötts. Den som inte är med och beslutar kryssas inte i när beslutet skrivs."
        )
    if not why.strip() and _has_begun(juror):
        raise Invalid({"why_left": "Jurymedlemmen har börjat läsa. Skriv varför."})
    if instead_id is not None:
        _seat_instead(prize, juror, instead_id)
    problem = jury_problem(rules_of(prize), jurors=_sitting(prize).exclude(id=juror.id).count())
    if problem:
        raise Invalid({"instead_id": problem})
    juror.left_at, juror.left_why = now, why
    juror.save(update_fields=["left_at", "left_why"])
    organisation.close_links(target_id=juror.id, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT secrecy.forget_juror(%s)", [juror.id])
    logged("prize.jury", prize.id, "left")


def _juror(juror_id: UUID) -> Juror:
    rows = Juror.objects.select_for_update(of=("self",)).select_related("prize", "member")
    row = rows.filter(id=juror_id, left_at__isnull=True).first()
    if row is None:
        raise Unknown()
    return row


def _has_begun(juror: Juror) -> bool:
    return bool(progress().get(juror.id)) or juror.conflicts.exists()


def _seat_instead(prize: Prize, juror: Juror, member_id: UUID) -> None:
    member = Member.objects.filter(council_id=prize.council_id, id=member_id).first()
    if member is None or member.id == juror.member_id:
        raise Invalid({"instead_id": "Välj någon annan."})
    if _sitting(prize).filter(member=member).exists():
        raise Invalid({"instead_id": "Den ledamoten sitter redan i juryn."})
    _seat(prize, member)


def give_link(
    *,
    juror_id: UUID,
    mail: str,
    actor: Actor,
    now: datetime,
    address_of: Callable[[str], str] = str,
) -> str:
    """Make the juror's link; one made before stops working. Returns its address, shown once.

    It works until the decision's day. With `mail` it is sent too. Raises Refused, Unknown, NotNow.
    """
    access.check_may_describe(actor=actor)
    row = _juror(juror_id)
    until = _until(row.prize, stockholm(now).date())
    organisation.close_links(target_id=row.id, now=now)
    token = organisation.make_link(
        purpose=PURPOSE,
        target_id=row.id,
        holder=row.member.name,
        until=until,
        actor=actor,
        now=now,
    )
    row.linked_at = now
    row.save(update_fields=["linked_at"])
    logged("prize.jury", row.prize_id, "link")
    address = address_of(token)
    if mail:
        _mail(mail, address, until, now)
    return address


def _until(prize: Prize, today: date) -> date:
    if prize.result_published_at is not None:
        raise NotNow("Priset är avgjort. Juryn behöver ingen länk.")
    until = prize.decide_by_on
    if until is None:
        raise NotNow("Skriv in när priset ska vara beslutat först.")
    return max(until, today)


def _mail(to: str, address: str, until: date, now: datetime) -> None:
    """Send the link. The subject tells nothing: it is read on locked screens."""
    body = (
        "Hej!\n\nHär läser du nomineringarna och skriver dina anteckningar, också på telefonen:"
        f"\n\n{address}\n\nLänken är bara din och gäller till {day_in_words(until)}.\n"
    )
    outbox.post(kind=PURPOSE, to=to, subject="Något att läsa inför rådet", body=body, now=now)


def tell_conflict(
    *, nomination_id: UUID, juror_id: UUID, why: str, actor: Actor, now: datetime
) -> None:
    """Keep a juror out of one nomination from now on: the juror, or the secretary, tells.

    A note the juror has written is shown to nobody and not counted. Raises Refused, Unknown, NotNow
    when it is told or the prize is decided.
    """
    access.check_may_tell_of_conflict(actor=actor)
    nomination, juror = _pair(nomination_id, juror_id)
    if juror.prize.result_published_at is not None:
        raise NotNow("Priset är avgjort.")
    if JurorConflict.objects.filter(nomination=nomination, juror=juror).exists():
        raise NotNow("Jävet är redan anmält.")
    JurorConflict(nomination=nomination, juror=juror, why=why, told_at=now).save()
    logged("prize.conflict", nomination.id, "told")


def note(
    *, nomination_id: UUID, juror_id: UUID, text: str, wants: bool, actor: Actor, now: datetime
) -> None:
    """Write a juror's own note. Raises Unknown, Refused with a conflict, NotNow when they meet."""
    access.check_may_judge(actor=actor)
    nomination, juror = _pair(nomination_id, juror_id)
    if nomination.state != Checked.ACCEPTED.value:
        raise Unknown()
    if JurorConflict.objects.filter(nomination=nomination, juror=juror).exists():
        raise Refused(CONFLICTED)
    if juror.prize.met_at is not None:
        raise NotNow("Juryn har mötts. Anteckningarna ändras inte mer.")
    row = JuryNote.objects.filter(nomination=nomination, juror=juror).first()
    row = row or JuryNote(nomination=nomination, juror=juror)
    row.text, row.wants, row.written_at = text, wants, now
    row.save()
    logged("prize.note", nomination.id, "written")


def _pair(nomination_id: UUID, juror_id: UUID) -> tuple[Nomination, Juror]:
    """Return the nomination and the juror of the same year. Raises Unknown."""
    juror = Juror.objects.select_related("prize").filter(id=juror_id, left_at=None).first()
    nomination = Nomination.objects.filter(id=nomination_id).first()
    if juror is None or nomination is None or nomination.prize_id != juror.prize_id:
        raise Unknown()
    return nomination, juror
