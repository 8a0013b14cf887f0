"""How far the reading is, on a terminal only."""

from __future__ import annotations

import sys

import click

from ..texts import help as words

FEWEST = 10
"""With fewer files nobody waits for long enough to be told."""


def tell_progress(done: int, files: int) -> None:
    """One line that is written over and leaves nothing behind when all files are done."""
    if files < FEWEST or not sys.stderr.isatty():
        return
    line = words.READING.format(done=done, files=files)
    click.echo("\r" + (line if done < files else " " * len(line) + "\r"), nl=False, err=True)
