"""Prints the staff's guide on two pages: `python docs/cetak.py [FOLDER]` writes panduan-staf.pdf there.

Needs LibreOffice Calc and poppler (pdfinfo). The guide is laid out as a sheet, which takes no other program.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from iku_excel.engines import libreoffice
from iku_excel.styles import FONT, palette
from iku_excel.summary.pen.fitting import row_height

HERE = Path(__file__).parent
GUIDE = HERE / "panduan-staf.md"
MOST_PAGES = 2
WIDTHS = (180, 260, 360)  # pixels; a text takes all three, the first of two cells of a table takes two
WHOLE = sum(WIDTHS)
TEXT, HEADINGS = 10, {"#": 16, "##": 12}
POINTS_PER_PIXEL = 0.75

_MARKUP = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)|`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
_BEGINS = re.compile(r"#|!\[|\||- |\d+\. ")


def main(target: Path) -> None:
    """Writes the PDF, or stops where it takes more pages than it may."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook = folder / f"{GUIDE.stem}.xlsx"
        lay_out(GUIDE.read_text(encoding="utf-8"), workbook)
        libreoffice.make_profile(folder / "profile", {})
        office = libreoffice.command(folder / "profile", "pdf", folder, [str(workbook)])
        subprocess.run(office, check=True, capture_output=True, timeout=300)
        pdf = workbook.with_suffix(".pdf")
        told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
        pages = int(re.search(r"Pages:\s+(\d+)", told)[1])  # type: ignore[index]
        if pages > MOST_PAGES:
            raise SystemExit(f"{GUIDE.name} takes {pages} pages")
        (target / pdf.name).write_bytes(pdf.read_bytes())
        print(pdf.name, pages, "pages")


def blocks(text: str) -> Iterator[str]:
    """Headings, pictures, rows of tables, items and paragraphs, each on one line."""
    block = ""
    for line in (*text.splitlines(), ""):
        if block and (not line.strip() or _BEGINS.match(line)):
            yield block
            block = ""
        block = f"{block} {line.strip()}".strip()


def plain(text: str) -> str:
    """A text without what markdown says of it."""
    return _MARKUP.sub("", _LINK.sub(r"\1", text)).strip()


def lay_out(text: str, path: Path) -> None:
    """The guide as a sheet of A4, one page wide."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.set_paper(9)
        sheet.set_margins(0.55, 0.55, 0.45, 0.45)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        for column, pixels in enumerate(WIDTHS):
            sheet.set_column_pixels(column, column, pixels)

        def style(**properties: Any) -> Any:
            return book.add_format({"font_name": FONT, "text_wrap": True, "valign": "top", **properties})

        body, cell = (
            style(font_size=TEXT),
            style(font_size=TEXT - 1, bottom=1, bottom_color=f"#{palette.RULE}"),
        )
        heads = {
            sign: style(font_size=size, bold=True, font_color=f"#{palette.PETROL}", valign="bottom")
            for sign, size in HEADINGS.items()
        }
        row = 0
        for block in blocks(text):
            sign = block.partition(" ")[0]
            if re.fullmatch(r"[|\- ]+", block):
                continue
            if block.startswith("|"):
                row_of_table(sheet, row, [plain(part) for part in block.strip("|").split(" | ")], cell)
            elif image := _IMAGE.fullmatch(block):
                picture(sheet, row, GUIDE.parent / image[1])
            else:
                size = HEADINGS.get(sign, TEXT)
                words = plain(block.removeprefix(f"{sign} ")) if sign in HEADINGS else plain(block)
                words = words.replace("- ", "●  ", 1) if block.startswith("- ") else words
                sheet.merge_range(row, 0, row, 2, words, heads.get(sign, body))
                sheet.set_row(row, row_height([(words, WHOLE, size)], least=size * 1.6))
            row += 1


def row_of_table(sheet: Any, row: int, texts: list[str], form: Any) -> None:
    """Two or three cells; the first of two is as wide as two."""
    if len(texts) == 2:
        sheet.merge_range(row, 0, row, 1, texts[0], form)
        sheet.write_string(row, 2, texts[1], form)
        pixels = [WIDTHS[0] + WIDTHS[1], WIDTHS[2]]
    else:
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, form)
        pixels = list(WIDTHS)
    lines = [(text, wide, TEXT - 1) for text, wide in zip(texts, pixels, strict=True)]
    sheet.set_row(row, row_height(lines, least=15.0))


def picture(sheet: Any, row: int, path: Path) -> None:
    """A picture as wide as the text."""
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    scale = WHOLE / width
    sheet.insert_image(row, 0, str(path), {"x_scale": scale, "y_scale": scale, "object_position": 1})
    sheet.set_row(row, height * scale * POINTS_PER_PIXEL + 6)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
