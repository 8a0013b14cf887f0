"""To which units something points that came and does not count for them: by name, folder and mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..core.findings import CAME, Finding, Place
from ..core.model import Definition, SheetStatus, Submission

SENDER, SUBJECT, UNITS = "dari", "perihal", "mungkin"
"""What a finding says of the mail in which its file came, and of the units to which all of it points."""

Addresses = Mapping[str, str]
"""The unit of each address, without case."""

_LONGEST_RUN = 6
_BETWEEN = re.compile(r"[\W_]+")
_UNKNOWN = "N151"


def with_mail(findings: Iterable[Finding], sender: str, subject: str) -> tuple[Finding, ...]:
    """The same findings; those of a file that came by mail say whose mail it was, and about what."""
    said = {key: value for key, value in ((SENDER, sender), (SUBJECT, subject)) if value}
    return tuple(
        replace(finding, values={**finding.values, **said}) if said and finding.code in CAME else finding
        for finding in findings
    )


def pointed(
    findings: Iterable[Finding], definition: Definition, addresses: Addresses | None = None
) -> tuple[Finding, ...]:
    """The same findings, those of what came and does not count with the units to which it points.

    What nobody knows is W176 where it points to a unit: it is theirs to say what it was.
    """
    keys = _keys(definition)

    def with_units(finding: Finding) -> Finding:
        if finding.unit or finding.code not in CAME or UNITS in finding.values:
            return finding
        if finding.code == _UNKNOWN and "x" not in finding.values:  # what a system keeps for itself
            return finding
        named = _units(finding, keys, addresses or {})
        if not named:
            return finding
        code = "W176" if finding.code == _UNKNOWN else finding.code
        alone = named[0] if len(named) == 1 else ""
        return replace(
            finding,
            code=code,
            unit=alone,
            values={**finding.values, UNITS: ", ".join(named)},
        )

    return tuple(map(with_units, findings))


def sent_otherwise(
    submissions: Iterable[Submission], definition: Definition, addresses: Addresses
) -> Iterator[Finding]:
    """W179 for each file that came from one unit's address and is filled in for others alone."""
    filled: dict[str, list[Submission]] = {}
    for one in submissions:
        if one.status is not SheetStatus.BLANK and one.origin.sender:
            filled.setdefault(one.origin.file, []).append(one)
    for file, sheets in filled.items():
        unit = addresses.get(sheets[0].origin.sender.casefold(), "")
        owners = {definition.unit(one.unit).keeper or one.unit for one in sheets}
        if unit and unit not in {*owners, *(one.unit for one in sheets)}:
            values = {"x": unit, "y": ", ".join(one.unit for one in sheets)}
            yield Finding("W179", Place(file), values, unit)


def _keys(definition: Definition) -> dict[str, tuple[str, ...]]:
    """What a unit is called: by code, sheet and name, in signs that survive in a file's name."""
    return {
        unit.code: tuple({"".join(_words(name)) for name in (unit.code, unit.sheet, unit.name)} - {""})
        for unit in definition.units
    }


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text.upper()) if word]


def _units(finding: Finding, keys: Mapping[str, tuple[str, ...]], addresses: Addresses) -> tuple[str, ...]:
    """Every unit that the file's way, its mail's subject or its sender names."""
    sender = str(finding.values.get(SENDER, "")).casefold()
    named = {addresses[sender]} if sender in addresses else set()
    for text in (finding.place.file, str(finding.values.get(SUBJECT, "")), sender.partition("@")[0]):
        words = [word.rstrip("0123456789") or word for word in _words(text)]
        runs = {
            "".join(words[start:end])
            for start in range(len(words))
            for end in range(start + 1, min(start + _LONGEST_RUN, len(words)) + 1)
        }
        named |= {code for code, names in keys.items() if runs.intersection(names)}
    return tuple(code for code in keys if code in named)
