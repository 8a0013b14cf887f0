"""The tables of the papers around the document: all optional, and checked where they are filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from iku_excel import definition
from iku_excel.core.model import Accumulation, Edition, Papers, as_said
from iku_excel.definition import load, loads

WHOLE = Path(__file__).parents[2] / "samples" / "definisi" / "diskominfo-lengkap.toml"

# What stands in the whole sample, what replaces it there, and what is found.
FAULTS = [
    ("tahun_awal = 2024\nprogram", "program", ["E673"]),
    ("kondisi_awal = 62\n", "", ["E673"]),
    ('sumber_standar = "Batas mutu A, PermenPAN-RB 14/2017 (contoh)"\n', "", ["E674"]),
    ('untuk = "2.16.02"', 'untuk = "2.16.20"', ["E678"]),
    ('anggaran = "2.16.02"\n', "", ["E679"]),
    ('anggaran = "2.16.02"\n', 'anggaran = "partisipasi"\n', []),
    ('anggaran = "2.16.02"\n', 'anggaran = "2.16"\n', ["E678"]),
    ('kode = "2.20.02"', 'kode = "rilis"', ["E611", "E678", "E678", "E680"]),
    ('rumus_efisiensi = "capaian - serapan"\n', "", ["E681"]),
    ("capaian - serapan", "capaian - target", ["E682"]),
    ("pagu = 2150000000\nnaskah", "pagu = 2150000000\n#naskah", ["E608", "E683"]),
    ('naskah = "perubahan"\nberlaku = 2026-09-01\n\n[[rencana]]', "[[rencana]]", ["E608"]),
    ("pagu = 350000000", "pagu = -350000000", ["E606"]),
    ('uraian = "Mewujudkan data daerah yang tepercaya sebagai dasar keputusan"', "uraian = 2", ["E606"]),
    ("tujuan = 2\n", "tujuan = 3\n", ["E611", "E612"]),
    ('program = ["2.20.02"]', 'program = ["2.20.03"]', ["E611"]),
    ("triwulan = 4\nlangkah", "triwulan = 5\nlangkah", ["E606"]),
    ("tahun = 2025\nnilai = 70\n", "tahun = 2025\nnilai = -70\n", ["E653"]),
    ("tahun = 2025\nnilai = 70\n", "tahun = 2026\nnilai = 70\n", ["W675"]),
    ("tahun = 2025\nnilai = 70\n", "tahun = 2026\nnilai = 85\n", []),
    ("tahun = 2025\nnilai = 70\n", "tahun = 2024\nnilai = 70\n", ["W677"]),
    ('tipe = "kumulatif"', 'tipe = "non-kumulatif"', ["W676"]),
    ('tipe = "non-kumulatif"', 'tipe = "kumulatif"', ["W676"]),
    ('tata_letak = "penetapan"', 'tata_letak = "lebar"', ["E607"]),
    ("dijanjikan = true", 'dijanjikan = "ya"', ["E606"]),
]


@pytest.mark.parametrize(("old", "new", "codes"), FAULTS)
def test_what_contradicts_is_found_and_its_neighbour_is_not(
    old: str, new: str, codes: list[str], worded
) -> None:
    text = WHOLE.read_text(encoding="utf-8")
    assert old in text
    _, findings = loads(text.replace(old, new, 1), "lengkap.toml")
    assert sorted(finding.code for finding in findings) == sorted(codes)
    assert all(worded(finding) and finding.place.cell for finding in findings)


def test_the_definition_knows_an_indicator_whole() -> None:
    office, _ = load(WHOLE)
    assert office is not None
    described = office.indicator("partisipasi").described
    assert (described.baseline, described.baseline_year, described.programs) == (0.62, 2024, ("2.16.02",))
    assert described.accumulation is Accumulation.SINGLE
    assert office.indicator("ikm").described.standard == 88.31
    assert office.planned("hosting", 2025) == (0.65, None)
    assert office.planned("hosting", 2026) == (0.75, None)  # the Perubahan's, as Pengukuran has it
    first, last = (office.edition("hosting", 2026, edition) for edition in Edition)
    assert first is not None
    assert last is not None
    assert (first.value, last.value) == (0.8, 0.75)


# What definitions without the new fields were known by before there were any.
FINGERPRINTS = {
    "dinkes": "1882b7aaf75756f4ead1faaa84d14a68e248716d0b8a0c992ec076a726b22d6e",
    "disdukcapil": "79c3dd5504714c4c56a4084fbfdcea9d8781d744e42b1ed39ae84cafb64a6363",
    "rsud": "f5f33726b39a2e8dc02e6d6fd5deba17aec1c8d26e30204ce94383b803f8eb4f",
}


@pytest.mark.parametrize("name", FINGERPRINTS)
def test_an_old_definition_is_the_one_it_was(name: str) -> None:
    """Its fingerprint, which everything that it says goes into, and every key that is carried of it."""
    old, _ = load(WHOLE.with_name(f"{name}.toml"))
    assert old is not None
    assert old.fingerprint == FINGERPRINTS[name]
    assert old.papers == Papers()
    said = as_said(old)
    assert "papers" not in said
    assert not {"described", "aim", "budget", "promised"} & {
        key
        for rows in ("indicators", "objectives", "variables", "narratives")
        for row in said[rows]
        for key in row
    }


def test_the_built_in_one_is_too() -> None:
    said = as_said(definition.builtin())
    assert list(said) == [
        *("office", "signature", "contact", "units", "objectives", "variables", "surveys", "indicators"),
        *("targets", "bands", "achievement", "narratives", "corrections", "fingerprint", "example", "jump"),
    ]
