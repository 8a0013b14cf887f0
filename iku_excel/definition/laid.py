"""How a table of a definition is laid on its sheet: its columns, their widths, the heights of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..styles.measure import fitted_height
from ..texts import definition_book as words
from .columns import LISTS, Column, Shape
from .said import Said

SPARE_ITEMS = 2
FEWEST_BIDANG = 4
WIDE, WORDS, NARROW, CODE_WIDTH, TEXT_WIDTH = 52.0, 24.0, 11.0, 24.0, 14.0
LOWEST = 20.25  # points of a row
PRINTED = "(cetak)"  # no column of the definition
WIDTHS = {
    "nama": WORDS * 1.6,
    "uraian": WIDE,
    "cakupan": WIDE,
    "rumus": WIDE,
    "rumus_cetak": WIDE,
    "pertanyaan": WIDE,
    "diterima": WIDE,
    "dicetak": WIDE,
    "sumber_data": WORDS,
    "penanggung_jawab": WORDS,
    "kode": CODE_WIDTH,
    "maksimum": CODE_WIDTH,
    "indikator": CODE_WIDTH,
    "label": WORDS,
    "lembar": WORDS,
    "judul": WORDS,
    "kunci": WORDS,
    "singkat": WORDS,
    "berlaku": 14.0,
    "tanggal": 14.0,
    "pagu": 18.0,
    "anggaran": 18.0,
    "definisi": WIDE,
    "alasan": WIDE,
    "langkah": WIDE,
    "kegiatan": WORDS,
    "sumber_standar": WORDS,
    "untuk": CODE_WIDTH,
    "sumber": WORDS * 1.6,
    "nama_kedua": WORDS,
    "jabatan_kedua": WORDS,
    "pangkat_kedua": WORDS,
    "nip_kedua": WORDS,
    "nama_pertama": WORDS,
    "jabatan_pertama": WORDS,
    "pangkat_pertama": WORDS,
    "nip_pertama": WORDS,
    "batas": 16.0,
}

Laid = tuple[str, words.Head, Column | None, int | None]


def laid(part: Said) -> Iterator[Laid]:
    """The columns of a table's sheet: a list has one for each item, beside the formula stands its print."""
    for column in part.table.columns:
        code = f"{part.table.name}.{column.key}"
        head = words.HEADS[code]
        if column.shape not in LISTS:
            yield code, head, column, None
        else:
            longest = max((len(_as_list(row.get(column.key))) for row in part.rows), default=0)
            count = 4 if column.shape is Shape.QUARTERS else max(FEWEST_BIDANG, longest + SPARE_ITEMS)
            for index in range(count):
                name = (
                    words.QUARTERS[index]
                    if column.shape is Shape.QUARTERS
                    else words.NUMBERED.format(head=head.head, number=index + 1)
                )
                yield (
                    code,
                    head._replace(head=name, example=head.example if index == 0 else ""),
                    column,
                    index,
                )
        if code == "indikator.rumus":
            yield words.NOT_READ, words.TYPESET, None, None


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def width_of(column: Column | None) -> float:
    """The width of a column, or of the formula in print."""
    if column is None:
        return WIDE
    return WIDTHS.get(column.key, NARROW if column.shape is not Shape.TEXT else TEXT_WIDTH)


def height_of(laid: Sequence[Laid], values: Mapping[str, object]) -> float:
    """The height in which every text of a row is whole."""
    texts = [(str(values.get(PRINTED) or ""), WIDE)]
    for _, _, column, _ in laid:
        if column and column.shape is Shape.TEXT:
            texts.append((str(values.get(column.key) or ""), width_of(column)))
    return max(LOWEST, *(fitted_height([(text, 10.0, False)], width) for text, width in texts))
