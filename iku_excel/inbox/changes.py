"""What was changed in an input sheet since it was issued, compared by meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from .. import xlsx
from ..core.findings import Finding
from ..form import CODE_COLUMN, CODE_ROW, IDENTITY_ROW_CODE, NARRATIVE_CODE, Cell, CellKind
from ..form.guide import TITLE as GUIDE
from ..form.lists import HIDDEN_SHEET
from ..form.previous import MEASURE_STYLE, TITLE_STYLE, is_previous_line, is_promise_line
from ..form.survey_profile import PROFILE_CODES
from ..texts.annotated import NOTICE, SHEET, senders_part
from .free_text import as_text, is_filled
from .layout import COMMENT, EVIDENCE, NOTE, Issued, Layout, tidy
from .matching import Match
from .report import Report, Spot, listed

# What nobody is asked by, and what says a target, which may change while forms are out.
_UNCOMPARED = ("code", "code_wrapped", "band_target", "panel_target")
# What things are called, which the officer may change while forms are out: no question depends on it.
_OF_NAMES = ("identity_text", "band", "no", "live_text", "panel_note_indented", "sign_wrapped")
QUESTION_STYLE = "question"
# What a form may say below its own text, by the style of the cell.
ADDED_BELOW: Mapping[str, Callable[[str], bool]] = {
    MEASURE_STYLE: is_previous_line,
    TITLE_STYLE: is_promise_line,
}


def merged_inputs(match: Match, report: Report) -> frozenset[Spot]:
    """The input cells within merges that the form does not have; each merge is told.

    A merge of texts alone, of evidence, notes or narratives, voids nothing.
    """
    own = {match.area(cell) for cell in match.layout.sheet.cells if cell.to_row or cell.to_column}
    inputs = {match.spot(cell): _is_text(cell) for cell in match.layout.sheet.inputs()}
    block = _block(match)
    texts = {match.columns[match.layout.columns[code]] for code in _block_texts(match.layout)}
    caught: set[Spot] = set()
    for area in match.sheet.merges:
        if area in own:
            continue
        inside = {spot: harmless for spot, harmless in inputs.items() if area.holds(*spot)}
        if block:
            inside |= {spot: spot[1] in texts for spot in _common(area, block)}
        if inside:
            report.find("W206" if all(inside.values()) else "E206", str(area), sel=str(area))
            caught |= {spot for spot, harmless in inside.items() if not harmless}
    return frozenset(caught)


def _is_text(cell: Cell) -> bool:
    """Whether an input takes words alone, on which no number rests."""
    narrative = cell.column_code == NARRATIVE_CODE and cell.row_code != IDENTITY_ROW_CODE
    return narrative or cell.column_code in (EVIDENCE, NOTE)


def _block_texts(layout: Layout) -> tuple[str, ...]:
    """The columns of a survey that say who answered, and what else they said."""
    if not layout.block:
        return ()
    return (COMMENT, *(code for code in PROFILE_CODES.values() if code in layout.columns))


def compare(match: Match, issued: Issued, report: Report) -> None:
    """Every change of the sheet that voids nothing by itself, and the ones that refuse it."""
    for look in LOOKS:
        look(match, issued, report)


def _labels(match: Match, issued: Issued, report: Report) -> None:
    """Locked texts, one by one; a measure that changed, or another row's question, refuses the sheet."""
    questions = {
        tidy(cell.text): cell.row for cell in match.layout.sheet.cells if cell.style == QUESTION_STYLE
    }
    gone = []
    for cell in match.layout.sheet.cells:
        if cell.kind is not CellKind.TEXT or not isinstance(cell.content, str) or not cell.content:
            continue
        if cell.style in _UNCOMPARED or cell.row == CODE_ROW or cell.column == CODE_COLUMN:
            continue
        spot = match.spot(cell)
        now = match.sheet.cells.get(spot)
        if not is_filled(now):
            gone.append((spot, cell))
            continue
        assert now
        if cell.style == "legend" and as_text(now).startswith(NOTICE):
            continue  # an annotated copy says there what is to be mended
        if cell.style == "short_code" or _as_issued(cell, now):
            continue  # the short code was read, with its check digits
        at = xlsx.address(*spot)
        if cell.style == MEASURE_STYLE:
            report.refuse("E202", at, raw=now.raw, sel=at, baru=now.raw, lama=cell.text)
        elif cell.style == QUESTION_STYLE and questions.get(tidy(as_text(now)), cell.row) != cell.row:
            report.refuse("E201", at, raw=now.raw, lembar=match.sheet.name)
        elif issued.titles.get(tidy(now.raw), match.layout.unit) != match.layout.unit:
            report.refuse("E132", at, raw=now.raw, a=now.raw, b=match.layout.unit)
        elif cell.style not in _OF_NAMES:
            report.find("W202", at, raw=now.raw, sel=at, baru=now.raw, lama=cell.text)
    measures = [(spot, cell) for spot, cell in gone if cell.style == MEASURE_STYLE]
    for spot, cell in measures:
        at = xlsx.address(*spot)
        report.refuse("E202", at, sel=at, baru="", lama=cell.text)
    others = [(spot, cell) for spot, cell in gone if cell.style not in (MEASURE_STYLE, *_OF_NAMES)]
    if others:
        area = listed(spot for spot, _ in others)
        report.find("W202", area, sel=area, baru="", lama=others[0][1].text, n=len(others))


def _protection(match: Match, issued: Issued, report: Report) -> None:
    if not match.sheet.protected:
        report.find("W204")


def _hidden(match: Match, issued: Issued, report: Report) -> None:
    """Rows and columns out of sight that hold answers, or the sheet itself."""
    sheet = match.sheet
    if not (sheet.hidden_rows or sheet.hidden_columns or sheet.state != "visible"):
        return
    out_of_sight = [
        spot
        for spot in filled_inputs(match)
        if sheet.state != "visible"
        or spot[0] in sheet.hidden_rows
        or any(first <= spot[1] <= last for first, last in sheet.hidden_columns)
    ]
    if out_of_sight:
        area = listed(out_of_sight)
        report.find("W208", area, sel=area, n=len(out_of_sight))


def _validations(match: Match, issued: Issued, report: Report) -> None:
    """Filled answers that lost their rule of entry; a survey's columns are looked at as a whole."""
    areas = [area for rule in match.sheet.validations for area in rule.ranges]
    if match.layout.block:
        return
    ruled = {
        (row, area.left)
        for rule in match.layout.sheet.validations
        for text in rule.areas
        for area in (xlsx.parse_range(text),)
        if area
        for row in range(area.top, area.bottom + 1)
    }
    lost = [
        match.spot(cell)
        for cell in match.layout.sheet.inputs()
        if (cell.row, cell.column) in ruled
        and cell.row_code != IDENTITY_ROW_CODE
        and is_filled(match.at(cell))
        and not any(area.holds(*match.spot(cell)) for area in areas)
    ]
    if lost:
        area = listed(lost)
        report.find("W209", area, sel=area, n=len(lost))


def _formulas(match: Match, issued: Issued, report: Report) -> None:
    """The form's own formulas that a constant or nothing stands in for."""
    lost = []
    for cell in match.layout.sheet.cells:
        if cell.kind is CellKind.FORMULA and not cell.is_filled_from_above:
            now = match.at(cell)
            if now is None or now.formula is None:
                lost.append(match.spot(cell))
    if lost:
        area = listed(lost)
        report.find("W210", area, sel=area, n=len(lost))


def _notes(match: Match, issued: Issued, report: Report) -> None:
    for spot, note in sorted(match.sheet.notes.items()):
        if said := senders_part(note):
            report.find("N211", xlsx.address(*spot), raw=said, x=said)


def _outside(match: Match, issued: Issued, report: Report) -> None:
    """What was typed where the form asks nothing; beside rows that moved apart it lost its code."""
    known = {match.spot(cell) for cell in match.layout.sheet.cells}
    block, corner = _block(match), match.corner
    columns = {match.columns[column] for column in match.layout.columns.values()}
    coded = [match.rows[row] for row in match.layout.rows.values()]
    input_columns = {match.columns[cell.column] for cell in match.layout.sheet.inputs()}
    outside: list[Spot] = []
    orphans: list[Spot] = []
    for spot, cell in match.sheet.cells.items():
        row, column = spot
        if block and block.top <= row <= block.bottom and column in columns:
            continue
        if spot in known or not is_filled(cell) or row == corner.row or column == corner.column:
            continue
        within = min(coded) < row < max(coded) and (column in input_columns or row in coded)
        (orphans if match.moved and within and not block else outside).append(spot)
    if orphans:
        report.refuse("E201", listed(orphans), lembar=match.sheet.name, n=len(orphans))
    if outside:
        area = listed(outside)
        report.find("W212", area, sel=area, n=len(outside))


def _renamed(match: Match, issued: Issued, report: Report) -> None:
    if match.sheet.name != match.layout.title:
        report.find("N214", x=match.sheet.name, lama=match.layout.title)


LOOKS: tuple[Callable[[Match, Issued, Report], None], ...] = (
    _labels,
    _protection,
    _hidden,
    _validations,
    _formulas,
    _notes,
    _outside,
    _renamed,
)


def filled_inputs(match: Match) -> Iterator[Spot]:
    """Where somebody typed something that the form asks for, issued contents included."""
    for cell in match.layout.sheet.inputs():
        if is_filled(match.at(cell)):
            yield match.spot(cell)
    block = _block(match)
    if block:
        columns = _open_columns(match)
        for spot, held in match.sheet.cells.items():
            if spot[1] in columns and block.top <= spot[0] <= block.bottom and is_filled(held):
                yield spot


def same_question(match: Match) -> bool:
    """Whether every question of the sheet stands beside its code in the words that are asked now."""

    def unchanged(cell: Cell) -> bool:
        now = match.at(cell)
        return now is not None and _as_issued(cell, now)

    asked = (QUESTION_STYLE, MEASURE_STYLE, TITLE_STYLE, "head_input_center")
    return all(unchanged(cell) for cell in match.layout.sheet.cells if cell.style in asked)


def _as_issued(cell: Cell, now: xlsx.Cell) -> bool:
    """Whether a locked text is the form's own; below it may stand what was said or promised last time."""
    text, own = tidy(as_text(now)), tidy(cell.text)
    if text == own:
        return True
    added = ADDED_BELOW.get(cell.style)
    return added is not None and text.startswith(f"{own} ") and added(text.removeprefix(f"{own} "))


def other_sheets(
    workbook: xlsx.Workbook, used: set[str], units: Iterable[str], issued: Issued, file: str, remarked: bool
) -> list[Finding]:
    """Sheets that are no input sheets: the guide of these units may hold nothing new, others are only named.

    An annotated copy came with its list of what is to be mended.
    """
    report = Report(file)
    for sheet in workbook.sheets:
        if sheet.name in used or sheet.name.casefold() == HIDDEN_SHEET:
            continue
        if remarked and sheet.name == SHEET:
            continue
        filled = [spot for spot, cell in sheet.cells.items() if is_filled(cell)]
        report.sheet = sheet.name
        if sheet.name == GUIDE:
            known = issued.guided(units, returned=remarked)
            if typed := [spot for spot in filled if spot not in known]:
                report.find("W212", listed(typed), sel=listed(typed), n=len(typed))
        elif filled:
            report.find("N215", x=sheet.name, n=len(filled))
    return report.findings


def _block(match: Match) -> xlsx.Range | None:
    if not match.layout.block:
        return None
    columns = _open_columns(match)
    return xlsx.Range(match.first_respondent, min(columns), match.last_respondent, max(columns))


def _open_columns(match: Match) -> set[int]:
    block = match.layout.block
    return {match.columns[column] for column in block.columns} if block else set()


def _common(area: xlsx.Range, block: xlsx.Range) -> Iterator[Spot]:
    for row in range(max(area.top, block.top), min(area.bottom, block.bottom) + 1):
        for column in range(max(area.left, block.left), min(area.right, block.right) + 1):
            yield row, column
