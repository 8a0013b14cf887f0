"""The register: what was issued of each period, told by the packages themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.findings import Finding, IkuError
from ..core.periods import Period
from .package import Package, opened

SUFFIX = ".zip"
WIDTHS = (12, 16, 22, 12, 30, 60, 18, 18, 40, 18)


@dataclass(frozen=True, slots=True)
class Issue:
    """A package in the archive, and whether a later one of its period stands in its place."""

    path: Path
    package: Package
    replaced: bool


def document_of(period: Period, number: int) -> str:
    """What the document of a period is called, without its ending: `IKU_2026-TW1_P1`."""
    return f"IKU_{name_of(period, number).removesuffix(SUFFIX)}"


def name_of(period: Period, number: int, *, public: bool = False) -> str:
    """What a package is called: `2026-TW1.zip`, `2026-TW1_P1.zip`, `2026-TW1_publik.zip`."""
    return f"{period.code}{f'_P{number}' if number else ''}{'_publik' if public else ''}{SUFFIX}"


def issues(folder: Path) -> tuple[tuple[Issue, ...], tuple[Finding, ...]]:
    """Everything that was issued, by period and number, and the files of the archive that are no packages.

    Copies for the public stand for nothing of their own and are left out.
    """
    packages: list[tuple[Path, Package]] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
        try:
            packages.append((path, opened(path.read_bytes(), path.name)))
        except IkuError as stop:
            findings += stop.findings
    return standing(one for one in packages if not one[1].manifest["public"]), tuple(findings)


def standing(packages: Iterable[tuple[Path, Package]]) -> tuple[Issue, ...]:
    """Packages and where they lie, by period and number, each with whether a later one replaces it."""
    own = sorted(packages, key=lambda one: (one[1].period, one[1].manifest["number"]))
    last = {package.period: package.manifest["number"] for _, package in own}
    return tuple(Issue(path, one, one.manifest["number"] < last[one.period]) for path, one in own)


def latest(found: Iterable[Issue], period: Period) -> Issue | None:
    """What stands of a period; None where it is not closed."""
    return next((one for one in found if one.package.period == period and not one.replaced), None)


def draw(
    title: str, head: Sequence[str], found: Iterable[Issue], row_of: Callable[[Issue], Sequence[str]]
) -> bytes:
    """The register as a workbook for people; `row_of` tells a line in words."""
    from .. import streamed  # XlsxWriter: whoever only reads packages need not load it

    book = streamed.Workbook()
    book.set_properties({"title": title, "created": None})
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(title)
    for column, (name, width) in enumerate(zip(head, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for row, one in enumerate(found, start=1):
        for column, text in enumerate(row_of(one)):
            sheet.write_string(row, column, text, plain)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return book.packed()
