"""The form in LibreOffice: what cutting, pasting, typing and passwords do to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from iku_excel import definition, inbox, template
from iku_excel.core.model import State
from iku_excel.core.periods import Period
from iku_excel.form import Annotations, Cause, Mark, Remark, Spot, annotated, build
from iku_excel.texts.form import CHECK_REASON, CHECK_STATE, SURVEY_CHECK_PARTIAL, SURVEY_CHECK_WRONG

OFFICE = definition.builtin()
FORM = build(OFFICE, Period(2026, 2), ("EGOV",))
# A copy that goes back to its sender: some inputs marked, with notes and the list of what is to be mended.
REMARKS = (
    Remark(("EGOV", "lembaga_aktif", "nilai"), "▲ E306  Harus bilangan bulat.", Mark.BAD, "E306"),
    Remark(("EGOV", "opd_jumlah", "nilai"), "◊ Pastikan angkanya.", Mark.LOOK),
    Remark(("IKM", "2", "waktu"), "▲ E411  Jawaban di luar pilihan.", Mark.BAD, "E411"),
)
CAUSES = tuple(
    Cause(remark.code, remark.key[0], remark.note, "Ketik angkanya.", (Spot(remark.key, "Data", "7"),))
    for remark in REMARKS
    if remark.code
)
COPY = annotated(FORM, Annotations(1, CAUSES, REMARKS))
pytestmark = pytest.mark.uno


@pytest.fixture(params=(FORM, COPY), ids=("form", "annotated copy"))
def form(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "formulir.xlsx"
    contents = {(sheet.unit, "ID", sheet.identity["revisi"]): 1 for sheet in FORM.sheets[1:]}
    path.write_bytes(template.draw(request.param, contents))
    return path


def test_a_clerk_fills_it_and_the_return_reads(drive, form, tmp_path):
    saved = tmp_path / "kiriman.xlsx"
    answers = drive(
        form,
        ("open", "E-Gov"),
        ("type", "G9", "Rina Marlina"),
        ("type", "E13", "3"),
        ("type", "E14", "5"),
        ("type", "E17", "42"),
        ("type", "E20", "31"),
        ("text", "B4"),
        ("type", "E21", "38"),
        ("text", "B4"),
        ("text", "G5"),
        ("text", "E22"),
        ("save", str(saved)),
    )
    assert answers[6] == "Terisi 4 dari 5 – belum siap kirim"
    assert answers[8] == "SIAP KIRIM"
    assert answers[9] == "IKU_EGOV_2026-TW2_r1.xlsx"
    assert str(answers[10]).replace(",", ".") == "81.58 %"
    submissions, findings = inbox.read_file(saved.read_bytes(), "kiriman.xlsx", OFFICE)
    sent = next(submission for submission in submissions if submission.unit == "EGOV")
    values = {answer.variable: answer.value for answer in sent.answers if answer.state is State.VALUE}
    assert values == {
        "lembaga_aktif": 3,
        "lembaga_terverifikasi": 5,
        "aplikasi_hosting": 42,
        "opd_aplikasi": 31,
        "opd_jumlah": 38,
    }
    assert sent.filled_by == "Rina Marlina"
    assert not [finding for finding in findings if finding.code.startswith("E") and finding.unit == "EGOV"]


# What is typed into row 3a, and what its check then says.
WRONG = (
    ({"E17": "-5"}, "▲ tidak boleh negatif"),
    ({"E17": "lima"}, "▲ harus angka, tanpa satuan"),
    ({"E17": "12.5"}, "▲ harus bilangan bulat"),
    ({"E17": "75%"}, "▲ harus bilangan bulat"),
    ({"E17": "40 OPD"}, "▲ harus angka, tanpa satuan"),
    ({"E17": "40-45"}, "▲ harus angka, tanpa satuan"),
    ({"E17": "9999999999999"}, "▲ terlalu besar, periksa nolnya"),
    ({"E17": "=1/0"}, "▲ sel berisi kesalahan; ketik angkanya"),
    ({"F17": "kosong"}, "▲ pilih Keadaan dari daftar"),
    ({"F17": "Nihil"}, "▲ tulis alasannya di kolom Catatan"),
    ({"F17": "Nihil", "E17": "7"}, "▲ hapus angkanya, atau hapus Keadaan"),
)


def test_every_wrong_answer_is_told_beside_its_cell_and_in_the_panel(drive, form):
    steps: list[tuple[str, ...]] = []
    for typed, _ in WRONG:
        steps += [("type", *cell) for cell in typed.items()]
        steps += [("text", "G17"), ("text", "G5")]
        steps += [("type", cell, "") for cell in typed]
    texts = [answer for answer in drive(form, ("open", "E-Gov"), *steps) if answer is not None]
    assert texts[::2] == [said for _, said in WRONG]
    # A reason that is missing is written in the note.
    cells = ["I17" if said == CHECK_REASON else "F17" if said == CHECK_STATE else "E17" for _, said in WRONG]
    assert texts[1::2] == [f"► Perbaiki baris 3a di sel {cell}" for cell in cells]
    assert len(set(cells)) > 1


def test_a_numerator_above_its_denominator_is_told(drive, form):
    answers = drive(form, ("open", "E-Gov"), ("type", "E21", "38"), ("type", "E20", "40"), ("text", "G20"))
    assert answers[-1] == "▲ pembilang melebihi penyebut"


def test_a_locked_cell_cannot_be_typed_into(drive, form):
    answers = drive(form, ("open", "E-Gov"), ("text", "C13"), ("type", "C13", "lain"), ("text", "C13"))
    assert answers[1] == answers[3]


def test_cutting_and_pasting_inputs_breaks_no_formula(drive, form):
    moves = [("move", source, target) for source, target in
             (("E13", "E21"), ("E21", "F13"), ("F14", "E14"), ("I13", "H20"), ("E20", "I21"))]  # fmt: skip
    answers = drive(
        form,
        ("open", "E-Gov"),
        ("type", "E13", "3"),
        ("type", "E20", "31"),
        *moves,
        ("open", "Survei IKM"),
        ("type", "C13", "3"),
        ("type", "K13", "4"),
        ("move", "C13", "D20"),
        ("move", "K13", "C13"),
        ("errors",),
    )
    assert answers[-1] == []


def test_a_respondents_check_follows_whichever_answer_is_typed(drive, form):
    typed = (("C13", "3"), ("K13", "4"), ("G13", "5"), ("G13", "4"))
    looked = ("text", "L13"), ("text", "B5")
    steps = [step for cell, score in typed for step in (("type", cell, score), *looked)]
    answers = drive(form, ("open", "Survei IKM"), *steps)
    partial = SURVEY_CHECK_PARTIAL
    assert answers[2::3] == [partial, partial, SURVEY_CHECK_WRONG, partial]
    assert [note[0] for note in answers[3::3]] == ["○", "○", "▲", "○"]


def test_sorting_respondents_leaves_the_panel_whole(drive, form):
    scores = {"C13": "2", "C14": "4", "C15": "5", "C16": "3", "D13": "1", "D14": "4", "D15": "3", "D16": "2"}
    panel = (("text", "B4"), ("text", "B5"), ("text", "C9"), ("text", "D9"))
    answers = drive(
        form,
        ("open", "Survei IKM"),
        *(("type", cell, score) for cell, score in scores.items()),
        *panel,
        ("sort", "C13:K16", False),
        *panel,
        *(("text", cell) for cell in ("C13", "C14", "C15", "C16", "D13", "D14", "D15", "D16")),
        ("errors",),
    )
    before, after, cells = answers[9:13], answers[14:18], answers[18:26]
    assert before == after
    assert str(before[1]).startswith(("▲", "○"))
    assert sorted(cells[:4], reverse=True) == cells[:4]
    assert [cells[4 + cells.index("4")], cells[4 + cells.index("2")]] == ["4", "1"]
    assert answers[-1] == []


def test_the_right_password_opens_and_the_wrong_one_does_not(drive, tmp_path):
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(template.draw(FORM, password="rahasia kita"))
    answers = drive(path, ("open", "E-Gov"), ("unprotect", "rahasia"), ("unprotect", "rahasia kita"))
    assert answers[1:] == [False, True]


# What is typed, as what it is then shown, and what the check says of it.
DATE, OK = "▲ ini tanggal: tekan Ctrl+Z, lalu ketik angkanya", "● lengkap"
TYPED = {
    "id-ID": (
        ("8/10", "08/10/26", DATE),
        ("1 Mei", "01/05/26", DATE),
        ("15/6/2019", "15/06/19", DATE),
        ("15:00", "15:00:00", DATE),
        ("1234567", "1234567", OK),
    ),
    "en-US": (
        ("8/10", "08/10/26", DATE),
        ("3/4/2026", "03/04/26", DATE),
        ("May 1", "05/01/26", DATE),
        ("15:00", "03:00:00 PM", DATE),
        ("1234567", "1234567", OK),
    ),
}
CELLS = ("E17", "E20", "E21", "E13", "E14")


@pytest.mark.parametrize("locale", TYPED)
def test_a_date_made_of_what_was_typed_is_seen_at_once_and_never_read_as_a_number(
    drive, locale, form, tmp_path
):
    saved = tmp_path / "kiriman.xlsx"
    typed = TYPED[locale]
    steps = [("type", cell, text) for cell, (text, _, _) in zip(CELLS, typed, strict=True)]
    checks = [("text", cell.replace("E", "G")) for cell in CELLS]
    shown = [("text", cell) for cell in CELLS]
    again = [
        ("type", "E17", "8/10"),
        ("dispatch", "Undo"),
        ("type", "E17", "42"),
        ("text", "G17"),
        ("text", "E17"),
    ]
    answers = drive(
        form, ("open", "E-Gov"), *steps, *checks, *shown, ("save", str(saved)), *again, locale=locale
    )
    assert answers[6:11] == [check for _, _, check in typed]
    year = f"/{date.today():%y}"  # a date without a year is of this one
    assert [text.replace(year, "/26") for text in answers[11:16]] == [shown for _, shown, _ in typed]
    (sent, _), findings = inbox.read_file(saved.read_bytes(), "kiriman.xlsx", OFFICE)
    of_cell = {answer.place.cell: answer for answer in sent.answers}
    for cell, (_, _, check) in zip(CELLS, typed, strict=True):
        assert (of_cell[cell].state is State.VALUE) is (check == OK)
    told = {finding.place.cell for finding in findings if finding.code == "E302"}
    assert told == set(CELLS[:4])
