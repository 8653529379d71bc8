"""Processes of a test's own that begin with all imported: to do that anew takes each of them two seconds.

``FORKS.Process`` and ``FORKS.Pipe`` are those of ``multiprocessing``. What a process imports when it starts from
nothing, and in which order, is tried by ``tests/test_server.py``, ``tests/test_shipped.py`` and those of the commands.
"""

import multiprocessing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.imported"])
