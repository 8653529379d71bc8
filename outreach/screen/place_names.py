"""What places are called where one is chosen."""

from typing import TYPE_CHECKING

from outreach import community_words
from outreach.each_row import as_dicts
from outreach.queries import choices
from outreach.reports.words import Words

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def communities(page: "Page") -> dict[str, str]:
    """``key -> name with its country`` of every community."""
    t, places = page.t, page.ask(choices.places)
    found = {}
    for row in as_dicts(places[places["family"] == "community"]):
        name, wide = Words(row["name_en"], row["name_ar"]).of(t), row["country_wide"]
        found[row["code"]] = community_words.named(name, country=row["country_code"], wide=wide, t=t)
    return found
