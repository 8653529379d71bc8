"""Whether this process gives files at ``/export/``: under ``streamlit run`` none does, and pages say how one is had."""

from threading import Event

EXPORTS = Event()
"""Set by whoever serves these addresses beside the pages."""
