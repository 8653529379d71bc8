"""The one way to write: a row, its links, its history and the totals, in one transaction that the caller commits."""
