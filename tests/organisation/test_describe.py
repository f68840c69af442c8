"""Who is who, described by code: made when new, changed only where it differs."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from lykta.kernel.changes import Change
from lykta.kernel.problems import NotNow, Refused
from lykta.organisation import api as organisation
from lykta.organisation.models import (
    Administration,
    AdministrationBody,
    Assignment,
    Authority,
    Company,
    Municipality,
    Unit,
)
from lykta.organisation.terms import BodyKind
from tests import cast


def _unit(code: str, body: str = "SCN", who: str = "systemforvaltare", **more: Any) -> Change:
    with cast.acting(who) as actor:
        return organisation.describe_unit(
            authority=Authority.objects.get(code=body).id,
            administration=None,
            parent=None,
            unit=organisation.UnitText(code=code, name="Provenheten", **more),
            actor=actor,
            now=cast.NOW,
        )


def test_a_unit_is_made_once_and_ends_without_being_deleted(database: str) -> None:
    assert _unit("PROV") is Change.NEW
    assert _unit("PROV") is Change.SAME
    assert _unit("PROV", valid_to=date(2026, 12, 31)) is Change.CHANGED

    assert Unit.objects.get(code="PROV").valid_to == date(2026, 12, 31)


def test_a_unit_never_moves_over_a_border_of_secrecy(database: str) -> None:
    """Seen failing when `_check_stands_here` is left out: a second NEXUS stands under KS."""
    with pytest.raises(NotNow, match="under en annan nämnd"):
        _unit("NEXUS", body="KS")


def test_a_new_body_gets_its_machines(database: str) -> None:
    with cast.acting("systemforvaltare") as actor:
        place = Municipality.objects.get(code="0380")
        organisation.describe_authority(
            municipality=place.id,
            code="PN",
            name="Provnämnden",
            kind=BodyKind.BOARD,
            inferred=False,
            actor=actor,
            now=cast.NOW,
        )

    roles = Assignment.objects.filter(unit__authority__code="PN").values_list("role", flat=True)
    assert sorted(roles) == ["machine_counts", "machine_import", "machine_link", "machine_mail"]


def test_an_administration_and_a_company_know_their_bodies(database: str) -> None:
    administration = Administration.objects.get(code="VOF")
    bodies = AdministrationBody.objects.filter(administration=administration)
    assert {link.body.code for link in bodies} == {"OSN", "ALN"}
    assert Company.objects.get(code="UHEM").body.code == "UHEM-S"


def test_a_link_between_administration_and_body_stands_once(database: str) -> None:
    link = AdministrationBody.objects.first()
    assert link is not None
    with cast.acting("systemforvaltare"), pytest.raises(IntegrityError, match="body_once"):
        AdministrationBody(administration=link.administration, body=link.body).save()


@pytest.mark.parametrize("who", ["nexus.chef", "strateg", "dso"])
def test_others_describe_nobody(database: str, who: str) -> None:
    with pytest.raises(Refused):
        _unit("PROV", who=who)
    with cast.acting(who) as actor, pytest.raises(Refused):
        organisation.describe_company(
            municipality=Municipality.objects.get(code="0380").id,
            code="PB",
            name="Provbolaget",
            body=Authority.objects.get(code="UHEM-S").id,
            actor=actor,
            now=cast.NOW,
        )
