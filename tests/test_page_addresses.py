"""The address of a page: a link shows a colleague the same page, and nothing that it says can do harm."""

from collections.abc import Callable
from itertools import cycle

import pytest

from outreach.i18n import translator
from outreach.screen.address import MOST_IGNORED
from outreach.screen.pagetable import BY_KEY, PAGES
from tests.shown import ignored_lines, open_app, param, texts, without_marks
from tests.test_pages import NOT_IN_THE_RECORD, PROFILES, known, sound

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "http://evil.example/",
    ":red[**x**] $\\int$ `x` :material/home:",
    "one\n\n# two\n\n- three",
    "x' OR '1'='1",
    "\u202egnp.\u0000\u2028",
    "x" * 3000,
)


@pytest.fixture(autouse=True)
def record(record_url: str, environment: Callable[..., None]) -> None:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)


def harmless(text: str) -> bool:
    """Whether Markdown and HTML see nothing in a text but its words."""
    seen = text.replace("\\\\", "").replace("\\<", "").replace("\\[", "").replace("\\]", "").replace("\\(", "")
    return not any(mark in seen for mark in ("<script", "<img", "](", "http://evil", "javascript:", "\n# two"))


@pytest.mark.parametrize(("info", "language"), [*zip(PAGES, cycle(("ar", "en")))], ids=[info.key for info in PAGES])
def test_what_an_address_cannot_mean_is_told_on_one_line(info, language) -> None:
    """Unknown values, a date that cannot be, a name that nobody knows: told, and the rest of the link holds."""
    wrong = {"country": "KW,XX", "kind": "visit,party", "from": "2023-02-30", "nobody": "1"}
    app = open_app(info.file, lang=language, **known(info), **wrong)
    sound(app, info, language=language)
    (line,) = ignored_lines(app, translator(language))
    for told in ("country=XX", "kind=party", "from=2023-02-30", "nobody=1"):
        assert told in without_marks(line)
    assert "KW" not in line and "visit" not in line
    is_there = info.hidden and info.key not in NOT_IN_THE_RECORD
    assert not is_there or app.title[0].value != translator(language)("Not on record")


@pytest.mark.parametrize("after_the_first", [False, True])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_parameter_that_stands_twice(language, after_the_first) -> None:
    """From the menu or as a cold link: a filter takes all its codes; of a day the last holds, and the other is told."""
    twice = {"kind": ["visit", "meeting", "party"], "from": ["2020-01-01", "2021-01-01"], "view": ["calendar", "list"]}
    app = open_app(BY_KEY["activities"].file, after_the_first=after_the_first, lang=language, **twice)
    sound(app, BY_KEY["activities"], language=language)
    assert app.multiselect(key="jisr.filter.kind").value == ["visit", "meeting"]
    (line,) = ignored_lines(app, translator(language))
    assert all(told in without_marks(line) for told in ("kind=party", "from=2020-01-01", "view=calendar"))
    assert "2021" not in line and "view=list" not in without_marks(line)
    both = open_app(BY_KEY["activities"].file, lang=language, **{"kind": "visit,meeting", "from": "2021-01-01"})
    assert [table.value.to_csv() for table in app.dataframe] == [table.value.to_csv() for table in both.dataframe]


@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_another_page_s_parameter_is_told(info, empty_url, environment) -> None:
    """A page takes its own parameters and the filters, and says which others the link had, whatever is on record."""
    environment(DATABASE_URL=empty_url)
    others = {name: "x" for other in PAGES for name in other.params if name not in info.params}
    app = open_app(info.file, lang="en", **known(info), **others)
    (line,) = ignored_lines(app, translator("en"))
    assert sum(f"{name}=x" in without_marks(line) for name in others) == min(len(others), MOST_IGNORED)


@pytest.mark.parametrize(
    ("key", "right", "wrong"),
    [
        ("activities", {}, {"show": "everything", "view": "tree", "sort": "luck", "page": "0"}),
        ("activities", {"sort": "oldest"}, {"page": "9999"}),
        ("activities", {"view": "calendar"}, {"month": "2023-13"}),
        ("channels", {}, {"only": "pigeon", "show": "loud"}),
        ("communities", {}, {"most": "31"}),
        ("export", {}, {"table": "secrets"}),
        ("export", {}, {"indicator": "happiness"}),
    ],
)
def test_a_value_that_a_page_does_not_know_is_told(key, right, wrong) -> None:
    """The page shows what it would without it, and says which part of the link it could not use."""
    app = open_app(BY_KEY[key].file, lang="ar", **right, **wrong)
    sound(app, BY_KEY[key], language="ar")
    told = without_marks(" ".join(ignored_lines(app, translator("ar"))))
    assert all(f"{name}={value}" in told for name, value in wrong.items())
    assert not any(f"{name}=" in told for name in right)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_filter_is_shown_as_it_was_written(text) -> None:
    """Script, Markdown, an address, a line break, a direction mark or a novel: one harmless short line."""
    app = open_app(lang="en", topic=text, kind="visit", **{text[:40]: "1"})
    sound(app, BY_KEY["overview"], language="en")
    (line,) = ignored_lines(app, translator("en"))
    assert "\n" not in line and len(without_marks(line)) < 400
    assert all(harmless(said) for said in texts(app))
    assert param(app, "kind") == "visit"


@pytest.mark.parametrize("info", [info for info in PAGES if info.params], ids=lambda info: info.key)
def test_a_page_lives_through_its_own_parameters(info) -> None:
    """Whatever a page's own parameter holds, the page stands, and draws none of it as mark-up."""
    # Short enough to be shown whole.
    app = open_app(info.file, lang="en", **dict.fromkeys(info.params, "<script>[x](javascript:1)<img src=x>"))
    sound(app, info, language="en")
    assert all(harmless(said) for said in texts(app))


@pytest.mark.parametrize("value", ["-1", "0", "99999999999999999999", "1e9", "2023-00", "9999-12", "٣"])
def test_numbers_and_months_out_of_range_lead_to_the_page_itself(value) -> None:
    """A page of rows that is none, a month that cannot be."""
    for view in ("list", "calendar"):
        app = open_app(BY_KEY["activities"].file, lang="ar", view=view, month=value, page=value)
        sound(app, BY_KEY["activities"], language="ar")


@pytest.mark.parametrize("key", ["overview", "countries", "communities", "activities", "export"])
def test_a_link_shows_a_colleague_the_same_page(key) -> None:
    """The address that the widgets wrote, opened cold by somebody else, draws the very same texts, in the language."""
    page = BY_KEY[key].file
    mine = open_app(page, after_the_first=True, lang="en")
    mine.multiselect(key="jisr.filter.kind").set_value(["visit", "virtual_session"])
    mine.multiselect(key="jisr.filter.country").set_value(["KW"]).run()
    mine.selectbox(key="jisr.filter.period").set_value("all").run()
    mine.button_group(key="jisr.language").set_value("ar").run()
    link = {name: param(mine, name) for name in mine.query_params}
    assert link == {"lang": "ar", "kind": "visit,virtual_session", "country": "KW"}
    theirs = open_app(page, **link)
    assert texts(theirs) == texts(mine)
    badges = [button.label for button in theirs.button if "badge" in (button.key or "")]
    t = translator("ar")
    assert any(t.country("KW") in label for label in badges)
    assert len(badges) == 3


@pytest.mark.parametrize("key", PROFILES)
def test_a_profile_keeps_its_subject_when_the_language_changes(key) -> None:
    """Choosing the other language stays with the same country, community or activity, and keeps the filters."""
    name, value = PROFILES[key]
    app = open_app(BY_KEY[key].file, lang="en", kind="visit", **{name: value})
    app.button_group(key="jisr.language").set_value("ar").run()
    assert {each: param(app, each) for each in app.query_params} == {"lang": "ar", "kind": "visit", name: value}
    sound(app, BY_KEY[key], language="ar")
