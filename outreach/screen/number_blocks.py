"""What the page about the numbers is made of: a figure with its definition, a published figure beside the rows."""

from typing import TYPE_CHECKING

import streamlit as st

from outreach import indicators
from outreach.filters import Filters
from outreach.indicators import Indicator
from outreach.indicators.published import Comparison
from outreach.plain import plain
from outreach.screen import cards
from outreach.wording import trust_rows
from outreach.wording.written import is_web, paragraph

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def definition(page: "Page", *, meant: Indicator, filters: Filters) -> None:
    """One figure with its value; behind a click its rows and all that it means."""
    t = page.t
    value = page.ask(indicators.compute, key=meant.key, filters=filters)
    figure, shown = plain(t(meant.name)), plain(cards.value(value.value, form=meant.form, t=t))
    label = t("**{figure}:** {value}", figure=figure, value=shown)
    if value.unknown:
        label = t("{figure} (unknown for {n})", figure=label, n=value.unknown)
    with st.expander(label):
        st.markdown(f"**{plain(t(meant.question))}**")
        words = t.plural("{n} row", "{n} rows", value.n_rows)
        page.link("export", words, icon=":material/table_rows:", indicator=meant.key, **cards.exactly(page, filters))
        facts = (
            (t("Counts"), t(meant.counts)),
            (t("Leaves out"), t(meant.excludes)),
            (t("Above the line"), t(meant.numerator)),
            (t("Below the line"), t(meant.denominator)),
            (t("Unit"), t(meant.unit)),
            (t("Unknown"), t("{n}: {what}", n=value.unknown, what=t(meant.unknown_are))),
            (t("Comes from"), t(meant.sources)),
            (t("Limits"), t(meant.limits)),
            (t("Reviewed"), t("{who}, {date}", who=t(meant.reviewed_by), date=t.date(meant.reviewed_on))),
        )
        for name, text in facts:
            left, right = st.columns([1, 4], gap="small")
            left.caption(plain(name))
            right.markdown(plain(text))


def beside(page: "Page", *, one: Comparison) -> None:
    """A published figure, the same from the rows, and why they differ."""
    t, meant = page.t, indicators.ALL[one.indicator]
    stated, shown, words = st.columns([2, 2, 5], gap="medium")
    with stated:
        figure = trust_rows.stated(one.stated, one.stated_text, one.qualifier, t=t, compact=True)
        st.metric(plain(t("{figure}: stated", figure=t(meant.name))), figure)
        if is_web(one.address):
            label = plain(t.recorded(one.outlet) or one.address)
            st.link_button(label, one.address, icon=":material/open_in_new:", type="tertiary")
    with shown:
        st.metric(plain(t("In the rows")), cards.value(one.shown.value, form=meant.form, t=t))
        rows = t.plural("{n} row", "{n} rows", one.shown.n_rows)
        scope = cards.exactly(page, one.filters)
        page.link("export", rows, icon=":material/table_rows:", indicator=one.indicator, **scope)
    with words.container(gap="xxsmall"):
        st.markdown(paragraph(t.recorded(one.definition)), unsafe_allow_html=True)
        sentences = [trust_rows.difference(one.difference, t=t), *one.sentences(t)]
        st.caption(plain(" ".join(each for each in sentences if each)))
