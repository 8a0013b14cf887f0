"""Nothing that came is called nothing: status, reminders and figures know what could not be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build

from ..envelopes.test_envelopes import mail, zipped
from ..inbox.conftest import FIGURES
from .conftest import iku

BUILT_IN = Path(definition.__file__).with_name("diskominfo.toml")


@pytest.fixture
def box(tmp_path):
    box = tmp_path / "kotak"
    box.mkdir()
    return box


def test_a_photo_in_a_units_folder_is_what_that_unit_sent(tmp_path, box):
    (box / "PKP").mkdir()
    (box / "PKP" / "IMG_1.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (box / "TIK.pdf").write_bytes(b"%PDF-1.7")
    done = iku("status", box, "--period", "2026-TW2", "--reminders", tmp_path / "p", "--date", "2026-07-01")
    assert "W162 PKP/IMG_1.jpg" in done.out
    said = "PKP belum mengirim untuk Triwulan II 2026; yang datang belum dapat dipakai: PKP/IMG_1.jpg"
    assert said in done.out
    texts = (tmp_path / "p").glob("*_*.txt")
    told = {path.stem.partition("_")[2]: path.read_text(encoding="utf-8") for path in texts}
    assert "belum kami terima" not in told["PKP"]
    assert "tidak dapat dibuka: PKP/IMG_1.jpg" in told["PKP"]
    assert "tidak dapat dibuka: TIK.pdf" in told["TIK"]
    assert "belum kami terima" in told["PIOP"]


PHOTO, PDF = b"\xff\xd8\xff\xe0", b"%PDF-1.7"
ADDRESSES = '[surel]\npengirim = "a@b.id"\n[surel.bidang]\nPKP = ["kabid@contoh.go.id", "Staf <staf@x.id>"]\n'


def drawn(*units, quarter=2, filled=()):
    """A form of the built-in office, with the figures of those units that filled it in."""
    form = build(definition.builtin(), Period(2026, quarter), units)
    given = {(unit, code, "nilai"): value for unit in filled for code, value in FIGURES[unit].items()}
    return template.draw(form, given)


@pytest.fixture(scope="module")
def forms():
    return {
        "blank": drawn("PKP"),
        "later": drawn("PKP", quarter=3, filled=("PKP",)),
        "of TIK": drawn("TIK", filled=("TIK",)),
        "of PIOP": drawn("PIOP", filled=("PIOP",)),
    }


WAYS = {
    "a photo in a deep folder": lambda forms: ("2026/TW2/PKP/wa/IMG.jpg", PHOTO),
    "a unit in a name": lambda forms: ("Scan isian pkp2.pdf", PDF),
    "its name written out": lambda forms: ("Pengelolaan Komunikasi Publik - TW 2.pdf", PDF),
    "two units in a name": lambda forms: ("PKP_TIK.pdf", PDF),
    "an address that the settings know": lambda forms: (
        "a.eml",
        mail(("x.jpg", PHOTO), sender="kabid@contoh.go.id"),
    ),
    "a named address": lambda forms: ("a.eml", mail(("x.xlsx", b"PK rusak"), sender="S <STAF@x.id>")),
    "an address that names it": lambda forms: ("a.eml", mail(("x.pdf", PDF), sender="pkp.2@contoh.go.id")),
    "a subject": lambda forms: ("a.eml", mail(("x.pdf", PDF), subject="Fwd: IKU-PKP")),
    "a mail without anything": lambda forms: ("a.eml", mail(sender="kabid@contoh.go.id")),
    "an archive in its mail": lambda forms: (
        "a.eml",
        mail(("a.zip", zipped(("b/x.jpg", PHOTO))), sender="kabid@contoh.go.id"),
    ),
    "a fetched mail": lambda forms: ("kabid@contoh.go.id/2026-07-02 Lapor/x.jpg", PHOTO),
    "a locked archive": lambda forms: (
        "PKP.zip",
        zipped(("a", b"x")).replace(b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0\1\0"),
    ),
    "what nobody knows": lambda forms: ("PKP/isian.dat", b"\x07\x01"),
    "a blank form": lambda forms: ("formulir.xlsx", forms["blank"]),
    "another period": lambda forms: ("formulir.xlsx", forms["later"]),
    "another unit's form under its name": lambda forms: ("IKU_PKP.xlsx", forms["of TIK"]),
    "another unit's form from its address": lambda forms: (
        "a.eml",
        mail(("x.xlsx", forms["of TIK"]), sender="kabid@contoh.go.id"),
    ),
    "half a download": lambda forms: ("PKP.xlsx.crdownload", b"PK"),
    "a short cut": lambda forms: ("PKP.gsheet", b"{}"),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_reminder_says_that_nothing_came_while_something_points_to_the_unit(tmp_path, box, forms, way):
    (tmp_path / "pengaturan.toml").write_text(ADDRESSES, encoding="utf-8")
    (tmp_path / "definisi.toml").write_bytes(BUILT_IN.read_bytes())
    name, data = WAYS[way](forms)
    path = box / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    options = ("--period", "2026-TW2", "--reminders", tmp_path / "p", "--date", "2026-07-01")
    done = iku("status", box, "-d", tmp_path / "definisi.toml", *options)
    told = (tmp_path / "p" / "2026-07-01_PKP.txt").read_text(encoding="utf-8")
    assert "belum kami terima" not in told, done.out
    assert "yang kami terima " in told
    assert len(told) <= 700
    assert "belum kami terima" in (tmp_path / "p" / "2026-07-01_PIOP.txt").read_text(encoding="utf-8")
    assert "Sudah mengirim, tetapi belum dapat dipakai" in (
        tmp_path / "p" / "2026-07-01_untuk-perencana.txt"
    ).read_text(encoding="utf-8")


def test_what_a_system_keeps_and_what_names_nobody_point_to_nobody(tmp_path, box, forms):
    (box / "PKP").mkdir()
    (box / "PKP" / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (box / "PKP" / "Thumbs.db").write_bytes(b"\xd0\xcf\x11\xe0")
    (box / "README.txt").write_bytes(b"halo")
    own = [(f"PKP/{name}", b"\xd0\xcf\x11\xe0") for name in ("Thumbs.db", "~$IKU PKP.xlsx", "desktop.ini")]
    (box / "semua.zip").write_bytes(zipped(*own, ("__MACOSX/PKP/._IKU.xlsx", b"x"), ("PKP/.DS_Store", b"x")))
    (box / "IKU.xlsx").write_bytes(forms["of PIOP"])
    done = iku("status", box, "--period", "2026-TW2", "--reminders", tmp_path / "p", "--date", "2026-07-01")
    assert "belum kami terima" in (tmp_path / "p" / "2026-07-01_PKP.txt").read_text(encoding="utf-8")
    assert "mungkin dari" not in done.out


@pytest.mark.parametrize("changed", [False, True])
def test_a_return_on_a_form_that_asked_something_else_leaves_its_figure_not_valid(tmp_path, box, changed):
    """TW I of TIK was asked otherwise: what the year so far adds up is not the sum of what is left."""
    asked = definition.builtin()
    variables = tuple(
        replace(one, text=f"{one.text} (lama)") if one.code == "data_masuk" and changed else one
        for one in asked.variables
    )
    before = replace(asked, variables=variables)
    for quarter, given in ((1, before), (2, asked)):
        form = build(given, Period(2026, quarter), ("TIK",))
        contents = {("TIK", code, "nilai"): value for code, value in FIGURES["TIK"].items()}
        (box / f"TIK{quarter}.xlsx").write_bytes(template.draw(form, contents))
    done = iku("consolidate", box, "-o", tmp_path / "o.xlsx", "--json").json
    (figure,) = [one for one in done["indicators"] if one["code"] == "rilis"]
    if changed:
        assert (figure["status"], figure["value"]) == ("refused", None)
        assert "E127" in {one["code"] for one in done["findings"]}
    else:
        assert (figure["status"], figure["value"]) == ("final", 0.9)
