"""The words of the yearly follow-up. Codes are stored; Swedish is shown."""

from __future__ import annotations

from lykta.kernel.terms import Term


class Done(Term):
    """Whether the unit has done its systematic work environment work (AFS 2023:1)."""

    YES = "yes", "Ja, det är gjort"
    PARTLY = "partly", "Delvis"
    NO = "no", "Nej, inte än"


class Lens(Term):
    """How a side of the work environment stands in the unit (F44)."""

    WORKS = "works", "Fungerar"
    IMPROVE = "improve", "Behöver bli bättre"
    NOT_YET = "not_yet", "Vi har inte tittat på det än"


class Routine(Term):
    """Whether the routine of the caring talk is known and used in the unit. Never who had one."""

    USED = "used", "Känd och används"
    KNOWN = "known", "Känd men används inte"
    UNKNOWN = "unknown", "Inte känd"


class SafetyPart(Term):
    """Whether the safety representative took part (AML 6:4). No name is asked for."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    NONE = "none", "Enheten har inget skyddsombud"


class Theme(Term):
    """What an answer is about, so that what units share can be seen (F45). A person chooses."""

    LEADERSHIP = "leadership", "Ledarskap"
    WORKLOAD = "workload", "Arbetsbelastning"
    COOPERATION = "cooperation", "Samarbete"
    ROUTINES = "routines", "Rutiner och introduktion"
    THREATS = "threats", "Hot och våld"
    PRIVATE_VIOLENCE = "private_violence", "Våld i nära relation som når arbetet"
    INCLUSION = "inclusion", "Inkludering"
    PREMISES = "premises", "Lokaler och utrustning"


class Side(Term):
    """Which of a unit's two texts a theme is seen in."""

    IMPROVE = "improve", "Behöver bli bättre"
    WORKS = "works", "Fungerar bra"


class Heard(Term):
    """Whether a unit has answered the year's round."""

    ANSWERED = "answered", "Har svarat"
    MISSING = "missing", "Saknas"


class NotedBy(Term):
    """Who has noted a signed follow-up (F45): they follow it up together."""

    COMMITTEE = "committee", "Skyddskommittén"
    BOARD = "board", "Nämnden"


class Who(Term):
    """Who does what was promised: a role, never a person by name."""

    MANAGER = "manager", "Enhetschefen"
    GROUP = "group", "Arbetsgruppen"
    SAFETY = "safety", "Chefen med skyddsombudet"
    HR = "hr", "HR"
    HEALTH = "health", "Företagshälsovården"
    DIRECTOR = "director", "Förvaltningsledningen"
