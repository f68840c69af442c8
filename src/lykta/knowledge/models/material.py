"""The library: material by audience, with version, owner and a day for review."""

from django.db import models

from lykta.documents.api import FileKind
from lykta.kernel import privacy
from lykta.knowledge.terms import Audience
from lykta.secrecy import declare
from lykta.secrecy.models import Row

SHORT = 200
KEPT = declare.open_to_staff("knowledge")


class Material(Row):
    """Something to read, see or put up (F19, F20, F22). `work`: the plan's ongoing work, if any."""

    code = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=SHORT)
    about = models.TextField(blank=True, default="")
    source = models.CharField(max_length=SHORT, blank=True, default="")
    version = models.CharField(max_length=60, blank=True, default="")
    owner_code = models.CharField(max_length=40, blank=True, default="")
    owner_name = models.CharField(max_length=SHORT, blank=True, default="")
    review_on = models.DateField(null=True)  # null: nobody has set a day
    link = models.URLField(max_length=500, blank=True, default="")
    work = models.CharField(max_length=60, blank=True, default="")
    withdrawn_on = models.DateField(null=True)

    secrecy = KEPT

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "code": privacy.PUBLIC,
            "title": privacy.PUBLIC,
            "about": privacy.PUBLIC,
            "source": privacy.PUBLIC,
            "version": privacy.PUBLIC,
            "owner_code": privacy.PUBLIC,
            "owner_name": privacy.PUBLIC,
            "review_on": privacy.PUBLIC,
            "link": privacy.PUBLIC,
            "work": privacy.PUBLIC,
            "withdrawn_on": privacy.PUBLIC,
        }

    def __str__(self) -> str:
        return self.title


class MaterialFor(Row):
    """One audience of a material."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="audiences")
    audience = models.CharField(max_length=20, choices=Audience.choices())

    secrecy = declare.open_to_staff("knowledge", deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "material": privacy.PUBLIC,
            "audience": privacy.PUBLIC,
        }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["material", "audience"], name="knowledge_material_once_an_audience"
            )
        ]


class MaterialFile(Row):
    """A file of a material. A new file replaces the one before, which is then gone."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="files")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=FileKind.choices())
    size = models.PositiveIntegerField()  # bytes
    digest = models.CharField(max_length=64)  # SHA-256, hex
    data = models.BinaryField()
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=SHORT)

    secrecy = declare.open_to_staff("knowledge", app_updates=False, deletes=True)

    class Privacy:
        fields = {
            "id": privacy.PUBLIC,
            "material": privacy.PUBLIC,
            "name": privacy.PUBLIC,
            "kind": privacy.PUBLIC,
            "size": privacy.PUBLIC,
            "digest": privacy.PUBLIC,
            "data": privacy.PUBLIC,
            "added_at": privacy.STAFF,
            "added_by_name": privacy.STAFF,
        }
