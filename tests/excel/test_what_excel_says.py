"""Neither an OOXML validator with Excel's schemas nor Excel's limits object to our workbooks."""

import functools
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from iku_excel import parts, template
from iku_excel.form import build

from . import limits, workbooks

# Texts stand in their cells; Excel moves them into a table of its own when it saves, and loses nothing.
OF_NO_CONSEQUENCE = "inline-string cell(s)"
_PARTS = re.compile(r"xl/(worksheets/sheet\d+|sharedStrings)\.xml")
_SHARED = re.compile(rb'(<c [^>]*t="s"[^>]*><v>)\d+')
# Cells; then rows that have none left, areas, links, and texts that cells share. The validator counts before
# each element those of its name that stand before it.
_MANY = (
    re.compile(rb"<c(?: [^>]*?)?(?:/>|>.*?</c>)", re.DOTALL),
    re.compile(rb"<(?:row|mergeCell|hyperlink) [^>]*?(?:/>|></row>)|<si>.*?</si>", re.DOTALL),
)
# Each one's own: where it stands and leads, which `limits` asks of all, and texts and numbers, of which no
# schema speaks.
_OWN = re.compile(rb' (?:r|ref|location|display|tooltip)="[^"]*"|(?<=>)[^<]+')


@functools.cache
def validator() -> OpenXmlValidator:
    """The one that reads Excel's schemas once."""
    return OpenXmlValidator(max_errors=0)


def thinned(data: bytes) -> bytes:
    """The workbook with one of each kind of what a sheet has many of: to a schema the others say the same."""
    return parts.pack(
        (name, _one_of_each_kind(part) if _PARTS.fullmatch(name) else part)
        for name, part in parts.unpack(data)
    )


def _one_of_each_kind(part: bytes) -> bytes:
    for many in _MANY:
        part = many.sub(_first_of_a_kind(), part)
    return _SHARED.sub(rb"\g<1>0", part)


def _first_of_a_kind() -> Callable[[re.Match[bytes]], bytes]:
    known: set[bytes] = set()

    def first(one: re.Match[bytes]) -> bytes:
        kind = _OWN.sub(b"", one[0])
        if kind in known:
            return b""
        known.add(kind)
        return one[0]

    return first


def complaints(path: Path) -> list[str]:
    path.write_bytes(thinned(path.read_bytes()))
    told = validator().validate(path).errors
    kept = (one for one in told if OF_NO_CONSEQUENCE not in one.description)
    return [f"{one.part_uri} {one.path}: {one.description}" for one in kept]


# Of "large" every element, number and length stands in the others, too.
@pytest.mark.parametrize("name", [name for name in workbooks.OFFICES if name != "large"])
def test_excel_has_nothing_to_say(name, tmp_path):
    told = {}
    for number, (kind, data) in enumerate(workbooks.of(name).items()):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data)
        told[kind] = complaints(path) + limits.complaints(data)
    assert not {kind: found for kind, found in told.items() if found}


def test_the_validator_sees_an_order_that_the_schema_has_not(tmp_path):
    """openpyxl's own order of a font's elements."""
    path = tmp_path / "salah.xlsx"
    openpyxl.Workbook().save(path)
    assert complaints(path)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        *((b"<c ", b'<c s="-1" '), (b"<c ", b'<c cm="x" '), (b"<f>", b'<f t="x">'), (b"</is>", b"</is><f/>")),
        *((b"<row ", b'<row collapsed="x" '), (b"<mergeCell ", b'<mergeCell x="1" ')),
    ],
)
def test_the_validator_sees_the_last_of_many(form, right, wrong, tmp_path):
    path = tmp_path / "formulir.xlsx"
    path.write_bytes(parts.pack(form.items()))
    assert not complaints(path)
    before, found, behind = form["xl/worksheets/sheet2.xml"].rpartition(right)
    if wrong.startswith(b"<c s"):
        behind = re.sub(rb' s="\d+"', b"", behind, count=1)
    assert found
    path.write_bytes(parts.pack({**form, "xl/worksheets/sheet2.xml": before + wrong + behind}.items()))
    assert complaints(path)


@pytest.fixture(scope="module")
def form() -> dict[str, bytes]:
    return dict(parts.unpack(template.draw(build(workbooks.narrow()))))


TWO_MERGES = b"<mergeCells><mergeCell ref='A1:Z99'/></mergeCells><mergeCells"
SPOILED = {
    "formulas": ("xl/worksheets/sheet2.xml", b"<f>IF(", b"<f>_xlfn.IFS("),
    "criteria": ("xl/worksheets/sheet2.xml", b"<f>IF(", b'<f>IF(COUNTIF(A1:A9,">=0.5")+'),
    "rules_of_entry": ("xl/worksheets/sheet2.xml", b'prompt="', b'prompt="' + b"x" * 256),
    "texts": ("xl/worksheets/sheet2.xml", b"<is><t>", b"<is><t>" + b"x&#10;" * 254),
    "sheet_names": ("xl/workbook.xml", b'name="Petunjuk"', b'name="a/b"'),
    "defined_names": ("xl/workbook.xml", b'name="IKU_TOKEN"', b'name="IKU2026"'),
    "footers_and_properties": ("xl/worksheets/sheet2.xml", b"<oddFooter>", b"<oddFooter>" + b"x" * 256),
    "links": ("xl/worksheets/sheet1.xml", b'location="', b'location="' + b"x" * 256),
    "styles": ("xl/styles.xml", b'formatCode="', b'formatCode="' + b"0" * 256),
    "sizes": ("xl/worksheets/sheet2.xml", b' ht="', b' ht="1000'),
    "addresses": ("xl/worksheets/sheet2.xml", b'<c r="B', b'<c r="AAAA'),
    "strings": ("xl/worksheets/sheet2.xml", b"</row>", b'<c r="ZZ99" t="s"><v>0</v></c></row>'),
    "merged_areas": (
        "xl/worksheets/sheet2.xml",
        b"<mergeCells",
        TWO_MERGES,
    ),
    "calculation": ("xl/workbook.xml", b'fullCalcOnLoad="1"', b""),
}


def test_a_form_is_within_every_limit(form):
    assert limits.complaints(parts.pack(form.items())) == []
    assert {check.__name__ for check in limits.CHECKS} == set(SPOILED)


@pytest.mark.parametrize("check", SPOILED)
def test_what_passes_a_limit_is_seen(form, check):
    part, right, wrong = SPOILED[check]
    assert right in form[part]
    spoiled = parts.pack({**form, part: form[part].replace(right, wrong, 1)}.items())
    told = limits.complaints(spoiled)
    assert told
    assert {one.partition(":")[0] for one in told} == {check}


def test_depth_and_arguments():
    assert limits.depth_and_arguments("IF(A1=,SUM(1,2,3),MAX(MIN(1)))") == (3, 3)
