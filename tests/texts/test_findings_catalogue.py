"""The catalogue holds every code, each with a sentence, a remedy and places that somebody fills."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import iku_excel
from iku_excel.texts.findings import ENTRIES, definition, entry_of
from iku_excel.texts.findings.catalogue import HUNDREDS
from iku_excel.texts.findings.entry import Audience, Entry
from iku_excel.texts.findings.filling import names, needed

CODES = """
E101 E102 E103 E104 E105 E106 E107 E108 E109 E110 E111 E112 E113 W115 W116 W117 W119
E121 E122 E123 W124 E125 W126 E127 W128 W129 N130 E131 W131 E132 E133 W134 E135 W136
E137 N138 W139 E140 N141 W142 W143 W145
N151 W152 E153 E154 N155 E156 E157 E158 E159 E160 E161 W162 W163 W164 W165 W166 W167
W168 W176 N177 W179 E180 W181 W171 E172 E173 E174 N175
N190 N191 N192 N193 N194 N195
E201 W202 E202 E203 W204 E205 E206 W206 E207 W208 W209 W210 N211 W212 N213 N214 N215 N216 W217 W218
E301 E302 E303 W303 E304 E305 E306 E307 W307 E308 W308 E309 E310 E311 W312 W313 E313 W314 E315 W316 E317 W318
E319 E320 E321 E322 E323 E324 E325 W326 W327 E328 E329 W335 W336
E340 W340 E341 E345 E346 N391 N392
E401 W401 W402 E403 E411 W412 W413 E414 W415 W416 E417 E418 E437
E420 E421 E422 E423 E424 E425 E426 E427 E428 E429 E430 E431 E432 W433 E434 E435
E436 E438 N439 E440 W441 W442 E443 W444 W445
E501 E502 E503 W504 E505 E506 W507 E508 E510 E511 E512 E513 E514 E515 E516 E517 E518 E521 E522 E530 E531 E532
E533 E534 E535 E536 E537 E538 W539 E540
E550 E551 E552 E553 E554 E555 E556 E557 E558 E599
E541 E542 E543 W544
W506 N506 E560 E561 E562 E563 E564 E565 E566 E567 E568 E569 E570 E571 E572 E573 E574
E575 E576 E577 E578 E579 E580 E581 E582 E583 E584 W586 E593 E594 W595 E596 W597 E598
E701 E702 E703 W704 W705 N706 E707 W708 N709 W710 W712 E714 N715 E716
"""

# One number, two sentences, on purpose: refused, or used and listed.
TWO_SENTENCES = {"131", "202", "206", "303", "307", "308", "313", "340", "401", "506"}

ALWAYS_KNOWN = {"file", "lembar", "sel", "bidang"}
FILLED_BY_A_STAGE = {"x", "y", "z", "n", "m", "a", "b", "f", "v", "p", "r", "u", "id"} | {
    *(
        "ubah",
        "tmp",
        "lain",
        "bagian",
        "baru",
        "lama",
        "sebab",
        "daftar",
        "dekat",
        "waktu",
        "oleh",
        "program",
        "ubah",
    ),
}
OWN = {code: entry for code, entry in ENTRIES.items() if code not in definition.ENTRIES}

PACKAGE = Path(iku_excel.__file__).parent
CODE = re.compile(r"[EWN][1-7][0-9]{2}")
# Who makes findings, and which of their arguments holds the values (99: they are keywords).
VALUES_AT = {"Finding": 2, "RefusedError": 1, "Remark": 1, "find": 99, "refuse": 99, "_refused": 99}
NOT_VALUES = {"place", "values", "unit", "label", "raw", "used"}


def test_every_code_has_an_entry_and_no_entry_lacks_a_code() -> None:
    assert set(OWN) == set(CODES.split())


@pytest.mark.parametrize("hundred", HUNDREDS)
def test_a_module_holds_its_hundred_and_nothing_else(hundred: str) -> None:
    assert {code[1] for code in HUNDREDS[hundred]} == {hundred}


def test_two_codes_share_their_digits_only_on_purpose() -> None:
    digits = [code[1:] for code in ENTRIES]
    assert {number for number in digits if digits.count(number) > 1} == TWO_SENTENCES


@pytest.mark.parametrize("code", OWN)
def test_message_and_hint_are_whole_sentences(code: str) -> None:
    entry = ENTRIES[code]
    for text in (entry.message, entry.hint):
        assert text[0].isupper() or text[0] in "“{"
        assert text.endswith((".", ")", "]"))
        assert text == " ".join(text.split())
        assert text.count("“") == text.count("”")
        assert text.count("(") == text.count(")")


@pytest.mark.parametrize("code", OWN)
def test_places_have_known_names(code: str) -> None:
    entry = ENTRIES[code]
    used = {*names(entry.message), *names(entry.hint)}
    assert used <= ALWAYS_KNOWN | FILLED_BY_A_STAGE
    assert "{" not in re.sub(r"\{\w+\}", "", entry.message + entry.hint)


@pytest.mark.parametrize("code", [code for code in OWN if ENTRIES[code].audience is Audience.STAFF])
def test_staff_are_never_told_of_options_of_the_command_line(code: str) -> None:
    assert "--" not in ENTRIES[code].hint


def test_nobody_is_told_to_copy_into_a_new_form() -> None:
    assert ENTRIES["E201"].hint == "Perencana mengirim salinan baru yang sudah terisi."


def test_a_changed_letter_keeps_the_sentence() -> None:
    assert entry_of("W306") is ENTRIES["E306"]
    assert entry_of("E314") is ENTRIES["W314"]


def test_a_code_with_its_own_sentence_keeps_it() -> None:
    assert entry_of("W307") is ENTRIES["W307"]
    assert entry_of("E307") is ENTRIES["E307"]
    assert entry_of("N307") is ENTRIES["E307"]


def test_an_unknown_code_is_our_own_bug() -> None:
    with pytest.raises(KeyError):
        entry_of("E777")


# --- what the package raises -------------------------------------------------------------------


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def raised() -> Iterator[tuple[str, str, set[str]]]:
    """(where, code, names of its values) of every finding whose code and values are spelled out."""
    for path, module in modules():
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call) and node.args):
            match call.args[0]:
                case ast.Constant(value=str(code)) if CODE.fullmatch(code) and is_finder(call.func):
                    given = value_names(call)
                    if given is not None:
                        yield f"{path.relative_to(PACKAGE)}:{call.lineno}", code, given


def is_finder(function: ast.expr) -> bool:
    return name_of(function) in VALUES_AT


def name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def value_names(call: ast.Call) -> set[str] | None:
    """The names of the values of a call, or None where they are not spelled out."""
    keywords = {keyword.arg or "**" for keyword in call.keywords}
    given = keywords - NOT_VALUES
    values = [keyword.value for keyword in call.keywords if keyword.arg == "values"]
    at = VALUES_AT[name_of(call.func)]
    for value in values + call.args[at : at + 1]:
        if not isinstance(value, ast.Dict):
            return None
        given |= {ast.literal_eval(key) if key else "**" for key in value.keys}
    if "**" in given:
        return None
    return given | {"x" for name in keywords if name == "raw"} | {"v" for name in keywords if name == "used"}


def spelled_codes() -> Iterator[tuple[str, str]]:
    for path, module in modules():
        for node in ast.walk(module):
            match node:
                case ast.Constant(value=str(text)) if CODE.fullmatch(text):
                    yield text, path.name


def test_every_code_in_the_package_has_a_sentence() -> None:
    spelled = set(spelled_codes())
    digits = {code[1:] for code in ENTRIES}
    assert len(spelled) > 60
    assert {(code, where) for code, where in spelled if code[1:] not in digits} == set()


def test_what_is_raised_fills_every_place_of_its_sentence() -> None:
    found = list(raised())
    assert len(found) > 50
    empty = [
        (where, code, lacking)
        for where, code, given in found
        if (lacking := wanted(entry_of(code)) - given - ALWAYS_KNOWN)
    ]
    assert empty == []


def wanted(entry: Entry) -> set[str]:
    return {*needed(entry.message), *needed(entry.hint)}
