"""What every form on a page has: why we ask, fields of the field's own words, kind messages.

A form reads what was typed and says what cannot be read. What may be done, and when, is said by
the action; `pages/answers.py` puts its answer into the form.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lykta.kernel.problems import Problem
from lykta.kernel.terms import Term

Words = Any  # a Swedish text, or one that is translated when it is shown
FIRST_YEAR, LAST_YEAR = 1900, 2199  # of a day that somebody types
FEW = 6  # up to so many choices stand open; more are folded into a list
_USUAL = forms.ChoiceField.default_error_messages | forms.Field.default_error_messages
_KIND: dict[str, Words] = {
    "required": _("Det här behöver fyllas i."),
    "invalid_choice": _("Välj ett av alternativen."),
    "max_length": _("Texten är för lång: högst %(limit_value)d tecken, nu %(show_value)d."),
    "null_characters_not_allowed": _("Texten innehåller ett tecken som inte går att spara."),
}


class PageForm(forms.Form):
    """A form on a page: its heading, its one button, and why each answer is asked for."""

    heading: ClassVar[Words] = ""
    lead: ClassVar[Words] = ""
    button: ClassVar[Words] = _("Spara")
    why: ClassVar[Mapping[str, Words]] = {}
    draft: str = ""  # the name its unsent text is kept under; empty: none is kept

    problem: Problem | None = None  # what the action answered, when it said no

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages |= {
                code: words
                for code, words in _KIND.items()
                if field.error_messages.get(code) is _USUAL.get(code)
            }

    def rows(self) -> list[tuple[BoundField, Words]]:
        """Return the shown fields, each with why we ask."""
        return [(bound, self.why.get(bound.name, "")) for bound in self.visible_fields()]

    def let_choose(self, name: str, choices: Iterable[tuple[Any, Any]]) -> None:
        """Set what can be chosen in a field: (value, words). Raises TypeError for another field."""
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        field.choices = list(choices)

    def let_choose_row(self, name: str, rows: Collection[tuple[UUID, str]]) -> None:
        """Set which rows can be chosen: (key, words). Raises TypeError but for `KeyField`."""
        field = self.fields[name]
        if not isinstance(field, KeyField):
            raise TypeError(name)
        field.offer(rows)


class OnceForm(PageForm):
    """A form that may be sent twice but is done once: the key tells that it is the same sending."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4, label=_("Formuläret"))


class TermField(forms.TypedChoiceField):
    """One of the field's words. Gives the `Term`, or None when nothing was chosen."""

    def __init__(
        self, term: type[Term], *, only: Collection[Term] = (), folded: bool = False, **kwargs: Any
    ) -> None:
        chosen = [member for member in term if not only or member in only]
        folded = folded or len(chosen) > FEW
        blank = [("", _("Välj …"))] if folded else []
        kwargs.setdefault("widget", forms.Select if folded else forms.RadioSelect)
        super().__init__(
            choices=lambda: [*blank, *((m.value, gettext(m.swedish)) for m in chosen)],
            coerce=term,
            empty_value=None,
            **kwargs,
        )


class TermsField(forms.TypedMultipleChoiceField):
    """Any number of the field's words."""

    def __init__(self, term: type[Term], **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple)
        super().__init__(
            choices=lambda: [(m.value, gettext(m.swedish)) for m in term], coerce=term, **kwargs
        )

    def clean(self, value: Any) -> tuple[Term, ...]:
        """Return the chosen words."""
        return tuple(super().clean(value))


class DayField(forms.DateField):
    """A day, in the browser's own calendar."""

    default_error_messages: ClassVar = {"invalid": _("Skriv dagen som 2026-11-23.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> date | None:
        """Return the day. A year no calendar here reckons with is a slip of the finger."""
        day: date | None = super().clean(value)
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Kontrollera året."))
        return day


class TextField(forms.CharField):
    """Text of several lines."""

    def __init__(self, *, rows: int = 6, max_length: int = 20_000, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        # The browser would cut what is pasted without a word; we count and say it.
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Leave the browser's own limit out."""
        return {}


class KeyField(forms.TypedChoiceField):
    """One of some rows, by their key: the choices are set by the view that knows them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=UUID, empty_value=None, **kwargs)

    def offer(self, rows: Collection[tuple[UUID, str]]) -> None:
        """Set what can be chosen: (key, words)."""
        blank = [] if isinstance(self.widget, forms.RadioSelect) else [("", _("Välj …"))]
        self.choices = [*blank, *((str(key), words) for key, words in rows)]
