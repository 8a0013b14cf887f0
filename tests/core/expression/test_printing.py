"""The typeset fraction, in pieces and on one line."""

import pytest

from iku_excel.core.expression import Row, Stack, Text, parse, text_of, typeset


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a / b", (Stack("A", "B"),)),
        ("a / b * c", (Stack("A", "B"), Text("× C"))),
        ("a * (b / c)", (Text("A ×"), Stack("B", "C"))),
        ("(a + b) / (c * 2)", (Stack("A + B", "C × 2"),)),
        ("a / b / c", (Stack("A ÷ B", "C"),)),
        ("a / b * 100000", (Stack("A", "B"), Text("× 100.000"))),
        ("1 - a / b", (Text("1 –"), Stack("A", "B"))),
        ("(1 - a / b) * c", (Text("(1 –"), Stack("A", "B"), Text(") × C"))),
        ("a / b + c / a", (Stack("A", "B"), Text("+ C ÷ A"))),
        ("max(a / b, 0.5)", (Text("maks("), Stack("A", "B"), Text("; 0,5)"))),
        ("-(a / b)", (Text("–"), Stack("A", "B"))),
        ("a - b + c", (Text("A – B + C"),)),
        ("a - (b - c)", (Text("A – (B – C)"),)),
        ("a - -b", (Text("A – (–B)"),)),
        ("-a * b", (Text("–A × B"),)),
        ("sum(a, b, c)", (Text("jumlah(A; B; C)"),)),
        ("a * 1234.5", (Text("A × 1.234,5"),)),
    ],
)
def test_one_fraction_stands_and_the_rest_is_on_the_line(text, pieces):
    assert typeset(parse(text)[0], str.upper) == Row(pieces)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a / b", "(A) / (B) × 100%"),
        ("a / b * c", "(A) / (B) × C × 100%"),
        ("1 - a / b", "(1 – (A) / (B)) × 100%"),
        ("a + b", "(A + B) × 100%"),
        ("-a", "–A × 100%"),
        ("max(a / b, c)", "maks((A) / (B); C) × 100%"),
    ],
)
def test_a_percentage_on_one_line(text, line):
    assert text_of(typeset(parse(text)[0], str.upper, percent=True)) == line


def test_times_100_percent_is_a_piece_of_its_own_beside_the_fraction():
    row = typeset(parse("a / b")[0], str.upper, percent=True)
    assert row == Row((Stack("A", "B"), Text("× 100%")))


def test_the_labels_of_the_official_document():
    text = '"Total dari nilai persepsi per unsur" / "Total unsur yang terisi" * "Nilai penimbang"'
    row = typeset(parse(text, quoted=True)[0], str)
    stack, rest = Stack("Total dari nilai persepsi per unsur", "Total unsur yang terisi"), "× Nilai penimbang"
    assert row == Row((stack, Text(rest)))
    assert text_of(row) == f"({stack.numerator}) / ({stack.denominator}) {rest}"
