"""Where help is: described by those who may, copied to the public at once."""

from dataclasses import replace
from datetime import time

import pytest
from django.db import IntegrityError

from lykta.contact import api as contact
from lykta.contact.actions import places as contact_places
from lykta.contact.models import HelpPlace, PublishedPlace
from lykta.kernel.changes import Change
from lykta.kernel.problems import Refused
from lykta.organisation import api as organisation
from tests import cast


def told() -> contact.PlaceText:
    with cast.acting("systemforvaltare"):
        (found,) = contact.places()
    return found[1]


def describe(place: contact.PlaceText, who: str = "systemforvaltare") -> Change:
    with cast.acting(who) as actor:
        unit = organisation.unit("NEXUS", municipality_code="0380")
        return contact.describe(unit=unit.id, place=place, actor=actor, now=cast.NOW)


def test_a_new_telephone_number_reaches_the_public_at_once(database: str) -> None:
    known = told()

    assert describe(known) is Change.SAME
    assert describe(replace(known, telephone="0900-12 34 56")) is Change.CHANGED

    (seen,) = contact.published()
    assert seen.telephone == "0900-12 34 56"
    assert PublishedPlace.objects.using("public").get().published_at == cast.NOW


def test_the_public_copy_tells_nothing_of_posts_and_services(database: str) -> None:
    assert sum(number for _, number in told().posts) == 13
    (seen,) = contact.published()
    assert (seen.posts, seen.services) == ((), ())


def test_a_social_worker_may_not_change_where_help_is(database: str) -> None:
    with pytest.raises(Refused):
        describe(replace(told(), telephone="0900-12 34 56"), "nexus.anna")


def test_a_place_never_closes_before_it_opens(database: str) -> None:
    with pytest.raises(IntegrityError, match="hours_in_order"):
        describe(replace(told(), closes=time(8)))
    with cast.acting("systemforvaltare"):
        assert HelpPlace.objects.get().closes == time(16)


def test_saying_that_a_place_is_still_true_puts_todays_date_on_it(database: str) -> None:
    known = told()
    with cast.acting("nexus.teamledare") as actor:
        contact_places.verify(
            code="NEXUS",
            telephone="0900-12 34 56",
            address=known.address,
            opens=known.opens,
            closes=known.closes,
            today=cast.TODAY,
            actor=actor,
            now=cast.NOW,
        )

    (seen,) = contact.published()
    assert (seen.telephone, seen.verified_on) == ("0900-12 34 56", "2026-11-23")
    assert told().posts == known.posts
