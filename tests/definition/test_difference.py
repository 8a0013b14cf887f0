"""What changed between two definitions, row by row."""

from __future__ import annotations

from dataclasses import replace

from iku_excel import definition
from iku_excel.core.identity import form_version
from iku_excel.core.model import Target
from iku_excel.definition.difference import Change, alters_figures, difference

OLD = definition.builtin()


def test_the_same_definition_has_no_difference() -> None:
    assert difference(OLD, OLD) == ()


def test_a_new_signatory() -> None:
    new = replace(OLD, signature=replace(OLD.signature, name="Dra. SITI"))
    assert difference(OLD, new) == (Change("penandatangan", "", "nama", "Ir. H. TAHARUDDIN", "Dra. SITI"),)
    assert form_version(OLD) == form_version(new)


def test_targets_come_change_and_go() -> None:
    first = replace(OLD, targets=(Target("rilis", 2026, 0.85), Target("ikm", 2026, 80.0)))
    second = replace(OLD, targets=(Target("rilis", 2026, 0.9), Target("hosting", 2026, 0.7)))
    assert difference(first, second) == (
        Change("target", "2026 ikm", before={"indikator": "ikm", "tahun": 2026, "nilai": 80.0}),
        Change("target", "2026 hosting", after={"indikator": "hosting", "tahun": 2026, "nilai": 70.0}),
        Change("target", "2026 rilis", "nilai", 85.0, 90.0),
    )
    assert form_version(first) == form_version(second) == form_version(OLD)


def test_a_limit_of_change_leaves_the_form_alone() -> None:
    new = replace(OLD, jump=0.5)
    assert difference(OLD, new) == (Change("pemeriksaan", "", "lonjakan", None, 50.0),)
    assert form_version(OLD) == form_version(new)


def test_rows_in_another_order() -> None:
    new = replace(OLD, bands=OLD.bands[::-1])
    assert difference(OLD, new) == (Change("skala", ""),)


def test_a_reworded_question_changes_the_form() -> None:
    variables = (replace(OLD.variables[0], text="Lembaga aktif"), *OLD.variables[1:])
    new = replace(OLD, variables=variables)
    assert difference(OLD, new) == (
        Change("variabel", "lembaga_aktif", "uraian", OLD.variables[0].text, "Lembaga aktif"),
    )
    assert form_version(OLD) != form_version(new)


def test_only_what_went_or_is_counted_otherwise_alters_figures():
    row = {"kode": "PIOP"}
    assert alters_figures(Change("bidang", "PIOP", before=row))
    assert not alters_figures(Change("bidang", "BARU", after=row))
    assert not alters_figures(Change("bidang", "PIOP", "nama", "lama", "baru"))
    assert not alters_figures(Change("bidang", ""))  # only their order
    assert alters_figures(Change("variabel", "aktif", "antar_bidang", "jumlah", "rata-rata"))
    assert not alters_figures(Change("target", "partisipasi 2026", before={"nilai": 85}))
