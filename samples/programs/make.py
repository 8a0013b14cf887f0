"""Has real programs open a form, fill it where they can be driven, and save it; then measures what each kept.

Run by hand where LibreOffice with python3-uno, Gnumeric and Node.js with exceljs and xlsx are installed:

    python samples/programs/make.py NODE_MODULES

Writes one workbook a program beside this script and prints the table of docs/program.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from iku_excel import definition, inbox, template, xlsx
from iku_excel.core.periods import Period
from iku_excel.form import Key, build
from iku_excel.form.survey_profile import PROFILE_CODES, form_value

HERE = Path(__file__).parent
DRIVER = HERE.parents[1] / "tests" / "template" / "drive.py"
OFFICE = definition.builtin()
FORM = build(OFFICE, Period(2026, 2), ("EGOV",))
FIGURES = {
    "lembaga_aktif": 3,
    "lembaga_terverifikasi": 5,
    "aplikasi_hosting": 42,
    "opd_aplikasi": 31,
    "opd_jumlah": 38,
}
# Sekadau 2019, first ten respondents.
ANSWERS = (
    "223434443", "332333323", "333443334", "224444343", "332333323",
    "333433334", "333333324", "343334434", "333333333", "323444443",
)  # fmt: skip
# Who the first of them is; 17-25 must stay what was typed.
PROFILE = {"tanggal": "2026-05-04", "kelamin": "Perempuan", "usia": "17-25", "pekerjaan": "=PNS"}
WHO = "Rina Marlina (contoh)"
KEPT = ("_iku", "name", "identifier", "protected", "validations", "formulas")
HEADS = ("program", *KEPT, "read", "findings")


def contents() -> dict[Key, str | float]:
    """The sample as cells of the form."""
    cells: dict[Key, str | float] = {("EGOV", code, "nilai"): value for code, value in FIGURES.items()}
    for unit in ("EGOV", "IKM"):
        sheet = FORM.sheet(unit)
        assert sheet
        cells[unit, "ID", sheet.identity["nama"]] = WHO
    elements = OFFICE.surveys[0].elements
    for number, scores in enumerate(ANSWERS, 1):
        for element, score in zip(elements, scores, strict=True):
            cells["IKM", str(number), element.key] = int(score)
    for name, said in PROFILE.items():
        cells["IKM", "1", PROFILE_CODES[name]] = form_value(name, said)
    return cells


def addresses() -> list[tuple[str, str, str]]:
    """The same as sheet, cell and keystrokes."""
    typed = []
    for (unit, row_code, column_code), value in contents().items():
        sheet = FORM.sheet(unit)
        assert sheet
        if row_code.isdigit() and sheet.block:
            column = next(c for c, code in sheet.block.codes.items() if code == column_code)
            address = f"{chr(64 + column)}{sheet.block.first_row + int(row_code) - 1}"
        else:
            address = next(
                c.address for c in sheet.inputs() if (c.row_code, c.column_code) == (row_code, column_code)
            )
        typed.append((sheet.title, address, str(value)))
    return typed


def typed_in_libreoffice(target: Path, folder: Path) -> None:
    """Every figure typed into the blank form through LibreOffice's own commands."""
    blank = folder / "blank.xlsx"
    blank.write_bytes(template.draw(FORM))
    steps: list[tuple[str, ...]] = []
    for sheet, address, text in addresses():
        if not steps or steps[-1][0] != "open" or steps[-1][1] != sheet:
            steps.append(("open", sheet))
        steps.append(("type", address, text))
    steps.append(("save", str(target)))
    subprocess.run(
        ["/usr/bin/python3", str(DRIVER), str(blank)],
        input="".join(json.dumps(step) + "\n" for step in steps),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def kept(path: Path) -> list[str]:
    """What a saved form still has, for the table."""
    book, _ = xlsx.read(path.read_bytes(), path.name)
    assert book
    hidden = next((sheet for sheet in book.sheets if sheet.name == "_iku"), None)
    form = next(sheet for sheet in book.sheets if sheet.name == "E-Gov")
    formulas = sum(cell.formula is not None for cell in form.cells.values())
    submissions, findings = inbox.read_file(path.read_bytes(), path.name, OFFICE)
    statuses = " ".join(str(s.status) for s in submissions)
    codes = sorted({finding.code for finding in findings})
    return [
        path.stem,
        hidden.state if hidden else "lost",
        "yes" if "IKU_TOKEN" in book.defined_names else "no",
        "yes" if book.properties.identifier else "no",
        "yes" if form.protected else "no",
        str(len(form.validations)),
        str(formulas),
        statuses,
        " ".join(codes) or "–",
    ]


def main() -> None:
    """Makes the samples and prints the table."""
    modules = {**os.environ, "NODE_PATH": sys.argv[1]}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled = folder / "openpyxl.xlsx"
        filled.write_bytes(template.draw(FORM, contents()))
        typed_in_libreoffice(HERE / "libreoffice.xlsx", folder)
        converted = ["ssconvert", str(filled), str(HERE / "gnumeric.xlsx")]
        subprocess.run(converted, check=True, capture_output=True)
        for program in ("exceljs", "sheetjs"):
            command = ["node", str(HERE / f"{program}.js"), str(filled), str(HERE / f"{program}.xlsx")]
            subprocess.run(command, check=True, env=modules)
        print("| " + " | ".join(HEADS) + " |")
        print("|" + "---|" * len(HEADS))
        for path in (filled, *sorted(HERE.glob("*.xlsx"))):
            print("| " + " | ".join(kept(path)) + " |")


if __name__ == "__main__":
    main()
