"""Loading the demo: the municipality, its year, today. Each part only when it is not there yet."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connections, transaction
from django.utils.crypto import salted_hmac

from lykta.casework import api as casework
from lykta.casework.terms import ServiceKind
from lykta.exchange.actions.loading import load_municipality
from lykta.exchange.simulation import a_year, invented, present
from lykta.exchange.simulation.people_at_work import EVERYONE, Stage
from lykta.exchange.simulation.present_acute import present_acute
from lykta.exchange.simulation.present_council import present_council
from lykta.exchange.simulation.present_knowledge import present_knowledge
from lykta.exchange.simulation.present_measures import present_measures
from lykta.exchange.simulation.present_networks import present_networks
from lykta.exchange.simulation.present_plan import present_plan
from lykta.exchange.simulation.present_prize import present_prize
from lykta.exchange.simulation.present_projects import present_projects
from lykta.exchange.simulation.present_rounds import present_rounds
from lykta.exchange.simulation.present_threads import present_threads
from lykta.exchange.simulation.present_workplace import present_workplace
from lykta.exchange.simulation.present_workplace_support import present_workplace_support
from lykta.exchange.simulation.targets import YEAR
from lykta.kernel.problems import NotNow
from lykta.organisation import api as organisation
from lykta.secrecy import context
from lykta.statistics import api as statistics
from lykta.vault import api as vault

SEED = 2023
OFFERED = date(2025, 7, 1)  # SoL 11:5 is in force from here
WORKERS = 2
Tell = Callable[[str, int, int], None]


def load(*, password: str, now: datetime, tell: Tell) -> None:
    """Load what is missing. Raises `NotNow` outside demo and test installations."""
    if settings.MODE == "production":
        raise NotNow("Demon läses aldrig in i en skarp installation.")
    done = _done()
    mark = salted_hmac("lykta.demo", password).hexdigest()
    if done.get("password_mark") != mark or "municipality" not in done:
        tell("kommunen", 0, 1)
        _load_municipality(password, now)
        _note_offers(now)
        done = _note(municipality=True, password_mark=mark)
    if "year" not in done:
        data = settings.DATA_DIR
        a_year.load_year(
            file=data / "uppsala.yaml",
            canaries=data / "canaries.yaml",
            seed=SEED,
            workers=WORKERS,
            tell=tell,
        )
        _release(now)
        done = _note(year=YEAR)
    if done.get("day") != now.date().isoformat():
        tell("dagens ärenden", 0, 1)
        _live_in_today(now, done)


def _load_municipality(password: str, now: datetime) -> None:
    data = settings.DATA_DIR
    load_municipality(
        data / "uppsala.yaml", people=data / "demo_people.yaml", password=password, now=now
    )


def _note_offers(now: datetime) -> None:
    """Invented decisions of the social board: talks that anybody may have without an inquiry."""
    board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
    social = organisation.authority("SCN", municipality_code=settings.MUNICIPALITY)
    machine = organisation.machine(authority_id=board.id, role="machine_import", today=now.date())
    with transaction.atomic():
        context.enter(machine, now=now)
        for kind in (ServiceKind.SUPPORT_TALKS, ServiceKind.GROUP):
            offer = casework.services.Offered(
                authority=social.id,
                kind=kind,
                title=f"{kind.swedish} (påhittat beslut)",
                conditions="Påhittade villkor: vuxen som själv vill, högst tio gånger.",
                decided_on=OFFERED,
                valid_from=OFFERED,
            )
            casework.services.note_offer(offer=offer, actor=machine)


def _release(now: datetime) -> None:
    board = organisation.authority("KS", municipality_code=settings.MUNICIPALITY)
    machine = organisation.machine(authority_id=board.id, role="machine_counts", today=now.date())
    with transaction.atomic():
        context.enter(machine, now=now)
        statistics.release(municipality=settings.MUNICIPALITY, year=YEAR, actor=machine, now=now)


def _live_in_today(now: datetime, done: dict[str, object]) -> None:
    listed = done.get("present", [])
    erase([UUID(str(one)) for one in listed] if isinstance(listed, list) else [])
    stage = Stage.of((*EVERYONE, "nexus.admin"), today=now.date())
    canaries = invented.canaries(settings.DATA_DIR / "canaries.yaml")
    made = present.load(present.Today(stage, now=now, listed=canaries))
    present_threads(now=now)
    present_acute(now=now)
    present_rounds(now=now)
    present_measures(now=now)
    present_plan(now=now)
    present_networks(now=now)
    present_projects(now=now)
    present_knowledge(now=now)
    present_council(now=now)
    present_prize(now=now)
    present_workplace(now=now)
    present_workplace_support(now=now)
    _note(day=now.date().isoformat(), present=[str(one) for one in made])


def erase(matters: list[UUID]) -> None:
    """Erase matters that were invented for another day, with their keys."""
    with connections["erasure"].cursor() as cursor:
        for matter in matters:
            cursor.execute("SELECT secrecy.erase_invented_matter(%s)", [matter])
            vault.destroy_key(matter)


def _path() -> Path:
    return Path(settings.HOME) / "demo.json"


def _done() -> dict[str, object]:
    try:
        kept = json.loads(_path().read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    name = connections["default"].settings_dict["NAME"]
    return kept if isinstance(kept, dict) and kept.get("database") == name else {}


def _note(**what: object) -> dict[str, object]:
    done = {**_done(), **what, "database": connections["default"].settings_dict["NAME"]}
    path = _path()
    temporary = path.with_suffix(".new")
    temporary.touch(mode=0o600)
    temporary.write_text(json.dumps(done), encoding="utf-8")
    temporary.replace(path)
    return done
