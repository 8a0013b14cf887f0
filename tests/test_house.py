"""The house: imports point one way, and light commands stay light."""

import configparser
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import iku_excel
from iku_excel import definition, template
from iku_excel.form import build

from .running import iku

PACKAGE = Path(iku_excel.__file__).parent
HEAVY = ("openpyxl", "xlsxwriter", "pandas", "xlwings")


def test_imports_point_one_way():
    # Beside this interpreter, whose folder need not be on the path.
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    done = subprocess.run([program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_installed_is_all_that_the_package_needs():
    setup = configparser.ConfigParser()
    setup.read(PACKAGE.parent / "setup.cfg", encoding="utf-8")
    patterns = setup["options.package_data"]["iku_excel"].replace("\n", " ").split(",")
    carried = {path for pattern in patterns for path in PACKAGE.glob(pattern.strip())}
    files = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert files == carried
    # A folder without __init__.py is no package, and stays behind.
    assert all((path.parent / "__init__.py").is_file() for path in PACKAGE.rglob("*.py"))


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running `code`."""
    tell = "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr)"
    probe = f"import sys\n{code}\n{tell}"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def command(*arguments: str) -> str:
    return f"""
import sys
sys.argv = ["iku", *{arguments!r}]
from iku_excel.cli import main
try:
    main()
except SystemExit:
    pass
"""


def test_help_loads_click_and_nothing_heavier():
    bare = loaded_by("import click")
    ours = loaded_by(command("--help")) - bare - {"iku_excel"}
    assert not {name for name in ours if name not in sys.stdlib_module_names}, ours


def test_checking_a_workbook_loads_no_workbook_writer_and_no_pandas(tmp_path):
    path = tmp_path / "formulir.xlsx"
    form = build(definition.builtin(), None, ("PKP",))
    path.write_bytes(template.draw(form, {("PKP", "lembaga_aktif", "nilai"): 12}))
    loaded = loaded_by(command("check", str(path)))
    assert "iku_excel" in loaded
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("name", ["check", "consolidate", "demo", "status", "survey", "template"])
def test_every_command_has_help_in_indonesian(name):
    assert iku(name, "--help").out.startswith(f"Pemakaian: iku {name} ")
