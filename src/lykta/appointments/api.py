"""What other apps may use of acute times; everything else here is private."""

from lykta.appointments.actions.settings import add_week_time, change_day, receive_at
from lykta.appointments.actions.taking import take, take_by_phone
from lykta.appointments.duties import duties
from lykta.appointments.queries import free, public_free, reception
from lykta.appointments.rules.times import Slot
from lykta.appointments.terms import Need, Weekday

__all__ = [
    "Need",
    "Slot",
    "Weekday",
    "add_week_time",
    "change_day",
    "duties",
    "free",
    "public_free",
    "receive_at",
    "reception",
    "take",
    "take_by_phone",
]
