"""What a survey's row says of who answered: a harmless text a column, and nothing that refuses anything."""

from __future__ import annotations

from collections.abc import Mapping

from .. import xlsx
from ..core.days import iso_date
from ..core.profile import DATE, PROFILE
from ..form.survey_profile import PROFILE_CODES
from .free_text import Text, as_text, text
from .layout import tidy
from .matching import Match
from .report import Flaw, Report


def profile_columns(match: Match) -> Mapping[str, int]:
    """Where each column of the profile stands now; none on a sheet that does not ask."""
    return {
        name: match.columns[match.layout.columns[code]]
        for name, code in PROFILE_CODES.items()
        if code in match.layout.columns
    }


def read_profile(
    match: Match,
    row: int,
    columns: Mapping[str, int],
    known: dict[tuple[str, xlsx.Cell], Text],
    report: Report,
) -> tuple[str, ...]:
    """A text for each column in the order of PROFILE, or () where nothing is said; fills `known`."""
    said = dict.fromkeys(PROFILE, "")
    for name, column in columns.items():
        cell = match.sheet.cells.get((row, column))
        if cell is None:
            continue
        if (name, cell) not in known:
            known[name, cell] = _said(name, cell)
        read = known[name, cell]
        said[name] = read.text
        report.tell(read.flaws, (row, column), raw=as_text(cell))
    return tuple(said.values()) if any(said.values()) else ()


def _said(name: str, cell: xlsx.Cell) -> Text:
    """What is strange (W416) is kept as it stands; only an error value or a damaged cell leaves nothing."""
    read = text(cell)
    plain = tidy(read.text)
    if not plain and cell.kind in ("error", "picture", "damaged"):
        return Text("", (Flaw("W416", {"x": cell.raw}),))
    if name == DATE and (day := iso_date(plain)):
        return Text(day, read.flaws)
    if plain and (name == DATE or cell.kind == "date"):
        return Text(plain, (*read.flaws, Flaw("W416", {"x": plain}, plain)))
    return Text(plain, read.flaws)
