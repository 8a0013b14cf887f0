"""Makes the pictures of docs/formulir.md: every sheet of the form blank, half filled, ready and wrong.

Run by hand, on a machine with LibreOffice, poppler and ImageMagick:

    python tests/desktop/pictures.py docs/gambar
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.engines import libreoffice
from iku_excel.form import Key, build

OFFICE = definition.builtin()
FORM = build(OFFICE, Period(2026, 2), ("EGOV",))
# Each with the page of the form on which it begins: five questions and what is written of them take two.
PAGES = {"petunjuk": 1, "bidang": 2, "survei": 4}
LARGEST = 150_000
# Sekadau 2019, first ten respondents.
ANSWERS = (
    "223434443", "332333323", "333443334", "224444343", "332333323",
    "333433334", "333333324", "343334434", "333333333", "323444443",
)  # fmt: skip

Contents = dict[Key, str | float | None]


def figures(values: dict[str, str | float], column: str = "nilai") -> Contents:
    return {("EGOV", code, column): value for code, value in values.items()}


def answers(*rows: str) -> Contents:
    """Respondents as lines of digits; a blank leaves an unsur out."""
    return {
        ("IKM", str(number), element.key): None if score == " " else int(score)
        for number, scores in enumerate(rows, 1)
        for element, score in zip(OFFICE.surveys[0].elements, scores, strict=True)
    }


def signed(unit: str) -> Contents:
    sheet = FORM.sheet(unit)
    assert sheet
    person = {"nama": "Rina Marlina (contoh)", "jabatan": "Pranata Komputer", "telepon": "0812-0000-0000"}
    return {(unit, "ID", sheet.identity[field]): text for field, text in person.items()}


NARRATIVES = figures(
    {
        "NP": "Pendampingan aplikasi e-Government selesai di lima OPD, dan data center beroperasi penuh.",
        "NH": "Tujuh OPD belum menunjuk admin aplikasi, sehingga pemasangan tertunda sejak Mei.",
        "TL": "Kepala Bidang menyurati tujuh OPD; admin aplikasi ditetapkan paling lambat 31 Juli 2026.",
    },
    column="satuan",
)
HALF = (
    signed("EGOV")
    | figures({"lembaga_aktif": "Nihil"}, column="keadaan")
    | figures({"lembaga_aktif": "Belum ada lembaga binaan E-Gov yang aktif."}, column="catatan")
    | figures({"opd_aplikasi": 31, "opd_jumlah": 38})
    | figures({"opd_aplikasi": "https://drive.id/egov/opd"}, column="bukti")
    | answers(*ANSWERS[:4], "33 433334")
)
READY = (
    signed("EGOV")
    | signed("IKM")
    | figures(
        {
            "lembaga_aktif": 3,
            "lembaga_terverifikasi": 5,
            "aplikasi_hosting": 42,
            "opd_aplikasi": 31,
            "opd_jumlah": 38,
        }
    )
    | NARRATIVES
    | answers(*ANSWERS)
)
WRONG = (
    signed("EGOV")
    | figures(
        {
            "lembaga_aktif": 12.5,
            "lembaga_terverifikasi": "lima",
            "aplikasi_hosting": -5,
            "opd_aplikasi": 40,
            "opd_jumlah": 38,
        }
    )
    | answers(*ANSWERS[:5], "335433334", "33 433334")
)
STATES: dict[str, Contents] = {"kosong": {}, "sebagian": HALF, "siap": READY, "salah": WRONG}


def main() -> None:
    """Draws the form in each state, prints it and keeps each page as a small picture."""
    target = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        libreoffice.make_profile(folder / "profile", libreoffice.INDONESIAN)
        for state, contents in STATES.items():
            workbook = folder / f"{state}.xlsx"
            workbook.write_bytes(template.draw(FORM, contents))
            office = libreoffice.command(folder / "profile", "pdf", folder, [str(workbook)])
            subprocess.run(office, check=True, capture_output=True)
            for page, number in PAGES.items():
                picture = target / f"formulir-{page}-{state}.png"
                paper = folder / f"{page}-{state}"
                poppler = ["pdftoppm", "-r", "110", "-png", "-singlefile", "-f", str(number)]
                subprocess.run([*poppler, str(workbook.with_suffix(".pdf")), str(paper)], check=True)
                small = [
                    "-gravity",
                    "south",
                    "-chop",
                    "0x60",
                    "-trim",
                    "-bordercolor",
                    "white",
                    "-border",
                    "12",
                ]
                small += ["+dither", "-colors", "96", f"PNG8:{picture}"]
                subprocess.run(["convert", f"{paper}.png", *small], check=True)
                size = picture.stat().st_size
                assert size < LARGEST, f"{picture.name}: {size} bytes"
                print(picture.name, size)


if __name__ == "__main__":
    main()
