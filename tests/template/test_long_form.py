"""A large office: twelve bidang, sixty questions with long names."""

from __future__ import annotations

import io
import subprocess
import time
from pathlib import Path

import openpyxl
import pytest

from iku_excel import definition, template
from iku_excel.core.form import build
from iku_excel.core.model import Definition
from iku_excel.core.periods import Period
from iku_excel.texts.form import WORDS

UNIT = """
[[bidang]]
kode = "B{n:02d}"
nama = "Pengelolaan Urusan Pemerintahan Daerah dan Pelayanan Umum Nomor {n}"
lembar = "Bidang {n}"
"""
QUESTION = """
[[variabel]]
kode = "variabel_dengan_kode_panjang_{n:02d}"
uraian = "Jumlah Organisasi Perangkat Daerah dan Unit Pelaksana Teknis yang telah melaksanakan pelayanan \
publik berbasis elektronik menurut standar nomor {n}"
satuan = "perangkat daerah"
jenis = "cacah"
waktu = "selama"
cakupan = "Semua unit yang ditetapkan dengan keputusan kepala daerah, termasuk kelurahan dan puskesmas; tiap \
unit dihitung satu kali walau aplikasinya banyak."
bidang = ["B{unit:02d}"]
antar_bidang = "jumlah"
"""
INDICATOR = """
[[indikator]]
kode = "indikator_{n}"
nomor = {n}
sasaran = 1
nama = "Persentase perangkat daerah yang menyelenggarakan pelayanan publik berbasis elektronik nomor {n}"
satuan = "%"
rumus = "variabel_dengan_kode_panjang_{above:02d} / variabel_dengan_kode_panjang_{below:02d}"
polarisasi = "maksimal"
antar_periode = "terakhir"
sumber_data = "Bidang"
penanggung_jawab = "Dinas"
"""


@pytest.fixture(scope="module")
def office() -> Definition:
    text = definition.builtin_text()
    head, rest = text.split("# --- Lembar isian", 1)
    tail = rest.split("# --- Target dan", 1)[1]
    goal = '\n[[sasaran]]\nnomor = 1\nuraian = "Meningkatnya Pemanfaatan TIK"\n'
    units = "".join(UNIT.format(n=n) for n in range(1, 13))
    questions = "".join(QUESTION.format(n=n, unit=(n - 1) // 5 + 1) for n in range(1, 61))
    indicators = "".join(INDICATOR.format(n=n, above=2 * n - 1, below=2 * n) for n in range(1, 31))
    office, faults = definition.loads(f"{head}{units}{goal}{questions}{indicators}\n# {tail}", "besar")
    assert office, faults
    return office


def test_it_is_drawn_in_half_a_second_of_processor_time(office):
    def seconds() -> float:
        start = time.process_time()
        template.draw(build(office, WORDS))
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.5


def test_rows_are_as_high_as_their_text(office):
    workbook = openpyxl.load_workbook(io.BytesIO(template.draw(build(office, WORDS))))
    sheet = workbook["Bidang 1"]
    question = next(row for row in range(1, 40) if sheet.cell(row, 2).value == "1a")
    # Three lines of 10 points and three of 8, with air.
    assert sheet.row_dimensions[question].height >= (3 * 10 + 3 * 8) * 1.22


def pages(data: bytes, folder: Path) -> int:
    path = folder / "formulir.xlsx"
    path.write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.with_suffix(".pdf").read_bytes().count(b"/Type/Page/")


@pytest.mark.libreoffice
def test_every_sheet_prints_on_one_page(office, tmp_path):
    assert pages(template.draw(build(office, WORDS, Period(2026, 2))), tmp_path) == 1 + 12


@pytest.mark.libreoffice
def test_a_survey_with_room_for_thousands_prints_one_page_too(tmp_path):
    form = build(definition.builtin(), WORDS, Period(2026, 2))
    assert pages(template.draw(form), tmp_path) == len(form.sheets)
