"""What we write is the same on every system, part by part, whatever is installed beside us."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from iku_excel import definition, parts, summary, template
from iku_excel.core.periods import Period
from iku_excel.definition import book
from iku_excel.form import build
from tests.summary.conftest import WHOLE, calculated

ROOT = Path(__file__).parents[1]
PARTS = [("b.xml", b"<b/>"), ("a.xml", b"<a/>" * 99)]

FORM = """
import sys
if sys.argv[1] == "without":
    sys.modules["lxml"] = None
else:
    import lxml.etree
from pathlib import Path
from iku_excel import definition, template
from iku_excel.form import build
Path(sys.argv[2]).write_bytes(template.draw(build(definition.builtin())))
"""
STAMP = "docProps/core.xml"  # when the form was drawn


def entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.infolist()


OFFICE = definition.builtin()
DRAWN = {
    "form": lambda: template.draw(build(OFFICE)),
    "definition": lambda: book.draw(OFFICE),
    "official": lambda: summary.draw(calculated(OFFICE, WHOLE, Period(2026, 1))),
}


def test_a_form_has_the_same_parts_with_and_without_lxml(tmp_path):
    found = {}
    for how in ("with", "without"):
        path = tmp_path / f"{how}.xlsx"
        subprocess.run([sys.executable, "-c", FORM, how, path], cwd=ROOT, check=True)
        found[how] = dict(parts.unpack(path.read_bytes()))
        found[how].pop(STAMP)
    assert found["with"] == found["without"]


@pytest.mark.parametrize("kind", DRAWN)
def test_every_workbook_says_the_same_of_its_system_and_time(kind, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    for entry in entries(DRAWN[kind]()):
        assert entry.create_system == 3, entry.filename
        assert entry.date_time == (1980, 1, 1, 0, 0, 0), entry.filename


def test_no_line_of_a_part_ends_as_in_a_text_file_of_windows():
    for kind, draw in DRAWN.items():
        assert not [name for name, part in parts.unpack(draw()) if b"\r\n" in part], kind


def test_what_is_packed_comes_back_in_its_order():
    assert parts.unpack(parts.pack(PARTS)) == PARTS


def test_a_digest_knows_parts_and_not_how_they_are_packed():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in reversed(PARTS):
            archive.writestr(name, data)
    assert parts.digest(buffer.getvalue()) == parts.digest(parts.pack(PARTS))
    assert parts.digest(parts.pack([("b.xml", b"<b/>"), ("a.xml", b"<c/>")])) != parts.digest(
        parts.pack(PARTS)
    )
