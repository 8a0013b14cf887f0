"""A LibreOffice that stays on and saves workbooks again, one after the other.

Run by the interpreter that has LibreOffice's `uno`: office.py PROFILE. Each line of standard input names a
workbook, what to write, the filter that writes it and whether formulas are calculated first, parted by tabs;
each is answered by a line. Where nothing is to be written, the answer is what every cell says, sheet by sheet
as JSON. It ends with its input.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

# What LibreOffice does with the values stored by a program that calls itself Excel, as XlsxWriter does.
ALWAYS, NEVER = 0, 1


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


def connected(pipe):
    """The running office's context; it takes some seconds to answer."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(480):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if attempt == 479:
                raise
            time.sleep(0.25)


def service(context, name, *arguments):
    manager = context.ServiceManager
    return manager.createInstanceWithArgumentsAndContext(name, arguments, context)


def said(sheet):
    """What the cells say: rows of numbers and texts from A1 on, nothing where there is an error.

    All is asked of one object: to get to know another takes as long as to ask it.
    """
    area = sheet.createCursor()
    area.gotoEndOfUsedArea(False)
    last = area.RangeAddress
    area.gotoOffset(-last.EndColumn, -last.EndRow)
    area.collapseToSize(last.EndColumn + 1, last.EndRow + 1)
    return area.getDataArray()


def main():
    pipe = f"iku{time.time_ns()}"
    command = ["soffice", f"-env:UserInstallation={Path(sys.argv[1]).as_uri()}", "--headless", "--norestore"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL)
    try:
        context = connected(pipe)
        desktop = service(context, "com.sun.star.frame.Desktop")
        provider = service(context, "com.sun.star.configuration.ConfigurationProvider")
        node = prop("nodepath", "/org.openoffice.Office.Calc/Formula/Load")
        loading = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationUpdateAccess", (node,)
        )
        for line in sys.stdin:
            source, target, kind, calculated = line.rstrip("\n").split("\t")
            loading.OOXMLRecalcMode = ALWAYS if calculated == "True" else NEVER
            loading.commitChanges()
            document = desktop.loadComponentFromURL(
                Path(source).as_uri(), "_blank", 0, (prop("Hidden", True),)
            )
            if target:
                document.storeToURL(Path(target).as_uri(), (prop("FilterName", kind),))
                answer = "saved"
            else:
                sheets = document.Sheets
                answer = json.dumps({name: said(sheets.getByName(name)) for name in sheets.ElementNames})
            document.close(True)
            print(answer, flush=True)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


main()
