"""The question on a terminal: which of several versions counts."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..core.findings import Finding
from ..texts import help as words
from ..texts.findings.filling import harmless
from .prompt import number

LONGEST_NAME = 200


def ask_which(versions: Sequence[Finding]) -> str:
    """The file of the version that somebody chose, "" where none; each is an E131 of one unit."""
    click.echo(words.WHICH_COUNTS.format(unit=versions[0].unit, count=len(versions)))
    for place, version in enumerate(versions, 1):
        when, who, program, cells = (
            harmless(str(version.values.get(name) or ""), LONGEST_NAME) or words.UNKNOWN
            for name in ("waktu", "oleh", "program", "sel")
        )
        click.echo(words.VERSION.format(number=place, file=harmless(version.place.file, LONGEST_NAME)))
        click.echo(words.VERSION_SAVED.format(when=when, who=who, program=program))
        click.echo(words.VERSION_DIFFERS.format(cells=cells))
    chosen = number(words.WHICH_NUMBER, len(versions))
    return versions[chosen - 1].place.file if chosen else ""
