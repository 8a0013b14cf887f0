"""What leaves the office: the document printed to PDF by the office program that is installed."""

from .choice import AUTO, export_pdf, opened
from .engine import Engine
from .showing import show

__all__ = ["AUTO", "Engine", "export_pdf", "opened", "show"]
