"""What a mailed workbook carries is a stranger's: read whole, or named as damaged with its place (E510)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from iku_excel.core.findings import IkuError
from iku_excel.core.periods import Period
from iku_excel.summary.embedded.reading import recall_bytes
from iku_excel.summary.embedded.writing import content

from .carried import carrying
from .conftest import WHOLE, calculated, targeted

FIRST = Period(2026, 1)


@pytest.fixture
def results(office):
    return calculated(targeted(office), WHOLE, FIRST)


@pytest.fixture
def told(results):
    """The JSON of these results, to be spoiled."""
    return json.loads(json.dumps(content(results)))


def test_what_is_whole_is_recalled(results, told):
    assert recall_bytes(carrying(told), "x.xlsx").results == results


def test_the_digest_is_over_what_is_said_and_not_over_its_writing(told):
    spaced = json.dumps({name: told[name] for name in reversed(told)}, indent=1)
    assert recall_bytes(carrying(told), "x").digest == recall_bytes(carrying(spaced), "x").digest
    told["submissions"][0]["answers"][0]["note"] = "lain"
    assert recall_bytes(carrying(told), "x").digest != recall_bytes(carrying(spaced), "x").digest


def _first(told: Any, *path: str | int) -> Callable[[Any], None]:
    def put(value: Any) -> None:
        place = told
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return put


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("submissions",), None),
        (("submissions",), {}),
        (("submissions", 0), 5),
        (("submissions", 0, "unit"), "TIADA"),
        (("submissions", 0, "unit"), ["PKP"]),
        (("submissions", 0, "revision"), "1"),
        (("submissions", 0, "revision"), 10**400),
        (("submissions", 0, "period", "quarter"), 9),
        (("submissions", 0, "period", "year"), -(10**12)),
        (("submissions", 0, "answers", 0, "value"), "12"),
        (("submissions", 0, "answers", 0, "value"), None),
        (("submissions", 0, "answers", 0, "value"), True),
        (("submissions", 0, "answers", 0, "variable"), "tiada"),
        (("submissions", 0, "answers", 0, "state", "value"), "entah"),
        (("submissions", 0, "answers", 0, "place", "cell"), "../../x"),
        (("submissions", 0, "answers", 0, "note"), "x" * 100_000),
        (("submissions", 0, "narratives", "items"), [["a"]]),
        (("submissions", 0, "entah"), 1),
        (("submissions", 0, "origin", "file"), "/etc/passwd"),
        (("submissions", 0, "origin", "file"), "../rahasia.xlsx"),
        (("submissions", 0, "origin", "file"), "a/../../rahasia.xlsx"),
        (("submissions", 0, "origin", "file"), "C:/rahasia.xlsx"),
        (("submissions", 0, "origin", "file"), "\\\\server\\berbagi\\x.xlsx"),
        (("submissions", 0, "origin", "file"), ""),
        (("figures",), None),
        (("figures", 0), 5),
        (("figures", 0, "status"), 7),
        (("figures", 0, "value"), {"": "Number", "value": 1}),
        (("indicators",), 5),
        (("period", "quarter"), 77),
        (("period", ""), "Periode"),
        (("findings",), [{"": "Finding", "code": "x\u001b[31m"}]),
        (("findings",), [{"": "Finding", "code": "E998"}]),
        (("signed",), {"": "date", "value": "kemarin"}),
        (("definition", "variables", 0, "code"), 5),
        (("definition", "variables", 0, "kind", "value"), "survei"),
        (("definition", "surveys", 0, "weight"), "0/0"),
        (("definition", "surveys", 0, "weight"), "1e999999999"),
        (("definition", "surveys", 0, "grades"), "1999"),
        (("definition", "surveys", 0, "elements"), []),
        (("definition", "indicators", 0, "expression", "sign"), "**"),
        (("definition", "indicators", 0, "expression", "operands"), []),
        (("definition", "indicators", 0, "expression", ""), "Indicator"),
        (("definition", "indicators", 0, "objective"), 99),
        (("definition", "targets", 0, "quarters"), [1]),
        (("definition", "units", 0, "keeper"), "TIADA"),
        (("definition", "units"), []),
        (("definition", "bands"), []),
    ],
)
def test_what_does_not_hold_together_is_damaged(told, path, value):
    _first(told, *path)(value)
    with pytest.raises(IkuError) as stop:
        recall_bytes(carrying(told), "x.xlsx")
    assert [finding.code for finding in stop.value.findings] == ["E510"]


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"submissions": []}', "[" * 30_000, '{"": 1}', "9" * 9_000, '"\\ud800"', "NaN"],
)
def test_what_is_no_such_json_is_damaged(text):
    with pytest.raises(IkuError) as stop:
        recall_bytes(carrying(text), "x.xlsx")
    assert stop.value.findings[0].code == "E510"


@pytest.mark.parametrize("signature", [5, {}, {"digest": "x"}, ["x"]])
def test_what_has_not_the_form_of_a_signature_is_damage(told, signature):
    with pytest.raises(IkuError) as stop:
        recall_bytes(carrying(told, signature), "x.xlsx")
    assert stop.value.findings[0].code == "E510"


def test_a_formula_of_two_hundred_storeys_is_damaged(told):
    tower: Any = {"": "Number", "value": 1}
    for _ in range(200):
        tower = {"": "Operation", "sign": "neg", "operands": [tower]}
    told["definition"]["indicators"][0]["expression"] = tower
    with pytest.raises(IkuError) as stop:
        recall_bytes(carrying(told), "x.xlsx")
    assert stop.value.findings[0].code == "E510"
