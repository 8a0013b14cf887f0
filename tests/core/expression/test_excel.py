"""The live formula: its text, and that LibreOffice computes with it what `evaluate` computes."""

import random
from collections.abc import Iterator

import openpyxl
import pytest
import xlsxwriter

from iku_excel.core.expression import Call, Name, Node, Number, Operation, evaluate, formula, names, parse

ADDRESSES = {"a": "D7", "b": "D8", "c": "$D$9", "d": "'Isian TIK & Persandian'!$E$10"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a / b", '=IF(COUNT(D7,D8)<2,"",IFERROR(D7/D8,""))'),
        ("a", '=IF(COUNT(D7)<1,"",IFERROR(D7,""))'),
        ("a / (a + b)", '=IF(COUNT(D7,D8)<2,"",IFERROR(D7/(D7+D8),""))'),
        ("1 / 3", '=IFERROR(1/3,"")'),
        (
            "d / a",
            "=IF(COUNT('Isian TIK & Persandian'!$E$10,D7)<2,\"\","
            "IFERROR('Isian TIK & Persandian'!$E$10/D7,\"\"))",
        ),
    ],
)
def test_a_formula_is_guarded(text, expected):
    assert formula(parse(text)[0], ADDRESSES.__getitem__) == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("((a)) + ((b))", "D7+D8"),
        ("a - (b - c)", "D7-(D8-$D$9)"),
        ("(a - b) - c", "D7-D8-$D$9"),
        ("a / (b * c)", "D7/(D8*$D$9)"),
        ("a / (b / c)", "D7/(D8/$D$9)"),
        ("(a * b) / c", "D7*D8/$D$9"),
        ("a * (b + c)", "D7*(D8+$D$9)"),
        ("-a * b", "-D7*D8"),
        ("-(a * b)", "-(D7*D8)"),
        ("-(a + b)", "-(D7+D8)"),
        ("a - -b", "D7--D8"),
        ("a * -b", "D7*-D8"),
        ("--a", "--D7"),
        ("max(a - b, 0)", "MAX(D7-D8,0)"),
        ("sum(a, b) / 2", "SUM(D7,D8)/2"),
        ("a * 0.111 + 100", "D7*0.111+100"),
        ("a × b ÷ 0.0000001", "D7*D8/1E-07"),
    ],
)
def test_parentheses_stand_only_where_they_must(text, body):
    assert f"IFERROR({body}," in formula(parse(text)[0], ADDRESSES.__getitem__)


def test_two_names_of_one_cell_are_counted_once():
    assert formula(parse("a / b")[0], lambda name: "D7") == '=IF(COUNT(D7)<1,"",IFERROR(D7/D7,""))'


def test_no_function_gets_more_than_255_arguments():
    tree, _ = parse(f"sum({','.join(f'n{number}' for number in range(300))})")
    text = formula(tree, lambda name: f"A{name[1:]}")
    for part in (
        "=IF(COUNT(A0,A1,",
        ",A254)+COUNT(A255,",
        ",A299)<300,",
        "SUM(SUM(A0,A1,",
        ",A254),SUM(A255,",
    ):
        assert part in text


VALUES = (None, 0, 0, 1, 2, -3, 7.5, -0.25, 0.1, 0.2, 0.3, 1234.567, 1e6, 0.001)


def random_tree(chance: random.Random, depth: int) -> Node:
    kind = chance.choice("numnmoooooc") if depth else chance.choice("nnnm")
    if kind == "n":
        return Name(chance.choice("abcdefgh"))
    if kind == "m":
        return Number(chance.choice((0.0, 1.0, 2.0, 0.1, 0.3, 100.0, 2.5)))
    if kind == "u":
        return Operation("neg", (random_tree(chance, depth - 1),))
    if kind == "c":
        operands = tuple(random_tree(chance, depth - 1) for _ in range(chance.randint(1, 4)))
        return Call(chance.choice(("min", "max", "sum")), operands)
    return Operation(chance.choice("+-*/"), (random_tree(chance, depth - 1), random_tree(chance, depth - 1)))


def cases() -> Iterator[tuple[Node, dict[str, float | None]]]:
    chance = random.Random(20260710)
    for number in range(400):
        blanks = VALUES if number % 4 == 0 else VALUES[1:]
        yield random_tree(chance, 4), {name: chance.choice(blanks) for name in "abcdefgh"}


@pytest.mark.libreoffice
def test_400_random_expressions_are_computed_alike_by_libreoffice(tmp_path, recalculated):
    path, wrong = tmp_path / "expressions.xlsx", 987654.321
    with xlsxwriter.Workbook(path) as workbook:
        here, there = workbook.add_worksheet("Rumus"), workbook.add_worksheet("Isian 'Nilai' E-Gov")
        for row, (tree, values) in enumerate(cases(), start=1):
            places = {name: f"{column}{row}" for name, column in zip("abcdefgh", "BCDEFGHI", strict=True)}
            for name, value in values.items():
                if value is not None:
                    (there if name == "h" else here).write_number(places[name], value)
            places["h"] = f"'Isian ''Nilai'' E-Gov'!{places['h']}"
            here.write_formula(f"A{row}", formula(tree, places.__getitem__), value=wrong)

    sheet = openpyxl.load_workbook(recalculated(path), data_only=True)["Rumus"]

    differences, said = [], 0
    for row, (tree, values) in enumerate(cases(), start=1):
        ours, theirs = evaluate(tree, values), sheet.cell(row, 1).value
        said += ours is not None
        blank = theirs in (None, "")
        if (ours is None) != blank or not (blank or ours == pytest.approx(theirs, rel=1e-12, abs=0)):
            differences.append((row, formula(tree, str), values, ours, theirs))
    assert differences == []
    assert 200 < said < 380


@pytest.mark.libreoffice
def test_libreoffice_sums_and_counts_300_names_and_sees_one_that_is_blank(tmp_path, recalculated):
    path = tmp_path / "wide.xlsx"
    tree, _ = parse(f"sum({','.join(f'n{number}' for number in range(300))})")
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        for number in range(300):
            sheet.write_number(number, 1, number)
            if number != 299:
                sheet.write_number(number, 2, number)
        sheet.write_formula("A1", formula(tree, lambda name: f"B{int(name[1:]) + 1}"), value=-1)
        sheet.write_formula("A2", formula(tree, lambda name: f"C{int(name[1:]) + 1}"), value=-1)

    sheet = openpyxl.load_workbook(recalculated(path), data_only=True).active

    assert sheet["A1"].value == evaluate(tree, {name: int(name[1:]) for name in names(tree)}) == 44850
    assert sheet["A2"].value in (None, "")
