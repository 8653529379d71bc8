"""Files that were made before a merge: what they name is found, and what went does not come back."""

import pytest
from sqlalchemy import select

from models import Activity, ActivityCommunity, ActivityEntity, Change, Channel, Community, Entity, Request
from models.engine import session
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.importers.merged import own_spellings
from outreach.importers.report import told
from outreach.writing import rows
from outreach.writing.journal import Ledger
from outreach.writing.merge import merge, undo_merge
from tests.importers.made_files import found, made, row, take

EDITOR = Viewer("Editor One", Role.EDITOR)
COMMUNITIES = made([
    row("communities", key="sa-aaa", name_en="Alif", name_ar="ألف", aliases="Aleph"),
    row("communities", key="sa-bbb", name_en="Baa", name_ar="باء", aliases="Bet;Beth"),
])  # fmt: skip
ENTITIES = made([
    row("entities", entity_id="e1", community="sa-aaa", name_en="House", name_ar="بيت"),
    row("entities", entity_id="e2", community="sa-bbb", name_en="House", name_ar="بيت"),
    row("entities", entity_id="e3", community="sa-bbb", name_en="Club", name_ar="ناد"),
])  # fmt: skip
EVENTS = made([row("events", communities="Baa", topics="", entities="e2")])


def joined(url: str, table: type, *, keep: str, gone: str) -> None:
    with session(url) as db:
        merge(db, table, keep=keep, gone=gone, viewer=EDITOR, home_country="EG")
        db.commit()


@pytest.fixture
def here(lists_url: str) -> str:
    """Two communities and their entities came in, and became one of each."""
    assert take(lists_url, COMMUNITIES, ENTITIES, EVENTS).written
    joined(lists_url, Entity, keep="e1", gone="e2")
    joined(lists_url, Community, keep="sa-aaa", gone="sa-bbb")
    return lists_url


def keys(url: str, table: type) -> set[str]:
    with session(url) as db:
        return set(db.scalars(select(table.key)).all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_files_again_change_nothing_and_say_so(here: str, language: str) -> None:
    """Rows that went are left, by name; no other spelling is lost, no reference is refused."""
    result = take(here, COMMUNITIES, ENTITIES, EVENTS)
    assert found(result) == [] and result.nothing_to_do
    assert [file.outcome.count("left") for file in result.files] == [2, 3, 1]
    assert "sa-bbb" not in keys(here, Community) and "e2" not in keys(here, Entity)
    t = translator(language)
    said = [line for line in told(t, result, dry_run=True) if t.isolate("sa-aaa") in line]
    assert len(said) == 1 and t.isolate("sa-bbb") in said[0]


@pytest.mark.parametrize("name", ["sa-bbb", "Baa", "باء", "Beth", "Baa (sa-bbb)"])
def test_whatever_it_was_called_is_found(here: str, name: str) -> None:
    """Its key, its names and its other spellings, in every format, and in an activity without a country too."""
    result = take(
        here,
        made([row("entities", entity_id="e9", community=name, name_en="New")]),
        made([row("channels", channel_id="c9", community=name)]),
        made([row("events", event_id="e9", countries="", communities=name, entities="e2;Club")]),
        made([{"request_id": "r9", "kind": "enquiry", "summary": "What?", "raised_on": "2023-03-05",
               "community": name, "activity": "e1"}]),
    )  # fmt: skip
    assert found(result) == [] and result.written
    with session(here) as db:
        (home,) = db.scalars(select(Community.id).where(Community.key == "sa-aaa"))
        for table, key in ((Entity, "e9"), (Channel, "c9"), (Request, "r9")):
            assert db.scalars(select(table.community_id).where(table.key == key)).one() == home
        event = db.scalars(select(Activity.id).where(Activity.key == "e9")).one()
        links = select(ActivityCommunity.community_id).where(ActivityCommunity.activity_id == event)
        assert db.scalars(links).all() == [home]
        with_whom = select(Entity.key).join(ActivityEntity).where(ActivityEntity.activity_id == event)
        assert set(db.scalars(with_whom)) == {"e1", "e3"}


def test_a_row_that_went_twice_is_what_it_is_by_now(here: str) -> None:
    assert take(here, made([row("communities", key="sa-ccc", name_en="Jeem", name_ar="جيم", aliases="")])).written
    joined(here, Community, keep="sa-ccc", gone="sa-aaa")
    result = take(here, COMMUNITIES, ENTITIES, EVENTS)
    assert found(result) == [] and result.nothing_to_do
    assert {into for file in result.files for _, into in file.merged.values()} == {"sa-ccc", "e1"}


def test_a_merge_taken_back_leaves_two_rows_again(here: str) -> None:
    """And one that is deleted afterwards comes in with its file, as whatever is not there."""
    with session(here) as db:
        change = db.scalars(select(Change.id).order_by(Change.id.desc())).first()
        undo_merge(db, change, viewer=EDITOR, home_country="EG")
        db.commit()
    result = take(here, COMMUNITIES, ENTITIES)
    assert found(result) == [] and result.nothing_to_do
    assert not result.files[0].merged and "sa-bbb" in keys(here, Community)
    with session(here) as db:
        rows.delete(db, Entity, "e3", token=None, viewer=EDITOR, home_country="EG")
        rows.delete(db, Activity, "e1", token=None, viewer=EDITOR, home_country="EG")
        rows.delete(db, Community, "sa-bbb", token=None, viewer=EDITOR, home_country="EG")
        db.commit()
    assert take(here, COMMUNITIES).files[0].outcome.count("added") == 1


def test_a_file_that_names_a_spelling_of_the_merge_says_all_of_them(here: str) -> None:
    """It was made since the merge: what it leaves out goes."""
    content = made([row("communities", key="sa-aaa", name_en="Alif", name_ar="ألف", aliases="Aleph;Beth")])
    result = take(here, content)
    assert result.written and result.files[0].outcome.count("changed") == 1
    with session(here) as db:
        folded = db.scalars(select(Community.folded).where(Community.key == "sa-aaa")).one()
    assert "beth" in folded.split("|") and "baa" not in folded.split("|")


def test_a_file_may_still_take_away_its_own_spellings(here: str) -> None:
    """What no merge brought is the file's to say."""
    content = made([row("communities", key="sa-aaa", name_en="Alif", name_ar="ألف", aliases="")])
    assert take(here, content).written
    with session(here) as db:
        names = db.scalars(select(Community.folded).where(Community.key == "sa-aaa")).one().split("||")[0].split("|")
    assert "aleph" not in names and {"baa", "bet", "beth", "sa bbb"} <= set(names)


def spelled(*, aliases: str):
    """A file with the row that stayed."""
    return made([row("communities", key="sa-aaa", name_en="Alif", name_ar="ألف", aliases=aliases)])


def own_names(url: str) -> set[str]:
    with session(url) as db:
        folded = db.scalars(select(Community.folded).where(Community.key == "sa-aaa")).one()
    return set(own_spellings(folded))


def test_a_merge_that_was_taken_back_brought_no_spelling(here: str) -> None:
    """What a file gives the row afterwards, a file takes away; merged anew, its spellings are kept again."""
    with session(here) as db:
        change = db.scalars(select(Change.id).order_by(Change.id.desc())).first()
        undo_merge(db, change, viewer=EDITOR, home_country="EG")
        db.commit()
    other = made([row("communities", key="sa-bbb", name_en="Baa", name_ar="باء", aliases="")])
    assert take(here, other).written and take(here, spelled(aliases="Aleph;Bet")).written
    assert "bet" in own_names(here)
    result = take(here, spelled(aliases="Aleph"))
    assert result.written and result.files[0].outcome.count("changed") == 1
    assert "bet" not in own_names(here) and "aleph" in own_names(here)
    assert take(here, COMMUNITIES).written
    joined(here, Community, keep="sa-aaa", gone="sa-bbb")
    assert take(here, spelled(aliases="Aleph")).nothing_to_do and {"bet", "beth", "baa"} <= own_names(here)


def test_a_merge_of_before_the_history_said_where_rows_went_brought_its_spellings(lists_url: str, monkeypatch) -> None:
    """They are found by the moment that all changes of a merge share, and kept."""
    assert take(lists_url, COMMUNITIES).written
    note = Ledger.note
    with monkeypatch.context() as then:
        then.setattr(Ledger, "note", lambda self, *change, into="": note(self, *change))
        joined(lists_url, Community, keep="sa-aaa", gone="sa-bbb")
    assert take(lists_url, spelled(aliases="")).written
    names = own_names(lists_url)
    assert {"baa", "bet", "beth", "sa bbb"} <= names and "aleph" not in names
