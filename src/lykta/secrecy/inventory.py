"""The privacy inventory as a page, made from each model's own declarations."""

from django.apps import apps
from django.db import models

from lykta.kernel.privacy import Field, Kind, Where
from lykta.secrecy.apply import declared

HEAD = """# Privacy inventory

Made from the models' `Privacy` and `secrecy` declarations by
`python -m django privacy_inventory`; a test keeps it current. Personal fields are sealed under
their matter's key (AES-256-GCM) and shown only where the last column says.

"""
KINDS = {
    Kind.PUBLIC: "public",
    Kind.STAFF: "staff or the work itself",
    Kind.CODE: "code, date, unit or state",
    Kind.PERSONAL: "**tells of a person** (sealed)",
    Kind.KEY: "key, hash or token",
}
PLACES = {
    Where.ANYWHERE: "anywhere",
    Where.LIST: "lists",
    Where.PAGE: "its own page",
    Where.REVEAL: "after a logged reveal",
    Where.NOWHERE: "nowhere",
}


def page() -> str:
    """Return the inventory as Markdown, app by app."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("lykta.")]
    return HEAD + "\n".join(_section(model) for model in sorted(ours, key=_label))


def _label(model: type[models.Model]) -> str:
    return model._meta.label


def _section(model: type[models.Model]) -> str:
    secrecy = declared(model)
    fields: dict[str, Field] = model.Privacy.fields  # type: ignore[attr-defined]
    rows = "\n".join(
        f"| `{name}` | {KINDS[field.kind]} | {PLACES[field.where]} |"
        for name, field in fields.items()
    )
    guard = f"{secrecy.guard.value} `{secrecy.object}`" if secrecy.object else secrecy.guard.value
    title = f"## {model._meta.label}\n\nGuard: {guard}.\n"
    return f"{title}\n| Field | Holds | Shown |\n|---|---|---|\n{rows}\n"
