"""Targets: what each indicator is to reach, for which place and period; editors set them."""

from outreach.screen import target_blocks, weekly_writing
from outreach.screen.frame import open_page

page = open_page("targets")
target_blocks.mend(page)
weekly_writing.said(page)
target_blocks.everything(page)
target_blocks.form(page)
