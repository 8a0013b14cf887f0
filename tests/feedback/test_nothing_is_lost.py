"""Whatever somebody typed, and wherever, is in the copy: carried, explained in a note, or listed."""

from __future__ import annotations

import random
from datetime import datetime

import pytest
from openpyxl.comments import Comment

from iku_excel import template
from iku_excel.form import build

from ..inbox.conftest import PERIOD
from ..opening import opened
from .conftest import saved

# Kinds of things that clerks type, right and wrong.
THINGS = (
    *(7, 0, -3, 12.5, 1e300, 0.21, True, datetime(2026, 5, 31)),
    *(
        "1.250",
        "lima belas",
        "40 OPD",
        "=bukan rumus",
        "#N/A",
        "85%",
        "'40",
        "  8  ",
        "Nihil",
        "belum tersedia",
    ),
    "https://contoh.go.id/x",
)
COPY = "IKU_EGOV_2026-TW2_r2.xlsx"


def scatter(data, at, seed):
    """The form with things typed into its inputs, between them and beside them, and notes on some."""
    book = opened(data)
    chance = random.Random(seed)
    typed = {}
    figures, survey = book["E-Gov"], book["Survei IKM"]
    rows = ("lembaga_aktif", "lembaga_terverifikasi", "aplikasi_hosting", "opd_aplikasi", "opd_jumlah")
    places = [
        (figures, at("EGOV", row, column))
        for row in rows
        for column in ("nilai", "keadaan", "bukti", "catatan")
    ]
    places += [(figures, at("EGOV", row, "satuan")) for row in ("NP", "NH", "TL")]
    places += [
        (survey, at("IKM", str(number), column))
        for number in range(1, 9)
        for column in ("waktu", "biaya", "saran")
    ]
    places += [
        (figures, "L12"),
        (figures, "K40"),
        (survey, at("IKM", "3", "saran").replace(at("IKM", "3", "saran")[0], "Z")),
    ]
    for sheet, cell in places:
        if chance.random() < 0.6:
            thing = chance.choice(THINGS)
            sheet[cell].value = thing
            if isinstance(thing, str) and thing.startswith("="):
                sheet[cell].data_type = "s"
            typed[sheet.title, cell] = thing
        if chance.random() < 0.1:
            sheet[cell].comment = Comment(f"catatan {cell}", "Siti")
            typed[sheet.title, f"note {cell}"] = f"catatan {cell}"
    figures[at("EGOV", "opd_jumlah")].value = "pasti salah"  # so that there is something to mend
    typed["E-Gov", at("EGOV", "opd_jumlah")] = "pasti salah"
    return saved(book), typed


def shown(thing):
    """How a person may read it: the texts of which one must be found."""
    if isinstance(thing, bool):
        return {str(thing).upper()}
    if isinstance(thing, datetime):
        return {thing.strftime("%d/%m/%Y")}
    if isinstance(thing, (int, float)):
        return {f"{thing:g}", str(thing), str(thing).replace(".", ",")}
    text = thing.strip().strip("'")
    return {text, text.removesuffix("%"), text.capitalize()}


@pytest.mark.parametrize("seed", range(4))
def test_everything_typed_is_somewhere_in_the_copy(office, diskominfo, at, seed):
    form = build(diskominfo, PERIOD, ("EGOV",))
    contents = {("EGOV", "ID", form.sheet("EGOV").identity["nama"]): "Rina"}
    data, typed = scatter(template.draw(form, contents), at, seed)
    office.put("kiriman.xlsx", data)
    assert office.send_back().code == 1
    book = office.copy(COPY)
    told = [
        str(cell.value) for row in book["Perbaikan"].iter_rows() for cell in row if cell.value is not None
    ]
    notes = [cell.comment.text for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    for (sheet, cell), thing in typed.items():
        if cell.startswith("note "):
            assert any(thing in note for note in notes) or thing in told, (sheet, cell, thing)
            continue
        held = book[sheet][cell].value
        carried = held is not None and (
            held == thing or str(held) in shown(thing) or thing in ("85%", "'40", "  8  ")
        )
        said = any(text in note for note in notes for text in shown(thing)) or shown(thing) & set(told)
        digits = "1" + "0" * 15  # as a text holds it, and as a message says it
        huge = thing == 1e300 and (
            held == thing
            or any(form in text for form in (digits, "1E+300") for text in (str(held), *notes, *told))
        )
        assert carried or said or huge, (sheet, cell, thing, held)
