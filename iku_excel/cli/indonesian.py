"""The command line's library speaks Indonesian: its help, its complaints, and its farewell."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import click

from ..texts import click as words

_PLACE = re.compile(r"\\\{(\w+)(!r)?\\\}")
_EXTRA = re.compile(r"(?s)(.*?)(\s*)\[([^\[\]]*)\]$")


def _pattern(sentence: str) -> re.Pattern[str]:
    """Matches the sentence with its places filled; what stood in quotes keeps them."""
    return re.compile(_PLACE.sub(r"(?P<\1>.+?)", re.escape(sentence)), re.DOTALL)


# The longest first: "is not one of" is also an "is not".
_SENTENCES = tuple(
    (_pattern(theirs), words.SENTENCES[theirs])
    for theirs in sorted(words.SENTENCES, key=lambda sentence: len(_PLACE.sub("", re.escape(sentence))))[::-1]
)


def translate(text: str) -> str:
    """The same in Indonesian, sentences within it too; what the library never says stays as it is."""
    for pattern, ours in _SENTENCES:
        if found := pattern.fullmatch(text):
            return ours.format(**{name: _filled(name, value) for name, value in found.groupdict().items()})
    return text


def _filled(name: str, value: str) -> str:
    if name in ("format", "formats"):
        for part, example in words.DATE_PARTS.items():
            value = value.replace(part, example)
        return value
    return translate(value)


class Formatter(click.HelpFormatter):
    """Help and usage under Indonesian headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows how a command is typed."""
        for theirs, ours in words.PLACEHOLDERS.items():
            args = args.replace(theirs, ours)
        super().write_usage(prog, args, words.USAGE if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(words.HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands, each with its help and what stands behind it in brackets."""
        super().write_dl([(name, _help(text)) for name, text in rows], col_max, col_spacing)


def _help(text: str) -> str:
    found = _EXTRA.fullmatch(text)
    if found is None:
        return translate(text)
    said, space, extras = found.groups()
    return f"{translate(said)}{space}[{'; '.join(translate(extra) for extra in extras.split('; '))}]"


def complain(error: click.ClickException) -> None:
    """Tells on the error stream what was typed wrongly, as the library would, but in Indonesian."""
    theirs = io.StringIO()
    error.show(theirs)
    for line in theirs.getvalue().splitlines():
        click.echo(translate(line), err=True)


click.Context.formatter_class = Formatter
