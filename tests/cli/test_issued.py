"""A document is a draft until its period is closed; what it says that it is, is proven or not believed."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from iku_excel import archive, parts, summary, xlsx
from iku_excel.cli import closing
from iku_excel.cli.email.document import content_of
from iku_excel.core.model import Issuance
from iku_excel.delivery.journal import NAME as JOURNAL
from iku_excel.delivery.posting import id_of
from iku_excel.summary.embedded.reading import recall, recall_bytes
from iku_excel.texts.keys import PUBLIC

from ..sharing import made_once
from .conftest import iku
from .forging import carried, carrying, forged, of, replaced
from .test_closed_year import MERGED, Office

VERSION_2 = Path(__file__).parent / "version_2"
PERIOD = "2026-TW1"
DOCUMENT, PACKAGE = f"keluaran/IKU_{PERIOD}.xlsx", f"arsip/{PERIOD}.zip"
CLOSE = ("close", PERIOD, "--date", "2026-04-10", "--closed", "2026-04-12", "--without-pdf")
NUMBERED = (*CLOSE, "--number", "050/1/2026")
ADDRESSES = '\n[surel]\npengirim = "rencana@contoh.go.id"\nkepada = ["kepala@contoh.go.id"]\n'


def begun(folder: Path) -> Office:
    """An office with its key, TW I sent, consolidated under the name that closing looks for."""
    office = Office(folder)
    office.defines("KEPALA LAMA", MERGED)
    office.sends("INFO", PERIOD, aktif=10, verifikasi=20, siaran=7, masuk=10)
    office.sends("TIK", PERIOD, dilayani=100)
    assert office.iku("key", "--new").code == 0
    assert office.iku("consolidate", "--date", "2026-04-10", "-o", DOCUMENT).code == 0
    return office


def copied(folder: Path, to: Path) -> Office:
    office = Office.__new__(Office)
    office.folder = Path(shutil.copytree(folder, to))
    return office


@pytest.fixture(scope="session")
def drafted(tmp_path_factory) -> Path:
    """Read only."""
    return made_once(tmp_path_factory, "draf", lambda made: begun(made / "kantor é")) / "kantor é"


@pytest.fixture(scope="session")
def issued(drafted, tmp_path_factory) -> Path:
    """The same, closed; read only."""

    def make(made: Path) -> None:
        assert copied(drafted, made / "kantor é").iku(*NUMBERED, "--public").code == 0

    return made_once(tmp_path_factory, "terbit", make) / "kantor é"


@pytest.fixture
def office(drafted, tmp_path) -> Office:
    return copied(drafted, tmp_path / "kantor é")


@pytest.fixture
def closed(issued, tmp_path) -> Office:
    return copied(issued, tmp_path / "kantor é")


def issuance(path: Path) -> Issuance | None:
    return recall(path).results.issuance


def test_from_draft_to_issue_and_back(office):
    path = office.folder / DOCUMENT
    draft = path.read_bytes()
    assert issuance(path) == Issuance()
    run = office.iku("verify", DOCUMENT, "kotak-masuk")
    assert (run.code, "Dokumen ini draf" in run.out) == (0, True)
    assert office.iku(*NUMBERED).code == 0
    assert issuance(path) == Issuance(0, "050/1/2026")
    run = office.iku("verify", DOCUMENT, "kotak-masuk")
    assert (run.code, "sama dengan yang dicatat arsip" in run.out) == (0, True)
    assert office.iku("verify", PACKAGE).code == 0
    run = office.iku(*NUMBERED)
    assert (run.code, "E580" in run.err, "sudah terbit" in run.err) == (2, True, True)
    run = office.iku("close", PERIOD, "--undo")
    assert (run.code, path.read_bytes(), (office.folder / PACKAGE).exists()) == (0, draft, False)
    assert office.iku(*CLOSE).code == 0
    assert issuance(path) == Issuance(0)


def test_json_and_terminal_say_it(office):
    options = ("consolidate", "--period", PERIOD, "--date", "2026-04-10", "--force", "-o", "keluaran/x.xlsx")
    assert office.iku(*options, "--json").json["document"] == {
        "state": "draft",
        "revision": None,
        "number": None,
    }
    assert "Dokumen ini draf; iku close 2026-TW1 menerbitkannya" in office.iku(*options).out
    assert office.iku(*NUMBERED).code == 0
    told = office.iku(*options, "--json").json["document"]
    assert told == {"state": "issued", "revision": 0, "number": "050/1/2026"}
    assert (office.folder / "keluaran/x.xlsx").read_bytes() == (office.folder / DOCUMENT).read_bytes()
    other = [*options[:3], "--date", "2026-04-30", *options[5:], "--json"]
    assert office.iku(*other).json["document"]["state"] == "draft"


def test_the_letter_of_a_draft_says_so_and_that_of_an_issue_its_number(office):
    with (office.folder / "pengaturan.toml").open("a", encoding="utf-8") as settings:
        settings.write(ADDRESSES)
    run = office.iku("email", DOCUMENT, "--without-pdf")
    assert (run.code, "draf, belum diterbitkan" in run.out) == (0, True), run.err
    text = (office.folder / f"keluaran/IKU_{PERIOD}_surel/surat.txt").read_text("utf-8")
    assert "(draf)" in text
    assert "Dokumen ini DRAF untuk diperiksa" in text
    assert office.iku(*NUMBERED).code == 0
    assert office.iku("email", DOCUMENT, "--without-pdf", "--force").code == 0
    text = (office.folder / f"keluaran/IKU_{PERIOD}_surel/surat.txt").read_text("utf-8")
    assert ("raf" in text.casefold(), "Nomor dokumen: 050/1/2026." in text) == (False, True)


def test_a_draft_that_was_mailed_does_not_keep_an_issue_from_being_undone(closed):
    """What went out is told by its content, not by its file's name."""

    def mailed(data: bytes) -> None:
        workbook, _ = xlsx.read(data, "")
        line = {
            "id": id_of("dokumen", "a@b.id", content_of(workbook)),
            "state": "terkirim",
            "kind": "dokumen",
        }
        line |= {"time": "2026-04-09T08:00:00", "to": "a@b.id", "reason": "", "file": Path(DOCUMENT).name}
        (closed.folder / "keluaran" / JOURNAL).write_text(json.dumps(line) + "\n", encoding="utf-8")

    mailed((closed.folder / DOCUMENT).read_bytes())
    run = closed.iku("close", PERIOD, "--undo")
    assert (run.code, "E583" in run.err) == (2, True)
    kept = replace(recall(closed.folder / DOCUMENT).results, issuance=Issuance())
    package = archive.opened((closed.folder / PACKAGE).read_bytes(), "x.zip")
    draft = closing.draft(package, closed.folder / "keluaran")
    assert recall_bytes(draft, "x").results == kept
    mailed(draft)
    assert closed.iku("close", PERIOD, "--undo").code == 0


def test_a_run_that_was_broken_off_after_the_document_is_finished(closed):
    """The issue stands in keluaran and no package yet: what stands there is known to be of these results."""
    document, package = closed.folder / DOCUMENT, closed.folder / PACKAGE
    before = document.read_bytes(), package.read_bytes()
    package.unlink()
    run = closed.iku("verify", DOCUMENT)
    assert (run.code, "tidak mencatatnya" in run.out) == (1, True)
    assert closed.iku(*NUMBERED).code == 0
    assert (document.read_bytes(), package.read_bytes()) == before
    package.unlink()
    assert closed.iku(*CLOSE, "--number", "050/2/2026").code == 0  # another number is no other document
    assert issuance(document) == Issuance(0, "050/2/2026")


def test_a_revision_is_one_only_where_something_changed(closed):
    revise = (*CLOSE, "--revise", "--reason", "INFO meralat")
    run = closed.iku(*revise)
    assert (run.code, "E598" in run.err) == (2, True)
    assert not list((closed.folder / "arsip").glob("*_P1*"))
    closed.sends("INFO", PERIOD, 2, aktif=12, verifikasi=20, siaran=7, masuk=10)
    assert closed.iku(*revise).code == 0
    path = closed.folder / f"keluaran/IKU_{PERIOD}_P1.xlsx"
    assert issuance(path) == Issuance(1, "", "INFO meralat")
    assert "Perubahan ke-1" in str(openpyxl.load_workbook(path)["IKU"].oddFooter.left.text)
    first = closed.iku("verify", DOCUMENT)
    assert (first.code, "sudah digantikan: Perubahan ke-1 (2026-TW1_P1.zip)" in first.out) == (0, True)
    assert closed.iku("close", PERIOD, "--undo").code == 0
    assert not path.exists()
    assert "digantikan" not in closed.iku("verify", DOCUMENT).out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--number", "0" * 51), "paling banyak 50 huruf"),
        (("--reason", "x" * 301), "paling banyak 300 huruf"),
    ],
)
def test_what_no_footer_holds_is_refused(office, options, told):
    run = office.iku(*CLOSE, *options)
    assert (run.code, "E596" in run.err, told in " ".join(run.err.split())) == (2, True, True)
    assert not (office.folder / "arsip").exists()


# --- a stranger's hand -----------------------------------------------------------------------------------


def as_issued(told) -> None:
    told["issuance"] = {"": "Issuance", "number": 0, "document": "050/9/2026", "reason": ""}


FORGERIES = {
    "footer": (replaced(of("IKU"), r"\n Draf", ""), "Kepala atau kaki halaman tidak memuat"),
    "state line": (replaced("xl/sharedStrings.xml", "Draf  ·  ●", "Terbit  ·  ●"), "Ringkasan › A3"),
    "status of the file": (
        replaced("docProps/core.xml", "<cp:contentStatus>Draf", "<cp:contentStatus>Terbit"),
        "Sifat berkas, status: “Terbit”, seharusnya “Draf”",
    ),
    "record": (carrying(as_issued), "Isinya berubah sesudah ditandatangani"),
    "record without it": (carrying(lambda told: told.pop("issuance")), "E510"),
    "record with nothing": (carrying(lambda told: told.update(issuance=None)), "E510"),
}


@pytest.mark.parametrize(("change", "named"), FORGERIES.values(), ids=FORGERIES)
def test_a_draft_that_somebody_made_an_issue_of_is_told(drafted, tmp_path, change, named):
    path = tmp_path / "IKU.xlsx"
    path.write_bytes(forged((drafted / DOCUMENT).read_bytes(), change))
    run = iku("verify", path, "--key", drafted / PUBLIC, cwd=tmp_path)
    assert (run.code > 0, named in run.out + run.err) == (True, True), run.out + run.err


@pytest.fixture
def drawn_anew(drafted, tmp_path) -> Path:
    """A draft as our own program would have drawn it as an issue, with no key: perfect in itself."""
    results = replace(recall(drafted / DOCUMENT).results, issuance=Issuance(0, "050/9/2026"))
    path = tmp_path / "palsu" / "IKU.xlsx"
    path.parent.mkdir()
    path.write_bytes(summary.draw(results))
    return path


def test_without_archive_and_signature_verify_says_that_it_proves_nothing(drawn_anew):
    run = iku("verify", drawn_anew, cwd=drawn_anew.parent)
    assert (run.code, "Hal itu tidak terbukti dari berkas ini saja" in run.out) == (0, True), run.out


def test_beside_the_archive_that_does_not_know_it_it_is_false(drawn_anew, office):
    shutil.copy(drawn_anew, office.folder / "keluaran" / "palsu.xlsx")
    run = office.iku("verify", "keluaran/palsu.xlsx")
    assert (run.code, "tidak mencatatnya" in run.out) == (1, True)
    away = office.iku("verify", drawn_anew, "kotak-masuk")
    assert (away.code, "tidak mencatatnya" in away.out) == (1, True)


def one_byte_more(package: bytes) -> bytes:
    """The same package, in which a part is no longer what was laid down."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + b" " * name.endswith(".toml"))
    return made.getvalue()


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], one_byte_more], ids=["cut", "changed"]
)
def test_a_damaged_package_is_named_and_nobody_is_called_a_forger(closed, damage):
    package = closed.folder / PACKAGE
    package.write_bytes(damage(package.read_bytes()))
    run = closed.iku("verify", DOCUMENT)
    assert (run.code, f"{package.name} dalam" in run.out, "tidak mencatatnya" in run.out) == (1, True, False)


def test_a_known_keys_signature_proves_it_away_from_the_archive(issued, tmp_path):
    path = Path(shutil.copy(issued / DOCUMENT, tmp_path))
    run = iku("verify", path, "--key", issued / PUBLIC, cwd=tmp_path)
    assert (run.code, "demikian yang ditandatangani kunci kantornya" in run.out) == (0, True)
    assert "tidak terbukti dari berkas ini saja" in iku("verify", path, cwd=tmp_path).out


def test_another_offices_archive_is_not_asked(issued, office):
    """Who collects the documents of others has an archive of his own."""
    text = (office.folder / "definisi.toml").read_text("utf-8").replace("DINAS KOMINFO", "SETDA")
    (office.folder / "definisi.toml").write_text(text, encoding="utf-8")
    shutil.copy(issued / DOCUMENT, office.folder / "kiriman.xlsx")
    run = office.iku("verify", "kiriman.xlsx")
    assert (run.code, "Arsip kantornya tidak ada di sini" in run.out) == (0, True), run.out


def test_a_package_that_calls_its_document_otherwise_is_false(closed):
    for name in (PACKAGE, PACKAGE.replace(".zip", "_publik.zip")):
        path = closed.folder / name
        package = archive.opened(path.read_bytes(), path.name)
        path.write_bytes(archive.packed({**package.manifest, "document": "1/1"}, package.parts))
        run = closed.iku("verify", name)
        told = "menyebut dirinya “Terbit, Nomor 050/1/2026”, paketnya “Terbit, Nomor 1/1”"
        assert (run.code, told in run.out) == (1, True), run.out


def test_the_footer_of_a_copy_is_held_to_what_it_says(closed):
    path = closed.folder / "salinan.xlsx"
    package = archive.opened((closed.folder / "arsip/2026-TW1_publik.zip").read_bytes(), "x.zip")
    data = package.parts[package.document]
    path.write_bytes(data)
    assert closed.iku("verify", "salinan.xlsx").code == 0
    path.write_bytes(forged(data, replaced(of("IKU"), "Nomor 050/1", "Nomor 050/7")))
    run = closed.iku("verify", "salinan.xlsx")
    assert (run.code, "Nomor050/7" in run.out) == (1, True), run.out


# --- what the version before issued ------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path) -> Office:
    return copied(VERSION_2, tmp_path / "kantor")


def test_what_an_earlier_version_issued_verifies_by_meaning(older):
    run = older.iku("verify", PACKAGE)
    assert (run.code, "3 angka dokumen sama dengan hasil hitung ulang" in run.out) == (0, True), run.out
    assert issuance(older.folder / DOCUMENT) is None
    changed = carried((older.folder / DOCUMENT).read_bytes())
    assert "issuance" not in changed


@pytest.mark.libreoffice
def test_its_document_alone_too_and_one_changed_figure_is_named(older):
    run = older.iku("verify", DOCUMENT, "kotak-masuk")
    assert (run.code, "versi iku yang lebih lama" in run.out, "Ditandatangani kunci" in run.out) == (
        0,
        True,
        True,
    ), run.out


def test_later_work_stands_on_it_and_it_is_revised_and_undone(older):
    again = older.iku("consolidate", "--period", PERIOD, "--json", "-o", "x.xlsx")
    assert again.json["document"] == {"state": "issued", "revision": 0, "number": "050/1/2026"}
    run = older.iku("verify", "x.xlsx")
    assert (run.code, "sama dengan yang dicatat arsip" in run.out) == (0, True), run.out
    older.sends("INFO", PERIOD, 2, aktif=12, verifikasi=20, siaran=7, masuk=10)
    revised = older.iku(*CLOSE, "--revise", "--reason", "INFO meralat")
    assert (revised.code, "50,00 % → 60,00 %" in revised.out) == (0, True), revised.err
    assert older.iku("verify", "arsip/2026-TW1_P1.zip").code == 0
    for _ in range(2):
        assert older.iku("close", PERIOD, "--undo").code == 0
    assert issuance(older.folder / DOCUMENT) == Issuance()
    assert parts.unpack((older.folder / DOCUMENT).read_bytes())
