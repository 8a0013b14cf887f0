"""Records without a fault as one Definition."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..core.model import (
    Achievement,
    Action,
    Agreement,
    Aim,
    Band,
    Budget,
    Contact,
    Correction,
    Definition,
    Description,
    Efficiency,
    Element,
    Indicator,
    Milestone,
    Narrative,
    Objective,
    Office,
    Papers,
    Party,
    Program,
    Recorded,
    Signature,
    Survey,
    Target,
    Unit,
    Variable,
    as_said,
)
from .reading import Records
from .tables import BY_NAME
from .values import from_percent

Values = Mapping[str, Any]


def assemble(records: Records) -> Definition:
    """The definition that the records say, with its fingerprint."""

    def only(table: str) -> Values:
        defaults = {column.key: column.default for column in BY_NAME[table].columns}
        return records[table][0].values if records[table] else defaults

    def each(table: str) -> tuple[Values, ...]:
        return tuple(record.values for record in records[table])

    indicators = tuple(map(_indicator, each("indikator")))
    percent = {indicator.code for indicator in indicators if indicator.percent}
    definition = Definition(
        office=_office(only("instansi")),
        signature=_signature(only("penandatangan")),
        contact=_contact(only("kontak")),
        units=tuple(
            Unit(row["kode"], row["nama"], row["lembar"], row["pengisi"], row["kelompok"])
            for row in each("bidang")
        ),
        objectives=tuple(Objective(row["nomor"], row["uraian"], row["tujuan"]) for row in each("sasaran")),
        variables=tuple(map(_variable, each("variabel"))),
        surveys=tuple(_survey(row, each("unsur")) for row in each("survei")),
        indicators=indicators,
        targets=tuple(_target(row, row["indikator"] in percent) for row in each("target")),
        bands=tuple(Band(row["batas"], row["nama"]) for row in each("skala")),
        achievement=Achievement(only("capaian")["minimal"], only("capaian")["batas"]),
        narratives=tuple(
            Narrative(row["kode"], row["judul"], row["pertanyaan"], row["dijanjikan"])
            for row in each("narasi")
        ),
        corrections=tuple(Correction(row["diterima"], row["dicetak"]) for row in each("koreksi")),
        fingerprint="",
        example=only("")["contoh"],
        narrated_by_indicator=only("")["narasi_per_indikator"],
        recorded=tuple(_recorded(row, row["indikator"] in percent) for row in each("riwayat")),
        jump=only("pemeriksaan")["lonjakan"],
        papers=Papers(
            layout=only("dokumen")["tata_letak"],
            first_year=only("dokumen")["tahun_awal"],
            aims=tuple(Aim(row["nomor"], row["uraian"]) for row in each("tujuan")),
            milestones=tuple(_milestone(row, row["indikator"] in percent) for row in each("renstra")),
            programs=tuple(Program(row["kode"], row["nama"], row["keterangan"]) for row in each("program")),
            budgets=tuple(map(_budget, each("anggaran"))),
            actions=tuple(map(_action, each("rencana"))),
            agreements=tuple(map(_agreement, each("perjanjian"))),
            efficiency=_efficiency(only("capaian")),
        ),
    )
    return replace(definition, fingerprint=_fingerprint(definition))


def _fingerprint(definition: Definition) -> str:
    """The SHA-256 of everything else that the definition says, as JSON of one spelling."""
    said = {key: value for key, value in as_said(definition).items() if key != "fingerprint"}
    text = json.dumps(said, sort_keys=True, default=str, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _office(row: Values) -> Office:
    return Office(
        regency=row["kabupaten"],
        name=row["skpd"],
        short=row["singkatan"],
        duty=row["tugas"],
        functions=row["fungsi"],
        zone=row["zona_waktu"],
    )


def _signature(row: Values) -> Signature:
    return Signature(
        place=row["tempat"],
        date=row["tanggal"],
        title=row["jabatan"],
        name=row["nama"],
        rank=row["pangkat"],
        nip=row["nip"],
    )


def _contact(row: Values) -> Contact:
    return Contact(name=row["nama"], person=row["petugas"], phone=row["telepon"], hours=row["jam"])


def _variable(row: Values) -> Variable:
    return Variable(
        code=row["kode"],
        text=row["uraian"],
        measure=row["satuan"],
        kind=row["jenis"],
        timing=row["waktu"],
        coverage=row["cakupan"],
        units=row["bidang"],
        across_units=row["antar_bidang"],
        maximum=row["maksimum"],
        budget=row["anggaran"],
    )


def _survey(row: Values, elements: tuple[Values, ...]) -> Survey:
    return Survey(
        variable=row["variabel"],
        elements=tuple(
            Element(element["kunci"], element["nama"], element["singkat"])
            for element in elements
            if element["survei"] == row["variabel"]
        ),
        weight=row["penimbang"],
        grades=row["mutu"],
        population=row["populasi"],
        capacity=row["kapasitas"],
    )


def _indicator(row: Values) -> Indicator:
    return Indicator(
        code=row["kode"],
        number=row["nomor"],
        objective=row["sasaran"],
        name=row["nama"],
        label=row["label"] or row["nama"],
        measure=row["satuan"],
        expression=row["rumus"],
        survey=row["survei"],
        printed=row["rumus_cetak"] or row["rumus"],
        polarity=row["polarisasi"],
        across_periods=row["antar_periode"],
        source=row["sumber_data"],
        responsible=row["penanggung_jawab"],
        described=_description(row),
    )


def _description(row: Values) -> Description:
    percent = row["satuan"] == "%"
    return Description(
        meaning=row["definisi"],
        reason=row["alasan"],
        accumulation=row["tipe"] or None,
        baseline=_scaled(row["kondisi_awal"], percent),
        baseline_year=row["tahun_awal"],
        standard=_scaled(row["standar"], percent),
        standard_source=row["sumber_standar"],
        programs=row["program"],
        activities=row["kegiatan"],
    )


def _scaled(number: float | None, percent: bool) -> float | None:
    return from_percent(number) if percent and number is not None else number


def _target(row: Values, percent: bool) -> Target:
    return Target(
        indicator=row["indikator"],
        year=row["tahun"],
        value=from_percent(row["nilai"]) if percent else row["nilai"],
        upper=_scaled(row["atas"], percent),
        quarters=tuple(_scaled(number, percent) for number in row["triwulan"]),
        edition=row["naskah"],
        since=row["berlaku"],
    )


def _recorded(row: Values, percent: bool) -> Recorded:
    value, target, upper = (_scaled(row[key], percent) for key in ("realisasi", "target", "atas"))
    return Recorded(row["indikator"], row["tahun"], value, target, upper, row["triwulan"], row["sumber"])


# --- the papers around the document --------------------------------------------------------------------


def _milestone(row: Values, percent: bool) -> Milestone:
    value = from_percent(row["nilai"]) if percent else row["nilai"]
    return Milestone(row["indikator"], row["tahun"], value, _scaled(row["atas"], percent))


def _budget(row: Values) -> Budget:
    return Budget(row["untuk"], row["tahun"], row["pagu"], row["naskah"], row["berlaku"])


def _action(row: Values) -> Action:
    return Action(
        indicator=row["indikator"],
        year=row["tahun"],
        quarter=row["triwulan"],
        text=row["langkah"],
        responsible=row["penanggung_jawab"],
        amount=row["anggaran"],
    )


def _agreement(row: Values) -> Agreement:
    first, second = (
        Party(*(row[f"{key}_{party}"] for key in ("nama", "jabatan", "pangkat", "nip")))
        for party in ("pertama", "kedua")
    )
    return Agreement(row["tahun"], row["naskah"], row["tanggal"], first, second)


def _efficiency(row: Values) -> Efficiency | None:
    return Efficiency(row["efisiensi"], row["rumus_efisiensi"]) if row["rumus_efisiensi"] else None
