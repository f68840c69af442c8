"""What the unit meets today: a taken acute time."""

from datetime import date

from django.urls import reverse

from lykta.appointments import queries
from lykta.kernel.duty import Duty
from lykta.kernel.permissions import Permission


def duties(*, today: date) -> list[Duty]:
    """Return today's taken times within the reader's reach. One query."""
    return [
        Duty(
            title="Ta emot en akut tid",
            about=", ".join([f"{when:%H.%M}", *(need.swedish.lower() for need in needs)]),
            due_on=today,
            path=reverse("appointments-staff:day"),
            needs=Permission.APPOINTMENT_BOOK,
        )
        for _unit, when, needs in queries.booked_today(today=today)
    ]
