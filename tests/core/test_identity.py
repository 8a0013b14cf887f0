"""The token and the visible code: what they carry and how they notice a mistyped sign."""

import dataclasses

import pytest

from iku_excel import definition
from iku_excel.core.identity import (
    Token,
    check_digits,
    find_short,
    form_version,
    looks_like_token,
    read_token,
)
from iku_excel.core.model import Target
from iku_excel.core.periods import Period

OFFICE = definition.builtin()
TOKEN = Token(form_version(OFFICE), ("EGOV", "IKM"), Period(2026, 2))


def test_a_token_reads_back():
    assert read_token(TOKEN.text) == TOKEN
    assert read_token(dataclasses.replace(TOKEN, period=None).text).period is None


@pytest.mark.parametrize("position", range(len(TOKEN.text)))
def test_one_changed_sign_is_noticed(position):
    for sign in "0A7|":
        if TOKEN.text[position] != sign:
            changed = TOKEN.text[:position] + sign + TOKEN.text[position + 1 :]
            assert read_token(changed) is None, changed


def test_a_token_with_wrong_digits_still_looks_like_one():
    wrong = TOKEN.text[:-2] + ("00" if TOKEN.text[-2:] != "00" else "11")
    assert looks_like_token(wrong)
    assert not looks_like_token("Formulir IKU")


def test_the_visible_code_is_found_within_a_sentence():
    code, wrong = find_short(f"Kode formulir {TOKEN.short('EGOV')}")
    assert (code.unit, code.period, wrong) == ("EGOV", Period(2026, 2), False)
    assert TOKEN.version.startswith(code.version)


def test_a_mistyped_visible_code_is_told_from_none():
    swapped = TOKEN.short("PKP").replace("PKP", "PKQ")
    assert find_short(swapped) == (None, True)
    assert find_short("tanpa kode") == (None, False)


def test_check_digits_are_iso_7064():
    # The example of ISO 13616: GB82 WEST 1234 5698 7654 32 has the check digits 82.
    assert check_digits("WEST12345698765432GB") == "82"


def test_a_target_or_signatory_voids_no_form_and_a_question_does():
    target = Target("partisipasi", 2026, 0.9)
    signed = dataclasses.replace(OFFICE.signature, name="Orang Lain")
    same = dataclasses.replace(OFFICE, targets=(target,), signature=signed)
    assert form_version(same) == form_version(OFFICE)
    changed = dataclasses.replace(OFFICE.variables[0], text="Pertanyaan lain")
    other = dataclasses.replace(OFFICE, variables=(changed, *OFFICE.variables[1:]))
    assert form_version(other) != form_version(OFFICE)


def test_another_title_of_a_narrative_is_another_question_and_its_hint_is_not():
    first, *others = OFFICE.narratives

    def version(**changed):
        told = (dataclasses.replace(first, **changed), *others)
        return form_version(dataclasses.replace(OFFICE, narratives=told))

    assert version(title="Faktor penentu") != form_version(OFFICE)
    assert version(code="penentu") != form_version(OFFICE)
    assert version(question="Apa yang menentukan?") == form_version(OFFICE)


def test_a_token_says_its_layout_and_another_layout_is_another_token():
    assert TOKEN.text.startswith("IKU1|")
    assert read_token(dataclasses.replace(TOKEN, layout=2).text).layout == 2
