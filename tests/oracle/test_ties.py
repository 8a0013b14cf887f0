"""A capaian that ends in exactly half a hundredth of a per cent is rounded up, wherever it is said."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from fractions import Fraction

import pytest

from iku_excel import engines
from iku_excel.cli.consolidate import indicator_rows
from iku_excel.texts import email

from .. import values
from . import exact
from .comparing import differences, formula_differences, stored_differences
from .program import drawn, results
from .ties import office as office_of
from .ties import ties

PRINTED = (
    60  # of the ties that go through an engine here: the 20 that decide a category, and their neighbours
)
DECISIVE = 20


def two_decimals(share: Fraction) -> str:
    """A share as a percentage for people."""
    return f"{float(exact.half_up(share * 100, 2)):.2f} %".replace(".", ",")


@pytest.fixture(scope="module")
def all_ties():
    return ties()


@pytest.fixture(scope="module")
def printed(all_ties, tmp_path_factory):
    """The workbook of those that go through an engine, their pairs, office and results."""
    pairs = all_ties[:PRINTED]
    made = office_of(pairs)
    found = results(made, by_forms=False)
    return pairs, made, found, drawn(found, tmp_path_factory.mktemp("ties"))


def test_each_is_a_tie_and_the_first_decide_a_category(all_ties):
    for n, target in all_ties:
        assert Fraction(n * 100, 10 * target) % 1 == Fraction(1, 2)
    raised = [exact.half_up(Fraction(n, 10 * target), 2) for n, target in all_ties[:DECISIVE]]
    assert Counter(map(int, raised)) == {51: 5, 66: 5, 76: 5, 91: 5}


def test_results_terminal_and_letter_say_all_of_them_exactly(all_ties):
    for start in range(0, len(all_ties), 508):
        pairs = all_ties[start : start + 508]
        made = office_of(pairs)
        found = results(made, by_forms=False)
        assert list(differences(made, found)) == []
        rows = indicator_rows(found)
        wanted = [two_decimals(Fraction(n, 1000 * target)) for n, target in pairs]
        assert [row[4] for row in rows] == wanted
        body = email.body(found, rows, ())
        assert Counter(re.findall(r"capaian (\S+ %)", body)) == Counter(wanted)


def test_stored_cells_and_ironcalc_say_them_exactly(printed):
    _, made, _, path = printed
    assert list(stored_differences(made, path)) == []
    assert list(formula_differences(path)) == []


@pytest.mark.libreoffice
def test_libreoffice_calculates_what_is_stored(printed, fresh):
    path = printed[-1]
    assert list(values.differences(path, fresh(path))) == []


@pytest.mark.libreoffice
def test_the_foundpage_says_them_exactly(printed, tmp_path):
    pairs, _, _, path = printed
    pdf = tmp_path / "tercetak.pdf"
    pdf.write_bytes(engines.export_pdf(path, ("Pengukuran",)))
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    wanted = Counter[str]()
    for n, target in pairs:
        wanted[two_decimals(Fraction(n, 1000 * target))] += 1  # capaian
        wanted[two_decimals(Fraction(n, 100_000))] += 2  # the triwulan, and to date
    found = Counter(f"{number} %" for number in re.findall(r"(\d+,\d\d) ?%", text))
    assert not wanted - found
    # What else is printed are the targets, in as many columns as the sheet has for them.
    assert set(found - wanted) == {two_decimals(Fraction(target, 100)) for _, target in pairs}
