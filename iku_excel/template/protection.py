"""Locks for honest staff: sheets and structure, with a real hash where a password is given."""

from __future__ import annotations

import base64
import hashlib
import secrets

from openpyxl import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

ALGORITHM = "SHA-512"
SPINS = 100_000


def password_hash(password: str, salt: bytes) -> str:
    """The hash of ECMA-376 part 1, 18.2.29: SHA-512 over salt and password, then spun with a counter."""
    digest = hashlib.sha512(salt + password.encode("utf-16-le")).digest()
    for spin in range(SPINS):
        digest = hashlib.sha512(digest + spin.to_bytes(4, "little")).digest()
    return base64.b64encode(digest).decode()


def lock_sheet(worksheet: Worksheet, password: str) -> None:
    """Only unlocked cells can be typed into; selecting, filtering, widths and formats stay allowed."""
    protection = worksheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.autoFilter = False
    protection.formatCells = False  # a number that turned into a date can be turned back
    if password:
        salt = secrets.token_bytes(16)
        protection.algorithmName = ALGORITHM
        protection.saltValue = base64.b64encode(salt).decode()
        protection.spinCount = SPINS
        protection.hashValue = password_hash(password, salt)


def lock_structure(workbook: Workbook, password: str) -> None:
    """Sheets cannot be removed, renamed or shown."""
    workbook.security = WorkbookProtection(lockStructure=True)
    if password:
        salt = secrets.token_bytes(16)
        workbook.security.workbookAlgorithmName = ALGORITHM
        workbook.security.workbookSaltValue = base64.b64encode(salt).decode()
        workbook.security.workbookSpinCount = SPINS
        workbook.security.workbookHashValue = password_hash(password, salt)
