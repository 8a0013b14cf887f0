"""A PDF that is the same whenever it is printed."""

from __future__ import annotations

import subprocess

import pytest

from iku_excel import engines
from iku_excel.delivery.undated import undated

TAIL = b"""trailer
<</Size 9/Root 7 0 R
/ID [ <%s>
<%s> ]
/DocChecksum /%s
>>
<</Producer(x)/CreationDate(D:20261123193523Z')>>
"""


def pdf(number: bytes, date: bytes = b"20261123193523") -> bytes:
    tail = TAIL % (number, number, number[::-1])
    return (
        b"%PDF-1.6\n"
        + b"isi /CreationDate(D:20250101000000Z)\n" * 300
        + tail.replace(b"20261123193523", date)
    )


def test_date_and_numbers_are_the_contents_own():
    one = undated(pdf(b"A1" * 16), "2026-07-05T09:00:00Z")
    other = undated(pdf(b"B2" * 16, b"20270101000000"), "2026-07-05T09:00:00Z")
    assert one == other
    assert b"/CreationDate(D:20260705090000Z')" in one
    assert len(one) == len(pdf(b"A1" * 16))
    assert one.startswith(pdf(b"A1" * 16)[:5000])
    assert undated(pdf(b"A1" * 16).replace(b"isi", b"ini"), "2026-07-05T09:00:00Z")[-300:] != one[-300:]


def test_without_a_time_the_date_stays():
    assert b"D:20261123193523" in undated(pdf(b"A1" * 16), "")


def test_what_has_no_numbers_stays_as_it_is():
    assert undated(b"%PDF-1.4 kecil", "2026-07-05T09:00:00Z") == b"%PDF-1.4 kecil"


@pytest.mark.libreoffice
def test_two_prints_of_one_workbook_are_alike_and_open(demo, tmp_path):
    workbook = demo / "keluaran" / "IKU_2026-TW2.xlsx"
    one, other = (undated(engines.export_pdf(workbook, ("IKU",)), "2026-07-05T09:00:00Z") for _ in range(2))
    assert one == other
    path = tmp_path / "satu.pdf"
    path.write_bytes(one)
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True)
    assert "2026" in told.stdout
    assert not told.stderr
