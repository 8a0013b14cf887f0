"""IKU figures of a government office: from a protected form to the official workbook."""

import os

__version__ = "0.1.0"

# openpyxl decides when it is imported, and with lxml it writes other bytes: a form is the same everywhere.
os.environ["OPENPYXL_LXML"] = "False"
