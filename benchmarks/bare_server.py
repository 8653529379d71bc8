"""``python -m benchmarks.bare_server PORT``: the bare page on the kind of server that the dashboard has."""

import sys
from pathlib import Path

import streamlit as st
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from benchmarks.constants import BASE, FILE, URL

routes = [Route(URL, lambda _: FileResponse(FILE)), Mount("/shapes", StaticFiles(directory=BASE))]
app = st.App(Path(__file__).with_name("bare_page.py"), routes=routes)

if __name__ == "__main__":
    app.run(config={"server.address": "127.0.0.1", "server.port": int(sys.argv[1])})
