"""`iku rollup`: from the documents of many offices to one workbook for the regency."""

from __future__ import annotations

import csv
from pathlib import Path

import click

from .. import files
from ..core.findings import Finding, IkuError, Place, errors
from ..core.periods import Period
from ..envelopes.envelope import ENVELOPE_BYTES
from ..inbox import read_bytes
from ..rollup import Office, Rollup, State, draw, rolled_up
from ..texts import keys as key_words
from ..texts import rollup as words
from ..texts.help import FOUND
from ..texts.workbook.every_sheet import to_date
from .consolidate import way_to
from .keys import known_keys
from .options import (
    PATH,
    force_option,
    json_option,
    latest_period_option,
    named,
    output_option,
    paper_option,
)
from .output import Json, counts, finding_json, issuance_json, print_findings, print_json, print_table
from .progress import tell_progress
from .rollup_documents import read_documents
from .runners import cluster_option, runner_of, shared_option, workers_option
from .target import WORKBOOK, refuse_target

ON_A_SCREEN = 15
LONGEST_LIST = 4 << 20


@named("rollup")
@click.argument("folder", type=PATH)
@output_option(words.OPTION_OUTPUT)
@latest_period_option
@click.option("--offices", "expected", type=PATH, metavar="BERKAS", help=words.OPTION_OFFICES)
@click.option("--key", "register", type=PATH, metavar="BERKAS", help=key_words.OPTION_KEY)
@workers_option(words.OPTION_WORKERS)
@cluster_option
@shared_option
@click.option("--all", "everyone", is_flag=True, help=words.OPTION_ALL)
@paper_option
@json_option
@force_option
def command(
    folder: Path,
    output: Path,
    period: Period | None,
    expected: Path | None,
    register: Path | None,
    workers: int | None,
    cluster: str | None,
    shared: bool,
    everyone: bool,
    paper: str,
    as_json: bool,
    force: bool,
) -> int:
    """Writes the workbook; 0 when every office's figures are final and proven, else 1."""
    runner = runner_of(workers, cluster, shared, ENVELOPE_BYTES)
    refuse_target(output, WORKBOOK, force, folder)
    known = known_keys(folder, register)
    documents, findings = read_documents(folder, known, runner, tell_progress)
    names = _names(expected) if expected else ()
    rollup = rolled_up(documents, period, names, findings)
    if rollup is None:
        raise IkuError(*findings, Finding("E716", Place(str(folder)), {"x": str(folder)}))
    data = draw(rollup, paper=paper, way=way_to(folder, output.parent))
    files.write_atomically(output, data, force=force)
    if as_json:
        print_json(_json(rollup, output))
    else:
        _tell(rollup, output, everyone)
    return 0 if rollup.final and not errors(rollup.findings) else 1


def _names(path: Path) -> tuple[str, ...]:
    """The first field of each line of a list; a head that says so is none."""
    data, findings = read_bytes(path, str(path), LONGEST_LIST)
    if data is None:
        raise IkuError(*findings)
    text = data.decode("utf-8-sig", "replace")
    first = (next(iter(row), "").strip() for row in csv.reader(text.replace(";", ",").splitlines()))
    return tuple(name for name in first if name and name.casefold() not in words.LIST_HEADS)


def _tell(rollup: Rollup, output: Path, everyone: bool) -> None:
    """Who needs a hand, the rest counted; what was found; where it is written."""
    shown = [one for one in rollup.offices if everyone or one.state is not State.FINAL]
    click.echo(
        words.READ.format(
            documents=len(rollup.documents), offices=len(rollup.offices), period=to_date(rollup.period)
        )
    )
    most = len(shown) if everyone else ON_A_SCREEN
    if shown:
        print_table(words.SCREEN_HEAD, [_row(one) for one in shown[:most]])
    if len(shown) > most:
        click.echo(words.MORE.format(n=len(shown) - most))
    if len(rollup.offices) > len(shown):
        click.echo(words.REST.format(n=len(rollup.offices) - len(shown)))
    told = sorted(rollup.findings, key=lambda one: "EWN".index(one.code[0]))
    click.echo()
    print_findings(told if everyone else told[:ON_A_SCREEN])
    if len(told) > ON_A_SCREEN and not everyone:
        click.echo(words.MORE_FINDINGS.format(n=len(told) - ON_A_SCREEN))
    click.echo(FOUND.format(counts=counts(rollup.findings)))
    click.echo(words.WRITTEN.format(path=output))


def _row(office: Office) -> tuple[str, ...]:
    lines = office.lines
    reached = words.HISTORY_CELL.format(reached=sum(line.reached for line in lines), total=len(lines))
    file = office.document.file if office.document else "–"
    return office.name, words.STATES[office.state.value], reached if lines else "–", file


def _json(rollup: Rollup, output: Path) -> Json:
    return {
        "period": rollup.period.code,
        "regency": rollup.regency,
        "output": output.as_posix(),
        "final": rollup.final,
        "offices": [_office_json(office) for office in rollup.offices],
        "findings": [finding_json(finding) for finding in rollup.findings],
    }


def _office_json(office: Office) -> Json:
    document = office.document
    return {
        "name": office.name,
        "state": office.state.value,
        "file": document.file if document else None,
        "signer": (document.signer or None) if document else None,
        "document": issuance_json(document.issuance) if document else None,
        "indicators": [
            {
                "number": line.number,
                "name": line.name,
                "value": line.value,
                "achievement": line.achievement,
                "category": line.category or None,
                "status": line.status.value,
                "cell": line.cell,
            }
            for line in office.lines
        ],
    }
