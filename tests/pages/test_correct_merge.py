"""Two communities or two entities become one on their page, after what moves was shown; and are parted again."""

import pytest
from sqlmodel import Session, func, select

from models import Change
from models.engine import engine
from outreach.acting import NotAllowed, Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.numerals import ISOLATES
from outreach.queries import own_rows
from outreach.screen.correct_merge import LOST
from outreach.wording import row_words
from outreach.wording.history_words import COLUMNS
from outreach.writing import rows
from outreach.writing.merge import merge
from outreach.writing.shapes import SHAPES
from tests.pages.own_rows import EDITORS, changed, image, url, whole
from tests.pages.test_correct import back, opened
from tests.pages.test_log import own, said
from tests.shown import ignored_lines, open_app, param, without_marks
from tests.small_world import HOME

__all__ = ["own", "url", "whole"]

BOTH = {"community": ("sa-riyadh", "own-place"), "entity": ("own-house", "own-twin")}


@pytest.fixture
def two(url: str) -> str:
    """An entity and a channel of the community that is there twice, and an entity that is there twice."""
    with Session(engine(url)) as db:
        for table, values in (
            ("entity", {"key": "own-twin", "community": "own-place", "name_en": "Own twin"}),
            ("channel", {"key": "own-other", "kind": "x", "community": "own-place", "name_en": "Own other"}),
        ):
            rows.add(db, SHAPES[table].table, values, viewer=EDITORS[0], home_country=HOME)
        db.commit()
    return url


def merging(table: str, language: str = "en", **params: str):
    """The page on which the row that is there twice is merged into the other."""
    keep, gone = BOTH[table]
    return opened(table, language, **{"row": keep, "do": "merge", "other": gone, **params})


def confirm(app):
    app = app.button(key="jisr.merge.do").click().run()
    assert not app.exception
    return app


def bare(words: str) -> str:
    return without_marks(words).translate(ISOLATES)


def names_of(url: str, table: str, key: str, language: str) -> str:
    """What a row is called where it might be taken for another."""
    with Session(engine(url)) as db:
        (row,) = own_rows.named(db, table=table, keys=(key,)).to_dict("records")
    return row_words.name(row, table=table, t=translator(language))


def last_change(url: str) -> int:
    with Session(engine(url)) as db:
        return db.scalar(select(func.max(Change.id)))


@pytest.mark.parametrize(
    ("table", "counts", "language"), [("community", {"channel": 1, "entity": 1}, "ar"), ("entity", {}, "en")]
)
def test_it_is_shown_first_done_and_taken_back(two, table, counts, language) -> None:
    """What moves, by table; then it is said, and one click parts them again."""
    t, (keep, gone) = translator(language), BOTH[table]
    before = [image(two, table, key) for key in BOTH[table]]
    app = merging(table, language)
    if counts:
        assert row_words.counted(counts, t=t) in said(app)
    assert image(two, table, gone) is not None
    app = confirm(app)
    assert param(app, "row") == keep and image(two, table, gone) is None
    if table == "community":
        assert image(two, "channel", "own-other")["community"] == keep
    assert t("Take the merge back") in [button.label for button in app.button]
    app = back(app)
    assert t("Taken back: everything is as it was before.") in said(app)
    assert [image(two, table, key) for key in BOTH[table]] == before
    assert t("Take the merge back") not in [button.label for button in app.button]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_the_one_that_goes_has_is_named_before(two, language) -> None:
    """A tier that would be lost with it; not what both have, nor what the one that goes lacks."""
    t = translator(language)
    begins = t(LOST).split("{gone}")[0]
    changed(two, "community", "own-place", tier="A")
    changed(two, "community", "sa-riyadh", tier=None)
    (words,) = [line for line in bare(said(merging("community", language))).splitlines() if line.startswith(begins)]
    assert t(COLUMNS["tier"]) in words and t(COLUMNS["name_en"]) not in words
    changed(two, "community", "sa-riyadh", tier="B")
    assert not [line for line in bare(said(merging("community", language))).splitlines() if line.startswith(begins)]
    assert not [line for line in bare(said(merging("entity", language))).splitlines() if line.startswith(begins)]


@pytest.mark.parametrize("where", ["list", "row", "history"])
def test_a_merge_is_taken_back_later_too(two, where, environment) -> None:
    """From the list of the table, the address of the row that went, and the history."""
    environment(JISR_USER="Editor Three")
    confirm(merging("community"))
    change = last_change(two)
    if where == "history":
        app = open_app("pages/history.py", lang="en", row="community/own-place", by="Editor Three")
        assert any("table=community" in link.proto.query_string for link in app.main.get("page_link"))
    else:
        app = opened("community", **({"find": ""} if where == "list" else {"row": "own-place"}))
        assert "Own place: merged into Riyadh, Saudi Arabia by Editor Three on" in bare(said(app))
    assert "Taken back: everything is as it was before." in said(back(app))
    assert image(two, "community", "own-place") is not None and last_change(two) > change


@pytest.mark.parametrize(("table", "language"), [("community", "ar"), ("entity", "en")])
def test_the_address_of_the_row_that_went_leads_to_the_one_that_stays(two, table, language) -> None:
    """By its name as it was, under its own title, and with the way to the other."""
    t, (keep, gone) = translator(language), BOTH[table]
    name = t.name(image(two, table, gone))
    confirm(merging(table))
    app = opened(table, language, row=gone)
    assert app.title[0].value == t("Merged")
    (told,) = [bare(one.value) for one in app.subheader]
    stays = bare(names_of(two, table, keep, language))
    assert name in told and stays in told and gone not in told
    (way,) = [button for button in app.button if bare(button.label) == stays]
    assert param(way.click().run(), "row") == keep


def test_what_was_changed_again_is_said_by_name(two) -> None:
    """A merge whose rows somebody corrected since cannot be taken back."""
    confirm(merging("community", "en"))
    changed(two, "channel", "own-other", owner="Somebody")
    app = back(opened("community", "en", row="own-place"))
    assert "own-other" in said(app) and image(two, "community", "own-place") is None


def test_the_other_way_round(two) -> None:
    app = merging("entity")
    app = app.radio[0].set_value("own-twin").run()
    confirm(app)
    assert image(two, "entity", "own-house") is None and image(two, "entity", "own-twin") is not None


def test_what_changed_meanwhile_is_not_merged_unseen(two) -> None:
    app = merging("community", "ar")
    changed(two, "community", "own-place", name_en="Their name")
    app = confirm(app)
    words = "It was not merged: somebody changed one of the two meanwhile. Look at them again."
    assert translator("ar")(words) in said(app) and image(two, "community", "own-place") is not None


def test_the_community_of_a_whole_country_stays(two) -> None:
    """It is no choice then; and the row that it takes in is found by typing."""
    assert merging("community", other="sa").radio[0].options == [merging("community", other="sa").radio[0].options[0]]
    app = opened("community", row="sa-riyadh", do="merge")
    app = app.text_input(key="jisr.merge.find.sa-riyadh").set_value("مكان").run()
    (hit,) = [button for button in app.button if button.key and button.key.endswith(".own-place")]
    app = hit.click().run()
    assert param(app, "other") == "own-place" and app.radio


@pytest.mark.parametrize("other", ["sa-riyadh", "kw", "nobody"])
def test_what_is_not_alike_is_ignored_and_said(two, other) -> None:
    """Itself, one of another country, one that nobody knows."""
    app = merging("community", other=other)
    assert len(ignored_lines(app, translator("en"))) == 1
    assert "jisr.merge.do" not in [button.key for button in app.button]


def test_entities_of_one_name_in_both_are_in_the_way(two) -> None:
    """The database refuses it in words, and nothing is half merged."""
    with Session(engine(two)) as db:
        values = {"key": "own-third", "community": "sa-riyadh", "name_en": "Own twin"}
        rows.add(db, SHAPES["entity"].table, values, viewer=EDITORS[0], home_country=HOME)
        db.commit()
    app = confirm(merging("community", "en"))
    assert translator("en")("This community has an entity of this name already.") in said(app)
    assert image(two, "channel", "own-other")["community"] == "own-place"


def test_the_write_itself_asks_for_the_role(two, environment) -> None:
    environment(JISR_ROLE="analyst")
    assert not merging("community").radio
    app = open_app("pages/history.py", lang="en", row="community/own-place")
    assert not [button for button in app.button if (button.key or "").startswith("jisr.back.")]
    with Session(engine(two)) as db, pytest.raises(NotAllowed):
        analyst = Viewer("Analyst", Role.ANALYST)
        merge(db, SHAPES["community"].table, keep="sa-riyadh", gone="own-place", viewer=analyst, home_country=HOME)
