"""`iku check`: reads and checks workbooks, writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import click

from .. import inbox
from ..core.findings import Finding, IkuError, Place, Severity
from ..core.model import Submission
from ..core.zones import Zone
from ..texts import help as words
from ..texts.status import SHEET_WORDS
from .accepted import typed_for, written_near
from .load import addresses_near, own_definition
from .options import PATH, accept_option, all_option, definition_option, json_option, named
from .output import Json, counts, finding_json, print_findings, print_json, submission_json, worth_showing
from .progress import tell_progress
from .runners import cluster_option, runner_of, shared_option


def _inbox_by_default(
    context: click.Context, parameter: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    inbox: str | None = (context.default_map or {}).get("inbox")
    if paths:
        return paths
    if inbox is None:
        raise click.MissingParameter(ctx=context, param=parameter)
    return (Path(inbox),)


@named("check")
@click.argument("paths", metavar="PATH...", nargs=-1, callback=_inbox_by_default, type=PATH)
@definition_option
@accept_option
@all_option
@cluster_option
@shared_option
@json_option
def command(
    paths: tuple[Path, ...],
    definition_path: Path | None,
    accepted: tuple[tuple[str, str], ...],
    everyone: bool,
    cluster: str | None,
    shared: bool,
    as_json: bool,
) -> int:
    """Tells what is wrong in each file; 0 without errors, else 1."""
    runner = runner_of(None, cluster, shared)
    definition = own_definition(definition_path, *paths, reading=True)
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise IkuError(*(Finding("E158", Place(str(path)), {"x": str(path)}) for path in missing))
    typed = tuple(one for path in paths[:1] for one in typed_for(path, accepted))
    submissions, findings = inbox.read_paths(
        paths,
        definition,
        accepted=(*typed, *written_near(*paths)),
        addresses=addresses_near(paths[0], definition),
        progress=tell_progress,
        runner=runner,
        reader=inbox.recall_entry,
    )
    inbox.check_acceptances(typed, findings)
    findings = _standing(submissions, findings, definition.office.zone)
    if as_json:
        print_json(_json(submissions, findings))
    else:
        _tell(submissions, findings, everyone=everyone)
    return 1 if any(finding.severity is Severity.ERROR for finding in findings) else 0


def _standing(
    submissions: Sequence[Submission], findings: Sequence[Finding], zone: Zone
) -> tuple[Finding, ...]:
    """What still stands, and what the returns say of each other: the same twice, two versions of one."""
    period = inbox.latest_period(submissions)
    if period is None:
        return tuple(findings)
    chosen, doubts = inbox.choose(submissions, period, zone=zone)
    return (*inbox.standing(findings, submissions, chosen), *doubts)


def _files(submissions: Sequence[Submission], findings: Sequence[Finding]) -> list[str]:
    names = [submission.origin.file for submission in submissions]
    return sorted({*names, *(finding.place.file for finding in findings)} - {""})


def _json(submissions: Sequence[Submission], findings: Sequence[Finding]) -> Json:
    content = []
    sent: dict[str, list[Submission]] = defaultdict(list)
    found: dict[str, list[Finding]] = defaultdict(list)
    for submission in submissions:
        sent[submission.origin.file].append(submission)
    for finding in findings:
        found[finding.place.file].append(finding)
    for file in _files(submissions, findings):
        sheets, here = sent[file], found[file]
        names = {submission.sheet for submission in sheets}
        content.append(
            {
                "file": file,
                "findings": [finding_json(finding) for finding in here if finding.place.sheet not in names],
                "sheets": [
                    submission_json(
                        sheet, [finding for finding in here if finding.place.sheet == sheet.sheet]
                    )
                    for sheet in sheets
                ],
            }
        )
    return {"files": content}


def _tell(submissions: Sequence[Submission], findings: Sequence[Finding], *, everyone: bool) -> None:
    """A line for each sheet, of many only for those that need a hand; then what was found."""
    shown, others = worth_showing(submissions, everyone=everyone)
    for submission in shown:
        click.echo(
            f"{submission.origin.file} › {submission.sheet}: {SHEET_WORDS[submission.status]}"
            f" ({submission.period.words}, revisi {submission.numbered})"
        )
    if others:
        click.echo(others)
    print_findings(findings, shortened=bool(others))
    click.echo(words.CHECKED.format(files=len(_files(submissions, findings)), counts=counts(findings)))
