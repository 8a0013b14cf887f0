"""The office's key signs what leaves it; what a signature proves is told, and a lost key is no disaster."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from iku_excel import parts, summary
from iku_excel.cli.keys import COPY, make_key, read_register, signer
from iku_excel.cli.verify import run
from iku_excel.core.findings import IkuError
from iku_excel.receipts.writing import seal_of
from iku_excel.summary.embedded.reading import recall_bytes
from iku_excel.texts import keys as words

from .conftest import iku
from .forging import carrying, forged, of, replaced

WORKBOOK = Path("keluaran") / "IKU_2026-TW2.xlsx"


@pytest.fixture(scope="module")
def office(tmp_path_factory, demo) -> Path:
    """A workspace with a signed document; a test takes a copy of what it spoils."""
    folder = tmp_path_factory.mktemp("kantor") / "kerja"
    assert iku("init", folder).code == 0
    shutil.copytree(demo / "kotak-masuk", folder / "kotak-masuk", dirs_exist_ok=True)
    made = iku("consolidate", "kotak-masuk", "-d", demo / "definisi-contoh.toml", "-o", WORKBOOK, cwd=folder)
    assert made.code == 0, made.err
    return folder


@pytest.fixture
def elsewhere(office, tmp_path, monkeypatch) -> Path:
    """The document at somebody's who has nothing else."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(office / WORKBOOK, tmp_path / "dikirim.xlsx"))


def fingerprint(office: Path) -> str:
    return read_register(office / words.PUBLIC)[-1].fingerprint


@pytest.mark.posix
def test_the_private_key_is_its_owners_and_lies_outside_the_output(office):
    assert (office / words.PRIVATE).stat().st_mode & 0o777 == 0o600
    assert (office / words.PRIVATE).parent.stat().st_mode & 0o777 == 0o700
    assert not list((office / "keluaran").glob("**/*.pem"))


def test_the_office_knows_its_own_signature(office, told):
    assert run(office / WORKBOOK, None) == 0
    assert any("yang dikenal di sini" in line for line in told)


def test_elsewhere_it_is_proved_by_the_fingerprint_or_the_register(office, elsewhere, told):
    assert run(elsewhere, None) == 0
    assert any(line.startswith("◊ Ditandatangani kunci") for line in told)
    told.clear()
    assert run(elsewhere, None, None, fingerprint(office).lower().replace("-", " ")) == 0
    assert any("yang dikenal di sini" in line for line in told)
    told.clear()
    assert run(elsewhere, None, office / words.PUBLIC) == 0
    assert any("yang dikenal di sini" in line for line in told)
    told.clear()
    assert run(elsewhere, None, None, "0000-" * 7 + "0000") == 1
    assert any("bukan kunci yang Anda sebut" in line for line in told)


def test_the_code_stands_in_every_footer_and_is_told(elsewhere, told):
    run(elsewhere, None)
    code = re.search(r"\w{4}-\w{4}-\w{4}", told[0])[0]
    footers = [text for name, text in parts.unpack(elsewhere.read_bytes()) if b"<oddFooter>" in text]
    assert len(footers) > 8
    assert all(code.encode() in text for text in footers)


def test_unsigned_is_told_as_unsigned_and_not_as_forged(demo, told):
    assert run(demo / WORKBOOK, None) == 0
    assert any(line.startswith("○ Tidak ditandatangani") for line in told)


def test_who_asks_for_a_key_is_not_content_with_an_unsigned_document(demo, office):
    assert run(demo / WORKBOOK, None, None, fingerprint(office)) == 1


def test_what_changed_after_signing_is_told(office, elsewhere, told):
    data = forged(elsewhere.read_bytes(), carrying(lambda told: told["submissions"][0].update(phone="0")))
    elsewhere.write_bytes(data)
    assert run(elsewhere, None, office / words.PUBLIC) == 1
    assert any("Isinya berubah sesudah ditandatangani" in line for line in told)


def test_the_same_key_and_inputs_give_the_same_bytes(office, demo, tmp_path):
    again = office / "keluaran" / "lagi.xlsx"
    iku("consolidate", "kotak-masuk", "-d", demo / "definisi-contoh.toml", "-o", again, cwd=office)
    assert again.read_bytes() == (office / WORKBOOK).read_bytes()


def test_a_lost_key_leaves_old_documents_provable(office, elsewhere, tmp_path):
    lost = Path(shutil.copytree(office, tmp_path / "hilang"))
    old = fingerprint(lost)
    (lost / words.PRIVATE).unlink()
    made = iku("key", "--new", cwd=lost)
    assert made.code == 0, made.err
    assert len(read_register(lost / words.PUBLIC)) == 2
    assert old != fingerprint(lost)
    verified = iku("verify", elsewhere, "--key", lost / words.PUBLIC)
    assert verified.code == 0
    assert "yang dikenal di sini" in verified.out
    listed = iku("key", cwd=lost)
    assert old in listed.out
    assert fingerprint(lost) in listed.out


def test_a_replaced_key_is_kept(office, tmp_path):
    kept = Path(shutil.copytree(office, tmp_path / "ganti"))
    before = (kept / words.PRIVATE).read_bytes()
    assert iku("key", "--new", cwd=kept).code == 0
    old = next((kept / words.PRIVATE).parent.glob("* sampai *.pem"))
    assert old.read_bytes() == before
    if os.name != "nt":
        assert old.stat().st_mode & 0o777 == 0o600


def test_a_damaged_key_signs_nothing(office, tmp_path, demo):
    broken = Path(shutil.copytree(office, tmp_path / "rusak"))
    (broken / words.PRIVATE).write_bytes(b"bukan kunci")
    made = iku("consolidate", "kotak-masuk", "-d", demo / "definisi-contoh.toml", "-o", "x.xlsx", cwd=broken)
    assert made.code == 2
    assert "E550" in made.err
    assert not (broken / "x.xlsx").exists()


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 2000])
def test_a_damaged_register_is_told(elsewhere, tmp_path, content):
    path = tmp_path / "publik.json"
    path.write_bytes(content)
    with pytest.raises(IkuError) as stop:
        run(elsewhere, None, path)
    assert stop.value.findings[0].code == "E551"


def test_outside_a_workspace_no_key_is_made(tmp_path):
    made = iku("key", "--new", cwd=tmp_path)
    assert made.code == 2
    assert "E552" in made.err
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def copy(office, elsewhere) -> Path:
    """The copy for outside, signed."""
    results = recall_bytes(elsewhere.read_bytes(), "x").results
    sign = signer(office, COPY, "Dinas")
    assert sign
    path = elsewhere.with_name("resmi.xlsx")
    path.write_bytes(summary.draw_official(results, "0" * 64, sign=sign))
    return path


def test_the_copy_for_outside_is_verified_by_what_it_shows(office, copy, told):
    assert run(copy, None, office / words.PUBLIC) == 0
    assert any("yang dikenal di sini" in line for line in told)
    assert any("sama dengan yang ditandatangani" in line for line in told)


def test_a_changed_figure_of_the_copy_is_told(office, copy, told):
    def change(content: dict[str, bytes]) -> None:
        name = "xl/sharedStrings.xml"
        content[name] = content[name].replace(b"Sangat Tinggi", b"Rendah")

    copy.write_bytes(forged(copy.read_bytes(), change))
    assert run(copy, None, office / words.PUBLIC) == 1
    assert any("Isinya berubah sesudah ditandatangani" in line for line in told)


def _boxed(content: dict[str, bytes]) -> None:
    name = next(name for name in content if name.startswith("xl/drawings/drawing"))
    box = b"<xdr:twoCellAnchor><xdr:sp><xdr:txBody/></xdr:sp></xdr:twoCellAnchor>"
    content[name] = content[name].replace(b"</xdr:wsDr>", box + b"</xdr:wsDr>")


def _kept_otherwise(content: dict[str, bytes]) -> None:
    name = next(
        name for name in sorted(content) if name.startswith("xl/charts/") and b"<c:numCache>" in content[name]
    )
    content[name] = re.sub(
        rb"(<c:numCache>.*?<c:v>)[^<]*", rb"\g<1>0.123", content[name], count=1, flags=re.DOTALL
    )


COPIES_FORGED = {
    "number format": (
        replaced("xl/styles.xml", 'formatCode="0.00 %"', 'formatCode="&quot;95,00 %&quot;"'),
        "Isinya berubah sesudah ditandatangani",
    ),
    "row hidden": (
        replaced(of("Pengukuran"), '<row r="8"', '<row r="8" hidden="1"'),
        "baris 8: disembunyikan",
    ),
    "text box": (_boxed, "1 gambar atau kotak teks"),
    "value that a chart keeps": (_kept_otherwise, "tersimpan “"),
    "zeros not shown": (
        replaced(of("Pengukuran"), "<sheetView ", '<sheetView showZeros="0" '),
        "Angka nol sekarang tidak ditampilkan",
    ),
}


@pytest.mark.parametrize("kind", COPIES_FORGED)
def test_what_misleads_a_reader_of_a_signed_copy_is_named(kind, office, copy, told):
    change, expected = COPIES_FORGED[kind]
    copy.write_bytes(forged(copy.read_bytes(), change))
    assert run(copy, None, office / words.PUBLIC) == 1
    assert expected in "\n".join(told), told


def test_a_copy_without_a_signature_proves_nothing(elsewhere, told):
    results = recall_bytes(elsewhere.read_bytes(), "x").results
    elsewhere.write_bytes(summary.draw_official(results, "0" * 64))
    assert run(elsewhere, None) == 1
    assert any("mintalah dokumen lengkapnya" in line for line in told)


@pytest.mark.libreoffice
def test_saved_again_by_libreoffice_both_stay_signed(office, elsewhere, copy, tmp_path, saved_by_libreoffice):
    for path in (elsewhere, copy):
        again = saved_by_libreoffice(path, tmp_path / "lagi" / path.name)
        assert run(again, None, office / words.PUBLIC) == 0


@pytest.mark.gnumeric
def test_saved_again_by_gnumeric_both_stay_signed(office, elsewhere, copy, tmp_path):
    for path in (elsewhere, copy):
        again = tmp_path / f"lagi-{path.name}"
        subprocess.run(["ssconvert", path, again], check=True, capture_output=True)
        assert run(again, None, office / words.PUBLIC) == 0


@pytest.mark.posix
def test_a_key_is_made_even_where_the_folder_is_open_to_all(tmp_path):
    (tmp_path / "kunci").mkdir(mode=0o777)
    make_key(tmp_path, "Dinas", date(2026, 7, 10))
    assert (tmp_path / "kunci").stat().st_mode & 0o777 == 0o700


def test_a_receipt_carries_the_same_seal(office, demo, tmp_path):
    kept = Path(shutil.copytree(office, tmp_path / "kantor"))
    definition = ("-d", demo / "definisi-contoh.toml")
    assert iku("receipt", "make", "kotak-masuk", *definition, "-o", "tanda", cwd=kept).code in (0, 1)
    file = kept / "kotak-masuk" / "IKU_PKP_2026-TW2_r1.xlsx"
    path = kept / "tanda" / f"{file.name}.json"
    told = iku("receipt", "verify", path, file, "--key", kept / words.PUBLIC)
    assert told.code == 0
    assert "yang dikenal di sini" in told.out
    content = json.loads(path.read_text())
    spoiled = {**content, "verdict": "refused"}
    spoiled["seal"] = seal_of(spoiled)  # a forger can count the check digits, but has no key
    path.write_text(json.dumps(spoiled))
    told = iku("receipt", "verify", path, file, "--key", kept / words.PUBLIC)
    assert told.code == 1
    assert "Isinya berubah sesudah ditandatangani" in told.out
    again = iku("receipt", "make", "kotak-masuk", *definition, "-o", "tanda", cwd=kept)
    assert again.code == 2  # the edited one does not stand, and is not replaced without --force


def test_explain_does_not_believe_a_forged_figure(demo, tmp_path):
    path = tmp_path / "palsu.xlsx"
    document = (demo / WORKBOOK).read_bytes()
    path.write_bytes(forged(document, carrying(lambda told: told["figures"][0].update(value=0.99))))
    told = iku("explain", path, "partisipasi")
    assert "bukan hasil dari isiannya" in told.out
    assert "76,67 %" in told.out
