"""Coverage: whom nobody has met for how long, against the cadence that each was promised; a plan at one click."""

from outreach.queries import contact, coverage
from outreach.screen import coverage_blocks, coverage_reasons, coverage_tiers, filter_bar, parts
from outreach.screen.frame import open_page
from outreach.wording import coverage_rows

page = open_page("coverage")
t = page.t
coverage_reasons.act(page)
coverage_tiers.act(page)
filters = filter_bar.draw(page, ("period", "region", "country", "community"))
day = contact.as_at(filters)
rows = page.ask(coverage.table, filters=filters, day=day)
if rows.empty:
    parts.empty(page, t("No community on record matches."))
rows = coverage_rows.told(rows, t=t, collections=page.collections)
coverage_blocks.figures(page, rows=rows, filters=filters)
shown, scope = coverage_blocks.chosen(page, rows)
title = coverage_rows.left_alone(rows, t, narrowed=filter_bar.narrowed(page))
opened = [
    coverage_blocks.silences(page, shown, scope=scope),
    coverage_blocks.everything(page, rows=shown, title=title, scope=scope, day=day),
]
coverage_blocks.formula(page)
coverage_reasons.draw(page, rows=rows, filters=filters, day=day)
coverage_tiers.draw(page, rows=rows, shown=shown)
if key := next(filter(None, opened), ""):
    page.go("community", key=key)
