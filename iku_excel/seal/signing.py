"""A digest signed with the office's key (Ed25519), and what such a signature is worth to who reads it."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from .keys import KEY_BYTES, PublicKey, loaded

_SIGNATURE_BYTES = 64
_LONGEST_NAME, _DIGEST_DIGITS = 200, 64
Signature = dict[str, str]
"""As JSON holds it: digest, name of the office, public key and signature (base64)."""


class Standing(StrEnum):
    """What a signature is worth: none is there, it is another content's, it is forged, or whose key it is."""

    UNSIGNED = "unsigned"
    OTHER_CONTENT = "other content"
    FORGED = "forged"
    UNKNOWN_KEY = "unknown key"
    KNOWN_KEY = "known key"


def sign(private: bytes, name: str, digest: str, purpose: str) -> Signature:
    """The signature over a digest for one purpose; the same key and digest give the same.

    A signature for one purpose ("dokumen", "tanda terima") is none for another. Raises ValueError where the
    key is none.
    """
    key = loaded(private)
    return {
        "digest": digest,
        "name": name[:_LONGEST_NAME],
        "key": base64.b64encode(key.public_key().public_bytes_raw()).decode(),
        "signature": base64.b64encode(key.sign(_message(name, digest, purpose))).decode(),
    }


def is_signature(told: Any) -> bool:
    """Whether a stranger's JSON has the form of a signature."""
    return (
        isinstance(told, dict)
        and set(told) == {"digest", "name", "key", "signature"}
        and all(isinstance(text, str) for text in told.values())
        and len(told["digest"]) == _DIGEST_DIGITS
        and len(told["name"]) <= _LONGEST_NAME
        and _bytes(told["key"], KEY_BYTES) is not None
        and _bytes(told["signature"], _SIGNATURE_BYTES) is not None
    )


def judge(told: Signature | None, digest: str, purpose: str, known: Iterable[PublicKey]) -> Standing:
    """What a signature says of the content with this digest; `known` are keys that were had another way."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if told is None:
        return Standing.UNSIGNED
    key, signature = _bytes(told["key"], KEY_BYTES), _bytes(told["signature"], _SIGNATURE_BYTES)
    if key is None or signature is None:
        return Standing.FORGED
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(
            signature, _message(told["name"], told["digest"], purpose)
        )
    except (InvalidSignature, ValueError):
        return Standing.FORGED
    if told["digest"] != digest:
        return Standing.OTHER_CONTENT
    return Standing.KNOWN_KEY if any(one.key == key for one in known) else Standing.UNKNOWN_KEY


def signer(told: Signature) -> PublicKey:
    """The key that a signature names, with the name it gives itself."""
    key = _bytes(told["key"], KEY_BYTES)
    assert key is not None
    return PublicKey(told["name"], "", key)


def _message(name: str, digest: str, purpose: str) -> bytes:
    return "\n".join(("iku-seal-1", purpose, name[:_LONGEST_NAME], digest)).encode("utf-8", "surrogatepass")


def _bytes(text: str, length: int) -> bytes | None:
    try:
        found = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return found if len(found) == length else None
