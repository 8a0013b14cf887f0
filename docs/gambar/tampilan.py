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

from iku_excel import calculation, definition, summary, template  # noqa: E402
from iku_excel.core.model import Definition, Kind, Results, Target  # noqa: E402
from iku_excel.core.periods import Period  # noqa: E402
from iku_excel.form import place_of  # noqa: E402
from tests.desktop.pictures import FORM, READY, WRONG  # noqa: E402
from tests.summary.conftest import SEKADAU, sent  # noqa: E402
from tests.summary.widened import widened  # noqa: E402

PERIOD = Period(2026, 2)
SIGNED = date(2026, 7, 10)
SAMPLES = ("dinkes", "disdukcapil", "rsud")
SHIPPED = ("diskominfo", *SAMPLES)
PHONE = 412  # pixels
LARGEST = 150_000


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
    for name, text in (
        ("Pengukuran", "PENGUKURAN KINERJA"),
        ("IKM", "INDEKS KEPUASAN MASYARAKAT"),
        ("Grafik", "GRAFIK KINERJA"),
        ("Analisis", "ANALISIS CAPAIAN KINERJA"),
        ("Perhitungan", "PERHITUNGAN"),
        ("Data", "DATA YANG DIPAKAI"),
        ("Responden", "RESPONDEN SURVEI"),
        ("Temuan", "TEMUAN"),
        ("Status", "STATUS KIRIMAN"),
    ):
        yield Look(name, Picture(f"tampilan-{name.lower()}", "diskominfo.xlsx", text))
    for state, said in (("baru", "baru"), ("sebagian", "sebagian selesai"), ("selesai", "selesai")):
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
            if any(variable.kind is Kind.SURVEY for variable in asked):
                size = len(given.survey_of(unit.code).elements)
                rows = [row[:size].ljust(size, "3") for row in SEKADAU.split()]
                lines.append(f"{unit.code} {quarter} {' '.join(rows)}")
            else:
                said = (f"{one.code}={plausible(one.code, one.maximum, quarter)}" for one in asked)
                lines.append(f"{unit.code} {quarter} {' '.join(said)}")
    return calculation.calculate(given, PERIOD, sent("\n".join(lines)))


def plausible(code: str, maximum: str, quarter: int) -> int:
    """A figure of two or three digits, always the same, that rises a little."""
    whole = 40 + sum(map(ord, maximum or code)) % 160
    share = 0.7 + (sum(map(ord, code)) % 20) / 100 + quarter / 50
    return math.floor(whole * share) if maximum else whole


def copies(folder: Path) -> None:
    """The annotated copy of a wrong return as it goes out, and as somebody has mended it since."""
    inbox = folder / "kotak-masuk"
    inbox.mkdir()
    (inbox / "IKU_EGOV_2026-TW2.xlsx").write_bytes(template.draw(FORM, WRONG))
    command = [
        sys.executable,
        "-m",
        "iku_excel",
        "feedback",
        str(inbox),
        "--period",
        PERIOD.code,
        "-o",
        "balik",
    ]
    subprocess.run(
        command, cwd=folder, check=False, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    (copy,) = (folder / "balik").glob("*.xlsx")
    (folder / "balik-baru.xlsx").write_bytes(copy.read_bytes())
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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
