"""The options that many commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..texts import help as words

if TYPE_CHECKING:
    from ..core.periods import Period

definition_option = click.option(
    "-d", "--definition", "definition_path", type=click.Path(path_type=Path), help=words.OPTION_DEFINITION
)
force_option = click.option("--force", is_flag=True, help=words.OPTION_FORCE)
json_option = click.option("--json", "as_json", is_flag=True, help=words.OPTION_JSON)


class _Period(click.ParamType):  # type: ignore[type-arg]  # a class of one type before click 8.2
    name = "PERIODE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Period | None:
        from ..core.periods import Period, parse_period

        if isinstance(value, Period):
            return value
        period = parse_period(str(value))
        if period is None:
            self.fail(words.NOT_A_PERIOD.format(text=value), param, ctx)
        return period


PERIOD = _Period()
