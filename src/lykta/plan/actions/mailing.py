"""The mails that carry a link to somebody without an account. No address is kept here."""

from datetime import date, datetime

from lykta.kernel.calendar import day_in_words
from lykta.outbox import api as outbox

ASKED = (
    "Hej!\n\nEn utvärdering eller rapport som {who} skulle återkomma med finns med i kommunens plan"
    " mot våld. Vi vet inte hur det gick och undrar vänligt. Svara gärna till den {day}:\n\n"
    "{address}\n\nLänken visar bara den här frågan och kan användas en gång.\n"
)
REMISS = (
    "Hej!\n\nKommunen har ett utkast till hur vi ska arbeta mot våld, och vill gärna veta vad"
    " {who} tycker. Ni kan svara på ett stycke eller på allt, till den {day}:\n\n{address}\n\n"
    "Länken är till er och kan användas en gång.\n"
)
DONE = (
    "Hej!\n\nTack för att ni svarade på vårt utkast. Nu har vi gått igenom det ni skrev. Här ser"
    " ni vad vi gjorde med varje synpunkt:\n\n{address}\n\nLänken är till er och visar bara ert"
    " eget svar. Den fungerar till den {day}. Vi har nu tagit bort er mejladress ur remissen.\n"
)


def question(*, to: str, who: str, address: str, answer_by: date, now: datetime) -> None:
    """Mail the link to a question about a promised report (F21). Raises Invalid for the address."""
    body = ASKED.format(who=who, day=_day(answer_by), address=address)
    outbox.post(
        kind="plan.report_back", to=to, subject="En fråga från kommunen", body=body, now=now
    )


def remiss(*, to: str, who: str, address: str, answer_by: date, now: datetime) -> None:
    """Mail the link to a draft that is out on remiss (F05). Raises Invalid for the address."""
    body = REMISS.format(who=who, day=_day(answer_by), address=address)
    outbox.post(
        kind="plan.remiss", to=to, subject="Ett utkast att tycka till om", body=body, now=now
    )


def handled(*, to: str, address: str, until: date, now: datetime) -> None:
    """Mail the link to what was done with an answer (F05). Raises Invalid for the address."""
    body = DONE.format(day=_day(until), address=address)
    outbox.post(
        kind="plan.remiss_done", to=to, subject="Vad som blev av ert svar", body=body, now=now
    )


def _day(day: date) -> str:
    return day_in_words(day)
