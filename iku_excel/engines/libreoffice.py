"""LibreOffice, driven without a window: recalculates a workbook and prints its official sheets to PDF."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

from .. import xlsx
from ..core.findings import Finding, IkuError, Place
from .engine import content

PATIENCE = 180  # seconds
_NO_WINDOW = 0x08000000
_WORKBOOK_PART = "xl/workbook.xml"
# Where titles have no area LibreOffice looks through all rows of the sheet, and opens it in twice the time.
_PRINTED = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# Where LibreOffice stands when it is not on the path.
_USUAL_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}

# Where a program tells its build, seen from itself: on Linux, on Windows, on macOS.
_VERSIONS = ("versionrc", "version.ini", "../Resources/versionrc")

# By itself LibreOffice trusts the values that a program which calls itself Excel has stored, and writes
# numbers as the machine's language does: an Indonesian document has decimal commas wherever it is printed.
CALCULATED = {"Office.Calc/Formula/Load/OOXMLRecalcMode": "0"}
INDONESIAN = {"Setup/L10N/ooSetupSystemLocale": "id-ID"}

# What somebody sent is only read: no macro runs, no link is followed, and every stored value stays as it is.
_STRANGERS = {
    "Office.Calc/Formula/Load/OOXMLRecalcMode": "1",
    "Office.Calc/Formula/Load/ODFRecalcMode": "1",
    "Office.Calc/Content/Update/Link": "2",
    "Office.Common/Security/Scripting/MacroSecurityLevel": "3",
    "Office.Common/Security/Scripting/DisableMacrosExecution": "true",
    "Office.Common/Security/Scripting/BlockUntrustedRefererLinks": "true",
}

# Until a window was shown under a profile, LibreOffice draws a hundred test pictures at every start, which is
# more than half of a conversion: each of ours says that this version, and any later one, was here before.
_NOT_NEW = {"Setup/Product/ooSetupLastVersion": "99.0"}

_REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{}
</oor:items>
"""


def find() -> str:
    """The program's path, "" where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _USUAL_PLACES.get(sys.platform, ()) if Path(place).is_file()), "")


def found() -> bool:
    """Whether LibreOffice is installed."""
    return bool(find())


def convert(files: Sequence[Path], target: Path) -> str:
    """Each file as an .xlsx of the same stem in a folder, by one process; what was said where it failed."""
    with tempfile.TemporaryDirectory(prefix="iku-libreoffice-") as folder:
        profile = Path(folder) / "profile"
        make_profile(profile, _STRANGERS)
        named = [str(file) for file in files]
        return _run(command(profile, "xlsx:Calc MS Excel 2007 XML", target, named))


def make_profile(profile: Path, settings: Mapping[str, str]) -> None:
    """A folder becomes a new profile with these settings, each by its path in LibreOffice's registry."""
    items = []
    for place, value in (_NOT_NEW | dict(settings)).items():
        path, _, name = place.rpartition("/")
        said = f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        items.append(f'<item oor:path="/org.openoffice.{path}">{said}</item>')
    files = {"registrymodifications.xcu": _REGISTRY.format("\n".join(items)), "extensions/buildid": _build()}
    for name, text in files.items():
        (profile / "user" / name).parent.mkdir(parents=True, exist_ok=True)
        (profile / "user" / name).write_text(text, encoding="utf-8")


def _build() -> str:
    """What the program calls its build: under a profile of another it begins, tidies up, and begins again."""
    for version in _VERSIONS:
        with suppress(OSError):
            text = (Path(find()).resolve().parent / version).read_text(encoding="utf-8", errors="replace")
            if told := re.search(r"^buildid=(.*)$", text, re.MULTILINE):
                return told[1]
    return ""


def command(profile: Path, filter_name: str, target: Path, files: Sequence[str]) -> list[str]:
    """What converts files into a folder, under a profile that was made for it."""
    return [
        find(),
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        filter_name,
        "--outdir",
        str(target),
        *files,
    ]


class LibreOffice:
    """LibreOffice in a profile of its own: one that is open elsewhere is not disturbed (E513, E514)."""

    __slots__ = ("_data", "_folder", "_name")

    def __init__(self) -> None:
        self._data = b""
        self._name = ""
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self, workbook: Path) -> None:
        """A copy stands beside the profile."""
        if not find():
            raise IkuError(Finding("E513"))
        self._data = content(workbook)
        self._name = workbook.name
        self._folder = tempfile.TemporaryDirectory(prefix="iku-libreoffice-")
        make_profile(Path(self._folder.name) / "profile", CALCULATED | INDONESIAN)

    def calculate(self) -> bytes:
        """The copy, calculated afresh, as LibreOffice saves it."""
        return self._converted(self._data, "xlsx:Calc MS Excel 2007 XML")

    def export_pdf(self, sheets: Collection[str]) -> bytes:
        """The named sheets on paper."""
        try:
            official = only_sheets(self._data, sheets)
        except xlsx.RefusedError as refused:
            raise IkuError(Finding(refused.code, Place(self._name), refused.values)) from refused
        return self._converted(official, "pdf")

    def close(self) -> None:
        """Each conversion's process has ended with it; the copy goes."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _converted(self, data: bytes, filter_name: str) -> bytes:
        assert self._folder is not None
        folder = Path(self._folder.name)
        copy = folder / "dokumen.xlsx"
        copy.write_bytes(data)
        target = folder / "hasil" / copy.with_suffix(f".{filter_name.partition(':')[0]}").name
        target.unlink(missing_ok=True)
        reason = _run(command(folder / "profile", filter_name, target.parent, [str(copy)]))
        if not target.is_file():
            raise IkuError(Finding("E514", Place(self._name), {"file": self._name, "sebab": reason}))
        return target.read_bytes()


def only_sheets(data: bytes, sheets: Collection[str]) -> bytes:
    """The same workbook with every other sheet off paper; its formulas still reach them.

    Raises RefusedError where a part is damaged, also one that no reader of ours looks at.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name, part in xlsx.contents(data):
            copy.writestr(name, _off_paper(part, sheets) if name == _WORKBOOK_PART else part)
    return target.getvalue()


def _off_paper(part: bytes, sheets: Collection[str]) -> bytes:
    """Other sheets hidden and without print area: LibreOffice prints even hidden ones that have one."""
    root = ElementTree.fromstring(part)
    others, first = set(), ""
    for number, sheet in enumerate(root.iter(f"{{{_MAIN}}}sheet")):
        if sheet.get("name") in sheets:
            first = first or str(number)
        else:
            sheet.set("state", "hidden")
            others.add(str(number))
    for names in root.iter(f"{{{_MAIN}}}definedNames"):
        for name in list(names):
            if name.get("name") in _PRINTED and name.get("localSheetId") in others:
                names.remove(name)
    for view in root.iter(f"{{{_MAIN}}}workbookView"):
        view.set("activeTab", first or "0")  # LibreOffice prints the active sheet even when it is hidden
        view.attrib.pop("firstSheet", None)
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _run(command: list[str]) -> str:
    """Runs to the end; what it said where it failed."""
    windows = os.name == "nt"
    try:
        # The program is a script that starts another: together they are one group, which can be ended whole.
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            creationflags=_NO_WINDOW if windows else 0,
            start_new_session=not windows,
        )
    except OSError as error:
        return error.strerror or ""
    with process:
        try:
            _, told = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            _end(process)
            return f"> {PATIENCE} s"
    return told.strip()[-200:]


def _end(process: subprocess.Popen[str]) -> None:
    if os.name == "nt":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, capture_output=True, check=False, creationflags=_NO_WINDOW)
    else:
        os.killpg(process.pid, signal.SIGKILL)
