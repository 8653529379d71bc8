"""Workbooks (.xlsx): each sheet as rows of text, and what is no such workbook refused before it is opened."""

from outreach.importers.workbook.guard import OLE, holds_sheets, is_workbook
from outreach.importers.workbook.reader import Tab, tabs

__all__ = ["OLE", "Tab", "holds_sheets", "is_workbook", "tabs"]
