"""A definition without a fault may still have been meant otherwise: warnings and notes, never errors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from iku_excel.core.findings import Finding
from iku_excel.definition import builtin, loads

TARGET = '\n[[target]]\nindikator = "{code}"\ntahun = 2026\nnilai = {year}\ntriwulan = {quarters}\n'
SIXTH = """
[[variabel]]
kode = "kegiatan"
uraian = "Jumlah kegiatan"
satuan = "kegiatan"
jenis = "cacah"
waktu = "selama"
cakupan = "Semua"
bidang = ["PKP"]
"""
INDICATOR = """
[[indikator]]
kode = "kegiatan{n}"
nomor = {n}
sasaran = 1
nama = "Jumlah kegiatan"
satuan = "kegiatan"
rumus = "kegiatan"
polarisasi = "maksimal"
antar_periode = "jumlah"
sumber_data = "PKP"
penanggung_jawab = "PKP"
"""

NEXT = max(one.number for one in builtin().indicators) + 1
NAMED = INDICATOR.format(n=NEXT).replace('sumber_data = "PKP"', 'sumber_data = "{said}"')


def target(code: str, year: float, quarters: str = "[]") -> str:
    return TARGET.format(code=code, year=year, quarters=quarters)


@pytest.mark.parametrize(
    ("added", "codes", "values"),
    [
        (target("rilis", 90, "[100, 90, 95, 90]"), [], {}),  # a share may fall
        (target("rilis", 90, '["", 80, "", 90]'), [], {}),
        (target("rilis", 90, "[80, 85, 88, 89.5]"), ["W642"], {"terbaca": "89,5", "nilai": "90"}),
        (target("rilis", 0.9), ["W645"], {"terbaca": "0,9", "mungkin": "90"}),
        (target("rilis", 90, "[0.2, 45, 70, 90]"), ["W645"], {"terbaca": "0,2", "mungkin": "20"}),
        (target("rilis", 0), ["N658"], {"indikator": "rilis"}),
        (target("rilis", 90, "[0, 45, 70, 90]"), [], {}),  # nothing planned yet
        (target("rilis", 100, "[100, 100, 100, 100]"), [], {}),
        (target("rilis", 110), ["W655"], {"terbaca": "110"}),
        (target("rilis", 90, "[80, 105, 90, 90]"), ["W655"], {"terbaca": "105"}),
        (target("ikm", 80, "[25, 100, 80, 80]"), [], {}),
        (target("ikm", 3.2), ["W656"], {"terbaca": "3,2"}),
        (target("ikm", 80, '[3, 3.1, "", 80]'), ["W656"], {"terbaca": "3"}),
        (SIXTH, ["N646"], {"terbaca": "kegiatan"}),
        (SIXTH + INDICATOR.format(n=NEXT) + target(f"kegiatan{NEXT}", 40, "[10, 20, 30, 40]"), [], {}),
        (
            SIXTH + INDICATOR.format(n=NEXT) + target(f"kegiatan{NEXT}", 40, "[10, 20, 15, 40]"),
            ["W641"],
            {"triwulan": 3, "terbaca": "15", "sebelum": "20"},
        ),
        (  # TW IV without a target takes the year's
            SIXTH + INDICATOR.format(n=NEXT) + target(f"kegiatan{NEXT}", 40, '[10, 20, 50, ""]'),
            ["W641"],
            {"triwulan": 4, "terbaca": "40", "sebelum": "50"},
        ),
        (
            SIXTH + INDICATOR.format(n=NEXT) + target(f"kegiatan{NEXT}", 40, '[10, "", 5, 40]'),
            ["W641"],
            {"sebelum": "10", "terbaca": "5"},
        ),
        (SIXTH + INDICATOR.format(n=NEXT) + INDICATOR.format(n=NEXT + 1), ["N643"], {"terbaca": "1", "n": 4}),
        (
            SIXTH + INDICATOR.format(n=NEXT + 2),
            ["N660"],
            {"sebelum": str(NEXT - 1), "terbaca": str(NEXT + 2)},
        ),
        (SIXTH + NAMED.format(said="Bidang Humas"), ["N661"], {"terbaca": "Bidang Humas", "daftar": "PKP"}),
        (SIXTH + NAMED.format(said="Bidang Humas & P.K.P."), [], {}),
        (SIXTH + NAMED.format(said="Semua bidang"), [], {}),
        (SIXTH + NAMED.format(said="Survei di website"), [], {}),
        (
            target("rilis", 90, "[80, 85, 88, 90]") + target("ikm", 80),
            ["N662"],
            {"daftar": "ikm"},
        ),
    ],
)
def test_advice(
    toml_text: str, worded: Callable[[Finding], str], added: str, codes: list[str], values: dict[str, object]
) -> None:
    made, findings = loads(toml_text + added, "d.toml")
    assert made is not None
    assert [finding.code for finding in findings] == codes
    assert all(values.items() <= finding.values.items() for finding in findings)
    assert all(worded(finding) for finding in findings)


@pytest.mark.parametrize(("cap", "codes"), [("91", []), ("90", ["W657"]), ("75.5", ["W657", "W657"])])
def test_a_band_above_the_cap_is_told(
    toml_text: str, worded: Callable[[Finding], str], cap: str, codes: list[str]
) -> None:
    made, findings = loads(toml_text.replace("[capaian]\n", f"[capaian]\nbatas = {cap}\n"), "d.toml")
    assert made is not None
    assert [finding.code for finding in findings] == codes
    assert all(worded(finding) for finding in findings)


def test_a_fault_begets_no_advice(toml_text: str) -> None:
    made, findings = loads(toml_text.replace("batas = 0", "batas = 1") + SIXTH, "d.toml")
    assert made is None
    assert [finding.code for finding in findings] == ["E631"]
