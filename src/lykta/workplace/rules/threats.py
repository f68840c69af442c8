"""Threat or violence at work: what the law demands, from what the note says (law W5).

AML (1977:1160) 3:3 a: death, severe injury, several hurt at once, or an incident with serious
danger to life or health is reported to Arbetsmiljöverket without delay. AFS 2023:1: investigated,
with the safety representative. AFS 2023:2: crisis support, threats and violence, working alone.
"""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from lykta.kernel.problems import Invalid
from lykta.kernel.terms import Term
from lykta.workplace.rules.naming import individuals

FORMAT = "lykta-hot-och-vald-1"


class What(Term):
    """What happened."""

    THREAT = "threat", "Hot"
    VIOLENCE = "violence", "Våld"
    STALKING = "stalking", "Någon förföljde, väntade eller sökte upp"
    OTHER = "other", "Annat som skrämde"


class By(Term):
    """From whom it came. Never a name, and never whose relation it was."""

    SERVED = "served", "Någon som verksamheten möter"
    NEAR_SERVED = "near_served", "Närstående till någon som verksamheten möter"
    COLLEAGUE = "colleague", "Någon i arbetslaget"
    OUTSIDE = "outside", "Någon utifrån"
    UNKNOWN = "unknown", "Vet inte"


class Grave(Term):
    """How grave it was, in the law's own steps (AML 3:3 a)."""

    DEATH = "death", "Någon har dött eller skadats svårt"
    SEVERAL = "several", "Flera skadades samtidigt"
    DANGER = "danger", "Allvarlig fara för liv eller hälsa"
    LESS = "less", "Inget av det"


class Did(Term):
    """What is done already."""

    SAFE = "safe", "Alla är i säkerhet"
    CRISIS = "crisis", "Krisstöd har erbjudits"
    AUTHORITY = "authority", "Anmält till Arbetsmiljöverket"
    POLICE = "police", "Anmält till polisen"
    REPRESENTATIVE = "representative", "Skyddsombudet är med"
    INJURY = "injury", "Arbetsskadan är anmäld"


@dataclass(frozen=True, kw_only=True)
class Note:
    """A note of a threat or of violence at work. It is made into a file and kept nowhere."""

    happened_on: date
    about: str = ""  # "omkring klockan 14"
    place: str
    what: tuple[What, ...]
    by: By
    grave: Grave
    did: tuple[Did, ...] = ()
    course: str
    causes: str = ""
    measures: str = ""


TEXTS = ("about", "place", "course", "causes", "measures")


@dataclass(frozen=True)
class Demand:
    """What is left to do: when, what, and where it says so."""

    when: str
    what: str
    source: str


def must_be_reported(note: Note) -> bool:
    """Tell whether Arbetsmiljöverket must be told without delay (AML 3:3 a)."""
    return note.grave is not Grave.LESS


def demands(note: Note) -> tuple[Demand, ...]:
    """Return what the law demands that is not done yet, the most urgent first."""
    aml, sam, work = "3 kap. 3 a § AML", "AFS 2023:1", "AFS 2023:2"
    told = (
        (Did.SAFE, True, Demand("Genast", "Se till att alla är i säkerhet.", "3 kap. 2 § AML")),
        (Did.CRISIS, True, Demand("Genast", "Erbjud krisstöd, och lämna ingen ensam.", work)),
        (
            Did.AUTHORITY,
            must_be_reported(note),
            Demand("Utan dröjsmål", "Anmäl till Arbetsmiljöverket.", aml),
        ),
        (Did.REPRESENTATIVE, True, Demand("Inom kort", "Utred med skyddsombudet.", sam)),
    )
    left = [demand for did, asked, demand in told if asked and did not in note.did]
    if not note.causes.strip() or not note.measures.strip():
        left.append(Demand("Inom kort", "Skriv varför det hände och vad ni gör åt det.", sam))
    return tuple(left)


def check(note: Note, *, today: date) -> Note:
    """Return the note. Raises Invalid for a day to come, or when a text tells of an individual."""
    wrong = {
        name: "Det ser ut att stå något om en enskild person. Skriv roller, inte namn."
        for name in TEXTS
        if individuals(getattr(note, name))
    }
    if note.happened_on > today:
        wrong["happened_on"] = "Dagen kan inte ligga i framtiden."
    if wrong:
        raise Invalid(wrong)
    return note


def plain(note: Note, *, unit: str) -> dict[str, Any]:
    """Return the note as another system reads it: codes beside Swedish, and what is left to do."""
    values = {one.name: _plain(getattr(note, one.name)) for one in fields(note)}
    return {
        "format": FORMAT,
        "unit": unit,
        **values,
        "report_to_authority": must_be_reported(note),
        "left_to_do": [
            {"when": one.when, "what": one.what, "source": one.source} for one in demands(note)
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Term):
        return {"code": value.value, "text": value.swedish}
    return value.isoformat() if isinstance(value, date) else value
