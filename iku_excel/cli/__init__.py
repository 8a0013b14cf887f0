"""The commands: load, call one stage, write, print findings, choose the exit code."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..styles.columns import IKU
from ..texts import click as click_words
from ..texts import help as words
from ..texts import survey_file as survey_words
from . import console
from .completion import completion
from .definition import definition as definition_commands
from .email import email
from .feedback import feedback as feedback_command
from .indonesian import complain
from .options import PERIOD, definition_option, force_option, json_option
from .prompt import secret
from .receipt import receipt
from .workspace import defaults, init

if TYPE_CHECKING:
    from ..core.periods import Period

# Heavy imports live inside the commands, so that `iku --help` loads click and nothing else.

FINISHED, NOT_FINAL, NOTHING_WRITTEN = 0, 1, 2
PROGRAM = "iku"


def _tell_version(context: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from .version import run

        run()
        context.exit()


@click.group(help=words.MAIN, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_tell_version,
    help=words.OPTION_VERSION,
)
@click.pass_context
def commands(context: click.Context) -> None:
    """The group of all commands; within a workspace its settings are their defaults."""
    context.default_map = defaults(Path.cwd(), datetime.now())


def _inbox_by_default(
    context: click.Context, parameter: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    inbox: str | None = (context.default_map or {}).get("inbox")
    if paths or inbox is None:
        if not paths:
            raise click.MissingParameter(ctx=context, param=parameter)
        return paths
    return (Path(inbox),)


@commands.command(help=words.DEMO)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=Path("iku-demo"))
@force_option
def demo(folder: Path, force: bool) -> None:
    """The whole path on samples."""
    from .demo import run

    sys.exit(run(folder, force))


@commands.command(help=words.TEMPLATE)
@definition_option
@click.option("--period", type=PERIOD, help=words.OPTION_PERIOD)
@click.option("--unit", "units", multiple=True, metavar="KODE", help=words.OPTION_UNIT)
@click.option("--from", "inbox", metavar="INBOX", type=click.Path(path_type=Path), help=words.OPTION_FROM)
@click.option("--split", is_flag=True, help=words.OPTION_SPLIT)
@click.option("--password", "ask_password", is_flag=True, help=words.OPTION_PASSWORD)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=words.OPTION_OUTPUT_FORM)
@force_option
def template(
    definition_path: Path | None,
    period: Period | None,
    units: tuple[str, ...],
    inbox: Path | None,
    split: bool,
    ask_password: bool,
    output: Path,
    force: bool,
) -> None:
    """Draws the form."""
    from .template import Order, run

    password = ""
    if ask_password:
        password = secret(words.PASSWORD_PROMPT, words.PASSWORD_AGAIN)
    run(Order(output, definition_path, period, units, inbox, split, password, force))


@commands.command(help=words.CHECK)
@click.argument(
    "paths", metavar="PATH...", nargs=-1, callback=_inbox_by_default, type=click.Path(path_type=Path)
)
@definition_option
@json_option
def check(paths: tuple[Path, ...], definition_path: Path | None, as_json: bool) -> None:
    """Reads and checks, writes nothing."""
    from .check import run

    sys.exit(run(paths, definition_path, as_json))


@commands.command(help=words.CONSOLIDATE)
@click.argument("inbox", type=click.Path(path_type=Path))
@definition_option
@click.option("--period", type=PERIOD, help=words.OPTION_PERIOD_LATEST)
@click.option(
    "--date", "signed", metavar="D", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help=words.OPTION_DATE
)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help=words.OPTION_OUTPUT)
@click.option("--pick", "picks", multiple=True, metavar="BERKAS", help=words.OPTION_PICK)
@click.option("--feedback", type=click.Path(path_type=Path), metavar="DIR", help=words.OPTION_FEEDBACK)
@click.option("--workers", type=click.IntRange(1, 64), metavar="N", help=words.OPTION_WORKERS)
@click.option("--folded", is_flag=True, help=words.option_folded(*IKU.folded()))
@click.option(
    "--paper",
    type=click.Choice(["F4", "A4"], case_sensitive=False),
    default="F4",
    show_default=True,
    help=words.OPTION_PAPER,
)
@click.option("--open", "show", is_flag=True, help=words.OPTION_OPEN)
@json_option
@force_option
def consolidate(
    inbox: Path,
    definition_path: Path | None,
    period: Period | None,
    signed: datetime | None,
    output: Path,
    picks: tuple[str, ...],
    feedback: Path | None,
    workers: int | None,
    folded: bool,
    paper: str,
    show: bool,
    as_json: bool,
    force: bool,
) -> None:
    """The main job."""
    from .consolidate import Order, run

    order = Order(
        inbox=inbox,
        definition_path=definition_path,
        period=period,
        signed=signed.date() if signed else None,
        output=output,
        picks=picks,
        feedback=feedback,
        workers=workers,
        folded=folded,
        paper=paper.upper(),
        show=show,
        force=force,
    )
    sys.exit(run(order, as_json))


@commands.command(help=words.STATUS)
@click.argument("inbox", type=click.Path(path_type=Path))
@definition_option
@click.option("--period", type=PERIOD, help=words.OPTION_PERIOD_LATEST)
@click.option("--reminders", metavar="DIR", type=click.Path(path_type=Path), help=words.OPTION_REMINDERS)
@click.option(
    "--deadline", metavar="D", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help=words.OPTION_DEADLINE
)
@click.option(
    "--date", "today", metavar="D", type=click.DateTime(["%Y-%m-%d", "%d-%m-%Y"]), help=words.OPTION_TODAY
)
@click.option("--watch", is_flag=True, help=words.OPTION_WATCH)
@click.option(
    "--interval",
    type=click.FloatRange(0.1, 3600),
    default=5.0,
    show_default=True,
    metavar="DETIK",
    help=words.OPTION_INTERVAL,
)
@json_option
@force_option
def status(
    inbox: Path,
    definition_path: Path | None,
    period: Period | None,
    reminders: Path | None,
    deadline: datetime | None,
    today: datetime | None,
    watch: bool,
    interval: float,
    as_json: bool,
    force: bool,
) -> None:
    """Who has sent what, and who has not."""
    if watch and (reminders or as_json):
        raise click.UsageError(words.WATCH_ALONE)
    if deadline and not reminders:
        raise click.UsageError(words.DEADLINE_ALONE)
    from .status import Order, run
    from .watch import run as stay_on

    order = Order(
        inbox=inbox,
        definition_path=definition_path,
        period=period,
        reminders=reminders,
        deadline=deadline.date() if deadline else None,
        today=(today or datetime.now()).date(),
        force=force,
    )
    sys.exit(stay_on(order, interval) if watch else run(order, as_json))


@commands.command(help=words.EXPLAIN)
@click.argument("workbook", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.argument("indicator", metavar="INDIKATOR")
def explain(workbook: Path, indicator: str) -> None:
    """Where a figure comes from."""
    from .explain import run

    sys.exit(run(workbook, indicator))


@commands.command(help=words.VERIFY)
@click.argument("workbook", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.argument("inbox", metavar="[INBOX]", required=False, type=click.Path(path_type=Path))
def verify(workbook: Path, inbox: Path | None) -> None:
    """Whether it still holds."""
    from .verify import run

    sys.exit(run(workbook, inbox))


@commands.command(help=words.PDF)
@click.argument("workbook", metavar="OUT.xlsx", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=words.OPTION_PDF)
@click.option(
    "--engine",
    type=click.Choice(["auto", "excel", "libreoffice"], case_sensitive=False),
    default="auto",
    show_default=True,
    help=words.OPTION_ENGINE,
)
@force_option
def pdf(workbook: Path, output: Path | None, engine: str, force: bool) -> None:
    """The official sheets on paper."""
    from .pdf import run

    sys.exit(run(workbook, output, force, engine.lower()))


@commands.command(help=words.TABLES)
@click.argument("inbox", type=click.Path(path_type=Path))
@definition_option
@click.option("--period", type=PERIOD, help=words.OPTION_PERIOD_LATEST)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help=words.OPTION_TABLES)
@click.option(
    "--separator",
    type=click.Choice(["koma", "titik-koma", "tab"]),
    default="titik-koma",
    show_default=True,
    help=words.OPTION_SEPARATOR,
)
@force_option
def tables(
    inbox: Path,
    definition_path: Path | None,
    period: Period | None,
    output: Path,
    separator: str,
    force: bool,
) -> None:
    """Tidy tables."""
    from .tables import run

    sys.exit(run(inbox, definition_path, period, output, separator, force))


commands.add_command(definition_commands)
commands.add_command(init)
commands.add_command(completion)
commands.add_command(feedback_command)
commands.add_command(email)
commands.add_command(receipt)


@commands.command(help=survey_words.HELP)
@click.argument("path", metavar="BERKAS", type=click.Path(path_type=Path))
@definition_option
@click.option("--map", "mapping", default="", metavar="PETA", help=survey_words.OPTION_MAP)
@click.option(
    "--separator",
    type=click.Choice(["koma", "titik-koma", "tab"]),
    help=survey_words.OPTION_SEPARATOR,
)
@click.option("--population", type=click.IntRange(1, 10**9), metavar="N", help=survey_words.OPTION_POPULATION)
@click.option("--unit", default="", metavar="KODE", help=survey_words.OPTION_UNIT)
@click.option("--period", type=PERIOD, help=words.OPTION_PERIOD)
@click.option("-o", "--output", type=click.Path(path_type=Path), help=survey_words.OPTION_OUTPUT)
@json_option
@force_option
def survey(path: Path, definition_path: Path | None, as_json: bool, **asked: Any) -> None:
    """The satisfaction index from raw answers."""
    from .survey import Order, run

    sys.exit(run(Order(path=path, definition_path=definition_path, as_json=as_json, **asked)))


def main() -> None:
    """The entry point: what stops us is told in Indonesian and ends with exit code 2."""
    from ..core.findings import IkuError

    console.prepare()
    try:
        code = commands(prog_name=PROGRAM, standalone_mode=False)
        if isinstance(code, int):
            sys.exit(code)
    except IkuError as stop:
        from .output import print_findings

        print_findings(stop.findings, err=True)
        sys.exit(NOTHING_WRITTEN)
    except click.ClickException as error:
        complain(error)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo(click_words.ABORTED, err=True)
        sys.exit(NOTHING_WRITTEN)
    except OSError as error:
        console.refused(error)
        sys.exit(NOTHING_WRITTEN)
