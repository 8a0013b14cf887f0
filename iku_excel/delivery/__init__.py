"""What leaves the office: the PDF, made by an office program."""

from .libreoffice import export_pdf

__all__ = ["export_pdf"]
