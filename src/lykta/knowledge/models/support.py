"""Support that the administrations ask for and get (F06), and good examples (F11)."""

from django.db import models

from lykta.kernel import privacy
from lykta.knowledge.terms import Theme
from lykta.secrecy import declare
from lykta.secrecy.models import Row

SHORT = 200
SHARED = declare.open_to_staff("knowledge.share", app_updates=False)
ANSWERED = declare.open_to_staff("knowledge", app_updates=False)


class SupportRequest(Row):
    """What an administration asks the executive office for help with. About work, never a case."""

    theme = models.CharField(max_length=20, choices=Theme.choices())
    subject = models.CharField(max_length=SHORT)
    text = models.TextField()
    from_code = models.CharField(max_length=40)
    from_name = models.CharField(max_length=SHORT)
    asked_by_id = models.UUIDField()
    asked_by_name = models.CharField(max_length=SHORT)
    asked_at = models.DateTimeField()

    secrecy = SHARED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "theme": privacy.STAFF,
            "subject": privacy.STAFF,
            "text": privacy.STAFF,
            "from_code": privacy.STAFF,
            "from_name": privacy.STAFF,
            "asked_by_id": privacy.STAFF,
            "asked_by_name": privacy.STAFF,
            "asked_at": privacy.STAFF,
        }


class SupportGiven(Row):
    """The support that was given, by whom, and what was learned."""

    request = models.OneToOneField(SupportRequest, models.CASCADE, related_name="given")
    what = models.TextField()
    learned = models.TextField(blank=True, default="")
    by_id = models.UUIDField()
    by_name = models.CharField(max_length=SHORT)
    given_on = models.DateField()

    secrecy = ANSWERED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "request": privacy.STAFF,
            "what": privacy.STAFF,
            "learned": privacy.STAFF,
            "by_id": privacy.STAFF,
            "by_name": privacy.STAFF,
            "given_on": privacy.STAFF,
        }


class GoodExample(Row):
    """Something that worked, told once by an ombud or an administration for all to find."""

    theme = models.CharField(max_length=20, choices=Theme.choices())
    title = models.CharField(max_length=SHORT)
    did = models.TextField()
    gave = models.TextField()
    from_code = models.CharField(max_length=40)
    from_name = models.CharField(max_length=SHORT)
    told_by_id = models.UUIDField()
    told_by_name = models.CharField(max_length=SHORT)
    told_at = models.DateTimeField()

    secrecy = SHARED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "theme": privacy.STAFF,
            "title": privacy.STAFF,
            "did": privacy.STAFF,
            "gave": privacy.STAFF,
            "from_code": privacy.STAFF,
            "from_name": privacy.STAFF,
            "told_by_id": privacy.STAFF,
            "told_by_name": privacy.STAFF,
            "told_at": privacy.STAFF,
        }


class ExampleWithdrawn(Row):
    """An example is not shown any more, and why: it told too much, or is no longer true."""

    example = models.OneToOneField(GoodExample, models.CASCADE, related_name="withdrawn")
    why = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    secrecy = ANSWERED

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "example": privacy.STAFF,
            "why": privacy.STAFF,
            "by_id": privacy.STAFF,
            "at": privacy.STAFF,
        }
