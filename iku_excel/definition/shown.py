"""In which papers a change of a definition is seen, so that nobody prints half of them again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..core.model import Definition, Edition
from ..texts.workbook.antartahun import SHEET as YEARS
from ..texts.workbook.papers import AGREEMENT_SHEETS, BUDGET_SHEET, PLAN_SHEET
from .difference import Change

IKU, MEASURED, PLAN, MONEY = "IKU", "Pengukuran", PLAN_SHEET, BUDGET_SHEET
FIRST, REVISED = (AGREEMENT_SHEETS[edition][0] for edition in Edition)
PAPERS = (IKU, MEASURED, YEARS, FIRST, REVISED, PLAN, MONEY)

_AGREED = (FIRST, REVISED)
_FIGURES = (IKU, MEASURED, YEARS, PLAN, MONEY)
_NAMED = (IKU, MEASURED, YEARS, *_AGREED, PLAN)

# By table and key; "" is a row that came, went or moved, and what stands for every other key of its table.
SHOWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "": {"": _NAMED},
    "instansi": {
        "kabupaten": (IKU,),
        "skpd": (IKU, *_AGREED, PLAN),
        "singkatan": PAPERS,
        "tugas": (IKU,),
        "fungsi": (IKU,),
        "zona_waktu": (),
    },
    "penandatangan": {"": (IKU, *_AGREED), "tanggal": (IKU,)},
    "dokumen": {"": (IKU,)},
    "tujuan": {"": (IKU,)},
    "sasaran": {"": _NAMED, "tujuan": (IKU,)},
    "program": {"": (*_AGREED, MONEY), "keterangan": _AGREED},
    "variabel": {"": _FIGURES, "uraian": (IKU,), "cakupan": (), "satuan": (), "maksimum": ()},
    "survei": {"": _FIGURES, "populasi": (), "kapasitas": ()},
    "indikator": {
        "": PAPERS,
        "satuan": PAPERS,
        "label": (IKU,),
        "rumus": _FIGURES,
        "hitung": _FIGURES,
        "survei": _FIGURES,
        "rumus_cetak": (IKU,),
        "polarisasi": (IKU, MEASURED, YEARS, MONEY),
        "antar_periode": (IKU, MEASURED, YEARS, MONEY),
        "sumber_data": (IKU,),
        "penanggung_jawab": (IKU, PLAN),
        "definisi": (IKU,),
        "alasan": (IKU,),
        "tipe": (IKU,),
        "kondisi_awal": (IKU, YEARS),
        "tahun_awal": (IKU, YEARS),
        "standar": (IKU,),
        "sumber_standar": (IKU,),
        "program": (MONEY,),
        "kegiatan": (),
    },
    "target": {"": (*_NAMED, MONEY), "triwulan": (IKU, MEASURED, YEARS, PLAN, MONEY)},
    "riwayat": {"": (MEASURED, YEARS)},
    "capaian": {
        "": (IKU, MEASURED, YEARS, MONEY),
        "efisiensi": (MONEY,),
        "rumus_efisiensi": (MONEY,),
    },
    "renstra": {"": (IKU,)},
    "anggaran": {"": (*_AGREED, MONEY)},
    "rencana": {"": (PLAN,)},
    "perjanjian": {"": _AGREED},
    "skala": {"": (IKU, MEASURED)},
    "narasi": {"": (), "dijanjikan": (PLAN,)},
}


def shown_in(changes: Iterable[Change], before: Definition, after: Definition) -> tuple[str, ...]:
    """The papers of either definition in which one of the changes is seen, in the order of PAPERS."""
    found = {paper for change in changes for paper in _shown(change)}
    there = {IKU, MEASURED, FIRST, PLAN}
    for office in (before, after):
        years = {target.year for target in office.targets}
        years |= {budget.year for budget in office.papers.budgets}
        there |= {REVISED} if any(map(office.revised, years)) else set()
        there |= {MONEY} if office.papers.budgets else set()
        there |= {YEARS} if office.recorded else set()
    return tuple(paper for paper in PAPERS if paper in found & there)


def _shown(change: Change) -> tuple[str, ...]:
    by_key = SHOWN.get(change.table, {})
    papers = by_key.get(change.key, by_key.get("", ()))
    if change.row.endswith(f" {Edition.REVISED}"):  # what a Perubahan changes leaves the first text as it is
        return tuple(paper for paper in papers if paper != FIRST)
    if change.table == "perjanjian":
        return tuple(paper for paper in papers if paper != REVISED)
    return papers
