"""The office's keys: a private one that signs, and the register of public ones, old keys included."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

# cryptography is imported where a key is used: it is heavy, and most commands use none.

FORMAT = "iku-keys-1"
KEY_BYTES = 32
_FINGERPRINT_DIGITS, _GROUP = 32, 4
_LONGEST_NAME, _MOST_KEYS = 200, 50_000  # several keys of each of 18,000 offices


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that anybody may have: whose it is, since when (ISO date), and its 32 bytes."""

    name: str
    since: str
    key: bytes

    @property
    def fingerprint(self) -> str:
        """What tells this key from any other, short enough to be read out: eight groups of four."""
        digits = hashlib.sha256(self.key).hexdigest()[:_FINGERPRINT_DIGITS].upper()
        return "-".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def new_key(name: str, since: date) -> tuple[bytes, PublicKey]:
    """A fresh private key (PKCS 8, PEM) and the public one that goes with it."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return pem, PublicKey(name[:_LONGEST_NAME], since.isoformat(), private.public_key().public_bytes_raw())


def loaded(private: bytes) -> Ed25519PrivateKey:
    """The key in a PEM; raises ValueError where it is none of ours."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(private, None)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError("not a key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("another kind of key")
    return key


def public_key(private: bytes) -> bytes:
    """The public key of a private one; raises ValueError where that is none."""
    return loaded(private).public_key().public_bytes_raw()


def register(keys: Iterable[PublicKey]) -> bytes:
    """The register as a file that may be given to anybody; ASCII only."""
    told = [
        {
            "name": key.name,
            "since": key.since,
            "key": base64.b64encode(key.key).decode(),
            "fingerprint": key.fingerprint,
        }
        for key in keys
    ]
    return (json.dumps({"format": FORMAT, "keys": told}, indent=2) + "\n").encode()


def read_register(data: bytes) -> tuple[PublicKey, ...]:
    """The keys of a register, the newest last; raises ValueError where it is none, or one was altered."""
    try:
        content = json.loads(data)
        if content["format"] != FORMAT or len(content["keys"]) > _MOST_KEYS:
            raise ValueError(FORMAT)
        return tuple(_read(told) for told in content["keys"])
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a register") from error


def same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are one, however they are spaced and written."""
    first, second = ("".join(sign for sign in text.upper() if sign.isalnum()) for text in (one, other))
    return len(first) == _FINGERPRINT_DIGITS and first == second


def _read(told: dict[str, str]) -> PublicKey:
    name, since = told["name"], date.fromisoformat(told["since"]).isoformat()
    key = PublicKey(name, since, base64.b64decode(told["key"], validate=True))
    if not isinstance(name, str) or len(name) > _LONGEST_NAME or len(key.key) != KEY_BYTES:
        raise ValueError("not a key")
    if not same_fingerprint(key.fingerprint, told["fingerprint"]):
        raise ValueError("a key and its fingerprint differ")
    return key
