"""Returns on other forms, or on forms fallen apart, are carried over by code, with an account of the rest."""

from __future__ import annotations

import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build

from .conftest import Office, address_of, of

Q1 = Period(2026, 1)
# What is not asked of the units is taken from the built-in definition.
HEAD, _REST = definition.builtin_text().split("# --- Lembar isian", 1)
TAIL = "# " + _REST.split("# --- Target dan", 1)[1]
GOAL = '\n[[sasaran]]\nnomor = 1\nuraian = "Sasaran"\n'
UNIT = '[[bidang]]\nkode = "{code}"\nnama = "Bidang {code}"\nlembar = "Lembar {code}"\n'
VARIABLE = """
[[variabel]]
kode = "{code}"
uraian = "Jumlah {code}"
satuan = "buah"
jenis = "cacah"
waktu = "selama"
cakupan = "semua"
bidang = [{units}]
"""
INDICATOR = """
[[indikator]]
kode = "i{number}"
nomor = {number}
sasaran = 1
nama = "Indikator {number}"
satuan = "buah"
rumus = "{formula}"
polarisasi = "maksimal"
antar_periode = "terakhir"
sumber_data = "Bidang"
penanggung_jawab = "Dinas"
"""
# Last year SATU was asked five things; this year two fell away, one was added, one went to DUA.
LAST_YEAR = {
    "satu_a": ["SATU"],
    "satu_b": ["SATU"],
    "lama_x": ["SATU"],
    "lama_y": ["SATU"],
    "pindah": ["SATU"],
    "dua_a": ["DUA"],
}
THIS_YEAR = {"satu_a": ["SATU"], "satu_b": ["SATU"], "baru": ["SATU"], "pindah": ["DUA"], "dua_a": ["DUA"]}


def text_of(asked, units=("SATU", "DUA")):
    parts = [HEAD, *(UNIT.format(code=code) for code in units), GOAL]
    for number, (code, owners) in enumerate(asked.items(), 1):
        quoted = ", ".join(f'"{unit}"' for unit in owners)
        parts += [VARIABLE.format(code=code, units=quoted), INDICATOR.format(number=number, formula=code)]
    return "\n".join([*parts, TAIL])


def filled(asked, unit, values, period=Q1):
    form = build(asked, period, (unit,))
    contents = {(unit, code, "nilai"): value for code, value in values.items()}
    contents[unit, "ID", form.sheet(unit).identity["nama"]] = "Siti"
    contents[unit, "NP", "satuan"] = f"Narasi {unit}."
    contents[unit, next(iter(values)), "catatan"] = "catatan penting"
    return template.draw(form, contents)


@pytest.fixture(scope="module")
def old(load):
    return load(text_of(LAST_YEAR))


@pytest.fixture(scope="module")
def new(load):
    return load(text_of(THIS_YEAR))


def office_in(folder):
    path = folder / "definisi.toml"
    path.write_text(text_of(THIS_YEAR), encoding="utf-8")
    return Office(folder / "masuk", folder / "balik", path)


@pytest.fixture
def office(tmp_path):
    return office_in(tmp_path)


@pytest.fixture(scope="module")
def migrated(tmp_path_factory, old):
    """Both units' returns on last year's forms, sent back; to be looked at only."""
    office = office_in(tmp_path_factory.mktemp("lama"))
    office.put(
        "satu.xlsx", filled(old, "SATU", {"satu_a": 1, "satu_b": 2, "lama_x": 3, "lama_y": 4, "pindah": 5})
    )
    office.put("dua.xlsx", filled(old, "DUA", {"dua_a": 6}))
    run = office.send_back("--json")
    assert run.code == 1
    return office, run.json


def value(office, new, unit, row, column="nilai"):
    book = office.copy(f"IKU_{unit}_2026-TW1_r2.xlsx")
    return book[f"Lembar {unit}"][address_of(new, unit, row, column, Q1)]


def test_what_is_still_asked_is_carried(migrated, new):
    office, _ = migrated
    assert value(office, new, "SATU", "satu_a").value == 1
    assert value(office, new, "SATU", "satu_b").value == 2
    assert value(office, new, "SATU", "satu_a", "catatan").value == "catatan penting"
    assert value(office, new, "SATU", "NP", "satuan").value == "Narasi SATU."
    assert value(office, new, "DUA", "dua_a").value == 6


def test_a_question_that_moved_is_carried_to_the_other_unit_to_be_looked_at(migrated, new):
    office, told = migrated
    cell = value(office, new, "DUA", "pindah")
    assert cell.value == 5
    assert "Lembar SATU" in cell.comment.text
    (line,) = [line for copy in told["copies"] if copy["unit"] == "DUA" for line in copy["carried"]]
    assert line["raw"] == "5"


def test_what_is_asked_no_more_is_listed_with_its_value(migrated):
    office, told = migrated
    (satu,) = [copy for copy in told["copies"] if copy["unit"] == "SATU"]
    assert {(line["label"], line["raw"]) for line in satu["lost"]} == {
        ("Jumlah lama_x", "3"),
        ("Jumlah lama_y", "4"),
        ("Jumlah pindah", "5"),
    }
    shown = [
        cell.value
        for row in office.copy("IKU_SATU_2026-TW1_r2.xlsx")["Perbaikan"].iter_rows()
        for cell in row
    ]
    assert "Jumlah lama_x" in shown
    assert "3" in shown


def test_what_is_asked_anew_is_marked(migrated, new):
    office, _ = migrated
    cell = value(office, new, "SATU", "baru")
    assert cell.value is None
    assert cell.comment.text.startswith("▲ E301")


def test_the_old_form_is_called_old_and_not_broken(migrated):
    _, told = migrated
    for copy in told["copies"]:
        codes = {cause["code"] for cause in copy["causes"]}
        assert "E127" in codes
        assert "E201" not in codes


def test_everything_typed_is_carried_or_listed(migrated, old):
    _, told = migrated
    by_unit = {copy["unit"]: copy for copy in told["copies"]}
    # Five figures, a note, a narrative and a name of SATU: three listed, one of them carried to DUA.
    assert len(by_unit["SATU"]["lost"]) == 3
    assert by_unit["DUA"]["lost"] == []


def test_a_migrated_copy_filled_up_is_accepted(migrated, new, read, edit):
    office, _ = migrated
    data = edit(
        (office.back / "IKU_SATU_2026-TW1_r2.xlsx").read_bytes(),
        lambda book: book["Lembar SATU"].__setitem__(address_of(new, "SATU", "baru", "nilai", Q1), 9),
    )
    reading = read(data, asked=new)
    submission = of(reading.submissions, "SATU")
    assert submission.status == "accepted"
    assert {answer.variable: answer.value for answer in submission.answers} == {
        "satu_a": 1,
        "satu_b": 2,
        "baru": 9,
    }
    assert (submission.mended.left, submission.mended.new) == (0, 0)


def test_the_other_units_own_figure_stands(office, old, new):
    office.put("satu.xlsx", filled(old, "SATU", {"satu_a": 1, "satu_b": 2, "pindah": 5}))
    office.put("dua.xlsx", filled(new, "DUA", {"dua_a": -6, "pindah": 7}))
    told = office.send_back("--json").json
    assert value(office, new, "DUA", "pindah").value == 7
    (satu,) = [copy for copy in told["copies"] if copy["unit"] == "SATU"]
    (line,) = satu["lost"]
    assert line["raw"] == "5"
    assert "sudah melaporkannya" in line["outcome"]


def test_a_sheet_of_a_unit_that_is_no_more_is_accounted_for(office, load, new):
    before = load(text_of({**THIS_YEAR, "tiga_a": ["TIGA"], "pindah": ["TIGA"]}, ("SATU", "DUA", "TIGA")))
    office.put("tiga.xlsx", filled(before, "TIGA", {"tiga_a": 1, "pindah": 5}))
    office.put("dua.xlsx", filled(new, "DUA", {"dua_a": -6}))
    told = office.send_back("--json").json
    assert value(office, new, "DUA", "pindah").value == 5
    assert {line["raw"] for line in told["unplaced"]} >= {"1", "5", "Narasi TIGA."}


def test_rows_that_lost_their_code_are_known_by_their_question(office, new, edit):
    def change(book):
        sheet = book["Lembar SATU"]
        row = sheet[address_of(new, "SATU", "satu_b", "nilai", Q1)].row
        sheet.cell(row, 1).value = None

    office.put("satu.xlsx", edit(filled(new, "SATU", {"satu_a": 1, "satu_b": 2, "baru": 3}), change))
    told = office.send_back("--json").json
    cell = value(office, new, "SATU", "satu_b")
    assert cell.value == 2
    assert "teks pertanyaannya" in cell.comment.text
    assert [line["raw"] for line in told["copies"][0]["carried"]] == ["2"]


def test_rows_whose_code_and_question_disagree_are_listed_and_never_guessed(office, new, edit):
    def change(book):
        sheet = book["Lembar SATU"]
        first, second = (sheet[address_of(new, "SATU", row, "nilai", Q1)].row for row in ("satu_a", "satu_b"))
        one, two = sheet.cell(first, 1), sheet.cell(second, 1)
        one.value, two.value = two.value, one.value

    office.put("satu.xlsx", edit(filled(new, "SATU", {"satu_a": 1, "satu_b": 2, "baru": 3}), change))
    told = office.send_back("--json").json
    assert value(office, new, "SATU", "satu_a").value is None
    assert value(office, new, "SATU", "satu_b").value is None
    assert value(office, new, "SATU", "baru").value == 3
    assert {line["raw"] for line in told["copies"][0]["lost"]} == {"1", "2", "catatan penting"}


def test_values_typed_beside_the_form_are_listed(office, new, edit):
    def change(book):
        sheet = book["Lembar SATU"]
        sheet["L5"] = 77
        sheet[address_of(new, "SATU", "satu_a", "nilai", Q1)] = -1

    office.put("satu.xlsx", edit(filled(new, "SATU", {"satu_a": 1, "satu_b": 2, "baru": 3}), change))
    told = office.send_back("--json").json
    assert [(line["place"], line["raw"]) for line in told["copies"][0]["lost"]] == [("Lembar SATU L5", "77")]


def test_a_form_without_its_code_row_is_known_by_its_heads(office, new, edit):
    office.put(
        "satu.xlsx",
        edit(
            filled(new, "SATU", {"satu_a": 1, "satu_b": 2, "baru": 3}),
            lambda book: book["Lembar SATU"].delete_rows(1),
        ),
    )
    office.send_back()
    assert [value(office, new, "SATU", row).value for row in ("satu_a", "satu_b", "baru")] == [1, 2, 3]


def test_the_built_in_definition_is_of_another_office(office):
    form = build(definition.builtin(), Q1, ("PKP",))
    office.put("pkp.xlsx", template.draw(form, {("PKP", "lembaga_aktif", "nilai"): 1}))
    run = office.send_back("--period", "2026-TW1")
    assert not office.back.exists()
    assert run.code in (0, 2)
