"""Copies for outside carry no results: they are read by their words, which lie in every copy ever issued.

A new wording of one of these needs the old one beside it in `summary/embedded/shown.py`; without it an old
copy is refused, or a final one is taken for an open one.
"""

from __future__ import annotations

from iku_excel.core.model import Polarity
from iku_excel.summary.sheets import iku, pengukuran, ringkasan
from iku_excel.texts import status
from iku_excel.texts.workbook import every_sheet
from iku_excel.texts.workbook import iku as official
from iku_excel.texts.workbook import pengukuran as measured
from iku_excel.texts.workbook import ringkasan as brief


def test_the_sheets_and_heads_by_which_a_copy_is_read_stay():
    assert (ringkasan.SHEET, iku.SHEET, pengukuran.SHEET) == ("Ringkasan", "IKU", "Pengukuran")
    assert (official.REGENCY, official.OFFICE, every_sheet.NONE) == ("KABUPATEN", "SKPD", "–")
    heads = [brief.HEADS[name] for name in ("number", "value", "target", "achievement", "category")]
    assert heads == ["No", "Realisasi", "Target", "Capaian", "Predikat"]
    heads = [measured.HEADS[name] for name in ("number", "indicator", "measure", "rule")]
    assert heads == ["No", "Indikator Kinerja", "Satuan", "Arah dan cara\nmenggabung"]


def test_what_a_copy_says_of_itself_and_of_its_figures_stays():
    assert (brief.FINAL, status.DRAFT, status.ISSUED) == ("● Semua angka final", "Draf", "Terbit")
    assert (status.REVISED, status.NUMBERED) == ("Perubahan ke-{number}", "Nomor {document}")
    assert measured.BETTER[Polarity.MINIMIZE] == "makin rendah makin baik"
    assert measured.BETTER[Polarity.RANGE] == "terbaik di dalam rentang"
    assert [*status.FIGURE_WORDS.values()] == [
        *("final", "belum lengkap", "BELUM VALID", "tidak dapat dihitung", "belum ditanyakan", "diketik")
    ]
