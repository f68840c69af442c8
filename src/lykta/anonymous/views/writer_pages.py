"""What the writer's page shows at each step, in the writer's language."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lykta.anonymous.actions import writing
from lykta.anonymous.actions.visits import Visit
from lykta.anonymous.actions.writing import Conversation
from lykta.anonymous.queries import installation
from lykta.anonymous.rules.codes import Code
from lykta.anonymous.rules.messages import Said
from lykta.anonymous.terms import Kind, ServiceState, Step
from lykta.kernel import wording as wordings
from lykta.kernel.wording import Wording
from lykta.pages import form_origin

ALARM = "112"
HIDE = "besok"  # the help page about the traces that a visit leaves
TOLD = {Step.WRONG: "wrong", Step.WAIT: "wait", Step.BUSY: "busy", Step.FAILED: "failed"}


def every_wording() -> dict[str, Wording]:
    """Return the page's languages, Swedish first."""
    return wordings.load(settings.DATA_DIR / "thread", settings.DATA_DIR / "help")


def wording(code: str) -> Wording:
    """Return the words in one language."""
    return every_wording()[code]


def address(words: Wording) -> str:
    """Return the page's one address in that language."""
    return (
        reverse("anonymous:write") if not words.path else reverse(f"anonymous:write-{words.code}")
    )


def page(visit: Visit, state: ServiceState, words: Wording, *, today: date) -> dict[str, Any]:
    """Return the page's context. A code that was opened is read here, when it is shown."""
    told = ""
    conversation = None
    if visit.step is Step.THREAD and visit.opened is not None:
        try:
            conversation = writing.read(visit.opened)
        except writing.Gone:
            visit, told = Visit(step=Step.GONE), "gone"
    told = told or _told(visit, state)
    return {
        "tongue": words,
        "languages": [(address(one), one) for one in every_wording().values()],
        "w": _filled(words, visit, conversation),
        "step": visit.step.value,
        "visit": visit,
        "told": _words_of(told, words, visit),
        "alarm": state is not ServiceState.OPEN,
        "may_write": state is ServiceState.OPEN,
        "code": _code(visit),
        "said": [_shown(one, words, today) for one in conversation.said] if conversation else [],
        "conversation": conversation,
        "traces": [words.words["hint"][trace] for trace in visit.traces],
        "deletes_at_once": installation.decided().delete_at_once,
        "later": words.fill(words.words["delete"]["later"], end=_kept_until(today)),
        "hide": f"/hjalp/{words.path}{HIDE}/",
        "form_token": form_origin.token(),
        "form_field": form_origin.FIELD,
        "demo_code": installation.DEMO_CODE.groups if settings.DEMO else (),
    }


def _kept_until(today: date) -> str:
    return (today + timedelta(days=installation.decided().keep_days)).isoformat()


def _told(visit: Visit, state: ServiceState) -> str:
    if state is not ServiceState.OPEN:
        return state.value
    if visit.step is Step.CLOSED:
        return "closed"
    return visit.note or TOLD.get(visit.step, "")


def _words_of(told: str, words: Wording, visit: Visit) -> SafeString | str:
    if told == "sent":
        return str(words.words["thread"]["sent"])
    if told == "over":
        return str(words.words["over"]["done"])
    text = words.words["said"].get(told, "") if told else ""
    phone = installation.decided().telephone
    return _dialled(words.fill(text, phone=phone, end=visit.fields.get("end", "")), phone)


def _filled(words: Wording, visit: Visit, conversation: Conversation | None) -> dict[str, Any]:
    """Return the words with the board's days and telephone in their places."""
    board = installation.decided()
    doors = writing.doors() if conversation and conversation.asked else {}
    named = {code: door.name for code, door in doors.items()}
    values = {
        "phone": board.telephone,
        "days": board.answer_within,
        "end": board.ends_after,
        "unit": named.get(conversation.unit, "") if conversation else "",
        "other": named.get(conversation.asked, "") if conversation else "",
    }
    filled = {key: _fill(value, words, values) for key, value in words.words.items()}
    for key in ("danger", "phone"):
        filled[key] = _dialled(filled[key], board.telephone)
    return filled


def _dialled(text: str, telephone: str) -> SafeString:
    """Return the text with its telephone numbers as links that dial."""
    made: str = conditional_escape(text)
    for number in (ALARM, telephone):
        link = format_html('<a href="tel:{}" dir="ltr">{}</a>', number.replace(" ", ""), number)
        made = made.replace(conditional_escape(number), link, 1)
    # Escaped above; the links are ours.
    return mark_safe(made)  # noqa: S308  # nosec B308 B703


def _fill(value: Any, words: Wording, values: dict[str, object]) -> Any:
    if isinstance(value, dict):
        return {key: _fill(inner, words, values) for key, inner in value.items()}
    return words.fill(value, **values) if isinstance(value, str) else value


def _code(visit: Visit) -> dict[str, Any] | None:
    if visit.step is not Step.CODE or not visit.digits:
        return None
    code = Code(visit.digits)
    return {"groups": code.groups, "words": code.words(installation.listed_words())}


def _shown(said: Said, words: Wording, today: date) -> dict[str, Any]:
    thread = words.words["thread"]
    days = (today - said.written_on).days
    when = {0: thread["today"], 1: thread["yesterday"]}.get(days)
    labels = words.words["call" if said.kind is Kind.CALL else "who"]
    return {
        "ours": said.ours,
        "from": thread["we"] if said.ours else thread["you"],
        "when": when or words.fill(thread["ago"], number=days),
        "text": said.text,
        "fields": [(labels[name], value) for name, value in said.fields.items() if value],
    }
