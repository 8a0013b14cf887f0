"""A LibreOffice that stays on and saves workbooks again, one after the other.

Run by the interpreter that has LibreOffice's `uno`: office.py PROFILE, with a workbook and what to write,
parted by a tab, in each line of standard input; answers a line for each. It ends with its input.
"""

import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


def desktop(pipe):
    """The running office, which takes some seconds to answer."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for attempt in range(480):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            if attempt == 479:
                raise
            time.sleep(0.25)


def main():
    pipe = f"iku{time.time_ns()}"
    command = ["soffice", f"-env:UserInstallation={Path(sys.argv[1]).as_uri()}", "--headless", "--norestore"]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL)
    try:
        running = desktop(pipe)
        for line in sys.stdin:
            source, target = (Path(name).as_uri() for name in line.rstrip("\n").split("\t"))
            document = running.loadComponentFromURL(source, "_blank", 0, (prop("Hidden", True),))
            document.storeToURL(target, (prop("FilterName", "Calc MS Excel 2007 XML"),))
            document.close(True)
            print("saved", flush=True)
        running.terminate()
        office.wait(30)
    finally:
        office.kill()


main()
