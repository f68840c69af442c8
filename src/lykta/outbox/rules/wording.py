"""What a mail may say. A subject is read on locked screens and over shoulders: it tells nothing."""

import re

from lykta.kernel import case_guard
from lykta.kernel.problems import Invalid

LONGEST_SUBJECT = 80
LONGEST_BODY = 60_000
_TELLING = re.compile(
    r"våld|\bvald|heder|\bhot(?!ell)|skydd|\bjour(?!n)|kvinnojour|offer(?!t)|övergrepp|prostitu"
    r"|människohand|tvång|kvinnofrid|nexus|ärende|utredning|\boro\b|orosanm|placering"
    r"|violence|shelter|abuse|kanarie",
    re.I,
)
_ADDRESS = re.compile(r"[^@\s,;<>\"']{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}")


def check(*, to: str, subject: str, body: str) -> None:
    """Raise `Invalid` when a mail cannot be sent as it stands; nothing of it is kept then.

    The guard is the one that stands before texts about plans and workplaces: a mail holds no
    personal number, no name with an address, no shelter's place.
    """
    check_address(to)
    if not subject.strip() or len(subject) > LONGEST_SUBJECT or not subject.isprintable():
        raise Invalid({"subject": "Ämnet ska vara en kort rad."})
    if _TELLING.search(subject):
        raise Invalid({"subject": "Ämnet syns på låsta skärmar. Skriv det neutralt."})
    if not body.strip() or len(body) > LONGEST_BODY:
        raise Invalid({"body": "Brevet är tomt eller för långt."})
    found = case_guard.traces(f"{subject}\n{body}")
    if found:
        what = " och ".join(found)
        raise Invalid({"body": f"Brevet skickas inte: det verkar innehålla {what}."})


def check_address(to: str) -> None:
    """Raise `Invalid` for an address that no mail can be sent to."""
    if not _ADDRESS.fullmatch(to):
        raise Invalid({"to": "Mejladressen går inte att använda."})
