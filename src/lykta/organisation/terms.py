"""Words of the organisation: kinds of body, and why a session ended."""

from lykta.kernel.terms import Term


class BodyKind(Term):
    """What a body (myndighet) is. Each is a secrecy domain of its own."""

    COUNCIL = "council", "Fullmäktige"
    EXECUTIVE_BOARD = "executive_board", "Styrelse"
    BOARD = "board", "Nämnd"
    COMPANY_BOARD = "company_board", "Bolagsstyrelse"
    POLICE = "police", "Polismyndighet"
    REGION = "region", "Region"
    COUNTY_BOARD = "county_board", "Länsstyrelse"
    OTHER = "other", "Annan"


class Ended(Term):
    """Why a session ended. Kept with the session, shown to nobody but the person."""

    SIGNED_OUT = "signed_out", "Du har loggat ut."
    IDLE = "idle", "Du loggades ut eftersom sidan inte användes på 15 minuter."
    TOO_OLD = "too_old", "Du loggades ut eftersom det gått tio timmar."
    ELSEWHERE = "elsewhere", "Du loggades ut eftersom du loggade in någon annanstans."
    ROTATED = "rotated", "Inloggningen fick ett nytt nummer."
    DISABLED = "disabled", "Kontot är stängt. Fråga din chef."
    ASSIGNMENT_ENDED = "assignment_ended", "Ditt uppdrag har ändrats. Logga in igen."
    CREDENTIALS_CHANGED = "credentials_changed", "Lösenordet har ändrats. Logga in igen."
