"""Which format reads a file: by its bytes, in the order of the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from iku_excel import definition, engines, formats, inbox, xlsx
from iku_excel.core.findings import Finding, Place
from iku_excel.engines import libreoffice
from iku_excel.formats import converted as conversion
from iku_excel.inbox import issued

from ..envelopes.test_envelopes import zipped
from ..inbox.conftest import diskominfo, draw, edit, store_result
from ..xlsx import handmade

__all__ = ["diskominfo", "draw", "edit", "store_result"]

GOOD = handmade.pack(handmade.parts())


@pytest.mark.parametrize("data", [GOOD, b"", b"nama,nilai\nPKP,12\n"])
def test_an_xlsx_and_any_stranger_are_read_as_our_own_reader_does(data):
    assert formats.read(data, "a.bin") == xlsx.read(data, "a.bin")


def test_the_first_format_that_knows_the_bytes_reads_them(monkeypatch):
    class Upside:
        endings = (".terbalik",)

        def knows(self, data):
            return b"\6\5KP" in data[:30]

        def read(self, data, name):
            book, findings = xlsx.read(data[::-1], name)
            return book, (*findings, Finding("N213", Place(name)))

    monkeypatch.setattr(formats, "FORMATS", (Upside(), *formats.FORMATS))
    book, findings = formats.read(GOOD[::-1], "terbalik.bin")
    assert book == xlsx.read(GOOD, "")[0]
    assert [finding.code for finding in findings] == ["N213"]
    assert inbox.may_be_return(GOOD[::-1], "terbalik.bin")
    assert inbox.may_be_return(b"rusak", "IKU.terbalik")
    assert formats.read(GOOD, "a.xlsx")[1] == ()


@pytest.mark.parametrize("ending", ["xlsx", "XLSM", "xltx", "xltm", "xls", "xlsb", "ods", "fods"])
def test_what_its_name_calls_a_workbook_is_never_passed_over(ending, tmp_path):
    (tmp_path / f"rusak.{ending}").write_bytes(b"\1\2 bukan apa-apa")
    (found,) = inbox.read_folder(tmp_path, definition.builtin())[1]
    assert found.code == "E103"


@pytest.mark.parametrize("name", ["lain.xml", "lain.bin", "IKU.xlsx.jpeg", "xlsx", "IKU"])
def test_what_its_name_calls_something_else_is_no_return(name):
    assert not inbox.may_be_return(b"\1\2 bukan apa-apa", name)


def test_the_last_format_knows_any_bytes():
    assert formats.FORMATS[-1].knows(b"")


FILES = Path(__file__).parent / "files"
FIGURES = {"lembaga_aktif": 14.0, "lembaga_terverifikasi": 15.0}


def told(data, name):
    """What is read of PKP, and the codes of what was found."""
    submissions, findings = inbox.read_file(data, name, definition.builtin())
    answers = {answer.variable: answer.value for one in submissions for answer in one.answers}
    return answers, [finding.code for finding in findings]


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Where conversions are kept: a folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "simpanan"))
    return tmp_path / "simpanan"


def test_a_workbook_of_a_macro_kind_without_macros_is_read_as_any(kept):
    answers, codes = told((FILES / "tanpa-makro.xlsm").read_bytes(), "a.xlsm")
    assert (answers["lembaga_terverifikasi"], codes) == (15, [])
    assert not kept.exists()


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["biff8.xls", "biner.xlsb", "opendocument.ods", "xml-2003.xls"])
def test_other_formats_read_to_the_same_answers(kept, name):
    answers, codes = told((FILES / name).read_bytes(), "Formulir")
    assert answers == FIGURES
    assert codes.count("N175") == 1
    assert not {"W204", "W209", "N213"} & set(codes)


@pytest.mark.libreoffice
def test_what_was_converted_once_is_not_converted_again(kept, monkeypatch):
    data = (FILES / "biff8.xls").read_bytes()
    first = told(data, "a.xls")
    monkeypatch.setattr(libreoffice, "convert", None)
    monkeypatch.setenv("PATH", "")
    assert told(data, "a.xls") == first
    assert len(list(kept.rglob("*.xlsx"))) == 1


@pytest.mark.libreoffice
def test_many_are_converted_by_one_process(kept, tmp_path, monkeypatch):
    started = []
    convert = libreoffice.convert

    def counted(files, target):
        started.append(len(files))
        return convert(files, target)

    program = replace(engines.PROGRAMS["libreoffice"], convert=counted)
    monkeypatch.setattr(engines, "installed", lambda: program)
    box = tmp_path / "kotak"
    box.mkdir()
    for name in ("biff8.xls", "biner.xlsb", "opendocument.ods"):
        (box / name).write_bytes((FILES / name).read_bytes())
    (box / "a.zip").write_bytes(zipped(("dalam.xls", (FILES / "xml-2003.xls").read_bytes())))
    submissions, _ = inbox.read_folder(box, definition.builtin())
    assert started == [4]
    assert {one.origin.file for one in submissions} == {
        "a.zip › dalam.xls",
        "biff8.xls",
        "biner.xlsb",
        "opendocument.ods",
    }


def test_a_format_is_known_by_its_bytes():
    endings = {
        path.name: getattr(formats.format_of(path.read_bytes()), "ending", "")
        for path in sorted(FILES.iterdir())
    }
    assert endings == {
        "biff8.xls": ".xls",
        "biner.xlsb": ".xlsb",
        "opendocument.ods": ".ods",
        "tanpa-makro.xlsm": "",
        "xml-2003.xls": ".xml",
    }


@pytest.fixture(scope="module")
def damaged(draw, edit, store_result) -> bytes:
    """A form with a cell of every kind in it."""
    data = draw("PKP", "TIK", "EGOV")
    typed = {
        ("PKP", "lembaga_aktif"): "1.234",
        ("PKP", "lembaga_terverifikasi"): 15,
        ("TIK", "kapasitas_hosting"): datetime(2026, 5, 5),
        ("TIK", "rilis_tepat"): "12 orang",
        ("TIK", "data_masuk"): 12.5,
        ("EGOV", "lembaga_aktif"): "=1/0",
        ("EGOV", "lembaga_terverifikasi"): "=2+3",
        ("EGOV", "aplikasi_hosting"): -1,
        ("EGOV", "opd_aplikasi"): "lima",
        ("EGOV", "opd_jumlah"): 0,
    }
    layouts = issued(definition.builtin()).layouts

    def type_all(book):
        for (unit, variable), value in typed.items():
            cell = layouts[unit].inputs[variable, "nilai"]
            book[layouts[unit].title].cell(cell.row, cell.column).value = value

    data = edit(data, type_all)
    data = store_result(data, "=1/0", "#DIV/0!", "e")
    return store_result(data, "=2+3", "5")


@pytest.mark.libreoffice
@pytest.mark.parametrize("ending", ["xls", "ods", "fods"])
def test_every_kind_of_cell_comes_out_as_it_was(kept, tmp_path, damaged, saved_by_libreoffice, ending):
    """Values, errors, dates, formulas and texts of a damaged form: the verdict of the .xlsx, or a refusal."""

    def verdicts(name, content):
        submissions, findings = inbox.read_file(content, name, definition.builtin())
        answers = {
            (one.unit, answer.variable): (answer.state, answer.value)
            for one in submissions
            for answer in one.answers
        }
        return answers, {
            (one.code, one.place.cell) for one in findings if one.code[0] == "E" and one.place.cell
        }

    source = tmp_path / "asal.xlsx"
    source.write_bytes(damaged)
    made = saved_by_libreoffice(source, source.with_suffix(f".{ending}"))
    assert verdicts("a", made.read_bytes()) == verdicts("a", damaged)


def test_where_nothing_can_be_kept_nothing_stops(tmp_path, monkeypatch):
    room = tmp_path / "berkas"
    room.write_bytes(b"")
    monkeypatch.setattr(conversion, "_room", lambda: room / "di bawah berkas")
    conversion._keep("ab", b"x")
    assert conversion._kept(b"x") is None
    assert list(tmp_path.iterdir()) == [room]
