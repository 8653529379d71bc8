"""Imports what the product does, but its pages: what Streamlit keeps for those is made where a server runs."""

import pkgutil
from importlib import import_module

import outreach

# What is started by its name, and pages.
LEFT = {"outreach.__main__", "outreach.server", "outreach.start", "outreach.which_python", "outreach.screen"}
# Loaded by Streamlit, Plotly, SQLAlchemy and uvicorn when they are first needed.
LATE = (
    *("plotly.graph_objs", "plotly.offline", "plotly.io", "PIL.PngImagePlugin", "streamlit.web.bootstrap"),
    *("sqlalchemy.dialects.sqlite.pysqlite", "sqlalchemy.dialects.postgresql.psycopg", "psycopg"),
    *("streamlit.web.server.starlette", "anyio._backends._asyncio", "uvicorn.loops.asyncio"),
)


def fetch(package: str, paths: list[str]) -> None:
    for module in pkgutil.iter_modules(paths, f"{package}."):
        if module.name in LEFT:
            continue
        found = import_module(module.name)
        if module.ispkg:
            fetch(module.name, found.__path__)


fetch("outreach", outreach.__path__)
for name in LATE:
    import_module(name)
