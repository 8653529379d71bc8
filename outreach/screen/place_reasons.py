"""Why no country or community has any of what a block shows, where no filter of the reader's is the reason."""

from typing import TYPE_CHECKING

from outreach.filters import Filters
from outreach.queries import channels, communities, countries
from outreach.screen.nothing import Nothing, at_all, without_filters
from outreach.wording import channel_rows, place_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def none_met(page: "Page", *, code: str, value: str) -> Nothing | None:
    """Where no place has any of ``value``: whether that is so without the reader's filters too."""
    places = countries.by_country if code == "code" else communities.by_community
    return without_filters(
        page, lambda by: place_rows.met(page.ask(places, filters=by), value), filters=page.filtered[-1]
    )


def no_channel(page: "Page", *, groups: bool) -> Nothing | None:
    """Where no place has a channel, or a WhatsApp group: whether none on record is of any one place."""
    found = page.ask(channels.by_place, filters=Filters())
    if groups:
        found = found[found["kind"] == place_rows.WHATSAPP]
    if (found["country"] != "").any():
        return None
    number = int(found["channels"].sum())
    return Nothing(channel_rows.of_no_place(number, groups=groups, t=page.t)) if number else at_all(page)
