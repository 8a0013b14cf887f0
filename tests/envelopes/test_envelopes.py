"""What is opened, however deep, what is not, and how much may come out of it."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from email.message import EmailMessage

import pytest

from iku_excel import envelopes
from iku_excel.envelopes import envelope, envelope_of, opened

from .outlook_files import compound, message, msg

FORM = b"PK-ish form"


def zipped(*items, method=zipfile.ZIP_DEFLATED):
    """A zip file of (name, bytes); the same items give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in items:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def mail(*items, sender="Siti <siti@contoh.go.id>", subject="IKU TW2"):
    """A saved mail with (name, bytes) attached; the same items give the same bytes."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "perencana@contoh.go.id", subject
    message["Date"] = "Thu, 02 Jul 2026 08:00:00 +0700"
    message.set_content("Terlampir.")
    for name, data in items:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if items:
        message.set_boundary(hashlib.sha256(repr((items, subject)).encode()).hexdigest()[:32])
    return message.as_bytes()


def unnamed(value):
    """Bytes name no test, nor does what makes them."""
    return "bytes" if isinstance(value, bytes) or callable(value) else None


def mbox(*mails):
    return b"".join(b"From x@y.id Thu Jul  2 08:00:00 2026\n" + one + b"\n\n" for one in mails)


def names(data, name="kiriman"):
    items, findings = opened(data, name)
    return [item.name for item in items], [(one.code, one.place.file) for one in findings]


@pytest.mark.parametrize(
    ("data", "inside"),
    [
        (zipped(("IKU.xlsx", FORM)), ["kiriman › IKU.xlsx"]),
        (zipped(("IKU.xlsx", FORM), method=zipfile.ZIP_STORED), ["kiriman › IKU.xlsx"]),
        (zipped(("TW2/PKP/IKU.xlsx", FORM), ("TW2/", b"")), ["kiriman › TW2/PKP/IKU.xlsx"]),
        (zipped(("a.zip", zipped(("IKU.xlsx", FORM)))), ["kiriman › a.zip › IKU.xlsx"]),
        (
            zipped(("a.zip", zipped(("b.zip", zipped(("IKU.xlsx", FORM)))))),
            ["kiriman › a.zip › b.zip › IKU.xlsx"],
        ),
        (
            zipped(("__MACOSX/._IKU.xlsx", b"x"), (".DS_Store", b"x"), ("IKU.xlsx", FORM)),
            ["kiriman › IKU.xlsx"],
        ),
        (mail(("IKU.xlsx", FORM)), ["kiriman › IKU.xlsx"]),
        (mail(("IKU.xlsx", FORM), ("IKU.xlsx", FORM)), ["kiriman › IKU.xlsx", "kiriman › IKU.xlsx (2)"]),
        (mail(("a.zip", zipped(("IKU.xlsx", FORM)))), ["kiriman › a.zip › IKU.xlsx"]),
        (mail(("lama.eml", mail(("IKU.xlsx", FORM)))), ["kiriman › lama.eml › IKU.xlsx"]),
        (
            mbox(mail(("IKU.xlsx", FORM)), mail(("TIK.xlsx", FORM), subject="Re: a/b")),
            ["kiriman › 1 IKU TW2/IKU.xlsx", "kiriman › 2 Re: a b/TIK.xlsx"],
        ),
        (zipped(("surat.eml", mail(("IKU.xlsx", FORM)))), ["kiriman › surat.eml › IKU.xlsx"]),
    ],
    ids=unnamed,
)
def test_what_lies_in_an_envelope_is_named_by_its_way(data, inside):
    assert envelope_of(data) is not None
    assert names(data) == (inside, [])
    assert all(item.data == FORM for item in opened(data, "kiriman")[0])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\3\4",
        FORM,
        b"From: satu baris saja\n\nisi",
        b"Yth. Bapak: mohon\nPerihal: IKU\n\n",
        zipped(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")),
        zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")),
        zipped(("xl/workbook.xml", b"<workbook/>")),
        zipped(("Index/Document.iwa", b"x")),
    ],
    ids=unnamed,
)
def test_what_is_no_envelope(data):
    if not data.startswith(b"PK\3\4") or len(data) > 10:
        assert envelope_of(data) is None


def test_a_mail_says_who_sent_it_and_when_also_of_what_lies_deeper():
    for data in (mail(("IKU.xlsx", FORM)), mail(("a.zip", zipped(("IKU.xlsx", FORM))))):
        (item,) = opened(data, "surat.eml")[0]
        assert (item.sender, item.sent) == ("siti@contoh.go.id", "2026-07-02T08:00:00+07:00")
    damaged = mail(("IKU.xlsx", FORM)).replace(b"Siti <siti@contoh.go.id>", b"tanpa alamat <")
    (item,) = opened(damaged, "surat.eml")[0]
    assert item.sent == "2026-07-02T08:00:00+07:00"


def test_names_as_windows_and_old_zips_write_them():
    def renamed(raw, flag=0):
        data = zipped(("AAAA.xlsx", FORM)).replace(b"AAAA.xlsx", raw)
        if flag:
            data = data.replace(b"PK\3\4\x14\0\0\0", b"PK\3\4\x14\0" + struct.pack("<H", flag))
            data = data.replace(
                b"PK\1\2\x14\x03\x14\0\0\0", b"PK\1\2\x14\x03\x14\0" + struct.pack("<H", flag)
            )
        return names(data)[0]

    assert renamed(b"a\\AA.xlsx"[:9]) == ["kiriman › a/AA.xlsx"]
    assert renamed("é__.xlsx".encode()) == ["kiriman › é__.xlsx"]
    assert renamed("é__.xlsx".encode(), 0x800) == ["kiriman › é__.xlsx"]
    assert renamed("é___.xlsx".encode("cp437")) == ["kiriman › é___.xlsx"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped(("../IKU.xlsx", FORM)), "E109"),
        (zipped(("/etc/IKU.xlsx", FORM)), "E109"),
        (zipped(("a.xlsx", FORM), ("A.XLSX", FORM)), "E108"),
        (zipped(*((f"{number}", b"") for number in range(envelope.MOST_ITEMS + 1))), "E172"),
        (zipped(), "W171"),
        (mail(), "W171"),
        (zipped(("IKU.xlsx", FORM))[:-30], "E102"),
    ],
    ids=unnamed,
)
def test_what_is_wrong_with_an_envelope_is_told_of_it(data, code):
    inside, findings = names(data)
    assert (inside, [code for code, _ in findings]) == ([], [code])
    assert findings[0][1].startswith("kiriman")


def test_one_damaged_item_leaves_the_others():
    data = zipped(("a.xlsx", FORM), ("b.xlsx", b"utuh sekali"), method=zipfile.ZIP_STORED)
    damaged = data.replace(b"utuh sekali", b"utuh sekall", 1)
    assert names(damaged) == (["kiriman › a.xlsx"], [("E102", "kiriman › b.xlsx")])


def test_a_bomb_in_a_bomb_stops_at_the_whole():
    bomb = zipped(*((f"{number}", bytes(envelope.TOTAL_BYTES // 8)) for number in range(4)))
    many = zipped(*((f"{number}.zip", bomb) for number in range(10)))
    items, findings = opened(many, "bom.zip")
    assert sum(len(item.data) for item in items) <= envelope.TOTAL_BYTES
    assert {finding.code for finding in findings} == {"E110"}


def test_deeper_than_that_is_not_opened():
    data = zipped(("IKU.xlsx", FORM))
    for _ in range(envelope.DEEPEST):
        data = zipped(("dalam.zip", data))
    assert names(data)[1] == [("E172", "kiriman › dalam.zip › dalam.zip › dalam.zip")]


def test_an_encrypted_archive_says_that_it_is_locked():
    data = zipped(("IKU.xlsx", FORM))
    flags = data.index(b"PK\1\2") + 8
    data = data[:flags] + b"\1" + data[flags + 1 :]
    assert names(data)[1] == [("E107", "kiriman")]


def test_every_kind_of_envelope_stands_in_the_table():
    assert len(envelopes.ENVELOPES) == 4


def test_a_damaged_outlook_mail_is_told_as_damaged():
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "__properties_version1.0".encode("utf-16-le")
    assert names(data) == ([], [("E102", "kiriman")])


def test_what_is_attached_to_an_outlook_mail_and_to_mails_in_it():
    """A link to a file elsewhere is told, an ornament of the text is not."""
    large = FORM * 2000
    inner = message(("TIK.xlsx", large), sender="tik@contoh.go.id", subject="Isian TIK")
    data = msg(("IKU.xlsx", FORM), ("teruskan", inner), ("Di Drive.xlsx", None))
    items, findings = opened(data, "kiriman")
    assert [(item.name, item.sender) for item in items] == [
        ("kiriman › IKU.xlsx", "siti@contoh.go.id"),
        ("kiriman › Isian TIK/TIK.xlsx", "tik@contoh.go.id"),
    ]
    assert [item.data for item in items] == [FORM, large]
    assert {item.sent for item in items} == {"2026-07-02T01:00:00+00:00"}
    assert [(one.code, one.place.file) for one in findings] == [("W166", "kiriman › Di Drive.xlsx")]


def test_outlook_mails_nested_too_deep_are_told():
    tree = message(("IKU.xlsx", FORM))
    for _ in range(envelope.DEEPEST):
        tree = message(("dalam", tree))
    assert [code for code, _ in names(compound(tree))[1]] == ["E172"]


def streamed(*items):
    """A zip as a program writes it that cannot go back: sizes stand behind the data."""

    class Forward(io.RawIOBase):
        def writable(self):
            return True

        def write(self, data):
            written.extend(data)
            return len(data)

    written = bytearray()
    with zipfile.ZipFile(Forward(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in items:
            archive.writestr(name, data)
    return bytes(written)


def wide(name, data):
    """A zip with the sizes of a zip64."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, archive.open(name, "w", force_zip64=True) as file:
        file.write(data)
    return buffer.getvalue()


@pytest.mark.parametrize("data", [streamed(("IKU.xlsx", FORM)), wide("IKU.xlsx", FORM)], ids=unnamed)
def test_zips_of_programs_that_write_forward_or_wide_are_opened(data):
    assert names(data) == (["kiriman › IKU.xlsx"], [])


def overlapping():
    """Two names for one stretch of the file, of which a small zip makes a large folder."""
    whole = zipped(("aa.xlsx", FORM))
    start, end = whole.index(b"PK\1\2"), whole.index(b"PK\5\6")
    central = whole[start:end] + whole[start:end].replace(b"aa.xlsx", b"ab.xlsx")
    record = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(central), start, 0)
    return whole[:start] + central + record


def lying(at, value):
    """A zip whose directory says of its file what is not so."""
    data = bytearray(zipped(("IKU.xlsx", FORM)))
    start = data.index(b"PK\1\2") + at
    data[start : start + len(value)] = value
    return bytes(data)


def nested(depth):
    start = b"From: a@b.id\nTo: c@d.id\nSubject: x\nContent-Type: message/rfc822\n\n"
    return start * depth + mail(("IKU.xlsx", FORM))


FLOOD = b"From: a@b.id\nTo: c@d.id\nContent-Type: multipart/mixed; boundary=x\n\n"


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: zipped(*((str(number), b"") for number in range(50_000))), "E172"),
        (overlapping, "E108"),
        (lambda: lying(20, b"\xff" * 8), "E110"),
        (lambda: lying(24, struct.pack("<L", 1 << 31)), "E110"),
        (lambda: lying(24, struct.pack("<L", 5)), "E102"),
        (lambda: lying(42, struct.pack("<L", 7)), "E102"),
        (lambda: zipped(("C:\\IKU.xlsx", FORM)), "E109"),
        (lambda: zipped(("..\\..\\IKU.xlsx", FORM)), "E109"),
        (lambda: nested(5_000), "E172"),
        (lambda: FLOOD + b"--x\nContent-Type: application/x; name=a\n\nPK\n" * 50_000, "E172"),
        (lambda: FLOOD + b"--x\n\n" * 200_000 + b"name=", "E172"),
        (lambda: mbox(*(mail(("a", FORM), subject=str(number % 7)) for number in range(3))) * 3_400, "E172"),
    ],
    ids=unnamed,
)
def test_what_would_take_too_long_or_too_much_is_refused(made, code):
    inside, findings = names(made())
    assert ([name for name in inside if "IKU" in name], {code for code, _ in findings}) == ([], {code})


def test_ten_thousand_mails_without_anything_are_looked_through():
    plain = [b"From: a@b.id\nTo: c@d.id\nSubject: rapat\n\nisi\n"] * 10_000
    assert names(mbox(*plain, mail(("IKU.xlsx", FORM))))[0] == ["kiriman › 10001 IKU TW2/IKU.xlsx"]


def test_a_mail_in_mails_is_opened_as_deep_as_anybody_forwards():
    assert names(nested(30)) == (["kiriman › IKU.xlsx"], [])


def test_the_logo_in_a_mails_text_is_no_return_and_a_photo_is():
    message = EmailMessage()
    message["From"], message["Subject"], message["To"] = "a@b.id", "x", "c@d.id"
    message.set_content("Terlampir.")
    message.add_alternative('<p>Terlampir.</p><img src="cid:logo"><img src="cid:foto">', subtype="html")
    page = message.get_payload()[1]
    page.add_related(b"\x89PNG logo", "image", "png", cid="<logo>", filename="logo.png")
    page.add_related(b"\xff\xd8\xff" + bytes(100_000), "image", "jpeg", cid="<foto>", filename="foto.jpg")
    message.add_attachment(b"\x89PNG", "image", "png", filename="tangkapan.png")
    assert names(message.as_bytes())[0] == ["kiriman › foto.jpg", "kiriman › tangkapan.png"]
