"""A made-up dinas of twelve bidang and a survey, with forty indicators of every kind, as TOML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

YEAR = 2026
BIDANG = tuple(f"B{number:02d}" for number in range(1, 13))
INDICATORS, PER_SASARAN = 40, 3
ELEMENTS = 9

HEAD = """contoh = true

[instansi]
kabupaten = "CONTOH"
skpd = "DINAS CONTOH"
singkatan = "Dinas Contoh"
tugas = "Melaksanakan urusan contoh"
fungsi = ["Perumusan kebijakan", "Pelaksanaan kebijakan"]

[penandatangan]
tempat = "Contoh"
tanggal = "Januari 2026"
jabatan = ["Kepala Dinas Contoh"]
nama = "NAMA CONTOH"

[kontak]
nama = "Perencanaan"

[capaian]
minimal = "rasio"
batas = 120

[[skala]]
batas = 90
nama = "Baik"

[[skala]]
batas = 0
nama = "Kurang"

[[narasi]]
kode = "NP"
judul = "Faktor pendukung"
pertanyaan = "Apa?"
"""


@dataclass(frozen=True)
class Pattern:
    """A kind of indicator: how it is asked, combined and calculated; {n} is its number."""

    formula: str
    letters: str
    measure: str
    polarity: str
    across_periods: str
    across_units: str
    kind: str
    units: int
    target: str
    value: Callable[..., float]


PATTERNS = (
    Pattern(
        "a{n} / b{n}", "ab", "%", "maksimal", "terakhir", "jumlah", "cacah", 3,
        "nilai = 85\ntriwulan = [20, 45, 70, 85]", lambda a, b: a / b,
    ),
    Pattern(
        "a{n}", "a", "orang", "maksimal", "jumlah", "jumlah", "cacah", 2,
        "nilai = 400\ntriwulan = [100, 200, 300, 400]", lambda a: a,
    ),
    Pattern(
        "a{n}", "a", "hari", "minimal", "rata-rata", "rata-rata", "angka", 4,
        "nilai = 7\natas = 8\ntriwulan = [7, 7, 7, 7]", lambda a: a,
    ),
    Pattern(
        "a{n} / b{n} * 1000", "ab", "per 1.000", "minimal", "jumlah", "jumlah", "cacah", 1,
        "nilai = 900\ntriwulan = [900, 900, 900, 900]", lambda a, b: a / b * 1000,
    ),
    Pattern(
        "(a{n} + b{n}) / (a{n} + b{n} + c{n})", "abc", "%", "rentang", "terakhir", "jumlah", "cacah", 1,
        "nilai = 60\natas = 85\ntriwulan = [60, 60, 60, 60]", lambda a, b, c: (a + b) / (a + b + c),
    ),
    Pattern(
        "max(a{n}, b{n}) - min(a{n}, b{n})", "ab", "selisih", "minimal", "rata-rata", "jumlah", "angka", 2,
        "nilai = 5", lambda a, b: max(a, b) - min(a, b),
    ),
)  # fmt: skip


def pattern(number: int) -> Pattern:
    return PATTERNS[number % len(PATTERNS)]


def units(number: int) -> tuple[str, ...]:
    """The bidang that report an indicator: neighbours, so that each reports several."""
    return tuple(BIDANG[(number + step) % len(BIDANG)] for step in range(pattern(number).units))


def answer(number: int, letter: str, unit: str, quarter: int) -> float:
    """What a bidang answers; whole unless the variable takes decimals."""
    value = 10 + (number * 7 + BIDANG.index(unit) * 3 + quarter * 5 + ord(letter)) % 23
    return value + 0.25 if pattern(number).kind == "angka" else float(value)


def scores(quarter: int) -> list[list[int]]:
    return [[1 + (row * 3 + element + quarter) % 4 for element in range(ELEMENTS)] for row in range(30)]


def expected(number: int) -> float:
    """The figure to date after two triwulan, calculated here from the answers alone."""
    asked = pattern(number)
    quarters = []
    for quarter in (1, 2):
        pooled = []
        for letter in asked.letters:
            values = [answer(number, letter, unit, quarter) for unit in units(number)]
            pooled.append(sum(values) / (len(values) if asked.across_units == "rata-rata" else 1))
        quarters.append(pooled)
    if asked.across_periods == "terakhir":
        return asked.value(*quarters[-1])
    if asked.across_periods == "jumlah":
        return asked.value(*(sum(pair) for pair in zip(*quarters, strict=True)))
    return sum(asked.value(*quarter) for quarter in quarters) / 2


def text() -> str:
    blocks = [HEAD]
    blocks += [f'[[bidang]]\nkode = "{code}"\nnama = "Bidang {code}"\nlembar = "{code}"' for code in BIDANG]
    blocks += ['[[bidang]]\nkode = "SURVEI"\nnama = "Survei"\nlembar = "Survei"\npengisi = "B01"']
    for number in range(1, -(-INDICATORS // PER_SASARAN) + 1):
        blocks.append(f'[[sasaran]]\nnomor = {number}\nuraian = "Sasaran {number}"')
    for number in range(1, INDICATORS):
        blocks += _indicator(number)
    blocks.append(
        '[[variabel]]\nkode = "kepuasan"\nuraian = "Kepuasan"\nsatuan = "responden"\njenis = "survei"\n'
        'waktu = "selama"\ncakupan = "Semua responden"\nbidang = ["SURVEI"]\n\n'
        '[[survei]]\nvariabel = "kepuasan"\nkapasitas = 50'
    )
    for element in range(1, ELEMENTS + 1):
        blocks.append(
            f'[[unsur]]\nsurvei = "kepuasan"\nkunci = "u{element}"\n'
            f'nama = "Unsur {element}"\nsingkat = "U{element}"'
        )
    blocks.append(
        f'[[indikator]]\nkode = "ikm"\nnomor = {INDICATORS}\nsasaran = {_sasaran(INDICATORS)}\nnama = "IKM"\n'
        'satuan = "Indeks"\nhitung = "skm"\nsurvei = "kepuasan"\nrumus_cetak = \'"Total" / "Unsur"\'\n'
        'polarisasi = "maksimal"\nantar_periode = "terakhir"\n'
        'sumber_data = "Survei"\npenanggung_jawab = "B01"\n\n'
        f'[[target]]\nindikator = "ikm"\ntahun = {YEAR}\nnilai = 85'
    )
    return "\n\n".join(blocks) + "\n"


def _sasaran(number: int) -> int:
    return 1 + (number - 1) // PER_SASARAN


def _indicator(number: int) -> list[str]:
    asked = pattern(number)
    bidang = ", ".join(f'"{unit}"' for unit in units(number))
    blocks = [
        f'[[variabel]]\nkode = "{letter}{number}"\nuraian = "Data {letter}{number}"\nsatuan = "data"\n'
        f'jenis = "{asked.kind}"\nwaktu = "selama"\ncakupan = "Bidang Saudara"\nbidang = [{bidang}]\n'
        f'antar_bidang = "{asked.across_units}"'
        for letter in asked.letters
    ]
    blocks.append(
        f'[[indikator]]\nkode = "i{number}"\nnomor = {number}\nsasaran = {_sasaran(number)}\n'
        f'nama = "Indikator {number}"\nsatuan = "{asked.measure}"\n'
        f'rumus = "{asked.formula.format(n=number)}"\n'
        f'polarisasi = "{asked.polarity}"\nantar_periode = "{asked.across_periods}"\n'
        'sumber_data = "Bidang"\npenanggung_jawab = "Dinas"'
    )
    if number % 8:
        blocks.append(f'[[target]]\nindikator = "i{number}"\ntahun = {YEAR}\n{asked.target}')
    return blocks


def for_units(codes: Sequence[str]) -> str:
    """A share of two numbers, a and b, asked of every one of these units."""
    units = "\n".join(f'[[bidang]]\nkode = "{code}"\nnama = "Bidang {code}"' for code in codes)
    variables = "\n".join(
        f'[[variabel]]\nkode = "{code}"\nuraian = "Data {code}"\nsatuan = "data"\njenis = "cacah"\n'
        'waktu = "posisi"\ncakupan = "Bidang Saudara"\nbidang = "semua"'
        for code in ("a", "b")
    )
    indicator = (
        '[[indikator]]\nkode = "i1"\nnomor = 1\nsasaran = 1\nnama = "Indikator"\nsatuan = "%"\n'
        'rumus = "a / b"\n'
        'polarisasi = "maksimal"\nantar_periode = "terakhir"\n'
        'sumber_data = "Bidang"\npenanggung_jawab = "Dinas"'
    )
    objective = '[[sasaran]]\nnomor = 1\nuraian = "Sasaran"'
    return "\n\n".join((HEAD, units, objective, variables, indicator)) + "\n"
