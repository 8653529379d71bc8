"""One activity whole: as precisely as it is known, with whoever says so, and nothing of it is mark-up."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from models.engine import session
from outreach.filters import Filters
from outreach.i18n import LANGUAGES, translator
from outreach.queries import activities
from outreach.wording.activity_words import attendance_of, date_of
from tests.shown import open_app, texts, without_marks

FILE = "pages/activity.py"
T = translator("en")


@pytest.fixture
def record(record_url: str, environment) -> str:
    """The pages read the public record."""
    environment(DATABASE_URL=record_url)
    return record_url


def said(app: AppTest) -> str:
    return without_marks("\n".join(texts(app)))


def test_it_says_what_is_known_and_what_is_not(record) -> None:
    """A trip of which only the year is known, whose attendance nobody collected: both are said."""
    page = said(open_app(FILE, lang="en", key="nm_visit_sa_2016"))
    for words in (
        "The year is known, the month is not.",
        "Not collected: how many were present is unknown, which is not zero.",
        "Saudi Arabia",
        "Claims at the time; whether they were kept was not checked.",
        "public_record/events.csv",
    ):
        assert words in page


def test_both_titles_stand_on_it_the_readers_own_first(record) -> None:
    app = open_app(FILE, lang="ar", key="nm_visit_sa_2016")
    assert without_marks(app.title[0].value) == "زيارة للسعودية ولقاء الجالية بالسفارة في الرياض"
    assert '<p lang="en" dir="ltr">Three-day trip to Saudi Arabia' in "\n".join(each.value for each in app.markdown)


def test_every_source_is_a_link_to_the_web(record) -> None:
    with session(record) as db:
        sources = activities.one(db, key="nm_visit_sa_2016").sources
    app = open_app(FILE, lang="en", key="nm_visit_sa_2016")
    linked = [each.proto.url for each in app.get("link_button")]
    assert linked == sources["address"].tolist()
    assert all(address.startswith(("http://", "https://")) for address in linked)


def test_an_announcement_is_told_from_what_was_held(record) -> None:
    with session(record) as db:
        key = activities.table(db, filters=Filters(), statuses=("unconfirmed",))["key"].iloc[0]
    page = said(open_app(FILE, lang="en", key=key))
    assert "Announced, and nobody reported that it took place: shown, never counted." in page
    assert "sure of what the source says of it." in page and "took place as described" not in page


@pytest.mark.parametrize(
    ("precision", "starts", "ends", "expected"),
    [
        ("month", "2023-03-01", "2023-03-31", ("March 2023", "The month is known, the day is not. ")),
        ("year", "2023-01-01", "2023-12-31", ("2023", "The year is known, the month is not. ")),
        ("day", "2023-03-05", "2023-03-05", ("5 March 2023", "")),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(precision, starts, ends, expected) -> None:
    row = {
        "precision": precision,
        "starts": date.fromisoformat(starts),
        "ends": date.fromisoformat(ends),
        "date_basis": "inferred_text",
    }
    when, basis = date_of(row, t=T)
    assert (when, basis) == (expected[0], f"{expected[1]}The date was worked out from the text of the source.")


def test_a_number_of_people_has_its_basis() -> None:
    stated = {"attendance": 350, "attendance_basis": "estimated", "women": None, "men": None}
    counted = {"attendance": 10, "attendance_basis": "counted", "women": 4, "men": 5}
    assert attendance_of(stated, t=T) == "350 people, as stated: an estimate and no count."
    assert attendance_of(counted, t=T) == "10 people, counted. Women: 4, men: 5, unknown: 1."


PARTS = [
    (None, None, "", ""),
    (4, None, "Women: 4, unknown: 6.", "النساء: 4، غير معروف: 6."),
    (10, None, "Women: 10.", "النساء: 10."),
    (None, 3, "Men: 3, unknown: 7.", "الرجال: 3، غير معروف: 7."),
    (None, 10, "Men: 10.", "الرجال: 10."),
    (4, 6, "Women: 4, men: 6.", "النساء: 4، الرجال: 6."),
    (0, 2, "Women: 0, men: 2, unknown: 8.", "النساء: 0، الرجال: 2، غير معروف: 8."),
]


@pytest.mark.parametrize(("women", "men", "english", "arabic"), PARTS)
def test_each_that_is_known_is_said_and_of_how_many_nobody_knows(women, men, english, arabic) -> None:
    """Zero is known. Absent numbers come as nothing or as no number."""
    for language, expected in (("en", english), ("ar", arabic)):
        t = translator(language)
        bare = {"attendance": 10, "attendance_basis": "counted", "women": None, "men": float("nan")}
        row = bare | {name: one for name, one in (("women", women), ("men", men)) if one is not None}
        assert attendance_of(row, t=t).removeprefix(attendance_of(bare, t=t)).strip() == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_up_rows_came_in_with_no_file(year_url, environment, language) -> None:
    """The words of whoever made them up are in English, and no file of that name is anywhere."""
    environment(DATABASE_URL=year_url)
    t = translator(language)
    page = said(open_app(FILE, lang=language, key="demo-0001"))
    collection = t.label("demonstration", family="collection")
    assert t("{collection}, written on {moment}", collection=collection, moment="") in page
    assert "seed" not in page
