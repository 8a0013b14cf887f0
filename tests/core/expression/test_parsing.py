"""What the language admits, what it refuses and where, and that no text at all breaks it."""

import warnings

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iku_excel.core.expression import Call, Name, Number, Operation, names, parse
from iku_excel.core.expression.tree import FUNCTIONS, Operator

A, B, C = Name("a"), Name("b"), Name("c")


def op(sign, *operands):
    return Operation(sign, operands)


TREES = {
    "a": A,
    "  a\n": A,
    "2": Number(2.0),
    "0.5": Number(0.5),
    "a / b": op("/", A, B),
    "a ÷ b": op("/", A, B),
    "a × b − c": op("-", op("*", A, B), C),
    "a + b * c": op("+", A, op("*", B, C)),
    "(a + b) * c": op("*", op("+", A, B), C),
    "a - b - c": op("-", op("-", A, B), C),
    "a - (b - c)": op("-", A, op("-", B, C)),
    "a / b * c": op("*", op("/", A, B), C),
    "-a * b": op("*", op("neg", A), B),
    "a - -b": op("-", A, op("neg", B)),
    "max(a, b, 0)": Call("max", (A, B, Number(0.0))),
    "sum(a)": Call("sum", (A,)),
    "min(a, b) / sum(b, c)": op("/", Call("min", (A, B)), Call("sum", (B, C))),
    "a\n/ b": op("/", A, B),
    "a\u00a0/\u00a0b": op("/", A, B),
}

FAULTS = {
    "": [("E621", 1)],
    "   ": [("E621", 1)],
    "a b": [("E621", 3)],
    "a /": [("E621", 4)],
    "max(a,,b)": [("E621", 7)],
    "(a": [("E621", 1)],
    "a)": [("E621", 2)],
    "2a": [("E621", 2)],
    "1e3": [("E621", 2)],
    "0x28": [("E621", 2)],
    "4_0": [("E621", 2)],
    "007": [("E621", 1)],
    "a / / b": [("E621", 5)],
    "a ** 2": [("E622", 1)],
    "a // b": [("E622", 1)],
    "a % b": [("E622", 3)],
    "a ^ b": [("E622", 3)],
    "a.b": [("E622", 2)],
    "a[0]": [("E622", 2), ("E622", 4)],
    "a, b": [("E622", 1)],
    "0,5 * a": [("E622", 1)],
    "+a": [("E622", 1)],
    "max(*a)": [("E622", 5)],
    "max(a)(b)": [("E622", 1)],
    "a # b": [("E622", 3)],
    "a = b": [("E622", 3)],
    "jumlah_é": [("E622", 8)],
    "٤": [("E622", 1)],
    "a\x00": [("E622", 2)],
    "\ud800": [("E622", 1)],
    'a / "b': [("E622", 5)],
    "average(a)": [("E624", 1)],
    "__import__(a)": [("E624", 1)],
    "min()": [("E625", 1)],
    "sum / a": [("E626", 1)],
    "a if b else c": [("E626", 3), ("E626", 8)],
    "None": [("E626", 1)],
    "a * 1234567890123456": [("E627", 5)],
    "'a' / b": [("E628", 1)],
    "foo(a) ^ bar(b) + max()": [("E622", 8), ("E624", 1), ("E624", 10), ("E625", 19)],
    "a + " * 1001 + "a": [("E623", 1)],
    "9" * 5000: [("E623", 1)],
    "(" * 10**6: [("E623", 1)],
    "a," * 600: [("E623", 1)],
    "(" * 61 + "a" + ")" * 61: [("E629", 1)],
    "-" * 900 + "a": [("E629", 1)],
    "+".join("a" * 70): [("E629", 1)],
}


@pytest.mark.parametrize(("text", "tree"), TREES.items())
def test_a_text_and_its_tree(text, tree):
    assert parse(text) == (tree, ())


@pytest.mark.parametrize(("text", "faults"), FAULTS.items(), ids=lambda case: repr(case)[:30])
def test_all_faults_are_found_with_their_columns(text, faults):
    tree, findings = parse(text)
    assert tree is None
    assert [(finding.code, finding.values["kolom"]) for finding in findings] == faults


def test_a_function_of_one_operand_is_a_fault_with_two(monkeypatch):
    monkeypatch.setitem(FUNCTIONS, "abs", Operator(4, abs, "ABS", "mutlak", most=1))
    assert parse("abs(a)") == (Call("abs", (Name("a"),)), ())
    for text, count, limit in (("abs(a, b)", 2, 1), ("abs()", 0, 1), ("b + abs(a, b, 1)", 3, 1)):
        tree, (fault,) = parse(text)
        assert tree is None
        assert (fault.code, fault.values["jumlah"], fault.values["batas"]) == ("E625", count, limit)


def test_a_fault_carries_what_a_sentence_needs():
    _, (finding,) = parse("a / foo(b)")
    assert finding.values == {"teks": "a / foo(b)", "kolom": 5, "bagian": "foo"}
    _, (finding,) = parse("a /\n\x07")
    assert finding.values == {"teks": "a / �", "kolom": 5, "bagian": "�"}
    _, (finding,) = parse("a / 99999999999999999")
    assert finding.values["batas"] == 15


def test_the_deepest_expressions_that_are_admitted():
    wide = f"sum({','.join('a' * 490)})"
    for text in ("(" * 60 + "a" + ")" * 60, "-" * 58 + "a", "+".join("a" * 59), wide):
        tree, findings = parse(text)
        assert findings == ()
        assert names(tree) == ("a",)


def test_labels_are_names_of_a_formula_that_is_only_typeset():
    text = '"Total dari nilai  persepsi, per unsur" / "Total (unsur) yang terisi" * \'Nilai "penimbang"\''
    tree, findings = parse(text, quoted=True)
    assert findings == ()
    assert names(tree) == (
        "Total dari nilai persepsi, per unsur",
        "Total (unsur) yang terisi",
        'Nilai "penimbang"',
    )
    long = "Jumlah " * 30
    assert parse(f'"{long}"', quoted=True) == (Name(long.strip()), ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"a" "b"', "E621"),
        ('f"a"', "E621"),
        ('""', "E628"),
        ('" "', "E628"),
        ('"a\x07"', "E628"),
        ('"\ud800"', "E628"),
        ('"a', "E622"),
        ('"a"("b")', "E622"),
    ],
)
def test_labels_that_are_none(text, code):
    tree, findings = parse(text, quoted=True)
    assert tree is None
    assert findings[0].code == code


def test_names_stand_once_in_the_order_they_appear():
    tree, _ = parse("b / (a + b) - max(c, a)")
    assert names(tree) == ("b", "a", "c")
    assert names(Number(1.0)) == ()


TOKENS = (
    *("a", "b", "f", "_", "é", "max", "if", "lambda", "1", "0.5", "9" * 20, "'", '"'),
    *("(", ")", "[", "]", "{", "}", ",", ".", ":", "=", "#", "\\", "+", "-", "*", "/", "×", "**"),
    *(" ", "\n", "\u2028", "\ufeff", "\x00", "\ud800"),
)
FRAGMENTS = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)


@given(st.one_of(FRAGMENTS, st.text()), st.booleans())
@example("max(" * 100, False)
@example("\\\n", False)
def test_no_text_raises_or_warns(text, quoted):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tree, findings = parse(text, quoted=quoted)
    assert (tree is None) == bool(findings)
    for finding in findings:
        assert finding.code in {f"E{number}" for number in range(621, 630)}
        assert 1 <= finding.values["kolom"] <= len(text) + 1
        "".join(str(value) for value in finding.values.values()).encode()


def test_the_most_signs_that_are_admitted():
    names_ = ["a"] * 499  # with the commas between them 997, and three more around
    assert parse(f"sum({','.join(names_)})")[1] == ()
    assert [finding.code for finding in parse(f"-sum({','.join(names_)})")[1]] == ["E623"]


@pytest.mark.parametrize(
    ("text", "part"), [("a / / b", "/ b"), ("(a", "(a"), ("a /", ""), ("  a / / b", "/ b")]
)
def test_a_fault_of_the_syntax_quotes_the_text_from_there(text, part):
    _, findings = parse(text)
    assert [finding.values["bagian"] for finding in findings] == [part]


def test_the_most_digits_that_are_admitted():
    assert parse("a * 123456789012345")[1] == ()
    assert parse("a * 0.0123456789012345")[1] == ()
    assert [finding.code for finding in parse("a * 0.1234567890123456")[1]] == ["E627"]


def test_a_long_text_is_quoted_by_its_first_hundred_signs():
    text = "a + " * 30 + "b c"
    (finding,) = parse(text)[1]
    assert finding.values["teks"] == text[:100]
