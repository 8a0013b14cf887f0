"""The panel on top of an input sheet: how far, a bar, and the next step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..core.addresses import letters
from .identity_row import NAME, QUARTER, REVISION, YEAR
from .model import (
    CODE_COLUMN,
    Cell,
    CellKind,
    Highlight,
    Words,
    absolute,
    address,
    quoted,
    sheet_reference,
)

TOP, HEADLINE, LINE, BOTTOM = 3, 4, 5, 6
PANEL_HEIGHTS = {TOP: 6.0, HEADLINE: 24.0, LINE: 15.75, BOTTOM: 6.0}
FIRST_COLUMN = 2
DONE_SIGNS = ("●", "■", "◊")
_FAR = 1_000_000  # larger than any row


def panel_cells(
    words: Words,
    *,
    total: int,
    check: str,
    numbers: str,
    sheet: str,
    value_column: int,
    last_column: int,
    bar: tuple[int, int],
    right: int,
    identity: Mapping[str, str],
    file_prefix: str,
) -> Iterator[Cell]:
    """The panel of a sheet of figures; `check` and `numbers` are the ranges of checks and row numbers."""
    done = f"({'+'.join(count_sign(check, sign) for sign in DONE_SIGNS)})"
    wrong, empty = count_sign(check, "▲"), count_sign(check, "○")
    who = ready_identity(identity)
    ready = f"AND({done}={total},{who})"
    headline_end = bar[0] - 1
    for row in (TOP, HEADLINE, LINE, BOTTOM):
        for column in range(CODE_COLUMN, last_column + 1):
            yield Cell(row, column, CellKind.TEXT, "", "panel_bottom" if row == BOTTOM else "panel")
    yield Cell(
        HEADLINE,
        FIRST_COLUMN,
        CellKind.FORMULA,
        f"=IF({ready},{quoted(words['panel.ready'])},"
        f'"{words["panel.filled"]} "&{done}&" {words["panel.of"]} {total} – {words["panel.not_ready"]}")',
        "panel_headline",
        to_column=headline_end,
    )
    yield Cell(
        LINE,
        FIRST_COLUMN,
        CellKind.FORMULA,
        f"=IF({ready},{quoted(words['panel.send'])},"
        f"IF({wrong}+{empty}=0,{quoted(words['panel.who'])},"
        f'IF({wrong}>0,"▲ "&{wrong}&" {words["panel.wrong"]}","")&'
        f'IF(AND({wrong}>0,{empty}>0),"   ·   ","")&'
        f'IF({empty}>0,"○ "&{empty}&" {words["panel.empty"]}","")))',
        "panel_line",
        to_column=headline_end,
    )
    yield Cell(
        HEADLINE,
        bar[0],
        CellKind.FORMULA,
        f'=ROUND({done}/{total}*100,0)&"% {words["panel.percent"]}"',
        "panel_small",
        to_column=bar[1],
    )
    yield Cell(
        LINE,
        bar[0],
        CellKind.FORMULA,
        f'=IF({ready},"",{done}/{total})',  # then the cell itself is the bar: full, and green
        "panel_bar",
        number_format=";;;",
        to_column=bar[1],
    )
    yield Cell(
        HEADLINE,
        right,
        CellKind.FORMULA,
        f"=IF({ready},{quoted(words['panel.file'])},{quoted(words['panel.next'])})",
        "panel_label",
        to_column=last_column,
    )
    yield Cell(
        LINE,
        right,
        CellKind.FORMULA,
        "="
        + _next_step(words, check, numbers, sheet, value_column, identity, ready, wrong, empty, file_prefix),
        "panel_next",
        to_column=last_column,
    )


def panel_highlights(last_column: int, bar: tuple[int, int]) -> tuple[Highlight, ...]:
    """The whole panel turns green when the sheet is ready, and its bar is full."""
    ready = f'LEFT({absolute(FIRST_COLUMN, LINE)},1)="●"'
    return (
        Highlight(f"{address(bar[0], LINE)}:{address(bar[1], LINE)}", ready, "bar_ready"),
        Highlight(f"{address(CODE_COLUMN, TOP)}:{address(last_column, BOTTOM)}", ready, "panel_ready"),
    )


def count_sign(check: str, sign: str) -> str:
    """How many checks begin with a sign; SUMPRODUCT, because wildcards depend on a setting in LibreOffice."""
    return f'SUMPRODUCT(--(LEFT({check},1)="{sign}"))'


def ready_identity(identity: Mapping[str, str]) -> str:
    """Whether revision, period and name are given."""
    name, revision = identity[NAME], identity[REVISION]
    year, quarter = identity[YEAR], identity[QUARTER]
    return f'AND(TRIM({name})<>"",ISNUMBER({revision}),{year}<>"",{quarter}<>"")'


def file_name(identity: Mapping[str, str], prefix: str) -> str:
    """The formula of the suggested file name: `IKU_EGOV_2026-TW2_r1.xlsx`."""
    quarter = (
        f'IF({identity[QUARTER]}="Triwulan I",1,IF({identity[QUARTER]}="Triwulan II",2,'
        f'IF({identity[QUARTER]}="Triwulan III",3,4)))'
    )
    return f'{quoted(prefix)}&{identity[YEAR]}&"-TW"&{quarter}&"_r"&{identity[REVISION]}&".xlsx"'


def next_identity(words: Words, sheet: str, identity: Mapping[str, str], otherwise: str) -> str:
    """A link to the first field of the identity row that is still empty, else `otherwise`."""
    formula = otherwise
    for name in (NAME, REVISION, QUARTER, YEAR):
        cell = identity[name]
        empty = f'TRIM({cell})=""' if name != REVISION else f"NOT(ISNUMBER({cell}))"
        target = f"#{sheet_reference(sheet)}{cell.replace('$', '')}"
        text = words["panel.fill_identity"].format(
            field=words[f"identity.{name}"], cell=cell.replace("$", "")
        )
        formula = f"IF({empty},HYPERLINK({quoted(target)},{quoted(text)}),{formula})"
    return formula


def _next_step(
    words: Words,
    check: str,
    numbers: str,
    sheet: str,
    value_column: int,
    identity: Mapping[str, str],
    ready: str,
    wrong: str,
    empty: str,
    file_prefix: str,
) -> str:
    def goto(sign: str, verb: str) -> str:
        # The first row with this sign; MAX within SUMPRODUCT, because MIN over a condition needs an array.
        row = f'({_FAR}-SUMPRODUCT(MAX((LEFT({check},1)="{sign}")*({_FAR}-ROW({check})))))'
        first = check.split(":")[0].rsplit("$", 1)[1]
        number = f"INDEX({numbers},{row}-{int(first) - 1})"
        column = letters(value_column)
        target = quoted(f"#{sheet_reference(sheet)}{column}")
        return f'HYPERLINK({target}&{row},"► {verb} "&{number}&" {words["panel.in_cell"]} {column}"&{row})'

    return (
        f"IF({ready},{file_name(identity, file_prefix)},"
        f"IF({wrong}>0,{goto('▲', words['panel.mend'])},"
        f"IF({empty}>0,{goto('○', words['panel.fill'])},"
        f"{next_identity(words, sheet, identity, quoted(''))})))"
    )
