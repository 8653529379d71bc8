"""What the made-up year has to show: the rows that a profile's address may name."""

from datetime import timedelta

from outreach.periods import today
from outreach.screen.pageinfo import PageInfo
from outreach.settings import settings

PROFILES = {
    "country": ("code", "SA"),
    "community": ("key", "sa-riyadh"),
    "activity": ("key", "demo-0100"),
    "briefing": ("key", "sa-riyadh"),
    "commitment": ("key", "demo-promise-3"),
    "request": ("key", "R{year}-0007"),
    "theme": ("key", "demo-theme-2"),
    "authority": ("key", "demo-customs"),
}


def made_up(info: PageInfo) -> dict[str, str]:
    """The parameters that a profile needs to be of something in the made-up year; none for another page."""
    if info.key not in PROFILES:
        return {}
    name, value = PROFILES[info.key]
    return {name: value.format(year=(today(settings()) - timedelta(days=60)).year)}
