"""What became of the files of an import, or would."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from outreach.importers.messages import RowError
from outreach.importers.outcome import Outcome
from outreach.importers.passed import Passed


@dataclass
class FileResult:
    """What became of one file, or of one sheet of a workbook, or would.

    ``file`` is what errors call it, ``source`` the file that it stands in, and ``format`` is empty where none was
    recognised. ``passed``, ``beside``, ``bare``, ``merged``, ``whole``: see :class:`outreach.importers.sheets.Sheet`.
    """

    file: str
    format: str
    rows: int
    errors: list[RowError]
    outcome: Outcome = field(default_factory=Outcome)
    source: str = ""
    passed: Mapping[str, Passed] = field(default_factory=dict)
    beside: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    merged: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    whole: bool = True

    @property
    def refused(self) -> int:
        """Rows that cannot be taken, those that nobody checked among them: all, where the header is not whole. What is
        wrong with the header itself is no row."""
        if not self.whole:
            return self.rows
        unchecked = sum(error.rows for error in self.errors if error.rows > 1)
        return len({error.row for error in self.errors if error.row and error.rows == 1}) + unchecked

    @property
    def others(self) -> int:
        """Rows that can come in as a file of their own, while what is wrong with this one is mended."""
        # What is wrong with the whole of it may be wrong with any row.
        return self.rows - self.refused if all(error.row for error in self.errors) else 0


@dataclass
class Result:
    """What an import did, or would do. ``written`` is false for a dry run, a refusal, and where nothing was to do.

    ``moved``: nothing was written since this is not what somebody was shown before.
    """

    files: list[FileResult]
    written: bool = False
    moved: bool = False

    @property
    def errors(self) -> list[RowError]:
        """All that is wrong, file by file, line by line."""
        return [error for file in self.files for error in file.errors]

    @property
    def nothing_to_do(self) -> bool:
        """Whether all is as the files say already."""
        return not self.errors and not any(file.outcome.wrote for file in self.files)

    @property
    def without_rows(self) -> bool:
        """Whether no file has a row under its header, which is another reason why there is nothing to do."""
        return not self.errors and not any(file.rows for file in self.files)

    def same(self, other: "Result") -> bool:
        """Whether another time the same would be done to the same rows."""
        pairs = zip(self.files, other.files, strict=False)
        return len(self.files) == len(other.files) and all(one.outcome.same(two.outcome) for one, two in pairs)
