"""Sealing: AES-GCM around words, names and addresses; keyed HMAC for what must be found again."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from typing import Any, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.core.errors import Unusable

KEY_BYTES = 32
NONCE_BYTES = 12
KEY_ID_BYTES = 4
DOES_NOT_FIT = "The data key does not fit this database. Put the key back that it was made with."


class Keys(Protocol):
    """Where the data keys come from; they may change while we run."""

    def current(self) -> Sealer:
        """A sealer with the keys of this moment."""


class Sealer:
    """Seals with the first of its data keys and opens with any of them.

    Sealed: key id (4 bytes), nonce (12), ciphertext and tag. A row names its key.
    """

    def __init__(self, *keys: bytes) -> None:
        """Take keys of 32 bytes, the current one first; a key's id is the start of its hash."""
        if not keys or any(len(key) != KEY_BYTES for key in keys):
            raise Unusable(
                "The data key must be 32 bytes. "
                "Put the right file back, or remove it on a new installation."
            )
        self._ciphers = {key_id(key): AESGCM(key) for key in keys}
        self._index_keys = [hashlib.sha256(b"beneath index" + key).digest() for key in keys]
        self.key_id = key_id(keys[0])
        self._cipher = self._ciphers[self.key_id]
        self.several = len(keys) > 1

    def current(self) -> Sealer:
        """Itself: keys that never change."""
        return self

    def seal(self, value: Any) -> bytes:
        """Any JSON value, sealed. Lone surrogates survive (they are escaped)."""
        nonce = os.urandom(NONCE_BYTES)
        plain = json.dumps(value, separators=(",", ":")).encode("ascii")
        return self.key_id + nonce + self._cipher.encrypt(nonce, plain, self.key_id)

    def open(self, sealed: bytes) -> Any:
        """The value again; another key or a changed byte is refused in one sentence."""
        named = bytes(sealed[:KEY_ID_BYTES])
        nonce = sealed[KEY_ID_BYTES : KEY_ID_BYTES + NONCE_BYTES]
        cipher = self._ciphers.get(named, self._cipher)
        try:
            plain = cipher.decrypt(nonce, sealed[KEY_ID_BYTES + NONCE_BYTES :], named)
        except (InvalidTag, ValueError):
            raise Unusable(DOES_NOT_FIT) from None
        return json.loads(plain)

    def is_current(self, sealed: bytes) -> bool:
        """Was it sealed with the first key?"""
        return bytes(sealed[:KEY_ID_BYTES]) == self.key_id

    def index(self, *parts: str) -> bytes:
        """A blind index: the same parts give the same 32 bytes, telling nothing without a key."""
        return _blind(self._index_keys[0], parts)

    def indexes(self, *parts: str) -> list[bytes]:
        """The blind index under each of the keys, the current one first: rows may be older."""
        return [_blind(key, parts) for key in self._index_keys]


def key_id(key: bytes) -> bytes:
    """What a row names its key by: four bytes that tell nothing of it."""
    return hashlib.sha256(b"beneath id" + key).digest()[:KEY_ID_BYTES]


def _blind(index_key: bytes, parts: tuple[str, ...]) -> bytes:
    joined = json.dumps(parts).encode("ascii")
    return hmac.new(index_key, joined, hashlib.sha256).digest()
