"""What would be done again for each test, done once: none of it changes what a test sees."""

import gc
import importlib
import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

__all__ = [
    *("compiled", "components", "loggers", "nobody", "scripts", "waiting"),
    *("pytest_sessionfinish", "pytest_sessionstart"),
]

# To look for garbage as often as Python does by itself takes a sixth of the whole run.
gc.set_threshold(100_000, 50, 50)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Of several processes, each imports all tests before it looks for them, and begins at another one.

    pytest puts every ``assert`` into other words when a file is imported for the first time, and keeps that for whoever
    imports it next: most of it is done when a process comes to where another one began.
    """
    if (worker := getattr(session.config, "workerinput", None)) is None:
        return
    tests = Path(__file__).parent
    files = sorted(tests.rglob("test_*.py"))
    first = int(worker["workerid"].removeprefix("gw")) * len(files) // worker["workercount"]
    for path in files[first:] + files[:first]:
        importlib.import_module(".".join(path.relative_to(tests.parent).with_suffix("").parts))


def pytest_sessionfinish() -> None:
    """pytest looks for garbage five times at the end, for errors that nobody saw: what is none the first time, stays so
    and is not looked at again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def components() -> Iterator[None]:
    """Streamlit reads what each installed package is whenever a test runs a page: once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def loggers() -> None:
    """Streamlit's seventy loggers keep to themselves, and pytest would listen to each of them six times for each test:
    they say it to the one that all listen to."""
    for name, logger in logging.Logger.manager.loggerDict.items():
        if name.startswith("streamlit") and isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True


@pytest.fixture(scope="session", autouse=True)
def scripts() -> Iterator[None]:
    """Streamlit compiles a page anew whenever a test runs it: once is enough, until it changes."""

    def code(self: ScriptCache, path: str) -> object:
        return of_version(path, Path(path).stat().st_mtime_ns)

    compiled = ScriptCache.get_bytecode
    of_version = cache(lambda path, version: compiled(ScriptCache(), path))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ScriptCache, "get_bytecode", code)
        yield


@pytest.fixture(scope="session", autouse=True)
def nobody() -> Iterator[None]:
    """Streamlit tells a page of a client that is a mock, and making one takes a twentieth of the run: a server without
    a client says as much, that nobody's address is known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app_test, "MagicMock", lambda spec: SimpleNamespace(get_client=lambda session: None))
        yield


@pytest.fixture(scope="session", autouse=True)
def waiting() -> Iterator[None]:
    """Streamlit looks a thousand times a second whether a run is over, and keeps the run from going on."""

    def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
        runner._script_thread.join(timeout)
        if not runner.script_stopped():
            look(runner, 0)

    look = local_script_runner.require_widgets_deltas
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", wait)
        yield


@pytest.fixture(scope="session", autouse=True)
def compiled() -> Iterator[None]:
    """Each test's database has an engine of its own, which would put every statement into words again."""
    words = LRUCache(2000)

    def made(*args: object, **options: object) -> Engine:
        return create_engine(*args, **options, execution_options={"compiled_cache": words})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("models.engine.create_engine", made)
        for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
            # Statements are kept by the dialect that they were written for; those of two servers alike are one.
            patch.setattr(dialect, "__eq__", lambda one, other: type(one) is type(other))
            patch.setattr(dialect, "__hash__", lambda one: hash(type(one)))
        yield
