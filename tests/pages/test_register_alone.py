"""A ministry's register without the public record: what is a zero and what is unknown, the same on every page."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date

import pytest
import streamlit as st
from sqlmodel import Session, select

from models import Channel, Community
from models.codes import Tier
from models.engine import engine
from outreach import indicators, seed
from outreach.acting import Role, Viewer
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.queries import communities, countries, coverage
from outreach.wording.place_rows import told
from outreach.writing import rows
from tests.copied import copy_file
from tests.made_once import made_once
from tests.shown import open_app, texts, without_marks
from tests.small_world import add, counted, settle

OFFER = "There are no rows yet. The public record comes in with: python -m outreach init --with-record"
KUWAIT = Filters(countries=("KW",))


@pytest.fixture(scope="session")
def without_record_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What ships without the public record, for the whole run: do not write to it."""
    return made_once(
        tmp_path_factory,
        "without",
        lambda url: seed.prepare(url, public_record=False, taker=Viewer("staff", Role.ADMINISTRATOR)),
    )


@pytest.fixture
def register(without_record_url: str, environment: Callable[..., None], tmp_path) -> Iterator[Session]:
    """Of the ministry's own: one activity with the community of Kuwait, and no channel."""
    url = copy_file(without_record_url, to=tmp_path / "register.db")
    environment(DATABASE_URL=url)
    with Session(engine(url)) as db:
        add(db, "own", when="2026-03-17", communities="kw", kind="visit")
        counted(db)
        db.commit()
        yield db
    engine(url).dispose()


def channel(db: Session) -> None:
    """One channel of Kuwait's community."""
    own = {"key": "own", "community": "kw", "kind": "facebook_page", "name_en": "Page"}
    rows.add(db, Channel, own, viewer=Viewer("Editor One", Role.EDITOR), home_country="EG")
    db.commit()


def figures(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def tier(db: Session, key: str) -> None:
    """Of a community: the ministry wrote of it, and nobody met it."""
    db.scalars(select(Community).where(Community.key == key)).one().tier = Tier.A
    db.commit()


def test_a_place_is_a_zero_where_the_ministry_wrote_of_it_and_else_unknown_on_every_page(register: Session) -> None:
    for known in (1, 2):
        for key, listed in (("countries", countries.by_country), ("communities", communities.by_community)):
            value = indicators.compute(register, key=f"{key}_reached", filters=Filters())
            found = listed(register, filters=Filters())
            assert (value.value, value.unknown) == (1, len(found) - known)
            assert found["recorded"].sum() == known and found["activities"].sum() == 1
        seen = coverage.table(register, filters=Filters(), day=date(2026, 11, 1)).set_index("key")["contact"]
        assert (seen["kw"], seen["fr"]) == ("met", "not_reported" if known == 1 else "never_met")
        assert (seen == "not_reported").sum() == value.unknown
        tier(register, "fr")


@pytest.mark.parametrize("status", ["planned", "cancelled", "unconfirmed"])
def test_what_was_not_held_makes_no_place_a_zero(without_record_url: str, environment, tmp_path, status: str) -> None:
    """A register that only plans knows of no place but the one it wrote of, which says that it only plans; and not of
    that one where it says itself that it does not know whether anything took place."""
    known = status != "unconfirmed"
    url = copy_file(without_record_url, to=tmp_path / "plans.db")
    environment(DATABASE_URL=url)
    with Session(engine(url)) as db:
        add(db, "own", when="2026-03-17", communities="kw", kind="visit", status=status)
        counted(db)
        value = indicators.compute(db, key="countries_reached", filters=Filters())
        assert (value.value, value.unknown) == (0, 248 - known)
        add(db, "held", when="2026-03-17", communities="sa", kind="visit")
        counted(db)
        assert indicators.compute(db, key="countries_reached", filters=Filters()).unknown == 247 - known
        found = countries.by_country(db, filters=Filters())
    engine(url).dispose()
    for narrowed, said in (
        (False, "Nothing confirmed"),
        (True, "None in this selection" if known else "Nothing confirmed"),
    ):
        rows_told = told(found, t=translator("en"), narrowed=narrowed).set_index("code")
        assert rows_told.loc["KW", "record"] == said and rows_told["activities"].notna()["KW"] == known
    assert told(found, t=translator("en"), narrowed=False).set_index("code").loc["FR", "record"] == "Nothing recorded"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_only_announced_is_on_record_and_no_page_denies_it(
    language: str, without_record_url: str, environment, tmp_path
) -> None:
    """Where only what was held is counted, that none was held is said: no filter is the reason, nor an empty record."""
    t, url = translator(language), copy_file(without_record_url, to=tmp_path / "announced.db")
    environment(DATABASE_URL=url)
    with Session(engine(url)) as db:
        add(
            db, "own", when="2026-03-17", communities="kw", kind="visit", status="unconfirmed", topics="arabic_identity"
        )
        counted(db)
        db.commit()
    engine(url).dispose()
    visits = t("{label}: none recorded as held here", label=t.label("visit", family="kinds"))
    held, nothing = t("Nothing here is recorded as held yet."), t("Nothing is on record here yet.")
    for file, blocks in (
        ("", ("kinds", "ranked-code", "ranked-key")),
        ("pages/countries.py", ("most-visit", "ranked-code", "topics-by-country")),
        ("pages/communities.py", ("most-visit", "ranked-key")),
    ):
        app = open_app(file, lang=language)
        for block in blocks:
            node = app.main.get_by_key(f"jisr-block-{block}")
            said = [without_marks(one.value) for one in (*node.subheader, *node.caption)]
            assert held in said and nothing not in said, (file, block)
            assert block != "most-visit" or said[0] == visits
    said = [without_marks(text) for text in texts(open_app("pages/briefing.py", lang=language, code="KW"))]
    assert t("Nobody reported that they were met: whether they were is unknown.") in said
    said = [without_marks(text) for text in texts(open_app("pages/coverage.py", lang=language, community="kw"))]
    assert without_marks(t.plural("No contact is reported with {n}", "No contact is reported with {n}", 1)) in said


def test_channels_are_unknown_until_there_is_one_and_then_zeros(register: Session) -> None:
    for key, listed in (("channels_active", countries.by_country), ("whatsapp_groups", communities.by_community)):
        assert indicators.compute(register, key=key, filters=KUWAIT).value is None
        assert listed(register, filters=Filters())["channels"].isna().all()
    shown = [figures(open_app(lang="en"))["Channels in use"]]
    shown.append(figures(open_app("pages/country.py", lang="en", code="KW"))["Channels"])
    assert shown == ["unknown", "unknown"]
    tier(register, "fr")
    channel(register)
    assert indicators.compute(register, key="channels_active", filters=KUWAIT).value == 1
    assert indicators.compute(register, key="channels_active", filters=Filters(countries=("FR",))).value == 0
    assert indicators.compute(register, key="whatsapp_groups", filters=KUWAIT).value == 0
    found = countries.by_country(register, filters=Filters())
    assert found["channels"].notna().all() and found["channels"].sum() == 1
    assert figures(open_app("pages/country.py", lang="en", code="FR"))["Channels"] == "0"


def test_beside_the_press_both_are_unknown_as_well(record_url: str) -> None:
    with Session(engine(record_url)) as db:
        for key, listed in (("countries", countries.by_country), ("communities", communities.by_community)):
            found = listed(db, filters=Filters())
            unknown = indicators.compute(db, key=f"{key}_reached", filters=Filters()).unknown
            assert unknown == (~found["recorded"]).sum() > 0
            assert found["channels"].isna().any() and not (found["channels"] == 0).any()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_zero_is_one_of_the_selection_only_under_a_filter(language: str, register: Session, monkeypatch) -> None:
    t, offered, button = translator(language), {}, st.download_button

    def offer(label: str, data: object, **more: object) -> object:
        offered[more["key"]] = data
        return button(label, data, **more)

    monkeypatch.setattr(st, "download_button", offer)
    tier(register, "fr")
    for narrowed, said in (({}, "No activity on record"), ({"kind": "visit"}, "None in this selection")):
        app = open_app("pages/countries.py", lang=language, **narrowed)
        file = offered["jisr.file.everything"]().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(file, newline="")))
        assert {row["record"] for row in rows if row["activities"] == "0"} == {t(said)}
        assert t(said) in texts(app), "the legend of the map"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_channel_is_on_record_the_page_leads_to_where_one_is_written(language: str, register: Session) -> None:
    """No filter is the reason, and the ministry chose to leave the record out."""
    t = translator(language)
    app = open_app("pages/channels.py", lang=language)
    assert [without_marks(one.value) for one in app.subheader] == [t("No channel is on record yet.")]
    assert t(OFFER) not in texts(app)
    links = {link.proto.page: link.proto.query_string for link in app.main.get("page_link")}
    assert {"correct", "import_files"} <= set(links) and "table=channel" in links["correct"]
    filtered = open_app("pages/channels.py", lang=language, country="FR")
    assert [without_marks(one.value) for one in filtered.subheader] == [t("No channel on record matches.")]


@pytest.mark.parametrize("file", ["", "countries", "communities", "channels", "activities"])
def test_the_record_is_offered_only_where_nothing_is_and_nobody_left_it_out(
    file: str, empty_url: str, without_record_url: str, environment: Callable[..., None]
) -> None:
    for url, offered in ((empty_url, True), (without_record_url, False)):
        environment(DATABASE_URL=url)
        assert (OFFER in texts(open_app(file and f"pages/{file}.py", lang="en"))) == offered


def test_nor_is_it_where_there_are_other_rows(sqlite_url: str, environment: Callable[..., None]) -> None:
    environment(DATABASE_URL=sqlite_url)
    with Session(engine(sqlite_url)) as db:
        settle(db)
        add(db, "own", when="2026-03-17", communities="kw")
        counted(db)
        db.commit()
    assert OFFER not in texts(open_app("pages/channels.py", lang="en"))
