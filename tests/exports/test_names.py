"""A file's name says what is in it, in the reader's words, and is a name on every system."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.exports.names import LONGEST, file_name
from outreach.exports.scopes import LONGEST as LONGEST_SCOPE
from outreach.exports.scopes import made_up, scope_of
from outreach.filters import Filters
from outreach.i18n import translator
from outreach.screen.file_button import file_named
from outreach.settings import settings

DAY = date(2023, 5, 1)
EN, AR = translator("en"), translator("ar")


def test_topic_scope_and_date() -> None:
    found = file_name(topic="Virtual sessions", scope="Saudi Arabia", on=DAY, language="en", extension="csv")
    assert found == "virtual-sessions-saudi-arabia-2023-05-01-en.csv"


def test_arabic_words_stay_arabic() -> None:
    found = file_name(topic="أنشطة", scope="الكويت", on=DAY, language="ar", extension="csv")
    assert found == "أنشطة-الكويت-2023-05-01-ar.csv"


def test_a_number_stays_one_word() -> None:
    for words in ("9,796 rows", "9٬796 rows"):
        found = file_name(topic=words, on=DAY, language="en", extension="csv")
        assert found == "9796-rows-2023-05-01-en.csv"


def test_a_name_that_windows_keeps_is_not_taken() -> None:
    assert file_name(topic="CON", on=DAY, language="en", extension="csv").startswith("jisr-con")


@given(st.text(), st.text(), st.text(max_size=LONGEST_SCOPE))
def test_any_words_make_a_safe_name(topic: str, scope: str, filtered: str) -> None:
    found = file_name(topic=topic, scope=scope, filtered=filtered, on=DAY, language="ar", extension="csv")
    assert len(found) <= LONGEST
    assert found.endswith("-2023-05-01-ar.csv")
    assert not found.startswith((".", "-"))
    assert all(letter.isalnum() or letter in "-." for letter in found)
    assert found.count(".") == 1


@pytest.mark.parametrize(
    ("filters", "scope"),
    [
        (Filters(), ""),
        (Filters(start=date(2026, 1, 1), end=date(2026, 1, 31)), "2026-01"),
        (Filters(start=date(2026, 1, 1), end=date(2026, 12, 31)), "2026"),
        (Filters(start=date(2026, 1, 5), end=date(2026, 2, 3)), "2026-01-05 2026-02-03"),
        (Filters(start=date(2026, 1, 5)), "from 2026-01-05"),
        (Filters(end=date(2026, 1, 5)), "until 2026-01-05"),
        (Filters(countries=("KW",), kinds=("visit",)), "Kuwait Visit"),
        (Filters(communities=("sa-riyadh",), topics=("visas",)), "sa-riyadh visas"),
        (Filters(countries=("KW", "QA", "OM", "BH")), "Kuwait Qatar Oman filtered"),
    ],
)
def test_a_scope_says_period_and_filters(filters: Filters, scope: str) -> None:
    assert scope_of(filters, t=EN) == scope


def test_two_filters_have_two_names_in_both_languages() -> None:
    filters = Filters(start=date(2026, 1, 1), end=date(2026, 1, 31), countries=("KW",), kinds=("visit",))
    for t, scope in ((EN, "2026-01-kuwait-visit"), (AR, "2026-01-الكويت-زيارة")):
        found = file_name(topic="x", scope=scope_of(filters, t=t), on=DAY, language=t.language, extension="csv")
        assert found == f"x-{scope}-2023-05-01-{t.language}.csv"


@given(st.lists(st.sampled_from(["a" * 80, "b" * 50, "KW", "c-d"]), unique=True))
def test_a_scope_is_short(codes: list[str]) -> None:
    """What is left out is said to be filtered."""
    found = scope_of(Filters(communities=tuple(codes), initiatives=tuple(codes)), t=EN)
    assert len(found) <= LONGEST_SCOPE + len(" filtered")
    assert all(code in found for code in codes) or found.endswith("filtered")


def test_made_up_data_is_named_so_first_and_whatever_is_cut() -> None:
    assert made_up(("public_record",), t=EN) == ""
    word = made_up(("demonstration", "register"), t=EN)
    found = file_name(topic="a" * 300, on=DAY, language="en", extension="csv", made_up=word)
    assert found.startswith("demo-a") and len(found) == LONGEST


def test_what_it_is_narrowed_to_is_said_however_long_its_scope_is() -> None:
    """A narrowed file would be taken for the whole one."""
    page = SimpleNamespace(
        t=EN, filtered=[Filters(regions=("asia_pacific",))], collections=("demonstration",), settings=settings()
    )
    authority = "Ministry of Emigration, assistant minister for international cooperation"
    found = file_named(page, topic="Open requests", scope=authority, on=DAY)
    assert found.startswith("demo-open-requests-ministry-of-emigration-") and len(found) <= LONGEST
    assert found.endswith("-asia-and-pacific-2023-05-01-en.csv")


def test_every_button_of_a_page_names_what_the_page_is_filtered_by() -> None:
    page = SimpleNamespace(
        t=EN, filtered=[Filters(countries=("KW",))], collections=("demonstration",), settings=settings()
    )
    found = file_named(page, topic="Pack", scope="all", on=DAY, extension="pdf")
    assert found == "demo-pack-all-kuwait-2023-05-01-en.pdf"
    page.filtered = []
    assert file_named(page, topic="Pack", on=DAY) == "demo-pack-2023-05-01-en.csv"
