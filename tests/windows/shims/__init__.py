"""What Wine 8 lacks and Windows has, compiled by mingw: never part of the product."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

SOURCES = Path(__file__).parent
COMPILER, READER = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-objdump"
MATHS, OWN_MATHS = "api-ms-win-crt-math-l1-1-0.dll", "xpi-ms-win-crt-math-l1-1-0.dll"
STRUCTS = """#include <complex.h>
typedef struct { double r, i; } D;
typedef struct { float r, i; } F;
#define Z(z) ((z).r + I * (z).i)
static D d(double complex w) { D x = {creal(w), cimag(w)}; return x; }
static F f(double complex w) { F x = {creal(w), cimag(w)}; return x; }
"""


def build(home: Path, library: str, system: Path) -> None:
    """Lays python.exe and what Python lacks beside python3XX.dll in `home`, what Wine lacks into `system`."""
    _compile("python.c", home / "python.exe", "-municode", f'-DDLL=L"{library}.dll"')
    _compile("where.c", system / "where.exe", "-municode")
    _compile("random.c", system / "bcryptprimitives.dll", "-shared", "-ladvapi32")
    _forward(home / "python3.dll", {name: f"{library}.{name}" for name in _exported(home / f"{library}.dll")})
    mend_numpy(home)


def _compile(source: str | Path, target: Path, *options: str | Path) -> None:
    target.unlink(missing_ok=True)
    command = [COMPILER, "-O1", "-static-libgcc", "-o", target, SOURCES / source, *options]
    subprocess.run(command, check=True)


def _forward(target: Path, exports: dict[str, str], source: Path | str = "empty.c") -> None:
    """A DLL each of whose names is another DLL's, or one of its own source's."""
    names = target.with_suffix(".def")
    lines = [f"LIBRARY {target.name}", "EXPORTS", *(f"{name} = {there}" for name, there in exports.items())]
    names.write_text("\n".join(lines), encoding="ascii")
    _compile(source, target, "-fno-builtin", "-shared", names)
    names.unlink()


def _told(file: Path) -> str:
    command = [READER, "-p", str(file)]
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=True).stdout


def _exported(file: Path) -> list[str]:
    table = _told(file).partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return re.findall(r"^\s*\[ *\d+\].*?(\w+)$", table, re.MULTILINE)


def _imported(file: Path, library: str) -> set[str]:
    """The names that a file takes from a DLL."""
    names, current = set(), ""
    for line in _told(file).splitlines():
        if found := re.match(r"\s*DLL Name: (\S+)", line):
            current = found[1].lower()
        elif current == library and (
            found := re.match(r"\s+[0-9a-f]+\s+(?:\d+|<none>)\s+(?:[0-9a-f]*\s+)?(\S+)$", line)
        ):
            names.add(found[1])
    return names


def mend_numpy(home: Path) -> None:
    """numpy wants complex functions that are stubs in Wine's ucrtbase: its files take them from our DLL."""
    names: set[str] = set()
    for file in home.glob("Lib/site-packages/numpy*/**/*"):
        if file.suffix not in (".pyd", ".dll") or MATHS.encode() not in (data := file.read_bytes()):
            continue
        names |= _imported(file, MATHS)
        file.write_bytes(data.replace(MATHS.encode(), OWN_MATHS.encode()))
    if not names:
        return  # done before
    own = {name: code for name, code in _complex_code().items() if name in names}
    source = home / "complex.c"
    source.write_text(STRUCTS + "\n".join(own.values()), encoding="ascii")
    exports = {name: f"s_{name}" if name in own else f"ucrtbase.{name}" for name in sorted(names)}
    _forward(home / OWN_MATHS, exports, source)
    source.unlink()


def _complex_code() -> dict[str, str]:
    one = "exp sin cos tan sinh cosh tanh sqrt log asin acos atan asinh acosh atanh"
    made = {}
    for end, pair, real, back in (
        ("", "D", "double", "d"),
        ("l", "D", "double", "d"),
        ("f", "F", "float", "f"),
    ):
        for name in one.split():
            made[f"c{name}{end}"] = f"{pair} s_c{name}{end}({pair} z) {{ return {back}(c{name}(Z(z))); }}"
        made[f"cpow{end}"] = f"{pair} s_cpow{end}({pair} z, {pair} y) {{ return {back}(cpow(Z(z), Z(y))); }}"
        for name in ("real", "imag", "abs", "arg"):
            made[f"c{name}{end}"] = f"{real} s_c{name}{end}({pair} z) {{ return c{name}(Z(z)); }}"
    return made
