"""What a document is worth: proven by its answers, only by a signature, or by nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from iku_excel import calculation, checks, summary
from iku_excel.cli.keys import COPY, DOCUMENT
from iku_excel.cli.rollup_documents import judge
from iku_excel.core.model import Issuance, Polarity, SheetStatus
from iku_excel.inbox import Entry
from iku_excel.rollup import Worth
from samples.kabupaten.make import offices, tampered

EARLIER = Path(__file__).parents[1] / "cli" / "version_1"


@pytest.fixture(scope="session")
def two():
    return tuple(offices(2))


def judged(data, known=()):
    documents, findings = judge(Entry(Path("x.xlsx"), "x.xlsx", data), tuple(known))
    assert findings == ()
    (document,) = documents
    return document, [finding.code for finding in document.findings]


def copied(one, *, sign=True):
    signing = (lambda digest: one.sign(COPY, digest)) if sign else summary.unsigned
    return summary.draw_official(one.results, "0" * 64, sign=signing)


def test_a_workbook_that_its_office_signed(two):
    document, codes = judged(two[0].drawn(), [two[0].public])
    assert (document.worth, document.signer, codes) == (Worth.PROVEN, two[0].public.name, [])


def test_a_draft_counts_and_is_named_and_so_is_its_copy(two):
    one = replace(two[0], results=replace(two[0].results, issuance=Issuance()))
    document, codes = judged(one.drawn(), [one.public])
    assert (document.worth, document.issuance, codes) == (Worth.PROVEN, Issuance(), ["W595"])
    copy, codes = judged(copied(one), [one.public])
    assert (copy.worth, copy.issuance, codes) == (Worth.SIGNED, Issuance(), ["W595", "N706"])


def test_a_key_that_nobody_has_made_known(two):
    document, codes = judged(two[0].drawn(), [two[1].public])
    assert (document.worth, document.signer, codes) == (Worth.PROVEN, "", ["W712"])


def test_the_key_of_another_office_under_this_ones_name(two):
    first, second = two
    forger = replace(second, results=first.results, public=replace(second.public, name=first.public.name))
    document, codes = judged(forger.drawn(), [one.public for one in two])
    assert (document.worth, document.signer, codes) == (Worth.PROVEN, "", ["E714"])


def test_a_copy_says_what_its_original_says(two):
    results = two[0].results
    document, codes = judged(copied(two[0]), [two[0].public])
    assert (document.worth, codes) == (Worth.SIGNED, ["N706"])
    assert (document.office, document.regency) == (
        results.definition.office.name,
        results.definition.office.regency,
    )
    assert (document.period, document.open_reasons) == (results.period, ())
    original, _ = judged(two[0].drawn())
    assert document.digest == original.digest
    for shown, own in zip(document.lines, original.lines, strict=True):
        assert replace(shown, value=0.0, achievement=0.0) == replace(own, value=0.0, achievement=0.0, why="")
        assert shown.value == pytest.approx(own.value, rel=1e-11)
        assert shown.achievement == pytest.approx(own.achievement, rel=1e-11)
    assert {line.polarity for line in document.lines} == set(Polarity)


@pytest.mark.parametrize("case", ["unsigned", "unknown key", "another office's key"])
def test_a_copy_that_nobody_vouches_for(two, case):
    first, second = two
    forger = replace(second, results=first.results)
    made = {
        "unsigned": copied(first, sign=False),
        "unknown key": copied(first),
        "another office's key": copied(forger),
    }
    known = {"unsigned": [first.public], "unknown key": [], "another office's key": [second.public]}
    document, codes = judged(made[case], known[case])
    assert document.worth is Worth.CLAIMED
    assert codes[-1] == "E707"


def test_a_copy_with_a_changed_figure(two):
    document, codes = judged(tampered(copied(two[0])), [two[0].public])
    assert (document.worth, codes) == (Worth.FALSE, ["E701"])


def test_a_copy_of_what_is_not_final_says_so(two):
    results = two[0].results
    sent = (
        *results.submissions[:-1],
        replace(results.submissions[-1], status=SheetStatus.REFUSED, answers=()),
    )
    asked, period = results.definition, results.period
    open_results = calculation.calculate(asked, period, sent, checks.run(asked, period, sent))
    one = replace(two[0], results=open_results)
    copy, _ = judged(copied(one), [one.public])
    original, _ = judged(one.drawn(), [one.public])
    assert original.open_reasons
    assert "; ".join(copy.open_reasons) == "; ".join(original.open_reasons)
    assert [(line.status, line.said, line.value is None) for line in copy.lines] == [
        (line.status, line.said, line.value is None) for line in original.lines
    ]


def test_a_document_of_an_earlier_version_is_recalculated_only():
    path = next(EARLIER.glob("*.xlsx"))
    document, codes = judged(path.read_bytes())
    assert document.worth is Worth.PROVEN
    assert codes == ["W705", "N715"]
    assert DOCUMENT
