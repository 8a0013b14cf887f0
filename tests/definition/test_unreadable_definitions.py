"""Files and texts that are no definition at all are findings too, never exceptions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from string import Formatter

import pytest

from iku_excel.core.findings import Finding, Place
from iku_excel.definition import load, loads
from iku_excel.texts.findings.definition import ENTRIES

Worded = Callable[[Finding], str]

NEEDED = ["instansi", "penandatangan", "kontak", "bidang", "sasaran", "variabel", "indikator", "skala"]

BROKEN = [
    ('[instansi]\nskpd = "x', 2, 10),
    ("[instansi]\nskpd x", 2, 6),
    ("a = 1\na = 2", 2, 6),
    ("[instansi", 1, 10),
    ("x = [1,\n2", 2, 2),
    (f"x = 1\ny = {'9' * 5000}", 2, 1),
]

ODD_VALUES = (
    '""',
    "0",
    "-1",
    "nan",
    "true",
    "[]",
    "[[]]",
    "{}",
    '["x", 1]',
    "2026-01-01",
    r'"\u200b"',
    "1e400",
    "'''",
    "'kepuasan'",
    "'EGOV'",
)


@pytest.mark.parametrize("table", NEEDED)
def test_a_missing_table_is_one_fault_of_its_own(toml_text: str, table: str) -> None:
    chunks = re.split(r"(?m)^(?=\[)", toml_text)
    text = "".join(chunk for chunk in chunks if not re.match(rf"\[+{table}\]", chunk))
    definition, findings = loads(text, "rusak.toml")
    assert definition is None
    missing = [finding for finding in findings if finding.code == "E605"]
    assert [finding.place for finding in missing] == [Place("rusak.toml", table)]
    assert missing[0].values["kolom"] in (f"[{table}]", f"[[{table}]]")


def test_an_empty_file_names_each_table_it_needs() -> None:
    definition, findings = loads("", "kosong.toml")
    assert definition is None
    assert {finding.code for finding in findings} == {"E605"}
    assert [finding.place.sheet for finding in findings] == NEEDED


@pytest.mark.parametrize(("text", "line", "column"), BROKEN)
def test_broken_toml_is_a_finding_with_line_and_column(
    worded: Worded, text: str, line: int, column: int
) -> None:
    definition, findings = loads(text, "rusak.toml")
    assert definition is None
    assert [finding.code for finding in findings] == ["E603"]
    assert (findings[0].values["baris"], findings[0].values["kolom"]) == (line, column)
    assert findings[0].place == Place("rusak.toml", cell=f"baris {line}")
    assert worded(findings[0])


@pytest.mark.parametrize("text", [f"x = {'[' * 20_000}{']' * 20_000}", "#" * 1_000_001])
def test_a_text_that_only_attacks_is_refused(text: str) -> None:
    definition, findings = loads(text, "rusak.toml")
    assert definition is None
    assert [finding.code for finding in findings] == ["E601"]


def test_files_that_cannot_be_read_are_findings(tmp_path: Path, toml_text: str, worded: Worded) -> None:
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "utf16.toml").write_bytes(toml_text.encode("utf-16"))
    (tmp_path / "latin.toml").write_bytes("# a\nx = 'é'".encode("latin-1"))
    found = {}
    for name in ("absent.toml", "folder.toml", "utf16.toml", "latin.toml", "nul\0.toml"):
        definition, findings = load(tmp_path / name)
        assert definition is None
        (found[name],) = findings
        assert worded(found[name])
    assert {name: finding.code for name, finding in found.items()} == {
        "absent.toml": "E601",
        "folder.toml": "E601",
        "utf16.toml": "E602",
        "latin.toml": "E602",
        "nul\0.toml": "E601",
    }
    assert (found["latin.toml"].values["baris"], found["latin.toml"].values["kolom"]) == (2, 6)
    assert found["absent.toml"].place == Place("absent.toml")


def test_a_file_from_windows_is_read(tmp_path: Path, toml_text: str) -> None:
    path = tmp_path / "definisi kantor – é.toml"
    path.write_bytes(toml_text.replace("\n", "\r\n").encode("utf-8-sig"))
    definition, findings = load(path)
    assert findings == ()
    assert definition == loads(toml_text, "d.toml")[0]


def garbled(lines: list[str], chance: random.Random) -> str:
    """The lines with some of them deleted, doubled, replaced, cut, shuffled, or given an odd value."""
    lines = list(lines)
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        position = chance.randrange(len(lines))
        line = lines[position]
        key = line.split("=")[0]
        odd_value = f"{key}= {chance.choice(ODD_VALUES)}"
        of_another_row = chance.choice([other for other in lines if other.startswith(key)] or [""])
        still_toml = ("", odd_value, odd_value, of_another_row, of_another_row)
        hardly = (
            line + line,
            chance.choice(lines),
            line[: chance.randrange(len(line) + 1)],
            line.replace("[[", "[").replace("]]", "]"),
            "".join(chance.sample(line, len(line))),
        )
        lines[position] = chance.choice(still_toml if "=" in line and chance.random() < 0.9 else hardly)
    return "\n".join(lines)


def test_no_garbled_definition_raises(toml_text: str, worded: Worded) -> None:
    chance = random.Random(20190531)
    lines = toml_text.splitlines()
    met = set()
    for _ in range(400):
        definition, findings = loads(garbled(lines, chance), "acak.toml")
        assert definition is not None or any(finding.code.startswith("E") for finding in findings)
        met |= {finding.code for finding in findings if worded(finding)}
    assert len(met) >= 12


def test_every_sentence_speaks_to_the_officer() -> None:
    for code, entry in ENTRIES.items():
        assert re.fullmatch(r"[EWN]6\d\d", code)
        assert entry.audience == "perencana"
        fields = [field for _, field, _, _ in Formatter().parse(entry.message + entry.hint) if field]
        assert all(field.isalpha() for field in fields)
