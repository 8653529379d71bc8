"""Weekly meeting: one screen with what changed, what is late and what must be decided; frozen, printed, compared."""

from outreach.screen import (
    weekly_actions,
    weekly_blocks,
    weekly_files,
    weekly_prepare,
    weekly_rows,
    weekly_since,
    weekly_writing,
)
from outreach.screen.frame import open_page

page = open_page("weekly")
week = weekly_blocks.asked(page)
found = weekly_blocks.opened(page, week)
with weekly_blocks.head(page, found):
    weekly_files.offer(page, found)
    weekly_prepare.freezing(page, found)
weekly_writing.said(page)
weekly_blocks.figures(page, found)
weekly_blocks.lists(page, found)
weekly_actions.draw(page, found.pack)
weekly_rows.rows(page, found)
if found.frozen_at is not None:
    weekly_since.changed(page, found)
weekly_blocks.frozen_weeks(page)
weekly_prepare.below(page, found)
