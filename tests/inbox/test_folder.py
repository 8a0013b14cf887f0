"""The folder of received files: what is read, what is left out, and nothing that hangs."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_excel import inbox
from iku_excel.core.findings import Finding, IkuError, Place
from iku_excel.core.model import Definition
from iku_excel.inbox import arrivals, folder, workers
from iku_excel.texts import findings as sentences

from ..envelopes.test_envelopes import mail, unnamed, zipped


@pytest.fixture(scope="module")
def form(draw: Callable[..., bytes]) -> bytes:
    return draw("PKP")


@pytest.fixture
def look(diskominfo: Definition, tmp_path: Path):
    """look() reads the folder and gives the files that were read and (code, file) of the findings."""

    def looked():
        submissions, findings = inbox.read_folder(tmp_path, diskominfo)
        files = [submission.origin.file for submission in submissions]
        return files, [(finding.code, finding.place.file) for finding in findings]

    return looked


def put(root: Path, name: str, data: bytes = b"") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_subfolders_are_read_to_any_depth_and_the_archive_is_left_out(tmp_path, look, form):
    deep = "/".join("abcdefghij") + "/e.xlsx"
    for name in ("b.xlsx", "a/c.xlsx", deep, "Arsip/f.xlsx", "a/arsip/g.xlsx"):
        put(tmp_path, name, form)
    files, findings = look()
    assert files == [deep, "a/c.xlsx", "b.xlsx"]
    assert sorted(findings) == [("N155", "Arsip/"), ("N155", "a/arsip/")]


COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("foto.jpg", b"\xff\xd8\xff\xe0", "W162"),
        ("IKU PKP", b"\x89PNG\r\n", "W162"),
        ("IMG_1.heic", b"\0\0\0\x18ftypheic", "W162"),
        ("PKP.xlsx", b"\xff\xd8\xff\xe0", "W162"),
        ("scan.pdf", b"%PDF-1.7", "W163"),
        ("PKP.xlsx", b"%PDF-1.7", "W163"),
        ("PKP.rar", b"Rar!\x1a\7", "W164"),
        ("PKP.7z", b"7z\xbc\xaf\x27\x1c", "W164"),
        ("PKP.docx", zipped(("[Content_Types].xml", b"<T/>"), ("word/document.xml", b"<w/>")), "W165"),
        ("PKP.doc", COMPOUND + "WordDocument".encode("utf-16-le"), "W165"),
        ("PKP.gsheet", b'{"url": ""}', "W166"),
        (".PKP.xlsx.icloud", b"bplist00", "W166"),
        ("PKP.xlsx.crdownload", b"x", "W167"),
        ("PKP.xlsx.part", b"x", "W167"),
        ("PKP.xlsx.tmp", b"x", "W167"),
        ("PKP.csv", b"aktif;12\n", "W168"),
        ("isian.csv", b"PKP;12\n", "W168"),
        ("PKP.tar", bytes(257) + b"ustar" + bytes(250), "W164"),
    ],
    ids=unnamed,
)
def test_what_cannot_be_read_is_something_that_came(tmp_path, look, form, name, data, code):
    put(tmp_path, "TIK/form.xlsx", form)
    put(tmp_path, name, data)
    assert look() == (["TIK/form.xlsx"], [(code, name)])


@pytest.mark.parametrize("name", ["PKP.xlsx.1", "Formulir IKU", "x.bin", "PKP.zip", "PKP.pdf", "PKP.xls"])
def test_a_file_is_what_its_bytes_say_whatever_its_name(tmp_path, look, form, name):
    put(tmp_path, name, form)
    assert look() == ([name], [])


def test_what_lies_in_envelopes_is_read_under_its_way(tmp_path, look, form):
    put(
        tmp_path, "kiriman WA.zip", zipped(("PKP.xlsx", form), ("foto.jpg", b"\xff\xd8\xff"), ("a.txt", b"a"))
    )
    put(tmp_path, "TW2/surat.eml", mail(("IKU.xlsx", form)))
    files, findings = look()
    assert files == ["TW2/surat.eml › IKU.xlsx", "kiriman WA.zip › PKP.xlsx"]
    assert findings == [("N151", "kiriman WA.zip › a.txt"), ("W162", "kiriman WA.zip › foto.jpg")]


def test_a_return_in_a_mail_keeps_who_sent_it(tmp_path, diskominfo, form):
    put(tmp_path, "surat.eml", mail(("IKU.xlsx", form)))
    (submission,), _ = inbox.read_folder(tmp_path, diskominfo)
    assert (submission.origin.sender, submission.origin.mailed) == (
        "siti@contoh.go.id",
        "2026-07-02T08:00:00+07:00",
    )
    assert submission.answers[0].place.file == "surat.eml › IKU.xlsx"


def test_the_same_return_in_two_envelopes_is_one(tmp_path, diskominfo, form):
    put(tmp_path, "a.zip", zipped(("IKU.xlsx", form)))
    put(tmp_path, "b.eml", mail(("IKU.xlsx", form)))
    submissions, _ = inbox.read_folder(tmp_path, diskominfo)
    chosen, findings = inbox.choose(submissions, submissions[0].period)
    assert (len(submissions), len(chosen), [one.code for one in findings]) == (2, 1, ["N130"])


@pytest.mark.posix  # what hangs is told to a fork
@pytest.mark.processes
def test_a_file_that_hangs_in_an_envelope_costs_the_envelope(tmp_path, look, form, monkeypatch):
    def stuck(*_):
        time.sleep(600)

    monkeypatch.setattr(workers, "SECONDS", 2)
    monkeypatch.setattr(workers, "START", "fork")
    monkeypatch.setattr(arrivals, "opened", stuck)
    put(tmp_path, "PKP.xlsx", form)
    put(tmp_path, "a.zip", zipped(("IKU.xlsx", form)))
    assert look() == (["PKP.xlsx"], [("E599", "a.zip")])


def test_no_name_leads_out_of_the_inbox(tmp_path, form):
    put(tmp_path, "luar.xlsx", form)
    put(tmp_path, "kotak/a.zip", zipped(("IKU.xlsx", form)))
    assert inbox.bytes_called(tmp_path / "kotak", "a.zip › IKU.xlsx") == form
    assert inbox.bytes_called(tmp_path / "kotak", "a.zip › lain.xlsx") is None
    assert inbox.bytes_called(tmp_path / "kotak", "../luar.xlsx") is None
    assert inbox.bytes_called(tmp_path / "kotak", str(tmp_path / "luar.xlsx")) is None


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("PKP/foto.jpg", "PKP"),
        ("foto PKP TW2.jpg", "PKP"),
        ("kiriman pkp.zip › foto.jpg", "PKP"),
        ("foto.jpg", ""),
        ("PKP dan TIK.jpg", ""),
        ("PKPX.jpg", ""),
    ],
)
def test_what_cannot_be_read_is_of_the_unit_that_its_way_names(diskominfo, file, unit):
    found = (Finding("W162", Place(file)), Finding("N151", Place(file)))
    assert [one.unit for one in inbox.pointed(found, diskominfo)] == [unit, ""]


def test_what_names_two_units_may_be_of_either(diskominfo):
    (told,) = inbox.pointed((Finding("W162", Place("PKP dan TIK.jpg")),), diskominfo)
    assert sentences.message(told).endswith("(mungkin dari PKP, TIK).")


@pytest.mark.parametrize(
    "name",
    [
        "~$lain.xlsx",
        ".~lock.lain.xlsx#",
        ".tersembunyi.xlsx",
        "Thumbs.db",
        "desktop.ini",
        "surat.docx",
        "foto.jpg",
        "PKP",
    ],
)
def test_what_is_no_form_is_left_out_and_listed(tmp_path, look, form, name):
    put(tmp_path, "PKP.xlsx", form)
    put(tmp_path, name, b"x")
    assert look() == (["PKP.xlsx"], [("N151", name)])


@pytest.mark.parametrize("lock", ["~$PKP.xlsx", ".~lock.PKP.xlsx#", "~$P.xlsx"])
def test_a_file_that_is_open_is_read_with_a_warning(tmp_path, look, form, lock):
    put(tmp_path, "PKP.xlsx", form)
    put(tmp_path, lock, b"x")
    files, findings = look()
    assert files == ["PKP.xlsx"]
    assert findings == [("W152", "PKP.xlsx") if lock != "~$P.xlsx" else ("N151", lock)]


@pytest.mark.posix
def test_links_are_never_followed(tmp_path, look, form):
    put(tmp_path, "PKP.xlsx", form)
    (tmp_path / "tautan.xlsx").symlink_to(tmp_path / "PKP.xlsx")
    (tmp_path / "putus.xlsx").symlink_to(tmp_path / "tiada.xlsx")
    (tmp_path / "lingkar").symlink_to(tmp_path)
    files, findings = look()
    assert files == ["PKP.xlsx"]
    assert sorted(findings) == [("N155", "lingkar"), ("N155", "putus.xlsx"), ("N155", "tautan.xlsx")]


@pytest.mark.posix
def test_a_fifo_is_never_opened(tmp_path, look, form):
    put(tmp_path, "PKP.xlsx", form)
    os.mkfifo(tmp_path / "pipa.xlsx")
    start = time.monotonic()
    assert look() == (["PKP.xlsx"], [("N155", "pipa.xlsx")])
    assert time.monotonic() - start < 10
    data, findings = folder.read_bytes(tmp_path / "pipa.xlsx", "pipa.xlsx")
    assert (data, findings[0].code) == (None, "N155")


@pytest.mark.posix
def test_a_file_without_permission_is_told(tmp_path, form, request):
    path = put(tmp_path, "TIK.xlsx", form)
    path.chmod(0)
    tmp_path.chmod(0o755)
    request.getfixturevalue("bound_by_permissions")
    data, findings = folder.read_bytes(path, "TIK.xlsx")
    assert data is None
    assert [(finding.code, finding.values["sebab"]) for finding in findings] == [("E154", "EACCES")]


def test_a_file_that_cannot_be_read_is_told_with_the_reason(tmp_path):
    data, findings = folder.read_bytes(tmp_path / "hilang.xlsx", "hilang.xlsx")
    assert data is None
    assert (findings[0].code, findings[0].values["sebab"]) == ("E154", "ENOENT")


def test_a_file_that_grows_while_it_is_read_is_told(tmp_path, form, monkeypatch):
    path = put(tmp_path, "PKP.xlsx", form)
    lstat = Path.lstat

    def grown(self):
        with self.open("ab") as file:
            file.write(b"lagi")
        return lstat(self)

    assert folder.read_bytes(path, "PKP.xlsx")[1] == ()
    monkeypatch.setattr(Path, "lstat", grown)
    data, findings = folder.read_bytes(path, "PKP.xlsx")
    assert (data, findings[0].code) == (None, "E153")


def test_a_file_over_the_limit_is_not_read(tmp_path, look, form):
    put(tmp_path, "PKP.xlsx", form)
    with (tmp_path / "besar.xlsx").open("wb") as file:
        file.truncate(folder.FILE_BYTES + 1)
    assert look() == (["PKP.xlsx"], [("E110", "besar.xlsx")])


def test_names_that_are_one_name_elsewhere_are_not_read(tmp_path, look, form):
    put(tmp_path, "PKP.xlsx", form)
    put(tmp_path, "pkp.XLSX", form)
    if len(list(tmp_path.iterdir())) == 2:
        put(tmp_path, "TIK.xlsx", form)
        assert look()[1][0] == ("E157", "pkp.XLSX")
        assert look()[0] == ["TIK.xlsx"]


@pytest.mark.posix
def test_a_name_that_is_no_text_is_told(tmp_path, look, form):
    put(tmp_path, "PKP.xlsx", form)
    with open(os.fsencode(tmp_path) + b"/rusak\xff.xlsx", "wb") as file:  # noqa: PTH123
        file.write(form)
    assert look() == (["PKP.xlsx"], [("E156", "rusak\\xff.xlsx")])


def test_other_spreadsheets_are_read_to_say_what_they_are(tmp_path, look, form):
    put(tmp_path, "PKP.xlsx", form)
    put(tmp_path, "kosong.xlsx")
    put(tmp_path, "lama.xls", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    files, findings = look()
    assert files == ["PKP.xlsx"]
    assert [file for _, file in findings] == ["kosong.xlsx", "lama.xls"]
    assert findings[0][0] == "E101"
    assert findings[1][0].startswith("E10")


@pytest.mark.parametrize("prepare", [lambda path: path, lambda path: path / "tiada"])
def test_a_missing_or_empty_inbox_stops_with_one_error(tmp_path, diskominfo, prepare):
    with pytest.raises(IkuError) as stopped:
        inbox.read_folder(prepare(tmp_path), diskominfo)
    assert [finding.code for finding in stopped.value.findings] == ["E158"]


def test_an_inbox_of_nothing_but_other_files_stops_and_lists_them(tmp_path, diskominfo):
    put(tmp_path, "surat.docx", b"x")
    with pytest.raises(IkuError) as stopped:
        inbox.read_folder(tmp_path, diskominfo)
    assert [finding.code for finding in stopped.value.findings] == ["N151", "E158"]


def test_too_many_files_stop(tmp_path, diskominfo, form, monkeypatch):
    monkeypatch.setattr(folder, "MOST_FILES", 2)
    for number in range(2):
        put(tmp_path, f"{number}.xlsx", form)
    assert inbox.read_folder(tmp_path, diskominfo)[0]
    put(tmp_path, "2.xlsx", form)
    with pytest.raises(IkuError):
        inbox.read_folder(tmp_path, diskominfo)


def test_a_single_file_is_called_by_its_own_name(tmp_path, diskominfo, form):
    submissions, findings = inbox.read_paths([put(tmp_path, "a/PKP.xlsx", form)], diskominfo)
    assert ([one.origin.file for one in submissions], findings) == (["PKP.xlsx"], ())


def test_an_empty_folder_stops_only_who_needs_something_in_it(tmp_path):
    put(tmp_path, "surat.docx")
    with pytest.raises(IkuError):
        inbox.entries(tmp_path)
    files, findings = inbox.entries(tmp_path, may_be_empty=True)
    assert (files, [finding.code for finding in findings]) == ((), ["N151"])


@pytest.mark.parametrize("name", ["PKP.xlsx.crdownload", "PKP.part", "unduhan.tmp", "PKP.gsheet"])
def test_a_download_that_is_whole_is_read_whatever_it_is_still_called(tmp_path, diskominfo, form, name):
    put(tmp_path, name, form)
    submissions, findings = inbox.read_folder(tmp_path, diskominfo)
    assert ([one.origin.file for one in submissions], [one.code for one in findings]) == ([name], [])


def test_half_a_download_is_told_as_one(tmp_path, diskominfo, form):
    put(tmp_path, "PKP.xlsx.crdownload", form[: len(form) // 2])
    put(tmp_path, "PKP.xlsx", form)
    _, findings = inbox.read_folder(tmp_path, diskominfo)
    assert [(one.code, one.place.file) for one in findings] == [("W167", "PKP.xlsx.crdownload")]
