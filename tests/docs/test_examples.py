"""The commands that README and the guides show are run, in their order, as a reader would."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from iku_excel import definition, template
from iku_excel.core.periods import Period
from iku_excel.form import build
from samples.kabupaten.make import make
from tests import once
from tests.running import iku

from .pages import NAMES, ROOT, Block, blocks

SHELLS = {"sh", "console"}
SAVE_AS = "simpan sebagai "
RETURNS = "kiriman"
WRONG_RETURN = "kiriman yang salah"
REGENCY = "dokumen kabupaten"
CHANGED = "definisi baru"
NOT_RUN = "tidak dijalankan, "

# Everything that is shown and not run, with why: few, and each on purpose.
LEFT_OUT = {
    "docs/klaster.md": ("tidak dijalankan, karena perlu beberapa komputer",),
    "docs/panduan-definisi.md": ("tidak dijalankan, karena memerlukan definisi lama",),
    "docs/panduan-perencana.md": ("tidak dijalankan, karena tetap menyala",),
    "docs/surel.md": (
        "tidak dijalankan, karena mengirim",
        "tidak dijalankan, karena mengirim",
        "tidak dijalankan, karena memerlukan kotak surel",
    ),
}
# These print, which takes LibreOffice where there is no Excel.
PRINTING = ("iku pdf", "iku email")


def page_blocks(name: str) -> tuple[Block, ...]:
    return tuple(blocks((ROOT / name).read_text(encoding="utf-8")))


def is_run(block: Block) -> bool:
    lines = block.text.splitlines()
    return block.language in SHELLS and any(line.removeprefix("$ ").startswith("iku ") for line in lines)


def examples() -> list[object]:
    """The pages with commands, marked where they need a program beside ours."""
    found = []
    for name in NAMES:
        mine = [one for one in page_blocks(name) if is_run(one) and not one.remark.startswith(NOT_RUN)]
        if mine:
            prints = any(word in block.text for block in mine for word in PRINTING)
            found.append(pytest.param(name, marks=[pytest.mark.libreoffice] if prints else []))
    return found


def wrong_return() -> bytes:
    form = build(definition.builtin(), Period(2026, 2), ("PKP",))
    return template.draw(form, {("PKP", "lembaga_aktif", "nilai"): "dua belas"})


def changed_definition() -> str:
    """The built-in office after two of its bidang became one, one was renamed and a deputy signs."""
    text = Path(definition.__file__).with_name("diskominfo.toml").read_text("utf-8")
    first, _, rest = text.partition('[[bidang]]\nkode = "PIOP"')
    rest = rest[rest.index('[[bidang]]\nkode = "TIK"') :]
    info = '[[bidang]]\nkode = "INFO"\nnama = "Informasi dan Komunikasi Publik"\nlembar = "Info Publik"\n\n'
    for before, after in (
        ('["PKP", "PIOP", "EGOV"]', '["INFO", "EGOV"]'),
        ("Bidang PKP, PIOP & E-Gov", "Bidang Info Publik & E-Gov"),
        ('lembar = "E-Gov"', 'lembar = "Layanan E-Gov"'),
    ):
        assert before in rest
        rest = rest.replace(before, after)
    return first.replace('jabatan = ["', 'jabatan = ["Plt. ', 1) + info + rest


@pytest.fixture(autouse=True)
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What several examples draw or read alike is drawn and read once."""
    once.install(monkeypatch)


@pytest.fixture
def folder(demo: Path, tmp_path: Path) -> Path:
    """Where a reader stands: returns in kotak-masuk, a document in keluaran, a definition."""
    shutil.copytree(demo / "kotak-masuk", tmp_path / "kotak-masuk")
    shutil.copytree(demo / "keluaran", tmp_path / "keluaran")
    assert iku("definition", "export", "-o", tmp_path / "definisi.xlsx").code == 0
    return tmp_path


@pytest.mark.parametrize("name", examples())
def test_the_commands_of_a_page_run(name: str, folder: Path, demo: Path) -> None:
    run = 0
    for block in page_blocks(name):
        if block.remark.startswith(SAVE_AS):
            (folder / block.remark.removeprefix(SAVE_AS)).write_text(block.text, encoding="utf-8")
        if block.remark == RETURNS:
            shutil.copytree(demo / "kotak-masuk", folder / "kotak-masuk", dirs_exist_ok=True)
        if block.remark == WRONG_RETURN:
            (folder / "kotak-masuk" / "IKU_PKP_2026-TW2_r1.xlsx").write_bytes(wrong_return())
        if block.remark == REGENCY:
            make(folder, 2)
        if block.remark == CHANGED:
            (folder / "baru.toml").write_text(changed_definition(), "utf-8")
        if not is_run(block) or block.remark.startswith(NOT_RUN):
            continue
        for line in block.text.splitlines():
            words = shlex.split(line.removeprefix("$ "), comments=True)
            if words[:1] == ["cd"]:
                folder = folder / words[1]
                assert folder.is_dir()
            elif words[:1] == ["iku"]:
                done = iku(*words[1:], cwd=folder)
                assert done.code in (0, 1), f"{line}\n{done.out}{done.err}"
                run += 1
            elif block.remark == CHANGED:
                assert line in done.out, f"the guide shows what is not said: {line}\n{done.out}"
    assert run


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_run_is_listed(name: str) -> None:
    remarks = [block.remark for block in page_blocks(name) if block.remark]
    assert tuple(remark for remark in remarks if remark.startswith(NOT_RUN)) == LEFT_OUT.get(name, ())
    by_hand = {RETURNS, WRONG_RETURN, REGENCY, CHANGED}
    assert all(remark in by_hand or remark.startswith((NOT_RUN, SAVE_AS)) for remark in remarks), remarks
