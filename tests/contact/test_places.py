"""Where help is: described by those who may, copied to the public at once."""

from dataclasses import replace
from datetime import time

import pytest
from django.db import IntegrityError

from lykta.contact import api as contact
from lykta.contact.models import HelpPlace, PublishedPlace
from lykta.kernel.changes import Change
from lykta.kernel.problems import Refused
from lykta.organisation import api as organisation
from tests import cast


def _told() -> contact.PlaceText:
    with cast.acting("systemforvaltare"):
        (found,) = contact.places()
    return found[1]


def _describe(place: contact.PlaceText, who: str = "systemforvaltare") -> Change:
    with cast.acting(who) as actor:
        unit = organisation.unit("NEXUS", municipality_code="0380")
        return contact.describe(unit=unit.id, place=place, actor=actor, now=cast.NOW)


def test_a_new_telephone_number_reaches_the_public_at_once(database: str) -> None:
    told = _told()

    assert _describe(told) is Change.SAME
    assert _describe(replace(told, telephone="0900-12 34 56")) is Change.CHANGED

    (seen,) = contact.published()
    assert seen.telephone == "0900-12 34 56"
    assert PublishedPlace.objects.using("public").get().published_at == cast.NOW


def test_the_public_copy_tells_nothing_of_posts_and_services(database: str) -> None:
    assert sum(number for _, number in _told().posts) == 13
    (seen,) = contact.published()
    assert (seen.posts, seen.services) == ((), ())


def test_a_social_worker_may_not_change_where_help_is(database: str) -> None:
    with pytest.raises(Refused):
        _describe(replace(_told(), telephone="0900-12 34 56"), "nexus.anna")


def test_a_place_never_closes_before_it_opens(database: str) -> None:
    with pytest.raises(IntegrityError, match="hours_in_order"):
        _describe(replace(_told(), closes=time(8)))
    with cast.acting("systemforvaltare"):
        assert HelpPlace.objects.get().closes == time(16)
