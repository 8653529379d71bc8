"""The form of the page "Correct rows": rows added by typing, and what is wrong said at its field, in both languages."""

import json

import pytest
from sqlmodel import Session, select

from models import Activity, Change
from models.engine import engine
from outreach.i18n import translator
from outreach.plain import plain
from outreach.wording import history_rows, row_words
from tests.pages.own_rows import image, url, whole
from tests.pages.test_correct import opened, press, typed
from tests.pages.test_log import own, said
from tests.shown import english

__all__ = ["own", "url", "whole"]

FIT = "A key of at most 80 Latin letters, digits, hyphens, underscores, dots and colons."


def chosen(app, table: str, name: str, code: str):
    """A code is chosen from the list of a field."""
    return app.selectbox(key=f"jisr.correct.{table}.{name}").set_value(code).run()


def referred(app, table: str, name: str, text: str, key: str):
    """Somebody is found by what is typed, and taken."""
    app = typed(app, table, f"{name}.find", text)
    return press(app, f"{table}.{name}.add.{key}")


def wrong(app, words: str) -> bool:
    return f":material/error: {words}" in said(app)


@pytest.mark.parametrize(("text", "language"), [("الريَاض", "ar"), ("رياض", "en"), ("riyadh", "ar")])
def test_a_row_is_added_by_typing(url, language, text) -> None:
    """A channel of a community that is found in either language, without its marks; known to the month."""
    app = chosen(opened("channel", language, do="add"), "channel", "kind", "telegram")
    app = typed(app, "channel", "name_ar", "قناة جديدة")
    app = referred(app, "channel", "community", text, "sa-riyadh")
    app.date_input(key="jisr.correct.channel.starts").set_value("2024-02-10").run()
    app = chosen(app, "channel", "precision", "month")
    app = press(typed(app, "channel", "key", "own-new"), "save")
    row = image(url, "channel", "own-new")
    assert (row["kind"], row["community"], row["name_ar"]) == ("telegram", "sa-riyadh", "قناة جديدة")
    assert (row["starts"], row["ends"], row["precision"]) == ("2024-02-01", "2024-02-29", "month")
    assert translator(language)("Saved.") in said(app)


def test_a_channel_has_its_sources(url) -> None:
    """A line each, checked as those of files, with history; of a row that stays as it is they are only shown."""
    app = typed(opened("channel", "en"), "channel", "sources", "ftp://example.org/1")
    app = press(app, "save")
    expected = "Line {number}: an address begins with https:// or http:// and has at most 2,000 characters."
    assert wrong(app, translator("en")(expected, number="1"))
    app = press(typed(app, "channel", "sources", "https://example.org/1 A paper 2024-05-01"), "save")
    cited = [["https://example.org/1", "A paper", "2024-05-01"]]
    assert image(url, "channel", "own-page")["sources"] == cited
    with Session(engine(url)) as db:
        columns = db.exec(select(Change.columns).order_by(Change.id.desc()).limit(1)).one()
    assert json.loads(columns) == {"sources": [[], cited]}
    assert "https://example.org/1" in opened("channel", "en").text_area(key="jisr.correct.channel.sources").value


def test_a_request_gets_its_number(url) -> None:
    """Raised in an activity that is found by its title; its words stand in no history."""
    with Session(engine(url)) as db:
        title, key = db.exec(select(Activity.title_en, Activity.key).where(Activity.title_en != "").limit(1)).one()
    app = chosen(opened("request", do="add"), "request", "kind", "enquiry")
    app = typed(app, "request", "summary", "The very words")
    app.date_input(key="jisr.correct.request.raised_on").set_value("2024-02-10").run()
    press(referred(app, "request", "activity", title, key), "save")
    with Session(engine(url)) as db:
        change = db.exec(select(Change).order_by(Change.id.desc()).limit(1)).one()
    assert change.table_name == "request" and "2024" in change.row_key and "very" not in change.columns
    assert image(url, "request", change.row_key)["activity"] == key


def test_what_is_wrong_stands_at_its_field(url) -> None:
    """All of it at once, and nothing is written; what was mended is not complained of any more."""
    t = translator("ar")
    app = press(opened("channel_reading", "ar", do="add"), "save")
    assert said(app).count(t("This may not be left blank.")) == 3
    assert t.plural("{n} field above wants another look.", "{n} fields above want another look.", 3) in said(app)
    app = typed(app, "channel_reading", "audience", "many")
    app = press(typed(app, "channel_reading", "net_followers", "- few"), "save")
    assert wrong(app, t("A whole number, such as 45; nothing where it is unknown."))
    assert wrong(app, t("A whole number, such as 45 or -45; nothing where it is unknown."))
    app = chosen(app, "channel_reading", "basis", "counted")
    assert said(app).count(t("This may not be left blank.")) == 2
    app = press(typed(opened("channel", "ar", do="add"), "channel", "key", "a/b"), "save")
    assert wrong(app, t(FIT)) and wrong(app, t("Give a name, in Arabic or in English."))


@pytest.mark.parametrize(
    ("values", "words", "language"),
    [
        (
            {"messages": ""},
            "A reading says something: an audience, its growth, messages, active members, who joined or left.",
            "ar",
        ),
        ({"audience": "5"}, "Give the audience with its unit, or neither: likes are no followers.", "en"),
        (
            {"messages": "5", "unit": "likes"},
            "Give the audience with its unit, or neither: likes are no followers.",
            "ar",
        ),
        ({"audience": "5", "unit": "members"}, "This channel has a reading of this day in this unit already.", "en"),
    ],
)
def test_what_the_database_refuses_is_said_in_words(url, language, values, words) -> None:
    """Its rules are in the reader's language, at the field where they are mended."""
    app = opened("channel_reading", language, do="add")
    app = referred(app, "channel_reading", "channel", "own gr", "own-group")
    app.date_input(key="jisr.correct.channel_reading.read_on").set_value("2024-05-14").run()
    app = chosen(app, "channel_reading", "basis", "counted")
    app = chosen(app, "channel_reading", "audience_unit", values.get("unit", ""))
    for name in ("audience", "messages"):
        app = typed(app, "channel_reading", name, values.get(name, ""))
    app = press(app, "save")
    assert wrong(app, translator(language)(words))
    assert not any(name in said(app) for name in ("ck_", "uq_", "constraint"))


def test_two_of_one_name_are_refused_in_words(url) -> None:
    """An entity of the same community; a key that is taken; a community of the home country."""
    t = translator("en")
    app = referred(opened("entity", "en", do="add"), "entity", "community", "riyadh", "sa-riyadh")
    app = press(typed(app, "entity", "name_en", "Own house"), "save")
    assert wrong(app, t("This community has an entity of this name already."))
    app = typed(opened("topic", "en", do="add"), "topic", "key", "own-topic")
    app = press(typed(app, "topic", "name_en", "Another"), "save")
    assert wrong(app, t("A row has this key already."))
    app = referred(opened("community", "en", do="add"), "community", "country_code", "مصر", "EG")
    app = press(typed(app, "community", "name_en", "At home"), "save")
    assert wrong(app, t("The home country: activities are held here, and it has no community that could be reached."))


def test_a_community_stays_where_others_stand_under_it(url) -> None:
    """A city that others refer to keeps its country; the community of a whole country stays that."""
    t = translator("ar")
    app = press(opened("community", "ar", row="sa-riyadh"), "community.country_code.off")
    app = press(referred(app, "community", "country_code", "kuwait", "KW"), "save")
    assert wrong(app, t("It stays in its country while other rows refer to it: correct those first."))
    assert image(url, "community", "sa-riyadh")["country_code"] == "SA"
    app = press(opened("community", "ar"), "community.country_code.off")
    press(referred(app, "community", "country_code", "kuwait", "KW"), "save")
    assert image(url, "community", "own-place")["country_code"] == "KW"
    app = press(chosen(opened("community", "ar", row="sa"), "community", "level", "city"), "save")
    assert wrong(app, t("Every country keeps its community of the whole country."))


def test_what_others_refer_to_is_not_deleted(url) -> None:
    """How many of what refer to it, and which, each with the way to it; a button only where nothing does."""
    t = translator("ar")
    app = opened("channel", "ar", row="own-group")
    name = t("{table}: {name}", table=history_rows.table("channel_reading", t=t), name="")
    (reading,) = [one for one in app.button if one.label.startswith(plain(name))]
    assert "Own group" in reading.label
    assert [one.proto.page for one in app.main.get("page_link")].count("request") == 1
    assert english(app, "ar") == []
    assert row_words.in_the_way({"channel_reading": 1, "request": 1}, t=t) in said(app)
    assert "jisr.correct.delete" not in [button.key for button in app.button]


def test_to_discard_is_to_read_the_row_again(url) -> None:
    app = press(typed(opened("topic"), "topic", "note", "Words"), "discard")
    assert [area.value for area in app.text_area] == [""]
    assert "jisr.correct.discard" not in [button.key for button in app.button]


@pytest.mark.parametrize(
    ("text", "found"), [("مكَان", True), ("own pl", True), ("مدينه", False), ("own-place", True), ("السعوديه", True)]
)
def test_a_row_is_found_by_its_names(url, text, found) -> None:
    """In either language, without its marks, and by its country's; where nothing has such a name, that is said."""
    app = opened("community", "en", find="")
    app = app.text_input(key="jisr.correct.find.community.").set_value(text).run()
    hits = [button.key for button in app.button if (button.key or "").startswith("jisr.here.")]
    hits.remove(next(hit for hit in hits if hit.endswith(".community.add")))
    assert any("own-place" in hit for hit in hits) == found
    assert ("Nothing on record has such a name." in said(app)) == (not hits)
