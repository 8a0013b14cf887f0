"""Which document of an office counts, and what is said of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..core.findings import Finding, Place
from ..core.periods import Period
from .model import Document, Office, Rollup, State, Worth, plain


def rolled_up(
    documents: Iterable[Document],
    period: Period | None = None,
    expected: Sequence[str] = (),
    findings: Iterable[Finding] = (),
) -> Rollup | None:
    """The offices of a period, by default the latest of which anything came; None where nothing came.

    `expected` are the names, whole or short, of the offices that should report.
    """
    known = tuple(sorted(documents, key=lambda one: one.file))
    if not known:
        return None
    asked = period or max(one.period for one in known)
    told = [*findings, *(finding for one in known for finding in one.findings)]
    offices = [_office(own, asked, told) for own in _by_office(known)]
    offices += _missing(offices, known, expected, told)
    regency = max(known, key=lambda one: sum(other.key[0] == one.key[0] for other in known)).regency
    told += [Finding("E703", values={"x": one.name}) for one in offices if one.state is State.MISSING]
    return Rollup(regency, asked, tuple(sorted(offices, key=lambda one: plain(one.name))), known, tuple(told))


def _by_office(documents: Sequence[Document]) -> Iterator[tuple[Document, ...]]:
    for _, own in groupby(sorted(documents, key=lambda one: (one.key, one.file)), key=lambda one: one.key):
        yield tuple(own)


def _office(own: Sequence[Document], period: Period, findings: list[Finding]) -> Office:
    by_period = {
        quarter: [one for one in own if one.period == quarter]
        for quarter in sorted({one.period for one in own})
    }
    chosen = {quarter: _chosen(several, findings) for quarter, several in by_period.items()}
    history = tuple(one for one in chosen.values() if one is not None)
    name = own[-1].office
    if period not in chosen:
        return Office(name, State.MISSING, None, history)
    counted = chosen[period]
    if counted is None:
        return Office(name, State.DISPUTED, None, history)
    return Office(name, _state(counted), counted, history)


def _state(counted: Document) -> State:
    if counted.worth is Worth.FALSE:
        return State.FALSE
    if counted.worth is Worth.CLAIMED:
        return State.CLAIMED
    return State.FINAL if counted.final else State.OPEN


def _chosen(several: Sequence[Document], findings: list[Finding]) -> Document | None:
    """The one that counts, never one that is false beside another; None where two have the same claim."""
    honest = [one for one in several if one.worth is not Worth.FALSE]
    ranked = sorted(honest or several, key=lambda one: one.rank, reverse=True)
    first = ranked[0]
    if not honest:
        return first
    rivals = [one for one in ranked if one.rank[0] == first.rank[0] and one.digest != first.digest]
    if rivals:
        findings.append(
            Finding("E702", Place(first.file), {"x": first.office, "a": first.file, "b": rivals[0].file})
        )
        return None
    for other in ranked[1:]:
        code = "N709" if other.digest == first.digest else "W704"
        findings.append(Finding(code, Place(other.file), {"a": other.file, "b": first.file}))
    return first


def _missing(
    offices: Sequence[Office], known: Sequence[Document], expected: Sequence[str], findings: list[Finding]
) -> list[Office]:
    """Those that were expected and sent nothing of any period; who sent and was not expected is told."""
    if not expected:
        return []
    wanted = {plain(name): name for name in expected}
    called = {plain(one.office): {plain(one.office), plain(one.short)} for one in known}
    for office in offices:
        if not called[plain(office.name)] & wanted.keys():
            findings.append(Finding("W710", values={"x": office.name}))
    came = {name for names in called.values() for name in names}
    return [Office(name, State.MISSING) for key, name in wanted.items() if key not in came]
