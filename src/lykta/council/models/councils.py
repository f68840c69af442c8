"""The council, its members and its standing questions."""

from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class Council(Row):
    """The equality council. The source says only 'Rådet'; its full name is inferred."""

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    name_inferred = models.BooleanField(default=False)

    secrecy = declare.open_to_staff("council")

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "name_inferred": privacy.PUBLIC,
        }

    def __str__(self) -> str:
        return self.name


class Member(Row):
    """Somebody who sits in the council for a body or an organisation, for a term."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=200)
    stands_for = models.CharField(max_length=200)
    substitute = models.BooleanField(default=False)
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    secrecy = declare.open_to_staff("council")

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "council": privacy.STAFF,
            "name": privacy.STAFF,
            "stands_for": privacy.STAFF,
            "substitute": privacy.STAFF,
            "since_on": privacy.STAFF,
            "until_on": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(until_on__gte=models.F("since_on")),
                name="council_member_term_in_order",
                violation_error_message="Uppdraget kan inte sluta innan det börjar.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.stands_for}"


class DiscussionQuestion(Row):
    """A question the council asks its members' organisations (F46)."""

    council = models.ForeignKey(Council, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=500)

    secrecy = declare.open_to_staff("council", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "council": privacy.PUBLIC,
            "number": privacy.PUBLIC,
            "text": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["council", "number"],
                name="council_discussionquestion_number_once",
                violation_error_message="Två frågor kan inte ha samma nummer.",
            )
        ]
