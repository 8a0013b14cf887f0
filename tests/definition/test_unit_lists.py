"""Many bidang come from a list beside the definition, and a variable asks them by one word."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from iku_excel import definition
from iku_excel.core.findings import Finding
from iku_excel.core.model import MOST_UNITS, Definition
from iku_excel.definition import book, load, loads, to_toml
from iku_excel.definition.difference import alters_figures, difference
from tests.kinds import HEAD

INDICATOR = """
[[sasaran]]
nomor = 1
uraian = "Meningkatnya mutu sekolah"

[[indikator]]
kode = "i1"
nomor = 1
sasaran = 1
nama = "Indikator"
satuan = "%"
rumus = "a / b"
polarisasi = "maksimal"
antar_periode = "terakhir"
sumber_data = "Sekolah"
penanggung_jawab = "Dinas"
"""
VARIABLE = (
    '\n[[variabel]]\nkode = "{code}"\nuraian = "Data {code}"\nsatuan = "anak"\njenis = "cacah"\n'
    'waktu = "posisi"\ncakupan = "Sekolah Saudara"\n{asked}\n'
)
LISTED = '\n[[bidang]]\ndaftar = "sekolah.csv"\n'
SCHOOLS = (
    "NPSN;Nama Sekolah;Kecamatan\r\n"
    "10502345;SDN 12/V Kuala Tungkal;Tungkal Ilir\r\n"
    "10502346;SMPN 1 Betara;Betara\r\n"
    '10502347;"SMPN 2; Betara";BETARA \r\n'
)


def office(*, units: str = LISTED, a: str = 'bidang = "semua"', b: str = 'bidang = ["semua"]') -> str:
    return HEAD + units + VARIABLE.format(code="a", asked=a) + VARIABLE.format(code="b", asked=b) + INDICATOR


def loaded(
    folder: Path, listed: str | bytes = SCHOOLS, **asked: str
) -> tuple[Definition | None, tuple[Finding, ...]]:
    (folder / "sekolah.csv").write_bytes(listed if isinstance(listed, bytes) else listed.encode())
    (folder / "kantor.toml").write_text(office(**asked), encoding="utf-8")
    return load(folder / "kantor.toml")


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.place.file, finding.place.cell) for finding in findings]


def test_a_list_holds_the_bidang_of_an_office(tmp_path: Path) -> None:
    made, findings = loaded(tmp_path)
    assert made is not None
    assert findings == ()
    assert [(unit.code, unit.name, unit.sheet, unit.group) for unit in made.units] == [
        ("10502345", "SDN 12/V Kuala Tungkal", "10502345", "Tungkal Ilir"),  # a sheet cannot be called so
        ("10502346", "SMPN 1 Betara", "SMPN 1 Betara", "Betara"),
        ("10502347", "SMPN 2; Betara", "SMPN 2; Betara", "Betara"),
    ]
    assert {variable.units for variable in made.variables} == {("10502345", "10502346", "10502347")}


def test_what_leaves_the_office_names_no_list(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path)
    assert made is not None
    text = to_toml(made)
    assert "sekolah.csv" not in text
    assert loads(text, "definisi.toml") == (made, ())
    (tmp_path / "definisi.xlsx").write_bytes(book.draw(made))
    assert load(tmp_path / "definisi.xlsx") == (made, ())


def _workbook(rows: list[list[str | int]]) -> bytes:
    buffer, workbook = io.BytesIO(), openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(buffer)
    return buffer.getvalue()


SAME = {
    "comma": SCHOOLS.replace("SMPN 2; Betara", "SMPN 2, Betara")
    .replace(";", ",")
    .replace("SMPN 2, Betara", "SMPN 2; Betara"),
    "tab": SCHOOLS.replace(";", "\t").replace("SMPN 2\t Betara", "SMPN 2; Betara"),
    "mark of UTF-8": "\ufeff" + SCHOOLS,
    "UTF-16, as Excel's Unicode text": SCHOOLS.replace(";", "\t")
    .replace("SMPN 2\t Betara", "SMPN 2; Betara")
    .encode("utf-16"),
    "Excel's hint": "sep=;\r\n" + SCHOOLS,
    "a title above": "DAFTAR SEKOLAH;;\r\n;;\r\n" + SCHOOLS,
    "other heads": SCHOOLS.replace("NPSN;Nama Sekolah;Kecamatan", "KODE; Nama ;Kelompok"),
    "blank lines": SCHOOLS.replace("\r\n10502346", "\r\n;;\r\n\r\n10502346"),
    "a workbook": _workbook(
        [
            ["Daftar sekolah"],
            ["NPSN", "Nama sekolah", "Kecamatan"],
            [10502345, "SDN 12/V Kuala Tungkal", "Tungkal Ilir"],
            [10502346, "SMPN 1 Betara", "Betara"],
            [10502347, "SMPN 2; Betara", "betara"],
        ]
    ),
}


@pytest.mark.parametrize("how", SAME)
def test_a_list_is_the_same_however_it_was_saved(how: str, tmp_path: Path) -> None:
    wanted, _ = loaded(tmp_path)
    assert loaded(tmp_path, SAME[how]) == (wanted, ())


def test_columns_that_nobody_reads_are_told(tmp_path: Path) -> None:
    made, findings = loaded(tmp_path, SCHOOLS.replace("Kecamatan", "Alamat"))
    assert made is not None
    assert not any(unit.group for unit in made.units)
    assert [(finding.code, finding.values["daftar"]) for finding in findings] == [("W666", "Alamat")]


def test_a_list_and_rows_stand_together_and_a_row_may_group_its_list(tmp_path: Path) -> None:
    units = '\n[[bidang]]\nkode = "DINAS"\nnama = "Sekretariat"\n' + LISTED + 'kelompok = "Sekolah"\n'
    made, findings = loaded(tmp_path, "kode,nama\nA,Satu\nB,Dua\n", units=units, b='kelompok = ["sekolah"]')
    assert made is not None, findings
    assert [(unit.code, unit.sheet, unit.group) for unit in made.units] == [
        ("DINAS", "Sekretariat", ""),
        ("A", "Satu", "Sekolah"),
        ("B", "Dua", "Sekolah"),
    ]
    assert [variable.units for variable in made.variables] == [("DINAS", "A", "B"), ("A", "B")]


def test_semua_leaves_out_who_is_asked_a_survey() -> None:
    text = definition.builtin_text().replace('bidang = ["PKP", "PIOP", "EGOV"]', 'bidang = "semua"', 1)
    made, findings = loads(text, "kantor.toml")
    assert made is not None, findings
    assert made.variables[0].units == ("PIOP", "PKP", "TIK", "EGOV")


def test_a_bidang_may_be_called_semua(tmp_path: Path) -> None:
    made, findings = loaded(tmp_path, "kode,nama\nSEMUA,Satu\nB,Dua\n", a='bidang = ["SEMUA"]')
    assert made is not None, findings
    assert made.variables[0].units == ("SEMUA",)


FAULTS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "a code twice": ("kode,nama\nA,Satu\nA,Dua\n", [("E608", "sekolah.csv", "baris 3 kolom kode")]),
    "a code that is none": ("kode,nama\nsd 1,Satu\n", [("E609", "sekolah.csv", "baris 2 kolom kode")]),
    "no name": ("kode,nama\nA,\n", [("E605", "sekolah.csv", "baris 2 kolom nama")]),
    "a sheet twice": (
        "kode,nama,lembar\nA,Satu,X\nB,Dua,x\n",
        [("E608", "sekolah.csv", "baris 3 kolom lembar")],
    ),
    "a comma in a name": ("kode,nama\nA,SDN 1, Betara\n", [("E667", "sekolah.csv", "baris 2")]),
    "no head": ("A;Satu\nB;Dua\n", [("E665", "sekolah.csv", "")]),
    "nothing below the head": ("kode;nama\n", [("E665", "sekolah.csv", "")]),
    "a head twice": ("kode;nama;nama\nA;Satu;Dua\n", [("E608", "sekolah.csv", "")]),
    "a file of nothing": ("", [("E101", "sekolah.csv", "")]),
    "an open quote": ('kode;nama\nA;"Satu\n', [("E420", "sekolah.csv", "baris 2")]),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_a_list_is_told_at_its_line_and_begets_no_other(
    what: str, worded: Callable[[Finding], str], tmp_path: Path
) -> None:
    listed, expected = FAULTS[what]
    made, findings = loaded(tmp_path, listed)
    assert made is None
    assert said(findings) == expected


@pytest.mark.parametrize("name", ["../sekolah.csv", "/etc/passwd", "C:\\sekolah.csv", "..", "a/sekolah.csv"])
def test_only_a_file_beside_the_definition_is_opened(name: str, tmp_path: Path) -> None:
    units = f"\n[[bidang]]\ndaftar = '{name}'\n"
    made, findings = loaded(tmp_path, units=units)
    assert (made, [finding.code for finding in findings]) == (None, ["E606"])


def test_what_comes_from_elsewhere_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert [finding.code for finding in loads(office(), "definisi.toml")[1]] == ["E606"]


def test_a_list_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    made, findings = loaded(tmp_path, units=LISTED.replace("sekolah", "puskesmas"))
    line = office().split("daftar")[0].count("\n") + 1
    assert (made, said(findings)) == (None, [("E511", "kantor.toml", f"baris {line}")])


def test_a_folder_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "puskesmas.csv").mkdir()
    assert [one.code for one in loaded(tmp_path, units=LISTED.replace("sekolah", "puskesmas"))[1]] == ["E511"]


def test_semua_leaves_a_survey_out_however_its_kind_is_spelled() -> None:
    text = definition.builtin_text().replace('bidang = ["PKP", "PIOP", "EGOV"]', 'bidang = "Semua"', 1)
    made, findings = loads(text.replace('jenis = "survei"', 'jenis = "Survei"'), "kantor.toml")
    assert made is not None, findings
    assert made.variables[0].units == ("PIOP", "PKP", "TIK", "EGOV")


def test_a_row_that_names_a_list_says_nothing_else(tmp_path: Path) -> None:
    made, findings = loaded(tmp_path, units=LISTED + 'kode = "A"\n')
    assert (made, [finding.code for finding in findings]) == (None, ["E664"])


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ('kelompok = ["Bram Itam"]', ["E611"]),
        ("", ["E605"]),
        ("bidang = []", ["E605"]),
        ('bidang = ["semua", "B9"]', ["E611"]),
        ('bidang = "setiap"', ["E606"]),
        ("bidang = [{}]", ["E606"]),
    ],
)
def test_who_is_asked_must_be_there(asked: str, codes: list[str], tmp_path: Path) -> None:
    assert [finding.code for finding in loaded(tmp_path, a=asked)[1]] == codes


def test_as_many_as_a_definition_holds_and_one_more(tmp_path: Path) -> None:
    listed = "kode,nama\n" + "".join(f"U{number},Sekolah {number}\n" for number in range(MOST_UNITS))
    made, findings = loaded(tmp_path, listed)
    assert made is not None, findings
    assert len(to_toml(made)) < 1_000_000  # so that a package can be read again
    made, findings = loaded(tmp_path, listed + "LAGI,Satu lagi\n")
    assert made is None
    assert said(findings) == [("E668", "sekolah.csv", f"baris {MOST_UNITS + 2}")]


def test_many_are_named_by_word_and_kelompok_and_a_unit_more_is_still_a_change(tmp_path: Path) -> None:
    listed = "kode,nama,kelompok\n" + "".join(
        f"U{number},Sekolah {number},{'SD' if number < 20 else 'SMP'}\n" for number in range(40)
    )
    made, findings = loaded(tmp_path, listed, b='kelompok = ["SD"]')
    assert made is not None, findings
    text = to_toml(made)
    assert text.count('bidang = [\n    "semua",\n]') + text.count('bidang = ["semua"]') == 1
    assert text.count('kelompok = ["SD"]') == 1
    assert loads(text, "d.toml")[0] == made
    more, _ = loaded(tmp_path, listed + "LAGI,Sekolah lagi,SD\n", b='kelompok = ["SD"]')
    assert more is not None
    altered = [change for change in difference(made, more) if alters_figures(change)]
    assert {(change.table, change.row, change.key) for change in altered} == {
        ("variabel", "a", "bidang"),
        ("variabel", "b", "bidang"),
    }


def test_a_kelompok_is_no_part_of_what_is_asked(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path)
    assert made is not None
    from iku_excel.core.identity import form_version

    bare = replace(made, units=tuple(replace(unit, group="") for unit in made.units))
    assert form_version(bare) == form_version(made)
