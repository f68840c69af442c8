"""What the yearly follow-up of the work environment rests on. Never a word about an employee."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Regulation(Row):
    """The work environment regulation in force, from day to day (F39; law W1)."""

    name = models.CharField(max_length=60, unique=True)
    valid_from = models.DateField(null=True)  # null: since before the source
    valid_to = models.DateField(null=True)  # last day; null: still in force
    named_by_source = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("workplace")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "valid_from": privacy.PUBLIC,
            "valid_to": privacy.PUBLIC,
            "named_by_source": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="workplace_regulation_dates_in_order",
                violation_error_message="Föreskriften kan inte sluta gälla innan den börjar.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Setup(Row):
    """How the municipality follows up its work environment: the line, tools, support (F40-F45)."""

    code = models.CharField(max_length=40, unique=True)
    usually_at = models.CharField(max_length=100)
    flow = models.JSONField(default=list)  # from the manager up, Swedish phrases in order
    tools = models.JSONField(default=list)
    support_to_managers = models.JSONField(default=list)
    caring_talk_at = models.JSONField(default=list)

    secrecy = declare.open_to_staff("workplace")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "usually_at": privacy.PUBLIC,
            "flow": privacy.PUBLIC,
            "tools": privacy.PUBLIC,
            "support_to_managers": privacy.PUBLIC,
            "caring_talk_at": privacy.PUBLIC,
        }


class Question(Row):
    """A question that every manager with staff answers once a year (F45)."""

    setup = models.ForeignKey(Setup, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)

    secrecy = declare.open_to_staff("workplace", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "setup": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "text": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["setup", "number"],
                name="workplace_question_number_once",
                violation_error_message="Två frågor kan inte ha samma nummer.",
            )
        ]
