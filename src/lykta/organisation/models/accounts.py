"""Accounts, before there is a signed context: users, sessions, invitations, recoveries, counters.

They live in a schema of their own (design §7.5). Nothing here tells about a person helped.
"""

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from lykta.kernel import privacy
from lykta.secrecy import declare
from lykta.secrecy.models import Row


class UserManager(BaseUserManager["User"]):
    """Finds users by user name, as the sign-in does: without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with the name. Raises User.DoesNotExist."""
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """An account: what a person signs in with. Rights come from assignments, never from here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    last_login = None  # sessions tell; no second trace
    username = models.CharField(max_length=60, unique=True)
    person_id = models.UUIDField(unique=True)
    is_active = models.BooleanField(default=True)
    credentials_changed_at = models.DateTimeField(null=True)

    objects = UserManager()
    secrecy = declare.ACCOUNTS
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "username": privacy.STAFF,
            "password": privacy.HIDDEN,
            "person_id": privacy.STAFF,
            "is_active": privacy.STAFF,
            "credentials_changed_at": privacy.STAFF,
        }

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(username=models.functions.Lower("username")),
                name="organisation_user_name_in_small_letters",
                violation_error_message="Skriv användarnamnet med små bokstäver.",
            )
        ]

    def __str__(self) -> str:
        return self.username


class StoredSession(models.Model):
    """A browser's session. Only the SHA-256 of its 256-bit number is kept (security §3.6)."""

    key_hash = models.BinaryField(primary_key=True, max_length=32)
    data = models.TextField(blank=True, default="")
    person_id = models.UUIDField(null=True, db_index=True)
    assignment_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, blank=True, default="")

    secrecy = declare.ACCOUNTS

    class Privacy:
        fields = {
            "key_hash": privacy.HIDDEN,
            "data": privacy.HIDDEN,
            "person_id": privacy.STAFF,
            "assignment_id": privacy.STAFF,
            "created_at": privacy.STAFF,
            "last_seen_at": privacy.STAFF,
            "expires_at": privacy.STAFF,
            "ended_at": privacy.STAFF,
            "ended_why": privacy.STAFF,
        }

    class Meta:
        indexes = [models.Index(fields=["expires_at"], name="organisation_session_expiry")]


class Invitation(Row):
    """A one-time link by which a person sets password and authenticator. Only its hash is kept."""

    token_hash = models.BinaryField(max_length=32, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    made_by_id = models.UUIDField(null=True)  # null: made by the operator at the server
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    secrecy = declare.ACCOUNTS

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "token_hash": privacy.HIDDEN,
            "user": privacy.STAFF,
            "made_by_id": privacy.STAFF,
            "made_at": privacy.STAFF,
            "expires_at": privacy.STAFF,
            "used_at": privacy.STAFF,
        }


class Recovery(Row):
    """Two others help a person who has lost the authenticator: one asks, another approves."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    for_person_id = models.UUIDField()
    asked_by_id = models.UUIDField()
    asked_by_role = models.CharField(max_length=40)
    asked_at = models.DateTimeField()
    approved_by_id = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)

    secrecy = declare.ACCOUNTS

    class Privacy:
        fields = {
            "id": privacy.STAFF,
            "user": privacy.STAFF,
            "for_person_id": privacy.STAFF,
            "asked_by_id": privacy.STAFF,
            "asked_by_role": privacy.STAFF,
            "asked_at": privacy.STAFF,
            "approved_by_id": privacy.STAFF,
            "approved_at": privacy.STAFF,
        }

    class Meta:
        verbose_name_plural = "recoveries"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(asked_by_id=models.F("for_person_id"))
                & (
                    models.Q(approved_by_id__isnull=True)
                    | (
                        ~models.Q(approved_by_id=models.F("asked_by_id"))
                        & ~models.Q(approved_by_id=models.F("for_person_id"))
                    )
                ),
                name="organisation_recovery_three_people",
                violation_error_message="Det måste vara tre olika personer.",
            )
        ]


class Attempts(models.Model):
    """Failed sign-ins lately, for one keyed user-name hash or for all. No addresses are kept."""

    bucket = models.BinaryField(primary_key=True, max_length=32)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField()

    secrecy = declare.ACCOUNTS

    class Privacy:
        fields = {
            "bucket": privacy.HIDDEN,
            "count": privacy.STAFF,
            "last_at": privacy.STAFF,
        }

    class Meta:
        verbose_name_plural = "attempts"
