"""Which tests run in one process where there are several: those that share what takes long to make."""

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/browser/", "tests/test_demo_year")


class Together(LoadScopeScheduling):
    """Deals tests out one by one, and those with a browser all to one process, as those of the made-up year.

    Two browsers would wait for each other's drawing, and each would visit the pages that the other has seen. The mark
    for this, ``xdist_group``, is not heeded by pytest-xdist 3.8 under pytest 9.2.
    """

    def _split_scope(self, nodeid: str) -> str:
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)
