"""Tables for other programs: who answered a survey, one row each."""

from __future__ import annotations

from iku_excel import calculation, definition, tables
from iku_excel.core.periods import Period

from .summary.conftest import SAID, WHOLE, YEAR, described, sent


def test_a_row_for_each_respondent_says_who_answered():
    text = WHOLE.replace("223434443", "2234x4443")
    results = calculation.calculate(definition.builtin(), Period(YEAR, 1), described(sent(text)))
    frame = tables.respondents(results)
    assert tuple(frame.columns) == tables.RESPONDENT_COLUMNS
    assert len(frame) == 10
    first, nobody, formula = frame.loc[0], frame.loc[3], frame.loc[4]
    assert tuple(first[list(tables.PROFILE)]) == SAID[0]
    assert (first["baris"], first["keadaan"], first["berkas"]) == (12, "ditolak", "IKU_IKM_2026-TW1_r1.xlsx")
    assert tuple(nobody[list(tables.PROFILE)]) == ("",) * 6
    assert (formula["pekerjaan"], formula["keadaan"]) == ("=1+1", "terisi")
