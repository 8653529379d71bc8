"""What the lists of countries and of communities are made of: bars by kind, a chart for each kind, the whole."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from outreach.charts import MAP_NOTE, ranked, world_map
from outreach.filters import Filters
from outreach.i18n import Translator
from outreach.periods import today
from outreach.queries import which as choices_of_rows
from outreach.screen import filter_bar, parts, place_reasons
from outreach.screen.nothing import Nothing
from outreach.wording import findings, place_rows

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST = 12
COLUMN, NARROW, LAST = 400, 66, 115
LETTERS = {False: (7, 24), True: (6, 26)}
"""Pixels of a heading's letter, and of what stands beside it, by whether its language is read from the right."""
NAMES = {"code": (190, 190), "key": (240, 218)}
"""Pixels of a name, and of one that is read from the right, by what its place is told by: that of a community also says
that it is of a whole country."""
KINDS = ("virtual_session", "visit", "conference", "meeting")
CHANNELS = ("channels", "whatsapp_groups")
SILENT = ("key", "name_en", "name_ar", "country_code", "region", "region_name", "recorded", "announced", "record",
          "nationals", "estimate_year")  # fmt: skip


def or_empty(page: "Page", *, filters: Filters, rows: pd.DataFrame) -> None:
    """Where nothing at all matches, say so, offer the way back, and draw nothing more."""
    found = page.ask(choices_of_rows.numbers, filters=filters, day=today(page.settings))
    if rows.empty or not any(found.values()):
        none = page.t("No activity is on record yet.")
        parts.empty(page, page.t("No activity on record matches these filters."), none=none, log="")


def world(page: "Page", *, rows: pd.DataFrame) -> dict[str, str]:
    """The map; its table and file have every country with its zeros and unknowns. Returns what was clicked on."""
    t = page.t
    clicked = parts.block(
        page,
        key="map",
        title=findings.reached(rows, t, narrowed=filter_bar.narrowed(page)),
        chart=lambda: world_map(
            rows, t, dark=page.dark, home=page.settings.home_country, narrowed=filter_bar.narrowed(page)
        ),
        frame=rows,
        columns={t.name_column: t("Country"), "activities": t("Activities"), "last": t("Last activity")},
        topic=t("Countries"),
        note=t(MAP_NOTE),
        choose=True,
    )
    return chosen(clicked, rows, "code")


def by_kind(page: "Page", *, rows: pd.DataFrame, code: str, label: str, topic: str) -> dict[str, str]:
    """The places with the most activities, stacked by kind; the table and the file have all of them.

    ``label`` says what is counted ("Activities by country"), ``topic`` what the places are. ``rows`` come from
    ``place_rows.told``. Returns the place that was clicked on, with the kind of its bar.
    """
    t = page.t
    met = place_rows.met(rows)
    drawn = place_rows.kind_by_kind(met.head(MOST), code=code)
    headings = place_rows.headings(t)
    clicked = parts.block(
        page,
        key=f"ranked-{code}",
        title=findings.leading(met, t, label=label, narrowed=filter_bar.narrowed(page)),
        chart=lambda: ranked(drawn, t, dark=page.dark, value="activities"),
        frame=met,
        columns={t.name_column: topic, **{name: headings[name] for name in ("activities", *place_rows.KINDS)}},
        topic=label,
        note=_more(met, t=t),
        choose=True,
        why_none=lambda: place_reasons.none_met(page, code=code, value="activities"),
    )
    return chosen(clicked, met, code)


def measures(
    page: "Page", *, rows: pd.DataFrame, everywhere: pd.DataFrame, code: str, topic: str, which: tuple[str, ...]
) -> dict[str, str]:
    """Side by side: who has the most of each kind of activity, channels and WhatsApp groups, as ``which`` names them.

    Returns the place that was clicked on, with the kind; a click on channels leads to them.

    ``rows`` with their ``whatsapp_groups``; ``everywhere``: ``channels.by_place``, for those of no one place.
    """
    t = page.t
    headings = place_rows.headings(t)
    notes = findings.for_everyone(*place_rows.for_everyone(everywhere), t)
    opened: dict[str, str] = {}
    grid = st.grid(2, min_column_width=COLUMN, gap="medium", key=f"jisr-measures-{which[0].replace('_', '-')}")
    for value in which:
        with grid.cell():
            clicked = _one_measure(
                page, rows=rows, code=code, value=value, label=headings[value], topic=topic, note=notes.get(value, "")
            )
            opened = opened or clicked
    return opened


def _one_measure(
    page: "Page", *, rows: pd.DataFrame, code: str, value: str, label: str, topic: str, note: str
) -> dict[str, str]:
    t = page.t
    met = place_rows.met(rows, value)
    drawn = met.head(MOST).assign(**({"kind": value} if value in place_rows.KINDS else {}))
    # Channels are of a place or of none, whatever kind of activity is chosen.
    narrowed = value in KINDS and filter_bar.narrowed(page)

    clicked = parts.block(
        page,
        key=f"most-{value.replace('_', '-')}",
        title=findings.leading(met, t, label=label, narrowed=narrowed, value=value, held=value in KINDS),
        # The title names the one kind, so the legend has nothing to add.
        chart=lambda: ranked(drawn, t, dark=page.dark, value=value, measure=label, legend=False),
        frame=met[[code, "name_en", "name_ar", "region", value, "last", "last_starts", "last_precision"]],
        columns={t.name_column: topic, value: label, "last": t("Last activity")},
        topic=t("{what}: {places}", what=label, places=topic),
        # Where there is no bar, why there is none says the same.
        note=" ".join(filter(None, [_more(met, t=t), note])) if len(met) else "",
        choose=True,
        why_none=lambda: (
            place_reasons.none_met(page, code=code, value=value)
            if value in KINDS
            else place_reasons.no_channel(page, groups=value != "channels")
        ),
    )
    place = chosen(clicked, met, code)
    if not place or value in KINDS:
        return place and place | {"kind": value}
    only = {"only": place_rows.WHATSAPP} if value == "whatsapp_groups" else {}
    page.go("channels", **{"country" if code == "code" else "community": place[code]}, **only)


def everything(
    page: "Page",
    *,
    rows: pd.DataFrame,
    code: str,
    topic: str,
    title: str,
    scope: str = "",
    leave_out: tuple[str, ...] = (),
    why_none: Callable[[], Nothing | None] | None = None,
    **more: str,
) -> dict[str, str]:
    """The whole list, with its zeros and unknowns, as a table; a click opens a place.

    Args:
        scope: which of all they are, for the file's name.
        leave_out: columns that only the file has, as it alone has those of which nothing is known of any place;
            ``more`` has further ones, named, with their headings.
        why_none: as of ``parts.block``.
    """
    t = page.t
    headings = {
        name: words
        for name, words in place_rows.headings(t).items()
        if name not in leave_out and rows[name].notna().any()
    }
    # Of an unknown place all numbers are dashes: only where they mean two things is it said which.
    told_apart = {"record": t("Record")} if rows["announced"].any() else {}
    clicked = parts.block(
        page,
        key="everything",
        title=title,
        chart=None,
        frame=rows,
        columns={t.name_column: topic, **more, **told_apart, **headings},
        topic=topic,
        scope=scope,
        widths={t.name_column: NAMES[code][t.is_rtl], **_narrow(headings, t=t)},
        choose=True,
        why_none=why_none,
    )
    return chosen(clicked, rows, code)


def _narrow(headings: Mapping[str, str], *, t: Translator) -> dict[str, int]:
    """Columns of numbers as wide as their headings, so that a wide table fits a screen and its names are seen; that of
    the last day as wide as the longest day in any digits.
    """
    letter, beside = LETTERS[t.is_rtl]
    wide = {name: max(NARROW, letter * len(words) + beside) for name, words in headings.items() if name != "nationals"}
    return {name: LAST if name == "last" else width for name, width in wide.items()}


def silent(page: "Page", *, rows: pd.DataFrame) -> dict[str, str]:
    """Communities without an activity here, those with the most nationals first."""
    t = page.t
    without = place_rows.silent(rows)
    clicked = parts.block(
        page,
        key="silent",
        title=findings.none_in_selection(without, t),
        chart=None,
        frame=without[list(SILENT)],
        columns={
            t.name_column: t("Communities"),
            "nationals": t("Estimated nationals"),
            "record": t("Record"),
        },
        topic=t("Silent communities"),
        note=t("Those with the most nationals come first.")
        if len(without) and without["recorded"].all()
        else t("A silent record is no sign of neglect. Those with the most nationals come first.")
        if len(without)
        else "",
        choose=True,
        why_none=lambda: Nothing(t("Every community here has an activity.")),
    )
    return chosen(clicked, without, "key")


def chosen(clicked: list, rows: pd.DataFrame, code: str, *, beside: str = "kind") -> dict[str, str]:
    """What was clicked on, as parameters of a link; none where nothing was.

    A bar's, a cell's or a row's own ``code``, and what else it is of: the column ``beside``. A row comes as its
    position in ``rows``.
    """
    if not clicked:
        return {}
    first = clicked[0]
    if isinstance(first, int):
        row = rows.iloc[first]
        return {name: str(row[name]) for name in (code, beside) if name in rows}
    found = dict(zip((code, beside), first, strict=True)) if isinstance(first, list) else {code: str(first or "")}
    return found if found[code] else {}


def _more(met: pd.DataFrame, *, t: Translator) -> str:
    """Said where a chart draws only the first of many."""
    return t("The first {n} of {all}; all of them in the table.", n=MOST, all=len(met)) if len(met) > MOST else ""
