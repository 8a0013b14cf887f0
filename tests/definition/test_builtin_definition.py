"""The built-in definition prints the official document, with its typing errors corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, fields, is_dataclass, replace

import pytest

from iku_excel.core.expression import text_of, typeset
from iku_excel.core.model import Definition, Kind, Polarity, Pooling, Timing
from iku_excel.definition import builtin, builtin_text, loads, tables

DEFINITION = builtin()

BIDANG = (
    "pengelolaan informasi dan opini publik, pengelolaan komunikasi publik, teknologi informasi, "
    "komunikasi dan persandian"
)
PRINTED = (
    "TANJUNG JABUNG BARAT",
    "DINAS KOMUNIKASI DAN INFORMATIKA",
    "Membantu Bupati dalam melaksanakan urusan pemerintahan yang menjadi kewenangan daerah dan tugas "
    "pembantuan yang diberikan kepada daerah di bidang komunikasi dan informatika, bidang "
    "persandian dan bidang statistik",
    f"Merumuskan kebijakan teknis di bidang {BIDANG}, serta layanan e-government.",
    "Penyelenggaraan urusan pemerintahan daerah dan pelayanan umum di bidang "
    f"{BIDANG} serta layanan e-government",
    f"Pembinaan dan pelaksanaan tugas di bidang {BIDANG} serta layanan e-government",
    f"Pengelolaan administrasi dinas di bidang {BIDANG} serta layanan e-government",
    "Pelaksanaan tugas lain yang diberikan oleh Bupati sesuai dengan tugas dan fungsinya",
    "Kuala Tungkal",
    "Mei 2019",
    "Kepala Dinas Komunikasi dan Informatika",
    "Kabupaten Tanjung Jabung Barat",
    "Ir. H. TAHARUDDIN",
    "Pembina Utama Muda",
    "19620312 199009 1 001",
)
OBJECTIVES = (
    (1, "Meningkatnya Pemanfaatan TIK dan Layanan Informasi Publik"),
    (2, "Meningkatnya Pemanfaatan TIK dalam Pengamanan Informasi"),
    (3, "Meningkatnya Ketersediaan data dan Informasi yang terpercaya dan Berkualitas"),
)
# Number, objective, indicator, left of the equals sign, formula, source.
LINES = (
    (
        1,
        1,
        "Persentase Partisipasi aktif lembaga komunikasi Publik dalam pengelolaan komunikasi Publik",
        "Persentase Partisipasi aktif lembaga komunikasi Publik dalam pengelolaan komunikasi Publik",
        "(Jumlah Lembaga komunikasi Publik yang berpartisipasi aktif) / "
        "(Jumlah Lembaga yang terverifikasi) × 100%",
        "Bidang PKP, PIOP & E-Gov",
    ),
    (
        2,
        1,
        "IKM Layanan Website Tanjab Barat",
        "IKM",
        "(Total dari nilai persepsi per unsur) / (Total unsur yang terisi) × Nilai penimbang",
        "Survei di Website Tanjab Barat",
    ),
    (
        3,
        2,
        "Persentase Pemanfaatan Hosting dan Collocation",
        "Persentase Pemanfaatan Hosting dan Collocation",
        "(Jumlah Aplikasi OPD Pengguna yang dihostingkan) / "
        "(Jumlah Kapasitas Hosting yang Tersedia di Data center) × 100%",
        "Bidang TIK & E-Gov",
    ),
    (
        4,
        2,
        "Persentase OPD yg memiliki aplikasi E-Government",
        "Persentase OPD yg memiliki aplikasi E-Government",
        "(Jumlah OPD yg memiliki aplikasi e-Government) / (Jumlah OPD Kab. Tanjab Barat) × 100%",
        "Bidang E-GOV",
    ),
    (
        5,
        3,
        "Persentase rilis data yang akurat dan tepat waktu",
        "Persentase rilis data yang akurat dan tepat waktu",
        "(Jumlah Rilis Data Akurat Yang Tepat Waktu) / (Jumlah Seluruh Data Yang Masuk) × 100%",
        "Bidang TIK & Persandian",
    ),
)
CORRECTED = (
    "KOMINIKASI",
    "Inforamasi",
    "komuniikasi",
    "komunikasi P dalam",
    "× 00%",
    "Meningktanya",
    "Pengmaanan",
    "E-Governement",
    "Penganggung",
)


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)


def formula_in_words(definition: Definition, number: int) -> str:
    indicator = next(indicator for indicator in definition.indicators if indicator.number == number)
    labels = {variable.code: variable.text for variable in definition.variables}
    return text_of(typeset(indicator.printed, lambda name: labels.get(name, name), percent=indicator.percent))


def test_head_and_signature_are_those_of_the_document() -> None:
    office, signature = DEFINITION.office, DEFINITION.signature
    said = (office.regency, office.name, office.duty, *office.functions)
    said += (signature.place, signature.date, *signature.title, signature.name, signature.rank, signature.nip)
    assert said == PRINTED
    assert office.short == "Diskominfo Kab. Tanjung Jabung Barat"


def test_objectives_are_those_of_the_document() -> None:
    assert tuple((objective.number, objective.text) for objective in DEFINITION.objectives) == OBJECTIVES


def test_indicators_and_their_formulas_are_those_of_the_document() -> None:
    lines = tuple(
        (
            indicator.number,
            indicator.objective,
            indicator.name,
            indicator.label,
            formula_in_words(DEFINITION, indicator.number),
            indicator.source,
        )
        for indicator in DEFINITION.indicators
    )
    assert lines == LINES
    assert {indicator.responsible for indicator in DEFINITION.indicators} == {"Diskominfo"}
    assert [indicator.measure for indicator in DEFINITION.indicators] == ["%", "Indeks", "%", "%", "%"]


@pytest.mark.parametrize("received", CORRECTED)
def test_a_received_typing_error_is_printed_nowhere_and_listed(received: str) -> None:
    printed = replace(DEFINITION, corrections=())
    formulas = [formula_in_words(DEFINITION, indicator.number) for indicator in DEFINITION.indicators]
    assert not [text for text in (*texts_in(printed), *formulas) if received in text]
    assert any(received in correction.received for correction in DEFINITION.corrections)
    assert not any(received in correction.printed for correction in DEFINITION.corrections)


def test_each_bidang_is_asked_its_own() -> None:
    asked = {unit.code: [v.code for v in DEFINITION.asked_of(unit.code)] for unit in DEFINITION.units}
    assert asked == {
        "PIOP": ["lembaga_aktif", "lembaga_terverifikasi"],
        "PKP": ["lembaga_aktif", "lembaga_terverifikasi"],
        "TIK": ["kapasitas_hosting", "rilis_tepat", "data_masuk"],
        "EGOV": [
            "lembaga_aktif",
            "lembaga_terverifikasi",
            "aplikasi_hosting",
            "opd_aplikasi",
            "opd_jumlah",
        ],
        "IKM": ["kepuasan"],
    }
    assert [unit.sheet for unit in DEFINITION.units] == [
        "PIOP",
        "PKP",
        "TIK & Persandian",
        "E-Gov",
        "Survei IKM",
    ]
    assert [unit.keeper for unit in DEFINITION.units] == ["", "", "", "", "EGOV"]


def test_numerators_have_their_denominators_as_maximum() -> None:
    assert {v.code: v.maximum for v in DEFINITION.variables if v.maximum} == {
        "lembaga_aktif": "lembaga_terverifikasi",
        "aplikasi_hosting": "kapasitas_hosting",
        "opd_aplikasi": "opd_jumlah",
        "rilis_tepat": "data_masuk",
    }


def test_releases_are_added_over_the_year_and_positions_are_not() -> None:
    during = {v.code for v in DEFINITION.variables if v.timing is Timing.DURING}
    assert during == {"rilis_tepat", "data_masuk", "kepuasan"}
    ways = {indicator.code: indicator.across_periods for indicator in DEFINITION.indicators}
    assert ways == {
        "partisipasi": Pooling.LAST,
        "ikm": Pooling.LAST,
        "hosting": Pooling.LAST,
        "opd_egov": Pooling.LAST,
        "rilis": Pooling.SUM,
    }
    assert {indicator.polarity for indicator in DEFINITION.indicators} == {Polarity.MAXIMIZE}


def test_the_survey_has_the_nine_unsur_in_the_regulations_order() -> None:
    survey = DEFINITION.survey_of("IKM")
    assert survey is not None
    assert survey.variable == "kepuasan"
    assert DEFINITION.variable("kepuasan").kind is Kind.SURVEY
    assert [element.key for element in survey.elements] == [
        "persyaratan",
        "prosedur",
        "waktu",
        "biaya",
        "produk",
        "kompetensi",
        "perilaku",
        "pengaduan",
        "sarana",
    ]
    assert (survey.weight, survey.grades, survey.population, survey.capacity) == ("tepat", "2017", None, 2000)


def test_there_are_no_targets_and_the_scale_is_the_ministrys() -> None:
    assert DEFINITION.targets == ()
    assert not DEFINITION.example
    assert [(band.threshold, band.name) for band in DEFINITION.bands] == [
        (91, "Sangat Tinggi"),
        (76, "Tinggi"),
        (66, "Sedang"),
        (51, "Rendah"),
        (0, "Sangat Rendah"),
    ]


def test_what_staff_read_fits_two_lines_under_a_question() -> None:
    assert max(len(variable.coverage) for variable in DEFINITION.variables) <= 110


def test_the_fingerprint_follows_everything_that_is_said(toml_text: str) -> None:
    again, _ = loads(toml_text + "\n# a comment\n", "copy.toml")
    changed, _ = loads(toml_text.replace('tempat = "Kuala Tungkal"', 'tempat = "Tungkal"'), "copy.toml")
    assert again is not None
    assert changed is not None
    assert again == DEFINITION
    assert asdict(changed) | {"signature": None, "fingerprint": None} == asdict(again) | {
        "signature": None,
        "fingerprint": None,
    }
    assert len({again.fingerprint, changed.fingerprint}) == 2


def test_its_comments_name_whatever_can_be_chosen():
    comments = (line[2:] for line in builtin_text().splitlines() if line.startswith("# "))
    parts = (part for line in comments for part in re.split("  +", line))
    said = dict(part.split(": ", 1) for part in parts if ": " in part and " | " in part)
    choices = {column.key: column.choices for table in tables.TABLES for column in table.columns}
    told = said.keys() & choices.keys()
    assert told >= {"jenis", "waktu", "antar_bidang", "polarisasi", "antar_periode"}
    assert {(key, word) for key in told for word in choices[key] if word not in said[key]} == set()
