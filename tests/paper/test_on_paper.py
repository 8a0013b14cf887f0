"""Every workbook of every shipped definition on paper: words whole and in their cells, nothing too small."""

from __future__ import annotations

import pytest

from .faults import NUMBERED, faults
from .printed import pages_of
from .workbooks import KINDS, codes, shipped

FORMS = ("formulir", "salinan")  # whose pages count through all sheets


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, (_, names) in KINDS.items() for name in names]
)
def test_a_printed_workbook_has_no_fault(kind, name, saved_by_libreoffice, tmp_path):
    data, path = KINDS[kind][0](name), tmp_path / "buku.xlsx"
    path.write_bytes(data)
    pages = pages_of(saved_by_libreoffice(path, path.with_suffix(".pdf")))
    found = faults(data, pages, codes(shipped(name)), typed=kind == "definisi", through=kind in FORMS)
    assert list(found) == []
    assert kind == "definisi" or all(NUMBERED.search(page.foot) for page in pages)
