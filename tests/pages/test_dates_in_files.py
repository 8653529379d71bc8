"""What a file says of a date: how exactly it is known, and, in texts, what was stored.

That each date in words has the same in ISO beside it is looked at where every page is opened: tests/test_pages.py and
tests/test_demo_year.py.
"""

import csv
import io

import pandas as pd
import pytest

from outreach.exports.csv import for_people
from outreach.i18n import LANGUAGES, translator
from tests.offered import files
from tests.shown import open_app

__all__ = ["files"]


@pytest.mark.parametrize("page", ["countries", "communities"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_date_of_a_measure_says_how_exactly_it_is_known(
    page, language, files, record_url, environment
) -> None:
    environment(DATABASE_URL=record_url)
    open_app(f"pages/{page}.py", lang=language)
    measured = [(key, rows) for key, rows in files() if ".most-" in key and rows]
    assert measured
    for key, rows in measured:
        for row in rows:
            assert bool(row["last"]) == bool(row["last_starts"]) == bool(row["last_precision"]), (key, row)


def test_marks_of_a_stored_text_stay() -> None:
    """A chat puts marks around names, and a file has what was written."""
    t = translator("ar")
    frame = pd.DataFrame({"title_ar": ["لقاء \u2068علي\u2069"], "last": [t.isolate("أمس")]})
    (row,) = csv.DictReader(io.StringIO(for_people(frame, t=t).decode("utf-8-sig")))
    assert row == {"title_ar": "لقاء \u2068علي\u2069", "last": "أمس"}
