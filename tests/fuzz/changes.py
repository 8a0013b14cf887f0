"""Changes of JSON, TOML and CSV that keep their structure, so that many get past the first door."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from iku_excel import archive, parts
from iku_excel.archive.package import MANIFEST
from iku_excel.archive.package import SEAL as SEAL_PART
from iku_excel.receipts.writing import seal, seal_of
from iku_excel.texts.receipt import SEAL

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 10**15, 10**40, -(10**17), 0.5, 1e308, -1e-300, "", "x", "PKP",
    "\u001b[31m", "../x", "C:\\x", "\ud800", "_x0000_", "=1+1", "9" * 400, "x" * 3_000, [], {}, [[]],
    {"": "Definition"}, {"": ""}, "TW9", "2026",
)  # fmt: skip


def json_changed(data: bytes, chance: random.Random) -> bytes:
    """One to three changes of values, keys or items; half of them of the same kind as what was there."""
    told = json.loads(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(told, chance)
    return json.dumps(told).encode()


def _change(told: Any, chance: random.Random) -> None:
    place = told
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = chance.choice(keys)
        inner = place[key]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.9:
            place = inner
            continue
        break
    how = chance.random()
    if how < 0.5:
        place[key] = _alike(inner, chance)
    elif how < 0.8:
        place[key] = chance.choice(VALUES)
    elif how < 0.9 and isinstance(place, dict):
        place[str(chance.choice(VALUES))[:20]] = place.pop(key)
    elif isinstance(place, list):
        place.insert(chance.randrange(len(place) + 1), inner)
    else:
        del place[key]


def _alike(value: Any, chance: random.Random) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + chance.choice((-1, 1, 2, 100, -value))
    if isinstance(value, float):
        return chance.choice((value * 2, -value, value + 0.1, 0.0, value * 1e6))
    if isinstance(value, str):
        return chance.choice((value.upper(), value[::-1], value + "x", value[:-1], value * 3))
    return value


def lines_changed(data: bytes, chance: random.Random) -> bytes:
    """Lines lost, doubled, exchanged, or with another value behind their sign."""
    lines = data.decode("utf-8", "replace").splitlines()
    for _ in range(chance.choice((1, 1, 2, 4))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        how = chance.random()
        if how < 0.15:
            del lines[at]
        elif how < 0.3:
            lines.insert(other, lines[at])
        elif how < 0.4:
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at] = _line_changed(lines[at], chance)
        if not lines:
            return b""
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _line_changed(line: str, chance: random.Random) -> str:
    for sign in (" = ", ";", ","):
        if sign in line:
            fields = line.split(sign)
            at = chance.randrange(len(fields))
            value = chance.choice(VALUES)
            shown = json.dumps(value) if sign == " = " else str(value)
            fields[at] = chance.choice((shown, fields[at] + "1", fields[at][::-1], fields[at][:-1]))
            return sign.join(fields)
    return line + chance.choice(("x", "", "[", '"', "\x00", "="))


def receipt_sealed_anew(data: bytes, chance: random.Random) -> bytes:
    """A receipt of other content under a right seal, as anybody can calculate it."""
    told = json.loads(json_changed(data, chance))
    with suppress(TypeError, ValueError, AttributeError):
        told["seal"] = seal_of(told)
    return json.dumps(told).encode()


def receipt_text_sealed_anew(data: bytes, chance: random.Random) -> bytes:
    """The same of a receipt for people; half of them are only spaced otherwise."""
    lines = data.decode().splitlines()
    body = "\n".join(lines[:-1]).encode()
    if chance.random() < 0.5:
        body = lines_changed(body, chance)
    told = body.decode("utf-8", "replace")
    return (
        told.replace("\n", chance.choice(("\n", "\r\n", "\n\n"))).encode()
        + f"\n{SEAL}: {seal(told)}\n".encode()
    )


def reworded(data: bytes, chance: random.Random) -> bytes:
    """A TOML file in which one or two texts for people say something else; its codes stay."""
    lines = data.decode().splitlines()
    spoken = [at for at, line in enumerate(lines) if line.startswith(WORDED)]
    for at in chance.sample(spoken, 2):
        key = lines[at].partition("=")[0]
        lines[at] = f"{key}= {json.dumps(chance.choice(TEXTS))}"
    return "\n".join(lines).encode()


def packed_otherwise(data: bytes, chance: random.Random) -> bytes:
    """The same parts in another order, packed another way: nothing that a reader sees is changed."""
    content = parts.unpack(data)
    chance.shuffle(content)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, part in content:
            archive.writestr(name, part)
    return buffer.getvalue()


def package_changed(data: bytes, chance: random.Random) -> bytes:
    """A package with another manifest or other parts, sealed anew for the most part, as a forger would."""
    contents = dict(parts.unpack(data))
    manifest = json.loads(contents.pop(MANIFEST))
    contents.pop(SEAL_PART)
    name = chance.choice(sorted(contents))
    how = chance.random()
    if how < 0.4:
        manifest = json.loads(json_changed(json.dumps(manifest).encode(), chance))
    elif how < 0.5:
        del contents[name]
    elif how < 0.6:
        contents[chance.choice(NAMES)] = contents.pop(name)
    elif how < 0.7:
        contents[name] = contents[chance.choice(sorted(contents))]
    elif name.endswith(".json"):
        contents[name] = json_changed(contents[name], chance)
    elif name.endswith((".toml", ".txt")):
        contents[name] = lines_changed(contents[name], chance)
    else:
        at = chance.randrange(len(contents[name]))
        contents[name] = contents[name][:at] + chance.randbytes(3) + contents[name][at + 3 :]
    try:
        packed = archive.packed(manifest, contents)
    except (TypeError, ValueError, UnicodeError):  # what no package can say
        return data[: len(data) // 2]
    if chance.random() < 0.8:
        return packed
    sealed = {
        **dict(parts.unpack(packed)),
        SEAL_PART: json_changed(b'{"digest": "", "signature": null}', chance),
    }
    return parts.pack(sealed.items())


WORDED = ("uraian =", "nama =", "cakupan =", "penanggung_jawab =", "sumber_data =", "tempat =", "jabatan =")
TEXTS = (
    "x",
    "Jumlah " * 60,
    "=1+1",
    "<b>&amp;",
    "a\u0301",
    "\u202egnirts",
    "\u001b[31m",
    "9" * 300,
    "“x”",
    "' OR 1",
    "𝟙",
    "{x}",
)
NAMES = (
    "../luar.xlsx",
    "kiriman/../../x",
    "/etc/passwd",
    "C:\\x",
    "kiriman/\x1b[31m.xlsx",
    "dokumen/lain.xlsx",
    "definisi.toml",
)

Change = Callable[[bytes, random.Random], bytes]
