"""LibreOffice, driven without a window: recalculates a workbook and prints its official sheets to PDF."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Collection
from pathlib import Path
from xml.etree import ElementTree

from ..core.findings import Finding, IkuError, Place

PATIENCE = 180  # seconds
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


def find() -> str:
    """The program's path, "" where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _USUAL_PLACES.get(sys.platform, ()) if Path(place).is_file()), "")


def export_pdf(workbook: Path, sheets: Collection[str]) -> bytes:
    """The named sheets of a workbook as PDF, recalculated first.

    Raises IkuError: E513 without LibreOffice, E514 where it fails or does not end in time.
    """
    program = find()
    if not program:
        raise IkuError(Finding("E513"))
    # A profile of its own: a LibreOffice that is open elsewhere neither blocks nor is disturbed.
    with tempfile.TemporaryDirectory(prefix="iku-pdf-") as name:
        folder = Path(name)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        copy = folder / "dokumen.xlsx"
        copy.write_bytes(only_sheets(workbook.read_bytes(), sheets))
        command = [
            program,
            f"-env:UserInstallation={settings.parents[1].as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(copy),
        ]
        reason = _run(command)
        printed = copy.with_suffix(".pdf")
        if not printed.is_file():
            raise IkuError(Finding("E514", Place(workbook.name), {"file": workbook.name, "sebab": reason}))
        return printed.read_bytes()


def only_sheets(data: bytes, sheets: Collection[str]) -> bytes:
    """The same workbook with every other sheet off paper; its formulas still reach them."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for item in source.infolist():
            part = source.read(item)
            copy.writestr(item, _off_paper(part, sheets) if item.filename == _WORKBOOK_PART else part)
    return target.getvalue()


def _off_paper(part: bytes, sheets: Collection[str]) -> bytes:
    """Other sheets hidden and without print area: LibreOffice prints even hidden ones that have one."""
    root = ElementTree.fromstring(part)
    others = set()
    for number, sheet in enumerate(root.iter(f"{{{_MAIN}}}sheet")):
        if sheet.get("name") not in sheets:
            sheet.set("state", "hidden")
            others.add(str(number))
    for names in root.iter(f"{{{_MAIN}}}definedNames"):
        for name in list(names):
            if name.get("name") == _PRINT_AREA and name.get("localSheetId") in others:
                names.remove(name)
    for view in root.iter(f"{{{_MAIN}}}workbookView"):
        view.attrib.pop("activeTab", None)
        view.attrib.pop("firstSheet", None)
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _run(command: list[str]) -> str:
    """Runs to the end; what it said where it failed."""
    no_window = 0x08000000 if os.name == "nt" else 0
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False, creationflags=no_window
        )
    except subprocess.TimeoutExpired:
        return f"> {PATIENCE} s"
    except OSError as error:
        return error.strerror or ""
    return done.stderr.strip()[-200:]
