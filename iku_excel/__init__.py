"""IKU figures of a government office: from a protected form to the official workbook."""

__version__ = "0.1.0"
