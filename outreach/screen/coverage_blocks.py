"""What the page of coverage is made of: its figures, the longest silences, and the list with a plan at one click."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.acting import allowed
from outreach.charts import since_contact
from outreach.charts.base import short
from outreach.filters import Filters
from outreach.plain import plain
from outreach.queries import estimates, unsaid
from outreach.queries.which import PASSED
from outreach.screen import cards, choice, file_button, log_asked, nothing, parts
from outreach.screen.pagetable import BY_KEY
from outreach.settings import TIERS
from outreach.wording import cells, coverage_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST = 15
PLAN = "jisr.coverage.plan"
ANY, NO_TIER = "any", "none"
# Up to the next planned day they fit beside each other on a wide screen, in either language.
WIDTHS = {
    "place": 195, "tier_name": 120, "days_said": 126, "ratio": 100, "per_1000": 116, "open_requests": 112,
    "next_name": 136, "plan": 112, "last": 300, "hindrance_name": 230,
}  # fmt: skip
SHOWN = ("days_said", "tier_name", "last", "next_name")
# What of each row only the file says.
LEFT_OUT = ("virtual_session", "visit", "conference", "meeting", "other", "timed", "last_bucket")


def figures(page: "Page", *, rows: pd.DataFrame, filters: Filters) -> None:
    """The share that was met in time, and how many communities stand elsewhere."""
    t, which = page.t, coverage_rows.which(rows)

    def number(name: str) -> int:
        return len(which.get(name, ()))

    def card(name: str, label: str, *, value: str = "", unknown: str = "") -> parts.Figure:
        n = number(name)
        return parts.Figure(
            label=label,
            value=value or t.number(n),
            unknown=unknown,
            rows=("coverage", {"show": name, "tier": ""}) if n else None,
            rows_label=t.plural("{n} row", "{n} rows", n),
        )

    silent = number("unreported")
    unknown = t.plural("No contact is reported with {n}", "No contact is reported with {n}", silent) if silent else ""
    parts.figures(
        page,
        [
            cards.of_indicator(page, key="coverage_pct", filters=filters),
            card("past", t("Past their cadence"), value="" if rows["cadence"].notna().any() else t("unknown")),
            card("untiered", t("Without a tier")),
            # Where nobody wrote of those who are silent, none is no finding.
            card(
                "never",
                t("Never met on record"),
                value=t("unknown") if silent and not number("never") else "",
                unknown=unknown,
            ),
            card("hindered", t("Something in the way")),
        ],
    )


def chosen(page: "Page", rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The rows that the reader chose to see: of one standing, and of one tier where any community has one. Beside them
    what was chosen, for the names of files; empty where all are seen.
    """
    t = page.t
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="jisr-coverage-which"):
        groups = coverage_rows.which(rows)
        words = {name: t(coverage_rows.WHICH[name], n=len(part)) for name, part in groups.items()}
        label = t("Which communities")
        show = choice.choice(page, name="show", label=label, words=words, default="all", draw=choice.PILLS)
        found, called = groups[show], words[show] if show != "all" else ""
        if rows["tier"].isna().all():
            page.disregard("tier")
            return found, called
        tiers = {ANY: t("Any tier"), **{code: t.label(code, family="tier") for code in TIERS}, NO_TIER: t("No tier")}
        tier = choice.choice(page, name="tier", label=t("Tier"), words=tiers, default=ANY)
    if tier == ANY:
        return found, called
    return found[found["tier"].isna() if tier == NO_TIER else found["tier"] == tier], f"{called} {tiers[tier]}"


def silences(page: "Page", rows: pd.DataFrame, *, scope: str) -> str:
    """Days since the last contact against the cadence, of the first in the order; ``scope`` as of :func:`chosen`.
    Returns the key clicked on.
    """
    t = page.t
    dated = rows[rows["days_since"].notna()]
    drawn = dated.head(MOST)
    if drawn.empty:
        return ""
    first = t("The first {n} with a date; all of them in the list.", n=MOST) if len(dated) > MOST else ""
    lines = t("The line across a bar is the end of its cadence.") if drawn["cadence"].notna().any() else ""
    ranges = (drawn["days_at_least"] < drawn["days_since"]).any()
    paler = t("The paler part of a bar is what nobody knows.") if ranges else ""
    names = ["key", "place", "name_en", "name_ar", "country_code"]
    numbers = ["days_at_least", "days_since", "cadence", "ratio"]
    frame = drawn[[*names, *numbers, "last", "last_day", "last_precision", "standing_name"]]
    clicked = parts.block(
        page,
        key="silences",
        title=coverage_rows.silences(drawn, t),
        chart=lambda: since_contact(
            drawn.drop(columns=["name_en", "name_ar"]).rename(columns={"place": "name"}), t, dark=page.dark
        ),
        frame=frame.assign(days_said=drawn["days_said"], tier_name=drawn["tier_name"]),
        columns={
            "place": t("Community"),
            "days_said": t("Days since"),
            "ratio": t("Overdue ratio"),
            "tier_name": t("Tier and cadence"),
            "last": t("Last contact"),
        },
        column_config=_days(page),
        words={"ratio": cells.places(t, 1)},
        topic=t("Days since the last contact"),
        scope=scope,
        note=" ".join(filter(None, (first, lines, paler))),
        choose=True,
    )
    if not clicked:
        return ""
    return drawn["key"].iloc[clicked[0]] if isinstance(clicked[0], int) else str(clicked[0] or "")


def everything(page: "Page", *, rows: pd.DataFrame, title: str, scope: str, day: date) -> str:
    """The list, with its file; a row opens its community, and the button in it plans an activity with it."""
    t = page.t
    headings = {
        name: words
        for name, words in coverage_rows.headings(t).items()
        if name in SHOWN or (rows[name].notna() & (rows[name] != "")).any()
    }
    may = allowed(page.viewer, BY_KEY["log"].role)
    # A phone shows the first two columns.
    order = {"place": t("Community"), **({"plan": t("Plan an activity")} if may else {}), **headings}
    button = {"plan": st.column_config.ButtonColumn(t("Plan an activity"), width=WIDTHS["plan"], key=PLAN)}
    with st.container(key="jisr-block-coverage", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", key="jisr-blockhead-coverage"):
            st.subheader(plain(title), anchor=False)
            whole = sourced(page, rows.drop(columns=list(LEFT_OUT), errors="ignore"))
            file_button.draw(page, key="coverage", frame=whole, topic=t("Coverage"), scope=scope)
        if rows.empty:
            none = nothing.Nothing(t("No community is among those chosen here."), t("Show all communities"))
            nothing.draw(page, key="coverage", why=none)
            return ""
        clicked = parts.table(
            page,
            key="coverage",
            frame=rows.assign(plan=t("Plan")),
            columns=order,
            alt=title,
            config=_days(page) | (button if may else {}),
            widths=WIDTHS,
            words={"place": short, "ratio": cells.places(t, 1), "per_1000": cells.places(t, 2)},
            choose=True,
        )
        st.caption(plain(_reach(page, rows)))
        _unsaid(page, day=day)
    if may and (pressed := st.session_state.get(PLAN)):
        row = rows.iloc[pressed["row"]]
        page.go("log", **log_asked.link(row["level"], row["key"], row["country_code"]))
    return rows["key"].iloc[clicked[0]] if clicked else ""


def _unsaid(page: "Page", *, day: date) -> None:
    """Of how many planned activities the day has passed, with the way to them; nothing where there is none."""
    t = page.t
    if number := page.ask(unsaid.number, filters=page.filters, day=day):
        words = t.plural(
            "Of {n} planned activity the day has passed, and nobody has said whether it took place",
            "Of {n} planned activities the day has passed, and nobody has said whether they took place",
            number,
        )
        page.link("activities", words, icon=":material/event_busy:", show=PASSED)


def _days(page: "Page") -> dict[str, object]:
    """The column of days as numbers stand, although they may be a range: under each other, by their last digit."""
    return {"days_said": st.column_config.Column(page.t("Days since"), alignment="right", width=WIDTHS["days_said"])}


def sourced(page: "Page", rows: pd.DataFrame) -> pd.DataFrame:
    """With whose estimate each rate rests on, by key and name; blank where there is no rate."""
    source = page.ask(estimates.source)
    if source.empty:
        return rows
    named = source.iloc[0]
    of_rate = rows["per_1000"].notna()
    columns = {"estimate_source": "key", "estimate_source_en": "name_en", "estimate_source_ar": "name_ar"}
    return rows.assign(**{column: of_rate.map({True: named[name], False: ""}) for column, name in columns.items()})


def _reach(page: "Page", rows: pd.DataFrame) -> str:
    """Whose estimates the rates rest on, and of which years."""
    t = page.t
    known = rows[rows["per_1000"].notna()]
    source = page.ask(estimates.source)
    if known.empty or source.empty:
        return t("Participants per 1,000 nationals are unknown here: no estimate, or nobody said how many took part.")
    first, last = int(known["estimate_year"].min()), int(known["estimate_year"].max())
    years = t.year(first) if first == last else t("{low} to {high}", low=t.year(first), high=t.year(last))
    return t(
        "Participants per 1,000 nationals: of the whole country, by the estimates for {years} of {source}. Of a city "
        "nobody estimates how many live there.",
        source=t.isolate(t.name(source.iloc[0])),
        years=years,
    )


def formula(page: "Page") -> None:
    """The rule of the order, in words."""
    t = page.t
    with st.container(key="jisr-coverage-formula", gap="xxsmall"):
        st.subheader(t("How they are ranked"), anchor=False)
        for number, line in enumerate(coverage_rows.FORMULA, start=1):
            st.markdown(plain(t("{number}. {rule}", number=number, rule=t(line))))
        st.caption(plain(t(coverage_rows.CONTACT)))
        st.caption(plain(t(coverage_rows.SILENCE)))
