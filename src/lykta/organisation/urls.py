"""Addresses of signing in, accounts and authenticators."""

from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from django.conf import settings
from django.urls import include, path

from lykta.organisation.views import accounts, mail_addresses, sign_in

OWN = [
    path("logga-in", sign_in.sign_in, name="sign_in"),
    path("logga-in/demo", sign_in.sign_in_demo, name="sign_in_demo"),
    path("logga-in/vidare", sign_in.onward, name="onward"),
    path("logga-in/uppdrag", sign_in.choose, name="choose"),
    path("logga-ut", sign_in.sign_out, name="sign_out"),
    path("session/stanna", sign_in.stay, name="stay"),
    path("bekrafta", sign_in.confirm, name="confirm"),
    path("inbjudan/<str:token>", accounts.accept, name="accept"),
    path("installningar/konton/", accounts.accounts, name="accounts"),
    path("installningar/konton/nytt", accounts.invite, name="invite"),
    path(
        "installningar/konton/<uuid:person_id>/adress",
        mail_addresses.mail_address,
        name="mail_address",
    ),
    path("installningar/konton/franvaro/", accounts.absences, name="absences"),
    path("installningar/konton/<uuid:user_id>/stang", accounts.close, name="close_account"),
    path("installningar/konton/<uuid:user_id>/oppna", accounts.reopen, name="reopen_account"),
    path("installningar/konton/<uuid:user_id>/lank", accounts.new_link, name="new_link"),
    path("installningar/konton/<uuid:user_id>/hjalp", accounts.ask, name="ask_recovery"),
    path("installningar/konton/hjalp/<uuid:recovery_id>", accounts.approve, name="approve"),
    path("installningar/konton/uppdrag/<uuid:assignment_id>", accounts.end, name="end_assignment"),
]
# The sign-in package's pages, under our addresses and its own names (pages/third_party.py).
PACKAGE = [
    path("logga-in", sign_in.sign_in, name="account_login"),
    path("logga-ut", sign_in.sign_out, name="account_logout"),
    path("bekrafta", sign_in.confirm, name="account_reauthenticate"),
    path("logga-in/kod", mfa.authenticate, name="mfa_authenticate"),
    path("logga-in/nyckel", keys.login_webauthn, name="mfa_login_webauthn"),
    path("konto/", mfa.index, name="mfa_index"),
    path("konto/app", app.activate_totp, name="mfa_activate_totp"),
    path("konto/app/bort", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/koder", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/koder/nya", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/koder/hamta", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/nycklar", keys.list_webauthn, name="mfa_list_webauthn"),
    path("konto/nycklar/ny", keys.add_webauthn, name="mfa_add_webauthn"),
    path("konto/nycklar/bekrafta", sign_in.confirm_by_key, name="mfa_reauthenticate_webauthn"),
    path("konto/nycklar/<int:pk>/bort", sign_in.remove_key, name="mfa_remove_webauthn"),
]
OIDC = [
    path("logga-in/extern/oidc/<str:provider_id>/login/callback/", sign_in.oidc_back),
    path("logga-in/extern/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("logga-in/extern/", include("allauth.socialaccount.urls")),
]

urlpatterns = [
    path("", include((OWN, "organisation"))),
    *PACKAGE,
    *(OIDC if settings.SOCIALACCOUNT_PROVIDERS else []),
]
