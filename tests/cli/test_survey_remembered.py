"""What `iku survey` asks once and remembers in the settings of the workspace."""

from __future__ import annotations

import tomllib

import click
import pytest

from iku_excel.cli import survey_known

from ..survey_file.conftest import KEYS
from ..survey_file.test_google_forms import LADDER, QUESTIONS, export
from .conftest import iku

SETTINGS = "pengaturan.toml"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kerja") / "dinas"
    assert iku("init", folder).code == 0
    return folder


@pytest.fixture
def office(made, tmp_path):
    """A fresh workspace with a file of answers in words."""
    import shutil

    folder = shutil.copytree(made, tmp_path / "dinas")
    (folder / "survei.csv").write_bytes(export(QUESTIONS, LADDER.get).encode("utf-8-sig"))
    return folder


@pytest.fixture
def typed(monkeypatch):
    """A person at a terminal, who types these answers and is asked for no more."""

    def sit(*answers):
        waiting = list(answers)
        monkeypatch.setattr(survey_known, "somebody_sits", lambda as_json: not as_json)
        monkeypatch.setattr("iku_excel.cli.survey.somebody_sits", lambda as_json: not as_json)
        monkeypatch.setattr(click, "prompt", lambda *_, **__: waiting.pop(0))
        return waiting

    return sit


def said(folder):
    return tomllib.loads((folder / SETTINGS).read_text("utf-8-sig")).get("survei")


def test_without_a_terminal_the_lines_are_told_and_pasting_them_is_enough(office):
    run = iku("survey", office / "survei.csv")
    assert run.code == 2
    assert "E438" in run.err
    lines = [line for line in run.err.splitlines() if " = " in line and line.startswith('"')]
    assert sorted(lines) == sorted(f'"{word}" = {score}' for score, word in LADDER.items())
    with (office / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write("\n".join(["[survei]", *lines]))
    run = iku("survey", office / "survei.csv", "--json")
    assert (run.json["respondents"], run.json["index"]) == (3, 70.37)
    assert [finding["code"] for finding in run.json["findings"]] == ["N439", "W415"]


def test_on_a_terminal_it_is_asked_once_and_never_again(office, typed):
    before = (office / SETTINGS).read_bytes()
    waiting = typed("y")
    run = iku("survey", office / "survei.csv")
    assert (run.code, waiting) == (0, [])
    assert "Tidak baik = 1" in run.out
    assert said(office) == {word: score for score, word in LADDER.items()}
    assert (office / SETTINGS).read_bytes().startswith(before.rstrip())
    typed()
    assert iku("survey", office / "survei.csv").code == 0


def test_who_disagrees_says_each_score(office, typed):
    order = [LADDER[score] for score in (3, 4, 1, 2)]  # as they are met in the file
    typed("t", "3", "4", "1", "1")
    run = iku("survey", office / "survei.csv")
    assert run.code == 0, run.err
    assert said(office) == dict(zip(order, (3, 4, 1, 1), strict=True))


def test_a_title_is_asked_for_and_remembered(office, typed):
    titles = ["Pelayanannya cepat?", *(key for key in KEYS if key != "waktu")]
    (office / "survei.csv").write_text(export(titles, str), "utf-8")
    waiting = typed("1")
    assert iku("survey", office / "survei.csv").code == 0
    assert waiting == []
    assert said(office) == {"Pelayanannya cepat?": "waktu"}


def test_titles_that_say_nothing_are_asked_for_one_by_one(office, typed):
    (office / "survei.csv").write_text(export([f"Soal {at}" for at in "ABCDEFGHI"], str), "utf-8")
    run = iku("survey", office / "survei.csv")
    assert run.code == 2
    assert '"Soal A" = "?"' in run.err
    waiting = typed("2", *"1" * 8)  # the first is Timestamp, which no answer stands under
    run = iku("survey", office / "survei.csv")
    assert waiting == []
    assert list(said(office).values()) == list(KEYS)


def test_who_does_not_know_is_told_what_is_missing(office, typed):
    titles = ["Pelayanannya cepat?", *(key for key in KEYS if key != "waktu")]
    (office / "survei.csv").write_text(export(titles, str), "utf-8")
    typed("0")
    run = iku("survey", office / "survei.csv")
    assert (run.code, "E423" in run.err, said(office)) == (2, True, None)


def test_a_line_that_was_not_filled_in_is_refused(office):
    with (office / SETTINGS).open("a", encoding="utf-8") as settings:
        settings.write('\n[survei]\n"Gratis" = "?"\n')
    run = iku("survey", office / "survei.csv")
    assert (run.code, "E425" in run.err, SETTINGS in run.err) == (2, True, True)
    assert iku("status", office / "kotak-masuk").code != 2 or "E425" not in run.out


def test_what_was_there_stays_as_it_was(office, typed):
    """A table that stands already, with ends of lines as Windows writes them."""
    text = (office / SETTINGS).read_text(
        "utf-8"
    ) + '\n[survei]  # kuesioner 2026\n"Ya" = 4\n\n[surel]\npengirim = "a@b.id"\n'
    (office / SETTINGS).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    typed("y")
    assert iku("survey", office / "survei.csv").code == 0
    data = (office / SETTINGS).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.replace(b"\r\n", b"\n").count(b"\n") == text.count("\n") + 4
    assert tomllib.loads(data.decode("utf-8-sig"))["surel"] == {"pengirim": "a@b.id"}
    assert said(office)["Ya"] == 4


def test_settings_of_another_shape_are_left_alone_and_the_lines_told(office, typed):
    text = (office / SETTINGS).read_text("utf-8")
    (office / SETTINGS).write_text('survei = {"Ya" = 4}\n' + text, "utf-8")
    typed("y")
    run = iku("survey", office / "survei.csv")
    assert run.code == 0
    assert '"Sangat baik" = 4' in run.err
    assert said(office) == {"Ya": 4}


def test_outside_a_workspace_a_file_says_it(office, tmp_path):
    path = tmp_path / "survei.csv"
    path.write_bytes((office / "survei.csv").read_bytes())
    run = iku("survey", path)
    assert (run.code, "--map" in run.err) == (2, True)
    given = tmp_path / "peta.toml"
    given.write_text("".join(f'"{word}" = {score}\n' for score, word in LADDER.items()), "utf-8")
    assert iku("survey", path, "--map", given).code == 0


def test_answers_of_the_triwulan_alone_come_into_the_form(office, tmp_path):
    rows = [",".join([*KEYS, "Timestamp"]), "3," * 9 + "4/15/2026 9:00:00", "4," * 9 + "7/15/2026 9:00:00"]
    (office / "survei.csv").write_text("\n".join(rows), "utf-8")
    form = tmp_path / "formulir.xlsx"
    run = iku("survey", office / "survei.csv", "--period", "2026-TW2", "-o", form)
    assert run.code == 0
    assert "W442" in run.out
    assert "Triwulan III 2026 1" in run.out
    told = iku("check", form, "-d", office / "definisi.xlsx", "--json").json
    assert not [one for one in told["files"][0]["findings"] if one["code"] in ("W416", "E411")]
