"""The office program that is installed, behind one protocol: Excel where it is, else LibreOffice."""

from .choice import AUTO, PROGRAMS, export_pdf, opened
from .engine import Engine

__all__ = ["AUTO", "PROGRAMS", "Engine", "export_pdf", "opened"]
