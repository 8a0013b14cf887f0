"""The office program that is installed, behind one protocol: Excel where it is, else LibreOffice."""

from .choice import AUTO, PROGRAMS, Program, export_pdf, installed, opened
from .engine import Engine

__all__ = ["AUTO", "PROGRAMS", "Engine", "Program", "export_pdf", "installed", "opened"]
