"""Drafts and saving, on both databases: one draft for each form that is open, and none left of what was saved."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlmodel import Session

from models import Activity, Change, Draft
from models.engine import engine, revision
from outreach.acting import NotAllowed, Role, Viewer
from outreach.entry import drafts
from outreach.entry.check import check
from outreach.entry.form import Place, blank, from_text, of_image, repeated
from outreach.entry.save import save
from outreach.queries import entry, own_rows
from outreach.writing import rows
from outreach.writing.images import snapshot, token
from outreach.writing.problems import Conflict, Missing
from tests.small_world import HOME, counted, settle

EDITOR, OTHER = Viewer("Editor One", Role.EDITOR), Viewer("Editor Two", Role.EDITOR)
DAY = date(2024, 5, 14)
FORM = replace(blank(DAY), kind="visit", places=("community/sa-riyadh",), title_en="A made-up visit")
PLACES = {
    "community/sa-riyadh": Place("SA", "gulf", "sa-riyadh"),
    "country/SA": Place("SA", "gulf", "sa"),
    "country/KW": Place("KW", "gulf", "kw"),
}


@pytest.fixture
def world(db: Session) -> Session:
    settle(db)
    counted(db)
    return db


def values(form=FORM, **options) -> dict:
    return check(form, places=PLACES, day=DAY, **options).values


def logged(db: Session, form=FORM, *, viewer=EDITOR, draft: drafts.Kept | None = None) -> str:
    saved = save(db, values(form), about="", token="", viewer=viewer, home_country=HOME, draft=draft)
    db.commit()
    return saved.key


def test_a_draft_is_found_again_and_there_is_one(world: Session, url: str) -> None:
    """By another session, as after a restart; the newer one stands in the older one's place."""
    first = drafts.keep(world, FORM, viewer=EDITOR)
    own = drafts.keep(world, replace(FORM, title_en="Newer «كلمات»"), viewer=EDITOR, own=first)
    world.commit()
    with Session(engine(url)) as later:
        found, kept = drafts.load(later, viewer=EDITOR)
        assert later.scalar(select(func.count()).select_from(Draft)) == 1
    assert found.title_en == "Newer «كلمات»"
    assert kept == own and kept.at > first.at


@pytest.mark.parametrize("about", ["", "a1", "a" * 80])
def test_two_forms_about_one_thing_cost_each_other_nothing(world: Session, about: str) -> None:
    """The second keeps its draft beside; neither writes over the other's nor discards it, in whatever order."""
    same = {"viewer": EDITOR, "about": about}
    one, other = (replace(FORM, title_en=words) for words in ("One", "Other"))
    first, second = drafts.keep(world, one, **same), drafts.keep(world, other, **same)
    assert drafts.there(world, **same) == (second, first)
    assert drafts.load(world, **same) == (other, second)
    assert drafts.load(world, **same, place=first.place) == (one, first)
    # Opened a second time, and gone on with there: what the first form then writes stands beside it.
    there = drafts.keep(world, replace(one, title_en="There"), **same, own=first)
    here = drafts.keep(world, replace(one, title_en="Here"), **same, own=first)
    assert there.place == first.place and here.place not in (first.place, second.place)
    drafts.discard(world, viewer=EDITOR, own=first)
    drafts.discard(world, viewer=EDITOR, own=None)
    assert {found.title_en for found in map(from_text, world.scalars(select(Draft.content)))} == {
        "There", "Here", "Other"
    }  # fmt: skip
    drafts.discard(world, viewer=EDITOR, own=there)
    # Done away with in one window, and still written in the other.
    assert drafts.keep(world, one, **same, own=there).place == about
    assert len(drafts.there(world, **same)) == 3
    assert drafts.there(world, viewer=EDITOR, about="b") == drafts.there(world, viewer=OTHER, about=about) == ()


def test_a_draft_is_one_person_s_and_about_one_thing(world: Session) -> None:
    drafts.keep(world, FORM, viewer=EDITOR)
    own = drafts.keep(world, replace(FORM, kind="meeting"), viewer=EDITOR, about="a1")
    assert drafts.load(world, viewer=OTHER) is None
    assert drafts.load(world, viewer=EDITOR, about="a1")[0].kind == "meeting"
    drafts.discard(world, viewer=EDITOR, own=own)
    assert drafts.load(world, viewer=EDITOR, about="a1") is None
    assert drafts.load(world, viewer=EDITOR)[0] == FORM


def test_a_draft_is_no_change_of_the_data(world: Session) -> None:
    """Nothing cached goes stale with each letter, and the history knows nothing of it."""
    before = revision(world)
    drafts.keep(world, FORM, viewer=EDITOR)
    assert revision(world) == before
    assert world.scalar(select(func.count()).select_from(Change)) == 0


def test_a_viewer_keeps_no_draft_and_saves_nothing(world: Session) -> None:
    viewer = Viewer("Reader One", Role.ANALYST)
    with pytest.raises(NotAllowed):
        drafts.keep(world, FORM, viewer=viewer)
    with pytest.raises(NotAllowed):
        save(world, values(), about="", token="", viewer=viewer, home_country=HOME)


def test_saving_writes_row_and_history_and_takes_the_draft(world: Session) -> None:
    key = logged(world, draft=drafts.keep(world, FORM, viewer=EDITOR))
    image = snapshot(world, Activity, key)
    assert (image["communities"], image["countries"], image["attendance"]) == (["sa-riyadh"], ["SA"], None)
    assert drafts.load(world, viewer=EDITOR) is None
    change = world.scalars(select(Change)).one()
    assert (change.by, change.how, change.act, change.row_key) == ("Editor One", "form", "added", key)


def test_what_cannot_be_saved_leaves_everything_as_it_was(world: Session) -> None:
    """A topic that went away meanwhile: no row, no history, and the draft is still there."""
    drafts.keep(world, FORM, viewer=EDITOR)
    world.commit()
    with pytest.raises(Missing):
        save(world, values() | {"topics": ["gone"]}, about="", token="", viewer=EDITOR, home_country=HOME)
    world.rollback()
    assert world.scalar(select(func.count()).select_from(Activity)) == 0
    assert drafts.load(world, viewer=EDITOR)[0] == FORM


def test_a_correction_needs_the_row_as_it_was_read(world: Session) -> None:
    key = logged(world)
    read = token(snapshot(world, Activity, key))
    before = snapshot(world, Activity, key)
    rows.change(world, Activity, key, {"minutes": 60}, token=read, viewer=OTHER, home_country=HOME)
    world.commit()
    new = values(replace(FORM, title_en="Corrected"), before=before)
    with pytest.raises(Conflict) as caught:
        save(world, new, about=key, token=read, viewer=EDITOR, home_country=HOME)
    world.rollback()
    assert (caught.value.by, caught.value.now["minutes"]) == ("Editor Two", 60)
    save(world, new, about=key, token=token(caught.value.now), viewer=EDITOR, home_country=HOME)
    assert snapshot(world, Activity, key)["title_en"] == "Corrected"


def test_a_row_read_and_saved_untouched_is_the_same_row(world: Session) -> None:
    """Nothing is lost or added on the way through the form."""
    form = replace(FORM, places=("community/sa-riyadh", "country/KW"), attendance_basis="counted", attendance="0")
    key = logged(world, replace(form, minutes="90", topics=("customs",), initiative="hour", notes="Words.\n\nMore."))
    image = snapshot(world, Activity, key)
    again = of_image(image, token=token(image), places=PLACES)
    save(world, values(again, before=image), about=key, token=again.token, viewer=EDITOR, home_country=HOME)
    assert snapshot(world, Activity, key) == image
    assert world.scalar(select(func.count()).select_from(Change)) == 1


def twins(db: Session, form=FORM, **options) -> list[str]:
    names = ("kind", "starts", "precision", "communities", "countries")
    return entry.twins(db, **{name: values(form)[name] for name in names}, **options)["key"].tolist()


def test_a_twin_has_kind_date_and_a_community_in_common(world: Session) -> None:
    key = logged(world)
    assert twins(world) == [key]
    assert twins(world, replace(FORM, places=("country/KW", "community/sa-riyadh"))) == [key]
    assert twins(world, but=key) == []
    for other in ({"kind": "meeting"}, {"day": "2024-05-13"}, {"precision": "month"}, {"places": ("country/KW",)}):
        assert twins(world, replace(FORM, **other)) == []


def test_the_last_that_somebody_logged_themselves(world: Session) -> None:
    """Neither what others logged, nor what was deleted since."""
    assert entry.last_logged(world, by=EDITOR.name) is None
    first = logged(world)
    second = logged(world, replace(FORM, kind="meeting"))
    logged(world, viewer=OTHER)
    assert entry.last_logged(world, by=EDITOR.name) == second
    read = token(snapshot(world, Activity, second))
    rows.delete(world, Activity, second, token=read, viewer=EDITOR, home_country=HOME)
    assert entry.last_logged(world, by=EDITOR.name) == first
    last = {
        key: own_rows.last(world, table="activity", key=key)[["act", "by"]].values.tolist() for key in (first, second)
    }
    assert last == {first: [["added", "Editor One"]], second: [["deleted", "Editor One"]]}
    image = snapshot(world, Activity, first)
    again = repeated(of_image(image, token="", places=PLACES), day=date(2024, 6, 1))
    assert (again.day, again.title_en, again.places) == ("2024-06-01", "A made-up visit", ("community/sa-riyadh",))


def test_every_place_is_a_country_or_a_city_and_home_has_no_community(world: Session) -> None:
    found = entry.places(world).set_index("place")
    assert found.loc["community/sa-riyadh", "community"] == "sa-riyadh"
    assert (found.loc["country/SA", "community"], found.loc["country/SA", "region"]) == ("sa", "gulf")
    assert not found.loc["country/EG", "community"]
    assert "community/sa" not in found.index
