"""What pages are made of: a row of figures, a chart with its table and file, an empty state.

One of the few rooms where Streamlit is spoken; pages give it figures, frames and words, and no style.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from outreach.charts import CONFIG
from outreach.numerals import ISOLATES
from outreach.plain import plain
from outreach.screen import by_keyboard, file_button, filter_bar, legend, nothing
from outreach.screen.row_height import MOST_ROWS_HIGH, heights
from outreach.wording.cells import Written, written

if TYPE_CHECKING:
    from outreach.screen.frame import Page

CHART, TABLE = "chart", "table"
TURN = "jisr.turn"
CARD_WIDTH, MOST_IN_A_ROW = 150, 6
COLOURS = {("up", "+"): "green", ("up", "-"): "red", ("down", "+"): "red", ("down", "-"): "green"}
ARROWS = {"+": "up", "-": "down"}
"""Of a change, by which way is good and by its sign; what is the same as before has neither colour nor arrow."""


@dataclass(frozen=True)
class Figure:
    """A card. All words are in the reader's language already.

    ``change`` is signed text; ``better`` says which way is good: ``up``, ``down`` or ``neutral``. ``unknown`` is
    the small line of what is not known. ``rows`` is the page and the parameters that show what was counted,
    ``rows_label`` the words of that link.
    """

    label: str
    value: str
    change: str = ""
    compared: str = ""
    better: str = "neutral"
    unknown: str = ""
    meaning: str = ""
    rows: tuple[str, Mapping[str, str]] | None = None
    rows_label: str = ""
    trend: Sequence[float] = field(default=())


def figures(page: "Page", cards: Sequence[Figure]) -> None:
    """A row of cards, the most important first; they wrap where the screen is narrow."""
    grid = st.grid(
        min(len(cards), MOST_IN_A_ROW), min_column_width=CARD_WIDTH, gap="small", border=True, key="jisr-figures"
    )
    for card in cards:
        with grid.cell():
            _card(page, card)


def _card(page: "Page", card: Figure) -> None:
    # Streamlit looks for a minus in the first place, where a language that reads from the right has a mark.
    sign = card.change.translate(ISOLATES)[:1]
    st.metric(
        plain(card.label),
        card.value,
        card.change or None,
        delta_color=COLOURS.get((card.better, sign), "off"),
        delta_arrow=ARROWS.get(sign, "off"),
        delta_description=plain(card.compared) or None if card.change else None,
        help=plain(card.meaning) or None,
        # Time runs the way the language reads, as in the charts below.
        chart_data=list(card.trend)[:: -1 if page.t.is_rtl else 1] or None,
        chart_type="bar",
    )
    if card.unknown:
        st.caption(plain(card.unknown))
    if card.rows is not None:
        key, params = card.rows
        page.link(key, card.rows_label, icon=":material/table_rows:", **params)


def block(
    page: "Page",
    *,
    key: str,
    title: str,
    chart: Callable[[], go.Figure] | None,
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    topic: str,
    scope: str = "",
    by: tuple[str, ...] | None = None,
    note: str = "",
    alt: str = "",
    column_config: Mapping[str, Any] | None = None,
    widths: Mapping[str, int] | None = None,
    words: Mapping[str, Written] | None = None,
    whole: Sequence[str] = (),
    rows: int = MOST_ROWS_HIGH,
    choose: bool = False,
    why_none: "Callable[[], nothing.Nothing | None] | None" = None,
) -> list[Any]:
    """A chart, the table of what it shows, and the same rows as a file. Returns what was clicked on.

    ``title`` is the finding, in words. ``chart`` makes the figure when it is the one looked at; None leaves the
    table alone. ``columns`` maps the columns that the table shows, and is sent, to their headings; the file has every
    column of ``frame``. ``rows`` are seen at once. ``why_none`` is asked where there are none, and answers the reason
    where no filter of the reader's is it. ``topic``, ``scope`` and ``by``, the filters that narrow these rows where not
    all of the page do, go into the file's name. Answers the ``customdata`` or positions clicked on.
    """
    with st.container(key=f"jisr-block-{key}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", key=f"jisr-blockhead-{key}"):
            st.subheader(plain(title), anchor=False)
            view = _view(page, key=key) if chart is not None and not frame.empty else TABLE
            file_button.draw(page, key=key, frame=frame, topic=topic, scope=scope, by=by)
        if frame.empty:
            nothing.draw(page, key=key, why=why_none() if why_none else None)
            clicked: list[Any] = []
        elif view == CHART:
            figure = chart()
            legend.draw(figure)
            clicked = _chart(key=key, figure=figure, alt=alt or title)
        else:
            looks = {"config": column_config, "widths": widths, "words": words, "whole": whole, "rows": rows}
            clicked = table(page, key=key, frame=frame, columns=columns, alt=alt or title, choose=choose, **looks)
        if note:
            st.caption(plain(note))
    return clicked


def _view(page: "Page", *, key: str) -> str:
    t = page.t
    words = {CHART: t("Chart"), TABLE: t("Table")}
    return st.segmented_control(
        t("Chart or table"),
        list(words),
        default=CHART,
        key=f"jisr.view.{key}",
        required=True,
        format_func=words.__getitem__,
        label_visibility="collapsed",
    )


def turn() -> str:
    """The end of the keys of what can be clicked on: new once a click led to the page that is open.

    The browser would else keep what was clicked on, and the next run follow it once more.
    """
    return f".{n}" if (n := st.session_state.get(TURN, 0)) else ""


def _chart(*, key: str, figure: go.Figure, alt: str) -> list[Any]:
    event = st.plotly_chart(
        figure,
        key=f"jisr.chart.{key}{turn()}",
        theme=None,
        on_select="rerun",
        selection_mode="points",
        config=CONFIG,
        alt=alt,
    )
    return [point.get("customdata", point.get("location")) for point in event.selection.points]


def table(
    page: "Page",
    *,
    key: str,
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    alt: str,
    config: Mapping[str, Any] | None = None,
    widths: Mapping[str, int] | None = None,
    words: Mapping[str, Written] | None = None,
    whole: Sequence[str] = (),
    rows: int = MOST_ROWS_HIGH,
    choose: bool = False,
) -> list[int]:
    """A table of the named columns under their headings. Where one may ``choose``, the positions chosen.

    A table shapes Arabic but does not mirror, so its columns are turned round here, and aligned to the right.
    ``widths``, in pixels, are of columns whose texts would be cut; those of ``whole`` go on in a further line.
    ``words`` write numbers that are no quantities.
    No other column of the frame is sent: those of a long table take much of a page's time.
    """
    order = list(columns)[::-1] if page.t.is_rtl else list(columns)
    side = "right" if page.t.is_rtl else None
    wide = {**dict.fromkeys(order), **(widths or {})}
    headed = {name: st.column_config.Column(columns[name], alignment=side, width=wide[name]) for name in order}
    key += turn()
    with st.container(gap=None):
        chosen = by_keyboard.draw(page, key=key, frame=frame, columns=columns) if choose else []
        shown = st.dataframe(
            written(frame[order], columns=order, t=page.t, words=words or {}),
            # By the first of these the document knows tables in which focus alone is to choose nothing (dress).
            key=f"jisr.{'rows' if choose else 'table'}.{key}",
            hide_index=True,
            column_order=order,
            column_config={**headed, **(config or {})},
            **heights(frame, whole=whole, widths=wide, rows=rows),
            on_select=partial(by_keyboard.give_way, key) if choose else "ignore",
            # A click anywhere in a row is meant for the row.
            selection_mode=["single-row", "single-cell"],
            alt=alt,
            placeholder=page.t("unknown"),
        )
    if not choose:
        return []
    return chosen or list(shown.selection.rows) or [row for row, _ in shown.selection.cells]


def empty(page: "Page", reason: str, *, none: str = "", **ways: str) -> NoReturn:
    """Nothing to show: why (``none`` where no filter is it), and the way back, or ``ways`` in. Draws nothing more."""
    filtered = filter_bar.active(page.filters)
    with st.container(border=True, key="jisr-empty"):
        st.subheader(plain(reason if filtered else none or reason), anchor=False)
        if filtered:
            st.button(page.t("Clear all filters"), on_click=filter_bar.clear, type="primary")
        else:
            nothing.ways_in(page, **ways)
    st.stop()


def not_found(page: "Page") -> NoReturn:
    """A profile of what nobody here knows: says so, and leads to the list that it should have been in."""
    t = page.t
    page.entitle(t("Not on record"))
    with st.container(border=True, key="jisr-empty"):
        st.subheader(t("There is nothing on record under this address."), anchor=False)
        st.text(t("The link may be old, or mistyped."))
    st.stop()
