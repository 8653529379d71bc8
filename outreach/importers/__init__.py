"""Files come in here: :func:`bring_in` checks them, previews or writes them, and says what it did."""

from outreach.importers.messages import Message, RowError
from outreach.importers.table import Incoming
from outreach.importers.way_in import FileResult, Progress, Result, bring_in

__all__ = ["FileResult", "Incoming", "Message", "Progress", "Result", "RowError", "bring_in"]
