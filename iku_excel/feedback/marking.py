"""Errors → causes in the order of effort, and what each input of the copy says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from .. import xlsx
from ..core.findings import Finding
from ..core.model.recovered import Recovered
from ..form import VALUE_CODE, Cause, Form, Key, Mark, Remark, Spot, key_at, place_of
from ..texts import annotated as words
from ..texts import form as form_words
from ..texts.findings import group_hint, group_message, grouped


@dataclass(frozen=True, slots=True)
class Told:
    """An error and the inputs of the copy that it is about; none where it is about a whole sheet."""

    finding: Finding
    unit: str
    keys: tuple[Key, ...] = ()


def spotted(errors: Iterable[Finding], recovered: Iterable[Recovered], form: Form) -> tuple[Told, ...]:
    """The errors of a return with their inputs, found by the codes of the sheet they stand on."""
    sheets = {(one.place.file, one.place.sheet): one for one in recovered}
    told = []
    for error in errors:
        sheet = sheets.get((error.place.file, error.place.sheet))
        places = sheet.places if sheet else {}
        areas = xlsx.parse_listed(error.place.cell)
        keys = dict.fromkeys(key for area in areas for key in _within(area, places))
        told.append(Told(error, error.unit or (sheet.unit if sheet else ""), _asked(keys, form)))
    return tuple(told)


def spotted_in_copy(errors: Iterable[Finding], form: Form) -> tuple[Told, ...]:
    """The errors that reading the copy itself back finds."""
    told = []
    for error in errors:
        sheet = next((one for one in form.sheets if one.unit and one.title == error.place.sheet), None)
        if sheet:
            spots = (spot for area in xlsx.parse_listed(error.place.cell) for spot in _spots(area))
            keys = (key_at(sheet, *spot) for spot in spots)
            told.append(Told(error, sheet.unit, tuple(key for key in keys if key)))
    return tuple(told)


def causes_of(told: Sequence[Told], form: Form, raws: Mapping[Key, str]) -> tuple[Cause, ...]:
    """One cause once, that of the fewest cells first; what the copy has mended by itself comes last.

    `raws` is what was read in each input.
    """
    of = {id(one.finding): one for one in told}
    causes = []
    for group in grouped(one.finding for one in told):
        members = [of[id(finding)] for finding in group.findings]
        spots = {
            key: Spot(key, label_of(form, key), raws.get(key, "")) for one in members for key in one.keys
        }
        # What was wrong with a whole sheet is right again in the copy: all its rows and columns are there.
        own = words.REMEDIES.get(group.code) or group_hint(group)
        remedy = own if spots else words.FRESH
        unit = members[0].unit if form.sheet(members[0].unit) else form.token.units[0]
        causes.append(
            Cause(
                group.code,
                unit,
                words.MESSAGES.get(group.code) or group_message(group),
                remedy,
                tuple(spots.values()),
            )
        )
    return tuple(sorted(causes, key=lambda cause: (not cause.spots, len(cause.spots))))


def remarks_of(
    told: Iterable[Told], raws: Mapping[Key, str], looks: Mapping[Key, str], notes: Mapping[Key, str]
) -> tuple[Remark, ...]:
    """What each input says: all that is wrong with it, or why to look at it, above the sender's own note."""
    said: dict[Key, list[str]] = {}
    codes: dict[Key, str] = {}
    for one in told:
        for key in one.keys:
            said.setdefault(key, []).append(words.note(one.finding, raws.get(key, "")))
        for key in one.keys[:1]:  # a mistake is remembered once, however many cells it is about
            codes.setdefault(key, one.finding.code)
    remarks = []
    for key in dict.fromkeys((*said, *looks, *notes)):
        mark = Mark.BAD if key in said else Mark.LOOK if key in looks else Mark.NONE
        parts = [*said.get(key, ()), *([words.look_note(looks[key])] if key in looks else [])]
        note = words.with_senders("\n\n".join(parts), notes.get(key, ""))
        remarks.append(Remark(key, note, mark, codes.get(key, "")))
    return tuple(remarks)


def label_of(form: Form, key: Key) -> str:
    """What an input asks, as people call it: `1b  Jumlah lembaga …`, `Responden 30, Waktu`."""
    unit, row_code, column_code = key
    sheet = form.sheet(unit)
    place = sheet and place_of(sheet, key)
    assert sheet
    assert place
    if sheet.block and row_code.isdigit():
        head = next(
            (
                cell
                for cell in sheet.cells
                if (cell.row, cell.column) == (sheet.block.first_row - 1, place[1])
            ),
            None,
        )
        return words.RESPONDENT.format(n=row_code, element=head.content if head else column_code)
    row = {
        cell.style: str(cell.content) for cell in sheet.cells if cell.row == place[0] and cell.content != ""
    }
    if "question" in row:
        column = "" if column_code == VALUE_CODE else f" – {form_words.HEADS[column_code]}"
        return f"{row.get('no', '')}  {row['question']}{column}".strip()
    above = next((cell for cell in sheet.cells if (cell.row, cell.column) == (place[0] - 1, place[1])), None)
    return row.get("narrative_title") or (str(above.content) if above else column_code)


def _asked(keys: Iterable[Key], form: Form) -> tuple[Key, ...]:
    return tuple(key for key in keys if (sheet := form.sheet(key[0])) and place_of(sheet, key))


def _within(area: xlsx.Range, places: Mapping[tuple[int, int], Key]) -> Iterator[Key]:
    """The inputs in a range, by its cells only where these are fewer: a merge may be endless."""
    if (area.bottom - area.top + 1) * (area.right - area.left + 1) <= len(places):
        yield from (places[spot] for spot in _spots(area) if spot in places)
    else:
        yield from (key for spot, key in places.items() if area.holds(*spot))


def _spots(area: xlsx.Range) -> Iterator[tuple[int, int]]:
    return product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
