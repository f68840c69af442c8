"""Where the sign-in package asks us: nobody signs up or is known by mail."""

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse

from lykta.audit import api as audit
from lykta.kernel.problems import NotNow, StepUpNeeded
from lykta.organisation import second_factor, sessions
from lykta.organisation.models import User
from lykta.pages import clock


def _sealer() -> Fernet:
    key = hashlib.sha256(b"lykta.totp|" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by themselves."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """No address is read: nothing that could tell where somebody was is kept."""
        return ""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """After every way of signing in: on to the second factor, the assignment, the day."""
        return reverse("organisation:onward")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The package's own messages are left out: our pages say what happened."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Start our session once every step of signing in is done."""
        super().login(request, user)
        if not isinstance(user, User):
            raise TypeError("Only our own accounts sign in.")
        records = get_authentication_records(request, user)
        outside = any(record["method"] == "socialaccount" for record in records)
        whole = outside or not second_factor.is_demanded() or second_factor.has_one(user)
        sessions.begin(request, person_id=user.person_id, whole=whole)
        audit.record_sign_in("signin.ok", person=user.person_id, now=clock.now(), outcome="done")
        audit.seal()

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Changing authenticators needs a confirmation of the last five minutes, as ours do."""
        try:
            sessions.check_stepped_up(context.request)
        except StepUpNeeded:
            return True
        return False

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Confirming who one is: by password on our page, or by a passkey if there is one."""
        ways = [("reauthenticate", reverse("organisation:confirm"))]
        if isinstance(user, User) and second_factor.has_passkey(user):
            ways.append(("mfa_reauthenticate_webauthn", reverse("mfa_reauthenticate_webauthn")))
        return [{"id": way, "description": "", "url": url} for way, url in ways]


class OidcAdapter(DefaultSocialAccountAdapter):
    """The identity provider signs in people who already have an account here, no others."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """An unknown person from the identity provider is refused: provision first."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Tie the provider's user name to the account with the same name, when it is open."""
        if sociallogin.is_existing:
            return
        claims = sociallogin.account.extra_data
        claims = claims.get("userinfo", claims)
        name = str(claims.get("preferred_username", "")).strip().lower()
        user = User.objects.filter(username=name, is_active=True).first() if name else None
        if user is not None:
            sociallogin.connect(request, user)


class MfaAdapter(DefaultMFAAdapter):
    """Names shown in authenticators, and secrets sealed at rest."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return the name in the authenticator app: the user name."""
        return user.get_username()

    def encrypt(self, text: str) -> str:
        """Return the app's secret sealed: a copy of the database alone gives no codes."""
        return _sealer().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the app's secret."""
        return _sealer().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last authenticator is replaced, never just taken away (SE-05)."""
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        try:
            second_factor.check_other_left(authenticator.user, besides=authenticator.pk)
        except NotNow:
            return False
        return True

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is mailed: no address is known."""
