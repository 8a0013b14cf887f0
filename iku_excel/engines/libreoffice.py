"""LibreOffice, driven without a window: recalculates a workbook and prints its official sheets to PDF."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path
from xml.etree import ElementTree

from .. import xlsx
from ..core.findings import Finding, IkuError, Place
from .engine import content

PATIENCE = 180  # seconds
_NO_WINDOW = 0x08000000
_WORKBOOK_PART = "xl/workbook.xml"
_PRINT_AREA = "_xlnm.Print_Area"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# Where LibreOffice stands when it is not on the path.
_USUAL_PLACES = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.exe",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}

# By itself LibreOffice trusts the values that a program which calls itself Excel has stored, and writes
# numbers as the machine's language does: an Indonesian document has decimal commas wherever it is printed.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value></prop>
</item>
</oor:items>
"""

# What somebody sent is only read: no macro runs, no link is followed, and every stored value stays as it is.
_STRANGERS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>1</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Calc/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
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
        _settle(profile, _STRANGERS)
        named = [str(file) for file in files]
        return _run(_command(profile, "xlsx:Calc MS Excel 2007 XML", target, named))


def _settle(profile: Path, settings: str) -> None:
    path = profile / "user" / "registrymodifications.xcu"
    path.parent.mkdir(parents=True)
    path.write_text(settings, encoding="utf-8")


def _command(profile: Path, filter_name: str, target: Path, files: Sequence[str]) -> list[str]:
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
        _settle(Path(self._folder.name) / "profile", _SETTINGS)

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
        reason = _run(_command(folder / "profile", filter_name, target.parent, [str(copy)]))
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
            if name.get("name") == _PRINT_AREA and name.get("localSheetId") in others:
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
