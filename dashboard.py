"""The frame around every page: who is looking, language, direction, menu, then the page."""

from outreach.screen import frame

frame.run()
