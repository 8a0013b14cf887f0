"""Makes docs/tampilan.md and its pictures, every sheet in every state: `python docs/gambar/tampilan.py`.

Needs what buat.py needs. Workbooks are drawn from the shipped definitions with made-up answers, and one run
of LibreOffice prints them.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT)]

import openpyxl  # noqa: E402
from buat import Picture, drawn, png, printed  # noqa: E402

from iku_excel import calculation, checks, definition, summary, template  # noqa: E402
from iku_excel.core.model import Definition, Recorded, Results, Submission, Target  # noqa: E402
from iku_excel.core.periods import Period  # noqa: E402
from iku_excel.form import build, place_of  # noqa: E402
from samples.kabupaten.make import Troubles, make  # noqa: E402
from tests.desktop.pictures import FORM, READY, WRONG  # noqa: E402
from tests.summary.conftest import SEKADAU, sent  # noqa: E402
from tests.summary.widened import widened  # noqa: E402

PERIOD = Period(2026, 2)
SIGNED = date(2026, 7, 10)
SAMPLES = ("dinkes", "disdukcapil", "rsud")
SHIPPED = ("diskominfo", *SAMPLES)
PHONE = 412  # pixels
LARGEST = 150_000
SAID = {
    "NP": (
        "Kunjungan pembinaan ke tujuh kecamatan selesai sesuai jadwal.",
        "Pengingat laporan setiap tanggal 20 dipatuhi hampir semua perangkat daerah.",
        "Dua perangkat daerah baru memakai aplikasi sejak Mei.",
    ),
    "NH": (
        "Tiga lembaga belum memiliki pengelola media, dan dua lagi berpindah alamat.",
        "Tujuh OPD belum menunjuk admin aplikasi, sehingga pemasangan tertunda sejak Mei.",
        "Dua data dikirim ulang karena salah satuan.",
    ),
    "TL": (
        "Pelatihan pengelola media pada bulan Agustus.",
        "Kepala Bidang menyurati tujuh OPD; admin ditetapkan paling lambat 31 Juli 2026.",
        "Contoh isian dibagikan kepada pengelola data.",
    ),
}
# Of a triwulan, where figures of two or three digits would be none.
FIGURES = {
    "kematian_ibu": 1, "kematian_bayi": 14, "lahir_hidup": 2_180,
    "balita_gizi_buruk": 61, "balita_ditimbang": 18_400,
    "kasus_dbd": 83, "hidup_hiv": 388, "penduduk": 334_700,
    "hari_perawatan": 8_910, "hari_tempat_tidur": 11_830, "lama_dirawat": 9_120, "pasien_keluar": 1_310,
    "mati_48": 27, "mati": 46,
    "belanja_informasi": 412_500_000, "belanja_aplikasi": 903_750_000, "belanja_statistik": 96_200_000,
}  # fmt: skip
# What an office typed of the years before it had this program.
BEFORE = tuple(
    Recorded(code, year, value, aim, source=f"LKjIP {year}")
    for code, aim, values in (
        ("partisipasi", 0.75, (0.61, 0.66, 0.72)),
        ("ikm", 82.0, (78.4, 79.6, 81.25)),
        ("hosting", 0.6, (0.42, 0.51, 0.58)),
    )
    for year, value in zip((2023, 2024, 2025), values, strict=True)
)


@dataclass(frozen=True, slots=True)
class Look:
    """A picture, and the heading under which docs/tampilan.md shows it."""

    heading: str
    picture: Picture
    wide: int = 0


def looks() -> Iterator[Look]:
    """Every picture, in the order of the page."""
    for name, workbook, heading in (
        ("final", "diskominfo.xlsx", "Ringkasan, semua angka final"),
        ("belum-final", "kurang.xlsx", "Ringkasan, belum final"),
        ("40", "empat-puluh.xlsx", "Ringkasan, 40 indikator"),
    ):
        yield Look(heading, Picture(f"tampilan-ringkasan-{name}", workbook, "RINGKASAN KINERJA"))
    phone = Picture("tampilan-ringkasan-telepon", "diskominfo.xlsx", "RINGKASAN KINERJA", dpi=128)
    yield Look("Ringkasan, selebar layar telepon (412 px)", phone, PHONE)
    for office in SHIPPED:
        for suffix, said in (
            ("", "F4"),
            ("-lipat", "F4, dilipat"),
            ("-a4", "A4"),
            ("-lipat-a4", "A4, dilipat"),
        ):
            page = Picture(
                f"tampilan-iku-{office}{suffix}", f"{office}{suffix}.xlsx", "INDIKATOR KINERJA UTAMA"
            )
            yield Look(f"IKU, {office}, {said}", page)
    for layout in ("penetapan", "lengkap"):
        page = Picture(f"tampilan-iku-{layout}", f"{layout}.xlsx", "INDIKATOR KINERJA UTAMA")
        yield Look(f"IKU, tata letak “{layout}”, F4", page)
    for name, text in (
        ("Pengukuran", "PENGUKURAN KINERJA"),
        ("IKM", "INDEKS KEPUASAN MASYARAKAT"),
        ("Grafik", "GRAFIK KINERJA"),
        ("Analisis", "ANALISIS CAPAIAN KINERJA"),
        ("Perhitungan", "PERHITUNGAN"),
        ("Data", "DATA YANG DIPAKAI"),
        ("Responden", "RESPONDEN SURVEI"),
        ("Status", "STATUS KIRIMAN"),
    ):
        yield Look(name, Picture(f"tampilan-{name.lower()}", "diskominfo.xlsx", text))
    yield Look("Temuan", Picture("tampilan-temuan", "salah.xlsx", "APA YANG DIKERJAKAN DULU"))
    for name, text in (
        ("Antartahun", "ANTARTAHUN"),
        ("Anggaran", "REALISASI ANGGARAN"),
        ("Rencana Aksi", "RENCANA AKSI"),
    ):
        yield Look(name, Picture(f"tampilan-{name.lower().replace(' ', '-')}", "lengkap.xlsx", text))
    for name, text in (
        ("Perjanjian Kinerja", "Agar pemerintahan"),
        ("Lampiran PK", "LAMPIRAN PERJANJIAN"),
        ("PK Perubahan", "PERJANJIAN KINERJA PERUBAHAN"),
    ):
        yield Look(name, Picture(f"tampilan-{name.lower().replace(' ', '-')}", "perjanjian.xlsx", text))
    for name, text in (
        ("Ringkasan", "REKAP INDIKATOR"),
        ("Kantor", "Keadaan dan banyaknya predikat"),
        ("Indikator", "Setiap indikator"),
        ("Peringkat", "Hanya angka final"),
        ("Riwayat", "Indikator yang mencapai target"),
        ("Dokumen", "Setiap berkas"),
        ("Temuan", "Apa yang harus dibereskan"),
    ):
        yield Look(f"Rekap kabupaten: {name}", Picture(f"tampilan-rekap-{name.lower()}", "rekap.xlsx", text))
    for state, said in (
        ("baru", "baru"),
        ("sebagian", "sebagian selesai"),
        ("selesai", "selesai"),
        ("lama", "dari formulir lama"),
    ):
        page = Picture(f"tampilan-perbaikan-{state}", f"balik-{state}.xlsx", "Cara memperbaiki")
        yield Look(f"Salinan untuk diperbaiki, {said}: Perbaikan", page)
    marked = Picture("tampilan-salinan-lembar", "balik-baru.xlsx", "Formulir Isian IKU")
    yield Look("Salinan untuk diperbaiki: lembar bidang", marked)
    yield Look(
        "Salinan untuk diperbaiki: Petunjuk",
        Picture("tampilan-salinan-petunjuk", "balik-baru.xlsx", "Lima langkah"),
    )


def main(target: Path) -> None:
    """Makes every picture in a folder, and the page that shows them beside it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work(folder)
        printed(folder, sorted({look.picture.workbook for look in looks()}))
        for look in looks():
            image = drawn(folder, look.picture)
            path = target / f"{look.picture.name}.png"
            path.write_bytes(png(image[:, : look.wide] if look.wide else image))
            print(path.name, path.stat().st_size)
            if path.stat().st_size > LARGEST:
                raise SystemExit(f"{path.name} is too large")
    (target.parent / "tampilan.md").write_text(page(), encoding="utf-8")


def page() -> str:
    """docs/tampilan.md."""
    lines = [
        "# Tampilan setiap lembar",
        "",
        "Dibuat oleh `docs/gambar/tampilan.py` dari program yang sebenarnya, seperti dicetak LibreOffice.",
        "Nama, angka, dan target semuanya contoh. Formulir dalam empat keadaan: [formulir.md](formulir.md).",
    ]
    for look in looks():
        lines += ["", f"## {look.heading}", "", f"![{look.heading}](gambar/{look.picture.name}.png)"]
    return "\n".join(lines) + "\n"


def work(folder: Path) -> None:
    """Every workbook that is pictured."""
    for office in SHIPPED:
        results = filled(shipped(office))
        for suffix, folded, paper in (
            ("", False, "F4"), ("-lipat", True, "F4"), ("-a4", False, "A4"), ("-lipat-a4", True, "A4")
        ):  # fmt: skip
            data = summary.draw(results, folded=folded, paper=paper, dated=SIGNED, inbox="kotak-masuk")
            (folder / f"{office}{suffix}.xlsx").write_bytes(data)
    lacking = filled(shipped("diskominfo"), "TIK")
    (folder / "kurang.xlsx").write_bytes(summary.draw(lacking, dated=SIGNED, inbox="kotak-masuk"))
    many = filled(widened(definition.builtin()))
    (folder / "empat-puluh.xlsx").write_bytes(summary.draw(many, dated=SIGNED, inbox="kotak-masuk"))
    planned = shipped("diskominfo-lengkap")
    for layout in ("penetapan", "lengkap"):
        results = filled(replace(planned, recorded=BEFORE))
        data = summary.draw(results, layout=layout, dated=SIGNED, inbox="kotak-masuk")
        (folder / f"{layout}.xlsx").write_bytes(data)
    (folder / "perjanjian.xlsx").write_bytes(summary.draw_agreement(planned, PERIOD.year))
    make(folder / "kabupaten", 12, Troubles(tampered=(3,), missing=(5,), outdated=8, unsigned=1))
    regency = ("--offices", "kabupaten/daftar.txt", "--key", "kabupaten/kunci.txt", "-o", "rekap.xlsx")
    iku(folder, "rollup", "kabupaten/kiriman", *regency)
    copies(folder)


def shipped(name: str) -> Definition:
    """A shipped definition, with example targets where it has none."""
    if name != "diskominfo":
        loaded, faults = definition.load(ROOT / "samples" / "definisi" / f"{name}.toml")
        assert loaded, faults
        return loaded
    aims = {"partisipasi": 0.8, "ikm": 85.0, "hosting": 0.7, "opd_egov": 0.95, "rilis": 0.95}
    targets = tuple(
        Target(code, PERIOD.year, aim, None, tuple(aim * part for part in (0.9, 0.95, 0.98, 1.0)))
        for code, aim in aims.items()
    )
    return replace(definition.builtin(), targets=targets, example=True)


def filled(given: Definition, without: str = "") -> Results:
    """The results of an office whose units answered for two triwulan, one of them not for the second."""
    lines = []
    for quarter in (1, 2):
        for unit in given.units:
            if unit.code == without and quarter == PERIOD.quarter:
                continue
            asked = given.asked_of(unit.code)
            survey = given.survey_of(unit.code)
            if survey is not None:
                size = len(survey.elements)
                rows = [row[:size].ljust(size, "3") for row in SEKADAU.split()]
                lines.append(f"{unit.code} {quarter} {' '.join(rows)}")
            else:
                said = (f"{one.code}={plausible(one.code, one.maximum, quarter)}" for one in asked)
                lines.append(f"{unit.code} {quarter} {' '.join(said)}")
    told = tuple(map(narrated, sent("\n".join(lines)), range(len(lines))))
    return calculation.calculate(given, PERIOD, told, checks.run(given, PERIOD, told))


def narrated(sheet: Submission, place: int) -> Submission:
    """The same return with its narratives, which differ from sheet to sheet."""
    return replace(sheet, narratives={code: said[place % len(said)] for code, said in SAID.items()})


def plausible(code: str, maximum: str, quarter: int) -> int:
    """A figure as such an office has it, else of two or three digits, which rises a little."""
    if code in FIGURES:
        return FIGURES[code] * (50 + quarter) // 50
    whole = 40 + sum(map(ord, maximum or code)) % 160
    share = 0.7 + (sum(map(ord, code)) % 20) / 100 + quarter / 50
    return math.floor(whole * share) if maximum else whole


def copies(folder: Path) -> None:
    """The annotated copy of a wrong return as it goes out, and as somebody has mended it since."""
    inbox = folder / "kotak-masuk"
    inbox.mkdir()
    (inbox / "IKU_EGOV_2026-TW2.xlsx").write_bytes(template.draw(FORM, WRONG))
    iku(folder, "consolidate", inbox.name, "--date", SIGNED.isoformat(), "-o", "salah.xlsx")
    (folder / "balik-baru.xlsx").write_bytes(returned(folder, inbox.name).read_bytes())
    (folder / "balik-lama.xlsx").write_bytes(older(folder).read_bytes())
    (copy,) = (folder / "balik-kotak-masuk").glob("*.xlsx")
    answers = [key for key in READY if key[0] == "EGOV" and key[2] == "nilai"]
    for state, keys in (("sebagian", answers[:2]), ("selesai", list(READY))):
        book = openpyxl.load_workbook(copy)
        for key in keys:
            sheet = FORM.sheet(key[0])
            place = sheet and place_of(sheet, key)
            assert sheet
            assert place
            book[sheet.title].cell(*place).value = READY[key]
        if state == "selesai":
            book["Survei IKM"]["E18"].value = 3
        book.save(folder / f"balik-{state}.xlsx")


def older(folder: Path) -> Path:
    """The copy of a return on a form of before: one question had another code, one other words as well."""
    inbox = folder / "kotak-lama"
    inbox.mkdir()
    text = definition.builtin_text().replace("opd_aplikasi", "opd_punya").replace("opd_jumlah", "opd_semua")
    text = text.replace('"Jumlah OPD Kab. Tanjab Barat"', '"Banyaknya perangkat daerah"')
    (folder / "lama.toml").write_text(text, encoding="utf-8")
    loaded, faults = definition.load(folder / "lama.toml")
    assert loaded, faults
    form = build(loaded, PERIOD, ("EGOV",))
    renamed = {"opd_aplikasi": "opd_punya", "opd_jumlah": "opd_semua"}
    said = {(unit, renamed.get(row, row), column): value for (unit, row, column), value in READY.items()}
    (inbox / "IKU_EGOV_2026-TW2.xlsx").write_bytes(template.draw(form, said))
    return returned(folder, inbox.name)


def returned(folder: Path, inbox: str) -> Path:
    """The annotated copy of the only return in an inbox."""
    target = f"balik-{inbox}"
    iku(folder, "feedback", inbox, "--period", PERIOD.code, "-o", target)
    (copy,) = (folder / target).glob("*.xlsx")
    return copy


def iku(folder: Path, *arguments: str) -> None:
    """The program's own command; that something must be mended is why it is called."""
    command = [sys.executable, "-m", "iku_excel", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, env=environment)
    if done.returncode not in (0, 1):
        raise SystemExit(f"iku {' '.join(arguments)}: {done.returncode}\n{done.stderr}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
