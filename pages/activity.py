"""One activity whole: what, when and with whom, how sure that is, and who says so."""

import pandas as pd
import streamlit as st

from outreach.each_row import as_tuples
from outreach.plain import plain
from outreach.queries import activities, reported
from outreach.screen import commitment_blocks, own_activity, parts, request_blocks, taking_back
from outreach.screen.activity_blocks import fact, keyed, links, met_with, other_title, written
from outreach.screen.frame import open_page
from outreach.wording import activity_words
from outreach.wording.written import is_web

page = open_page("activity")
t = page.t
taking_back.act(page)
whole = page.ask(activities.one, key=page.param("key"))
if whole is None:
    taking_back.said(page)
    own_activity.deleted(page, page.param("key"))
    parts.not_found(page)
activity = whole.activity.iloc[0]

title = t.name(activity, "title")
page.entitle(title)
other = activity["title_en" if title == activity["title_ar"] else "title_ar"]
if other:
    other_title(other)
taking_back.said(page)
own_activity.draw(page, activity["key"])

with fact(t("Kind")):
    st.markdown(plain(t.label(activity["kind"], family="kind")))
with fact(t("Status")):
    st.markdown(f"**{plain(t.label(activity['status'], family='status'))}**")
    if activity["cancelled_because"]:
        written(activity["cancelled_because"], t=t)
    own_activity.standing(page, activity)
with fact(t("Date")):
    date, basis = activity_words.date_of(activity, t=t)
    st.markdown(f"**{plain(date)}**")
    # Whoever logs what they did is no source that says so.
    if not (whole.sources.empty and activity["date_basis"] == "event"):
        st.caption(plain(basis))
with fact(t("Country")):
    home = page.settings.home_country
    abroad = whole.countries[whole.countries["code"] != home]
    links(page, "country", ((code, t.country(code)) for code in abroad["code"]), param="code")
    if home in set(whole.countries["code"]):
        st.markdown(plain(t("Held in {country}, the home country.", country=t.country(home))))
    if whole.countries.empty:
        st.markdown(plain(t("Unknown: the source names no country.")))
if not whole.communities.empty:
    with fact(t("With whom")):
        links(page, "community", met_with(page, whole.communities), param="key")
with fact(t("Attendance")):
    st.markdown(plain(activity_words.attendance_of(activity, t=t)))
if pd.notna(activity["minutes"]):
    with fact(t("Length")):
        st.markdown(plain(t.plural("{n} minute", "{n} minutes", int(activity["minutes"]))))
with fact(t("Organiser")):
    st.markdown(plain(t.label(activity["organiser"], family="organiser")))
    if activity["led_by"]:
        st.markdown(plain(t("Led by {name}", name=t.isolate(t.recorded(activity["led_by"])))))
if activity["initiative"]:
    with fact(t("Initiative")):
        links(page, "activities", [(activity["initiative"], t.name(activity, "initiative"))], param="initiative")
        if activity["is_journey"]:
            st.caption(t("One journey of several engagements, each an activity of its own."))
if not whole.topics.empty:
    with fact(t("Topics")):
        links(page, "activities", keyed(whole.topics, t=t), param="topic")
for label, rows in (
    (t("Authorities present, tasked or patron"), whole.authorities),
    (t("Entities"), whole.entities),
):
    if not rows.empty:
        with fact(label):
            st.markdown(plain(" · ".join(name for _, name in keyed(rows, t=t))))
request_blocks.draw(page, activity["key"])
commitment_blocks.of_activity(page, activity["key"])
if answered := page.ask(reported.of_activity, key=activity["key"]):
    with fact(t("Answers reported")):
        written(t.recorded(answered), t=t, note=t("Claims at the time; whether they were kept was not checked."))
with fact(t("Confidence")):
    sure = activity_words.sureness(activity)
    st.markdown(plain(t(sure) if sure else t("Not stated")))
if activity["notes"]:
    with fact(t("Notes")):
        written(activity["notes"], t=t)
with fact(t("Sources")):
    for row in as_tuples(whole.sources):
        label = activity_words.source_of(row.outlet, row.published_on, t=t)
        if is_web(row.address):
            st.link_button(plain(label), row.address, icon=":material/open_in_new:", type="tertiary")
        else:
            st.markdown(plain(label))
    if whole.sources.empty:
        st.markdown(plain(t("None on record.")))
with fact(t("How it came in")):
    for row in as_tuples(whole.import_run):
        st.markdown(plain(activity_words.import_of(row, t=t)))
    if whole.import_run.empty:
        own_activity.written_by(page, activity["key"])
own_activity.history(page, activity["key"])
