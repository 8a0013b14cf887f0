"""A closed period as one verifiable package, and the register of what was issued."""

from __future__ import annotations

from .manifest import Base, Change, Figure, Manifest, Part, changes, issuance
from .package import (
    BASES,
    DEFINITION,
    DOCUMENTS,
    RECEIPTS,
    RESULTS,
    RETURNS,
    Package,
    is_package,
    opened,
    packed,
    unsigned,
)
from .register import SUFFIX, Issue, document_of, draw, issues, latest, name_of, standing

__all__ = [
    "BASES",
    "DEFINITION",
    "DOCUMENTS",
    "RECEIPTS",
    "RESULTS",
    "RETURNS",
    "SUFFIX",
    "Base",
    "Change",
    "Figure",
    "Issue",
    "Manifest",
    "Package",
    "Part",
    "changes",
    "document_of",
    "draw",
    "is_package",
    "issuance",
    "issues",
    "latest",
    "name_of",
    "opened",
    "packed",
    "standing",
    "unsigned",
]
