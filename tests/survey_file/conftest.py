"""A survey's file in a test's own words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel import definition, survey_file
from iku_excel.core.findings import Finding, IkuError, Place
from iku_excel.core.model import Survey
from iku_excel.core.periods import Period

KEYS = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana",
)
# Ten respondents, no two alike.
ROWS = [
    *("223434443", "332333323", "333443334", "224444343", "332333322"),
    *("333433334", "333333324", "343334434", "333333333", "323444443"),
]


def lines(rows: list[str], head: str = ",".join(KEYS), separator: str = ",") -> str:
    """A CSV with a row for each text of digits; "-" is a blank."""
    body = [separator.join("" if sign == "-" else sign for sign in row) for row in rows]
    return "\n".join([head.replace(",", separator), *body]) + "\n"


@pytest.fixture
def survey() -> Survey:
    return definition.builtin().surveys[0]


@pytest.fixture
def read(survey: Survey, tmp_path: Path) -> Callable[..., tuple[survey_file.Answers | None, list[Finding]]]:
    """A function from the text or bytes of a file to its answers and findings."""

    def read(
        content: str | bytes,
        mapping: str = "",
        separator: str = "",
        name: str = "survei.csv",
        period: Period | None = None,
    ) -> tuple[survey_file.Answers | None, list[Finding]]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        try:
            given = survey_file.read_mapping(mapping, survey)
            table = survey_file.open_table(
                path, lambda fields: survey_file.looks_like_head(fields, survey, given), separator
            )
            columns, findings = survey_file.recognise(table.head, survey, given, Place(path.name))
            if columns is None:
                return None, list(findings)
            wording, told = survey_file.worded(table, columns, survey, given)
            if wording.open:
                told = (*told, survey_file.open_finding(wording.open, table, columns))
            answers, found = survey_file.read_answers(table, columns, survey, wording, period)
            return answers, [*told, *found]
        except IkuError as stop:
            return None, list(stop.findings)

    return read
