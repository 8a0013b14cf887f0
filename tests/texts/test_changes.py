"""By how much a figure changed: rounded as people round the difference of the two figures."""

import pytest

from iku_excel import definition
from iku_excel.texts.workbook.every_sheet import change

SHARE, INDEX = (definition.builtin().indicator(code) for code in ("hosting", "ikm"))


@pytest.mark.parametrize(
    ("indicator", "before", "after", "changed"),
    [
        (SHARE, 0.24085, 0.4977, 25.69),  # 25,685 exactly; in binary fractions a little less
        (SHARE, 0.4977, 0.24085, -25.69),
        (SHARE, 0.24086, 0.4977, 25.68),
        (INDEX, 78.89, 79.86, 0.97),
        (INDEX, 1.1, 1.105, 0.01),
        (SHARE, 0.5, 0.5, 0.0),
        (SHARE, None, 0.5, None),
        (SHARE, 0.5, None, None),
    ],
)
def test_a_change(indicator, before, after, changed):
    assert change(indicator, before, after) == changed
