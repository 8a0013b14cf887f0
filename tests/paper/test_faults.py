"""The checker sees each kind of fault on paper, and nothing in what is just right beside it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

import pytest
import xlsxwriter

from .faults import faults
from .printed import pages_of

WIDTH, HEIGHT = 90, 18.0  # pixels of a column, points of a row
WORD, OTHER = "dipertanggungjawabkan", "ketenagakerjaan"
WRAPPED: dict[str, object] = {"text_wrap": True}
MONEY: dict[str, object] = {"num_format": "#,##0.00"}
PAGES = "Halaman &P dari 1"
Row = tuple[float, tuple[tuple[object, dict[str, object]], ...]]


@dataclass(frozen=True)
class Tried:
    """A sheet of which the first row is wrong and the others just right, and the kinds of what is found.

    A row is its height, and its texts with their formats; `area` is what is printed.
    """

    rows: tuple[Row, ...]
    kinds: frozenset[str]
    footer: str = f'&R&"Arial,Regular"&8 {PAGES}'
    widths: dict[int, int] = field(default_factory=dict)
    area: tuple[int, int, int, int] | None = None


def row(*texts: object, high: float = HEIGHT, **look: object) -> Row:
    """A row in one format."""
    return high, tuple((text, look) for text in texts)


def kinds(*found: str) -> frozenset[str]:
    return frozenset(found)


TRIED = {
    # The neighbour at the right ends a text; over an empty cell it goes on.
    "Tetangga": Tried(
        (row("Persentase lembaga", "Target"), row("Realisasi belanja", "")), kinds("broken", "lost")
    ),
    "Rendah": Tried(
        (
            row("Realisasi belanja Dinas", high=12, **WRAPPED),
            row("Persentase semua lembaga", high=27, **WRAPPED),
        ),
        kinds("cut"),
    ),
    "Patah": Tried(
        (row(WORD, high=30, **WRAPPED), row("", OTHER, high=30, **WRAPPED)),
        kinds("broken", "lost"),
        widths={1: 130},
    ),
    # A list stands as it was typed: there a program may break at a hyphen, and a link anywhere.
    "Data": Tried(
        (
            row(WORD[:20], high=30, **WRAPPED),
            row("PKP-PIOP-TIK-EGOV", high=30, **WRAPPED),
            row("https://contoh.go.id/berkas", high=30, **WRAPPED),
        ),
        kinds("broken", "lost"),
    ),
    "Pagar": Tried(
        (row(123_456_789_012, **MONEY), row("", 999_999_999_999.99, **MONEY)), kinds("fence"), widths={1: 150}
    ),
    "Kecil": Tried(
        (row("Keterangan", font_size=6), row("Catatan", font_size=7), row("kode_a", font_size=6)),
        kinds("6.0 pt"),
    ),
    "Kaki": Tried(
        (row("Target"),), kinds("6.0 pt"), footer=f'&L&"Arial,Regular"&6 Kaki&R&"Arial,Regular"&8 {PAGES}'
    ),
    # From both sides into one empty cell, and not so far.
    "Tindih": Tried(
        (
            (HEIGHT, (("Persentase lembaga", {}), ("", {}), ("komunikasi publik", {"align": "right"}))),
            (HEIGHT, (("Realisasi", {}), ("", {}), ("belanja", {"align": "right"}))),
        ),
        kinds("overlapping", "broken", "lost"),
        widths={1: 20},
    ),
    "Nomor": Tried((row("Target"),), kinds("page number"), footer="&RHalaman &P dari 2"),
    "Urutan": Tried((row("Target"),), kinds("page number"), footer="&RHalaman 3 dari 1"),
    # What is printed ends before the text does.
    "Tepi": Tried((row("Persentase partisipasi lembaga"), row("Target")), kinds("cut"), area=(0, 0, 1, 0)),
    "Luar": Tried(
        (row("Persentase partisipasi " * 8), row("Target")),
        kinds("off the page", "broken", "lost"),
        area=(0, 0, 1, 0),
        widths={0: 1200},
    ),
    "Kosong": Tried((row("", "Target"),), kinds("not printed"), area=(0, 0, 0, 0)),
    "Wajar": Tried((row("Target", 85, "Realisasi"),), kinds()),
}


def drawn() -> bytes:
    """All of it in one workbook."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for name, tried in TRIED.items():
            sheet = book.add_worksheet(name)
            sheet.set_paper(9)
            sheet.set_start_page(1)
            sheet.set_footer(tried.footer)
            for place in range(4):
                sheet.set_column_pixels(place, place, tried.widths.get(place, WIDTH))
            for line, (high, texts) in enumerate(tried.rows):
                sheet.set_row(line, high)
                for place, (text, look) in enumerate(texts):
                    form = book.add_format({"font_name": "Arial", "font_size": 10, **look})
                    put = sheet.write_string if isinstance(text, str) else sheet.write_number
                    if text != "":
                        put(line, place, text, form)
            if tried.area:
                sheet.print_area(*tried.area)
    return buffer.getvalue()


@pytest.mark.libreoffice
def test_each_kind_is_seen_and_what_is_right_is_not(saved_by_libreoffice, tmp_path):
    data, path = drawn(), tmp_path / "cacat.xlsx"
    path.write_bytes(data)
    pages = pages_of(saved_by_libreoffice(path, path.with_suffix(".pdf")))
    found: dict[str, set[str]] = {name: set() for name in TRIED}
    for sheet, kind, what in faults(data, pages, codes={"kode_a"}):
        found[sheet].add(kind)
        right = [str(text) for _, texts in TRIED[sheet].rows[1:] for text, _ in texts]
        assert not any(what in text for text in right if isinstance(what, str) and what), (sheet, kind, what)
    assert found == {name: set(tried.kinds) for name, tried in TRIED.items()}
