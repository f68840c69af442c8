"""Every model says who may touch it and what each field may tell; foreign keys point downwards."""

import re
from itertools import chain

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from lykta.kernel.privacy import Field, Kind, Where
from lykta.secrecy.apply import declared
from lykta.secrecy.declare import Guard
from tests.repository.files import ROOT, tracked

LAYERS = [
    {"web", "exchange"},
    {"statistics"},
    {"housing", "resource_centre"},
    {"casework"},
    {"follow_up"},
    {"plan", "networks", "contact", "workplace", "council", "projects", "knowledge", "anonymous"},
    {"organisation"},
    {"outbox", "drafts", "documents"},
    {"pages"},
    {"secrecy", "vault"},
    {"audit"},
    {"law"},
    {"kernel"},
]
OURS = [model for model in apps.get_models() if model.__module__.startswith("lykta.")]
BY_NAME = pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)


def _level(model: type[models.Model]) -> int:
    label = model._meta.app_label
    return next(level for level, names in enumerate(LAYERS) if label in names)


@BY_NAME
def test_foreign_keys_point_downwards_or_stay_at_home(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        other = getattr(field, "related_model", None)
        if not isinstance(field, models.ForeignKey) or other not in OURS:
            continue
        same = other._meta.app_label == model._meta.app_label
        assert same or _level(other) > _level(model), f"{field} points up or sideways"


@BY_NAME
def test_every_field_is_classified_for_privacy(model: type[models.Model]) -> None:
    fields = {field.name for field in model._meta.local_concrete_fields}

    assert set(model.Privacy.fields) == fields  # type: ignore[attr-defined]
    assert all(isinstance(value, Field) for value in model.Privacy.fields.values())  # type: ignore[attr-defined]


@BY_NAME
def test_every_model_says_who_may_touch_its_rows(model: type[models.Model]) -> None:
    assert declared(model).guard in Guard


@BY_NAME
def test_what_tells_of_a_person_is_sealed(model: type[models.Model]) -> None:
    for name, privacy in model.Privacy.fields.items():  # type: ignore[attr-defined]
        if privacy.kind is not Kind.PERSONAL:
            continue
        kind = type(model._meta.get_field(name)).__name__
        assert kind in {"SealedTextField", "BinaryField"}, f"{model.__name__}.{name} is plain"


@BY_NAME
def test_keys_and_hashes_are_shown_nowhere(model: type[models.Model]) -> None:
    for name, privacy in model.Privacy.fields.items():  # type: ignore[attr-defined]
        assert privacy.kind is not Kind.KEY or privacy.where is Where.NOWHERE, name


@BY_NAME
def test_every_model_has_a_word_in_the_glossary(model: type[models.Model]) -> None:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

    assert re.search(rf"`{model.__name__}`", glossary), (
        f"{model.__name__} is not in docs/glossary.md"
    )


@BY_NAME
def test_every_model_is_built_by_a_test(model: type[models.Model]) -> None:
    """Built by a factory, or by walking the actions that make it; either way a test names it."""
    texts = chain.from_iterable(
        path.read_text(encoding="utf-8").splitlines()
        for path in tracked(".py")
        if "/tests/" in str(path)
    )

    assert any(re.search(rf"\b{model.__name__}\b", line) for line in texts)


def test_no_model_changed_without_its_migration(shared_database: str) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0, skip_checks=True)


def test_migrations_have_descriptive_names() -> None:
    names = [p.stem for p in tracked(".py") if "/migrations/0" in str(p)]

    assert [name for name in names if re.search(r"_(initial|auto|squashed)", name)] == []
