"""What a briefing sheet says of a community without a contact is what the list of coverage says of it."""

import pytest
from sqlmodel import Session

from models.engine import engine
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import briefing, coverage
from outreach.settings import settings
from outreach.wording import briefing_words, coverage_rows

EACH = 2
"""Communities of each kind of silence that are looked at: the others come by the same rule."""
KINDS = {"year_url": {"never_met", "not_reported"}, "record_url": {"undated", "not_reported"}}


@pytest.mark.parametrize("rows", KINDS)
def test_sheet_and_list_agree(rows, request) -> None:
    """Never met, not reported, or met on a day that nobody knows; and what is planned next, or that nothing is."""
    day = today(settings())
    with Session(engine(request.getfixturevalue(rows))) as db:
        found = coverage.table(db, filters=Filters(), day=day)
        silent = found[found["contact"] != "met"]
        assert set(silent["contact"]) == KINDS[rows]
        for row in silent.groupby("contact").head(EACH).to_dict("records"):
            sheet = briefing.of_community(db, key=row["key"], day=day)
            assert sheet.contacts.empty == (row["contact"] != "undated")
            assert sheet.planned.empty == (not isinstance(row["next_key"], str))
            for language in LANGUAGES if sheet.contacts.empty else ():
                t = translator(language)
                never = briefing_words.no_contact(written_of=sheet.written_of, t=t) == t("Nobody met them on record.")
                assert never == (coverage_rows.last(row, t=t) == t(coverage_rows.NEVER_MET))
