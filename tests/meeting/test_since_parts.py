"""Which rows make a figure of a frozen week another one, and by what: only those whose own part in it is another, told
as of the lines of lists by what that part would be otherwise."""

import pytest

from models import Activity, Community, Request
from models.codes import Step
from models.engine import session
from outreach.meeting.since_causes import CAUSES
from outreach.queries import request_lives
from outreach.screen import weekly_since
from outreach.writing import rows
from tests.meeting.test_freeze import VISIT, told
from tests.meeting.test_since import asked, frozen, lines, references, who
from tests.meeting.test_since_causes import REPLY, change, frozen_now, step
from tests.meeting.test_since_settings import before
from tests.meeting.test_since_together import OnPage
from tests.one_kind import sqlite_alone
from tests.small_world import add, counted

__all__ = ["asked", "frozen", "who"]

GROUPS = ("late", "stepped", "joined", "corrected", "left", "otherwise")
WHOEVER = {"kind": "enquiry", "summary": "Words", "activity": "now", "community": "sa"}


def groups(db, pack, of: str) -> dict[str, list[str]]:
    """The rows that make a figure another one, by what does; none where it is the same."""
    db.commit()
    one = told(db, pack).get(of)
    if one is None:
        return {}
    found = {name: references(getattr(one, name)) for name in GROUPS}
    found |= {" and ".join(cause for cause in CAUSES if cause in by): references(own) for by, own in one.together}
    return {name: keys for name, keys in found.items() if keys}


@pytest.fixture
def answered(world, week, who, environment):
    """A request that was answered in time, within four of five working days, in the days of a frozen pack."""
    environment(JISR_ANSWER_DAYS="5")
    key = rows.add(world, Request, WHOEVER | {"raised_on": "2026-11-16"}, **who)
    step(world, key, Step.ACKNOWLEDGED, "2026-11-16", who)
    step(world, key, Step.ANSWERED, "2026-11-22", who, **REPLY)
    return key, frozen_now(world, week, who)


def test_a_step_that_changes_nothing_of_a_share_is_not_named_beside_what_does(world, answered, who) -> None:
    """Given back after it was answered in time; what was entered late and is overdue halves the share."""
    key, pack = answered
    step(world, key, Step.GIVEN_BACK, "2026-11-23", who)
    assert groups(world, pack, "answered_on_time_pct") == {}
    late = rows.add(world, Request, WHOEVER | {"raised_on": "2026-11-15"}, **who)
    assert groups(world, pack, "answered_on_time_pct") == {"late": [late]}
    share = told(world, pack)["answered_on_time_pct"]
    assert (share.then.value, share.now.value) == (1, 0.5)


@sqlite_alone
def test_nor_is_it_beside_another_deadline(world, answered, who, environment) -> None:
    key, pack = answered
    step(world, key, Step.GIVEN_BACK, "2026-11-23", who)
    environment(JISR_ANSWER_DAYS="2")
    assert groups(world, pack, "answered_on_time_pct") == {"otherwise": [key]}
    assert groups(world, before(pack), "answered_on_time_pct") == {"otherwise": [key]}


@sqlite_alone
def test_an_answer_that_is_late_by_another_deadline_on_the_same_days_weighs_otherwise(
    world, answered, who, environment
) -> None:
    """It stays behind the share. By three working days it was due on the 19th, and by four on a day of the week."""
    key, pack = answered
    environment(JISR_ANSWER_DAYS="3")
    share = told(world, pack)["answered_on_time_pct"]
    assert (share.then.value, share.now.value) == (1, None)
    assert groups(world, pack, "answered_on_time_pct") == {"otherwise": [key]}


def test_an_extension_beside_other_deadlines_is_told_as_it_changes_the_row(
    world, asked, frozen, who, environment
) -> None:
    """One day more does nothing: 39 and 32 working days are past forty either way. Three take both, as lists say."""
    first, second = asked
    step(world, first, Step.EXTENDED, "2026-11-20", who, days=3, reason="It takes long")
    assert groups(world, frozen, "requests_overdue") == {}
    environment(JISR_ANSWER_DAYS="36")
    assert groups(world, frozen, "requests_overdue") == {"otherwise": [second], "entered and set": [first]}
    # Of a pack that did not keep the deadlines nobody knows that it takes both.
    assert groups(world, before(frozen), "requests_overdue") == {"stepped": [first], "otherwise": [second]}
    environment(JISR_ANSWER_DAYS="60")
    assert groups(world, frozen, "requests_overdue") == {"otherwise": [first, second]}


@sqlite_alone
@pytest.mark.parametrize(
    ("language", "by_settings", "together"),
    [
        (
            "en",
            "By what is set otherwise now (deadlines, cadences, days off or the home country): ",
            "By several causes together (a late entry and a change of settings): ",
        ),
        (
            "ar",
            "بتغيير المواعيد النهائية أو الدوريات أو أيام العطلة أو الوطن في الإعدادات: ",
            "بعدة أسباب معًا (إدخال متأخر وتغيير في الإعدادات): ",
        ),
    ],
)
def test_the_page_says_so_of_a_figure_as_of_a_list(
    world, asked, frozen, who, environment, language, by_settings, together
) -> None:
    first, second = asked
    step(world, first, Step.EXTENDED, "2026-11-20", who, days=3, reason="It takes long")
    world.commit()
    environment(JISR_ANSWER_DAYS="36")
    page, late = OnPage(language), told(world, frozen)["requests_overdue"]
    said = [line.replace("\\", "") for line in weekly_since._figure(page, late)]
    (own,) = (line for line in said if line.startswith(by_settings))
    (both,) = (line for line in said if line.startswith(together))
    assert (second in own, first in own, first in both, second in both) == (True, False, True, False)


@sqlite_alone
def test_a_correction_that_does_nothing_is_not_named_beside_other_deadlines(
    world, asked, frozen, who, environment
) -> None:
    """Raised a day later; and one that takes a request out of the figure by itself as well."""
    first, second = asked
    change(world, Request, second, who, raised_on="2026-10-13")
    environment(JISR_ANSWER_DAYS="60")
    assert groups(world, frozen, "requests_overdue") == {"otherwise": [first, second]}
    change(world, Request, second, who, raised_on="2026-11-22")
    found = groups(world, frozen, "requests_overdue")
    assert found == {"otherwise": [first], "corrected and set": [second]}


@sqlite_alone
def test_whose_people_asked_is_told_of_those_of_whom_nobody_knew(world, week, who) -> None:
    """Another community is none that makes more or less known."""
    known, unknown = (
        rows.add(world, Request, WHOEVER | {"raised_on": "2026-11-22", "community": of}, **who) for of in ("sa", None)
    )
    pack = frozen_now(world, week, who)
    change(world, Request, known, who, community="kw")
    change(world, Request, unknown, who, community="kw")
    assert groups(world, pack, "requests_received") == {"corrected": [unknown]}
    received = told(world, pack)["requests_received"]
    assert (received.then.n_unknown, received.now.n_unknown) == (1, 0)


def test_a_place_that_is_at_home_now_is_told_as_settings(world, week, who, environment) -> None:
    """Nobody wrote anything. A place that was corrected out of the days is told as one still."""
    pack = frozen_now(world, week, who)
    environment(JISR_HOME_COUNTRY="SA")
    assert groups(world, pack, "communities_reached") == {"otherwise": ["sa"]}
    change(world, Activity, "too", who, starts="2026-11-19", ends="2026-11-19")
    assert groups(world, pack, "communities_reached") == {"left": ["kw"], "otherwise": ["sa"]}


@sqlite_alone
def test_so_is_one_that_was_at_home(world, week, who, environment) -> None:
    """What was entered of another one there takes both to be seen, and so does what was corrected."""
    environment(JISR_HOME_COUNTRY="SA")
    pack = frozen_now(world, week, who)
    environment(JISR_HOME_COUNTRY=None)
    assert groups(world, pack, "communities_reached") == {"otherwise": ["sa"]}
    for key in ("sa-jeddah", "sa-taif"):
        rows.add(world, Community, {"key": key, "name_en": key, "country_code": "SA", "level": "city"}, **who)
    rows.add(world, Activity, VISIT | {"communities": ["sa-jeddah"], "countries": ["SA"]}, **who)
    change(world, Activity, "too", who, communities=["sa-taif"], countries=["SA"])
    assert groups(world, pack, "communities_reached") == {
        "left": ["kw"],
        "otherwise": ["sa"],
        "corrected and set": ["sa-taif"],
        "entered and set": ["sa-jeddah"],
    }
    # Of a pack that did not keep its home country the rest is told as it was entered and corrected.
    assert groups(world, before(pack), "communities_reached") == {
        "late": ["sa-jeddah"],
        "joined": ["sa-taif"],
        "left": ["kw"],
        "otherwise": ["sa"],
    }


@sqlite_alone
def test_what_no_history_has_is_no_other_home_country(world, week, who) -> None:
    """A row that was put in past it: it was in no days when the week was frozen, and the home country is the same."""
    pack = frozen_now(world, week, who)
    add(world, "past", when="2026-11-23", communities="fr")
    counted(world)
    assert groups(world, pack, "communities_reached") == {"joined": ["fr"]}


@sqlite_alone
def test_what_was_set_is_folded_once_for_a_day_until_something_is_written(
    world, asked, frozen, who, environment, url, monkeypatch
) -> None:
    """Three stages of one request, in figures and lists: with many requests each fold takes seconds."""
    first, _ = asked
    step(world, first, Step.EXTENDED, "2026-11-20", who, days=3, reason="It takes long")
    change(world, Request, first, who, raised_on="2026-10-02")
    world.commit()
    environment(JISR_ANSWER_DAYS="36")
    made, fold = [], request_lives._folded

    def folded(*args, **given):
        made.append((given["day"], given["deadlines"]))
        return fold(*args, **given)

    monkeypatch.setattr(request_lives, "_folded", folded)
    with session(url) as db:
        for _ in range(2):
            assert told(db, frozen)["requests_overdue"].together and lines(db, frozen)
    assert len(made) == len(set(made))
    then = [(day, by) for day, by in made if by.answer == 5]
    assert [day for day, _ in then] == [frozen.counted[1]] and len(made) > 1


def test_what_is_corrected_beside_another_change_of_a_figure_is_not_named(world, week, who) -> None:
    """A visit without a day gets one of August, and of another one how many were there is noted otherwise: as many are
    held, and only who was there is another."""
    no_day = {"starts": None, "ends": None, "precision": None, "date_basis": None}
    undated = rows.add(world, Activity, VISIT | no_day, **who)
    pack = frozen_now(world, week, who)
    change(world, Activity, undated, who, starts="2026-08-10", ends="2026-08-10", precision="day", date_basis="event")
    change(world, Activity, "too", who, attendance=50, attendance_basis="counted")
    assert told(world, pack)["activities_held"].then.n_unknown == 1
    assert groups(world, pack, "activities_held") == {}
    assert groups(world, pack, "participants") == {"corrected": ["too"]}


@sqlite_alone
def test_a_correction_that_something_else_offsets_is_named(world, frozen, who) -> None:
    late = rows.add(world, Activity, VISIT | {"attendance": 10, "attendance_basis": "counted"}, **who)
    change(world, Activity, "now", who, attendance=30)
    assert groups(world, frozen, "participants") == {"late": [late], "corrected": ["now"]}


@sqlite_alone
def test_how_people_were_counted_makes_no_other_figure(world, frozen, who) -> None:
    late = rows.add(world, Activity, VISIT | {"attendance": 25, "attendance_basis": "counted"}, **who)
    change(world, Activity, "now", who, attendance_basis="estimated")
    assert groups(world, frozen, "participants") == {"late": [late]}
