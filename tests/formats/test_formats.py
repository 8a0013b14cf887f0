"""Which format reads a file: by its bytes, in the order of the table."""

from __future__ import annotations

import pytest

from iku_excel import formats, xlsx
from iku_excel.core.findings import Finding, Place

from ..xlsx import handmade

GOOD = handmade.pack(handmade.parts())


@pytest.mark.parametrize("data", [GOOD, b"", b"nama,nilai\nPKP,12\n"])
def test_an_xlsx_and_any_stranger_are_read_as_our_own_reader_does(data):
    assert formats.read(data, "a.bin") == xlsx.read(data, "a.bin")


def test_the_first_format_that_knows_the_bytes_reads_them(monkeypatch):
    class Upside:
        def knows(self, data):
            return data.endswith(b"KP")

        def read(self, data, name):
            book, findings = xlsx.read(data[::-1], name)
            return book, (*findings, Finding("N213", Place(name)))

    monkeypatch.setattr(formats, "FORMATS", (Upside(), *formats.FORMATS))
    book, findings = formats.read(GOOD[::-1], "terbalik.bin")
    assert book == xlsx.read(GOOD, "")[0]
    assert [finding.code for finding in findings] == ["N213"]
    assert formats.read(GOOD, "a.xlsx")[1] == ()


def test_the_last_format_knows_any_bytes():
    assert formats.FORMATS[-1].knows(b"")
