"""Twenty and more kinds of forgery: each is named where it was done, and a mere re-save is none."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from iku_excel import summary
from iku_excel.cli.receipt import verify as verify_receipt
from iku_excel.cli.verify import run
from iku_excel.core.findings import IkuError
from iku_excel.summary.embedded.reading import recall_bytes

from .conftest import iku
from .forging import Change, carrying, forged, of, replaced

WORKBOOK = Path("keluaran") / "IKU_2026-TW2.xlsx"


@pytest.fixture(scope="module")
def document(demo) -> bytes:
    return (demo / WORKBOOK).read_bytes()


def place_of(document: bytes, sheet: str, wanted: Callable[[Any], bool]) -> str:
    """The address of the first cell that is wanted."""
    workbook = recall_bytes(document, "x").workbook
    return next(
        f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[column - 1]}{row}"
        for (row, column), cell in sorted(workbook.sheet(sheet).cells.items())
        if wanted(cell)
    )


def formula_cell(document: bytes, sheet: str = "Pengukuran") -> str:
    return place_of(document, sheet, lambda cell: cell.formula and cell.number is not None)


def in_cell(cell: str, old: str, new: str) -> tuple[str, str]:
    """What to look for and put instead within one cell of a sheet."""
    return rf'(<c r="{cell}"(?:(?!</c>).)*?){old}', rf"\g<1>{new}"


def _answer(told: Any, unit: str, change: dict[str, Any]) -> None:
    sent = next(one for one in told["submissions"] if one["unit"] == unit and one["period"]["quarter"] == 2)
    sent["answers"][0] |= change


def _with_style(document: bytes, cell: str) -> str:
    return re.search(rf'<c r="{cell}" s="(\d+)"', _part(document, "Pengukuran"))[1]


def _part(document: bytes, sheet: str) -> str:
    from iku_excel import parts

    content = dict(parts.unpack(document))
    return content[of(sheet)(content)].decode()


FALSE_SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>IKU 100 %</t></is></c></row></sheetData></worksheet>'  # noqa: E501


def false_sheet(content: dict[str, bytes]) -> None:
    """A sheet of the forger's in front of all others."""
    content["xl/worksheets/palsu.xml"] = FALSE_SHEET
    for part, old, new in (
        ("xl/workbook.xml", "<sheets>", '<sheets><sheet name="Sampul" sheetId="99" r:id="rIdP"/>'),
        (
            "xl/_rels/workbook.xml.rels",
            "</Relationships>",
            '<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/palsu.xml"/></Relationships>',  # noqa: E501
        ),
        (
            "[Content_Types].xml",
            "</Types>",
            '<Override PartName="/xl/worksheets/palsu.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',  # noqa: E501
        ),
    ):
        content[part] = content[part].replace(old.encode(), new.encode(), 1)


def swapped(content: dict[str, bytes]) -> None:
    """The first two sheets in the other order."""
    text = content["xl/workbook.xml"].decode()
    first, second = re.findall(r"<sheet [^>]*/>", text)[:2]
    content["xl/workbook.xml"] = text.replace(first + second, second + first).encode()


def pasted(content: dict[str, bytes]) -> None:
    """A text box over the figures."""
    name = next(name for name in content if name.startswith("xl/drawings/drawing"))
    box = "<xdr:twoCellAnchor><xdr:sp><xdr:txBody/></xdr:sp></xdr:twoCellAnchor>"
    content[name] = content[name].replace(b"</xdr:wsDr>", f"{box}</xdr:wsDr>".encode())


def macros(content: dict[str, bytes]) -> None:
    content["xl/vbaProject.bin"] = b"x"


FORGERIES: dict[str, tuple[Callable[[bytes], Change], str]] = {
    "value of a formula": (
        lambda d: replaced(of("Pengukuran"), *in_cell(formula_cell(d), r"<v>[^<]*</v>", "<v>0.99</v>")),
        r"Pengukuran › \w+: tertulis “0,99”",
    ),
    "formula replaced, its value kept": (
        lambda d: replaced(of("Pengukuran"), *in_cell(formula_cell(d), r"<f>[^<]*</f>", "<f>0.99</f>")),
        r"Pengukuran › \w+: rumusnya “=0.99”",
    ),
    "formula taken away, its value kept": (
        lambda d: replaced(of("Pengukuran"), *in_cell(formula_cell(d), r"<f>[^<]*</f>", "")),
        r"Pengukuran › \w+: rumusnya “tanpa rumus”",
    ),
    "number format that shows another figure": (
        lambda d: replaced("xl/styles.xml", 'formatCode="0.00 %"', 'formatCode="&quot;95,00 %&quot;"'),
        r"format angkanya “\"95,00 %\"”, seharusnya “0.00 %”",
    ),
    "number format that shows nothing": (
        lambda d: replaced("xl/styles.xml", 'formatCode="0.00 %"', 'formatCode=";;;"'),
        r"format angkanya “;;;”",
    ),
    "text in a cell": (
        lambda d: replaced("xl/sharedStrings.xml", "Sangat Tinggi", "Rendah", 0),
        r": tertulis “[^”]*Rendah[^”]*”",
    ),
    "false sheet in front": (lambda d: false_sheet, r"Lembar Sampul bukan dari dokumen ini"),
    "sheets in another order": (lambda d: swapped, r"Urutan lembar berubah; sekarang \w+, Ringkasan"),
    "sheet hidden": (
        lambda d: replaced("xl/workbook.xml", '(<sheet name="Pengukuran")', r'\1 state="hidden"'),
        r"Lembar Pengukuran disembunyikan",
    ),
    "sheet very hidden": (
        lambda d: replaced("xl/workbook.xml", '(<sheet name="Temuan")', r'\1 state="veryHidden"'),
        r"Lembar Temuan disembunyikan",
    ),
    "sheet renamed": (
        lambda d: replaced("xl/workbook.xml", '<sheet name="Temuan"', '<sheet name="Catatan"'),
        r"Lembar Temuan tidak ada lagi",
    ),
    "row hidden": (
        lambda d: replaced(of("Pengukuran"), r'(<row r="8")', r'\1 hidden="1"'),
        r"Pengukuran › baris 8: disembunyikan",
    ),
    "column hidden": (
        lambda d: replaced(of("Data"), r'(<col min="\d+" max="\d+")', r'\1 hidden="1"'),
        r"Data › kolom A: disembunyikan",
    ),
    "cells merged over a figure": (
        lambda d: replaced(
            of("Data"), r"(</sheetData>)", r'\1<mergeCells count="1"><mergeCell ref="H9:I9"/></mergeCells>'
        ),
        r"Data › H9:I9: sel-selnya digabung",
    ),
    "what is printed": (
        lambda d: replaced("xl/workbook.xml", r"Temuan!\$A\$1:\$K\$\d+", "Temuan!$A$1:$K$2"),
        r"Nama Temuan!_xlnm.Print_Area berubah",
    ),
    "name added": (
        lambda d: replaced(
            "xl/workbook.xml",
            "<definedNames>",
            '<definedNames><definedName name="Capaian">0.99</definedName>',
        ),
        r"Nama Capaian ditambahkan kemudian; isinya 0.99",
    ),
    "value that a chart keeps": (
        lambda d: replaced("xl/charts/chart3.xml", r"(<c:v>)[01]\.\d+(</c:v>)", r"\g<1>0.123\2"),
        r"Grafik: data Grafik!\S+ tersimpan “[^”]*0.123",
    ),
    "chart of other cells": (
        lambda d: replaced("xl/charts/chart3.xml", r"Grafik!\$G\$\d+:\$G\$\d+", "Grafik!$Z$7:$Z$11", 0),
        r"Grafik: data Grafik!\$Z\$7:\$Z\$11 ditambahkan",
    ),
    "title of a chart": (
        lambda d: replaced("xl/charts/chart3.xml", r"<a:t>[^<]*</a:t>", "<a:t>Capaian 100 %</a:t>"),
        r"Grafik: tulisan “Capaian 100 %”",
    ),
    "text box over a sheet": (lambda d: pasted, r"1 gambar atau kotak teks"),
    "figure in the hidden JSON": (
        lambda d: carrying(lambda told: told["figures"][0].update(value=0.99)),
        r"Indikator partisipasi: tersimpan 0,99",
    ),
    "category in the hidden JSON": (
        lambda d: carrying(lambda told: told["figures"][0].update(category="Rendah")),
        r"Indikator partisipasi: tersimpan .*Rendah",
    ),
    "answer in the hidden JSON": (
        lambda d: carrying(lambda told: _answer(told, "PKP", {"value": 15.0})),
        r"Indikator partisipasi: tersimpan 0,7666",
    ),
    "target in the hidden JSON": (
        lambda d: carrying(
            lambda told: told["definition"]["targets"][0].update(quarters=[0.1, 0.1, 0.1, 0.1])
        ),
        r"Indikator \w+: tersimpan",
    ),
    "where a figure comes from": (
        lambda d: carrying(lambda told: told["submissions"][0]["origin"].update(file="lain.xlsx")),
        r"(Data|Status) › \w+: tertulis “[^”]+”, seharusnya “lain.xlsx”",
    ),
    "who filled it in": (
        lambda d: carrying(lambda told: told["submissions"][0].update(filled_by="Orang lain")),
        r"Data › \w+: tertulis “[^”]+”, seharusnya “Orang lain”",
    ),
    "a finding left out": (
        lambda d: carrying(lambda told: told["findings"].clear()),
        r"Temuan › \w+: tertulis",
    ),
}


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forgery_is_named(document, told, tmp_path, kind):
    change, expected = FORGERIES[kind]
    path = tmp_path / "palsu.xlsx"
    path.write_bytes(forged(document, change(document)))
    assert run(path, None) == 1
    assert re.search(expected, "\n".join(told)), told


def test_a_macro_is_named(document, told, tmp_path):
    path = tmp_path / "palsu.xlsx"
    path.write_bytes(forged(document, macros))
    try:
        code = run(path, None)
    except IkuError as stop:
        code = 1
        told += [finding.code for finding in stop.findings]
    assert code == 1
    assert re.search("E114|memuat makro", "\n".join(told)), told


def redrawn(document: bytes, path: Path, change: Callable[[Any], None]) -> Path:
    """Everything drawn again from a forged answer, as a forger with this program would."""
    spoiled = forged(document, carrying(change))
    path.write_bytes(summary.draw(recall_bytes(spoiled, "x").results))
    return path


def _fifteen(told: Any) -> None:
    _answer(told, "PKP", {"value": 15.0})


def test_a_forged_answer_in_a_workbook_drawn_anew_is_named_beside_the_inbox(document, demo, told, tmp_path):
    def figures_too(carried: Any) -> None:
        _fifteen(carried)

    path = redrawn(document, tmp_path / "palsu.xlsx", figures_too)
    assert run(path, demo / "kotak-masuk") == 1
    lines = "\n".join(told)
    assert "IKU_PKP_2026-TW2_r1.xlsx › PKP › E13" in lines
    assert "sekarang 12, dalam dokumen 15" in lines


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda told: _answer(told, "PKP", {"note": "sudah disetujui"}), "sekarang “|sekarang kosong"),
        (
            lambda told: _answer(told, "PKP", {"evidence": "https://palsu.id"}),
            "dalam dokumen https://palsu.id",
        ),
        (
            lambda told: next(s for s in told["submissions"] if s["respondents"])["respondents"][0].update(
                scores=[4] * 9
            ),
            "dalam dokumen 4",
        ),
        (lambda told: told["submissions"][0].update(revision=7), "dalam dokumen revisi 7"),
    ],
)
def test_what_else_an_answer_says_is_compared_too(document, demo, told, tmp_path, change, expected):
    path = redrawn(document, tmp_path / "palsu.xlsx", change)
    code = run(path, demo / "kotak-masuk")
    assert code == 1
    assert re.search(expected, "\n".join(told)), told


def test_a_forged_return_under_its_old_hash_is_named(document, demo, told, tmp_path):
    """The document's hash is forged with the return: the answers tell."""
    inbox = Path(shutil.copytree(demo / "kotak-masuk", tmp_path / "kotak-masuk"))
    path = redrawn(document, tmp_path / "palsu.xlsx", _fifteen)
    assert run(path, inbox) == 1
    assert not any("SHA-256" in line for line in told)
    assert any("E13" in line for line in told)


def test_a_newer_return_that_changes_a_figure_is_told_with_the_figure_before_and_after(
    demo, document, told, tmp_path
):
    import openpyxl

    inbox = Path(shutil.copytree(demo / "kotak-masuk", tmp_path / "kotak-masuk"))
    workbook = openpyxl.load_workbook(inbox / "IKU_PKP_2026-TW2_r1.xlsx")
    sheet = workbook["PKP"]
    sheet["E13"].value = 9
    cell = next(c for row in sheet.iter_rows(max_row=12) for c in row if str(c.value).startswith("Revisi"))
    below = sheet.cell(cell.row + 1, cell.column)
    below.value = 2
    workbook.save(inbox / "IKU_PKP_2026-TW2_r2.xlsx")
    assert run(demo / WORKBOOK, inbox) == 1
    lines = "\n".join(told)
    assert "revisi 2 dari PKP, Triwulan II 2026, datang sesudah dokumen dibuat" in lines
    assert "76,67 % → 66,67 %" in lines


def test_a_newer_return_that_says_the_same_changes_nothing(demo, told, tmp_path):
    inbox = Path(shutil.copytree(demo / "kotak-masuk", tmp_path / "kotak-masuk"))
    (inbox / "salinan").mkdir()
    shutil.copy(inbox / "IKU_PKP_2026-TW2_r1.xlsx", inbox / "salinan" / "lagi.xlsx")
    assert run(demo / WORKBOOK, inbox) == 0
    assert "Dokumen ini cocok." in told


def test_a_return_under_another_name_is_the_same_return(demo, told, tmp_path):
    inbox = Path(shutil.copytree(demo / "kotak-masuk", tmp_path / "kotak-masuk"))
    (inbox / "IKU_PKP_2026-TW2_r1.xlsx").rename(inbox / "dari PKP.xlsx")
    assert run(demo / WORKBOOK, inbox) == 0


def test_what_was_not_looked_at_is_said(demo, told):
    assert run(demo / WORKBOOK, None) == 0
    assert any(line.startswith("Yang tidak diperiksa: kiriman asalnya") for line in told)


def test_a_forged_receipt_is_told(demo, tmp_path):
    out = tmp_path / "tanda-terima"
    file = demo / "kotak-masuk" / "IKU_PKP_2026-TW2_r1.xlsx"
    assert iku("receipt", "make", demo / "kotak-masuk", "-o", out).code in (0, 1)
    path = out / f"{file.name}.json"
    content = json.loads(path.read_text())
    path.write_text(json.dumps({**content, "time": "2026-01-01T00:00:00+07:00"}))
    assert verify_receipt.callback(path, file, None) == 1
    path.write_text(json.dumps({**content, "size": 10**300}))
    with pytest.raises(IkuError):
        verify_receipt.callback(path, file, None)


@pytest.mark.libreoffice
def test_a_workbook_that_libreoffice_saved_again_is_not_called_forged(
    demo, told, tmp_path, saved_by_libreoffice
):
    assert run(saved_by_libreoffice(demo / WORKBOOK, tmp_path / WORKBOOK.name), None) == 0, told


@pytest.mark.gnumeric
def test_a_workbook_that_gnumeric_saved_again_is_not_called_forged(demo, told, tmp_path):
    path = tmp_path / "lagi.xlsx"
    subprocess.run(["ssconvert", demo / WORKBOOK, path], check=True, capture_output=True)
    assert run(path, None) == 0, told
