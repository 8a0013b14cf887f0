"""What the head of the regency's organisation unit should look at first, and what stands above what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..core.model import Polarity
from ..summary.embedded.shown import Line
from ..texts import rollup as words
from .model import Office, Rollup, State

MOST = 5
_GRAVE = (State.FALSE, State.DISPUTED, State.MISSING, State.CLAIMED)

Ranked = tuple[int, Office, Line]


def priorities(rollup: Rollup) -> tuple[str, ...]:
    """At most five sentences: offices without a report that counts, figures not said, the worst."""
    found = [*_offices(rollup), *_unsaid(rollup), *_short(rollup)]
    return tuple(found[:MOST])


def _offices(rollup: Rollup) -> Iterator[str]:
    """One sentence a state, so that two missing offices do not fill the page."""
    for state in _GRAVE:
        names = [office.name for office in rollup.offices if office.state is state]
        if names:
            yield words.PRIORITY_OFFICES[state].format(names=words.several(names), n=len(names))


def _unsaid(rollup: Rollup) -> Iterator[str]:
    open_lines = [(office, line) for office, line in rollup.lines if not line.status.final]
    if open_lines:
        names = list(dict.fromkeys(office.name for office, _ in open_lines))
        yield words.PRIORITY_OPEN.format(n=len(open_lines), names=words.several(names))


def _short(rollup: Rollup) -> Iterator[str]:
    short = [pair for pair in rollup.lines if pair[1].short]
    for office, line in sorted(short, key=lambda pair: pair[1].achievement or 0.0):
        yield words.priority_short(office.name, line.name, line.achievement or 0.0, line.why)


def ranking(rollup: Rollup) -> Mapping[Polarity, Sequence[Ranked]]:
    """Final indicators by capaian, each direction by itself; equal ones share a rank."""
    ranked: dict[Polarity, list[Ranked]] = {}
    for polarity in Polarity:
        own = [
            (office, line)
            for office, line in rollup.lines
            if line.polarity is polarity and line.status.final and line.achievement is not None
        ]
        own.sort(key=lambda pair: (-(pair[1].achievement or 0.0), pair[0].name, pair[1].number))
        ranked[polarity] = list(_numbered(own))
    return ranked


def _numbered(pairs: Sequence[tuple[Office, Line]]) -> Iterator[Ranked]:
    rank, before = 0, None
    for place, (office, line) in enumerate(pairs, start=1):
        if line.achievement != before:
            rank, before = place, line.achievement
        yield rank, office, line
