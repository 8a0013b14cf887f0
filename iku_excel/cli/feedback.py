"""`iku feedback`: for each unit with something to mend, its return as an annotated copy."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import click

from .. import files, template
from ..core.findings import Finding, errors
from ..core.model import Results
from ..core.model.recovered import Recovered
from ..core.periods import Period
from ..feedback import Copy, LeftAlone, Return, drafts, returns_to_mend
from ..form import Line, suggested_name
from ..inbox import accepted, bytes_called, issued, read_workbook, recover
from ..inbox.layout import Issued
from ..texts import annotated as words
from ..texts import help as help_words
from ..texts.annotated import CHANGED
from .gather import gather
from .load import own_definition
from .options import (
    definition_option,
    force_option,
    inbox_argument,
    json_option,
    latest_period_option,
    named,
    output_option,
    pick_option,
)
from .output import finding_json, print_findings, print_json, reporting_units
from .target import refuse_other_than_folder
from .template import PASSWORD_VARIABLE

UNKNOWN_UNIT = "E125"  # its sheets can be read, and their questions may be another unit's now


@dataclass(frozen=True, slots=True)
class Sent:
    """What went back: the copies with their paths, who got none, and values that no copy could take.

    `unread` are errors of files that nothing could be copied from.
    """

    copies: tuple[tuple[Path, Copy], ...]
    alone: tuple[LeftAlone, ...]
    unplaced: tuple[Line, ...]
    unread: tuple[Finding, ...]


@named("feedback")
@inbox_argument
@definition_option
@latest_period_option
@output_option(help_words.OPTION_FEEDBACK)
@pick_option
@json_option
@force_option
def command(
    inbox: Path,
    definition_path: Path | None,
    period: Period | None,
    output: Path,
    picks: tuple[str, ...],
    as_json: bool,
    force: bool,
) -> int:
    """The annotated copies."""
    refuse_other_than_folder(output, inbox)
    results = gather(own_definition(definition_path, inbox, output), inbox, period, picks)
    sent = send_back(results, inbox, output, force)
    if as_json:
        print_json(sent_json(sent))
    else:
        tell(sent)
    return 0 if not (sent.copies or sent.alone or sent.unread) else 1


def send_back(results: Results, inbox: Path, output: Path, force: bool) -> Sent:
    """Writes the copies, all of them or, where one of their names is taken, none."""
    definition = results.definition
    period = Period(results.period.year, results.period.last_quarter)
    submissions = tuple(unit.submission for unit in reporting_units(results) if unit.submission)
    returns, alone = returns_to_mend(definition, submissions, results.findings)
    layouts = issued(definition, accepted(results.findings))
    recovered, changed = _recovered(results, returns, inbox, layouts)
    returns = tuple(one for one in returns if one.owner not in {each.owner for each in changed})
    copies, unplaced = drafts(definition, period, returns, recovered)
    paths = [output / suggested_name((copy.owner,), period, copy.revision) for copy in copies]
    for path in paths:
        files.refuse_existing(path, force)
    password = os.environ.get(PASSWORD_VARIABLE, "")
    written = []
    for path, copy, one in zip(paths, copies, returns, strict=True):
        if one.refused:
            _, found = read_workbook(template.draw(copy.form, copy.contents), path.name, layouts)
            copy = copy.judged(found)
        data = template.draw(copy.annotated(), copy.contents, password)
        files.write_atomically(path, data, force=force)
        written.append((path, copy))
    return Sent(tuple(written), (*alone, *changed), unplaced, _unread(results))


def _unread(results: Results) -> tuple[Finding, ...]:
    """Errors of whole files, of which no input sheet was read."""
    read = {one.origin.file for one in results.submissions}
    whole = (one for one in errors(results.findings) if one.place.file and not one.place.sheet)
    return tuple(one for one in whole if one.place.file not in read and one.code != UNKNOWN_UNIT)


def _recovered(
    results: Results, returns: tuple[Return, ...], inbox: Path, layouts: Issued
) -> tuple[list[Recovered], tuple[LeftAlone, ...]]:
    """What was typed into the sheets that go back, and into sheets whose unit is no more.

    Who changed a file since it was read gets no copy of it.
    """
    definition = results.definition
    units = {unit.code for unit in definition.units}
    wanted = {(one.origin.file, one.unit): one.origin.sha256 for each in returns for one in each.submissions}
    names = {name for name, _ in wanted} | {
        finding.place.file for finding in results.findings if finding.code == UNKNOWN_UNIT
    }
    recovered: list[Recovered] = []
    changed: list[LeftAlone] = []
    for name in sorted(names):
        data = bytes_called(inbox, name)
        digest = hashlib.sha256(data).hexdigest() if data is not None else ""
        owners = [
            each.owner
            for each in returns
            if any(one.origin.file == name and one.origin.sha256 != digest for one in each.submissions)
        ]
        changed += [LeftAlone(owner, CHANGED) for owner in owners]
        if data is not None and not owners:
            sheets = recover(data, name, layouts)
            recovered += [one for one in sheets if (name, one.unit) in wanted or one.unit not in units]
    return recovered, tuple(changed)


def tell(sent: Sent) -> None:
    """The copies, what was carried for the staff, and what could not be."""
    for path, copy in sent.copies:
        definition = copy.form.definition
        sheet = definition.unit(copy.owner).sheet
        said = copy.annotations
        number = sum(bool(cause.spots) for cause in said.causes)
        click.echo(words.WRITTEN.format(sheet=sheet, path=path, revision=copy.revision, n=number))
        for line in said.carried:
            click.echo(
                words.CARRIED.format(place=line.place, label=line.label, raw=line.raw, why=line.outcome)
            )
        for line in said.lost:
            click.echo(
                words.NOT_CARRIED.format(place=line.place, label=line.label, raw=line.raw, why=line.outcome)
            )
    for line in sent.unplaced:
        click.echo(
            words.NOT_CARRIED.format(place=line.place, label=line.label, raw=line.raw, why=line.outcome)
        )
    for one in sent.alone:
        click.echo(words.LEFT_ALONE.format(sheet=one.owner, why=one.why))
    if sent.unread:
        click.echo(words.NOT_READ)
        print_findings(sent.unread)
    if not (sent.copies or sent.alone or sent.unread):
        click.echo(words.NOTHING_TO_MEND)


def sent_json(sent: Sent) -> dict[str, object]:
    """What `feedback --json` prints."""

    def lines(found: tuple[Line, ...]) -> list[dict[str, str]]:
        return [
            {"place": line.place, "label": line.label, "raw": line.raw, "outcome": line.outcome}
            for line in found
        ]

    return {
        "copies": [
            {
                "unit": copy.owner,
                "file": path.as_posix(),
                "of": list(copy.files),
                "revision": copy.revision,
                "causes": [
                    {
                        "code": cause.code,
                        "unit": cause.unit,
                        "cells": len(cause.spots),
                        "message": cause.message,
                    }
                    for cause in copy.annotations.causes
                ],
                "carried": lines(copy.annotations.carried),
                "lost": lines(copy.annotations.lost),
            }
            for path, copy in sent.copies
        ],
        "left_alone": [{"unit": one.owner, "why": one.why} for one in sent.alone],
        "unplaced": lines(sent.unplaced),
        "unread": [finding_json(finding) for finding in sent.unread],
    }
