"""What the sheet Ringkasan says."""

from __future__ import annotations

from collections.abc import Sequence

from ...core.model import Narrative

TITLE = "RINGKASAN KINERJA"
LINE = "{office}  ·  {period}"
FINAL = "● Semua angka final"
OPEN = "▲ {state}: {reasons}"
REACHED = " dari {total} indikator mencapai target"
UNJUDGED = "{n} belum dapat dinilai: angkanya belum lengkap, BELUM VALID, atau targetnya belum ditetapkan."
EXAMPLE = "Target pada lembar ini adalah contoh."
TYPED = "* Terhadap angka tahun lalu yang diketik (sumbernya pada lembar Pengukuran)."
HEADS = {
    "number": "No",
    "achievement": "Capaian",
    "value": "Realisasi",
    "target": "Target",
    "category": "Predikat",
    "indicator": "Indikator",
    "bar": "Sampai\n100 %",
    "quarter": "Dari TW\nsebelumnya",
    "year": "Dari tahun\nlalu",
}
BEST = "Terbaik"
BEST_LINE = "{name} – capaian {achievement}."
ATTENTION = "Perlu perhatian"
ATTENTION_LINE = "{name} – {what}."
ATTENTION_WHY = "{name} – {what}. {title}: {why}"
SHORT_OF = "capaian {achievement}"
NOBODY = "Tidak ada: semua yang dapat dinilai mencapai target."
LATE = "Lembar yang belum masuk atau belum dapat dipakai, {period}"
NOBODY_LATE = "Tidak ada: semua lembar sudah diterima."
LATE_LINE = "{state}: {units}."
LATE_GROUP = "{group}: {states}, dari {n} lembar."
LATE_GROUPS = "{n} kelompok lain: {late} lembar (lihat Status)."
LINKS = "Selengkapnya"
LINK = "► {what}"
LINKED = {
    "IKU": "dokumen resmi, dengan rumus dan tanda tangan",
    "Pengukuran": "target, realisasi, dan capaian tiap triwulan",
    "Antartahun": "target, realisasi, dan capaian tahun-tahun sebelumnya",
    "Analisis": "faktor pendukung dan penghambat menurut bidang",
    "Temuan": "apa yang harus diperbaiki dulu",
    "Status": "berkas yang dipakai",
}
CUT = "…"
FULL, EMPTY, SIGNS = "■", "□", 10

# What a narrative is called that tells why a target was missed.
_REASONS = ("hambat", "kendala", "masalah", "sebab")


def why(narratives: Sequence[Narrative]) -> tuple[Narrative, ...]:
    """The narratives that tell why a target was missed, those first that are called so."""
    return tuple(
        sorted(narratives, key=lambda one: not any(word in one.title.casefold() for word in _REASONS))
    )
