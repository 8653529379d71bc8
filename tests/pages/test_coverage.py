"""The page of coverage says what its query says, plans at one click, and keeps tiers and reasons for those who may."""

import json
from datetime import date
from urllib.parse import parse_qs

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models import Channel, Community, CoverageReason
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.periods import today
from outreach.queries import coverage
from outreach.settings import settings
from outreach.wording import coverage_rows
from outreach.writing import rows
from outreach.writing.images import snapshot
from tests.shown import ignored_lines, open_app, texts, without_marks
from tests.small_world import HOME

FILE = "pages/coverage.py"
OTHER = Viewer("Manager Two", Role.MANAGER)


@pytest.fixture
def own(record_copy: str, environment) -> str:
    """A copy of the public record that this test may write to, and a manager."""
    environment(DATABASE_URL=record_copy, JISR_USER="Manager One", JISR_ROLE="manager")
    return record_copy


def said(app: AppTest) -> str:
    return without_marks("\n".join(texts(app)))


def listed(app: AppTest):
    return next(frame for frame in app.dataframe if frame.key == "jisr.rows.coverage").value


def named(url: str, language: str) -> dict[str, str]:
    """What the list calls each community, by its key."""
    with Session(engine(url)) as db:
        found = coverage.table(db, filters=Filters(), day=today(settings())).to_dict("records")
    return {row["key"]: coverage_rows.place(row, t=translator(language)) for row in found}


def stored(url: str, table: type, key: str) -> dict | None:
    with Session(engine(url)) as db:
        return snapshot(db, table, key)


def corrections(app: AppTest) -> list[dict[str, list[str]]]:
    """The ways to the page where rows are corrected, by what their addresses ask for."""
    links = [link.proto for link in app.main.get("page_link") if link.proto.page == "correct"]
    return [{name: value for name, value in parse_qs(link.query_string).items() if name != "lang"} for link in links]


def changed(url: str, key: str, **values: object) -> None:
    """Somebody else corrects a community."""
    with Session(engine(url)) as db:
        rows.change(db, Community, key, values, token=None, viewer=OTHER, home_country=HOME)
        db.commit()


def tiered(url: str) -> None:
    """Two communities that the record says were met, and one with nothing but a channel of the ministry's, have a tier;
    so has another, of which nothing is reported."""
    for key, tier in (("sa-riyadh", "C"), ("fr", "A"), ("be", "B"), ("ye", "A")):
        changed(url, key, tier=tier)
    values = {"kind": "facebook_page", "name_en": "Own page", "community": "be"}
    with Session(engine(url)) as db:
        rows.add(db, Channel, values, viewer=OTHER, home_country=HOME)
        db.commit()


def test_the_list_is_the_query_in_its_order(own) -> None:
    """Without tiers nothing is past a cadence; of silence nothing follows; and the rule of the order is written out."""
    t = translator("ar")
    app = open_app(FILE, lang="ar")
    assert not app.exception
    with Session(engine(own)) as db:
        found = coverage.table(db, filters=Filters(), day=today(settings()))
    assert list(listed(app)["place"]) == [coverage_rows.place(row, t=t) for row in found.to_dict("records")]
    assert len(found) == found["key"].nunique() == listed(app)["place"].nunique()
    words = said(app)
    assert (
        without_marks(t("How often each community is to be met is not decided yet: no community has a tier")) in words
    )
    silent = int((found["contact"] == "not_reported").sum())
    shown = {without_marks(one.label): one.value for one in app.metric}
    assert shown[t("Without a tier")] == t.number(len(found))
    assert shown[t("Past their cadence")] == shown[t("Never met on record")] == t("unknown")
    counted = t.plural("No contact is reported with {n}", "No contact is reported with {n}", silent)
    assert without_marks(counted) in words
    wide = named(own, "ar")
    assert wide["fr"] == t("{country} (whole country)", country=t.country("FR"))
    assert wide["sa-riyadh"].endswith(t.country("SA"))
    assert without_marks(t(coverage_rows.SILENCE)) in words
    assert t("Overdue ratio: days since the last contact, divided by the days that the tier allows.") in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_matters_most_is_seen_without_pushing(year_url, environment, language) -> None:
    """On a screen of 1,440 pixels all up to the next planned day, beside the boxes of the rows; on a phone the plan."""
    environment(DATABASE_URL=year_url, JISR_ROLE="editor")
    shown = next(frame for frame in open_app(FILE, lang=language).dataframe if frame.key == "jisr.rows.coverage").proto
    order = list(shown.column_order)[:: -1 if translator(language).is_rtl else 1]
    first = ["place", "plan", "tier_name", "days_said", "ratio", "per_1000", "open_requests", "next_name"]
    assert order[: len(first)] == first and order[len(first)] == "last"
    widths = json.loads(shown.columns)
    assert sum(widths[name]["width"] for name in first) <= 1440 - 357 - 36


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_are_called_so_where_there_are_more(year_url, environment, language) -> None:
    """Of one that is drawn it was said that it is the first 1 of all of them."""
    environment(DATABASE_URL=year_url)
    t = translator(language)
    first = t("The first {n} with a date; all of them in the list.", n=15)
    line = t("The line across a bar is the end of its cadence.")
    notes = [f"{first} {line}", line]
    for place, note in zip(({}, {"community": "sa-riyadh"}), notes, strict=True):
        app = open_app(FILE, lang=language, **place)
        assert [text for text in map(without_marks, texts(app)) if line in text] == [note]


def test_marks_are_explained_where_there_are_any(own) -> None:
    """Without tiers no cadence ends anywhere; dates that are known to the month make the paler part."""
    t = translator("en")
    line = t("The line across a bar is the end of its cadence.")
    paler = t("The paler part of a bar is what nobody knows.")
    for before, expected in ((lambda: None, [False, True]), (lambda: tiered(own), [True, True])):
        before()
        words = said(open_app(FILE, lang="en"))
        assert [line in words, paler in words] == expected


def test_days_stand_under_each_other_as_numbers_do(own) -> None:
    """Although they are texts: they may be a range."""
    app = open_app(FILE, lang="en")
    tables = {frame.key: json.loads(frame.proto.columns) for frame in app.dataframe}
    assert tables["jisr.rows.coverage"]["days_said"]["alignment"] == "right"


def test_a_choice_shows_as_many_as_it_says(own) -> None:
    tiered(own)
    app = open_app(FILE, lang="en")
    numbers = {without_marks(one.label): one.value for one in app.metric}
    assert numbers["Past their cadence"] == "3" and numbers["Never met on record"] == "1"
    late, names = listed(open_app(FILE, lang="en", show="past")), named(own, "en")
    # Who was never met is more than any ratio; of whom nothing is reported, nobody knows whether it is late.
    assert late["place"].iloc[0] == names["be"]
    assert set(late["place"]) == {names[key] for key in ("be", "fr", "sa-riyadh")}
    ratios = list(late["ratio"])[1:]
    assert ratios == sorted(ratios, reverse=True)
    assert listed(open_app(FILE, lang="en", show="never"))["place"].tolist() == [names["be"]]
    assert set(listed(open_app(FILE, lang="en", tier="B"))["place"]) == {names["be"]}
    assert set(listed(open_app(FILE, lang="en", show="past", tier="C"))["place"]) == {names["sa-riyadh"]}
    silent = listed(open_app(FILE, lang="en", show="unreported"))
    assert names["be"] not in set(silent["place"]) and len(silent)
    french = listed(open_app(FILE, lang="en", country="FR"))["place"]
    assert set(french) == {name for name in names.values() if name.endswith(", France") or name == names["fr"]}


def test_what_an_address_cannot_mean_is_said(own) -> None:
    t = translator("en")
    assert ignored_lines(open_app(FILE, lang="en", show="everybody"), t)
    assert ignored_lines(open_app(FILE, lang="en", tier="Z"), t)


def test_an_editor_gives_many_a_tier(own, environment) -> None:
    environment(JISR_ROLE="editor")
    t = translator("ar")
    app = open_app(FILE, lang="ar")
    app.multiselect(key="jisr.tiers.communities").set_value(["sa", "fr"])
    app.button_group(key="jisr.tiers.tier").set_value("B")
    app.button(key="jisr.tiers.give").click().run()
    assert not app.exception
    said_so = t.plural("{n} community has another tier now.", "{n} communities have another tier now.", 2)
    assert without_marks(said_so) in said(app)
    assert [stored(own, Community, key)["tier"] for key in ("sa", "fr", "kw")] == ["B", "B", None]
    assert app.multiselect(key="jisr.tiers.communities").value == []


def test_a_tier_that_somebody_else_gave_meanwhile_is_kept(own) -> None:
    app = open_app(FILE, lang="en")
    app.multiselect(key="jisr.tiers.communities").set_value(["sa", "fr"])
    app.button_group(key="jisr.tiers.tier").set_value("B")
    seen = dict(app.session_state["jisr.tiers.seen"])
    changed(own, "fr", tier="A")
    assert seen["fr"] == ""
    app.button(key="jisr.tiers.give").click().run()
    assert "changed the tier of" in said(app) and "To give yours all the same, press again." in said(app)
    assert [stored(own, Community, key)["tier"] for key in ("sa", "fr")] == [None, "A"]
    app.button(key="jisr.tiers.give").click().run()
    assert [stored(own, Community, key)["tier"] for key in ("sa", "fr")] == ["B", "B"]


def test_nothing_chosen_is_said(own) -> None:
    app = open_app(FILE, lang="en")
    app.button(key="jisr.tiers.give").click().run()
    assert "Choose a tier." in said(app)
    app.button_group(key="jisr.tiers.tier").set_value("B")
    app.button(key="jisr.tiers.give").click().run()
    assert "Choose at least one community." in said(app)


def test_who_may_only_look_is_given_no_form_and_no_plan(own, environment) -> None:
    """Editors write reasons and give tiers, and find the way to where a reason is corrected."""
    with Session(engine(own)) as db:
        values = {"key": "r1", "community": "be", "hindrance": "no_embassy", "since": date(2024, 5, 1)}
        rows.add(db, CoverageReason, values, viewer=OTHER, home_country=HOME)
        db.commit()
    environment(JISR_ROLE="editor")
    app = open_app(FILE, lang="en")
    assert "plan" in listed(app)
    assert [field for field in app.multiselect if field.key == "jisr.tiers.communities"]
    assert [button for button in app.button if button.key == "jisr.reason.record"]
    assert corrections(app) == [{"table": ["coverage_reason"], "row": ["r1"]}]
    environment(JISR_ROLE="analyst")
    app = open_app(FILE, lang="en")
    assert corrections(app) == [] and not [field for field in app.multiselect if field.key == "jisr.tiers.communities"]
    shown = next(frame for frame in app.dataframe if frame.key == "jisr.rows.coverage")
    assert "plan" not in shown.proto.column_order
    assert not [button for button in app.button if button.key and button.key.startswith("jisr.reason")]
