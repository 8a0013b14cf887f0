"""`iku close`: a period laid down, verified anywhere, revised with what changed, undone while it may be."""

from __future__ import annotations

import json
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from iku_excel import archive, parts, template
from iku_excel.core.model import Issuance
from iku_excel.core.periods import Period
from iku_excel.definition import load
from iku_excel.delivery.journal import NAME as JOURNAL
from iku_excel.form import IDENTITY_ROW_CODE, VALUE_CODE, build
from iku_excel.form.identity_row import NAME, REVISION
from iku_excel.summary.embedded.reading import recall

from .conftest import iku

DATES = ("--date", "2026-04-10", "--closed", "2026-04-12", "--without-pdf")
# By hand, of 30 verified: 11 of PKP, 7 of PIOP and 3 of E-Gov; then 9 of PIOP.
ISSUED, CORRECTED = 21 / 30, 23 / 30


@pytest.fixture
def office(tmp_path, demo) -> Path:
    """A workspace with the returns of TW I."""
    folder = tmp_path / "kantor é"
    folder.mkdir()
    shutil.copy(demo / "definisi-contoh.toml", folder)
    (folder / "pengaturan.toml").write_text('definisi = "definisi-contoh.toml"\n', encoding="utf-8")
    (folder / "kotak-masuk").mkdir()
    for path in (demo / "kotak-masuk").glob("*2026-TW1*"):
        shutil.copy(path, folder / "kotak-masuk")
    return folder


def send(office: Path, revision: int, active: int) -> None:
    """PIOP sends TW I again."""
    definition, _ = load(office / "definisi-contoh.toml")
    form = build(definition, Period(2026, 1), ("PIOP",))
    sheet = next(sheet for sheet in form.sheets if sheet.unit == "PIOP")
    contents = {
        ("PIOP", "lembaga_aktif", VALUE_CODE): active,
        ("PIOP", "lembaga_terverifikasi", VALUE_CODE): 10,
        ("PIOP", IDENTITY_ROW_CODE, sheet.identity[NAME]): "Budi",
        ("PIOP", IDENTITY_ROW_CODE, sheet.identity[REVISION]): revision,
    }
    path = office / "kotak-masuk" / f"IKU_PIOP_2026-TW1_r{revision}.xlsx"
    path.write_bytes(template.draw(form, contents))


def figures(package: Path) -> dict[str, float | None]:
    told = archive.opened(package.read_bytes(), package.name).manifest
    return {figure["indicator"]: figure["value"] for figure in told["figures"]}


def test_what_was_issued_comes_byte_for_byte_out_of_its_package(office):
    run = iku("close", "2026-TW1", *DATES, "--number", "050/1/2026", cwd=office)
    assert run.code == 0, run.out + run.err
    package = office / "arsip" / "2026-TW1.zip"
    content = dict(parts.unpack(package.read_bytes()))
    assert content["dokumen/IKU_2026-TW1.xlsx"] == (office / "keluaran" / "IKU_2026-TW1.xlsx").read_bytes()
    for path in (office / "kotak-masuk").iterdir():
        assert content[f"kiriman/{path.name}"] == path.read_bytes()
        assert f"tanda-terima/{path.name}.json" in content
    assert figures(package)["partisipasi"] == pytest.approx(ISSUED)
    again = iku("verify", office / "keluaran" / "IKU_2026-TW1.xlsx", cwd=office)
    assert (again.code, "sama dengan yang dicatat arsip, 2026-TW1.zip" in again.out) == (0, True), again.out
    consolidated = office / "keluaran" / "sama.xlsx"
    options = ("--date", "2026-04-10", "--period", "2026-TW1", "-o", consolidated)
    assert iku("consolidate", *options, cwd=office).code == 0
    assert content["dokumen/IKU_2026-TW1.xlsx"] == consolidated.read_bytes()


def test_the_same_closing_gives_the_same_bytes(office):
    packages = []
    for _ in range(2):
        assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
        packages.append((office / "arsip" / "2026-TW1.zip").read_bytes())
        assert iku("close", "2026-TW1", "--undo", cwd=office).code == 0
    assert packages[0] == packages[1]


def test_it_verifies_anywhere_and_names_one_changed_byte(office, tmp_path):
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    away = tmp_path / "jauh"
    away.mkdir()
    package = Path(shutil.move(office / "arsip" / "2026-TW1.zip", away))
    shutil.rmtree(office)
    run = iku("verify", package, cwd=away)
    assert run.code == 0, run.out
    assert "4 kiriman dibaca ulang" in run.out
    assert "digambar ulang: semua bagiannya sama" in run.out
    content = dict(parts.unpack(package.read_bytes()))
    name = "kiriman/IKU_PIOP_2026-TW1_r1.xlsx"
    content[name] = content[name][:-1] + bytes([content[name][-1] ^ 1])
    package.write_bytes(parts.pack(content.items()))
    run = iku("verify", package, cwd=away)
    assert (run.code, f"E576 2026-TW1.zip: Bagian paket berubah: {name}." in run.out) == (1, True)


def test_figures_that_do_not_follow_from_the_returns_in_it_are_named(office):
    """Somebody puts another return into the package, and seals it again as the format says."""
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    path = office / "arsip" / "2026-TW1.zip"
    package = archive.opened(path.read_bytes(), path.name)
    send(office, 1, 9)
    name = "IKU_PIOP_2026-TW1_r1.xlsx"
    contents = {**package.parts, f"kiriman/{name}": (office / "kotak-masuk" / name).read_bytes()}
    path.write_bytes(archive.packed(package.manifest, contents))
    run = iku("verify", path)
    assert run.code == 1
    assert "▲ partisipasi: diterbitkan 70,00 %, dari kirimannya 0,7666" in run.out


def test_a_package_of_another_program_is_held_to_what_it_says(office):
    """Its drawing may look otherwise; a figure that is printed otherwise is named."""
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    path = office / "arsip" / "2026-TW1.zip"
    package = archive.opened(path.read_bytes(), path.name)
    another = {**package.manifest, "program": "99.0"}
    path.write_bytes(archive.packed(another, package.parts))
    run = iku("verify", path)
    assert (run.code, "5 angka dokumen sama dengan hasil hitung ulang" in run.out) == (0, True), run.out
    book = openpyxl.load_workbook(BytesIO(package.parts[package.document]))
    for row in book["Pengukuran"].iter_rows():
        for cell in row:
            if str(cell.value).startswith("=") and "Perhitungan" in str(cell.value):
                cell.value = 0.99
    forged = BytesIO()
    book.save(forged)
    path.write_bytes(archive.packed(another, {**package.parts, package.document: forged.getvalue()}))
    run = iku("verify", path)
    assert (run.code, "▲ Pengukuran: Persentase Partisipasi" in run.out) == (1, True), run.out


def test_what_was_consolidated_is_what_is_closed_and_nothing_else_under_its_name(office):
    signed = office / "keluaran" / "IKU_2026-TW1.xlsx"
    assert iku("consolidate", "--date", "2026-04-09", "-o", signed, cwd=office).code == 0
    before = signed.read_bytes()
    run = iku("close", "2026-TW1", *DATES, cwd=office)
    assert (run.code, "E584" in run.err, signed.read_bytes()) == (2, True, before)
    assert not (office / "arsip" / "2026-TW1.zip").exists()
    draft = recall(signed).results
    run = iku("close", "2026-TW1", "--date", "2026-04-09", "--without-pdf", cwd=office)
    issued = recall(signed).results
    assert (run.code, draft.draft, issued.issuance) == (0, True, Issuance(0))
    assert replace(issued, issuance=draft.issuance) == draft
    assert iku("close", "2026-TW1", "--undo", cwd=office).code == 0
    assert signed.read_bytes() == before


def test_with_the_offices_key_it_is_signed_and_without_it_it_still_verifies(office, tmp_path):
    assert iku("key", "--new", cwd=office).code == 0
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    package = office / "arsip" / "2026-TW1.zip"
    at_home, away = iku("verify", package, cwd=office), tmp_path / "jauh"
    away.mkdir()
    shutil.copy(package, away)
    elsewhere = iku("verify", "2026-TW1.zip", cwd=away)
    assert (at_home.code, elsewhere.code) == (0, 0), at_home.out + elsewhere.out
    assert at_home.out != elsewhere.out
    fingerprint = iku("key", cwd=office).out.split()
    assert any(word in elsewhere.out for word in fingerprint if word.count("-") == 7)


def test_a_closed_period_is_closed(office):
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    before = (office / "arsip" / "2026-TW1.zip").read_bytes()
    run = iku("close", "2026-TW1", *DATES, cwd=office)
    assert (run.code, "E580" in run.err, "2026-04-12" in run.err) == (2, True, True)
    assert (office / "arsip" / "2026-TW1.zip").read_bytes() == before
    assert "E581" in iku("close", "2026-TW2", "--revise", "--reason", "x", cwd=office).err


def test_a_revision_lists_what_changed_and_leaves_what_was_issued(office):
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    before = (office / "arsip" / "2026-TW1.zip").read_bytes()
    send(office, 2, 9)
    assert iku("close", "2026-TW1", "--revise", cwd=office).code == 2
    run = iku("close", "2026-TW1", "--revise", "--reason", "PIOP meralat dua lembaga", *DATES, cwd=office)
    assert "Perubahan ke-1" in run.out
    assert "partisipasi: 70,00 % → 76,67 %" in run.out
    assert run.out.count("→") == 1
    assert (office / "arsip" / "2026-TW1.zip").read_bytes() == before
    assert figures(office / "arsip" / "2026-TW1_P1.zip")["partisipasi"] == pytest.approx(CORRECTED)
    assert iku("verify", office / "arsip" / "2026-TW1_P1.zip").code == 0
    listed = iku("close", "--list", cwd=office)
    first, second = listed.out.splitlines()[2:]
    assert "pertama (digantikan)" in first
    assert "PIOP meralat dua lembaga" in second
    sheet = openpyxl.load_workbook(office / "arsip" / "register.xlsx").active
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[1] for row in rows[1:]] == ["pertama (digantikan)", "Perubahan ke-1"]
    assert rows[2][7] == rows[1][6]  # what it replaces, by its code


def test_a_figure_that_is_not_final_is_closed_only_with_its_reason(office):
    (office / "kotak-masuk" / "IKU_PIOP_2026-TW1_r1.xlsx").unlink()
    run = iku("close", "2026-TW1", *DATES, cwd=office)
    assert (run.code, "E582" in run.err) == (2, True)
    assert not (office / "arsip").exists()
    run = iku("close", "2026-TW1", *DATES, "--reason", "PIOP sedang diaudit", cwd=office)
    assert run.code == 1
    assert figures(office / "arsip" / "2026-TW1.zip")["partisipasi"] is None
    assert "PIOP sedang diaudit" in iku("close", "--list", cwd=office).out


def test_a_closing_is_undone_only_while_nothing_was_mailed(office):
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    line = {
        "id": "1",
        "state": "terkirim",
        "time": "2026-04-13T08:00:00",
        "to": "a@b.id",
        "kind": "",
        "reason": "",
    }
    journal = office / "keluaran" / JOURNAL
    journal.write_text(json.dumps({**line, "file": "IKU_2026-TW1.xlsx"}) + "\n", encoding="utf-8")
    run = iku("close", "2026-TW1", "--undo", cwd=office)
    assert (run.code, "E583" in run.err) == (2, True)
    assert (office / "arsip" / "2026-TW1.zip").is_file()
    journal.write_text(json.dumps({**line, "file": "IKU_2026-TW2.xlsx"}) + "\n", encoding="utf-8")
    assert iku("close", "2026-TW1", "--undo", cwd=office).code == 0
    assert not (office / "arsip" / "2026-TW1.zip").exists()
    assert recall(office / "keluaran" / "IKU_2026-TW1.xlsx").results.draft


def test_the_copy_for_the_public_holds_no_return_no_telephone_no_respondent_and_no_note(office):
    assert iku("close", "2026-TW1", *DATES, "--public", cwd=office).code == 0
    content = dict(parts.unpack((office / "arsip" / "2026-TW1_publik.zip").read_bytes()))
    assert not [name for name in content if name.startswith(("kiriman", "tanda-terima", "hasil"))]
    inside = dict(parts.unpack(content["dokumen/IKU_2026-TW1.xlsx"]))
    text = b"".join(inside.values()).decode("utf-8", "replace")
    assert "Persentase Partisipasi" in text
    assert "0812-0000" not in text
    issued = dict(parts.unpack((office / "keluaran" / "IKU_2026-TW1.xlsx").read_bytes()))
    sheets = [content["xl/workbook.xml"].decode() for content in (issued, inside)]
    assert [text.count('name="Temuan"') for text in sheets] == [1, 0]
    run = iku("verify", office / "arsip" / "2026-TW1_publik.zip")
    assert (run.code, "tidak dihitung ulang" in run.out) == (0, True)
    assert len(iku("close", "--list", cwd=office).out.splitlines()) == 3


def send_second_quarter(office: Path, demo: Path) -> None:
    for path in (demo / "kotak-masuk").glob("*2026-TW2*"):
        shutil.copy(path, office / "kotak-masuk")


def first_quarter(run) -> float | None:
    told = next(one for one in run.json["indicators"] if one["code"] == "partisipasi")
    return next(one["value"] for one in told["periods"] if one["period"] == "2026-TW1")


def test_a_later_quarter_stands_on_what_was_issued_and_a_late_return_is_told_with_what_it_would_change(
    office, demo, tmp_path
):
    """By hand: TW I was issued as 21 of 30; the return that came later would make it 23 of 30."""
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    send_second_quarter(office, demo)
    quiet = iku("consolidate", "--json", "-o", tmp_path / "a.xlsx", cwd=office)
    assert (quiet.code, first_quarter(quiet)) == (0, pytest.approx(ISSUED))
    assert "W586" not in quiet.out
    send(office, 2, 9)
    run = iku("consolidate", "--json", "-o", tmp_path / "b.xlsx", cwd=office)
    assert (run.code, first_quarter(run)) == (0, pytest.approx(ISSUED))
    (late,) = (one for one in run.json["findings"] if one["code"] == "W586")
    assert late["file"] == "IKU_PIOP_2026-TW1_r2.xlsx"
    assert "bila dipakai, indikator 1 dari 70,00 % menjadi 76,67 %." in late["message"]
    assert iku("close", "2026-TW1", "--revise", "--reason", "ralat", *DATES, cwd=office).code == 0
    after = iku("consolidate", "--json", "-o", tmp_path / "c.xlsx", cwd=office)
    assert (first_quarter(after), "W586" in after.out) == (pytest.approx(CORRECTED), False)


def test_a_return_that_is_lost_after_the_closing_is_not_missed(office, demo, tmp_path):
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    for path in (office / "kotak-masuk").iterdir():
        path.unlink()
    send_second_quarter(office, demo)
    run = iku("consolidate", "--json", "-o", tmp_path / "a.xlsx", cwd=office)
    assert (run.code, first_quarter(run)) == (0, pytest.approx(ISSUED))


def test_a_package_that_was_altered_stops_what_would_stand_on_it(office, demo, tmp_path):
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    path = office / "arsip" / "2026-TW1.zip"
    content = dict(parts.unpack(path.read_bytes()))
    content["definisi.toml"] += b"# \n"
    path.write_bytes(parts.pack(content.items()))
    send_second_quarter(office, demo)
    run = iku("consolidate", "-o", tmp_path / "a.xlsx", cwd=office)
    assert (run.code, "E576" in run.err) == (2, True)


def merge(office: Path) -> None:
    """PIOP is no more."""
    path = office / "definisi-contoh.toml"
    text = path.read_text(encoding="utf-8")
    unit = text[text.index('[[bidang]]\nkode = "PIOP"') :]
    text = text.replace(unit[: unit.index("[[", 2)], "").replace('["PKP", "PIOP", "EGOV"]', '["PKP", "EGOV"]')
    path.write_text(text, encoding="utf-8")


def test_after_a_merger_what_was_issued_stands(office, demo, tmp_path):
    """PIOP's return of TW I is nobody's under the new definition, and 21 of 30 were issued."""
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    send_second_quarter(office, demo)
    merge(office)
    run = iku("consolidate", "--json", "-o", tmp_path / "a.xlsx", cwd=office)
    assert first_quarter(run) == pytest.approx(ISSUED)
    told = iku("explain", tmp_path / "a.xlsx", "rilis").out
    assert "dari paket yang sudah ditutup, 2026-TW1.zip (kode " in told
    assert "2026-TW1.zip › IKU_" in told


@pytest.mark.parametrize("document", ["keluaran/IKU_2026-TW1.xlsx", "arsip/2026-TW1.zip"])
def test_the_definition_of_a_document_is_got_back_as_it_was(office, document):
    before, _ = load(office / "definisi-contoh.toml")
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    text = (office / "definisi-contoh.toml").read_text(encoding="utf-8")
    changed = text.replace("TAHARUDDIN", "PENGGANTI")
    assert changed != text
    (office / "definisi-contoh.toml").write_text(changed, encoding="utf-8")
    run = iku("definition", "export", "--from", document, "-o", "lama.xlsx", cwd=office)
    assert run.code == 0, run.err
    assert load(office / "lama.xlsx") == (before, ())
    assert load(office / "definisi-contoh.toml")[0] != before


def test_a_definition_is_not_taken_from_what_is_no_document(office):
    run = iku("definition", "export", "--from", "definisi-contoh.toml", "-o", "lama.xlsx", cwd=office)
    assert (run.code, (office / "lama.xlsx").exists()) == (2, False)


def test_outside_a_workspace_what_it_lacks_is_named(tmp_path):
    assert "--archive" in iku("close", "--list", cwd=tmp_path).err
    assert "INBOX" in iku("close", "2026-TW1", "--archive", "a", "-o", "k", cwd=tmp_path).err
    assert "iku close 2026-TW1" in iku("close", "--archive", "a", cwd=tmp_path).err


def test_a_document_damaged_where_no_reader_looks_is_told(office):
    """A chart's part that cannot be unpacked, in a package that is sealed again as the format says."""
    assert iku("close", "2026-TW1", *DATES, cwd=office).code == 0
    path = office / "arsip" / "2026-TW1.zip"
    package = archive.opened(path.read_bytes(), path.name)
    data = package.parts[package.document]
    with zipfile.ZipFile(BytesIO(data)) as book:
        chart = next(item for item in book.infolist() if item.filename.startswith("xl/charts/"))
    start = chart.header_offset + 30 + len(chart.filename)
    spoiled = data[: start + 20] + bytes(8) + data[start + 28 :]
    path.write_bytes(archive.packed(package.manifest, {**package.parts, package.document: spoiled}))
    run = iku("verify", path)
    assert run.code in (1, 2)
    assert chart.filename in run.out or "E102" in run.out + run.err
