"""What happened when: activities by kind over time, where a bar opens its activities."""

from datetime import date
from typing import TYPE_CHECKING

from outreach.charts import kinds_over_time
from outreach.filters import Filters
from outreach.queries import over_time, unknowns
from outreach.screen import cards, parts
from outreach.wording import activity_words, findings, trends
from outreach.wording.grains import grain_of

if TYPE_CHECKING:
    from outreach.screen.frame import Page


def kinds(page: "Page", *, filters: Filters, scope: str = "") -> None:
    """Activities by kind over months, quarters or years, whichever the span of what was found asks for.

    A bar leads to its activities. ``scope`` is the place whose page this is, for the name of the file.
    """
    t = page.t
    grain = grain_of(page.ask(over_time.span, filters=filters))
    rows = page.ask(over_time.kinds, filters=filters, grain=grain)
    rows = rows.assign(
        kind_name=[t.label(code, family="kinds") for code in rows["kind"]],
        period_name=[t.period(*trends.bounds(day, grain)) for day in rows["period"]],
    )
    clicked = parts.block(
        page,
        key="kinds",
        title=findings.fullest(rows, t, grain=grain),
        chart=lambda: kinds_over_time(rows, t, dark=page.dark, grain=grain),
        frame=rows,
        columns={"period_name": t("Period"), "kind_name": t("Kind"), "activities": t("Activities")},
        topic=t("Activities by kind"),
        scope=scope,
        note=activity_words.undated(page.ask(unknowns.counts, filters=filters), t=t),
    )
    if clicked and clicked[0]:
        begin, end = trends.bounds(date.fromisoformat(clicked[0]), grain)
        page.go("activities", **cards.exactly(page, filters) | {"from": begin.isoformat(), "to": end.isoformat()})
