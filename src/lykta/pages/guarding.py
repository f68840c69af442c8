"""Forms whose texts must not be about a person who is helped: plan, networks, workplace, council.

The form comes back once with what was seen and a box to tick; where nothing may be said about
an individual at all (`refuses`), there is no box.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.kernel.case_guard import traces
from lykta.pages.forms import PageForm

TICKED = "about_nobody"


class GuardedForm(PageForm):
    """A form with free text that the guard reads. `guarded` names the fields."""

    guarded: ClassVar[tuple[str, ...]] = ()
    refuses: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._box = forms.BooleanField(
            required=False, label=_("Texten handlar inte om någon enskild person.")
        )
        if self._was_warned():
            self.fields[TICKED] = self._box

    def clean(self) -> dict[str, Any]:
        """Say what looks like a case; keep the box out of what the action gets."""
        cleaned = super().clean() or {}
        ticked = bool(cleaned.pop(TICKED, False)) and not self.refuses
        for name in self.guarded:
            found = traces(str(cleaned.get(name) or ""))
            if found and not ticked:
                self._warn(name, found)
        return cleaned

    def _was_warned(self) -> bool:
        return not self.refuses and self.is_bound and self.add_prefix(TICKED) in self.data

    def _warn(self, name: str, found: tuple[str, ...]) -> None:
        what = gettext(" och ").join(gettext(one) for one in found)
        if self.refuses:
            words = gettext(
                "Det ser ut att stå %(what)s här. Skriv om arbetet, aldrig om en person."
            )
        else:
            words = gettext(
                "Det ser ut att stå %(what)s här. Ta bort det, eller kryssa i att texten inte "
                "handlar om någon enskild person."
            )
            self.fields.setdefault(TICKED, self._box)
        self.add_error(name, words % {"what": what})
