"""Makes the pictures of the guides from the real program: `python docs/gambar/buat.py [FOLDER]`.

Needs LibreOffice and poppler (pdftotext, pdftoppm). The commands run in a temporary folder, one run of
LibreOffice prints what they wrote, and each picture is a page of it, without margins, in at most 256 colours.
Those of docs/formulir.md are made by tests/desktop/pictures.py, those of docs/tampilan.md by tampilan.py.
"""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import numpy

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from iku_excel import definition, template  # noqa: E402
from iku_excel.cli import main as run  # noqa: E402
from iku_excel.core.periods import Period  # noqa: E402
from iku_excel.engines import libreoffice  # noqa: E402
from iku_excel.form import Key, build  # noqa: E402

FOOTER = 0.075  # of a page's height, cut off
AIR = 12  # white pixels around what is drawn
WHITE = 250
MOST_COLOURS = 256
SHADE = 12  # steps of a colour that count as one, so that a rare colour is kept beside many greys
LARGEST = 150_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of a workbook: the first on which a text stands, from the top down to `upper` of its height."""

    name: str
    workbook: str
    text: str
    upper: float = 1.0
    dpi: int = 92


PICTURES = (
    Picture("staf-kosong", "kosong.xlsx", "Perangkat daerah", 0.55),
    Picture("staf-siap", "siap/IKU_PKP_2026-TW2_r1.xlsx", "Perangkat daerah", 0.55),
    Picture("staf-perbaikan", "balasan/IKU_PKP_2026-TW2_r2.xlsx", "Cara memperbaiki"),
    Picture("staf-tanda", "balasan/IKU_PKP_2026-TW2_r2.xlsx", "Perangkat daerah", 0.55),
    Picture("definisi-indikator", "siap/definisi.xlsx", "indikator.rumus", 0.62, 105),
    Picture("definisi-target", "siap/definisi.xlsx", "target.nilai", 0.45),
    Picture("ringkasan", "siap.xlsx", "RINGKASAN KINERJA", 0.5),
    Picture("iku", "siap.xlsx", "INDIKATOR KINERJA UTAMA"),
    Picture("grafik", "siap.xlsx", "GRAFIK KINERJA"),
    Picture("perencana-belum-lengkap", "kurang.xlsx", "INDIKATOR KINERJA UTAMA"),
    Picture("perencana-temuan", "kurang.xlsx", "Cara memperbaiki", 0.4),
)


def main(target: Path) -> None:
    """Makes every picture in a folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        work(folder)
        for picture in PICTURES:
            path = target / f"{picture.name}.png"
            path.write_bytes(png(drawn(folder, picture)))
            size = path.stat().st_size
            print(path.name, size)
            if size > LARGEST:
                raise SystemExit(f"{path.name} is too large")


def work(folder: Path) -> None:
    """What an office does in a quarter: forms, a wrong return, its copy, the document; all of it printed."""

    def iku(*arguments: str, ends_with: int = 0) -> None:
        told, code = io.StringIO(), None
        with chdir(folder), redirect_stdout(told), redirect_stderr(told):
            try:
                run(arguments)
            except SystemExit as end:
                code = end.code
        if code != ends_with:
            raise SystemExit(f"iku {' '.join(arguments)}: {code}\n{told.getvalue()}")

    iku("demo", "contoh")
    example = "contoh/definisi-contoh.toml"
    iku("template", "--period", "2026-TW2", "--unit", "PKP", "-o", "kosong.xlsx")
    iku("definition", "export", "-d", example, "-o", "siap/definisi.xlsx")
    inbox = folder / "contoh" / "kotak-masuk"
    (folder / "siap.xlsx").write_bytes((folder / "contoh" / "keluaran" / "IKU_2026-TW2.xlsx").read_bytes())
    returned = inbox / "IKU_PKP_2026-TW2_r1.xlsx"
    (folder / "siap" / returned.name).write_bytes(returned.read_bytes())
    returned.write_bytes(mistaken())
    inbox_name = inbox.relative_to(folder).as_posix()
    iku("feedback", inbox_name, "-d", example, "-o", "balasan", ends_with=1)
    iku("consolidate", inbox_name, "-d", example, "--date", "2026-07-10", "-o", "kurang.xlsx", ends_with=1)
    for workbook in sorted({picture.workbook for picture in PICTURES}):
        if not (folder / workbook).is_file():
            raise SystemExit(f"nothing wrote {workbook}: {sorted(map(str, folder.rglob('*.xlsx')))}")
    printed(folder, sorted({picture.workbook for picture in PICTURES}))


def mistaken() -> bytes:
    """PKP's form as a clerk in a hurry returns it: a word for a number, and one left out."""
    form = build(definition.builtin(), Period(2026, 2), ("PKP",))
    sheet = form.sheet("PKP")
    assert sheet
    contents: dict[Key, str | float | None] = {
        ("PKP", "ID", sheet.identity["nama"]): "Siti Aminah (contoh)",
        ("PKP", "ID", sheet.identity["jabatan"]): "Analis Komunikasi Publik",
        ("PKP", "ID", sheet.identity["telepon"]): "0812-0000-0001",
        ("PKP", "lembaga_aktif", "nilai"): "dua belas",
    }
    return template.draw(form, contents)


def printed(folder: Path, names: Sequence[str]) -> None:
    """A PDF of every workbook that is pictured, as pages/<its path with dashes>.pdf."""
    pages = folder / "pages"
    pages.mkdir()
    copies = []
    for name in names:
        copy = pages / name.replace("/", "-")
        copy.write_bytes((folder / name).read_bytes())
        copies.append(str(copy))
    libreoffice.make_profile(folder / "profile", libreoffice.INDONESIAN)
    office = libreoffice.command(folder / "profile", "pdf", pages, copies)
    subprocess.run(office, check=True, capture_output=True, timeout=600)


def drawn(folder: Path, picture: Picture) -> numpy.ndarray:
    """The page as rows of pixels in red, green and blue, without what is white around it."""
    pdf = folder / "pages" / picture.workbook.replace("/", "-")
    pdf = pdf.with_suffix(".pdf")
    texts = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout
    page = next(
        (number for number, text in enumerate(texts.decode().split("\f"), 1) if picture.text in text), 0
    )
    if not page:
        raise SystemExit(f"{picture.name}: nowhere in {picture.workbook} stands {picture.text!r}")
    poppler = ["pdftoppm", "-r", str(picture.dpi), "-f", str(page), "-l", str(page), str(pdf)]
    raw = subprocess.run(poppler, check=True, capture_output=True).stdout
    _, size, _, pixels = raw.split(b"\n", 3)
    width, height = map(int, size.split())
    image = numpy.frombuffer(pixels, numpy.uint8).reshape(height, width, 3)
    image = image[: int(height * min(picture.upper, 1 - FOOTER))]
    inked = numpy.any(image < WHITE, axis=2)
    rows, columns = numpy.flatnonzero(inked.any(axis=1)), numpy.flatnonzero(inked.any(axis=0))
    cut = image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return numpy.pad(cut, ((AIR, AIR), (AIR, AIR), (0, 0)), constant_values=255)


def png(image: numpy.ndarray) -> bytes:
    """An image with a palette of the commonest of each shade; others become the nearest of them."""
    # Numbers are sorted in a tenth of the time that rows of three take.
    numbers = image.astype(int) @ (1 << 16, 1 << 8, 1)
    numbers, which, counts = numpy.unique(numbers.reshape(-1), return_inverse=True, return_counts=True)
    colours = (numbers[:, None] >> numpy.array((16, 8, 0)) & 255).astype(numpy.uint8)
    common = colours[numpy.argsort(-counts, kind="stable")].astype(int)
    _, first = numpy.unique(common // SHADE, axis=0, return_index=True)
    palette = common[numpy.sort(first)[:MOST_COLOURS]]
    distances = ((colours[:, None, :].astype(int) - palette[None]) ** 2).sum(axis=2)
    indexes = distances.argmin(axis=1).astype(numpy.uint8)[which.reshape(-1)].reshape(image.shape[:2])
    height, width = indexes.shape
    lines = numpy.zeros((height, width + 1), numpy.uint8)  # each line begins with its filter, 0: none
    lines[:, 1:] = indexes
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"PLTE", palette.astype(numpy.uint8).tobytes()),
        (b"IDAT", zlib.compress(lines.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
