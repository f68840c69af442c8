"""Words of the anonymous thread."""

from lykta.kernel.terms import Term


class Kind(Term):
    """What a message is. The kind stands in clear; all that was written is sealed."""

    TEXT = "text", "Meddelande"
    CALL = "call", "Vill bli uppringd"
    IDENTITY = "identity", "Berättar vem hen är"
    ANSWER = "answer", "Svar från oss"


class Counted(Term):
    """What stays of a thread when all else is gone: one more of these, for a unit and a year."""

    OPENED = "opened", "Trådar som började"
    MESSAGES = "messages", "Meddelanden till oss"
    CALLS = "calls", "Bad om ett samtal"
    ANSWERS = "answers", "Svar från oss"
    IN_TIME = "answered_in_time", "Svar inom måltiden"
    HANDED_OVER = "handed_over", "Lämnade över, med ett ja"
    BECAME_CONTACT = "became_contact", "Blev en aktualisering, för att personen ville det"
    DELETED = "deleted", "Raderade av den som skrev"
    ENDED = "ended", "Slutade av sig själva"


class Step(Term):
    """Where someone is on the writer's page."""

    WRITE = "write", "Skriver"
    HINT = "hint", "Tittar på vad texten röjer"
    CODE = "code", "Ser sin kod"
    THREAD = "thread", "Läser sin tråd"
    GONE = "gone", "Har raderat tråden"
    WRONG = "wrong", "Koden stämde inte"
    WAIT = "wait", "För många försök"
    BUSY = "busy", "Många skriver just nu"
    CLOSED = "closed", "Tjänsten är stängd"
    FAILED = "failed", "Något gick fel"


class ServiceState(Term):
    """Whether a team can be written to."""

    OPEN = "open", "Öppen"
    CLOSED = "closed", "Stängd"
    KEY_LOST = "key_lost", "Nyckeln är förlorad"
