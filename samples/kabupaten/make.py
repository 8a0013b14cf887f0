"""A regency of many offices, each with its official workbook, as `iku rollup` receives them.

`python -m samples.kabupaten.make DIR [OFFICES]` writes DIR/kiriman (workbooks, some in archives),
DIR/daftar.txt (who should report) and DIR/kunci.txt (their public keys). Three documents are tampered with,
two offices are missing, one has an older document beside its newer package, one did not sign.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from iku_excel import archive, calculation, checks, definition, parts, seal, summary
from iku_excel.cli.keys import COPY, DOCUMENT, PACKAGE
from iku_excel.core.findings import Place
from iku_excel.core.model import (
    Answer,
    Definition,
    Issuance,
    Origin,
    Results,
    SheetStatus,
    State,
    Submission,
    Unit,
)
from iku_excel.core.periods import Period

OFFICES = 40
REGENCY = "TANJUNG JABUNG BARAT"
PERIOD = Period(2026, 2)
SINCE = date(2026, 1, 2)
FIELDS = (
    "Kesehatan", "Pendidikan", "Kependudukan dan Pencatatan Sipil", "Perhubungan", "Pekerjaan Umum",
    "Sosial", "Pertanian", "Perikanan", "Lingkungan Hidup", "Perpustakaan", "Pariwisata", "Tenaga Kerja",
    "Perdagangan", "Ketahanan Pangan", "Pemuda dan Olahraga", "Pemberdayaan Perempuan", "Penanaman Modal",
    "Komunikasi dan Informatika", "Perkebunan", "Peternakan",
)  # fmt: skip
DEFINITION = Path(__file__).with_name("definisi.toml")

SHEETS, READ = "xl/worksheets/sheet", re.compile(rb'(<c r="H\d+" s="\d+"><v>)')  # of Data


@dataclass(frozen=True)
class Troubles:
    """The numbers of the offices with which something is wrong."""

    tampered: tuple[int, ...] = (3, 11, 17)
    missing: tuple[int, ...] = (5, 23)
    outdated: int = 8
    unsigned: int = 14


@dataclass(frozen=True)
class Made:
    """An office with its key and what its returns say."""

    number: int
    results: Results
    private: bytes
    public: seal.PublicKey

    def sign(self, purpose: str, digest: str) -> seal.Signature:
        """The office's signature."""
        return seal.sign(self.private, self.public.name, digest, purpose)

    def drawn(self, *, signed: bool = True) -> bytes:
        """Its official workbook."""
        if not signed:
            return summary.draw(self.results)
        return summary.draw(self.results, sign=lambda digest: self.sign(DOCUMENT, digest))


def offices(number: int, period: Period = PERIOD) -> Iterator[Made]:
    """So many offices that are asked the same, with figures of their own."""
    asked = _loaded(DEFINITION)
    for at in range(number):
        field = FIELDS[at % len(FIELDS)]
        more = "" if at < len(FIELDS) else f" Wilayah {at // len(FIELDS) + 1}"
        name, short = f"DINAS {field.upper()}{more.upper()}", f"Dinas {field}{more}"
        office = replace(asked.office, regency=REGENCY, name=name, short=short)
        private, public = seal.new_key(name, SINCE)
        results = results_of(replace(asked, office=office), period, at)
        yield Made(at, replace(results, issuance=Issuance(0)), private, public)


def results_of(asked: Definition, period: Period, seed: int) -> Results:
    """What an office's returns of the year so far say, all of them whole."""
    chance = random.Random(seed)
    sent = tuple(
        _submission(asked, unit, quarter, chance) for quarter in period.quarters for unit in asked.units
    )
    return calculation.calculate(asked, period, sent, checks.run(asked, period, sent))


def make(folder: Path, number: int = OFFICES, troubles: Troubles = Troubles()) -> tuple[Made, ...]:
    """Writes the regency."""
    inbox = folder / "kiriman"
    inbox.mkdir(parents=True, exist_ok=True)
    made = tuple(offices(number))
    for one in made:
        if one.number not in troubles.missing:
            for name, data in _delivery(one, troubles):
                path = inbox / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
    names = (one.results.definition.office.name for one in made)
    (folder / "daftar.txt").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    (folder / "kunci.txt").write_bytes(seal.register([one.public for one in made]))
    return made


def _delivery(one: Made, troubles: Troubles) -> Iterator[tuple[str, bytes]]:
    """What an office sends: most a workbook, every fourth in an archive, every seventh in a folder."""
    stem = f"IKU_{one.results.definition.office.short.replace(' ', '_')}_{one.results.period.code}"
    data = one.drawn(signed=one.number != troubles.unsigned)
    if one.number in troubles.tampered:
        data = tampered(data)
    if one.number == troubles.outdated:
        older = replace(one, results=results_of(one.results.definition, one.results.period, 9_000))
        yield f"{stem}_lama.xlsx", older.drawn()
        yield f"{stem}.zip", package(one)
    elif one.number % 4 == 0:
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as envelope:
            envelope.writestr(f"{stem}.xlsx", data)
        yield f"Unduhan {one.number}.zip", buffer.getvalue()
    else:
        yield (
            f"{one.results.definition.office.short}/{stem}.xlsx" if one.number % 7 == 0 else f"{stem}.xlsx",
            data,
        )


def package(one: Made) -> bytes:
    """A public package of what an office issued: its document as a copy for outside, no returns."""
    results = one.results
    source = hashlib.sha256(one.drawn()).hexdigest()
    document = summary.draw_official(results, source, sign=lambda digest: one.sign(COPY, digest))
    manifest: archive.Manifest = {
        "format": "", "program": "", "office": results.definition.office.name, "period": results.period.code,
        "number": 0, "document": "", "date": "2026-07-10", "signed": "", "signatory": "", "reason": "",
        "replaces": "", "public": True, "folded": False, "paper": "F4", "links": "", "accepted": [],
        "figures": [], "changes": [], "parts": [],
    }  # fmt: skip
    name = f"{archive.DOCUMENTS}{archive.document_of(results.period, 0)}.xlsx"
    return archive.packed(manifest, {name: document}, lambda digest: one.sign(PACKAGE, digest))


def tampered(data: bytes) -> bytes:
    """The same document with one figure of `Data` raised by a digit."""
    pieces = dict(parts.unpack(data))
    name = next(name for name, part in pieces.items() if name.startswith(SHEETS) and READ.search(part))
    pieces[name] = READ.sub(rb"\g<1>9", pieces[name], count=1)
    return parts.pack(list(pieces.items()))


def _loaded(path: Path) -> Definition:
    asked, findings = definition.load(path)
    if asked is None:
        raise SystemExit(f"{path}: {findings}")
    return asked


def _submission(asked: Definition, unit: Unit, quarter: Period, chance: random.Random) -> Submission:
    origin = Origin(f"IKU_{unit.code}_{quarter.code}.xlsx", f"{chance.getrandbits(256):064x}")
    answers = _figures(asked, unit, chance)
    return Submission(
        unit.code,
        quarter,
        1,
        origin,
        unit.sheet,
        SheetStatus.ACCEPTED,
        tuple(
            Answer(
                variable,
                unit.code,
                quarter,
                State.VALUE,
                value,
                Place(origin.file, unit.sheet, f"E{row}"),
                str(value),
            )
            for row, (variable, value) in enumerate(answers.items(), start=13)
        ),
        narratives={one.code: "Petugas di dua kecamatan belum lengkap." for one in asked.narratives},
        filled_by="Contoh",
    )


def _figures(asked: Definition, unit: Unit, chance: random.Random) -> dict[str, float]:
    """A figure for each question, none above the variable that it must not exceed."""
    found: dict[str, float] = {}
    for variable in sorted(asked.asked_of(unit.code), key=lambda one: one.maximum != ""):
        most = found.get(variable.maximum)
        low, high = (60, 100) if variable.code != "hari" else (150, 420)
        found[variable.code] = float(
            chance.randint(low, high) if most is None else most * chance.uniform(0.6, 1)
        )
    return {variable.code: float(round(found[variable.code])) for variable in asked.asked_of(unit.code)}


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else OFFICES)
