"""A text field that is ciphertext in the database, under the key of its matter.

    class Note(MatterRow):
        text = SealedTextField(max_length=20_000)

Assign a `str`; saving seals it and leaves a `Sealed`. Loading gives a `Sealed`;
`vault.api.open_text(note, "text")` opens it. `QuerySet.update(text="…")` is refused.
"""

from typing import TYPE_CHECKING, Any, Never
from uuid import UUID

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from lykta.vault import sealing
from lykta.vault.envelope import Place
from lykta.vault.problems import PlainText
from lykta.vault.sealed import EMPTY, Sealed

if TYPE_CHECKING:
    _Field = models.Field[str | Sealed, str | Sealed]
else:
    _Field = models.Field


class SealedTextField(_Field):
    """Text that tells of a person. `scope` names the attribute that holds the key's scope.

    Without `scope` it is `instance.sealed_scope()` when the model has it, else `matter_id`, else
    the row's own key. `max_length` counts characters of the plain text.
    """

    description = "Sealed text"

    def __init__(self, *args: Any, scope: str = "", **kwargs: Any) -> None:
        self.scope = scope
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """Return how to make the field again, for migrations."""
        name, path, args, kwargs = super().deconstruct()
        if self.scope:
            kwargs["scope"] = self.scope
        return name, path, args, kwargs

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Return the column's type."""
        return "bytea"

    def get_internal_type(self) -> str:
        """Be treated as bytes where Django asks."""
        return "BinaryField"

    def scope_of(self, instance: models.Model) -> UUID:
        """Return the scope whose key seals this row's text."""
        if self.scope:
            found = getattr(instance, self.scope)
        elif hasattr(instance, "sealed_scope"):
            found = instance.sealed_scope()
        else:
            found = getattr(instance, "matter_id", None) or instance.pk
        return found if isinstance(found, UUID) else UUID(str(found))

    def place_of(self, instance: models.Model) -> Place:
        """Return the place that the sealed value is bound to."""
        row = instance.pk if isinstance(instance.pk, UUID) else UUID(str(instance.pk))
        return Place(type(instance)._meta.db_table, str(self.column), row)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """Seal what was assigned; a sealed value taken from another row is refused."""
        value = getattr(model_instance, self.attname)
        if isinstance(value, str):
            value = self.sealed(model_instance, value)
            setattr(model_instance, self.attname, value)
        elif add and isinstance(value, Sealed):
            self.opened(model_instance, value)
        return value

    def sealed(self, instance: models.Model, text: str) -> Sealed:
        """Return the text sealed for this field of this row."""
        longest = self.max_length or sealing.LONGEST
        sealing.check(text, name=self.name, longest=longest)
        return Sealed(
            sealing.seal_text(
                text, scope=self.scope_of(instance), place=self.place_of(instance), longest=longest
            )
        )

    def opened(self, instance: models.Model, value: Sealed) -> str:
        """Return the text of this field of this row. Raises `Unreadable`."""
        return sealing.open_text(
            value.envelope, scope=self.scope_of(instance), place=self.place_of(instance)
        )

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Sealed | None:
        """Load without opening."""
        return None if value is None else Sealed(value)

    def to_python(self, value: Any) -> Any:
        """Keep what it is: a text to seal, or a sealed value."""
        return value

    def get_prep_value(self, value: Any) -> Any:
        """Return the stored bytes. Raises `PlainText` for anything that has not been sealed."""
        if value is None or hasattr(value, "resolve_expression"):
            return value
        if value == "":
            value = EMPTY
        if not isinstance(value, Sealed):
            raise PlainText(
                f"{self.name} is sealed: assign the text to the row and save it "
                "(QuerySet.update, filter and bulk_update do not seal)."
            )
        return value.envelope

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Return the bytes as the driver wants them."""
        return value if prepared else self.get_prep_value(value)

    def get_default(self) -> Any:
        """Return what a new row holds: the empty text when nothing else is said."""
        return super().get_default() if self.has_default() else ""

    def value_to_string(self, obj: models.Model) -> Never:
        """Refuse Django's serializers."""
        raise FieldError(f"{self.name} is sealed and is not serialised.")
