"""What rests in the visitor's own browser for ten minutes: one cookie, sealed, set by a post.

No cookie before the first post; the exit's `/k` deletes it. What is in it can be read by this
installation alone.
"""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass, field

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

RESTS_SECONDS = 600


@dataclass(frozen=True)
class Resting:
    """Where the visitor is: what to tell, the code to show or to open with, what was chosen."""

    told: str = ""
    code: str = ""
    show_code: bool = False
    needs: list[str] = field(default_factory=list)


def read(request: HttpRequest) -> Resting:
    """Return what rests, or nothing when it is too old, not ours or touched."""
    sealed = request.COOKIES.get(settings.TIME_COOKIE, "")
    try:
        opened = _box().decrypt(sealed.encode(), ttl=RESTS_SECONDS)
        return Resting(**json.loads(opened))
    except (InvalidToken, ValueError, TypeError):
        return Resting()


def keep(response: HttpResponse, resting: Resting) -> HttpResponse:
    """Let it rest in the browser."""
    sealed = _box().encrypt(json.dumps(asdict(resting)).encode()).decode()
    response.set_cookie(
        settings.TIME_COOKIE, sealed, secure=settings.HTTPS, httponly=True, samesite="Strict"
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Let the browser forget it."""
    response.delete_cookie(settings.TIME_COOKIE, samesite="Strict")
    response.cookies[settings.TIME_COOKIE]["secure"] = settings.HTTPS
    return response


def _box() -> Fernet:
    key = hashlib.sha256(f"lykta.tid {settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
