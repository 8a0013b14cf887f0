"""Random offices: definitions of every kind of indicator, and sheets in every state."""

from __future__ import annotations

import random
from fractions import Fraction

from .office import YEAR, Office, Said, Sent

HEAD = """
[instansi]
kabupaten = "CONTOH"
skpd = "DINAS CONTOH"
singkatan = "Dinas Contoh"
tugas = "Melaksanakan urusan contoh"
fungsi = ["Pelayanan contoh"]
[penandatangan]
tempat = "Contoh"
tanggal = "Januari 2026"
jabatan = ["Kepala Dinas Contoh"]
nama = "NAMA PEJABAT"
[kontak]
nama = "Subbagian Perencanaan"
[[sasaran]]
nomor = 1
uraian = "Meningkatnya contoh"
"""
SCALES = (
    ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"), (0, "Sangat Rendah")),
    ((100, "Melampaui"), (85.5, "Baik"), (70.25, "Cukup"), (0, "Kurang")),
    ((110, "Istimewa"), (90, "Tercapai"), (0, "Belum")),
)
SHARES = ("{a} / {b}", "{a} / ({a} + {b})", "1 - {a} / {b}", "({a} - {c}) / {b}", "min({a}, {b}) / {b}")
OTHERS = (
    "{a}",
    "{a} + {b}",
    "{a} / {b}",
    "{a} / {b} * 1000",
    "sum({a}, {b}, {c}) / 3",
    "max({a}, {b}) - {c}",
    "{a} / {b} + {c} / {b}",
    "({a} - {b}) / {c}",
    "0.1 * {a} + 0.2 * {b}",
)
POLARITIES = ("maksimal", "minimal", "rentang")
ACROSS = ("terakhir", "jumlah", "rata-rata")
LARGEST = 40_000  # beyond, a number may be a day of the calendar in disguise


def office(seed: int) -> Office:
    """The office of this seed."""
    return _Maker(random.Random(seed)).office()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.tidy = chance.random()  # how much of this office's answers is in
        self.units = [f"U{number}" for number in range(1, chance.randint(1, 4) + 1)]
        self.variables: dict[str, tuple[str, tuple[str, ...]]] = {}  # kind and units; "%" is a share
        self.surveys: dict[str, tuple[str, int]] = {}  # its unit and the number of its unsur
        self.lines: list[str] = [HEAD]
        self.indicators: list[tuple[str, bool, str]] = []  # code, whether in per cent, polarity

    def office(self) -> Office:
        chance = self.chance
        quarter = chance.choice((0, 0, 1, 2, 3, 4, 4))
        self._rows(
            "bidang", *({"kode": unit, "nama": f"Bidang {unit}", "lembar": unit} for unit in self.units)
        )
        for number in range(chance.randint(1, 6)):
            self._indicator(number)
        self._idle_units()
        for number in range(chance.choice((0, 0, 1, 1, 2))):
            self._survey(number)
        for code, percent, polarity in self.indicators:
            self._targets(code, percent, polarity)
        self._rules()
        sheets = self._sheets(quarter)
        before = self._sheets(quarter) if chance.random() < 0.2 else {}
        return Office("\n".join(self.lines), quarter, sheets, before)

    # The definition

    def _rows(self, table: str, *rows: dict[str, object]) -> None:
        for row in rows:
            self.lines.append(f"[[{table}]]")
            self.lines += [f"{key} = {_toml(value)}" for key, value in row.items()]

    def _variable(self, measure: str = "berkas", kind: str = "") -> str:
        chance = self.chance
        code = f"v{len(self.variables)}"
        kind = kind or chance.choice(("cacah", "cacah", "angka"))
        units = tuple(chance.sample(self.units, chance.randint(1, len(self.units))))
        across = "rata-rata" if measure == "%" else chance.choice(("jumlah", "jumlah", "rata-rata"))
        self.variables[code] = ("%" if measure == "%" else kind, units)
        row = {"kode": code, "uraian": f"Jumlah {code}", "satuan": measure, "jenis": kind}
        row |= {"waktu": chance.choice(("posisi", "selama")), "cakupan": "semua", "bidang": list(units)}
        self._rows("variabel", row | {"antar_bidang": across})
        return code

    def _indicator(self, number: int) -> None:
        chance = self.chance
        percent = chance.random() < 0.5
        across = chance.choice(ACROSS)
        if percent and across != "jumlah" and chance.random() < 0.2:
            formula = self._variable("%", "angka")
        else:
            template = chance.choice(SHARES if percent else OTHERS)
            formula = template.format_map(
                {name: self._variable() for name in "abc" if f"{{{name}}}" in template}
            )
        self._line(number, "%" if percent else "berkas", across, {"rumus": formula})

    def _line(self, number: int, measure: str, across: str, how: dict[str, object]) -> None:
        polarity = self.chance.choice(POLARITIES)
        code = f"i{number}"
        row = {"kode": code, "nomor": number + 1, "sasaran": 1, "nama": f"Indikator {number}"}
        row |= {"satuan": measure, "polarisasi": polarity, "antar_periode": across}
        self._rows("indikator", row | how | {"sumber_data": "Bidang", "penanggung_jawab": "Dinas"})
        self.indicators.append((code, measure == "%", polarity))

    def _idle_units(self) -> None:
        """Every bidang is asked something."""
        asked = {unit for _, units in self.variables.values() for unit in units}
        for unit in self.units:
            if unit not in asked:
                code = f"v{len(self.variables)}"
                self.variables[code] = ("cacah", (unit,))
                row = {"kode": code, "uraian": f"Jumlah {code}", "satuan": "berkas", "jenis": "cacah"}
                self._rows("variabel", row | {"waktu": "posisi", "cakupan": "semua", "bidang": [unit]})

    def _survey(self, number: int) -> None:
        chance = self.chance
        code, unit = f"s{number}", f"S{number}"
        elements = chance.choice((9, 9, 14))
        self.surveys[code] = (unit, elements)
        self._rows("bidang", {"kode": unit, "nama": f"Survei {number}", "lembar": f"Survei {number}"})
        row = {"kode": code, "uraian": f"Survei {number}", "satuan": "responden", "jenis": "survei"}
        self._rows("variabel", row | {"waktu": "selama", "cakupan": "semua", "bidang": [unit]})
        weights = ("tepat", "tepat", 3, 2, 0.071 if elements == 14 else 0.111)
        rules = {"penimbang": chance.choice(weights), "mutu": chance.choice(("2017", "2004"))}
        self._rows("survei", {"variabel": code} | rules | {"kapasitas": 40})
        for place in range(elements):
            self._rows(
                "unsur",
                {
                    "survei": code,
                    "kunci": f"{code}u{place}",
                    "nama": f"Unsur {place}",
                    "singkat": f"U{place}",
                },
            )
        printed = {"rumus_cetak": '"nilai" / "unsur"'}
        how: dict[str, object] = {"hitung": "skm", "survei": code}
        self._line(100 + number, "Indeks", chance.choice(ACROSS), how | printed)

    def _targets(self, code: str, percent: bool, polarity: str) -> None:
        chance = self.chance
        if polarity != "rentang" and chance.random() < 0.1:
            return
        ranged = polarity == "rentang" or chance.random() < 0.1
        low = 0 if chance.random() < 0.1 else self._target(percent, code)
        row: dict[str, object] = {"indikator": code, "tahun": YEAR, "nilai": low}
        if ranged:
            row["atas"] = low + self._target(percent, code)
        self._rows("target", row | self._quarters(low, row.get("atas")))
        if chance.random() < 0.2:
            month = chance.randint(1, 12)
            row |= {
                "nilai": self._target(percent, code),
                "naskah": "perubahan",
                "berlaku": f"{YEAR}-{month:02d}-28",
            }
            row |= {"atas": 2 * row["nilai"]} if ranged else {}
            self._rows("target", row | self._quarters(row["nilai"], row.get("atas")))

    def _target(self, percent: bool, code: str) -> float:
        chance = self.chance
        if percent:
            return chance.choice((chance.randint(1, 100), chance.randint(10, 1000) / 10))
        if int(code[1:]) >= 100:
            return chance.choice((chance.randint(60, 100), chance.randint(6000, 10000) / 100))
        return chance.choice((chance.randint(1, 200), chance.randint(1, 4000) / 20))

    def _quarters(self, year: float, upper: float | None) -> dict[str, object]:
        chance = self.chance
        if chance.random() < 0.1:
            return {}
        higher = round(year * 1.1, 4)
        shares = [year, year, year / 2, higher if upper is None or higher < upper else year]
        return {"triwulan": ["" if chance.random() < 0.1 else chance.choice(shares) for _ in range(4)]}

    def _rules(self) -> None:
        chance = self.chance
        self.lines.append(f'[capaian]\nminimal = "{chance.choice(("selisih", "rasio"))}"')
        if chance.random() < 0.3:
            self.lines.append(f"batas = {chance.choice((100, 110, 120, 150.5))}")
        self._rows("skala", *({"batas": bound, "nama": name} for bound, name in chance.choice(SCALES)))

    # The sheets

    def _sheets(self, quarter: int) -> dict[tuple[str, int], Sent]:
        """Those of the period, and some that come too early."""
        chance = self.chance
        last = min(4, (quarter or 4) + chance.choice((0, 0, 1)))
        sheets = {}
        for number in range(1, last + 1):
            for unit in self.units:
                if self._in_order():
                    sheets[unit, number] = self._figures(unit)
            for unit, elements in self.surveys.values():
                if self._in_order():
                    sheets[unit, number] = self._respondents(elements)
        return sheets

    def _in_order(self) -> bool:
        """Whether this is as it should be: always in half of the offices."""
        return self.tidy < 0.5 or self.chance.random() < 0.93

    def _figures(self, unit: str) -> Sent:
        asked = {code: kind for code, (kind, units) in self.variables.items() if unit in units}
        nothing = self.chance.random() < 0.04
        answers = {code: Said("nihil") if nothing else self._answer(kind) for code, kind in asked.items()}
        refused = not self._in_order() and self.chance.random() < 0.5
        return Sent(answers, refused=refused)

    def _answer(self, kind: str) -> Said:
        chance = self.chance
        if not self._in_order():
            return Said(chance.choice(("belum tersedia", "kosong", "ditolak")))
        if chance.random() < 0.06:
            return Said("nihil")
        if kind == "%":
            return Said("terisi", Fraction(chance.randint(0, 10_000), 10_000))
        if chance.random() < 0.08:
            return Said("terisi", Fraction(0))
        whole = chance.choice((chance.randint(1, 20), chance.randint(1, 400), chance.randint(1, LARGEST)))
        if kind == "angka" and chance.random() < 0.7:
            return Said("terisi", Fraction(whole * 100 + chance.randint(1, 99), 100))
        return Said("terisi", Fraction(chance.choice((whole, 100, 200, 2000, 20_000))))

    def _respondents(self, elements: int) -> Sent:
        chance = self.chance
        level = chance.random()

        def score() -> int | None:
            if chance.random() < 0.05:
                return None
            return (
                5
                if not self._in_order() and chance.random() < 0.02
                else min(4, 1 + int(4 * level + chance.random()))
            )

        rows = [tuple(score() for _ in range(elements)) for _ in range(chance.randint(1, 30))]
        filled = tuple(row for row in rows if any(row))
        return Sent(rows=filled, refused=not self._in_order() and chance.random() < 0.3)


def _toml(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        return f"'{value}'"
    return repr(value)
