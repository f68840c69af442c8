"""Bodies, administrations, companies and units as the source tells; what the database refuses."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, models, transaction

from lykta.organisation import api
from lykta.organisation.models import (
    Absence,
    Administration,
    AdministrationBody,
    Assignment,
    Authority,
    Company,
    Municipality,
    Unit,
    User,
)
from tests.cast import TODAY, acting, actor

EARLIER = TODAY - timedelta(days=1)


def importer() -> object:
    """Return the machine that reads the organisation in."""
    return api.found(code="0380", name="Uppsala kommun", county="Uppsala län", today=TODAY).importer


def test_an_administration_works_for_one_or_more_bodies(database: str) -> None:
    links = AdministrationBody.objects.filter(administration__code="VOF")
    assert {link.body.code for link in links.select_related("body")} == {"OSN", "ALN"}


def test_nexus_stands_in_the_adults_department_of_the_social_board(database: str) -> None:
    """F10, F23."""
    nexus = api.unit("NEXUS", municipality_code="0380")
    assert nexus.authority.code == "SCN"
    assert nexus.parent is not None
    assert nexus.parent.code == "SCF-VUX"
    assert (nexus.serves_adults, nexus.serves_children, nexus.does_casework) == (True, False, True)


def again(model: type[models.Model], **where: object) -> models.Model:
    """Return an unsaved copy of a row."""
    row = model._default_manager.filter(**where).first()
    assert row is not None
    names = [field.attname for field in model._meta.concrete_fields if field.attname != "id"]
    return model(**{name: getattr(row, name) for name in names})


def backwards(row: models.Model) -> models.Model:
    """Let a row end before it begins."""
    row.valid_to = row.valid_from - timedelta(days=1)  # type: ignore[attr-defined]
    return row


def a_new_code(row: models.Model) -> models.Model:
    """Give a copy a code of its own."""
    row.code = "NY"  # type: ignore[attr-defined]
    return row


def absence(stand_in: str, last_on: date) -> Absence:
    """Return Anna's absence from today, unsaved."""
    anna = actor("nexus.anna")
    return Absence(
        person_id=anna.person,
        stand_in_id=actor(stand_in).person,
        unit_id=anna.unit,
        first_on=TODAY,
        last_on=last_on,
        made_by_id=anna.person,
    )


WRONG: list[tuple[str, Callable[[], models.Model]]] = [
    ("municipality", lambda: again(Municipality)),
    ("authority_code_once", lambda: again(Authority, municipality__isnull=False)),
    ("authority_code_once", lambda: again(Authority, municipality__isnull=True)),
    ("administration_code_once", lambda: again(Administration)),
    ("administrationbody_once", lambda: again(AdministrationBody)),
    ("company_code_once", lambda: again(Company)),
    ("unit_code_once", lambda: again(Unit)),
    ("unit_dates_in_order", lambda: a_new_code(backwards(again(Unit)))),
    ("assignment_once", lambda: again(Assignment, role="manager")),
    ("assignment_dates_in_order", lambda: backwards(again(Assignment, role="manager"))),
    ("absence_two_people", lambda: absence("nexus.anna", TODAY)),
    ("absence_dates_in_order", lambda: absence("nexus.bilal", EARLIER)),
    ("user_name_in_small_letters", lambda: User(username="Stor", person_id=actor("dso").unit)),
]


@pytest.mark.parametrize(("name", "row"), WRONG, ids=[name for name, _row in WRONG])
def test_the_database_refuses_what_cannot_be(
    database: str, name: str, row: Callable[[], models.Model]
) -> None:
    made = row()
    with acting(importer()), pytest.raises(IntegrityError, match=name), transaction.atomic():  # type: ignore[arg-type]
        made.save()
