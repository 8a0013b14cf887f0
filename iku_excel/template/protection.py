"""Locks for honest staff: sheets and structure, with a real hash where a password is given."""

from __future__ import annotations

import base64
import functools
import hashlib
import secrets

from openpyxl.worksheet.worksheet import Worksheet

ALGORITHM = "SHA-512"
SPINS = 100_000


def password_hash(password: str, salt: bytes) -> str:
    """The hash of ECMA-376 part 1, 18.2.29: SHA-512 over salt and password, then spun with a counter."""
    digest = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for spin in range(SPINS):
        digest = hashlib.sha512(digest + spin.to_bytes(4, "little")).digest()
    return base64.b64encode(digest).decode()


@functools.lru_cache(maxsize=1)
def lock_of(password: str) -> dict[str, str]:
    """The attributes of a lock, empty without a password; one salt for all that is drawn with a password."""
    if not password:
        return {}
    salt = secrets.token_bytes(16)
    return {
        "algorithmName": ALGORITHM,
        "hashValue": password_hash(password, salt),
        "saltValue": base64.b64encode(salt).decode(),
        "spinCount": str(SPINS),
    }


def lock_sheet(worksheet: Worksheet) -> None:
    """Only unlocked cells can be typed into; selecting, filtering, widths and formats stay allowed."""
    protection = worksheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.autoFilter = False
    protection.formatCells = False  # a number that turned into a date can be turned back
