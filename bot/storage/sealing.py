"""Sealing: AES-GCM around words, names and addresses; keyed HMAC for what must be found again."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.core.errors import Unusable

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_ID_BYTES = 4


class Sealer:
    """Seals and opens with one data key: key id (4 bytes), nonce (12), ciphertext and tag."""

    def __init__(self, key: bytes) -> None:
        """Take a key of 32 bytes; its id is the start of its hash: a row names its key."""
        if len(key) != KEY_BYTES:
            raise Unusable(
                "The data key must be 32 bytes. "
                "Put the right file back, or remove it on a new installation."
            )
        self._aes = AESGCM(key)
        self._index_key = hashlib.sha256(b"beneath index" + key).digest()
        self._key_id = hashlib.sha256(b"beneath id" + key).digest()[:KEY_ID_BYTES]

    def seal(self, value: Any) -> bytes:
        """Any JSON value, sealed. Lone surrogates survive (they are escaped)."""
        nonce = os.urandom(NONCE_BYTES)
        plain = json.dumps(value, separators=(",", ":")).encode("ascii")
        return self._key_id + nonce + self._aes.encrypt(nonce, plain, self._key_id)

    def open(self, sealed: bytes) -> Any:
        """The value again; another key or a changed byte is refused in one sentence."""
        key_id, nonce = (
            sealed[:KEY_ID_BYTES],
            sealed[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES],
        )
        try:
            plain = self._aes.decrypt(nonce, sealed[KEY_ID_BYTES + NONCE_BYTES :], key_id)
        except (InvalidTag, ValueError):
            raise Unusable(
                "The data key does not fit this database. Put the key back that it was made with."
            ) from None
        return json.loads(plain)

    def index(self, *parts: str) -> bytes:
        """A blind index: the same parts give the same 32 bytes, telling nothing without a key."""
        joined = json.dumps(parts).encode("ascii")
        return hmac.new(self._index_key, joined, hashlib.sha256).digest()


def key_from(path: Path) -> bytes:
    """The data key of this installation; made on the first run, readable by its owner only."""
    if path.exists():
        return path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(KEY_BYTES)
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "wb") as out:
        out.write(key)
    return key
