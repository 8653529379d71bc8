"""Which tests run in one process where there are several: those that share what takes long to make."""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/browser/", "tests/test_demo_year")
BY_FILE = (
    *("tests/pages/", "tests/meeting/", "tests/queries/", "tests/reports/", "tests/test_pages.py"),
    *("tests/test_server.py", "tests/models/test_rights.py"),
)
"""Tests that read what others of their file have made or asked already."""


class Together(LoadScopeScheduling):
    """Deals out first what belongs together: the tests with a browser, those of the made-up year, those of one file;
    then the others one by one, so that no process ends long before the rest.

    Two browsers would wait for each other's drawing, and each would visit the pages that the other has seen. The mark
    for this, ``xdist_group``, is not heeded by pytest-xdist 3.8 under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        alone = file if file.startswith(BY_FILE) else nodeid
        return next((place for place in TOGETHER if file.startswith(place)), alone)
