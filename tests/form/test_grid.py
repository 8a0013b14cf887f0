"""Fixed ranges of an input sheet, from its head to its end."""

from __future__ import annotations

from iku_excel.form.grid import Grid


def test_a_grid_ends_with_its_last_row():
    grid = Grid(9, 11)
    assert list(grid.rows) == [9, 10, 11]
    assert grid.column(4) == "$D$9:$D$11"
    assert grid.cell(4, 9) == "INDEX($D$9:$D$11,1)"
    assert grid.cell(4, 11) == "INDEX($D$9:$D$11,3)"
