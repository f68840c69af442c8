"""The second factor: demanded outside the demo, each code once, guessing slowed (SE-04, SE-05)."""

import hmac

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt, is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lykta.kernel.problems import NotNow
from lykta.organisation.actions import attempts
from lykta.organisation.models import User
from lykta.pages import clock

TRIES = 8  # wrong codes for a name before a pause: a code is one in a million, three hold at once


def has_one(user: User) -> bool:
    """Tell whether the account has a passkey or an authenticator app."""
    wanted = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(is_mfa_enabled(user, wanted))


def has_passkey(user: User) -> bool:
    """Tell whether the account has a passkey or a security key."""
    return bool(is_mfa_enabled(user, [Authenticator.Type.WEBAUTHN]))


def check_other_left(user: User, *, besides: int) -> None:
    """Raise `NotNow` when the authenticator is the account's last one, where one is demanded."""
    kept = Authenticator.objects.filter(user=user).exclude(pk=besides)
    if is_demanded() and not kept.exclude(type=Authenticator.Type.RECOVERY_CODES).exists():
        raise NotNow("Lägg till en annan nyckel eller en app först. Den här är din enda.")


def is_demanded() -> bool:
    """Tell whether a second factor is demanded here: everywhere but in the demo."""
    return not settings.DEMO


def _name(user: User) -> str:
    return f"code|{user.pk}"


def check_may_try(user: User) -> None:
    """Raise ValidationError while too many wrong codes were given lately."""
    if attempts.recent(name=_name(user), now=clock.now()) >= TRIES:
        raise ValidationError(_("Det blev många fel. Vänta tio minuter och försök igen."))


def note_failure(user: User) -> None:
    """Count a wrong code."""
    attempts.note_failure(name=_name(user), now=clock.now())


@transaction.atomic
def use_once(authenticator: Authenticator, code: str) -> bool:
    """Take the code's time step into use; False when it, or a later one, was used before."""
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    secret = decrypt(row.data["secret"])
    step = _step(secret, str(normalize_user_code(code)))
    if step is None or step <= int(row.data.get("last_step", 0)):
        return False
    row.data = {**row.data, "last_step": step}
    row.save(update_fields=["data"])
    authenticator.data = row.data
    return True


def _step(secret: str, code: str) -> int | None:
    found = None
    for step in totp.yield_hotp_counters_from_time():
        wanted = totp.format_hotp_value(totp.hotp_value(secret, step))
        if hmac.compare_digest(wanted.encode(), code.encode()):
            found = step
    return found


def remove_all(user: User) -> None:
    """Take away every authenticator and recovery code of the account (recovery by two people)."""
    Authenticator.objects.filter(user=user).delete()
