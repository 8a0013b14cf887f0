"""A workbook whose parts are packed while they are written holds what XlsxWriter itself would write."""

import io
import sys
import tracemalloc
import zipfile
from base64 import b64decode
from datetime import datetime

import xlsxwriter

from iku_excel import parts, streamed

LONG = 100  # texts
NOW = datetime(2026, 7, 1)
PIXEL = b64decode(  # a PNG of one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def filled(book: xlsxwriter.Workbook) -> None:
    book.set_properties({"title": "Kinerja é 數", "created": NOW})
    sheet = book.add_worksheet("Isi")
    sheet.write_column(0, 0, ["satu & dua", "é 數 😀", "a\nb\r\nc", "_x000D_", "=1+1", "http://a.b"])
    sheet.write_url(0, 1, "https://contoh.go.id/", string="tautan")
    sheet.write_formula(1, 1, "=1+1", None, 2)
    sheet.write_comment(2, 1, "catatan")
    sheet.insert_image(8, 0, "a.png", {"image_data": io.BytesIO(PIXEL)})
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Isi!$B$2:$B$2"})
    sheet.insert_chart(12, 0, chart)
    book.add_worksheet("Lain")


def by_xlsxwriter() -> bytes:
    buffer = io.BytesIO()
    never = dict.fromkeys(("strings_to_formulas", "strings_to_urls"), False)
    with xlsxwriter.Workbook(buffer, {"in_memory": True, **never}) as book:
        filled(book)
    return buffer.getvalue()


def ours() -> bytes:
    book = streamed.Workbook()
    filled(book)
    return book.packed()


def test_its_parts_are_those_that_xlsxwriter_packs():
    here, there = parts.unpack(ours()), parts.unpack(by_xlsxwriter())
    assert len(here) == len(there)
    assert dict(here) == dict(there)
    assert "xl/media/image1.png" in dict(here)


def test_it_is_the_same_bytes_on_every_system(monkeypatch):
    def written() -> bytes:
        book = streamed.Workbook()
        book.set_properties({"created": NOW})
        book.add_worksheet("Isi").write(0, 0, "satu")
        return book.packed()

    monkeypatch.setattr(sys, "platform", "linux")
    here = written()
    monkeypatch.setattr(sys, "platform", "win32")
    assert written() == here
    with zipfile.ZipFile(io.BytesIO(here)) as archive:
        assert {item.create_system for item in archive.infolist()} == {3}
        assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_no_part_is_held_whole():
    book = streamed.Workbook()
    sheet = book.add_worksheet("Isi")
    for row in range(LONG):
        sheet.write_string(row, 0, f"{row} " * 5_000)
    tracemalloc.start()
    packed = book.packed()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    longest = max(len(data) for _, data in parts.unpack(packed))
    assert peak < longest / 2, (peak, longest)


def test_a_formula_is_written_as_it_was_given_whatever_its_texts_say():
    book = streamed.Workbook()
    sheet = book.add_worksheet("Isi")
    sheet.write_formula(0, 0, '="SORT(a) ="&A2', None, "")
    sheet.write_array_formula(1, 0, 1, 0, "{=SUM(A3:A4*2)}", None, 0)
    written = dict(parts.unpack(book.packed()))["xl/worksheets/sheet1.xml"].decode()
    assert '>"SORT(a) ="&amp;A2</f>' in written
    assert ">SUM(A3:A4*2)</f>" in written
