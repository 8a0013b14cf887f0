"""A column is said once: moved by one row of its table, its number and every note that names it follow."""

from __future__ import annotations

import random
from dataclasses import replace

import openpyxl
import pytest
from click.testing import CliRunner

from iku_excel.cli import commands
from iku_excel.core.model import Minimizing, Polarity
from iku_excel.core.profile import PROFILE
from iku_excel.styles import columns
from iku_excel.styles.table import Column, Table
from iku_excel.texts.workbook import data, iku, pengukuran, responden, status, temuan

from .conftest import targeted
from .test_golden import results as reviewed

pytestmark = pytest.mark.processes  # the columns are others: everything is drawn

TABLES = {"IKU": columns.IKU, "PENGUKURAN": columns.PENGUKURAN}
LISTS = {"DATA": columns.DATA, "TEMUAN": columns.TEMUAN, "STATUS": columns.STATUS}
SHEETS = {"IKU": "IKU", "PENGUKURAN": "Pengukuran", "DATA": "Data", "TEMUAN": "Temuan", "STATUS": "Status"}
HEADS = {"IKU": iku.HEADS, "PENGUKURAN": pengukuran.HEADS}


def shuffled(table: Table, seed: int) -> Table:
    """The same columns in another order; what stands under one head, and the triwulan, stay together."""
    groups: list[list[Column]] = []
    for column in table.columns:
        joins = not (column.numbered or column.shows) or column.name in (
            "quarter 2",
            "quarter 3",
            "quarter 4",
        )
        if joins:
            groups[-1].append(column)
        else:
            groups.append([column])
    random.Random(seed).shuffle(groups)
    return Table(tuple(column for group in groups for column in group))


@pytest.fixture
def moved(monkeypatch, drawn):
    """A function from a table's name and a seed to the workbook drawn with its columns in another order."""

    def draw(name: str, seed: int) -> openpyxl.Workbook:
        monkeypatch.setattr(columns, name, shuffled(getattr(columns, name), seed))
        return openpyxl.load_workbook(drawn(reviewed(), inbox="kotak-masuk"), data_only=True)

    return draw


def texts(sheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def head_row(sheet, heads: dict[str, str], name: str) -> tuple[int, dict[str, int]]:
    """The row of the heads, and the place of each as a reader finds it."""
    for row in sheet.iter_rows():
        said = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if heads["achievement"] in said and len(said) > 8:
            exact = {key: said.pop(head) for key, head in heads.items() if head in said}
            starts = {key: head.split("{")[0] for key, head in heads.items() if "{" in head}
            begun = ((key, text) for key, start in starts.items() for text in said if text.startswith(start))
            return row[0].row, exact | {key: said[text] for key, text in begun}
    raise AssertionError(f"{name} has no heads")


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", TABLES)
def test_a_moved_column_takes_its_number_and_the_notes_along(name, seed, moved):
    before = getattr(columns, name)
    book = moved(name, seed)
    sheet, table = book[SHEETS[name]], getattr(columns, name)
    assert [c.name for c in table.columns] != [c.name for c in before.columns]
    row, places = head_row(sheet, HEADS[name], name)
    numbers = row + (1 if name == "IKU" else 2)
    own = {key: str(sheet.cell(numbers, place).value).split(" ")[0] for key, place in places.items()}
    arithmetic = sheet.cell(numbers, places["achievement"]).value
    assert arithmetic == f"{own['achievement']} = {own['value']} : {own['target']}"
    said = "\n".join(texts(sheet))
    note = f"Kolom {own['achievement']} = kolom {own['value']} : kolom {own['target']}, dihitung dari angka"
    assert note in said.replace("\n", " ")
    counted = [number for key, number in own.items() if key != "quarters"]
    assert len(set(counted)) == len(counted)


@pytest.mark.parametrize("name", TABLES)
def test_the_figures_stand_under_their_heads_wherever_a_column_is(name, moved):
    sheet = moved(name, 1)[SHEETS[name]]
    _, places = head_row(sheet, HEADS[name], name)
    for key, expected in (("target", 0.45), ("value", 0.7), ("achievement", 0.7 / 0.45)):
        found = [sheet.cell(row, places[key]).value for row in range(1, sheet.max_row + 1)]
        assert any(isinstance(value, float) and value == pytest.approx(expected) for value in found)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_keeps_every_cell_under_its_head(name, moved, drawn):
    bare = {key: head for key, head in status.HEADS.items() if key != "group"}  # its units are in none
    heads = {"DATA": data.HEADS, "TEMUAN": temuan.HEADS, "STATUS": bare}[name]
    still = openpyxl.load_workbook(drawn(reviewed(), "awal.xlsx", inbox="kotak-masuk"), data_only=True)
    was = by_head(still[SHEETS[name]], heads)
    assert by_head(moved(name, 2)[SHEETS[name]], heads) == was
    assert all(len(values) >= 2 for values in was.values())


def by_head(sheet, heads: dict[str, str]) -> dict[str, list[object]]:
    """What stands in the list under each head, in the rows that are numbered."""
    for row in sheet.iter_rows():
        places = {cell.value: cell.column for cell in row}
        if set(heads.values()) <= places.keys():
            head = row[0].row
            break
    kinds = {"number": int, "file": str, "sheet": str}
    rows = [
        at
        for at in range(head + 1, sheet.max_row + 1)
        if all(isinstance(sheet.cell(at, places[heads[name]]).value, kind) for name, kind in kinds.items())
    ]
    return {text: [sheet.cell(at, places[text]).value for at in rows] for text in heads.values()}


def test_the_notes_name_the_columns_of_every_rule(office):
    given = targeted(office)
    numbers = {"achievement": "4", "value": "2", "target": "31"}
    lower = tuple(replace(indicator, polarity=Polarity.MINIMIZE) for indicator in given.indicators)
    changed = replace(given, indicators=lower)
    text = iku.arithmetic(changed, numbers)
    assert changed.achievement.minimizing is Minimizing.DIFFERENCE
    assert text == (
        "Kolom 4 = kolom 2 : kolom 31; makin rendah makin baik (indikator 1, 2, 3, 4, 5): "
        "(2 × kolom 31 – kolom 2) : kolom 31, dihitung dari angka yang tidak dibulatkan."
    )


def test_every_column_has_its_head():
    assert set(data.HEADS) == set(columns.DATA.places)
    assert set(temuan.HEADS) == set(columns.TEMUAN.places)
    assert set(status.HEADS) == set(columns.STATUS.places)
    said = {name for layout in columns.LAYOUTS for name, *_ in columns.official(layout).heads()}
    assert {name for name in said if not name.startswith("year ")} == {*iku.HEADS, "fraction"}
    quarters = {name for name in columns.PENGUKURAN.places if name.startswith("quarter")}
    assert set(columns.PENGUKURAN.places) - quarters == set(pengukuran.HEADS) - {"quarters"}
    table = columns.responden(2)
    assert set(table.places) == {*responden.HEADS, "score 1", "score 2"}
    assert set(responden.PROFILE) == set(PROFILE)


def test_a_head_covers_the_columns_that_stand_under_it():
    table = Table((Column("a"), Column("b", numbered=False), Column("c", shows="{a} × {a}"), Column("d")))
    assert table.heads() == (("a", 1, 2), ("c", 3, 3), ("d", 4, 4))
    assert [table.printed(name) for name in "acd"] == [1, "2 = 1 × 1", 3]


def test_the_option_names_the_columns_that_fold():
    told = CliRunner().invoke(commands, ["consolidate", "--help"], prog_name="iku").output
    first, last = columns.IKU.folded()
    assert f"Kolom {first} sampai {last} dilipat" in " ".join(told.split())
    folding = [place for place, column in enumerate(columns.IKU.columns) if column.folds]
    assert folding == list(range(folding[0], folding[-1] + 1))  # none between them stays open
