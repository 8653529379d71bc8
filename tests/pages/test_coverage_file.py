"""The file of the page of coverage: each rate with whose estimate it rests on."""

from types import SimpleNamespace

import pandas as pd
from sqlmodel import Session

from models.engine import engine
from outreach.queries import estimates
from outreach.screen import coverage_blocks
from outreach.settings import settings


def test_the_file_says_whose_estimate_each_rate_rests_on(record_url, environment) -> None:
    """By key and names; a community without a rate names nobody."""
    environment(DATABASE_URL=record_url)
    with Session(engine(record_url)) as db:
        source = estimates.source(db)
    rates = pd.DataFrame({"key": ["sa", "sa-riyadh"], "per_1000": [0.5, None]})
    found = coverage_blocks.sourced(SimpleNamespace(ask=lambda question: source), rates)
    assert list(found["estimate_source"]) == [settings().estimate_source, ""]
    assert list(found["estimate_source_ar"]) == [source["name_ar"].iloc[0], ""]
