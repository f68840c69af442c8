"""What somebody has told in Lykta itself, so that the municipality's file leaves it alone."""

from django.db import models

from lykta.kernel import privacy
from lykta.plan.models.programme import OURS
from lykta.secrecy.models import Row


class ToldHere(Row):
    """A row that a person has changed on its page: from then on the file does not change it.

    `about` is the key of a mandate, goal, chapter, event, ongoing work or measure. Who and when
    is in the log.
    """

    about = models.UUIDField(unique=True)

    secrecy = OURS

    class Privacy:
        fields = {"id": privacy.STAFF, "about": privacy.STAFF}
