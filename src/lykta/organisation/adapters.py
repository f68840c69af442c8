"""Where the sign-in package asks us: nobody signs up or is known by mail."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from lykta.organisation.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account by themselves."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """No address is read: nothing that could tell where somebody was is kept."""
        return ""


class OidcAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The identity provider signs in people who already have an account here, no others."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """An unknown person from the identity provider is refused: provision first."""
        return False


class MfaAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Names shown in authenticators."""

    def get_totp_label(self, user: User) -> str:
        """Return the name in the authenticator app: the user name."""
        return user.username
