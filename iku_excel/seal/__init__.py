"""What something says → a digest, a short code of it, and the office's signature, which no re-save breaks."""

from __future__ import annotations

from .digest import canonical, code, digest
from .keys import PublicKey, new_key, public_key, read_register, register, same_fingerprint
from .signing import Signature, Standing, is_signature, judge, sign, signer

__all__ = [
    "PublicKey",
    "Signature",
    "Standing",
    "canonical",
    "code",
    "digest",
    "is_signature",
    "judge",
    "new_key",
    "public_key",
    "read_register",
    "register",
    "same_fingerprint",
    "sign",
    "signer",
]
