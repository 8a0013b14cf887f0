"""What the JSON of a receipt holds, field by field: what is read back is held to it."""

from __future__ import annotations

from typing import TypedDict

from ..core.model import State


class FindingContent(TypedDict):
    """One finding, with its sentence and remedy as they were told."""

    code: str
    severity: str
    sheet: str
    cell: str
    label: str
    raw: str
    message: str
    hint: str


class CountsContent(TypedDict):
    """How many answers are in each state."""

    value: int
    nihil: int
    pending: int
    blank: int
    refused: int


class SheetContent(TypedDict):
    """One input sheet."""

    unit: str
    sheet: str
    period: str
    revision: int
    form_version: str
    verdict: str
    instead: str | None
    survey: bool
    counts: CountsContent


class SignatureContent(TypedDict):
    """What the office's key says of everything but seal and signature."""

    digest: str
    name: str
    key: str
    signature: str


class Signed(TypedDict, total=False):
    """What a receipt holds beside its words where the office has a key."""

    signature: SignatureContent


class Content(Signed):
    """A receipt; `seal` is over everything else."""

    format: str
    office: list[str]
    file: str
    size: int
    sha256: str | None
    saved: str | None
    saved_by: str | None
    program: str | None
    time: str
    verdict: str
    sheets: list[SheetContent]
    findings: list[FindingContent]
    seal: str


COUNTED = {state: state.name.lower() for state in State}
"""The name under which each state is counted."""
