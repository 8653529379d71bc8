"""Workbooks (.xlsx): each sheet as rows of text, and what is no such workbook refused before it is opened."""

from outreach.importers.workbook.guard import is_workbook, may_be_rows
from outreach.importers.workbook.reader import Tab, tabs

__all__ = ["Tab", "is_workbook", "may_be_rows", "tabs"]
