"""A Definition as the rows that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ..core.expression import spell
from ..core.model import (
    Definition,
    Efficiency,
    Indicator,
    Kind,
    Milestone,
    Party,
    Recorded,
    Survey,
    Target,
    Variable,
)
from ..texts.definition import EVERYONE
from .columns import Table
from .tables import BY_NAME, TABLES
from .values import to_percent

Values = Mapping[str, object]
FEW_UNITS = 12  # so many are always named one by one


@dataclass(frozen=True, slots=True)
class Said:
    """The rows of one table, each a raw value by key, as a file would hold them; defaults are left out."""

    table: Table
    rows: tuple[Values, ...]


def said(definition: Definition) -> tuple[Said, ...]:
    """Everything that a definition says, table by table; `build` of these rows gives it back."""
    tables: Mapping[str, list[Values]] = {
        "": [
            {"contoh": definition.example, "narasi_per_indikator": definition.narrated_by_indicator},
        ],
        "instansi": [
            {
                "kabupaten": definition.office.regency,
                "skpd": definition.office.name,
                "singkatan": definition.office.short,
                "tugas": definition.office.duty,
                "fungsi": list(definition.office.functions),
                "zona_waktu": definition.office.zone,
            }
        ],
        "penandatangan": [
            {
                "tempat": definition.signature.place,
                "tanggal": definition.signature.date,
                "jabatan": list(definition.signature.title),
                "nama": definition.signature.name,
                "pangkat": definition.signature.rank,
                "nip": definition.signature.nip,
            }
        ],
        "kontak": [
            {
                "nama": definition.contact.name,
                "petugas": definition.contact.person,
                "telepon": definition.contact.phone,
                "jam": definition.contact.hours,
            }
        ],
        "bidang": [
            {
                "kode": unit.code,
                "nama": unit.name,
                "lembar": unit.sheet,
                "pengisi": unit.keeper,
                "kelompok": unit.group,
            }
            for unit in definition.units
        ],
        "sasaran": [
            {"nomor": item.number, "uraian": item.text, "tujuan": item.aim} for item in definition.objectives
        ],
        "variabel": [_variable(variable, definition) for variable in definition.variables],
        "survei": list(map(_survey, definition.surveys)),
        "unsur": [
            {"survei": survey.variable, "kunci": item.key, "nama": item.name, "singkat": item.short}
            for survey in definition.surveys
            for item in survey.elements
        ],
        "indikator": list(map(_indicator, definition.indicators)),
        "target": [_target(target, definition) for target in definition.targets],
        "riwayat": [_recorded(row, definition) for row in definition.recorded],
        "capaian": [
            {
                "minimal": definition.achievement.minimizing,
                "batas": _per_cent(definition.achievement.cap),
                **_efficiency(definition.papers.efficiency),
            }
        ],
        "skala": [{"batas": band.threshold, "nama": band.name} for band in definition.bands],
        "pemeriksaan": [{"lonjakan": _per_cent(definition.jump)}],
        "narasi": [
            {
                "kode": item.code,
                "judul": item.title,
                "pertanyaan": item.question,
                "dijanjikan": item.promised,
            }
            for item in definition.narratives
        ],
        "koreksi": [{"diterima": item.received, "dicetak": item.printed} for item in definition.corrections],
        **_papers(definition),
    }
    return tuple(Said(table, tuple(_written(row, table) for row in tables[table.name])) for table in TABLES)


def _written(row: Values, table: Table) -> Values:
    defaults = {column.key: column.default for column in table.columns if not column.required}
    return {key: value for key, value in row.items() if key not in defaults or value != defaults[key]}


def _per_cent(share: float | None) -> float | None:
    return None if share is None else to_percent(share)


def _variable(variable: Variable, definition: Definition) -> Values:
    return {
        "kode": variable.code,
        "uraian": variable.text,
        "satuan": variable.measure,
        "jenis": variable.kind,
        "waktu": variable.timing,
        "cakupan": variable.coverage,
        **_asked(variable, definition),
        "antar_bidang": variable.across_units,
        "maksimum": variable.maximum,
        "anggaran": variable.budget,
    }


def _asked(variable: Variable, definition: Definition) -> Values:
    """Whom a variable asks: many by one word or by their kelompok where that says the same."""
    if len(variable.units) > FEW_UNITS and variable.kind is not Kind.SURVEY:
        surveyed = {code for one in definition.variables if one.kind is Kind.SURVEY for code in one.units}
        asked = set(variable.units)
        if variable.units == tuple(unit.code for unit in definition.units if unit.code not in surveyed):
            return {"bidang": [EVERYONE]}
        groups = tuple(dict.fromkeys(unit.group for unit in definition.units if unit.code in asked))
        if variable.units == tuple(unit.code for unit in definition.units if unit.group in groups):
            return {"kelompok": list(groups)} if "" not in groups else {"bidang": list(variable.units)}
    return {"bidang": list(variable.units)}


def _survey(survey: Survey) -> Values:
    return {
        "variabel": survey.variable,
        "penimbang": survey.weight if survey.weight == "tepat" else float(Decimal(survey.weight)),
        "mutu": survey.grades,
        "populasi": survey.population,
        "kapasitas": survey.capacity,
    }


def _indicator(indicator: Indicator) -> Values:
    tree, described = indicator.expression, indicator.described

    def scaled(value: float | None) -> float | None:
        return _per_cent(value) if indicator.percent else value

    return {
        "kode": indicator.code,
        "nomor": indicator.number,
        "sasaran": indicator.objective,
        "nama": indicator.name,
        "label": "" if indicator.label == indicator.name else indicator.label,
        "satuan": indicator.measure,
        "rumus": None if tree is None else spell(tree),
        "hitung": "skm" if tree is None else "",
        "survei": indicator.survey,
        "rumus_cetak": None if indicator.printed == tree else spell(indicator.printed),
        "polarisasi": indicator.polarity,
        "antar_periode": indicator.across_periods,
        "sumber_data": indicator.source,
        "penanggung_jawab": indicator.responsible,
        "definisi": described.meaning,
        "alasan": described.reason,
        "tipe": described.accumulation or "",
        "kondisi_awal": scaled(described.baseline),
        "tahun_awal": described.baseline_year,
        "standar": scaled(described.standard),
        "sumber_standar": described.standard_source,
        "program": list(described.programs) or (),
        "kegiatan": list(described.activities) or (),
    }


def _target(target: Target, definition: Definition) -> Values:
    percent = _is_percent(target.indicator, definition)

    def scaled(value: float | None) -> float | None:
        return _per_cent(value) if percent else value

    quarters = ["" if value is None else scaled(value) for value in target.quarters]
    return {
        "indikator": target.indicator,
        "tahun": target.year,
        "nilai": scaled(target.value),
        "atas": scaled(target.upper),
        "triwulan": quarters if any(value is not None for value in target.quarters) else BLANK_QUARTERS,
        "naskah": target.edition,
        "berlaku": target.since,
    }


def _recorded(row: Recorded, definition: Definition) -> Values:
    figures = {"target": row.target, "atas": row.upper, "realisasi": row.value}
    if _is_percent(row.indicator, definition):
        figures = {key: _per_cent(value) for key, value in figures.items()}
    place = {"indikator": row.indicator, "tahun": row.year, "triwulan": row.quarter}
    return {**place, **figures, "sumber": row.source}


def _is_percent(code: str, definition: Definition) -> bool:
    return any(item.percent for item in definition.indicators if item.code == code)


def _papers(definition: Definition) -> Mapping[str, list[Values]]:
    """The tables of the papers around the document."""
    papers = definition.papers
    return {
        "dokumen": [{"tata_letak": papers.layout, "tahun_awal": papers.first_year}],
        "tujuan": [{"nomor": aim.number, "uraian": aim.text} for aim in papers.aims],
        "program": [
            {"kode": item.code, "nama": item.name, "keterangan": item.remark} for item in papers.programs
        ],
        "renstra": [_milestone(item, definition) for item in papers.milestones],
        "anggaran": [
            {
                "untuk": item.owner,
                "tahun": item.year,
                "pagu": item.amount,
                "naskah": item.edition,
                "berlaku": item.since,
            }
            for item in papers.budgets
        ],
        "rencana": [
            {
                "indikator": item.indicator,
                "tahun": item.year,
                "triwulan": item.quarter,
                "langkah": item.text,
                "penanggung_jawab": item.responsible,
                "anggaran": item.amount,
            }
            for item in papers.actions
        ],
        "perjanjian": [
            {
                "tahun": item.year,
                "naskah": item.edition,
                "tanggal": item.day,
                **_party(item.second, "kedua"),
                **_party(item.first, "pertama"),
            }
            for item in papers.agreements
        ],
    }


def _milestone(milestone: Milestone, definition: Definition) -> Values:
    percent = _is_percent(milestone.indicator, definition)
    value, upper = (_per_cent(bound) if percent else bound for bound in (milestone.value, milestone.upper))
    return {"indikator": milestone.indicator, "tahun": milestone.year, "nilai": value, "atas": upper}


def _party(party: Party, which: str) -> Values:
    said = {"nama": party.name, "jabatan": party.title, "pangkat": party.rank, "nip": party.nip}
    return {f"{key}_{which}": value for key, value in said.items()}


def _efficiency(efficiency: Efficiency | None) -> Values:
    if efficiency is None:
        return {}
    return {"efisiensi": efficiency.name, "rumus_efisiensi": spell(efficiency.expression)}


BLANK_QUARTERS = next(c.default for c in BY_NAME["target"].columns if c.key == "triwulan")
