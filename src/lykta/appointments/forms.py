"""Forms of acute times, for staff."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lykta.appointments.rules.times import Slot
from lykta.appointments.terms import Need, Weekday
from lykta.pages.forms import DayField, PageForm, TermField, TermsField

SHORTEST, LONGEST = 15, 180


class PhoneForm(PageForm):
    """A time for somebody who calls."""

    heading = _("Ta en tid åt någon som ringer")
    button = _("Ta tiden")
    when = forms.ChoiceField(label=_("Vilken tid?"))
    needs = TermsField(Need, label=_("Behöver personen något?"), required=False)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("when", choices)


class ClockField(forms.TimeField):
    """A time of day, in the browser's own clock."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _("Skriv tiden som 13:00.")


class SlotForm(PageForm):
    """When a time starts, how long it is, and whether it is kept for those who call."""

    starts = ClockField(label=_("Börjar"))
    minutes = forms.IntegerField(
        label=_("Minuter"), min_value=SHORTEST, max_value=LONGEST, initial=45
    )
    for_phone = forms.BooleanField(label=_("Spara tiden till dem som ringer"), required=False)

    def slot(self) -> Slot:
        """Return the time that was described."""
        said = self.cleaned_data
        return Slot(said["starts"], said["minutes"], said["for_phone"])


class WeekForm(SlotForm):
    """One more time each week."""

    heading = _("Ny tid varje vecka")
    button = _("Lägg till")
    weekday = TermField(Weekday, label=_("Dag"), folded=True)
    field_order = ("weekday", "starts", "minutes", "for_phone")


class CloseForm(PageForm):
    """A day without acute times."""

    heading = _("Stäng en dag")
    button = _("Stäng dagen")
    day = DayField(label=_("Dag"))


class ExtraForm(SlotForm):
    """One more time on one day."""

    heading = _("Extra tid en dag")
    button = _("Lägg till tiden")
    day = DayField(label=_("Dag"))
    field_order = ("day", "starts", "minutes", "for_phone")


class PlaceForm(PageForm):
    """Where one waits."""

    heading = _("Var man väntar")
    button = _("Spara")
    waiting_place = forms.CharField(label=_("Var väntar den som kommer?"), max_length=300)
    why = {"waiting_place": _("Alla ser det. Skriv den öppna ingången, aldrig ett skyddat boende.")}


def day_asked(typed: str, *, today: date) -> date:
    """Return the day in the address; today when it cannot be read."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return today
