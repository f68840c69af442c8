"""The resource centre: posts with their employers, partners, and who may change them."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from lykta.kernel.changes import Change
from lykta.kernel.party import Party
from lykta.kernel.problems import Refused
from lykta.organisation import api as organisation
from lykta.resource_centre import api as resource_centre
from lykta.resource_centre.models import Centre, Partner, Post
from lykta.resource_centre.rules.start import has_started
from tests import cast

POLICE = Party("Polismyndigheten", "POLIS")
HEBY = Party("Heby")


def _describe(who: str = "rc.samordnare", **more: Any) -> Change:
    told: dict[str, Any] = {
        "code": "prov",
        "name": "Provcentrum",
        "starts_on": date(2025, 1, 21),
        "offers": ("lots",),
        "posts": (resource_centre.PostSeen("polis", POLICE),),
        "municipalities": (HEBY,),
        "partners": (POLICE,),
        "cooperating": (),
    } | more
    with cast.acting(who) as actor:
        unit = organisation.unit("NEXUS", municipality_code="0380")
        return resource_centre.describe(**told, placed_at=unit.id, actor=actor, now=cast.NOW)


def test_the_centre_has_started_from_its_first_day() -> None:
    first = date(2025, 1, 21)

    assert not has_started(starts_on=first, today=date(2025, 1, 20))
    assert has_started(starts_on=first, today=first)


def test_a_described_centre_is_read_back_as_told(database: str) -> None:
    assert _describe() is Change.NEW
    assert _describe() is Change.SAME

    with cast.acting("rc.polis"):
        found = next(each for each in resource_centre.centres() if each.code == "prov")
    assert found.unit_name == "Nexus"
    assert [(post.role, post.employer) for post in found.posts] == [("polis", POLICE)]
    assert (found.municipalities, found.partners, found.cooperating) == ((HEBY,), (POLICE,), ())


def test_a_post_that_is_taken_away_is_gone(database: str) -> None:
    _describe()

    assert _describe(posts=()) is Change.CHANGED

    with cast.acting("rc.samordnare"):
        assert not Post.objects.filter(centre__code="prov").exists()


def test_a_member_of_the_centre_may_read_it_and_not_change_it(database: str) -> None:
    with pytest.raises(Refused):
        _describe("rc.polis")


def test_posts_and_partners_stand_once(database: str) -> None:
    _describe()
    centre = Centre.objects.get(code="prov")
    with cast.acting("rc.samordnare"), pytest.raises(IntegrityError, match="post_number_once"):
        Post(centre=centre, number=1, role="x", employer_name="y").save()
    with cast.acting("rc.samordnare"), pytest.raises(IntegrityError, match="partner_once"):
        Partner(centre=centre, standing="partner", code="POLIS", name=POLICE.name, number=5).save()
