"""Every workbook of every shipped definition on paper: words whole and in their cells, nothing too small."""

from __future__ import annotations

import re

import pytest

from .faults import FOOT, faults
from .printed import PrintedPage, pages_by_sheet, pages_of
from .workbooks import KINDS, SHIPPED, codes, shipped

FORMS = ("formulir", "salinan")  # whose pages count through all sheets


def told(page: PrintedPage) -> int:
    """How many pages its footer says there are, 0 where it does not."""
    foot = " ".join(word.text for word in page.words if word.top > page.height - FOOT)
    found = re.search(r"Halaman \d+ dari (\d+)", foot)
    return int(found[1]) if found else 0


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", KINDS)
def test_a_printed_workbook_has_no_fault(kind, name, saved_by_libreoffice, tmp_path):
    data, path = KINDS[kind](name), tmp_path / "buku.xlsx"
    path.write_bytes(data)
    pages = pages_of(saved_by_libreoffice(path, path.with_suffix(".pdf")))
    assert list(faults(data, pages, codes(shipped(name)), typed=kind == "definisi")) == []
    counts = {} if kind in FORMS else pages_by_sheet(pages)
    assert [page.sheet for page in pages if told(page) not in (0, counts.get(page.sheet, told(page)))] == []
    assert kind in (*FORMS, "definisi") or any(map(told, pages))
