"""What websites export: encodings, separators, names of columns, and what is wrong with rows."""

from __future__ import annotations

import io

import openpyxl
import pytest

from iku_excel import definition, survey_file
from iku_excel.core.findings import IkuError

from .conftest import KEYS, ROWS, lines

NAMES = [element.name for element in definition.builtin().surveys[0].elements]
SCORES = [tuple(int(sign) for sign in row) for row in ROWS]


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def scores(answers) -> list[tuple[int | None, ...]]:
    return [respondent.scores for respondent in answers.respondents]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_gives_the_same_answers(read, encoding, separator):
    head = separator.join(f'"{name}"' for name in [*NAMES, "Saran é"])
    text = "\r\n".join([head, *(separator.join([*row, "ok é"]) for row in ROWS)])
    answers, findings = read(text.encode(encoding))
    assert (scores(answers), findings) == (SCORES, [])


def test_a_title_above_the_head_and_a_sep_line_are_passed_over(read):
    answers, findings = read("sep=;\nSurvei Kepuasan 2026\n\n" + lines(ROWS, separator=";"))
    assert (scores(answers), findings) == (SCORES, [])
    assert [respondent.row for respondent in answers.respondents][:2] == [5, 6]


@pytest.mark.parametrize(
    "head",
    [
        ",".join(KEYS),
        ",".join(key.upper() for key in KEYS),
        ",".join(f"U{number}. {key}" for number, key in enumerate(KEYS, 1)),
        ",".join([*(f"U{number}" for number in range(1, 8)), "Pengaduan", "Sarana"]),
    ],
)
def test_unsur_are_known_by_name_key_and_number(read, head):
    answers, findings = read(lines(ROWS, head))
    assert (scores(answers), findings) == (SCORES, [])


def test_the_order_of_the_columns_does_not_matter(read):
    answers, _ = read(lines([row[::-1] for row in ROWS], ",".join(KEYS[::-1])))
    assert scores(answers) == SCORES


NUMBERED = ",".join(f"U{number}" for number in range(1, 10))


def test_u8_and_u9_are_asked_for_and_never_guessed(read):
    answers, findings = read(lines(ROWS, NUMBERED))
    assert (answers, codes(findings)) == (None, ["E422"])
    assert findings[0].values["x"] == "u8=pengaduan,u9=sarana"


@pytest.mark.parametrize(
    ("mapping", "order"), [("u8=pengaduan,u9=sarana", (7, 8)), ("u8=sarana,u9=pengaduan", (8, 7))]
)
def test_a_map_decides_them_either_way(read, mapping, order):
    answers, findings = read(lines(ROWS, NUMBERED), mapping)
    assert not findings
    assert [row[7:] for row in scores(answers)] == [tuple(row[at] for at in order) for row in SCORES]


def test_a_map_in_a_file_knows_columns_of_any_name(read, tmp_path):
    path = tmp_path / "peta.toml"
    path.write_text("".join(f'"Pertanyaan {at}" = "{key}"\n' for at, key in enumerate(KEYS, 1)), "utf-8")
    head = ",".join(f"Pertanyaan {at}" for at in range(1, 10))
    answers, findings = read(lines(ROWS, head), str(path))
    assert (scores(answers), findings) == (SCORES, [])


@pytest.mark.parametrize(
    ("content", "mapping", "code"),
    [
        (b"", "", "E101"),
        (b"\xff\xfe\x00\xd8\x00", "", "E420"),
        ('persyaratan,waktu\n"3,4', "", "E420"),
        ("nama,alamat\na,b\n", "", "E421"),
        (lines(ROWS, NUMBERED), "", "E422"),
        (lines(["33"], "persyaratan,waktu"), "", "E423"),
        (lines(["3" * 10], ",".join([*KEYS, "Waktu Penyelesaian"])), "", "E424"),
        (lines(ROWS), "u8", "E425"),
        (lines(ROWS), "u8=tidak_ada", "E425"),
        (lines(ROWS), "kolom lain=sarana", "E425"),
        (lines(ROWS), "tidak-ada.toml", "E425"),
        ("persyaratan,waktu,x;biaya;produk\n3,3,3;3;3\n", "", "E430"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(read, content, mapping, code):
    answers, findings = read(content, mapping)
    assert answers is None
    assert code in codes(findings)


def test_a_named_separator_is_taken_at_its_word(read):
    text = "persyaratan,waktu,x;biaya;produk\n3,3,3;3;3\n"
    assert codes(read(text, separator="koma")[1]) == ["E440", *["E423"] * 5]


def test_a_missing_file_is_said(survey, tmp_path):
    with pytest.raises(IkuError) as stop:
        survey_file.open_table(tmp_path / "tidak-ada.csv", lambda _: True)
    assert codes(stop.value.findings) == ["E511"]


# --- rows ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["5", "0", "3.5", "-1", "empat", "4_0", "nan", "4%", "1e0", "²"])
def test_an_answer_outside_1_to_4_names_its_line_and_column(read, text):
    rows = lines(ROWS).splitlines()
    rows[4] = f"2,2,{text},4,4,4,3,4,3"
    answers, findings = read("\n".join(rows))
    (finding,) = findings
    assert (finding.code, finding.place.cell, finding.raw) == ("E411", "baris 5 kolom waktu", text)
    wrong = answers.respondents[3]
    assert (wrong.refused, wrong.scores) == (True, (2, 2, None, 4, 4, 4, 3, 4, 3))


@pytest.mark.parametrize("text", [" 4 ", '"4,0"', "4.0", "４", "\u00a04"])
def test_an_answer_with_one_reading_is_read(read, text):
    answers, findings = read(lines(["3" * 9]) + f"{text},3,3,3,3,3,3,3,3\n")
    assert (answers.respondents[1].scores[0], findings) == (4, [])


def test_blanks_are_counted_and_listed_and_an_empty_row_is_nobody(read):
    answers, findings = read(lines(["33-333333", "---------", "4444444-4"]))
    assert [respondent.row for respondent in answers.respondents] == [2, 4]
    assert [(f.code, f.values["r"], f.values["n"]) for f in findings] == [("W412", "di baris 2, 4", 2)]


def test_identical_rows_are_a_warning_and_different_times_make_them_different(read):
    assert codes(read(lines(["333333333", "444444444", "333333333"]))[1]) == ["W413"]
    head = ",".join([*KEYS, "tanggal"])
    rows = "\n".join([head, *("3," * 9 + day for day in ("2026-04-01", "2026-04-02"))])
    assert read(rows)[1] == []


def test_one_respondent_twice_is_refused_the_second_time(read):
    head = ",".join(["kode", *KEYS])
    rows = [head, "R1,3,3,3,3,3,3,3,3,3", "R2,4,4,4,4,4,4,4,4,4", "R1,4,4,4,4,4,4,4,4,4"]
    answers, findings = read("\n".join(rows))
    assert [(f.code, f.values["x"], f.values["a"], f.values["b"]) for f in findings] == [
        ("E414", "R1", "2", "4")
    ]
    assert [respondent.refused for respondent in answers.respondents] == [False, False, True]
    assert answers.respondents[2].scores == (None,) * 9


@pytest.mark.parametrize(("row", "code"), [("3,3,3", ["E426"]), ("3" + ",3" * 9, ["E426"])])
def test_a_row_of_another_width_is_refused(read, row, code):
    answers, findings = read(lines(ROWS) + row + "\n")
    assert (codes(findings), findings[0].place.cell) == (code, "baris 12")
    assert answers.respondents[-1].refused


def test_separators_at_the_end_of_every_row_are_no_columns(read):
    text = "\n".join(line + ",," for line in lines(ROWS).splitlines())
    answers, findings = read(text)
    assert (scores(answers), findings) == (SCORES, [])


def test_an_unsur_that_nobody_answered_is_an_error(read):
    _, findings = read(lines(["33333333-", "44444444-"]))
    assert codes(findings) == ["W412", "E427"]
    assert findings[1].values["u"] == "Sarana dan Prasarana"


def test_a_line_is_counted_through_quoted_line_ends(read):
    head = ",".join([*KEYS, "saran"])
    text = f'{head}\n3,3,3,3,3,3,3,3,3,"dua\nbaris"\n3,3,3,3,3,3,3,3,9,ok\n'
    assert read(text)[1][0].place.cell == "baris 4 kolom sarana"


def test_many_wrong_answers_are_told_together_and_none_is_lost(read):
    answers, findings = read(lines(["5" + "3" * 8] * 50, ",".join(KEYS)))
    wrong = [finding for finding in findings if finding.code == "E411"]
    assert sum(finding.values.get("n", 1) for finding in wrong) == 50
    assert len(answers.raw) == 50


def test_who_answered_is_counted(read):
    head = ",".join([*KEYS, "Jenis Kelamin", "Tanggal", "Pendidikan Terakhir"])
    rows = [head]
    rows += [
        "3," * 9 + rest for rest in ("L,2026-04-01,S1", "P,2026-04-30,S1", "L,1/5/2026,", ",2026-05-02,S2")
    ]
    answers, _ = read("\n".join(rows))
    assert dict(answers.profile) == {
        "tanggal": (("2026-04", 2), ("?", 1), ("2026-05", 1)),
        "kelamin": (("L", 2), ("P", 1), ("", 1)),
        "pendidikan": (("S1", 2), ("", 1), ("S2", 1)),
    }


# --- workbooks -----------------------------------------------------------------------------------


def test_a_workbook_gives_the_cell_of_what_is_wrong(read):
    book = openpyxl.Workbook()
    book.active.title = "Jawaban"
    book.active.append(["Survei website"])
    book.active.append(NAMES)
    for row in SCORES:
        book.active.append(row)
    book.active["C5"] = 5
    buffer = io.BytesIO()
    book.save(buffer)
    answers, findings = read(buffer.getvalue(), name="jawaban.xlsx")
    assert [(f.code, f.place.sheet, f.place.cell) for f in findings] == [("E411", "Jawaban", "C5")]
    assert scores(answers)[:2] == SCORES[:2]
