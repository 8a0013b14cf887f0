"""A finding in words: what is wrong, what to do about it, who can, and all of it on one line."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.findings import Finding, Severity
from .catalogue import entry_of
from .entry import Audience
from .filling import fill, harmless

SIGNS = {Severity.ERROR: "▲", Severity.WARNING: "◊", Severity.NOTE: "●"}
PERHAPS = "{text} (mungkin dari {units})."
PASS_ON = "Sampaikan ke {unit}: {hint}"
LONGEST_LABEL = 48
LONGEST_FILE = 120


def message(finding: Finding) -> str:
    """What is wrong."""
    return message_of((finding,))


def hint(finding: Finding, unit_name: str = "") -> str:
    """What to do; with a unit's name the officer is told to pass on what the unit's staff must do."""
    return hint_of((finding,), unit_name)


def audience(finding: Finding) -> Audience:
    """Who can act on it."""
    return entry_of(finding.code).audience


def line(finding: Finding, unit_name: str = "") -> str:
    """All of it on one line of a terminal."""
    return line_of((finding,), finding.place.cell, unit_name)


def message_of(findings: Sequence[Finding]) -> str:
    """What is wrong in one sentence about findings of one cause; the first few values stand for all."""
    text = fill(entry_of(findings[0].code).message, findings)
    units = findings[0].values.get("mungkin")
    return PERHAPS.format(text=text.removesuffix("."), units=harmless(str(units))) if units else text


def hint_of(findings: Sequence[Finding], unit_name: str = "") -> str:
    """What to do about findings of one cause."""
    entry = entry_of(findings[0].code)
    text = fill(entry.hint, findings)
    if unit_name and entry.audience is Audience.STAFF:
        return PASS_ON.format(unit=harmless(unit_name), hint=text)
    return text


def line_of(findings: Sequence[Finding], cells: str, unit_name: str = "") -> str:
    """One line about findings of one cause in these cells; a label is named where all share it."""
    first = findings[0]
    steps = (harmless(first.place.file, LONGEST_FILE), harmless(first.place.sheet), harmless(cells))
    where = " › ".join(step for step in steps if step)
    labels = {finding.label for finding in findings}
    label = f"({harmless(first.label, LONGEST_LABEL)})" if first.label and len(labels) == 1 else ""
    head = " ".join(part for part in (SIGNS[first.severity], first.code, where, label) if part)
    return f"{head}: {message_of(findings)} → {hint_of(findings, unit_name)}"
