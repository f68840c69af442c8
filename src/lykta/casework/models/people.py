"""Whom a matter is about, the children at home, and the tokens that a name is found by."""

from django.db import models

from lykta.casework.models.invariants import in_order, one_of, together
from lykta.casework.models.matter import Matter
from lykta.casework.terms import Gender, Protection
from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import MATTER_ROW_PRIVACY, MatterRow
from lykta.vault.fields import SealedTextField

BIRTH_YEARS = (1900, 2100)


class Subject(MatterRow):
    """The person a matter is about, with the safe way to reach them.

    Everything that names or reaches is sealed; empty text means that nobody has said it.
    """

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="+")
    name = SealedTextField(max_length=200, default="")
    personal_number = SealedTextField(max_length=12, default="")
    birth_year = models.PositiveSmallIntegerField(null=True)
    gender = models.CharField(
        max_length=12, choices=Gender.choices(), default=Gender.NOT_STATED.value
    )
    address = SealedTextField(max_length=300, default="")
    phone = SealedTextField(max_length=60, default="")
    email = SealedTextField(max_length=200, default="")
    contact_when = SealedTextField(max_length=200, default="")
    contact_how = SealedTextField(max_length=200, default="")
    code_word = SealedTextField(max_length=60, default="")
    must_not_answer = SealedTextField(max_length=300, default="")
    leave_no_message = models.BooleanField(default=True)
    language = models.CharField(max_length=8, default="")  # BCP 47, "" not asked
    interpreter = models.BooleanField(default=False)
    protection = models.CharField(
        max_length=12, choices=Protection.choices(), default=Protection.NONE.value
    )

    secrecy = declare.matter("identity")

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "name": privacy.PROTECTED,
            "personal_number": privacy.PROTECTED,
            "birth_year": privacy.CODE,
            "gender": privacy.CODE_ON_PAGE,
            "address": privacy.PROTECTED,
            "phone": privacy.PROTECTED,
            "email": privacy.PROTECTED,
            "contact_when": privacy.TEXT,
            "contact_how": privacy.TEXT,
            "code_word": privacy.PROTECTED,
            "must_not_answer": privacy.PROTECTED,
            "leave_no_message": privacy.CODE_ON_PAGE,
            "language": privacy.CODE_ON_PAGE,
            "interpreter": privacy.CODE_ON_PAGE,
            "protection": privacy.CODE,
        }

    class Meta:
        constraints = [
            one_of(name="casework_subject_gender", field="gender", terms=Gender),
            one_of(name="casework_subject_protection", field="protection", terms=Protection),
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True)
                | models.Q(birth_year__range=BIRTH_YEARS),
                name="casework_subject_birth_year",
                violation_error_message="Skriv födelseåret med fyra siffror.",
            ),
        ]


class NameToken(MatterRow):
    """A keyed hash of a name part or of the personal number: found only by the exact same words.

    Can be made anew from the sealed values and stays out of backups (design §7.8).
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    token = models.BinaryField()

    secrecy = declare.matter("identity", app_updates=False, deletes=True)

    class Privacy:
        fields = {**MATTER_ROW_PRIVACY, "token": privacy.HIDDEN}

    class Meta:
        indexes = [models.Index(fields=["token"], name="casework_nametoken_token")]


class ChildAtHome(MatterRow):
    """A child in the adult's home. Its needs stand in the child's own matter (A7)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    name = SealedTextField(max_length=200, default="")
    birth_year = models.PositiveSmallIntegerField(null=True)
    known_on = models.DateField()
    raised_on = models.DateField(null=True)
    raised_by = models.UUIDField(null=True)
    raised_matter_id = models.UUIDField(null=True)

    secrecy = declare.matter("identity")

    class Privacy:
        fields = {
            **MATTER_ROW_PRIVACY,
            "name": privacy.PROTECTED,
            "birth_year": privacy.CODE,
            "known_on": privacy.CODE,
            "raised_on": privacy.CODE,
            "raised_by": privacy.STAFF,
            "raised_matter_id": privacy.CODE_ON_PAGE,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(birth_year__isnull=True)
                | models.Q(birth_year__range=BIRTH_YEARS),
                name="casework_childathome_birth_year",
                violation_error_message="Skriv födelseåret med fyra siffror.",
            ),
            together(
                name="casework_childathome_raised_by_someone",
                fields=("raised_on", "raised_by", "raised_matter_id"),
                message="Ett lyft ärende har dag, ärende och den som lyfte det.",
            ),
            in_order(
                name="casework_childathome_dates_in_order", first="known_on", then="raised_on"
            ),
        ]
