"""Every fault of a definition is found, at its line, and begets no other."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from iku_excel.cli.load import load_definition
from iku_excel.core.findings import Finding, IkuError
from iku_excel.definition import builtin, load, loads
from iku_excel.definition.book import draw

# What is replaced in the built-in definition, by what (» marks the line at fault), code, table, values.
FAULTS = [
    # unknown and missing
    (
        "[kontak]",
        '»[kontrak]\nnama = "x"\n[kontak]',
        "E604",
        "kontrak",
        {"saran": 'Mungkin maksudnya "kontak".'},
    ),
    ("[instansi]", "»versi = 3\n[instansi]", "E604", "", {"terbaca": "versi"}),
    (
        'lembar = "PKP"',
        'lembar = "PKP"\n»pengsi = "TIK"',
        "E604",
        "bidang",
        {"terbaca": "pengsi", "saran": 'Mungkin maksudnya "pengisi".'},
    ),
    (
        '[[bidang]]\nkode = "PIOP"\nnama = "Pengelolaan Informasi dan Opini Publik"\n',
        '»[[bidang]]\nkode = "PIOP"\n',
        "E605",
        "bidang",
        {"kolom": "nama"},
    ),
    ('tempat = "Kuala Tungkal"', '»tempat = "  "', "E605", "penandatangan", {"kolom": "tempat"}),
    ('bidang = ["IKM"]', "»bidang = []", ["E605", "E612"], "variabel", {"kolom": "bidang"}),
    # types
    ("nomor = 1\nuraian", '»nomor = "1"\nuraian', "E606", "sasaran", {"kolom": "nomor", "terbaca": '"1"'}),
    ("nomor = 1\nuraian", "»nomor = 1.5\nuraian", ["E606", "E611", "E611"], "sasaran", {"terbaca": "1.5"}),
    ('kabupaten = "TANJUNG JABUNG BARAT"', "»kabupaten = 7", "E606", "instansi", {"kolom": "kabupaten"}),
    (
        'kabupaten = "TANJUNG JABUNG BARAT"',
        '»kabupaten = "a\\u0007b"',
        "E606",
        "instansi",
        {"terbaca": '"a�b"'},
    ),
    ('bidang = ["IKM"]', '»bidang = "IKM"', "E606", "variabel", {"kolom": "bidang"}),
    ("kapasitas = 2000", "»kapasitas = true", "E606", "survei", {"terbaca": "true"}),
    ("kapasitas = 2000", "»kapasitas = 0", "E606", "survei", {"terbaca": "0"}),
    ("kapasitas = 2000", "kapasitas = 2000\n»populasi = -3", "E606", "survei", {"terbaca": "-3"}),
    ("batas = 91", "»batas = nan", "E606", "skala", {"terbaca": "nan"}),
    ("batas = 91", "»batas = inf", "E606", "skala", {"terbaca": "inf"}),
    ("batas = 91", f"»batas = 0x{'f' * 5000}", "E606", "skala", {"terbaca": "(bilangan terlalu besar)"}),
    ('penimbang = "tepat"', "»penimbang = 4", "E606", "survei", {"terbaca": "4"}),
    ('penimbang = "tepat"', '»penimbang = "3"', "E606", "survei", {"terbaca": '"3"'}),
    ('minimal = "selisih"', 'minimal = "selisih"\n»batas = 0', "E606", "capaian", {"kolom": "batas"}),
    ("[capaian]", "[pemeriksaan]\n»lonjakan = 0\n[capaian]", "E606", "pemeriksaan", {"terbaca": "0"}),
    ("[capaian]", '[pemeriksaan]\n»lonjakan = "50"\n[capaian]', "E606", "pemeriksaan", {"terbaca": '"50"'}),
    ("[capaian]", "[pemeriksaan]\n»lonjak = 50\n[capaian]", "E604", "pemeriksaan", {"terbaca": "lonjak"}),
    (
        '[[narasi]]\nkode = "NP"',
        "[[narasi]]\n»kode = 1979-05-27",
        "E609",
        "narasi",
        {"terbaca": "1979-05-27"},
    ),
    ("[instansi]", "»contoh = 1\n[instansi]", "E606", "", {"kolom": "contoh"}),
    # choices
    (
        'jenis = "survei"',
        '»jenis = "survey"',
        "E607",
        "variabel",
        {"saran": "Pakai salah satu dari: cacah, angka, survei, rupiah."},
    ),
    (
        'antar_bidang = "jumlah"\nmaksimum = "opd_jumlah"',
        '»antar_bidang = "terakhir"\nmaksimum = "opd_jumlah"',
        "E607",
        "variabel",
        {"terbaca": "terakhir"},
    ),
    ('mutu = "2017"', '»mutu = "2018"', "E607", "survei", {"terbaca": "2018"}),
    ('minimal = "selisih"', '»minimal = "beda"', "E607", "capaian", {"terbaca": "beda"}),
    # doubles
    ('lembar = "PKP"', '»lembar = "piop"', "E608", "bidang", {"kolom": "lembar", "terbaca": "piop"}),
    ("batas = 76", "»batas = 91.0", "E608", "skala", {"terbaca": "91.0"}),
    ("nomor = 2\nsasaran", "»nomor = 1\nsasaran", "E608", "indikator", {"kolom": "nomor"}),
    ('kode = "hosting"', '»kode = "KEPUASAN"', "E608", "indikator", {"kolom": "kode"}),
    ('kunci = "prosedur"', '»kunci = "persyaratan"', "E608", "unsur", {"terbaca": "kepuasan, persyaratan"}),
    ('bidang = ["IKM"]', '»bidang = ["IKM", "IKM"]', "E608", "variabel", {"terbaca": "IKM"}),
    # codes and sheets
    ('kode = "NP"', '»kode = "np"', "E609", "narasi", {"terbaca": "np"}),
    ('kode = "rilis"', '»kode = "2rilis"', "E609", "indikator", {"terbaca": "2rilis"}),
    ('kode = "rilis"', '»kode = "lambda"', "E609", "indikator", {"terbaca": "lambda"}),
    ('kode = "rilis"', '»kode = "sum"', "E609", "indikator", {"terbaca": "sum"}),
    ('kode = "rilis"', '»kode = "ｒilis"', "E609", "indikator", {"terbaca": "ｒilis"}),
    ('lembar = "E-Gov"', f'»lembar = "{"x" * 32}"', "E610", "bidang", {"terbaca": "x" * 32}),
    ('lembar = "E-Gov"', '»lembar = "TIK/E-Gov"', "E610", "bidang", {}),
    ('lembar = "E-Gov"', '»lembar = "PETUNJUK"', "E610", "bidang", {}),
    ('lembar = "E-Gov"', '»lembar = "_iku"', "E610", "bidang", {}),
    ('lembar = "E-Gov"', '»lembar = "E-Gov\'"', "E610", "bidang", {}),
    # references
    (
        'rumus = "lembaga_aktif / lembaga_terverifikasi"',
        '»rumus = "lembaga_aktip / lembaga_terverifikasi"',
        "E611",
        "indikator",
        {"terbaca": "lembaga_aktip", "saran": 'Mungkin maksudnya "lembaga_aktif".'},
    ),
    ('bidang = ["IKM"]', '»bidang = ["IKM", "KIM"]', ["E611", "E633"], "variabel", {"terbaca": "KIM"}),
    ("sasaran = 3", "»sasaran = 4", ["E611", "E612"], "indikator", {"terbaca": "4", "tabel": "sasaran"}),
    ('maksimum = "opd_jumlah"', '»maksimum = "opd"', "E611", "variabel", {"kolom": "maksimum"}),
    ('pengisi = "EGOV"', '»pengisi = "E-Gov"', "E611", "bidang", {"saran": 'Mungkin maksudnya "EGOV".'}),
    (
        "[capaian]",
        '[[target]]\n»indikator = "hostin"\ntahun = 2026\nnilai = 5\n[capaian]',
        "E611",
        "target",
        {"saran": 'Mungkin maksudnya "hosting".'},
    ),
    # nothing to do
    (
        "[[sasaran]]\nnomor = 1",
        '[[bidang]]\n»kode = "UMUM"\nnama = "Umum"\nlembar = "Umum"\n[[sasaran]]\nnomor = 1',
        "E612",
        "bidang",
        {"terbaca": "UMUM"},
    ),
    (
        "[[sasaran]]\nnomor = 1",
        '[[sasaran]]\n»nomor = 9\nuraian = "x"\n[[sasaran]]\nnomor = 1',
        "E612",
        "sasaran",
        {"terbaca": "9"},
    ),
    ('rumus = "rilis_tepat / data_masuk"', '»rumus = "45 / 50"', "E613", "indikator", {"indikator": "rilis"}),
    # formulas
    (
        'rumus = "rilis_tepat / data_masuk"',
        '»rumus = "rilis_tepat / kepuasan"',
        "E614",
        "indikator",
        {"terbaca": "kepuasan"},
    ),
    ('rumus = "rilis_tepat / data_masuk"', '»rumus = "rilis_tepat ** data_masuk"', "E622", "indikator", {}),
    ('rumus = "rilis_tepat / data_masuk"', '»rumus = "rilis_tepat / (data_masuk"', "E621", "indikator", {}),
    ('rumus = "rilis_tepat / data_masuk"', "»rumus = \"'rilis' / data_masuk\"", "E628", "indikator", {}),
    (
        'rumus = "rilis_tepat / data_masuk"',
        '»rumus = "avg(rilis_tepat)"',
        "E624",
        "indikator",
        {"bagian": "avg"},
    ),
    ('rumus = "rilis_tepat / data_masuk"', "»rumus = 0.9", "E606", "indikator", {"kolom": "rumus"}),
    ('hitung = "skm"', '»rumus = "opd_jumlah"\nhitung = "skm"', "E615", "indikator", {"indikator": "ikm"}),
    ('rumus = "rilis_tepat / data_masuk"\n', "", "E615", "indikator", {"indikator": "rilis"}),
    ('survei = "kepuasan"\nrumus_cetak', "rumus_cetak", "E605", "indikator", {"kolom": "survei"}),
    (
        'survei = "kepuasan"\nrumus_cetak',
        '»survei = "opd_jumlah"\nrumus_cetak',
        "E616",
        "indikator",
        {"terbaca": "opd_jumlah"},
    ),
    ('satuan = "Indeks"', '»satuan = "%"', "E638", "indikator", {"indikator": "ikm"}),
    # surveys
    (
        'variabel = "kepuasan"\npenimbang',
        '»variabel = "opd_jumlah"\npenimbang',
        ["E616", "E634", *["E611"] * 9],
        "survei",
        {"terbaca": "opd_jumlah"},
    ),
    ('bidang = ["IKM"]', '»bidang = ["TIK"]', ["E612", "E632"], "variabel", {"bidang": "TIK"}),
    (
        'bidang = ["TIK"]\nantar_bidang = "jumlah"\nmaksimum',
        'bidang = ["TIK", "IKM"]\nantar_bidang = "jumlah"\nmaksimum',
        "E632",
        "variabel",
        {"lain": "rilis_tepat"},
    ),
    # maxima
    (
        'kode = "opd_jumlah"\n',
        'kode = "opd_jumlah"\n»maksimum = "opd_jumlah"\n',
        "E618",
        "variabel",
        {"rantai": "opd_jumlah > opd_jumlah"},
    ),
    (
        'kode = "data_masuk"\n',
        'kode = "data_masuk"\nmaksimum = "rilis_tepat"\n',
        "E618",
        "variabel",
        {"rantai": "rilis_tepat > data_masuk > rilis_tepat"},
    ),
    ('maksimum = "opd_jumlah"', '»maksimum = "kepuasan"', "E640", "variabel", {"kolom": "maksimum"}),
    ('lembar = "E-Gov"', 'lembar = "E-Gov"\npengisi = "TIK"', "E637", "bidang", {"terbaca": "EGOV"}),
    ('pengisi = "EGOV"', '»pengisi = "IKM"', "E637", "bidang", {"terbaca": "IKM"}),
    # scale
    ("batas = 76", "»batas = 95", "E619", "skala", {"terbaca": "95", "sebelum": "91"}),
    ("batas = 0", "»batas = 10", "E631", "skala", {"terbaca": "10"}),
    ("batas = 0", "»batas = -5", "E631", "skala", {"terbaca": "-5"}),
    # targets
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\n»tahun = 26\nnilai = 5\n[capaian]',
        "E606",
        "target",
        {"harus": "tahun 2000 sampai 2099"},
    ),
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\ntahun = 2026\n»nilai = "85"\n[capaian]',
        "E606",
        "target",
        {},
    ),
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\ntahun = 2026\n»nilai = inf\n[capaian]',
        "E606",
        "target",
        {},
    ),
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\ntahun = 2026\nnilai = 8\n»atas = 8\n[capaian]',
        "E635",
        "target",
        {"nilai": "8"},
    ),
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\ntahun = 2026\nnilai = 8\n»triwulan = [1, 2, 3, 4, 5]\n[capaian]',
        "E606",
        "target",
        {"kolom": "triwulan"},
    ),
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\ntahun = 2026\nnilai = 8\n»triwulan = [1, false]\n[capaian]',
        "E606",
        "target",
        {"terbaca": "false"},
    ),
    (
        "[capaian]",
        '[[target]]\nindikator = "ikm"\ntahun = 2026\nnilai = 8\n'
        '[[target]]\nindikator = "ikm"\n»tahun = 2026\nnilai = 9\n[capaian]',
        "E608",
        "target",
        {"terbaca": "ikm, 2026"},
    ),
    # shapes
    (
        '[[bidang]]\nkode = "IKM"',
        '[[kontak.bidang]]\nkode = "IKM"',
        ["E604", "E611"],
        "kontak",
        {"terbaca": "bidang"},
    ),
    ("[capaian]", "»[[capaian]]", "E606", "capaian", {"harus": "ditulis sebagai [capaian]"}),
    ("[kontak]", "»[[narasi]]\n[kontak]", ["E605"] * 3, "narasi", {"kolom": "kode"}),
]


def broken(text: str, old: str, new: str) -> tuple[str, int | None]:
    """The text with its fault, and the line that is marked."""
    assert text.count(old) >= 1, f"nothing to replace: {old}"
    text = text.replace(old, new, 1)
    line = text[: text.index("»")].count("\n") + 1 if "»" in text else None
    return text.replace("»", ""), line


@pytest.mark.parametrize(("old", "new", "codes", "table", "values"), FAULTS)
def test_a_fault_is_found_at_its_line(
    toml_text: str,
    worded: Callable[[Finding], str],
    old: str,
    new: str,
    codes: str | list[str],
    table: str,
    values: dict[str, str],
) -> None:
    text, line = broken(toml_text, old, new)
    definition, findings = loads(text, "rusak.toml")
    expected = [codes] if isinstance(codes, str) else codes
    assert definition is None
    assert sorted(finding.code for finding in findings) == sorted(expected)
    fitting = [
        finding
        for finding in findings
        if finding.place.sheet == table
        and (line is None or finding.place.cell == f"baris {line}")
        and values.items() <= finding.values.items()
    ]
    assert fitting, findings
    assert all(re.fullmatch(r"baris \d+", finding.place.cell) for finding in findings)
    assert all(worded(finding) for finding in findings)


def test_all_faults_are_reported_at_once_in_the_order_of_the_file(toml_text: str) -> None:
    text = toml_text
    for old, new in (
        ('kabupaten = "TANJUNG JABUNG BARAT"\n', ""),
        ('lembar = "E-Gov"', 'lembar = "PKP"'),
        ('satuan = "OPD"\njenis = "cacah"', 'satuan = "OPD"\njenis = "hitungan"'),
        ('rumus = "rilis_tepat / data_masuk"', 'rumus = "rilis_tepat / data_masok"'),
        ("batas = 0", "batas = 1"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    definition, findings = loads(text, "rusak.toml")
    assert definition is None
    assert [finding.code for finding in findings] == ["E605", "E608", "E607", "E611", "E631"]
    lines = [int(finding.place.cell.removeprefix("baris ")) for finding in findings]
    assert lines == sorted(lines)


def test_a_survey_needs_five_unsur(toml_text: str) -> None:
    keys = ("perilaku", "pengaduan", "sarana", "kompetensi", "produk")
    chunks = [
        chunk
        for chunk in re.split(r"(?m)^(?=\[)", toml_text)
        if not any(f'kunci = "{key}"' in chunk for key in keys)
    ]
    definition, findings = loads("".join(chunks), "rusak.toml")
    assert definition is None
    assert [(finding.code, finding.values["n"]) for finding in findings] == [("E617", 4)]


def test_a_range_needs_its_upper_bound(toml_text: str) -> None:
    position = toml_text.index('kode = "rilis"')
    text = toml_text[:position] + toml_text[position:].replace('"maksimal"', '"rentang"', 1)
    target = '\n[[target]]\nindikator = "rilis"\ntahun = 2026\nnilai = 80\n'
    definition, findings = loads(text + target, "rusak.toml")
    assert definition is None
    assert [finding.code for finding in findings] == ["E636"]
    definition, findings = loads(f"{text}{target}atas = 90\n", "rentang.toml")
    assert findings == ()
    assert definition is not None
    assert (definition.targets[0].value, definition.targets[0].upper) == (0.8, 0.9)


PERCENT = """
[[variabel]]
kode = "serapan"
uraian = "Serapan"
satuan = "%"
jenis = "angka"
waktu = "posisi"
cakupan = "bidang sendiri"
bidang = ["PKP", "TIK"]
antar_bidang = "rata-rata"
"""
ABSORBED = f"""
[[indikator]]
kode = "serapan_rata"
nomor = {max(one.number for one in builtin().indicators) + 1}
sasaran = 1
nama = "Serapan"
satuan = "%"
rumus = "serapan"
polarisasi = "maksimal"
antar_periode = "terakhir"
sumber_data = "x"
penanggung_jawab = "x"
"""


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", []),
        # added up over units: 80 % and 90 % are no 170 %
        ('antar_bidang = "rata-rata"', 'antar_bidang = "jumlah"', ["E650"]),
        ('antar_bidang = "rata-rata"', "", ["E650"]),  # where nothing is said it is added up
        ('satuan = "%"\njenis', 'satuan = "Indeks"\njenis', []),
        ('satuan = "%"\njenis = "angka"', 'satuan = "Indeks"\njenis = "cacah"', []),
        ('bidang = ["PKP", "TIK"]\nantar_bidang = "rata-rata"', 'bidang = ["PKP"]', []),
        ('satuan = "%"\njenis', 'satuan = "jam"\njenis', []),
        # and over triwulan
        ('antar_periode = "terakhir"', 'antar_periode = "jumlah"', ["E651"]),
        ('antar_periode = "terakhir"', 'antar_periode = "rata-rata"', []),
        # 9.523,81 % was printed
        ('rumus = "serapan"', 'rumus = "serapan * 100"', ["E652"]),
        ('rumus = "serapan"', 'rumus = "100 * (serapan + 0)"', ["E652"]),
        ('rumus = "serapan"', 'rumus = "serapan / 0.01"', ["E652"]),
        ('rumus = "serapan"', 'rumus = "serapan * 1"', []),
        ('rumus = "serapan"', 'rumus = "serapan * 1000"', []),
        ('satuan = "%"\nrumus = "serapan"', 'satuan = "poin"\nrumus = "serapan * 100"', []),
    ],
)
def test_a_percentage_is_never_added_up_nor_multiplied_by_100(
    toml_text: str, old: str, new: str, codes: list[str]
) -> None:
    added = PERCENT + ABSORBED
    assert old in added
    _, findings = loads(toml_text + added.replace(old, new, 1), "persen.toml")
    assert [finding.code for finding in findings if finding.code in ("E650", "E651", "E652")] == codes
    assert not [finding for finding in findings if finding.code[0] == "E" and finding.code not in codes]


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("nilai = -5", ["E653"]),
        ("nilai = 0", []),
        ("nilai = -9\natas = -5", ["E653", "E653"]),
        ("nilai = 5\ntriwulan = [1, -2, 3, 5]", ["E653"]),
    ],
)
def test_a_target_below_0_is_a_fault(toml_text: str, given: str, codes: list[str]) -> None:
    target = f'\n[[target]]\nindikator = "rilis"\ntahun = 2026\n{given}\n'
    _, findings = loads(toml_text + target, "negatif.toml")
    assert [finding.code for finding in findings if finding.code.startswith("E")] == codes


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ("nilai = 60\natas = 85\ntriwulan = [60, 84.99, '', 60]", []),
        ("nilai = 60\natas = 85\ntriwulan = [60, 85, 70, 60]", ["E654"]),
        ("nilai = 60\natas = 85\ntriwulan = [90, 86, '', 60]", ["E654", "E654"]),
        ("nilai = 85\natas = 60\ntriwulan = [90, 86, '', 60]", ["E635"]),
        (
            "nilai = 60\natas = 85\nnaskah = 'perubahan'\nberlaku = 2026-09-30\ntriwulan = [1, 1, 99, 60]",
            ["E654"],
        ),
    ],
)
def test_a_range_that_a_triwulan_leaves_empty_is_a_fault(
    toml_text: str, worded: Callable[[Finding], str], given: str, codes: list[str]
) -> None:
    target = f'\n[[target]]\nindikator = "rilis"\ntahun = 2026\n{given}\n'
    _, findings = loads(toml_text + target, "rentang.toml")
    assert [finding.code for finding in findings if finding.code.startswith("E")] == codes
    assert all(worded(finding) for finding in findings)


def test_returns_are_read_though_figures_could_not_be_made(toml_text: str, tmp_path: Path) -> None:
    """What is asked stands; nothing is calculated by it."""
    path = tmp_path / "definisi.toml"
    summed = PERCENT + ABSORBED.replace('antar_periode = "terakhir"', 'antar_periode = "jumlah"')
    path.write_text(toml_text + summed, encoding="utf-8")
    assert load_definition(path, reading=True).variable("serapan").measure == "%"
    with pytest.raises(IkuError, match="E651"):
        load_definition(path)


def test_a_nip_that_was_typed_as_a_number_into_excel_has_lost_digits(
    toml_text: str, worded: Callable[[Finding], str], tmp_path: Path
) -> None:
    path = tmp_path / "definisi.xlsx"
    made, _ = loads(toml_text, "d.toml")
    assert made is not None
    path.write_bytes(draw(made))
    book = openpyxl.load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    cell = next(cell for cell in cells if cell.value == "19620312 199009 1 001")
    cell.value, cell.number_format = 196203121990091001, "0"
    book.save(path)
    definition, findings = load(path)
    assert definition is None
    assert [(finding.code, finding.place.cell) for finding in findings] == [("E663", cell.coordinate)]
    assert "15 digit" in worded(findings[0])


def test_a_strange_nip_is_a_warning_and_the_definition_loads(
    toml_text: str, worded: Callable[[Finding], str]
) -> None:
    definition, findings = loads(toml_text.replace("19620312 199009 1 001", "196203121990091001"), "d.toml")
    assert definition is not None
    assert definition.signature.nip == "196203121990091001"
    assert [(finding.code, finding.place.sheet) for finding in findings] == [("W639", "penandatangan")]
    assert worded(findings[0])
