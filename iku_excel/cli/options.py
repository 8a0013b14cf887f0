"""What many commands share: their name with its help, their options, and the types of what is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from ..core.periods import Period, parse_period
from ..styles.columns import IKU, LAYOUTS
from ..texts import help as words

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)

PATH = click.Path(path_type=Path)


class _Period(click.ParamType):  # type: ignore[type-arg]  # a class of one type before click 8.2
    name = "PERIODE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        period = value if isinstance(value, Period) else parse_period(str(value))
        if period is None:
            self.fail(words.NOT_A_PERIOD.format(text=value), param, ctx)
        return period


class _Day(click.DateTime):
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if type(value) is date else super().convert(value, param, ctx).date()


PERIOD = _Period()
DAY = _Day(["%Y-%m-%d", "%d-%m-%Y"])


class _Given(click.Option):
    """An option that the help calls needed only where no workspace gives it."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        required, self.required = self.required, self.required and not self._has_default(ctx)
        try:
            return super().get_help_record(ctx)
        finally:
            self.required = required

    def _has_default(self, ctx: click.Context) -> bool:
        return (ctx.default_map or {}).get(self.name or "") is not None


definition_option = click.option(
    "-d", "--definition", "definition_path", type=PATH, help=words.OPTION_DEFINITION
)
force_option = click.option("--force", is_flag=True, help=words.OPTION_FORCE)
all_option = click.option("--all", "everyone", is_flag=True, help=words.OPTION_ALL)
json_option = click.option("--json", "as_json", is_flag=True, help=words.OPTION_JSON)
inbox_argument = click.argument("inbox", type=PATH)
workbook_argument = click.argument("workbook", metavar="OUT.xlsx", type=PATH)
latest_period_option = click.option("--period", type=PERIOD, help=words.OPTION_PERIOD_LATEST)
period_option = click.option("--period", type=PERIOD, help=words.OPTION_PERIOD)
folded_option = click.option("--folded", is_flag=True, help=words.option_folded(*IKU.folded()))
paper_option = click.option(
    "--paper",
    type=click.Choice(["F4", "A4"], case_sensitive=False),
    default="F4",
    show_default=True,
    help=words.OPTION_PAPER,
)
layout_option = click.option(
    "--layout", type=click.Choice(LAYOUTS, case_sensitive=False), help=words.OPTION_LAYOUT
)
accept_option = click.option(
    "--accept", "accepted", nargs=2, multiple=True, metavar="BERKAS SEL", help=words.OPTION_ACCEPT
)
pick_option = click.option("--pick", "picks", multiple=True, metavar="BERKAS", help=words.OPTION_PICK)


def named(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Makes the command of that name, with the help that the list of commands shows."""
    return click.command(name, help=words.COMMANDS[name])


def output_option(text: str, *, required: bool = True) -> Callable[[Decorated], Decorated]:
    """What is written, or where."""
    return click.option("-o", "--output", type=PATH, required=required, help=text, cls=_Given)


def day_option(name: str, field: str, text: str) -> Callable[[Decorated], Decorated]:
    """A day, typed as 2026-07-10 or 10-07-2026."""
    return click.option(name, field, metavar="D", type=DAY, help=text)


def separator_option(text: str, default: str | None = None) -> Callable[[Decorated], Decorated]:
    """What stands between the columns of a CSV file."""
    return click.option(
        "--separator",
        type=click.Choice(list(words.SEPARATORS)),
        default=default,
        show_default=True,
        help=text,
    )
