"""Results as tidy tables, for a notebook or another program: one row an observation.

Percentages and achievements are fractions (0.7667), an index is 25 to 100; NaN is "cannot be said".
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from .core.model import Results, State, Submission
from .core.profile import PROFILE
from .texts import findings as sentences

_PLACE = ("berkas", "lembar", "sel")
ANSWER_COLUMNS = (
    *("periode", "bidang", "variabel", "uraian", "satuan", "keadaan", "nilai", "terbaca"),
    *_PLACE,
    *("revisi", "diisi_oleh", "catatan", "bukti"),
)
RESULT_COLUMNS = (
    *("periode", "indikator", "nomor", "nama", "satuan", "cakupan_waktu"),
    *("nilai", "sementara", "target", "capaian", "predikat", "status"),
)
FINDING_COLUMNS = (
    *("kode", "tingkat", "bidang"),
    *_PLACE,
    *("data", "terbaca", "dipakai", "masalah", "cara_memperbaiki"),
)
RESPONDENT_COLUMNS = ("periode", "bidang", "baris", "keadaan", *PROFILE, "saran", "berkas", "lembar")

SCORE = "skor 1-4"
OWN, TO_DATE = "triwulan", "sampai dengan"

Row = tuple[object, ...]


def answers(results: Results) -> pd.DataFrame:
    """A row for each answer and survey score that was sent; `nilai` is NaN unless the answer is a value."""
    rows = []
    for sent in results.submissions:
        for answer in sent.answers:
            variable = results.asked(sent.period).variable(answer.variable)
            value = answer.value if answer.state is State.VALUE else None
            asked = (variable.code, variable.text, variable.measure, answer.state.value, value, answer.raw)
            rows.append(_answer_row(results, sent, asked, answer.place.cell, answer.note, answer.evidence))
        survey = results.asked(sent.period).survey_of(sent.unit)
        if survey is None:
            continue
        for respondent in sent.respondents:
            for element, score, letter in zip(survey.elements, respondent.scores, sent.columns, strict=True):
                state = State.BLANK if score is None else State.VALUE
                code = f"{survey.variable}.{element.key}"
                asked = (code, element.name, SCORE, state.value, score, "" if score is None else str(score))
                rows.append(_answer_row(results, sent, asked, f"{letter}{respondent.row}", "", ""))
    return _frame(rows, ANSWER_COLUMNS, {"nilai": "float64", "revisi": "int64"})


def indicators(results: Results) -> pd.DataFrame:
    """A row for each indicator's own value in each triwulan, and one to date with target and achievement."""
    rows: list[Row] = []
    for indicator, result in results.pairs:
        start = (indicator.code, indicator.number, indicator.name, indicator.measure)
        for own in result.figures:
            figure: Row = (own.value, own.provisional, None, None, "", own.status.value)
            rows.append((own.period.code, *start, OWN, *figure))
        reached = (result.target, result.achievement, result.category, result.status.value)
        rows.append((results.period.code, *start, TO_DATE, result.value, result.provisional, *reached))
    numbers = dict.fromkeys(("nilai", "sementara", "target", "capaian"), "float64")
    return _frame(rows, RESULT_COLUMNS, {"nomor": "int64", **numbers})


def findings(results: Results) -> pd.DataFrame:
    """A row for each finding, with its sentence and remedy."""
    rows: list[Row] = []
    for found in results.findings:
        place = (found.place.file, found.place.sheet, found.place.cell)
        told = (found.label, found.raw, found.used, sentences.message(found), sentences.hint(found))
        rows.append((found.code, found.severity.value, found.unit, *place, *told))
    return _frame(rows, FINDING_COLUMNS, {})


def respondents(results: Results) -> pd.DataFrame:
    """A row for each respondent of a survey: who answered, and what was said beside the scores."""
    rows: list[Row] = []
    for sent in results.submissions:
        for one in sent.respondents:
            state = State.REFUSED if one.refused else State.VALUE
            said = one.profile or ("",) * len(PROFILE)
            place = (results.file(sent), sent.sheet)
            rows.append((sent.period.code, sent.unit, one.row, state.value, *said, one.comment, *place))
    return _frame(rows, RESPONDENT_COLUMNS, {"baris": "int64"})


TABLES = {"isian": answers, "responden": respondents, "hasil": indicators, "temuan": findings}


def _answer_row(results: Results, sent: Submission, asked: Row, cell: str, note: str, evidence: str) -> Row:
    place = (results.file(sent), sent.sheet, cell)
    return (sent.period.code, sent.unit, *asked, *place, sent.revision, sent.filled_by, note, evidence)


def _frame(rows: list[Row], columns: tuple[str, ...], numbers: Mapping[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=list(columns))
    return frame.astype({column: numbers.get(column, "object") for column in columns})
