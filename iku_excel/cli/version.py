"""`iku --version`: the program's version, and what forms and results it writes."""

from __future__ import annotations

import click

from .. import __version__
from ..core.identity import RESULTS_FORMAT, form_version
from ..definition import builtin
from ..texts import help as words


def run() -> None:
    """Tells the versions that a question about a file needs."""
    own = builtin()
    click.echo(
        words.VERSIONS.format(
            program=__version__, office=own.office.name, form=form_version(own), results=RESULTS_FORMAT
        )
    )
