"""Tables for other programs: who answered a survey, one row each; the same rows as CSV and as Parquet."""

from __future__ import annotations

import csv
import sys

import pytest

from iku_excel import calculation, definition, tables
from iku_excel.core.periods import Period
from iku_excel.core.signs import visible
from iku_excel.parquet import parquet as as_parquet

from .running import iku
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


@pytest.fixture(scope="module")
def written(demo, tmp_path_factory):
    """The tables of the demo's inbox, one bidang's left out, as CSV and as Parquet."""
    room = tmp_path_factory.mktemp("tabel")
    asked = ("-d", demo / "definisi-contoh.toml", "--separator", "koma")
    for kind in ("csv", "parquet"):
        run = iku("tables", demo / "kotak-masuk", *asked, "-o", room, "--format", kind)
        assert run.code in (0, 1), run
    return room


@pytest.mark.analysis
@pytest.mark.parametrize("name", tables.TABLES)
def test_parquet_holds_the_rows_of_the_csv(written, name):
    from pyarrow import parquet

    table = parquet.read_table(written / f"{name}.parquet")
    with (written / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert table.column_names == list(rows[0])
    assert [{key: said(value) for key, value in row.items()} for row in table.to_pylist()] == [
        {key: number(value) for key, value in row.items()} for row in rows
    ]


def number(text: str) -> object:
    """What a field of the CSV says, whatever way a number is written."""
    try:
        return float(text)
    except ValueError:
        return text.removeprefix("'") if text[1:2] in tuple("=+-@") else text


def said(value: object) -> object:
    if value is None:
        return ""
    return number(visible(value)) if isinstance(value, str) else float(value)  # type: ignore[arg-type]


@pytest.mark.analysis
def test_nothing_said_is_null_and_types_never_change(written):
    """An empty table has the types of a full one, and what cannot be said is never 0."""
    import pyarrow
    from pyarrow import parquet

    answers = parquet.read_table(written / "isian.parquet")
    assert answers.schema.field("nilai").type == pyarrow.float64()
    assert answers.schema.field("revisi").type == pyarrow.int64()
    values = dict(zip(answers["keadaan"].to_pylist(), answers["nilai"].to_pylist(), strict=True))
    assert all(value is None for state, value in values.items() if state != "terisi")
    results = calculation.calculate(definition.builtin(), Period(YEAR, 1), ())
    for name, table in tables.TABLES.items():
        empty = parquet.read_table(pyarrow.BufferReader(as_parquet(table(results))))
        assert empty.schema == parquet.read_table(written / f"{name}.parquet").schema, name
    reached = parquet.read_table(pyarrow.BufferReader(as_parquet(tables.indicators(results))))
    assert set(reached["nilai"].to_pylist()) == {None}


@pytest.mark.analysis
def test_duckdb_adds_up_what_pandas_does(written):
    import duckdb
    import pandas as pd

    path = written / "isian.parquet"
    asked = "select variabel, sum(nilai) from read_parquet(?) group by variabel having count(nilai) > 0"
    ours = dict(duckdb.execute(asked, [str(path)]).fetchall())
    theirs = pd.read_parquet(path).groupby("variabel")["nilai"].sum(min_count=1).dropna().to_dict()
    assert ours == pytest.approx(theirs)
    assert ours


def test_without_pyarrow_it_is_told(demo, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    run = iku("tables", demo / "kotak-masuk", "-o", tmp_path, "--format", "parquet")
    assert run.code == 2
    assert "iku-excel[analysis]" in run.err
    assert list(tmp_path.iterdir()) == []
