"""A large office for tests and benchmarks: twelve bidang, sixty questions with long names."""

from __future__ import annotations

from iku_excel import definition
from iku_excel.core.model import Definition

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


def large_office() -> Definition:
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


VILLAGE = """
[[bidang]]
kode = "D{n:03d}"
nama = "Pemerintah Desa {name}"
lembar = "Desa {name}"
"""
SYLLABLES = ("Suka", "Muara", "Tanjung", "Bram", "Itik", "Serdang", "Parit", "Sungai", "Teluk", "Pematang")


def villages(number: int) -> Definition:
    """An office that asks the same four questions of so many villages."""
    text = definition.builtin_text()
    head, rest = text.split("# --- Lembar isian", 1)
    tail = rest.split("# --- Target dan", 1)[1]
    names = (f"{SYLLABLES[n // 10 % 10]} {SYLLABLES[n % 10]} {n}" for n in range(number))
    units = "".join(VILLAGE.format(n=n, name=name) for n, name in enumerate(names))
    goal = '\n[[sasaran]]\nnomor = 1\nuraian = "Meningkatnya Pemanfaatan TIK"\n'
    everyone = ", ".join(f'"D{n:03d}"' for n in range(number))
    questions = "".join(QUESTION.format(n=n, unit=0).replace('"B00"', everyone) for n in range(1, 5))
    indicators = "".join(INDICATOR.format(n=n, above=2 * n - 1, below=2 * n) for n in range(1, 3))
    office, faults = definition.loads(f"{head}{units}{goal}{questions}{indicators}\n# {tail}", "desa")
    assert office, faults
    return office
