"""The ministry's own template: a workbook, or files of rows, to be filled in and brought back."""

from outreach.template.book import book
from outreach.template.flat import files
from outreach.template.tables import TABLES

__all__ = ["TABLES", "book", "files"]
