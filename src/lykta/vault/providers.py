"""Where the key that wraps keys (KEK) comes from: a folder, a systemd credential, or an HSM.

A provider wraps and unwraps data keys and names which KEK it used; nothing else in the product
sees a KEK. A PKCS#11 module is a third provider (docs/domains/vault.md).
"""

import os
from functools import cache
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from config import env
from lykta.vault.problems import Unreadable

NONCE_BYTES = 12


class CannotMakeKey(Exception):
    """This provider's keys are made outside the program."""


class KeyProvider(Protocol):
    """What the vault asks of whoever keeps the KEK."""

    def current(self) -> int:
        """Return the id of the KEK that wraps new keys."""
        ...

    def wrap(self, plain: bytes, *, kek_id: int, additional: bytes) -> bytes:
        """Return a data key wrapped under the named KEK."""
        ...

    def unwrap(self, wrapped: bytes, *, kek_id: int, additional: bytes) -> bytes:
        """Return the data key. Raises `Unreadable` when it does not fit."""
        ...

    def index_key(self) -> bytes:
        """Return the key of the blind index."""
        ...

    def make_next(self) -> int:
        """Make a new KEK and return its id. Raises `CannotMakeKey` when made elsewhere."""
        ...


class FolderProvider:
    """Keys as files: `key_kek` is the first, `key_kek_2` the next and so on; `key_index`.

    `writable` folders (demo, tests, a small installation) can make the next KEK themselves;
    a credentials folder given by systemd is read only.
    """

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self._folder = folder
        self._writable = writable
        self._known: dict[int, AESGCM] = {}

    def current(self) -> int:
        """Return the highest KEK in the folder."""
        kek_id = 1
        while self._path(kek_id + 1).exists():
            kek_id += 1
        return kek_id

    def wrap(self, plain: bytes, *, kek_id: int, additional: bytes) -> bytes:
        """Return nonce, ciphertext and tag under the named KEK."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._kek(kek_id).encrypt(nonce, plain, additional)

    def unwrap(self, wrapped: bytes, *, kek_id: int, additional: bytes) -> bytes:
        """Return the data key."""
        try:
            nonce, body = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
            return self._kek(kek_id).decrypt(nonce, body, additional)
        except (InvalidTag, ValueError, OSError):
            raise Unreadable from None

    def index_key(self) -> bytes:
        """Return the key of the blind index."""
        return self._read(self._folder / "key_index")

    def make_next(self) -> int:
        """Write the next KEK file, readable by this user only."""
        if not self._writable:
            raise CannotMakeKey(
                f"Put the new key as {self._path(self.current() + 1).name} among the credentials."
            )
        kek_id = self.current() + 1
        handle = os.open(self._path(kek_id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(os.urandom(32).hex())
        return kek_id

    def _kek(self, kek_id: int) -> AESGCM:
        if kek_id not in self._known:
            self._known[kek_id] = AESGCM(self._read(self._path(kek_id)))
        return self._known[kek_id]

    def _path(self, kek_id: int) -> Path:
        return self._folder / ("key_kek" if kek_id == 1 else f"key_kek_{kek_id}")

    def _read(self, path: Path) -> bytes:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())


def provider() -> KeyProvider:
    """Return the provider that LYKTA_KEY_PROVIDER names: `folder` (default) or `systemd`."""
    kind = env.choice("KEY_PROVIDER", ("folder", "systemd"), "folder")
    if kind == "systemd":
        return _folder(Path(os.environ.get("CREDENTIALS_DIRECTORY", "/nonexistent")), False)
    return _folder(settings.SECRETS, True)


@cache
def _folder(path: Path, writable: bool) -> KeyProvider:
    return FolderProvider(path, writable=writable)
