"""The officer's year: quarters that close, a Perubahan, a merger, a new Kepala Dinas, a late correction.

By hand, as the document of each period must say it:

    partisipasi  TW I (4+6)/(10+10), corrected (7+6)/20; TW II (8+6)/20; TW III 15/20; TW IV 18/20, the year
    rilis        TW I 7/10, TW II 9/10, TW III 8/10, TW IV 6/10; the year (7+9+8+6)/40
    layanan      100, 110, 120, 130; the year 460
    tanggap      asked from June: 90, 80, 70; the year their mean, 80
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import openpyxl
import pytest

from iku_excel import archive, parts, template
from iku_excel.core.model import State
from iku_excel.core.periods import parse_period
from iku_excel.definition import load
from iku_excel.form import IDENTITY_ROW_CODE, VALUE_CODE, Key, build
from iku_excel.form.identity_row import NAME, REVISION
from iku_excel.form.lists import PENDING
from iku_excel.inbox import read_file
from iku_excel.summary.embedded.reading import recall

from ..running import Run, iku
from ..second_engine import recalculated

HEAD = """
[instansi]
kabupaten = "CONTOH"
skpd = "DINAS KOMINFO"
singkatan = "Dinas Kominfo"
tugas = "Tugas"
fungsi = ["Fungsi"]

[penandatangan]
tempat = "Contoh"
tanggal = "Mei 2019"
jabatan = ["Kepala Dinas"]
nama = "{head}"

[kontak]
nama = "Perencanaan"

[[sasaran]]
nomor = 1
uraian = "Sasaran"

[[skala]]
batas = 91
nama = "Sangat Tinggi"

[[skala]]
batas = 0
nama = "Rendah"
"""
UNIT = """
[[bidang]]
kode = "{code}"
nama = "Bidang {name}"
lembar = "{name}"
"""
VARIABLE = """
[[variabel]]
kode = "{code}"
uraian = "Jumlah {code}"
satuan = "buah"
jenis = "angka"
waktu = "{timing}"
cakupan = "Bidang Saudara"
bidang = {units}
"""
INDICATOR = """
[[indikator]]
kode = "{code}"
nomor = {number}
sasaran = 1
nama = "Indikator {code}"
satuan = "{measure}"
rumus = "{formula}"
polarisasi = "maksimal"
antar_periode = "{over}"
sumber_data = "Bidang"
penanggung_jawab = "Dinas"
"""
TARGET = """
[[target]]
indikator = "layanan"
tahun = 2026
nilai = {value}
triwulan = [100, 200, 300, {value}]
{rest}
"""
STATE, NOTE = "keadaan", "catatan"
JANUARY = {"PIOP": "Informasi", "PKP": "Komunikasi", "TIK": "Teknologi"}
MERGED = {"INFO": "Informasi dan Komunikasi", "TIK": "Aplikasi Informatika"}


def definition_text(head: str, units: Mapping[str, str], *, changed: bool) -> str:
    """The definition of one time of the year; `changed` by the Perubahan of June."""
    spoken = str([code for code in units if code != "TIK"]).replace("'", '"')
    asked = [("aktif", "posisi", spoken), ("verifikasi", "posisi", spoken)]
    asked += [("siaran", "selama", spoken), ("masuk", "selama", spoken), ("dilayani", "selama", '["TIK"]')]
    asked += [("cepat", "posisi", '["TIK"]')] if changed else []
    told = [
        ("partisipasi", "%", "aktif / verifikasi", "terakhir"),
        ("rilis", "%", "siaran / masuk", "jumlah"),
        ("layanan", "buah", "dilayani", "jumlah"),
    ]
    told += [("tanggap", "buah", "cepat", "rata-rata")] if changed else []
    parts_ = [HEAD.format(head=head)]
    parts_ += [UNIT.format(code=code, name=name) for code, name in units.items()]
    parts_ += [VARIABLE.format(code=code, timing=timing, units=units_) for code, timing, units_ in asked]
    parts_ += [
        INDICATOR.format(code=code, number=number, measure=measure, formula=formula, over=over)
        for number, (code, measure, formula, over) in enumerate(told, start=1)
    ]
    parts_.append(TARGET.format(value=400, rest=""))
    if changed:
        parts_.append(TARGET.format(value=460, rest='naskah = "perubahan"\nberlaku = 2026-06-02'))
    return "".join(parts_)


class Office:
    """An officer's workspace, through the year."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "kotak-masuk").mkdir(parents=True)
        (folder / "pengaturan.toml").write_text('definisi = "definisi.toml"\n', encoding="utf-8")

    def iku(self, *arguments: str | Path) -> Run:
        return iku(*arguments, cwd=self.folder)

    def defines(self, head: str, units: Mapping[str, str] = JANUARY, *, changed: bool = False) -> None:
        text = definition_text(head, units, changed=changed)
        (self.folder / "definisi.toml").write_text(text, encoding="utf-8")

    def sends(
        self, unit: str, period: str, revision: int = 1, also: Mapping[Key, str] | None = None, **said: float
    ) -> None:
        definition, findings = load(self.folder / "definisi.toml")
        assert definition is not None, findings
        data = filled(definition, unit, period, revision, said, also or {})
        (self.folder / "kotak-masuk" / f"{unit}_{period}_r{revision}.xlsx").write_bytes(data)

    def closes(self, period: str, day: str, *options: str) -> Run:
        return self.iku("close", period, "--date", day, "--closed", day, "--without-pdf", *options)

    def consolidates(self, period: str, name: str = "coba.xlsx", *options: str) -> Run:
        output = self.folder / "keluaran" / name
        return self.iku("consolidate", "--period", period, "--json", "--force", "-o", output, *options)


def filled(
    definition,
    unit: str,
    period: str,
    revision: int,
    said: Mapping[str, float],
    also: Mapping[Key, str] = MappingProxyType({}),
) -> bytes:
    form = build(definition, parse_period(period), (unit,))
    sheet = next(sheet for sheet in form.sheets if sheet.unit == unit)
    contents = {(unit, code, VALUE_CODE): value for code, value in said.items()}
    contents |= also
    contents[unit, IDENTITY_ROW_CODE, sheet.identity[NAME]] = "Budi"
    contents[unit, IDENTITY_ROW_CODE, sheet.identity[REVISION]] = revision
    return template.draw(form, contents)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that happened, up to the closing of TW IV; read only."""
    office = Office(tmp_path_factory.mktemp("tahun") / "kantor é")
    office.defines("KEPALA LAMA")
    office.sends("PIOP", "2026-TW1", aktif=4, verifikasi=10, siaran=3, masuk=5)
    office.sends("PKP", "2026-TW1", aktif=6, verifikasi=10, siaran=4, masuk=5)
    office.sends("TIK", "2026-TW1", dilayani=100)
    january = load(office.folder / "definisi.toml")[0]
    assert office.closes("2026-TW1", "2026-04-10").code == 0

    office.defines("KEPALA LAMA", changed=True)
    office.sends("PIOP", "2026-TW2", aktif=8, verifikasi=10, siaran=5, masuk=5)
    office.sends("PKP", "2026-TW2", aktif=6, verifikasi=10, siaran=4, masuk=5)
    office.sends("TIK", "2026-TW2", dilayani=110, cepat=90)
    assert office.closes("2026-TW2", "2026-07-10").code == 0

    office.defines("KEPALA LAMA", MERGED, changed=True)
    office.sends("INFO", "2026-TW3", aktif=15, verifikasi=20, siaran=8, masuk=10)
    office.sends("TIK", "2026-TW3", dilayani=120, cepat=80)
    office.defines("KEPALA BARU", MERGED, changed=True)
    late = filled(january, "PIOP", "2026-TW1", 2, {"aktif": 7, "verifikasi": 10, "siaran": 3, "masuk": 5})
    (office.folder / "kotak-masuk" / "PIOP_2026-TW1_r2.xlsx").write_bytes(late)
    told = office.consolidates("2026-TW3")
    (warned,) = (one for one in told.json["findings"] if one["code"] != "W507")
    assert (told.code, warned["code"], warned["file"]) == (0, "W586", "PIOP_2026-TW1_r2.xlsx")
    assert "indikator 1 dari 50,00 % menjadi 65,00 %" in warned["message"]
    revised = office.closes("2026-TW1", "2026-10-05", "--revise", "--reason", "PIOP meralat")
    assert (revised.code, "partisipasi: 50,00 % → 65,00 %" in revised.out) == (0, True)
    assert office.closes("2026-TW3", "2026-10-10").code == 0

    office.sends("INFO", "2026-TW4", aktif=18, verifikasi=20, siaran=6, masuk=10)
    office.sends("TIK", "2026-TW4", dilayani=130, cepat=70)
    assert office.closes("2026-TW4", "2027-01-08").code == 0
    assert office.closes("2026", "2027-01-20").code == 0
    return office.folder


@pytest.fixture
def office(year: Path, tmp_path: Path) -> Office:
    """A copy of the year that a test may change."""
    there = Office.__new__(Office)
    there.folder = Path(shutil.copytree(year, tmp_path / "kantor"))
    return there


ISSUED = {
    "2026-TW1": {"partisipasi": 10 / 20, "rilis": 7 / 10, "layanan": 100},
    "2026-TW1_P1": {"partisipasi": 13 / 20, "rilis": 7 / 10, "layanan": 100},
    "2026-TW2": {"partisipasi": 14 / 20, "rilis": 16 / 20, "layanan": 210, "tanggap": 90},
    "2026-TW3": {"partisipasi": 15 / 20, "rilis": 24 / 30, "layanan": 330, "tanggap": 85},
    "2026-TW4": {"partisipasi": 18 / 20, "rilis": 30 / 40, "layanan": 460, "tanggap": 80},
    "2026": {"partisipasi": 18 / 20, "rilis": 30 / 40, "layanan": 460, "tanggap": 80},
}
TARGETS = {"2026-TW1_P1": 100, "2026-TW2": 200, "2026-TW3": 300, "2026-TW4": 460, "2026": 460}
SIGNED = {
    "2026-TW1": "KEPALA LAMA",
    "2026-TW2": "KEPALA LAMA",
    "2026-TW3": "KEPALA BARU",
    "2026": "KEPALA BARU",
}
UNITS = {"2026-TW1": ["PIOP", "PKP", "TIK"], "2026-TW2": ["PIOP", "PKP", "TIK"], "2026-TW3": ["INFO", "TIK"]}


def package(office: Office, name: str) -> archive.Package:
    path = office.folder / "arsip" / f"{name}.zip"
    return archive.opened(path.read_bytes(), path.name)


def test_the_years_figures_are_those_of_a_hand(office):
    for name, figures in ISSUED.items():
        told = package(office, name).manifest["figures"]
        assert {one["indicator"]: one["value"] for one in told} == pytest.approx(figures), name
        assert {one["status"] for one in told} == {"final"}


def test_every_document_comes_out_of_its_package_and_verifies_anywhere(office, tmp_path):
    away = tmp_path / "jauh"
    away.mkdir()
    for name in ISSUED:
        found = package(office, name)
        issued = office.folder / "keluaran" / Path(found.document).name
        assert found.parts[found.document] == issued.read_bytes()
        shutil.copy(office.folder / "arsip" / f"{name}.zip", away)
    shutil.rmtree(office.folder)
    for name in ISSUED:
        run = iku("verify", f"{name}.zip", cwd=away)
        assert run.code == 0, name + run.out


@pytest.mark.parametrize("period", ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4", "2026"])
def test_a_closed_period_is_redrawn_as_it_was_issued(office, period):
    issued = package(office, {"2026-TW1": "2026-TW1_P1"}.get(period, period))
    run = office.consolidates(period)
    assert run.code == 0, run.out
    drawn = (office.folder / "keluaran" / "coba.xlsx").read_bytes()
    assert dict(parts.unpack(drawn)) == dict(parts.unpack(issued.parts[issued.document]))
    assert [one["code"] for one in run.json["units"]] == UNITS.get(period, ["INFO", "TIK"])
    layanan = next(one for one in run.json["indicators"] if one["code"] == "layanan")
    assert layanan["target"] == TARGETS.get(period, 100)
    texts = [
        str(cell.value)
        for row in openpyxl.load_workbook(office.folder / "keluaran" / "coba.xlsx")["IKU"]
        for cell in row
    ]
    assert SIGNED.get(period, "KEPALA BARU") in texts
    assert {"KEPALA LAMA", "KEPALA BARU"} - set(texts)


def test_documents_hold_in_a_second_engine_and_beside_the_inbox(office):
    """What was closed is read from its package, also where the inbox has lost it."""
    for name in ("IKU_2026-TW3.xlsx", "IKU_2026.xlsx"):
        document = office.folder / "keluaran" / name
        assert [one for one in recalculated(document) if not one.same] == []
        for path in (office.folder / "kotak-masuk").glob("*TW1*"):
            path.unlink()
        run = office.iku("verify", document, "kotak-masuk")
        assert (run.code, "Dokumen ini cocok." in run.out) == (0, True)


def test_explain_names_package_file_and_cell_and_what_nobody_was_asked(office):
    told = office.iku("explain", "keluaran/IKU_2026-TW3.xlsx", "rilis").out
    assert "2026-TW1_P1.zip › PIOP_2026-TW1_r2.xlsx › Informasi › E17, diisi Budi" in told
    assert "= 24 / 30 × 100% = 80,00 %" in told
    told = office.iku("explain", "keluaran/IKU_2026-TW3.xlsx", "tanggap").out
    assert "Angka yang dipakai, Triwulan I 2026" in told
    assert "belum ditanyakan" in told
    run = office.iku("tables", "--period", "2026-TW3", "-o", "tabel")
    assert run.code == 0
    assert "2026-TW1_P1.zip › PIOP_2026-TW1_r2.xlsx" in (office.folder / "tabel" / "isian.csv").read_text(
        "utf-8"
    )


def test_status_of_a_closed_quarter_is_that_of_then(office):
    told = office.iku("status", "--period", "2026-TW1").out
    assert "3 dari 3 lembar diterima untuk Triwulan I 2026." in told
    assert "Komunikasi" in told
    now = office.iku("status", "--json").json
    assert [one["code"] for one in now["units"]] == ["INFO", "TIK"]


def test_a_package_that_a_document_stood_on_is_not_exchanged(office):
    """Under the same name lies another package than the one that TW III was made of."""
    folder = office.folder / "arsip"
    shutil.copy(folder / "2026-TW1.zip", folder / "2026-TW1_P1.zip")
    run = office.iku("verify", "keluaran/IKU_2026-TW3.xlsx", "kotak-masuk")
    assert (run.code, "isi paket 2026-TW1_P1.zip lain daripada dalam dokumen" in run.out) == (1, True)


def test_the_year_before_stands_in_its_packages(tmp_path):
    """TW I 2025 by hand: 9 of 20, 6 of 10, 90; the bidang of then merged, their returns gone."""
    office = Office(tmp_path / "kantor")
    office.defines("KEPALA LAMA")
    office.sends("PIOP", "2025-TW1", aktif=4, verifikasi=10, siaran=3, masuk=5)
    office.sends("PKP", "2025-TW1", aktif=5, verifikasi=10, siaran=3, masuk=5)
    office.sends("TIK", "2025-TW1", dilayani=90)
    assert office.closes("2025-TW1", "2025-04-10").code == 0
    for path in (office.folder / "kotak-masuk").iterdir():
        path.unlink()
    office.defines("KEPALA BARU", MERGED, changed=True)
    office.sends("INFO", "2026-TW1", aktif=15, verifikasi=20, siaran=8, masuk=10)
    office.sends("TIK", "2026-TW1", dilayani=120, cepat=80)
    assert office.consolidates("2026-TW1").code == 0
    document = office.folder / "keluaran" / "coba.xlsx"
    results = recall(document).results
    before = {one.indicator: one.value for one in results.last_year}
    assert before == pytest.approx({"partisipasi": 9 / 20, "rilis": 6 / 10, "layanan": 90, "tanggap": None})
    assert [one for one in recalculated(document) if not one.same] == []
    assert office.iku("verify", document, "kotak-masuk").code == 0


def test_a_good_return_is_corrected_on_a_copy_that_holds_what_counted(tmp_path):
    """Also where the unit said "belum tersedia", on the form of then, whatever became of the unit."""
    office = Office(tmp_path / "kantor")
    office.defines("KEPALA LAMA")
    january, _ = load(office.folder / "definisi.toml")
    pending = {("PIOP", "siaran", STATE): PENDING, ("PIOP", "siaran", NOTE): "Rekap menyusul"}
    office.sends("PIOP", "2026-TW1", also=pending, aktif=4, verifikasi=10, masuk=5)
    office.sends("PKP", "2026-TW1", aktif=5, verifikasi=10, siaran=3, masuk=5)
    office.sends("TIK", "2026-TW1", dilayani=90)
    assert office.closes("2026-TW1", "2026-04-10", "--reason", "rekap PIOP menyusul").code == 1
    office.defines("KEPALA BARU", MERGED, changed=True)
    for path in (office.folder / "kotak-masuk").glob("PIOP*"):
        path.unlink()
    run = office.iku("template", "--correct", "2026-TW1", "--unit", "piop", "-o", "ralat.xlsx")
    assert run.code == 0, run.err
    data = (office.folder / "ralat.xlsx").read_bytes()
    (copy,), _ = read_file(data, "ralat.xlsx", january)
    assert (copy.unit, copy.period.code, copy.revision, copy.filled_by) == ("PIOP", "2026-TW1", 2, "Budi")
    said = {answer.variable: (answer.state, answer.value, answer.note) for answer in copy.answers}
    assert said["aktif"] == (State.VALUE, 4, "")
    assert said["siaran"] == (State.PENDING, None, "Rekap menyusul")
    (office.folder / "kotak-masuk" / "ralat.xlsx").write_bytes(data)
    again = office.iku("template", "--correct", "2026-TW1", "--unit", "PIOP", "-o", "lagi.xlsx")
    assert (again.code, "revisi 3" in again.out) == (0, True)
    nothing = office.iku("template", "--correct", "2026-TW2", "--unit", "INFO", "-o", "tak.xlsx")
    assert (nothing.code, "E593" in nothing.err) == (2, True)


def test_nothing_is_undone_that_a_later_document_stands_on(office):
    run = office.iku("close", "2026-TW3", "--undo")
    assert (run.code, "E594" in run.err, "Tahun 2026, Triwulan IV 2026" in run.err) == (2, True, True)
    assert (office.folder / "arsip" / "2026-TW3.zip").is_file()
    for period in ("2026", "2026-TW4", "2026-TW3"):
        assert office.iku("close", period, "--undo").code == 0


def test_returns_that_came_in_an_envelope_are_laid_down_and_read_again(tmp_path):
    office = Office(tmp_path / "kantor")
    office.defines("KEPALA LAMA")
    office.sends("PIOP", "2026-TW1", aktif=4, verifikasi=10, siaran=3, masuk=5)
    office.sends("PKP", "2026-TW1", aktif=5, verifikasi=10, siaran=3, masuk=5)
    office.sends("TIK", "2026-TW1", dilayani=90)
    inbox = office.folder / "kotak-masuk"
    names = sorted(path.name for path in inbox.iterdir())
    (inbox / "kiriman WA.zip").write_bytes(
        parts.pack([(name, (inbox / name).read_bytes()) for name in names])
    )
    for name in names:
        (inbox / name).unlink()
    assert office.closes("2026-TW1", "2026-04-10").code == 0
    found = package(office, "2026-TW1")
    assert f"kiriman/kiriman WA.zip › {names[0]}" in found.parts
    run = iku("verify", "arsip/2026-TW1.zip", cwd=office.folder)
    assert (run.code, "3 kiriman dibaca ulang" in run.out) == (0, True), run.out
    run = office.iku("template", "--correct", "2026-TW1", "--unit", "PKP", "-o", "ralat.xlsx")
    assert run.code == 0


RIWAYAT = """
[[target]]
indikator = "layanan"
tahun = 2028
nilai = 500

[[riwayat]]
indikator = "partisipasi"
tahun = 2025
realisasi = 80
sumber = "LKjIP 2025"

[[riwayat]]
indikator = "partisipasi"
tahun = 2026
realisasi = 50
sumber = "LKjIP 2026"
"""


def test_two_years_on_the_package_stands_before_what_was_typed(office):
    """2026 was issued with 18/20; 50 % was typed of it, and 80 % of the year before any form."""
    office.defines("KEPALA BARU", MERGED, changed=True)
    with (office.folder / "definisi.toml").open("a", encoding="utf-8") as file:
        file.write(RIWAYAT)
    for path in (office.folder / "kotak-masuk").iterdir():
        path.unlink()
    office.sends("INFO", "2028-TW1", aktif=19, verifikasi=20, siaran=8, masuk=10)
    office.sends("TIK", "2028-TW1", dilayani=120, cepat=80)
    run = office.consolidates("2028-TW1", "IKU_2028-TW1.xlsx", "--date", "2028-04-10")
    (told,) = (one for one in run.json["findings"] if one["code"] == "W693")
    assert "diketik 50,00 % (LKjIP 2026), tetapi 90,00 % menurut paket 2026.zip" in told["message"]
    partisipasi, *_, tanggap = run.json["indicators"]
    assert [(one["year"], one["known"], one["value"]) for one in partisipasi["years"]] == [
        (2025, "typed", 0.8),
        (2026, "issued", 0.9),
    ]
    assert [(one["year"], one["value"], one["source"]) for one in tanggap["years"]] == [
        (2026, 80, "2026.zip")
    ]
    document = office.folder / "keluaran" / "IKU_2028-TW1.xlsx"
    assert [one for one in recalculated(document) if not one.same] == []
    run = office.iku("verify", document, "kotak-masuk")
    assert (run.code, "angka tahun lalu yang diketik" in run.out) == (0, True)
    shutil.copy(office.folder / "arsip" / "2026-TW4.zip", office.folder / "arsip" / "2026.zip")
    run = office.iku("verify", document, "kotak-masuk")
    assert (run.code, "Tahun 2026: isi paket 2026.zip lain daripada dalam dokumen" in run.out) == (1, True)
    said = office.iku("explain", document, "partisipasi").out
    assert "2025: 80,00 % – diketik, sumber: LKjIP 2025" in said
    assert "2026: 90,00 % – Seperti diterbitkan dalam paket 2026.zip (kode " in said


def test_a_document_with_years_before_is_closed_verified_and_redrawn_as_any_other(office, tmp_path):
    office.defines("KEPALA BARU", MERGED, changed=True)
    with (office.folder / "definisi.toml").open("a", encoding="utf-8") as file:
        file.write(RIWAYAT)
    office.sends("INFO", "2028-TW1", aktif=19, verifikasi=20, siaran=8, masuk=10)
    office.sends("TIK", "2028-TW1", dilayani=120, cepat=80)
    assert office.closes("2028-TW1", "2028-04-10", "--public").code == 0
    issued = package(office, "2028-TW1")
    for path in (office.folder / "arsip").glob("2026*.zip"):
        shutil.move(path, tmp_path)  # years on, nobody has them at hand
    run = iku("verify", "arsip/2028-TW1.zip", cwd=office.folder)
    assert run.code == 0, run.out
    assert "Tidak diperiksa: angka tahun yang terbit dalam paket lain, 2026 (2026.zip)" in run.out
    run = office.consolidates("2028-TW1", "coba.xlsx", "--date", "2028-04-10")
    drawn = (office.folder / "keluaran" / "coba.xlsx").read_bytes()
    assert dict(parts.unpack(drawn)) == dict(parts.unpack(issued.parts[issued.document]))
