"""What Google Forms and its siblings export: questions for heads, words for answers, times for dates."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from iku_excel.core.periods import Period
from iku_excel.survey_file import read_mapping

from .conftest import KEYS

# As many questionnaires put them, with sarana before pengaduan.
QUESTIONS = (
    "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar "
    "pelayanan dengan hasil yang diberikan?",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "Bagaimana pendapat Saudara tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
)
ENGLISH = (
    "How appropriate are the service requirements?",
    "How easy is the procedure?",
    "How satisfied are you with the completion time?",
    "How reasonable is the fee?",
    "Does the product match the standard?",
    "How competent (competence) are the officers?",
    "How polite is the officers' behaviour?",
    "How good are the facilities?",
    "How are complaints handled?",
)
SCORES = [(3, 3, 4, 4, 2, 3, 4, 3, 1), (4, 4, 4, 3, 3, 3, 3, 2, 2), (1, 2, 3, 4, 4, 3, 2, 1, 1)]
# The same with pengaduan before sarana, as the definition has them.
RIGHT = [(*row[:7], row[8], row[7]) for row in SCORES]
LADDER = {1: "Tidak baik", 2: "Kurang baik", 3: "Baik", 4: "Sangat baik"}
TOML = "".join(f'"{word}" = {score}\n' for score, word in LADDER.items())


def export(titles, say, separator=",", before=("Timestamp",), row_before=("15/04/2026 14:03:22",)):
    """A CSV as Sheets writes it, every field in quotes."""
    rows = [[*before, *titles], *([*row_before, *map(say, scores)] for scores in SCORES)]
    return "\r\n".join(separator.join(f'"{field}"' for field in row) for row in rows)


def workbook(titles, say, *, blank_columns=0):
    """The same as Sheets saves it as .xlsx, with columns behind that hold nothing."""
    book = openpyxl.Workbook()
    book.active.append(["Timestamp", *titles, *[""] * blank_columns])
    for scores in SCORES:
        book.active.append(["2026/04/15 2:03:22 PM GMT+7", *map(say, scores)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.fixture
def words(tmp_path: Path) -> str:
    path = tmp_path / "peta.toml"
    path.write_text(TOML, "utf-8")
    return str(path)


def codes(findings):
    return [finding.code for finding in findings]


def scores(answers):
    return [respondent.scores for respondent in answers.respondents]


def plain(score):
    return str(score)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (export(QUESTIONS, plain).encode("utf-8-sig"), "a.csv"),
        (export(QUESTIONS, plain, ";"), "a.csv"),
        (export([f"{at}. {title}" for at, title in enumerate(QUESTIONS, 1)], plain), "a.csv"),
        (export([f"Bagaimana penilaian Anda? [{title}]" for title in QUESTIONS], plain), "a.csv"),
        (export([title.replace(" tentang ", "\ntentang ") for title in QUESTIONS], plain), "a.csv"),
        (export([title.upper() for title in QUESTIONS], plain), "a.csv"),
        (export(ENGLISH, plain), "a.csv"),
        (export(QUESTIONS, lambda score: f"{score} - {LADDER[score]}"), "a.csv"),
        (export(QUESTIONS, lambda score: f"{LADDER[score].upper()} ({score})"), "a.csv"),
        (export(QUESTIONS, lambda score: f"({score}) {LADDER[score]}"), "a.csv"),
        (workbook(QUESTIONS, int, blank_columns=3), "a.xlsx"),
        (workbook(QUESTIONS, lambda score: f"{score}. {LADDER[score]}"), "a.xlsx"),
    ],
)
def test_questions_are_known_by_the_unsur_they_ask_about_and_numbers_stand_in_words(read, content, name):
    answers, findings = read(content, name=name)
    assert scores(answers) == RIGHT
    assert set(codes(findings)) <= {"N439"}
    assert answers.profile[0] == ("tanggal", (("2026-04", 3),))


@pytest.mark.parametrize(
    "say",
    [
        LADDER.get,
        lambda score: LADDER[score].upper() + ".",
        lambda score: f"  {LADDER[score]} ",
        lambda score: str(score) if score % 2 else LADDER[score],
        lambda score: f"{'abcd'[score - 1]}. {LADDER[score]}",
    ],
)
def test_words_are_read_by_what_was_said_of_them_and_by_nothing_else(read, words, say):
    answers, findings = read(export(QUESTIONS, say), words)
    assert (scores(answers), codes(findings)) == (RIGHT, ["N439"])
    answers, findings = read(export(QUESTIONS, say))
    assert "E438" in codes(findings)


def test_a_word_may_say_something_else_of_one_unsur(read, tmp_path):
    path = tmp_path / "peta.toml"
    path.write_text(TOML + '[biaya]\n"Sangat baik" = 1\n', "utf-8")
    answers, _ = read(export(QUESTIONS, LADDER.get), str(path))
    assert [row[3] for row in scores(answers)] == [1, 3, 1]


def test_an_answer_that_is_none_leaves_a_blank(read, tmp_path):
    path = tmp_path / "peta.toml"
    path.write_text(TOML + '"Tidak tahu" = 0\n', "utf-8")
    said = LADDER | {1: "Tidak tahu"}
    answers, findings = read(export(QUESTIONS, said.get), str(path))
    assert scores(answers) == [tuple(None if score == 1 else score for score in row) for row in RIGHT]
    assert codes(findings) == ["N439", "W412"]


FIVE = {1: "Sangat tidak baik", 2: "Tidak baik", 3: "Cukup", 4: "Baik", 5: "Sangat baik"}


def one_column(words, key="waktu"):
    """Every unsur answered 3 but one, answered so."""
    rows = [",".join(KEYS)]
    rows += [",".join(word if other == key else "3" for other in KEYS) for word in words]
    return "\n".join(rows)


def test_five_steps_are_refused_whatever_was_said_of_them(read, words):
    for mapping in ("", words):
        _, findings = read(one_column(FIVE.values()), mapping)
        assert codes(findings)[0] == "E436"
        assert findings[0].values["n"] == 5


@pytest.mark.parametrize(
    "five",
    [
        ["Sangat baik", "Sangt baik", "Baik", "Kurang baik", "Tidak baik"],  # one is misspelt
        ["Sangat baik", "Very good", "Baik", "Kurang baik", "Tidak baik"],  # one in English
        ["Sangat baik", "Baik sekali", "Baik", "Kurang baik", "Tidak baik"],
        ["Sangat baik", "Baik", "Kurang baik", "Tidak baik", "Tidak tahu"],
    ],
)
def test_four_steps_in_five_spellings_are_asked_about(read, five):
    _, findings = read(one_column(five))
    assert "E438" in codes(findings)
    assert "E436" not in codes(findings)


def proposals(read_table, words):
    return {word.text: word.proposed for word in read_table(one_column(words)).open}


@pytest.fixture
def wording(survey, tmp_path):
    from iku_excel import survey_file
    from iku_excel.core.findings import Place

    def found(content):
        path = tmp_path / "a.csv"
        path.write_text(content, "utf-8")
        said = survey_file.Mapping()
        table = survey_file.open_table(path, lambda row: survey_file.looks_like_head(row, survey, said))
        columns, _ = survey_file.recognise(table.head, survey, said, Place())
        return survey_file.worded(table, columns, survey, said)[0]

    return found


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("Sangat baik", "Baik", "Kurang baik", "Tidak baik"), (4, 3, 2, 1)),
        (("Sangat setuju", "Setuju", "Tidak setuju", "Sangat tidak setuju"), (4, 3, 2, 1)),
        (("Strongly agree", "Agree", "Disagree", "Strongly disagree"), (4, 3, 2, 1)),
        (("Sangat baik", "Baik", "Tidak baik"), (4, 3, None)),  # the first or the second ladder
        (("Sangat mahal", "Cukup mahal", "Murah", "Gratis"), (None, None, None, None)),
        (("Poor", "Fair", "Good", "Excellent"), (None, None, 3, None)),
        (("1 - Sangat baik", "2 - Baik", "3 - Kurang baik", "4 - Tidak baik"), (None,) * 4),  # upside down
        (("a", "b", "c", "d"), (None,) * 4),
    ],
)
def test_a_score_is_proposed_only_where_the_words_have_one_order(wording, words, meant):
    assert proposals(wording, words) == dict(zip(words, meant, strict=True))


def test_a_number_off_the_scale_is_refused_with_its_words(read):
    _, findings = read(one_column(["5 - Sangat baik", "3 - Baik", "3 - Baik"]))
    (wrong,) = [finding for finding in findings if finding.code == "E411"]
    assert wrong.raw == "5 - Sangat baik"


def test_a_number_that_contradicts_what_was_said_is_asked_about(read, words):
    _, findings = read(one_column(["Baik", "4 - Baik"]), words)
    assert [(f.code, f.raw) for f in findings if f.code == "E438"] == [("E438", "4 - Baik")]


def test_a_measure_beside_a_number_is_no_score(read):
    _, findings = read(one_column(["3 hari", "2 hari", "3 hari"]))
    assert "E438" in codes(findings)


# --- heads -------------------------------------------------------------------------------------------


def with_title(old, *new):
    at = KEYS.index(old)
    titles = [*KEYS[:at], *new, *KEYS[at + 1 :]]
    return "\n".join([",".join(titles), ",".join("3" * len(titles))])


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("waktu", ("Apakah pelayanan cepat",), "E423"),
        ("waktu", ("Kecepatan waktu", "Ketepatan waktu"), "E424"),
        ("waktu", ("Waktu", "Waktu"), "E424"),
        ("waktu", ("Kesesuaian waktu dan biaya",), "E440"),
    ],
)
def test_a_question_that_may_be_two_things_is_never_guessed(read, old, new, code):
    answers, findings = read(with_title(old, *new))
    assert (answers, codes(findings)) == (None, [code])


def test_what_was_said_of_a_title_goes_before_what_it_seems_to_say(read, survey):
    text = with_title("waktu", "Kecepatan waktu", "Ketepatan waktu")
    assert read(text, "Ketepatan waktu=waktu")[0] is not None
    assert read_mapping("Ketepatan waktu=waktu", survey).columns == {"ketepatanwaktu": "waktu"}


def test_a_request_for_comments_is_no_answer_about_complaints(read):
    head = ",".join([*KEYS, "Tuliskan saran atau keluhan Anda"])
    answers, findings = read(f"{head}\n{'3,' * 9}Sudah baik\n")
    assert (codes(findings), answers.respondents[0].comment) == ([], "Sudah baik")


def test_who_answered_is_known_from_a_title_of_a_few_words(read):
    head = ",".join([*KEYS, "Jenis Kelamin Anda", "Usia Responden (tahun)", "Start time", "Nama Lengkap"])
    answers, _ = read(f"{head}\n{'3,' * 9}P,31,2026-04-01,Ani\n")
    assert answers.respondents[0].profile == ("2026-04-01", "", "P", "31", "", "")


def test_a_comma_in_a_question_leaves_no_doubt_about_the_separator(read):
    titles = ["Kemudahan prosedur, alur", "Kewajaran biaya, tarif", *KEYS[4:], "persyaratan", "waktu"]
    rows = "\n".join([";".join(titles), ";".join("3" * 9), ";".join("4" * 9)])
    answers, findings = read(rows)
    assert (len(answers.respondents), findings) == (2, [])


# --- dates -------------------------------------------------------------------------------------------

TW2 = Period(2026, 2)


def dated(*dates):
    rows = [",".join([*KEYS, "Timestamp"])]
    rows += [",".join(["3"] * 8 + [str(1 + at % 4), f'"{day}"']) for at, day in enumerate(dates)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("dates", "months"),
    [
        (("4/15/2026 14:03:22", "5/4/2026 8:00:00"), ["2026-04", "2026-05"]),
        (("15/04/2026 14.03.22", "4/5/2026 8.00.00"), ["2026-04", "2026-05"]),
        (("2026/04/15 2:03:22 PM GMT+7",), ["2026-04"]),
        (("15 April 2026", "1 Mei 2026 08.00", "Senin, 1 Juni 2026"), ["2026-04", "2026-05", "2026-06"]),
        (("15-Apr-2026", "May 4, 2026 2:03 PM"), ["2026-04", "2026-05"]),
        (("2026-04-15T14:03:22",), ["2026-04"]),
        (("5/5/2026",), ["2026-05"]),
    ],
)
def test_times_of_answers_in_local_forms_have_their_month(read, dates, months):
    answers, findings = read(dated(*dates), period=TW2)
    assert [value[:7] for value, *_ in (row.profile for row in answers.respondents)] == months
    assert codes(findings) == []


def test_answers_of_another_triwulan_are_named_and_left_out(read):
    answers, findings = read(dated("2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01", ""), period=TW2)
    assert [row.row for row in answers.respondents] == [3, 4, 6]
    (told,) = findings
    assert (told.code, told.values["n"], told.values["r"]) == ("W442", 2, "2, 5")
    assert told.values["daftar"] == "Triwulan I 2026 1, Triwulan III 2026 1"


def test_without_a_period_the_triwulan_are_told(read):
    answers, findings = read(dated("2026-03-31", "2026-04-01"))
    assert (len(answers.respondents), codes(findings)) == (2, ["W444"])


def test_a_date_with_two_readings_is_used_only_where_both_lie_within(read):
    answers, findings = read(dated("4/5/2026", "6/4/2026"), period=TW2)
    assert codes(findings) == ["W441"]
    assert [row.refused for row in answers.respondents] == [False, False]
    answers, findings = read(dated("4/5/2026", "3/4/2026"), period=TW2)
    assert codes(findings) == ["E443", "W441"]
    assert [row.refused for row in answers.respondents] == [False, True]


def test_one_date_that_is_sure_decides_the_others(read):
    answers, findings = read(dated("3/4/2026", "30/4/2026"), period=TW2)
    assert ([row.refused for row in answers.respondents], findings) == ([False, False], [])
    answers, findings = read(dated("3/4/2026", "4/30/2026"), period=TW2)
    assert ([row.row for row in answers.respondents], codes(findings)) == ([3], ["W442"])


def test_dates_in_both_orders_decide_nothing(read):
    _, findings = read(dated("3/4/2026", "30/4/2026", "4/30/2026"), period=TW2)
    assert codes(findings) == ["E443"]


def test_a_date_that_nobody_can_read_is_told_and_its_answers_count(read):
    answers, findings = read(dated("kemarin", "2026-04-01"), period=TW2)
    assert (len(answers.respondents), codes(findings)) == (2, ["W445"])
