"""docs/temuan/ tells of every finding: heads by hand, tables from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel.core.findings import Finding
from iku_excel.texts.findings import ENTRIES, audience, hint, message
from iku_excel.texts.findings.entry import Audience

FOLDER = Path(__file__).parents[2] / "docs" / "temuan"
INDEX = FOLDER / "README.md"
MARK = (
    "<!-- Tabel di bawah dibuat dari katalog temuan; jangan disunting. "
    "Setelah katalog berubah: pytest tests/docs --update-golden -->\n\n"
)
# What is only known where it happens.
AS_SAID = "Ikuti saran pada pesannya."
WHO = {Audience.STAFF: "bidang", Audience.PLANNER: "perencana"}

# Each page with the numbers that belong to it, first and last; the first page that fits has the code.
PAGES: dict[str, tuple[tuple[int, int], ...]] = {
    "kotak-masuk.md": ((150, 189),),
    "berkas.md": ((100, 199),),
    "formulir.md": ((200, 299),),
    "isian.md": ((300, 399),),
    "teks-dan-survei.md": ((400, 499),),
    "arsip.md": ((575, 598),),
    "surel.md": ((506, 506), (533, 540), (560, 574)),
    "keluaran.md": ((500, 599),),
    "definisi.md": ((600, 699),),
    "rekap.md": ((700, 799),),
}


def page_of(code: str) -> str:
    number = int(code[1:])
    return next(
        name for name, spans in PAGES.items() if any(first <= number <= last for first, last in spans)
    )


def codes_of(page: str) -> list[str]:
    """A page's codes by number, the gravest letter first."""
    mine = (code for code in ENTRIES if page_of(code) == page)
    return sorted(mine, key=lambda code: (code[1:], "EWN".index(code[0])))


def row(code: str) -> str:
    """A code with its anchor, its sentence without values, its remedy and who can act."""
    finding = Finding(code)
    remedy = hint(finding) if hint(finding) != "…" else AS_SAID
    cells = (f'<a id="{code.lower()}"></a>{code}', message(finding), remedy, WHO[audience(finding)])
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def table(page: str) -> str:
    head = "| kode | yang tertulis | yang dikerjakan | oleh |\n|---|---|---|---|\n"
    return head + "".join(f"{row(code)}\n" for code in codes_of(page))


def index() -> str:
    lines = []
    for name in sorted(PAGES):
        codes = ", ".join(f"[{code}]({name}#{code.lower()})" for code in codes_of(name))
        lines.append(f"| [{name}]({name}) | {codes} |\n")
    return "| halaman | kode |\n|---|---|\n" + "".join(lines)


def head_of(path: Path) -> str:
    """What stands by hand above the table."""
    head, mark, _ = path.read_text(encoding="utf-8").partition(MARK)
    assert mark, f"{path.name} has no mark above its table"
    return head + mark


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_what_the_catalogue_says(page: str, golden: Callable[[Path, str], None]) -> None:
    golden(FOLDER / page, head_of(FOLDER / page) + table(page))


def test_the_index_leads_to_every_code(golden: Callable[[Path, str], None]) -> None:
    golden(INDEX, head_of(INDEX) + index())


def test_every_code_stands_on_exactly_one_page() -> None:
    written = [
        code
        for path in FOLDER.glob("*.md")
        for code in re.findall(r'<a id="([ewn]\d{3})"></a>', path.read_text(encoding="utf-8"))
    ]
    assert sorted(written) == sorted(code.lower() for code in ENTRIES)


def test_no_page_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*PAGES, INDEX.name}
