"""Values of a TOML text know their lines, and targets their scale."""

from __future__ import annotations

from iku_excel.definition import Row, Source, build, loads
from iku_excel.definition.toml import lines_of, rows_of

TRICKY = '''# [[bidang]] in a comment
contoh = true # x = "[["

[instansi] # [x]
skpd = """
[[bidang]]
kode = "not a key"
\\""" still inside
""" # closed
tugas = \'\'\'a = 1
b = 2\'\'\'
fungsi = [
  "kode = 1", # ]
  "[[x]]",
]
"kabupaten" = 'it''
'''


def test_lines_are_those_of_keys_and_never_of_what_stands_inside_values() -> None:
    text = (
        TRICKY.replace("'it''", '"""a""""')
        + '\n[[bidang]]\nkode = "A"\n\n[[ bidang ]]\n  kode = "B"\nlembar.x = 1\n'
    )
    assert lines_of(text) == {
        ("", 1, "contoh"): 2,
        ("instansi", 1, ""): 4,
        ("instansi", 1, "skpd"): 5,
        ("instansi", 1, "tugas"): 10,
        ("instansi", 1, "fungsi"): 12,
        ("instansi", 1, "kabupaten"): 16,
        ("bidang", 1, ""): 18,
        ("bidang", 1, "kode"): 19,
        ("bidang", 2, ""): 21,
        ("bidang", 2, "kode"): 22,
        ("bidang", 2, "lembar"): 23,
    }
    instansi = rows_of(text, "x").rows[1]
    assert instansi.values["kabupaten"] == 'a"'


def test_every_value_of_the_builtin_definition_stands_on_the_line_it_says(toml_text: str) -> None:
    lines = toml_text.split("\n")
    for row in rows_of(toml_text, "d.toml").rows:
        if not row.table:
            continue
        heading = lines[int(row.place.cell.removeprefix("baris ")) - 1]
        assert heading in (f"[{row.table}]", f"[[{row.table}]]")
        for key, place in row.places.items():
            assert lines[int(place.cell.removeprefix("baris ")) - 1].startswith(f"{key} = ")


def test_tables_written_inline_are_read_alike(toml_text: str) -> None:
    start = toml_text.index("[capaian]")
    end = toml_text.index("# --- Narasi")
    bands = '[{batas = 60, nama = "Baik"}, {batas = 0, nama = "Buruk"}]'
    definition, findings = loads(f"skala = {bands}\n" + toml_text[:start] + toml_text[end:], "d.toml")
    assert findings == ()
    assert definition is not None
    assert [band.name for band in definition.bands] == ["Baik", "Buruk"]


def test_targets_of_percentages_become_fractions_and_others_stay(toml_text: str) -> None:
    text = "contoh = true\n" + toml_text
    text += """
[[target]]
indikator = "partisipasi"
tahun = 2026
nilai = 28.3
triwulan = [7, "", 21.5]

[[target]]
indikator = "ikm"
tahun = 2026
nilai = 85
triwulan = [80, 81, 82, 85]
"""
    definition, findings = loads(text, "d.toml")
    assert findings == ()
    assert definition is not None
    assert definition.example
    partisipasi, ikm = definition.targets
    assert (partisipasi.value, partisipasi.upper) == (0.283, None)
    assert partisipasi.quarters == (0.07, None, 0.215, None)
    assert (ikm.value, ikm.quarters) == (85.0, (80.0, 81.0, 82.0, 85.0))
    assert definition.target("ikm", 2026) is ikm
    assert definition.target("ikm", 2025) is None


def test_weights_are_kept_as_text(toml_text: str) -> None:
    for written, kept in (('"tepat"', "tepat"), ("3", "3"), ("2", "2"), ("0.111", "0.111"), ("0.07", "0.07")):
        definition, findings = loads(toml_text.replace('"tepat"', written), "d.toml")
        assert findings == ()
        assert definition is not None
        assert definition.surveys[0].weight == kept


def test_rows_of_another_source_build_the_same_definition(toml_text: str) -> None:
    """Cells hold floats for whole numbers, and nothing where nothing was typed."""
    source = rows_of(toml_text, "d.toml")

    def as_in_cells(row: Row) -> Row:
        values = {key: float(value) if type(value) is int else value for key, value in row.values.items()}
        return Row(
            row.table,
            values | ({"maksimum": None} if "maksimum" not in values and row.table == "variabel" else {}),
            row.place,
        )

    other = Source("d.xlsx", tuple(map(as_in_cells, source.rows)))
    assert build(other) == build(source)
