"""Three invented anonymous threads for today, made through the real functions.

Their codes are fixed, in the demo only, so that they can be deleted when the day moves and so
that anyone may try one: the first is shown at /skriv/.
"""

from datetime import datetime, timedelta

from lykta.anonymous import api as anonymous
from lykta.anonymous.rules.codes import Code
from lykta.exchange.simulation.people_at_work import Stage, scene

HEAD, ANNA, COORDINATOR = "nexus.chef", "nexus.anna", "rc.samordnare"
WAITING = Code("111122223333444455556666")
ASKED = Code("666655554444333322221111")
FIRST = (
    "(Påhittat) Hej. Jag vet inte om det räknas. Han tar min telefon och läser allt. "
    "Kan jag komma till er utan att han får veta?"
)
ANSWER = (
    "(Påhittat) Hej! Det du berättar räknas. Du kan komma hit utan att säga vad du heter, "
    "vardagar 9–16. Har du det säkert just nu?"
)
YES = "(Påhittat) Ja, han är på jobbet. Kan ni ringa mig i stället?"
ARABIC = "(مثال مخترع) أخي يقرر من أتزوج. هل أستطيع أن أتحدث مع أحد دون أن يعرف؟"
FRIEND = "(Påhittat) Jag är orolig för en vän. Kan jag fråga er hur jag ska prata med henne?"


def present_threads(*, now: datetime) -> None:
    """Give Nexus and the resource centre their keys, and three threads that wait differently."""
    stage = Stage.of((HEAD, ANNA, COORDINATOR), today=now.date())
    _keys(stage, now)
    yesterday, today = (now - timedelta(days=1)).date(), now.date()
    before = (now - timedelta(days=4)).date()
    _forget(now)
    known = anonymous.begin(text=FIRST, language="sv", today=before, code=anonymous.DEMO_CODE)
    with scene():
        actor = stage.at(ANNA, now - timedelta(days=3))
        when = now - timedelta(days=3)
        anonymous.answer(thread_id=known.thread, text=ANSWER, actor=actor, now=when)
    call = {"number": "018-000 00 00", "when": "Vardagar 10-11", "voice": "Säg tandläkaren"}
    anonymous.write(known.opened, kind=anonymous.Kind.TEXT, text=YES, today=yesterday)
    anonymous.write(known.opened, kind=anonymous.Kind.CALL, text="", fields=call, today=yesterday)
    anonymous.begin(text=ARABIC, language="ar", today=today, code=WAITING)
    _over(stage, now)


def _over(stage: Stage, now: datetime) -> None:
    """A friend's question that the writer let the resource centre take over."""
    asked = anonymous.begin(text=FRIEND, language="sv", today=now.date(), code=ASKED)
    with scene():
        actor = stage.at(ANNA, now)
        anonymous.ask_hand_over(thread_id=asked.thread, unit="HRVF", actor=actor, now=now)
    anonymous.answer_hand_over(asked.opened, yes=True, today=now.date())


def _keys(stage: Stage, now: datetime) -> None:
    for user in (HEAD, COORDINATOR):
        with scene():
            actor = stage.at(user, now)
            if not anonymous.has_key(unit=actor.unit):
                anonymous.make_key(actor=actor, now=now)


def _forget(now: datetime) -> None:
    for code in (anonymous.DEMO_CODE, WAITING, ASKED):
        opened = anonymous.come_back(code)
        if opened is not None:
            anonymous.delete(opened, today=now.date())
