"""Drives a form in LibreOffice as a person would, through dispatches that respect protection.

Run by the interpreter that has LibreOffice's `uno`: drive.py PROFILE, with steps as JSON lines on
standard input; answers one JSON line a step. A step `load` opens a workbook in place of the one before.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import IllegalArgumentException
from com.sun.star.table import TableSortField


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


class Session:
    def __init__(self, profile):
        pipe = f"iku{time.time_ns()}"
        self.office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
             f"--accept=pipe,name={pipe};urp;"]
        )  # fmt: skip
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(240):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except NoConnectException:
                time.sleep(0.25)
        manager = context.ServiceManager
        self.desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        self.dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
        self.document = self.controller = self.sheet = None

    def load(self, path):
        """The window is there, with its keys and its protection, but nothing is painted in it."""
        if self.document:
            self.document.close(False)
        self.document = self.desktop.loadComponentFromURL(
            Path(path).as_uri(), "_blank", 0, (prop("Hidden", True),)
        )
        self.controller = self.document.CurrentController
        self.sheet = None

    def dispatch(self, command, **arguments):
        items = tuple(prop(name, value) for name, value in arguments.items())
        self.dispatcher.executeDispatch(self.controller.Frame, f".uno:{command}", "", 0, items)

    def open(self, name):
        self.sheet = self.document.Sheets.getByName(name)
        self.controller.setActiveSheet(self.sheet)

    def go(self, cell):
        self.dispatch("GoToCell", ToPoint=cell)

    def type(self, cell, text):
        self.go(cell)
        self.dispatch("EnterString", StringName=text)

    def move(self, source, target):
        self.go(source)
        self.dispatch("Cut")
        self.go(target)
        self.dispatch("Paste")

    def copy(self, source, target):
        self.go(source)
        self.dispatch("Copy")
        self.go(target)
        self.dispatch("Paste")

    def sort(self, area, ascending):
        """Sorts rows by their first column."""
        field = TableSortField()
        field.Field, field.IsAscending = 0, ascending
        fields = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        self.sheet.getCellRangeByName(area).sort((prop("SortFields", fields), prop("ContainsHeader", False)))

    def text(self, cell):
        return self.sheet.getCellRangeByName(cell).String

    def errors(self):
        """Formula cells of all sheets that show an error or refer to nothing."""
        found = []
        for sheet in self.document.Sheets:
            cursor = sheet.createCursor()
            cursor.gotoEndOfUsedArea(False)
            area = sheet.getCellRangeByPosition(
                0, 0, cursor.RangeAddress.EndColumn, min(cursor.RangeAddress.EndRow, 400)
            )
            for row, line in enumerate(area.getFormulaArray()):
                for column, formula in enumerate(line):
                    if formula.startswith("="):
                        cell = sheet.getCellByPosition(column, row)
                        if cell.getError() or "#REF!" in formula:
                            found.append(f"{sheet.Name}!{cell.AbsoluteName}: {formula}")
        return found

    def unprotect(self, password):
        try:
            self.sheet.unprotect(password)
        except IllegalArgumentException:  # how LibreOffice says that the password is wrong
            return False
        return not self.sheet.isProtected()

    def save(self, path):
        self.document.storeToURL(Path(path).as_uri(), (prop("FilterName", "Calc MS Excel 2007 XML"),))

    def close(self):
        if self.document:
            self.document.close(False)
        try:
            self.desktop.terminate()
        finally:
            self.office.wait(30)


session = Session(sys.argv[1])
try:
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(session, name)(*arguments)), flush=True)
finally:
    session.close()
