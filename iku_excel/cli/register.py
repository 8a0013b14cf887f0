"""The register of what was issued, on a terminal and as a workbook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from .. import archive, files
from ..archive import Issue, Manifest
from ..core.findings import IkuError
from ..texts import archive as words
from .output import print_findings, print_table


def show_register(folder: Path) -> int:
    """What was issued, oldest first; 1 where the archive holds something that is no package."""
    found, findings = archive.issues(folder)
    if found:
        print_table(words.REGISTER_HEAD, [register_row(one) for one in found])
    else:
        click.echo(words.NOTHING_ISSUED)
    print_findings(findings, err=True)
    return 1 if findings else 0


def write_register(folder: Path, packages: Iterable[tuple[Path, archive.Package]]) -> None:
    """These packages as a workbook; one that is open in Excel is told of and written the next time."""
    found = archive.standing(packages)
    data = archive.draw(words.REGISTER_TITLE, words.REGISTER_HEAD, found, register_row)
    try:
        files.write_atomically(folder / words.REGISTER, data, force=True)
    except IkuError as stop:
        print_findings(stop.findings, err=True)


def issue_name(manifest: Manifest) -> str:
    """Which issue of its period it is, in words."""
    return words.REVISION.format(number=manifest["number"]) if manifest["number"] else words.FIRST


def register_row(issue: Issue) -> tuple[str, ...]:
    """A line of the register."""
    manifest = issue.package.manifest
    name = issue_name(manifest)
    figures = (
        words.FIGURE.format(
            indicator=one["indicator"],
            value=one["shown"],
        )
        for one in manifest["figures"]
    )
    return (
        manifest["period"],
        words.REPLACED.format(issue=name) if issue.replaced else name,
        manifest["document"] or words.NONE,
        manifest["date"],
        manifest["signatory"],
        "; ".join(figures),
        issue.package.code,
        manifest["replaces"] or words.NONE,
        manifest["reason"] or words.NONE,
        manifest.get("code", "") or words.NONE,
    )
