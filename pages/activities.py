"""Activities: their rows as a list or a calendar, those that are not counted apart, and their kinds over time."""

import streamlit as st

from outreach.exports.chosen import file_of
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import calendar, over_time, unknowns, which
from outreach.screen import activity_list, choice, filter_bar, month_calendar, parts, time_blocks
from outreach.screen.frame import open_page
from outreach.screen.whole_file import offer
from outreach.wording import activity_words, months

page = open_page("activities")
t = page.t
filters = filter_bar.draw(page)
numbers = page.ask(which.numbers, filters=filters, day=today(page.settings))
if not any(numbers.values()):
    parts.empty(page, t("No activity on record matches."), none=t("No activity is on record yet."), log="")

names = {name: t("{title} {n}", title=t(which.WHICH[name].title), n=number) for name, number in numbers.items()}
chosen = choice.choice(
    page, name="show", label=t("Which rows"), words=names, default="held", draw=choice.PILLS, resets=("page",)
)
counts = page.ask(unknowns.counts, filters=filters)
journeys = activity_words.journeys(counts, t=t) if chosen == "held" else ""
st.caption(plain(" ".join([t(which.WHICH[chosen].meaning), journeys])))

with st.container(horizontal=True, vertical_alignment="center", key="jisr-blockhead-activities"):
    st.subheader(plain(activity_words.how_many(numbers[chosen], which=chosen, t=t)), anchor=False)
    view = "list"
    if which.WHICH[chosen].status:
        views = {"list": t("List"), "calendar": t("Calendar")}
        view = choice.choice(page, name="view", label=t("List or calendar"), words=views, default="list")

    def make() -> bytes:
        with page.db() as db:
            return file_of(db, which=chosen, filters=filters, t=t)

    whole = {"number": numbers[chosen], "make": make, "table": "activities", "show": chosen}
    offer(page, key="activities", topic=t("Activities"), scope=t(which.WHICH[chosen].title), **whole)

if view == "list":
    activity_list.draw(page, filters=filters, chosen=chosen, number=numbers[chosen])
else:
    asked = months.read(page.param("month"))
    span = over_time.span(page.ask(over_time.monthly, filters=filters))
    first = asked or months.last_of(span) or today(page.settings).replace(day=1)
    if asked is None:
        page.disregard("month")
    rows = page.ask(calendar.month, filters=filters, first=first, statuses=which.statuses(chosen))
    month_calendar.draw(page, first=first, rows=rows, chosen=chosen)

if chosen == "held" and numbers[chosen]:
    time_blocks.kinds(page, filters=filters)
