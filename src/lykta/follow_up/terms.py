"""The words of follow-up. Codes are stored; Swedish is shown."""

from __future__ import annotations

from lykta.kernel.terms import Term


class RoundKind(Term):
    """What part of the year a round looks back on (KL 11: part-year and full-year reports)."""

    PART_YEAR = "part_year", "Delårsuppföljning"
    FULL_YEAR = "full_year", "Helårsuppföljning"


class RoundState(Term):
    """How far a round has come. A frozen one is never opened again."""

    PREPARED = "prepared", "Förbereds"
    OPEN = "open", "Öppen för svar"
    FROZEN = "frozen", "Fryst"


class AnsweredBy(Term):
    """The way an answer came in."""

    ACCOUNT = "account", "Inloggad"
    LINK = "link", "Engångslänk"
    FILE = "file", "Excelfil"


class Goes(Term):
    """The four plain answers to how a measure goes, and silence. The codes are the plan's own."""

    AS_PLANNED = "as_planned", "Går som planerat"
    BEHIND = "behind", "Går långsammare än planerat"
    STUCK = "stuck", "Har kört fast"
    DONE = "done", "Klart"
    SILENT = "silent", "Inte rapporterat av den ansvarige"


class Visibility(Term):
    """Who may read a value, widest first. What is not for staff never enters a frozen round."""

    PUBLIC = "public", "Alla"
    STAFF = "staff", "Alla som är inloggade"
    DIALOGUE = "dialogue", "Den som svarar och kommunledningskontoret"
    OFFICE = "office", "Kommunledningskontoret och nämndens sekreterare"
    NOBODY = "nobody", "Ingen"


class Way(Term):
    """Where a report goes, and so which steps it takes."""

    COUNCIL = "council", "Till kommunfullmäktige"
    EXECUTIVE = "executive", "Till kommunstyrelsen"
    BOARD = "board", "Till en nämnd"
    COMPANY = "company", "Till ett bolags styrelse"


class Step(Term):
    """A step on a report's way to a decision."""

    DRAFT = "draft", "Tjänsteskrivelse"
    PREPARATION = "preparation", "Beredning i arbetsutskottet"
    EXECUTIVE = "executive", "Kommunstyrelsen"
    COUNCIL = "council", "Kommunfullmäktige"
    BOARD = "board", "Nämnden"
    COMPANY = "company", "Bolagets styrelse"


class Outcome(Term):
    """What a meeting did with a report."""

    AS_PROPOSED = "as_proposed", "Enligt förslaget"
    CHANGED = "changed", "Med ändringar"
    RETURNED = "returned", "Återremiss"
