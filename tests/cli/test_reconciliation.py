"""The official workbook accounts for every input cell that was filled: used, or listed with the reason."""

from __future__ import annotations

import datetime
import re
import shutil
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from iku_excel import definition
from iku_excel.core.profile import PROFILE
from iku_excel.form import IDENTITY_ROW_CODE
from iku_excel.form.survey_profile import PROFILE_CODES
from iku_excel.inbox.layout import COMMENT, EVIDENCE, NOTE, STATE, VALUE, Layout, issued
from iku_excel.texts.workbook.status import EARLIER
from iku_excel.xlsx import Range, address, parse_range

from .conftest import Run

OFFICE = definition.builtin()
LAYOUTS = {layout.title: layout for layout in issued(OFFICE).layouts.values()}
ELEMENTS = [element.key for element in OFFICE.surveys[0].elements]
AREA = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
PHOTO = "foto.xlsx"
SET_ASIDE = ("N130", "N138", "W126")
"""A return that another one, or another period, stands for."""


@dataclass(frozen=True)
class Typed:
    """An input cell that somebody filled: where it stands, its codes, and what stands in it."""

    file: str
    sheet: str
    cell: str
    row_code: str
    column_code: str
    value: object

    @property
    def spot(self) -> tuple[int, int]:
        area = parse_range(self.cell)
        assert area
        return area.top, area.left


# --- what was typed ----------------------------------------------------------------------------


def inputs_of(layout: Layout, last_row: int) -> Iterator[tuple[str, str, str]]:
    """Address, row code and column code of every cell to fill in."""
    fields = {id(cell): name for name, cell in layout.identity.items()}
    for cell in layout.sheet.inputs():
        yield address(cell.row, cell.column), cell.row_code, fields.get(id(cell), cell.column_code)
    if layout.block:
        for row in range(layout.block.first_row, last_row + 1):
            for column in layout.block.columns:
                yield address(row, column), str(row), layout.block.codes[column]


@cache
def typed_in(inbox: Path) -> list[Typed]:
    """All of a folder, in which nothing is changed any more."""
    found = []
    for path in sorted(path for path in inbox.glob("*.xlsx") if path.name != PHOTO):
        workbook = opened(path)
        for sheet in workbook:
            if sheet.title in LAYOUTS:
                for cell, row_code, column_code in inputs_of(LAYOUTS[sheet.title], sheet.max_row):
                    value = sheet[cell].value
                    if value is not None and str(value).strip():
                        found.append(Typed(path.name, sheet.title, cell, row_code, column_code, value))
    return found


def opened(path: Path, values: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl on sparklines and the like
        return openpyxl.load_workbook(path, data_only=values)


# --- what the workbook says --------------------------------------------------------------------


def same(typed: object, said: object) -> bool:
    if isinstance(typed, datetime.datetime):
        typed = typed.date().isoformat()
    return tidy(typed) == tidy(said)


def tidy(value: object) -> str:
    return " ".join(unicodedata.normalize("NFKC", str(value)).split())


@dataclass
class Told:
    """The sheets of the official workbook, as a reader sees them."""

    workbook: Workbook

    def rows(self, sheet: str, head: str) -> list[dict[str, object]]:
        """The rows below the heads, by these, without the columns' numbers."""
        rows = list(self.workbook[sheet].iter_rows(values_only=True))
        at = next(at for at, row in enumerate(rows) if row[0] == "No" and head in row)
        return [dict(zip(rows[at], row, strict=True)) for row in rows[at + 1 :] if row[:3] != (1, 2, 3)]

    @cached_property
    def data(self) -> list[dict[str, object]]:
        return self.rows("Data", "Sel")

    @cached_property
    def findings(self) -> list[dict[str, object]]:
        return [
            row for row in self.rows("Temuan", "Masalah") if re.fullmatch("[EWN][0-9]{3}", str(row["Kode"]))
        ]

    @cached_property
    def status(self) -> list[dict[str, object]]:
        return self.rows("Status", "Disimpan")

    @cached_property
    def respondents(self) -> dict[tuple[object, object, object], tuple[object, ...]]:
        """What stands in the columns behind the row's number, by triwulan, sheet and row."""
        rows = self.workbook["Responden"].iter_rows(min_row=6, values_only=True)
        return {row[1:4]: row[4:] for row in rows if row[0] is not None}

    def of(self, rows: list[dict[str, object]], typed: Typed) -> list[dict[str, object]]:
        return [row for row in rows if (row["Berkas"], row["Lembar"]) == (typed.file, typed.sheet)]

    def uses(self, typed: Typed) -> bool:
        """Whether what was typed stands where the workbook says what it is made of."""
        if typed.row_code == IDENTITY_ROW_CODE:
            return self._identity(typed)
        if LAYOUTS[typed.sheet].block:
            return self._respondent(typed)
        for row in self.of(self.data, typed):
            if row["Sel"] and row["Kode"] == typed.row_code:
                sign = str(row["Keadaan"])[0]
                return {
                    VALUE: (sign == "●" and same(typed.value, row["Terbaca"])) or sign == "■",
                    STATE: tidy(typed.value).casefold() in str(row["Keadaan"]).casefold(),
                    EVIDENCE: tidy(typed.value) in tidy(row["Catatan"]),
                    NOTE: tidy(typed.value) in tidy(row["Catatan"]),
                }[typed.column_code]
            if not row["Sel"] and row["Kode"] == typed.row_code:
                return tidy(typed.value).startswith(tidy(str(row["Catatan"]).removesuffix("…")))
        return False

    def _identity(self, typed: Typed) -> bool:
        """The line of a sheet in Status; a return that is set aside has one in Temuan instead."""
        heads = {
            "revisi": "Revisi",
            "tahun": "Triwulan",
            "triwulan": "Triwulan",
            "nama": "Diisi oleh",
            "jabatan": "Jabatan",
            "telepon": "Telepon",
        }
        found = [row for row in self.status if (row["Berkas"]) == typed.file]
        head = heads[typed.column_code]
        return any(tidy(typed.value) in tidy(row[head]) for row in found)

    def _respondent(self, typed: Typed) -> bool:
        for row in self.of(self.data, typed):
            if row["Kode"] in ELEMENTS:
                said = self.respondents.get((row["Periode"], typed.sheet, int(typed.row_code)))
                codes = (*ELEMENTS, *(PROFILE_CODES[name] for name in PROFILE), COMMENT)
                return bool(said) and same(typed.value, said[codes.index(typed.column_code)])
        return False

    def lists(self, typed: Typed) -> bool:
        """Whether Temuan names the cell, or refuses its answer, its sheet or its file."""
        if any(row["Keadaan"] == EARLIER for row in self.of(self.status, typed)):
            return True
        for row in self.findings:
            if row["Berkas"] != typed.file or row["Lembar"] not in ("–", typed.sheet):
                continue
            if row["Sel"] == "–":
                if str(row["Kode"]).startswith("E") or row["Kode"] in SET_ASIDE:
                    return True
                continue
            areas = [area for text in AREA.findall(str(row["Sel"])) if (area := parse_range(text))]
            if any(area.holds(*typed.spot) or self._voids(row, area, typed) for area in areas):
                return True
        return False

    def _voids(self, row: dict[str, object], area: Range, typed: Typed) -> bool:
        """An error at one cell of an answer takes the others of its row with it."""
        figures = typed.row_code != IDENTITY_ROW_CODE and not LAYOUTS[typed.sheet].block
        return figures and str(row["Kode"]).startswith("E") and area.top <= typed.spot[0] <= area.bottom


# --- an inbox with everything in it ------------------------------------------------------------


def change(path: Path, edit: Callable[[Workbook], object], name: str = "") -> Path:
    workbook = opened(path)
    edit(workbook)
    target = path.with_name(name) if name else path
    workbook.save(target)
    return target


def type_in(sheet: str, **cells: object) -> Callable[[Workbook], None]:
    def edit(workbook: Workbook) -> None:
        for cell, value in cells.items():
            workbook[sheet][cell].value = value

    return edit


def input_cells(sheet: str, column_code: str) -> list[str]:
    """The cells of a column of the table, from its first answer to its last."""
    return [
        address(cell.row, cell.column)
        for (row, column), cell in LAYOUTS[sheet].inputs.items()
        if column == column_code and row != IDENTITY_ROW_CODE
    ]


def narrative_cells(sheet: str) -> list[str]:
    codes = {narrative.code for narrative in OFFICE.narratives}
    return [
        address(cell.row, cell.column) for (row, _), cell in LAYOUTS[sheet].inputs.items() if row in codes
    ]


@pytest.fixture(scope="module")
def spoiled(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's returns and what else comes: wrong cells, an older and a doubled return, a refused sheet."""
    inbox = Path(shutil.copytree(demo / "kotak-masuk", tmp_path_factory.mktemp("campur") / "kotak-masuk"))
    of = {path.stem.removesuffix("_r1"): path for path in inbox.iterdir()}
    wrong = dict(
        zip(input_cells("E-Gov", VALUE), ("lima", "1.234", "#N/A", "12 lembaga", -3, 2.5), strict=False)
    )
    notes = dict.fromkeys(input_cells("E-Gov", NOTE), "menunggu berita acara")
    evidence = dict.fromkeys(input_cells("E-Gov", EVIDENCE)[:2], "https://drive.example.id/berkas")
    texts = {cell: f"Uraian {cell} " * 30 for cell in narrative_cells("E-Gov")}
    change(of["IKU_EGOV_2026-TW2"], type_in("E-Gov", **wrong, **notes, **evidence, **texts))
    block = LAYOUTS["Survei IKM"].block
    assert block
    first = block.first_row
    comment = next(address(first, column)[:-2] for column in block.columns if block.codes[column] == COMMENT)
    answers = {f"D{first + row}": value for row, value in enumerate(("5", 0, "baik", 2.5, 9, "x", None, "3"))}
    said = {f"{comment}{first + row}": f"Saran {row}" for row in range(1, 60, 2)}
    change(of["IKU_EGOV_2026-TW2"], type_in("Survei IKM", **answers, **said))
    change(
        of["IKU_PKP_2026-TW1"],
        type_in(
            "PKP",
            **dict(zip(input_cells("PKP", VALUE), (None, 15), strict=True)),
            **dict(zip(input_cells("PKP", STATE), ("Nihil", None), strict=True)),
            **dict(zip(input_cells("PKP", NOTE), ("tidak ada kegiatan", "tetap"), strict=True)),
            **dict.fromkeys(narrative_cells("PKP"), "Pendukung"),
        ),
    )
    pending = type_in(
        "TIK & Persandian",
        **dict(zip(input_cells("TIK & Persandian", STATE)[:1], ["Belum tersedia"], strict=True)),
        **dict(zip(input_cells("TIK & Persandian", NOTE)[:1], ["menunggu rekap"], strict=True)),
        **dict(zip(input_cells("TIK & Persandian", VALUE)[:1], [None], strict=True)),
    )
    change(of["IKU_TIK_2026-TW2"], pending)
    shutil.copy(of["IKU_PIOP_2026-TW2"], inbox / "IKU_PIOP_2026-TW2_r1 (1).xlsx")
    cell = LAYOUTS["PKP"].identity["revisi"]
    newer = type_in("PKP", **{address(cell.row, cell.column): 2, input_cells("PKP", VALUE)[0]: 9})
    change(of["IKU_PKP_2026-TW2"], newer, "IKU_PKP_2026-TW2_r2.xlsx")

    def without_code(workbook: Workbook) -> None:
        workbook["TIK & Persandian"].delete_rows(LAYOUTS["TIK & Persandian"].rows["rilis_tepat"])

    change(of["IKU_TIK_2026-TW1"], without_code)
    conflict = type_in("PIOP", **{input_cells("PIOP", VALUE)[0]: 6})
    change(of["IKU_PIOP_2026-TW1"], conflict, "PIOP dari WhatsApp.xlsx")
    (inbox / PHOTO).write_bytes(b"\xff\xd8\xff\xe0 JFIF")
    return inbox


def accounted(told: Told, typed: list[Typed]) -> Counter[str]:
    """How many of the cells are used and how many only listed; none may be neither."""
    lost = [one for one in typed if not told.uses(one) and not told.lists(one)]
    assert lost == []
    return Counter("used" if told.uses(one) else "listed" for one in typed)


@pytest.mark.parametrize("period", ["2026-TW2", "2026-TW1"])
def test_every_filled_cell_is_in_the_workbook(
    spoiled: Path, consolidate: Callable[..., Run], tmp_path: Path, period: str
) -> None:
    run = consolidate(spoiled, "--period", period)
    assert run.code == 1, run.err
    typed = typed_in(spoiled)
    told = Told(opened(tmp_path / "hasil.xlsx", values=True))
    count = accounted(told, typed)
    assert count["used"] + count["listed"] == len(typed)
    assert min(count["used"], count["listed"]) > 30
    assert {one.file for one in typed} <= {str(row["Berkas"]) for row in (*told.data, *told.findings)}


def test_the_answers_of_a_survey_sum_to_the_cells_typed(
    spoiled: Path, consolidate: Callable[..., Run], tmp_path: Path
) -> None:
    """In each unsur: so many answers counted, so many cells refused."""
    consolidate(spoiled)
    told = Told(opened(tmp_path / "hasil.xlsx", values=True))
    scores = Counter(
        (one.file, one.column_code)
        for one in typed_in(spoiled)
        if LAYOUTS[one.sheet].block and one.column_code in ELEMENTS
    )
    counted = {
        (row["Berkas"], row["Kode"]): int(str(row["Terbaca"])) for row in told.data if row["Kode"] in ELEMENTS
    }
    refused = Counter(
        (one.file, one.column_code)
        for one in typed_in(spoiled)
        if one.column_code in ELEMENTS and not told.uses(one) and told.lists(one)
    )
    assert sum(refused.values()) >= 5
    assert scores == Counter(counted) + refused
    assert len(scores) == 2 * len(ELEMENTS)


def test_a_good_inbox_is_used_to_the_last_cell(
    demo: Path, consolidate: Callable[..., Run], tmp_path: Path
) -> None:
    consolidate(demo / "kotak-masuk")
    typed = typed_in(demo / "kotak-masuk")
    told = Told(opened(tmp_path / "hasil.xlsx", values=True))
    assert accounted(told, typed) == {"used": len(typed)}
    assert len(typed) > 200


def test_last_years_returns_are_told_as_a_comparison(
    demo: Path, consolidate: Callable[..., Run], tmp_path: Path
) -> None:
    inbox = demo / "kotak-masuk"
    consolidate(inbox, "--period", "2027-TW1")
    typed = typed_in(inbox)
    told = Told(opened(tmp_path / "hasil.xlsx", values=True))
    assert accounted(told, typed)["listed"] > 200
    assert {row["Keadaan"] for row in told.status if row["Berkas"] != "–"} == {EARLIER}
