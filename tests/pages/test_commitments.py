"""Commitments on their pages: listed by state, added, kept, dropped, taken up again; the record's own left as it is."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select
from streamlit.testing.v1 import AppTest

from models import Commitment
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.labels import LABELS
from outreach.periods import today
from outreach.plain import plain
from outreach.settings import settings
from outreach.wording import commitment_words
from outreach.writing import rows
from outreach.writing.images import snapshot
from tests.pages.test_log import own, said
from tests.shown import english, ignored_lines, open_app, param

__all__ = ["own"]

LIST, ONE = "pages/commitments.py", "pages/commitment.py"
REPORTED = "nm_visit_sa_2016-1"
OTHER = Viewer("Editor Two", Role.EDITOR)


def promised(key: str, language: str = "en") -> str:
    """What such a commitment says."""
    return f"Own {key}" if language == "en" else f"وعد {key}"


def written(url: str, key: str, **values: object) -> None:
    """A commitment of the ministry's own."""
    with Session(engine(url)) as db:
        given = {"key": key, "what_en": promised(key), "what_ar": promised(key, "ar")} | values
        rows.add(db, Commitment, given, viewer=OTHER, home_country="EG")
        db.commit()


def now(url: str, key: str) -> dict:
    with Session(engine(url)) as db:
        return snapshot(db, Commitment, key)


def ahead(days: int) -> date:
    return today(settings()) + timedelta(days=days)


def opened(file: str, language: str = "en", **params: str) -> AppTest:
    app = open_app(file, lang=language, **params)
    assert not app.exception
    return app


def submit(app: AppTest, label: str) -> AppTest:
    (button,) = [one for one in app.button if one.label == label]
    app = button.click().run()
    assert not app.exception
    return app


def pills(app: AppTest) -> list[str]:
    (group,) = [one for one in app.button_group if one.key == "jisr.choice.commitments.state"]
    return [option.content for option in group.proto.options]


@pytest.fixture
def full(own: str) -> str:
    """The record, and one own commitment of each state."""
    kept = {"kept_evidence": "https://example.org/kept"}
    written(own, "late", due_on=ahead(-3), community="sa-riyadh", country_code="SA", authority="cabinet")
    written(own, "soon", due_on=ahead(2))
    written(own, "open", country_code="KW")
    written(own, "kept", due_on=ahead(-3), kept_on=ahead(-4), **kept)
    written(own, "kept_late", due_on=ahead(-3), kept_on=ahead(-1), **kept)
    written(own, "dropped", dropped_on=ahead(-1), dropped_because="No money")
    return own


def test_the_record_s_own_are_neither_late_nor_kept(record_url, environment) -> None:
    """77 that nobody followed up; no share is made of them, and what is in none is said."""
    environment(DATABASE_URL=record_url, JISR_ROLE="viewer")
    t = translator("ar")
    app = opened(LIST, "ar")
    assert english(app, "ar") == []
    values = {metric.label: metric.value for metric in app.metric}
    assert values[plain(t("Not followed up"))] == t.number(77)
    assert values[plain(t("Late"))] == values[plain(t("Kept"))] == t.number(0)
    assert values[plain(t("Commitments kept in time"))] == t("unknown")
    reported = "{n} that the public record reports, and nobody followed up"
    assert t.plural(reported, reported, 77) in said(app)
    # Of one authority no share is shown: nothing is said of what is in none.
    narrowed = opened(LIST, "ar", authority="embassy_kampala")
    assert len(narrowed.dataframe[0].value) == 1 and t("Commitments kept in time") not in said(narrowed)
    assert t("In no share of those kept: {parts}.", parts="").rstrip(".") not in said(narrowed)
    frame = app.dataframe[0].value
    state = commitment_words.state("not_followed_up", t=t)
    assert frame["state_said"].tolist() == [state] * 77
    # A viewer finds no way to add one.
    assert t("Add a commitment") not in [button.label for button in app.button]


def test_each_state_has_its_number_and_its_rows(full) -> None:
    t = translator("ar")
    app = opened(LIST, "ar")
    assert english(app, "ar") == []
    numbers = {"All {n}": 83, "Late {n}": 1, "Still to be kept {n}": 2, "Kept {n}": 2, "Dropped {n}": 1,
               "Not followed up {n}": 77}  # fmt: skip
    assert pills(app) == [t(words, n=number) for words, number in numbers.items()]
    for state, expected in (("late", ["late"]), ("open", ["soon", "open"]), ("kept", ["kept_late", "kept"])):
        shown = opened(LIST, "ar", state=state).dataframe[0].value
        assert shown["what"].tolist() == [promised(key, "ar") for key in expected]
    share = {metric.label: metric.value for metric in app.metric}[plain(t("Commitments kept in time"))]
    assert share == t.percent(1 / 3)


@pytest.mark.parametrize(
    ("params", "number"),
    [
        ({"country": "SA"}, 13), ({"community": "sa-riyadh"}, 7), ({"region": "gulf", "state": "late"}, 1),
        ({"authority": "cabinet"}, 1), ({"from": "2099-01-01"}, None), ({"authority": "ministry", "state": "kept"}, 2),
    ],
)  # fmt: skip
def test_the_address_narrows_the_list(full, params, number) -> None:
    app = opened(LIST, **params)
    if number is None:
        assert "No commitment on record matches." in said(app)
    else:
        assert len(app.dataframe[0].value) == number


@pytest.mark.parametrize("wrong", [{"state": "<b>"}, {"authority": "nobody"}, {"do": "burn"}, {"activity": "x"}])
def test_what_an_address_cannot_mean_is_ignored_and_said(full, wrong) -> None:
    assert len(ignored_lines(opened(LIST, **wrong), translator("en"))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_any_the_page_says_what_to_do(sqlite_url, environment, language) -> None:
    t = translator(language)
    for role, words in (("editor", "bring the template"), ("viewer", "Editors add them")):
        environment(DATABASE_URL=sqlite_url, JISR_ROLE=role, JISR_USER="محررة")
        app = opened(LIST, language)
        assert [one.value for one in app.subheader] == [t("No commitment is on record yet.")]
        assert language == "ar" or any(words in one.value for one in app.text)


def test_one_of_the_record_says_so_and_stays(own) -> None:
    """Its sources, its activity, its date no finer than it is known; no button to keep it, and the way to follow up."""
    t = translator("ar")
    app = opened(ONE, "ar", key=REPORTED)
    assert english(app, "ar") == []
    assert t("The year is known, the month is not.") in said(app)
    assert t.label("not_followed_up", family="commitment_state") in said(app)
    assert t("The report does not say") in said(app)
    assert len(app.get("link_button")) == 2
    assert t("Write down that it was kept") not in [one.label for one in app.button]
    links = {link.proto.label: link.proto for link in app.main.get("page_link")}
    follow = links[plain(t("Follow it up as the ministry's own"))]
    assert follow.page == "commitments" and f"like={REPORTED}" in follow.query_string
    form = opened(LIST, "ar", do="add", like=REPORTED, activity="nm_visit_sa_2016")
    form = submit(form, t("Save"))
    with Session(engine(own)) as db:
        own_row = db.exec(select(Commitment).where(Commitment.import_run_id.is_(None))).one()
    assert param(form, "key") == own_row.key and t("Saved.") in said(form)
    assert (own_row.what_ar or own_row.what_en) == t.name(now(own, REPORTED), "what")
    assert (str(own_row.starts), own_row.precision, own_row.made_by) == ("2016-01-01", "year", "Nabila Makram")
    app = opened("pages/activity.py", "ar", key="nm_visit_sa_2016")
    assert t("What was promised here") in said(app) and said(app).count(t.name(now(own, REPORTED), "what")) == 1


def test_it_is_kept_and_taken_up_again_and_dropped(full) -> None:
    """What lacks is said; each step is on the page and in the history, and the badge follows."""
    t = translator("ar")
    app = opened(ONE, "ar", key="late")
    assert english(app, "ar") == []
    app = submit(app, t("Write down that it was kept"))
    assert t("Say where it can be seen that it was kept.") in said(app) and now(full, "late")["kept_on"] is None
    app.text_area(key="jisr.commitment.keep.late.words").set_value("https://example.org/letter")
    app = submit(app, t("Write down that it was kept"))
    assert now(full, "late")["kept_evidence"] == "https://example.org/letter"
    assert t.label("kept_late", family="commitment_state") in said(app)
    assert "https://example.org/letter" in [one.proto.url for one in app.get("link_button")]
    app = submit(app, t("Write down that it stands again"))
    assert t("Say why it is taken up again.") in said(app) and now(full, "late")["kept_on"] is not None
    app.text_area(key="jisr.commitment.reopen.late.words").set_value("\u200bNot by this letter")
    app = submit(app, t("Write down that it stands again"))
    assert now(full, "late")["kept_on"] is None
    assert "https://example.org/letter" in said(app) and "Not by this letter" in said(app)
    app.text_area(key="jisr.commitment.drop.late.words").set_value("No money")
    app = submit(app, t("Write down that it is dropped"))
    assert now(full, "late")["dropped_because"] == "No money"
    assert "No money" in said(app) and t.label("dropped", family="commitment_state") in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_community_of_a_whole_country_is_told_from_the_country(full, language) -> None:
    t = translator(language)
    written(full, "wide", community="ca", country_code="CA")
    app = opened(ONE, language, key="wide")
    links = {one.proto.page: one.proto.label for one in app.main.get("page_link") if one.proto.query_string}
    canada = t.country("CA")
    assert links["country"] == plain(canada)
    assert links["community"] == plain(t("{country} (whole country)", country=canada))


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_who_may_not_write_sees_it_and_no_form(full, role, environment) -> None:
    environment(JISR_ROLE=role)
    app = opened(ONE, key="late")
    assert LABELS["commitment_state"]["late"] in said(app)
    assert not app.text_area and not app.expander
    app = opened(LIST, do="add")
    assert "This page takes another role." in [one.value for one in app.subheader] and not app.text_area


def test_what_was_deleted_is_taken_back_from_its_page(full) -> None:
    with Session(engine(full)) as db:
        rows.delete(db, Commitment, "late", token=None, viewer=OTHER, home_country="EG")
        db.commit()
    app = opened(ONE, key="late")
    assert app.title[0].value == "Deleted" and "Editor Two" in said(app)
    app = submit(app, "Take back")
    assert now(full, "late")["authority"] == "cabinet" and app.title[0].value == plain("Own late")


@pytest.mark.parametrize(("file", "params"), [("community", {"key": "sa-riyadh"}), ("country", {"code": "SA"})])
def test_a_place_lists_what_was_promised_to_it(full, file, params) -> None:
    """To whom is said where it is not the same in each row."""
    written(full, "alone", community="be")
    for name, given, whom in (("community", {"key": "be"}, False), (file, params, True)):
        app = opened(f"pages/{name}.py", **given)
        (shown,) = [one.value for one in app.dataframe if "state_said" in one.value]
        assert ("whom" in shown) == whom
    found = shown["what"].tolist()
    assert found[0] == promised("late") and now(full, REPORTED)["what_en"] in found
    assert promised("open") not in found
