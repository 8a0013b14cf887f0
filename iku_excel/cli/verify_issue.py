"""What a document says that it is, a draft or an issue, beside what its office's archive knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .. import archive, definition
from ..archive import Issue
from ..core.findings import IkuError
from ..core.model import Results
from ..seal import Standing
from ..summary.embedded.reading import recall_bytes
from ..texts import archive as words
from ..texts.findings.filling import harmless
from ..texts.status import issue, issue_words
from .verify_seal import Judged
from .workspace import workspace_of

Line = tuple[str, bool]
"""A sentence, and whether it speaks against the document."""


def beside_archive(results: Results, signed: Judged, *places: Path | None) -> Iterator[Line]:
    """What can be proven of a document's being issued, by the archives of the workspaces around places.

    Without the archive only a known key's signature proves it; what an archive of the same office does not
    know is no issue, unless a damaged package of its period may have known it: that is named. A draft proves
    nothing, and says so.
    """
    if results.issuance is None:
        return
    folder = next((found for place in places if place and (found := _archive(results, place))), None)
    known, damaged = _of_period(results, folder) if folder else ((), ())
    last = next((one for one in known if not one.replaced), None)
    said = harmless(", ".join(issue_words(results.issuance)))
    if results.draft:
        yield words.IS_DRAFT, False
        if last is not None:
            yield words.ISSUED_SINCE.format(issue=_issue(last), package=last.path.name), False
        return
    if folder is None:
        by_key = signed.standing is Standing.KNOWN_KEY and not signed.wrong
        yield (words.BY_SIGNATURE if by_key else words.NOT_PROVEN).format(issue=said), False
        return
    same = next((one for one in known if _is_in(results, one)), None)
    if same is None and damaged:
        yield (
            words.NOT_COMPARED.format(issue=said, package=", ".join(map(harmless, damaged)), archive=folder),
            True,
        )
        return
    if same is None:
        yield words.NOT_KNOWN.format(issue=said, archive=folder), True
        return
    yield words.KNOWN.format(issue=said, package=same.path.name, code=same.package.code), False
    if same.replaced and last is not None:
        yield words.REPLACED_BY.format(issue=_issue(last), package=last.path.name), False


def _archive(results: Results, place: Path) -> Path | None:
    """The archive of the workspace around a place, where that is the office's own."""
    own = workspace_of(place)
    if own is None:
        return None
    loaded, _ = definition.load(own.definition)
    ours = loaded is None or loaded.office.name == results.definition.office.name
    return own.archive if ours else None


def _of_period(results: Results, folder: Path) -> tuple[tuple[Issue, ...], tuple[str, ...]]:
    """What the office has issued of the period as it was laid down, and the names of damaged packages."""
    found, unopened = archive.issues(folder)
    office = results.definition.office.name
    own = [
        one
        for one in found
        if one.package.period == results.period and one.package.manifest["office"] == office
    ]
    sound = tuple(one for one in own if not one.package.flaws())
    names = {one.place.file for one in unopened if one.place.file.startswith(results.period.code)}
    return sound, tuple(sorted(names | {one.path.name for one in own if one not in sound}))


def _is_in(results: Results, one: Issue) -> bool:
    """Whether a package holds this very document; that of an earlier version does not say what it is."""
    issuance = archive.issuance(one.package.manifest)
    try:
        issued = recall_bytes(one.package.parts[one.package.document], one.path.name).results
    except IkuError:
        return False
    return replace(issued, issuance=issuance) == results


def _issue(one: Issue) -> str:
    return issue(archive.issuance(one.package.manifest))
