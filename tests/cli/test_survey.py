"""`iku survey`, run as a person runs it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from iku_excel import inbox
from iku_excel.definition import builtin

from ..survey_file.conftest import KEYS, ROWS, lines
from .conftest import iku, iku_as_process

CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture
def file(tmp_path):
    def write(text: str, name: str = "survei.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return write


def test_the_result_for_people(file):
    run = iku("survey", file(lines(ROWS)), "--population", 100)
    assert run.code == 0
    assert "IKM 78,61  ·  mutu B (Baik)  ·  SKM 3,1444  ·  10 responden" in run.out
    assert "Penimbang 1/9 (dipakai). Dengan penimbang lain: 0,111 menghasilkan 78,53; 0,11" in run.out
    assert "W415" in run.out
    assert "80" in run.out


def test_three_ways_in_give_one_result(file):
    """GASPUL: answers that have its totals, the totals, and the NRR of 29 respondents."""
    totals = (105, 101, 100, 116, 102, 105, 106, 105, 115)
    columns = [[3] * (4 * 29 - total) + [4] * (total - 3 * 29) for total in totals]
    rows = ["".join(str(column[at]) for column in columns) for at in range(29)]
    head = "unsur;jumlah;jawaban\n"
    counted = head + "\n".join(f"{key};{total};29" for key, total in zip(KEYS, totals, strict=True))
    means = "unsur;nrr\n" + "\n".join(
        f"{key};{total / 29:.9f}".replace(".", ",") for key, total in zip(KEYS, totals, strict=True)
    )
    told = [
        iku("survey", file(text, name), "--json").json
        for name, text in (("mentah.csv", lines(rows)), ("jumlah.csv", counted), ("nrr.csv", means))
    ]
    assert [result["index"] for result in told] == [91.48] * 3
    assert [result["grade"] for result in told] == ["A"] * 3
    assert [{one["weight"]: one["index"] for one in result["alternatives"]} for result in told] == [
        {"tepat": 91.48, "3": 91.38, "2": 90.56}
    ] * 3
    assert [result["respondents"] for result in told] == [29, 29, None]
    assert [result["weakest"] for result in told] == [["waktu", "prosedur", "produk"]] * 3


@pytest.mark.posix
def test_a_bad_line_among_twenty_thousand_is_named_quickly_and_the_rest_counted(file):
    import resource

    rows = lines([ROWS[at % 10] for at in range(20_000)], ",".join([*KEYS, "tanggal"])).splitlines()
    rows = [rows[0], *(f"{row},2026-04-01 {at}" for at, row in enumerate(rows[1:]))]
    rows[12_345] = rows[12_345][:4] + "7" + rows[12_345][5:]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = iku_as_process("survey", file("\n".join(rows)), "--json")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = run.json
    (finding,) = told["findings"]
    assert (run.code, told["status"], told["index"], told["provisional"]) == (1, "refused", None, 78.61)
    assert (finding["code"], finding["cell"], finding["raw"]) == ("E411", "baris 12346 kolom waktu", "7")
    assert seconds < 3  # a second on an idle machine; others may work beside


@pytest.mark.posix
def test_twenty_thousand_fit_into_150_megabytes(file):
    path = file(lines([ROWS[at % 10] for at in range(20_000)]))
    assert _limited(path, 150).returncode == 0
    assert _limited(path, 15).returncode != 0, "the limit does not limit"


def test_no_workbook_library_is_loaded_to_count(file):
    script = f"{RUN}\nprint(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, str(file(lines(ROWS)))]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not {"openpyxl", "pandas", "xlsxwriter"} & set(done.stderr.split())


RUN = """
import runpy, sys
sys.argv = ["iku", "survey", sys.argv[1]]
try:
    runpy.run_module("iku_excel", run_name="__main__")
except SystemExit as stop:
    assert not stop.code
"""


def _limited(path: Path, megabytes: int) -> subprocess.CompletedProcess[str]:
    """The command with so much memory of its own and no more."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, ({megabytes << 20},) * 2)"
    command = [sys.executable, "-c", f"{limit}\n{RUN}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_filled_form_says_the_same_when_read_back(file, tmp_path):
    target = tmp_path / "formulir.xlsx"
    head = ",".join([*KEYS, "saran"])
    text = "\n".join([head, *(",".join(row) + ",=1+1" for row in ROWS)])
    run = iku("survey", file(text), "-o", target, "--period", "2026-TW2")
    assert run.code == 0
    sheet = openpyxl.load_workbook(target)["Survei IKM"]
    assert [sheet.cell(13, column).value for column in range(3, 12)] == [int(sign) for sign in ROWS[0]]
    assert sheet.cell(13, 13).value == "=1+1"
    assert sheet.cell(13, 13).data_type == "s"
    (sent,), _ = inbox.read_file(target.read_bytes(), target.name, builtin())
    assert ["".join(map(str, respondent.scores)) for respondent in sent.respondents] == ROWS


def test_a_refused_answer_stands_in_the_form_as_it_was_written(file, tmp_path):
    target = tmp_path / "formulir.xlsx"
    run = iku("survey", file(lines(["533333333", "a44444444"])), "-o", target)
    assert run.code == 1
    sheet = openpyxl.load_workbook(target)["Survei IKM"]
    assert [sheet.cell(row, 3).value for row in (13, 14)] == [5, "a"]


def test_who_answered_stands_in_the_filled_form_and_comes_back(file, tmp_path):
    target = tmp_path / "formulir.xlsx"
    head = ",".join([*KEYS, "Jenis Kelamin", "Umur", "Stempel waktu"])
    said = ("L,17-25,2026-04-03 10:15:59", "=1+1,,awal April", ",30,")
    rows = [f"{','.join(row)},{rest}" for row, rest in zip(ROWS, said, strict=False)]
    assert iku("survey", file("\n".join([head, *rows])), "-o", target, "--period", "2026-TW2").code == 0
    sheet = openpyxl.load_workbook(target)["Survei IKM"]
    assert (sheet["N13"].value, sheet["N13"].number_format) == (datetime(2026, 4, 3), "dd/mm/yyyy")
    assert (sheet["P14"].value, sheet["P14"].data_type) == ("=1+1", "s")
    (sent,), findings = inbox.read_file(target.read_bytes(), target.name, builtin())
    assert [respondent.profile for respondent in sent.respondents] == [
        ("2026-04-03", "", "L", "17-25", "", ""),
        ("awal April", "", "=1+1", "", "", ""),
        ("", "", "", "30", "", ""),
    ]
    assert {finding.code for finding in findings} == {"W401", "W416"}


def test_an_existing_form_is_kept(file, tmp_path):
    target = tmp_path / "formulir.xlsx"
    target.write_bytes(b"milik orang")
    run = iku("survey", file(lines(ROWS)), "-o", target)
    assert (run.code, target.read_bytes()) == (2, b"milik orang")
    assert "E503" in run.err


def test_swapped_unsur_are_asked_for(file):
    run = iku("survey", file(lines(ROWS, ",".join(f"U{number}" for number in range(1, 10)))))
    assert run.code == 2
    assert "--map u8=pengaduan,u9=sarana" in run.err


def test_more_respondents_than_the_form_holds(file, tmp_path):
    rows = [ROWS[at % 10] for at in range(20_001)]
    run = iku("survey", file(lines(rows)), "-o", tmp_path / "formulir.xlsx", "--json")
    assert run.code == 2
    assert "E431" in run.err


def test_an_unknown_survey_is_said(file):
    run = iku("survey", file(lines(ROWS)), "--unit", "TIDAK")
    assert (run.code, "E435" in run.err) == (2, True)


def test_an_impossible_weight_gives_no_index(file, tmp_path):
    source = Path(__file__).parents[2] / "iku_excel/definition/diskominfo.toml"
    own = tmp_path / "definisi.toml"
    own.write_text(source.read_text("utf-8").replace('penimbang = "tepat"', "penimbang = 0.9"), "utf-8")
    run = iku("survey", file(lines(ROWS)), "-d", own, "--json")
    assert (run.code, run.json["index"], run.json["provisional"]) == (1, None, None)
    assert [finding["code"] for finding in run.json["findings"]] == ["W415", "E434"]


# --- published reports ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_published_reports_reconcile(path):
    run = iku("survey", path)
    assert run.code == 0, run.out
    assert "▲" not in run.out


def test_a_report_whose_parts_do_not_give_its_total_is_shown_beside_ours(file):
    text = (CASES / "bantul-2023.toml").read_text("utf-8").replace("87.28", "87.82")
    path = file(text, "laporan.toml")
    run = iku("survey", path)
    assert run.code == 1
    assert "87,82     87,28     ▲ tidak cocok" in run.out
    assert "W433" in run.out
    told = json.loads(iku("survey", path, "--json").out)
    first = told["reports"][0]
    assert (first["printed"], first["computed"], first["reconciles"]) == (87.82, 87.28, False)


def test_a_wrong_grade_does_not_reconcile_either(file):
    text = (CASES / "bantul-2023.toml").read_text("utf-8").replace('mutu = "B"', 'mutu = "A"')
    run = iku("survey", file(text, "laporan.toml"))
    assert (run.code, "tertulis mutu A" in run.out) == (1, True)
