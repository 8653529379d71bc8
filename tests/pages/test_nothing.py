"""Where a block has nothing, its page says why: no filter is the reason where without it there would be nothing too."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from outreach.i18n import translator
from tests.pages.own_rows import changed
from tests.shown import open_app, without_marks

EN, AR = translator("en"), translator("ar")
BY_FILTERS = "Nothing to show under these filters."
NOT_YET = "Nothing is on record here yet."
YEAR = {"from": "2023-01-01", "to": "2023-12-31"}


@pytest.fixture(autouse=True)
def record(record_url: str, environment: Callable[..., None]) -> None:
    environment(DATABASE_URL=record_url)


def said(app: AppTest, block: str) -> list[str]:
    """The title of a block and the lines in it, and the words of its buttons that take filters off."""
    node = app.main.get_by_key(f"jisr-block-{block}")
    backs = [button for button in node.button if str(button.key).startswith("jisr.back.")]
    words = [*(one.value for one in (*node.subheader, *node.caption)), *(back.label for back in backs)]
    return [without_marks(text) for text in words]


@pytest.mark.parametrize("file", ["pages/countries.py", "pages/communities.py"])
@pytest.mark.parametrize("filters", [{}, {"country": "KW"}, {"kind": "conference"}])
def test_no_filter_is_why_no_channel_belongs_to_a_place(file: str, filters: dict[str, str]) -> None:
    app = open_app(file, lang="en", **filters)
    assert said(app, "most-channels") == [
        "Channels: none on record here",
        "10 channels are on record, and each is of no one place.",
    ]
    assert said(app, "most-whatsapp-groups")[1:] == ["3 WhatsApp groups are on record, and each is of no one place."]


def test_the_reason_is_said_in_arabic() -> None:
    lines = said(open_app("pages/countries.py", lang="ar", country="KW"), "most-channels")
    assert lines[1:] == ["10 قنوات مسجَّلة، ولا تخص أيٌّ منها مكانًا بعينه."]


def test_where_a_filter_is_the_reason_one_click_takes_it_off() -> None:
    app = open_app("pages/countries.py", lang="en", kind="conference")
    assert said(app, "most-visit") == [
        "Visits: none recorded as held in this selection",
        BY_FILTERS,
        "Clear all filters",
    ]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("filters", [{"country": "TV"}, {"from": "2022-03-02", "to": "2022-03-03"}])
def test_a_list_of_activities_without_any_is_no_empty_table(filters: dict[str, str], language: str) -> None:
    """Others are on record beside it, without a country or a day, so that the page goes on."""
    app, t = open_app("pages/activities.py", lang=language, **filters), translator(language)
    assert not app.dataframe
    assert t(BY_FILTERS) in [caption.value for caption in app.caption]
    assert app.button(key="jisr.back.activities").label == t("Clear all filters")
    app.button(key="jisr.back.activities").click().run()
    assert len(app.dataframe) == 1


def test_a_period_is_not_why_channels_have_no_country() -> None:
    lines = said(open_app("pages/channels.py", lang="en", **YEAR), "channel-countries")
    assert lines[1:] == ["10 channels are on record, and each is of no one place."]


def test_rates_of_nothing_are_not_said_to_be_drawn() -> None:
    lines = said(open_app("pages/countries.py", lang="en", kind="conference", **YEAR), "rates")
    assert lines[1:] == [BY_FILTERS, "Clear all filters"]


@pytest.mark.parametrize(
    ("t", "title"), [(EN, "Nothing held here is in this selection"), (AR, "لا شيء مما نُفِّذ هنا في هذا التحديد")]
)
def test_a_timeline_of_what_was_only_announced_speaks_of_no_dates(t, title: str) -> None:
    lines = said(open_app("", lang=t.language, country="BE"), "kinds")
    assert lines == [title, t(BY_FILTERS), t("Clear all filters")]


@pytest.mark.parametrize(
    ("t", "reached", "sessions"),
    [
        (
            EN,
            "No held activity on record in this selection for the country here",
            "Virtual sessions: none recorded as held in this selection",
        ),
        (
            AR,
            "لا أنشطة منفَّذة مسجَّلة في هذا التحديد للدولة الوحيدة هنا",
            "لقاءات افتراضية: لم يُسجَّل تنفيذ شيء منها في هذا التحديد",
        ),
    ],
)
def test_what_was_only_announced_is_not_said_to_be_off_the_record(t, reached: str, sessions: str) -> None:
    """A session with Belgium is on record, and nobody reported that it took place."""
    app = open_app("pages/countries.py", lang=t.language, country="BE")
    assert said(app, "map")[0] == reached
    assert said(app, "most-virtual-session")[0] == sessions


def test_nothing_of_a_profile_is_the_filters_doing_where_its_place_has_nothing() -> None:
    """Bouvet Island has neither an activity nor an estimate, whatever is filtered."""
    app = open_app("pages/country.py", lang="en", code="BV", kind="visit")
    for block in ("newest", "nationals"):
        assert said(app, block)[1:2] == [NOT_YET], block
        assert BY_FILTERS not in said(app, block)


def test_a_choice_of_the_pages_own_is_named_as_the_reason(record_copy: str, environment: Callable[..., None]) -> None:
    """Neither a filter nor an empty record left nothing there."""
    environment(DATABASE_URL=record_copy)
    changed(record_copy, "community", "kw", tier="A")
    app = open_app("pages/coverage.py", lang="en", tier="B", country="KW")
    assert "No community is among those chosen here." in said(app, "coverage")
    app = open_app("pages/commitments.py", lang="en", state="late", **YEAR)
    assert "No commitment is among those chosen here." in said(app, "list-late")


def test_what_no_filter_touches_is_not_said_to_be_filtered(empty_url: str, environment: Callable[..., None]) -> None:
    environment(DATABASE_URL=empty_url)
    app = open_app("pages/numbers.py", lang="en", kind="visit")
    for block in ("published", "estimators"):
        assert NOT_YET in said(app, block) and BY_FILTERS not in said(app, block)
