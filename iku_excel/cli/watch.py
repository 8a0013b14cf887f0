"""`iku status --watch`: stays on, reads again what changed in the inbox, and shows the state."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from .. import inbox
from ..core.findings import Finding, IkuError, Place
from ..core.model import Closed, Definition
from ..texts import status as words
from . import terminal
from .accepted import typed_for, written_near
from .closed import closed_quarters, issued_around
from .gather import settle
from .load import addresses_near, own_definition
from .output import finding_lines
from .progress import tell_progress
from .status import Order
from .status_screen import screen

Stamp = tuple[int, int]
Settings = tuple[tuple[inbox.Acceptance, ...], tuple[Closed, ...]]
"""What was accepted, and which triwulan were closed."""
STILL_WRITTEN = "E153"


@dataclass(frozen=True, slots=True)
class Known:
    """A file as it was last seen: its size and last change, what was read in it, if anything yet, and under
    which settings."""

    stamp: Stamp
    read: inbox.Read | None
    settings: Settings = ((), ())


Seen = Mapping[str, Known]


def run(order: Order, interval: float) -> int:
    """Shows the state each time it is another one, until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        definition = own_definition(order.definition_path, order.inbox)
        if not order.inbox.is_dir():
            raise IkuError(Finding("E158", Place(str(order.inbox)), {"x": str(order.inbox)}))
        seen: Seen | None = None
        shown = ""
        opener = Remembered(inbox.WORKERS)
        while True:
            state, seen = _state(definition, order, seen, opener)
            shown = _show(state, shown)
            time.sleep(interval)
    click.echo(words.STOPPED)
    return 0


class Remembered:
    """A runner that opens an envelope again only where it is another one than when it was opened last.

    One that is new or another one since the last time is left for the next (E153), as a file is by `look`.
    """

    def __init__(self, runner: inbox.Runner) -> None:
        self._runner = runner
        self._known: dict[str, tuple[Stamp, object]] = {}
        self._stamps: Mapping[str, Stamp] | None = None

    def __call__(
        self, files: Sequence[inbox.Entry], issued: Any, reader: inbox.Reader, progress: inbox.Progress
    ) -> Iterator[Any]:
        """What the reader makes of each file, in their order."""
        stamps = {file.name: _stamp(file.path) for file in files}
        known = {name: made for name, made in self._known.items() if made[0] == stamps.get(name)}
        before = stamps if self._stamps is None else self._stamps
        steady = [name for name, stamp in stamps.items() if before.get(name) == stamp]
        new = [file for file in files if file.name in steady and file.name not in known]
        for file, made in zip(new, self._runner(new, issued, reader, progress), strict=True):
            known[file.name] = (stamps[file.name], made)
        self._known, self._stamps = known, stamps
        for file in files:
            waits = (), (Finding(STILL_WRITTEN, Place(file.name)),)
            yield known[file.name][1] if file.name in known else waits


def look(
    folder: Path,
    definition: Definition,
    seen: Seen | None,
    accepted: tuple[inbox.Acceptance, ...] = (),
    closed: Sequence[Closed] = (),
    opener: inbox.Runner = inbox.WORKERS,
) -> tuple[inbox.Read, Seen]:
    """Everything in the inbox, of which only what changed is read; `seen` is what the last look gave.

    A file that is new or another one is left for the next look, with E153, since it may be half copied; at
    the first look only one that changes while it is read. Where other numbers are accepted than then, or
    another triwulan is closed, everything is looked at again, and read where the cache does not know it so.
    """
    entries, left_out = inbox.entries(folder, may_be_empty=True, runner=opener)
    settings = accepted, tuple(closed)
    now: dict[str, Known] = {}
    unread: list[inbox.Entry] = []
    for entry in entries:
        stamp = _stamp(entry.path)
        before = seen.get(entry.name) if seen is not None else Known(stamp, None)
        steady = before is not None and before.stamp == stamp
        kept = before.read if before and steady and before.settings == settings else None
        now[entry.name] = Known(stamp, kept, settings)
        if steady and now[entry.name].read is None:
            unread.append(entry)
    reads = inbox.read_entries(
        unread,
        definition,
        accepted=accepted,
        closed=closed,
        progress=tell_progress,
        reader=inbox.recall_entry,
    )
    for entry, read in zip(unread, reads, strict=True):
        if not any(finding.code == STILL_WRITTEN for finding in read[1]):
            now[entry.name] = Known(now[entry.name].stamp, read, settings)
    told = [known.read or ((), (Finding(STILL_WRITTEN, Place(name)),)) for name, known in now.items()]
    return inbox.together(left_out, told), now


def _stamp(path: Path) -> Stamp:
    with suppress(OSError):
        found = path.lstat()
        return found.st_size, found.st_mtime_ns
    return -1, -1


def _state(
    definition: Definition, order: Order, seen: Seen | None, opener: inbox.Runner
) -> tuple[str, Seen | None]:
    """The screen; before the first form came, or while the folder cannot be reached, why there is none."""
    try:
        issued = issued_around(order.inbox)
        accepted = (*typed_for(order.inbox, order.accepted), *written_near(order.inbox))
        read, seen = look(order.inbox, definition, seen, accepted, closed_quarters(issued), opener)
        addresses = addresses_near(order.inbox, definition)
        results = settle(definition, read, order.period, issued=issued, addresses=addresses)
        return screen(results, terminal.room()), seen
    except IkuError as stop:
        return "\n".join(finding_lines(stop.findings, room=terminal.room())), seen


def _show(state: str, shown: str) -> str:
    """Draws the state where it is not the one shown; a terminal is cleared first."""
    if state != shown:
        if sys.stdout.isatty():
            click.clear()
        click.echo(f"{state}\n\n{words.WATCHING.format(time=time.strftime('%H.%M.%S'))}")
        sys.stdout.flush()
    return state
