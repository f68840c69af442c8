"""The demo's plan on its way: an invented text, goals, a draft out among those concerned.

What the municipality has said comes from its file; all here is invented and says so. It is made
by the people's own actions, once, when it is not there. The plan's own status stays as the source
tells it: the draft is an early one (F01, F05).
"""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from lykta.exchange.simulation.people_at_work import Stage, scene
from lykta.kernel.actor import Actor
from lykta.kernel.party import Party
from lykta.organisation import api as organisation
from lykta.plan import api as plan
from lykta.secrecy import context

OFFICE, SCHOOL, CARE = "strateg", "kontakt.ubf", "kontakt.vof"
TITLE = "Tidigt utkast till handlingsplan (påhittat)"
BOARDS = (
    Party("Socialnämnden", "SCN"),
    Party("Vård- och omsorgsförvaltningen", "VOF"),
    Party("Utbildningsförvaltningen", "UBF"),
)
COMPANY = Party("Uppsalahem", "UHEM")
SHELTER, YOUTH = Party("Exempeljouren (påhittad)"), Party("Ungdomsforum Exempel (påhittat)")
EXECUTIVE = Party("Kommunstyrelsen", "KS")
KINDS = plan.RecipientKind
CHAPTERS = (
    plan.ChapterText(
        "Bakgrund (påhittad text)",
        "Kommunen har i dag flera insatser som har vuxit fram var för sig. Planen ska hålla ihop "
        "dem, så att den som söker hjälp möts likadant oavsett var hen hör av sig.",
    ),
    plan.ChapterText(
        "Så följer vi upp (påhittad text)",
        "Varje ansvarig svarar två gånger om året. Det som ingen har svarat på visas som just det.",
    ),
)
GOALS = (
    plan.GoalText(
        "Den som berättar om våld får ett första samtal inom en vecka (påhittat mål)",
        goal_area="Skydd, stöd och behandling",
    ),
    plan.GoalText(
        "Varje enhet som möter människor har ett våldsombud (påhittat mål)",
        goal_area="Kunskap, kompetens och metodutveckling",
    ),
)
LATER = plan.ChapterText(
    "Så följer vi upp (påhittad text)",
    "Varje ansvarig svarar två gånger om året, på en sida. Det som ingen har svarat på visas som "
    "just det. Barnens röster tas in på samma sätt som de vuxnas.",
)


def present_plan(*, now: datetime) -> None:
    """Make the draft that is out, when it is not there yet, and publish the plan with what is told.

    After present_measures, so that everybody reads of the invented measures too. Raises what the
    actions raise.
    """
    stage = Stage.of((OFFICE, SCHOOL, CARE), today=now.date())
    with scene():
        stage.at(OFFICE, now)
        there = {one.title for one in plan.remisses(municipality=settings.MUNICIPALITY)}
        if TITLE in there:
            return
    with scene():
        remiss = _send(stage, now - timedelta(days=24), answer_by=now.date() + timedelta(days=9))
        _answers(stage, remiss, now)
        _after(stage, now)
        plan.publish(municipality=settings.MUNICIPALITY, actor=stage.at(OFFICE, now), now=now)


def _send(stage: Stage, then: datetime, *, answer_by: date) -> UUID:
    """Write the plan's text, keep it as a version, and send it to those concerned."""
    by: dict[str, Any] = {"actor": stage.at(OFFICE, then), "now": then}
    here = settings.MUNICIPALITY
    if not plan.governed(municipality=here).goal_areas:
        plan.choose_five_areas(municipality=here, **by)
    for goal in GOALS:
        plan.describe_goal(municipality=here, text=goal, **by)
    for chapter in CHAPTERS:
        plan.write_chapter(municipality=here, text=chapter, **by)
    version = plan.keep_version(
        municipality=here, of=plan.VersionOf.PLAN, note="Första påhittade utkastet", **by
    )
    remiss = plan.send_remiss(
        municipality=here,
        version_id=version,
        title=TITLE,
        letter="Påhittat: säg gärna vad som fattas. Det går bra att bara svara på ett stycke.",
        answer_by=answer_by,
        formal=False,
        **by,
    )
    for kind, parties in (
        (KINDS.BOARD, BOARDS),
        (KINDS.COMPANY, (COMPANY,)),
        (KINDS.REFERENCE_GROUP, (SHELTER, YOUTH)),
    ):
        plan.add_recipients(remiss_id=remiss, kind=kind, parties=parties, **by)
    return remiss


def _answers(stage: Stage, remiss: UUID, now: datetime) -> None:
    """Let the school answer with its account and the association by its link."""
    seen = next(
        one for one in plan.remisses(municipality=settings.MUNICIPALITY) if one.id == remiss
    )
    keys = {one.party.name: one.id for one in seen.recipients}
    then = now - timedelta(days=6)
    school = plan.Reply(
        plan.Standpoint.AGREES_WITH_COMMENTS,
        {2: "Påhittat: skriv hur elevhälsan svarar. Två gånger om året är lagom."},
    )
    plan.reply_to_remiss(
        recipient_id=keys["Utbildningsförvaltningen"],
        reply=school,
        actor=stage.at(SCHOOL, then),
        now=then,
    )
    association = plan.Reply(
        plan.Standpoint.AGREES_WITH_COMMENTS,
        {
            0: "Påhittat: bra att ni frågar. Barnens röster syns för lite.",
            1: "Påhittat: nämn också dem som inte söker hjälp hos kommunen.",
        },
    )
    by: dict[str, Any] = {"actor": stage.at(OFFICE, then), "now": then}
    plan.make_remiss_link(recipient_id=keys[SHELTER.name], **by)
    plan.tell_recipient_at(keys[SHELTER.name], "svar@exempeljouren.invalid")
    _by_link(keys[SHELTER.name], association, then)


def _by_link(recipient: UUID, reply: plan.Reply, then: datetime) -> None:
    machine = _link_machine(then)
    context.enter(machine, now=then)
    plan.reply_to_remiss(recipient_id=recipient, reply=reply, actor=machine, now=then)
    organisation.close_links(target_id=recipient, now=then)


def _link_machine(then: datetime) -> Actor:
    board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
    return organisation.machine(authority_id=board.id, role="machine_link", today=then.date())


def _after(stage: Stage, now: datetime) -> None:
    """Answer one comment, change the text after it, and note an invented assignment."""
    then = now - timedelta(days=3)
    by: dict[str, Any] = {"actor": stage.at(OFFICE, then), "now": then}
    here = settings.MUNICIPALITY
    seen = next(one for one in plan.remisses(municipality=here) if one.title == TITLE)
    comments = [one for part in seen.parts for one in part.comments if "Barnens röster" in one.text]
    plan.handle_comment(
        comment_id=comments[0].id,
        outcome=plan.RemissOutcome.CHANGED,
        text="Påhittat: en mening om barnens röster är tillagd.",
        **by,
    )
    plan.write_chapter(municipality=here, text=LATER, **by)
    decided = now.date() - timedelta(days=20)
    due = now.date() + timedelta(days=25)
    text = plan.DecisionText(
        body=EXECUTIVE,
        kind=plan.DecisionKind.ASSIGN.value,
        title="Kartläggning av unga som möter våld (påhittat beslut)",
        decided=decided.isoformat(),
        paragraph="0",
        case_number="PÅHITT-2026-1",
        report_backs=(
            plan.ReportBackText(
                Party("Kommunledningskontoret", "KLK"),
                "kartläggning av unga (påhittad)",
                due.isoformat(),
            ),
        ),
    )
    plan.decide(municipality=here, text=text, **by)
