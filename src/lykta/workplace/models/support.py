"""Whom a manager or an employee can ring: functions with their ways in. Read by anybody."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row
from lykta.workplace.rules.support import Line


class SupportContact(Row):
    """A function's ways in. Written by `published.set_support_contact` only (sql/)."""

    line = models.CharField(max_length=20, choices=Line.choices(), unique=True)
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=30, blank=True, default="")
    web = models.URLField(max_length=200, blank=True, default="")
    hours = models.CharField(max_length=120, blank=True, default="")
    confirmed_on = models.DateField(null=True)

    secrecy = declare.PUBLISHED

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "line": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "web": privacy.PUBLIC,
            "hours": privacy.PUBLIC,
            "confirmed_on": privacy.PUBLIC,
        }
