"""Forms about the help pages' numbers."""

from collections.abc import Mapping
from datetime import time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.contact.queries import PlaceText
from lykta.contact.rules.numbers import HelpNumber
from lykta.contact.rules.opening import EVERY_DAY, WEEKDAYS, Hours
from lykta.contact.terms import LineHours
from lykta.pages.forms import PageForm, TermField


class ClockField(forms.TimeField):
    """A time of day."""

    default_error_messages: ClassVar = {"invalid": _("Skriv klockslaget som 09:00.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        super().__init__(widget=widget, **kwargs)


class LineForm(PageForm):
    """What somebody found when they rang a line."""

    button = _("Jag har ringt, det stämmer")
    why: ClassVar[Mapping[str, Any]] = {
        "number": _("Ring numret innan du sparar. Ett fel nummer kan vara farligt."),
        "shown": _("Utan kryss syns numret inte för någon utanför kommunen."),
    }

    name = forms.CharField(label=_("Vem svarar"), max_length=200)
    number = forms.CharField(label=_("Telefonnummer"), max_length=30, required=False)
    when = TermField(LineHours, label=_("När svarar de"))
    opens = ClockField(label=_("Öppnar"), required=False)
    closes = ClockField(label=_("Stänger"), required=False)
    shown = forms.BooleanField(label=_("Visa numret på hjälpsidan"), required=False)

    @staticmethod
    def filled(line: HelpNumber, *, shown: bool) -> dict[str, Any]:
        """Return what is known of the line, to correct."""
        known = line.hours
        between = known is not None and not known.always
        return {
            "name": line.name,
            "number": line.number,
            "when": _kind(known),
            "opens": known.opens if known and between else None,
            "closes": known.closes if known and between else None,
            "shown": shown,
        }

    def clean(self) -> dict[str, Any]:
        """Put the hours together; ask for the times where they are needed."""
        cleaned = super().clean() or {}
        when = cleaned.pop("when", None)
        times = cleaned.pop("opens", None), cleaned.pop("closes", None)
        between = when in (LineHours.EVERY_DAY, LineHours.WEEKDAYS)
        for name, moment in zip(("opens", "closes"), times, strict=True):
            if between and moment is None and name not in self.errors:
                self.add_error(name, _("Det här behöver fyllas i."))
        cleaned["hours"] = _hours(when, *times) if not self.errors else None
        return cleaned


class PlaceForm(PageForm):
    """What somebody found when they rang or visited a place."""

    button = _("Jag har kontrollerat, det stämmer")

    telephone = forms.CharField(label=_("Telefonnummer"), max_length=30)
    address = forms.CharField(
        label=_("Besöksadress"),
        max_length=300,
        help_text=_("En adress som alla får veta. Aldrig till ett skyddat boende."),
    )
    opens = ClockField(label=_("Öppnar"))
    closes = ClockField(label=_("Stänger"))

    @staticmethod
    def filled(place: PlaceText) -> dict[str, Any]:
        """Return what is known of the place, to correct."""
        names = ("telephone", "address", "opens", "closes")
        return {name: getattr(place, name) for name in names}


def _kind(hours: Hours | None) -> LineHours:
    if hours is None:
        return LineHours.UNKNOWN
    if hours.always:
        return LineHours.ALWAYS
    return LineHours.EVERY_DAY if tuple(hours.days) == EVERY_DAY else LineHours.WEEKDAYS


def _hours(when: LineHours | None, opens: time | None, closes: time | None) -> Hours | None:
    if when is LineHours.ALWAYS:
        return Hours(EVERY_DAY, time(0), time(23, 59), always=True)
    if when in (LineHours.EVERY_DAY, LineHours.WEEKDAYS) and opens and closes:
        return Hours(EVERY_DAY if when is LineHours.EVERY_DAY else WEEKDAYS, opens, closes)
    return None
