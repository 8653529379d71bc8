"""A few writes through pages once more, over PostgreSQL: these tests of pages as they stand, over another copy.

That every page opens there and shows the same is said in ``tests/test_pages.py`` and ``tests/test_demo_year.py``.
"""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from sqlalchemy import make_url

from tests.conftest import database
from tests.pages.asked import Asked, asked
from tests.pages.importing import here
from tests.pages.own_rows import written
from tests.pages.test_commitments import full, test_what_was_deleted_is_taken_back_from_its_page
from tests.pages.test_correct_merge import test_the_other_way_round, two
from tests.pages.test_import_files import (
    test_what_came_in_together_is_one_line_and_one_click,
    test_what_was_changed_again_since_is_not_taken_back,
)
from tests.pages.test_import_reports import test_the_same_chat_twice_changes_nothing
from tests.pages.test_log import (
    own,
    test_the_next_one_is_of_the_same_kind_and_day,
    test_what_the_database_refuses_leaves_the_draft,
)
from tests.pages.test_own_activity import key, test_what_changed_meanwhile_is_not_deleted_unseen
from tests.pages.test_request import test_an_answer_needs_its_evidence_and_is_given_back
from tests.pages.test_targets import test_a_target_is_corrected_and_deleted_as_it_was_seen
from tests.pages.test_weekly import desk, test_somebody_was_quicker_to_freeze, week

__all__ = [
    "desk",
    "full",
    "here",
    "key",
    "own",
    "test_a_target_is_corrected_and_deleted_as_it_was_seen",
    "test_an_answer_needs_its_evidence_and_is_given_back",
    "test_somebody_was_quicker_to_freeze",
    "test_the_next_one_is_of_the_same_kind_and_day",
    "test_the_other_way_round",
    "test_the_same_chat_twice_changes_nothing",
    "test_what_came_in_together_is_one_line_and_one_click",
    "test_what_changed_meanwhile_is_not_deleted_unseen",
    "test_what_the_database_refuses_leaves_the_draft",
    "test_what_was_changed_again_since_is_not_taken_back",
    "test_what_was_deleted_is_taken_back_from_its_page",
    "two",
    "week",
]


@pytest.fixture
def record_copy(record_url: str, on_postgresql: Callable[[str], str], postgresql_server: str) -> Iterator[str]:
    """A copy of the public record that one test may write to, on PostgreSQL."""
    kept = on_postgresql(record_url)
    # A database that somebody is connected to is not copied; a page that was run over it may be still.
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(others, [make_url(kept).database])
    yield from database(postgresql_server, template=make_url(kept).database)


@pytest.fixture
def numbers(own: str) -> Asked:
    """Requests of the ministry's own in it."""
    return asked(own)


@pytest.fixture
def url(own: str) -> str:
    """It, with a row of the ministry's own in each table."""
    written(own)
    return own
