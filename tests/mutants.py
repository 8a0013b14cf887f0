"""Breaks one line at a time, and tells which breaks a room's own tests do not see.

python -m tests.mutants --seed 1 --number 400 [--seconds 500] [--log FILE]

The sample is fixed by seed and number. Everything happens in a copy of the tree; what is known of a mutant
stands in the log, so that a run that is cut off goes on where it was. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import ast
import functools
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Loaded once, for every forked process, what takes long and is not under test.
import hypothesis  # noqa: F401
import openpyxl  # noqa: F401
import pytest
import xlsxwriter  # noqa: F401

ROOT = Path(__file__).parents[1]
PACKAGE = "iku_excel"
# What is mutated, and the fast tests of that room; the first prefix that fits counts.
ROOMS = {
    "core/expression/": ("tests/core/expression",),
    "core/": ("tests/core", "tests/calculation", "tests/test_checks.py"),
    "form/": ("tests/form", "tests/template"),
    "calculation/": ("tests/calculation", "tests/oracle"),
    "checks": ("tests/test_checks.py",),
    "inbox/choosing.py": ("tests/inbox/test_choosing.py",),
    "inbox/free_text.py": ("tests/inbox/test_values.py",),
    "inbox/values.py": ("tests/inbox/test_values.py", "tests/inbox/test_disguise.py"),
}
FAST = "not libreoffice and not uno and not gnumeric and not excel"
COMPARISONS = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
}  # fmt: skip
OPERATORS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "/", ast.Mod: "*"}
OPPOSITES = {"any": "all", "all": "any", "min": "max", "max": "min"}
SLACK, TIMES = 20, 4  # seconds, and how often the time of the tests unbroken


@dataclass(frozen=True)
class Mutant:
    """A stretch of one line, and what stands there instead."""

    path: str
    line: int
    start: int
    end: int
    old: str
    new: str

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line}:{self.start} {self.old!r} → {self.new!r}"


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its text."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    relative = path.relative_to(ROOT / PACKAGE).as_posix()
    for node in _living(ast.parse(text)):
        for line, start, end, new in _changes(node, lines):
            # Columns of the parser count bytes.
            raw = lines[line - 1].encode()
            old = raw[start:end].decode()
            if old != new:
                yield Mutant(relative, line, len(raw[:start].decode()), len(raw[:end].decode()), old, new)


def _living(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something: no annotations, no decorators, no docstrings."""
    for name, field in ast.iter_fields(tree):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for node in field if isinstance(field, list) else [field]:
            if not isinstance(node, ast.AST) or isinstance(node, ast.Import | ast.ImportFrom):
                continue
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
                continue
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                continue
            yield node
            yield from _living(node)


def _changes(node: ast.AST, lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Line, first and last column, and the new text of each change of a node that stands on one line."""

    def between(left: ast.expr, right: ast.expr, sign: str) -> Iterator[tuple[int, int, int, str]]:
        if left.end_lineno == right.lineno:
            start, end = left.end_col_offset or 0, right.col_offset
            gap = lines[left.end_lineno - 1].encode()[start:end].decode()
            bare = gap.strip("() ")
            before, _, after = gap.partition(bare)
            yield left.end_lineno, start, end, f"{before}{sign}{after}"

    def whole(expression: ast.expr, new: str) -> Iterator[tuple[int, int, int, str]]:
        if expression.lineno == expression.end_lineno:
            yield expression.lineno, expression.col_offset, expression.end_col_offset or 0, new

    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in COMPARISONS:
            yield from between(left, right, COMPARISONS[type(operator)])
        case ast.Compare(left=left, ops=[first, second], comparators=[middle, right]):
            yield from between(left, middle, COMPARISONS[type(first)])
            yield from between(middle, right, COMPARISONS[type(second)])
        case ast.BoolOp(op=operator, values=[first, second, *_]):
            yield from between(first, second, "or" if isinstance(operator, ast.And) else "and")
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in OPERATORS:
            yield from between(left, right, OPERATORS[type(operator)])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from whole(node, f"({ast.unparse(operand)})")
        case ast.Call(func=ast.Name(id=name) as function) if name in OPPOSITES:
            yield from whole(function, OPPOSITES[name])
        case ast.Constant(value=bool() as value):
            yield from whole(node, str(not value))
        case ast.Constant(value=int() | float() as value):
            yield from whole(node, repr(value + 1))
        case ast.IfExp(test=test):
            yield from whole(test, f"(not ({ast.unparse(test)}))")
        case ast.If(test=test):
            yield from whole(test, f"not ({ast.unparse(test)})")
        case ast.comprehension(ifs=[test, *_]):
            yield from whole(test, "True")
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield from whole(value, "None")


def sample(seed: int, number: int) -> list[Mutant]:
    """So many mutants of all rooms, in the order of chance, so that a part of them is a fair sample too."""
    known = _known()
    return random.Random(seed).sample(known, min(number, len(known)))


@functools.cache
def _known() -> tuple[Mutant, ...]:
    paths = sorted(path for path in (ROOT / PACKAGE).rglob("*.py") if _tests(path))
    return tuple(mutant for path in paths for mutant in mutants(path))


def _tests(path: Path) -> tuple[str, ...]:
    relative = path.relative_to(ROOT / PACKAGE).as_posix()
    return next((tests for prefix, tests in ROOMS.items() if relative.startswith(prefix)), ())


def broken(text: str, mutant: Mutant) -> str:
    """The text of the module with the mutant in it."""
    lines = text.splitlines(keepends=True)
    line = lines[mutant.line - 1]
    lines[mutant.line - 1] = line[: mutant.start] + mutant.new + line[mutant.end :]
    return "".join(lines)


def tested(copy: Path, tests: tuple[str, ...], limit: float) -> tuple[str, float]:
    """What a room's tests say in a process of their own: passed, failed or timeout; and the seconds taken."""
    start = time.monotonic()
    child = os.fork()
    if not child:
        _run_tests(copy, tests)
    while time.monotonic() - start < limit:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return "failed" if code else "passed", time.monotonic() - start
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "timeout", time.monotonic() - start


def _run_tests(copy: Path, tests: tuple[str, ...]) -> None:
    """In the forked child: pytest on the copy, silent."""
    os.setpgid(0, 0)
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    os.chdir(copy)
    os.environ["PYTHONPATH"] = str(copy)
    sys.path[:] = [str(copy), *(place for place in sys.path if place not in ("", str(ROOT)))]
    for name in [name for name in sys.modules if name.split(".")[0] in (PACKAGE, "tests")]:
        del sys.modules[name]
    code = 3
    try:
        code = pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", FAST, *tests])
    finally:
        os._exit(int(code))


def copied(folder: Path) -> Path:
    """The tree without what is large or grows, in a folder of its own."""
    copy = folder / "copy"
    left_out = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "node_modules")
    return Path(shutil.copytree(ROOT, copy, ignore=left_out))


def main() -> int:
    """Tries what the log does not know yet, then prints the score and the survivors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument(
        "--seconds", type=float, default=86_400, help="stop after the mutant that passes this"
    )
    parser.add_argument("--log", type=Path, help="by default in the system's folder for temporary files")
    parser.add_argument("--again", action="store_true", help="try the survivors once more, after new tests")
    options = parser.parse_args()
    log = options.log or Path(tempfile.gettempdir()) / f"mutants-{options.seed}-{options.number}.jsonl"
    chosen = sample(options.seed, options.number)
    known = _logged(log)
    todo = [one for one in chosen if one.name not in known or (options.again and known[one.name] == "passed")]
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy, limits = copied(Path(folder)), dict[tuple[str, ...], float]()
        for mutant in todo:
            if time.monotonic() - start > options.seconds:
                break
            path = copy / PACKAGE / mutant.path
            tests = _tests(ROOT / PACKAGE / mutant.path)
            if tests not in limits:
                said, seconds = tested(copy, tests, 600)
                if said != "passed":
                    print(f"without any mutant: {said}: {' '.join(tests)}")
                    return 2
                limits[tests] = seconds * TIMES + SLACK
            text = path.read_text(encoding="utf-8")
            path.write_text(broken(text, mutant), encoding="utf-8")
            for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
                compiled.unlink()
            known[mutant.name], seconds = tested(copy, tests, limits[tests])
            path.write_text(text, encoding="utf-8")
            for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
                compiled.unlink()
            with log.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps({"mutant": mutant.name, "said": known[mutant.name]}) + "\n")
    _tell([one for one in chosen if one.name in known], known, len(chosen))
    return 0


def _logged(log: Path) -> dict[str, str]:
    """What is known of each mutant; what was said last counts."""
    if not log.is_file():
        return {}
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {line["mutant"]: line["said"] for line in lines}


def _tell(tried: list[Mutant], known: dict[str, str], number: int) -> None:
    survivors = [one.name for one in tried if known[one.name] == "passed"]
    killed = len(tried) - len(survivors)
    print(f"{len(tried)} of {number} tried, {killed} killed ({100 * killed / max(1, len(tried)):.1f} %)")
    print(*sorted(survivors), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
