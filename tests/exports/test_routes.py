"""``GET /export/TABLE.csv``: the same file at an address, for this machine and this site only."""

from urllib.parse import unquote

import pytest
from sqlmodel import Session
from starlette.applications import Starlette
from starlette.routing import Route

from models.engine import engine
from outreach.exports import PEOPLE, TABLES, refused, routes, stream
from outreach.exports.chosen import file_of
from outreach.exports.routes import export
from outreach.filters import Filters
from outreach.i18n import translator
from tests.asgi import get

EN = translator("en")
APP = Starlette(routes=[Route("/export/{table}.csv", export)])


@pytest.fixture
def chosen(filled_url: str, environment) -> str:
    """The filled database, as the one that the settings name."""
    environment(DATABASE_URL=filled_url)
    return filled_url


def test_the_same_file_as_from_the_command(chosen: str) -> None:
    answer = get(APP, "/export/activities.csv?lang=ar&country=KW")
    with engine(chosen).connect() as connection:
        filters = Filters(countries=("KW",))
        file = b"".join(
            stream(connection, table=TABLES["activities"], t=translator("ar"), style=PEOPLE, filters=filters)
        )
    assert answer.status == 200
    assert answer.content == file
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


def test_a_parameter_that_stands_twice(chosen: str) -> None:
    """A filter takes all its codes; of what can be meant once only, no file is made of the last."""
    once, twice = (
        get(APP, f"/export/activities.csv?lang=en&{query}")
        for query in ("kind=visit,meeting", "kind=visit&kind=meeting")
    )
    assert once.content == twice.content and once.status == 200
    for query, told in (
        ("from=2020-01-01&from=2021-01-01", "from=2020-01-01"),
        ("for=people&for=machines", "for=people"),
    ):
        answer = get(APP, f"/export/activities.csv?lang=en&{query}")
        assert (answer.status, told in answer.text) == (400, True)


def test_its_name_is_in_the_reader_s_language(chosen: str) -> None:
    said = get(APP, "/export/activities.csv?lang=ar").headers["content-disposition"]
    assert said.isascii()
    assert said.startswith("attachment; filename=\"activities.csv\"; filename*=UTF-8''")
    name = unquote(said.split("''")[1])
    assert name.startswith(translator("ar")(TABLES["activities"].title).lower().split()[0])
    assert name.endswith("-ar.csv")


def test_its_name_says_what_it_is_filtered_by_and_that_it_is_made_up(chosen: str, monkeypatch) -> None:
    def named(query: str) -> str:
        said = get(APP, f"/export/activities.csv?lang=en{query}").headers["content-disposition"]
        return unquote(said.split("''")[1])

    assert named("&country=KW&kind=visit").startswith("activities-kuwait-visit-20")
    assert named("&from=2023-01-01&to=2023-01-31&show=undated").startswith("activities-undated-2023-01-20")
    monkeypatch.setattr(routes, "collections", lambda db: ("demonstration",))
    assert named("").startswith("demo-activities-20")


def test_the_browser_s_language_is_the_first_guess(chosen: str) -> None:
    answer = get(APP, "/export/countries.csv", headers={"accept-language": "en-GB"})
    assert "Gulf" in answer.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/export/nothing.csv", 404),
        ("/export/activity_total.csv", 404),
        ("/export/activities.csv?country=XX", 400),
        ("/export/activities.csv?<script>=1", 400),
        ("/export/topics.csv?kind=visit", 400),
        ("/export/topics.csv?for=printers", 400),
    ],
)
def test_what_nobody_knows_is_refused_in_plain_words(chosen: str, address: str, status: int) -> None:
    answer = get(APP, address, headers={"accept-language": "en"})
    assert answer.status == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Traceback" not in answer.text


def test_refusals_are_in_the_reader_s_language(chosen: str) -> None:
    arabic = get(APP, "/export/nothing.csv?lang=ar").text
    assert arabic == translator("ar")("There is no such table. There are: {tables}", tables=", ".join(TABLES)) + "\n"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_s_page_gets_nothing(chosen: str, site: str) -> None:
    assert get(APP, "/export/topics.csv", headers={"sec-fetch-site": site}).status == 403


def test_another_machine_gets_nothing(chosen: str) -> None:
    assert get(APP, "/export/topics.csv", client=("192.0.2.7", 50000)).status == 403


def test_a_server_that_listens_to_a_network_gives_nothing(chosen: str, environment) -> None:
    """Also to this machine, where others' requests may be passed on."""
    environment(JISR_ADDRESS="0.0.0.0")
    assert get(APP, "/export/topics.csv").status == 403


def test_no_database_is_said(environment, tmp_path) -> None:
    environment(DATABASE_URL=f"sqlite:///{tmp_path / 'none.db'}")
    answer = get(APP, "/export/topics.csv?lang=en")
    assert answer.status == 503
    assert "There is no database yet." in answer.text


@pytest.mark.parametrize("shown", ["held", "unconfirmed", "undated"])
def test_activities_as_their_page_shows_them(chosen: str, shown: str) -> None:
    """The same rows as in the file of the page, whichever of its choices is looked at."""
    answer = get(APP, f"/export/activities.csv?lang=ar&kind=visit&show={shown}")
    with Session(engine(chosen)) as db:
        filters = Filters(kinds=("visit",))
        assert answer.content == file_of(db, which=shown, filters=filters, t=translator("ar"))


@pytest.mark.parametrize("address", ["activities.csv?show=all", "countries.csv?show=held"])
def test_a_choice_that_is_none_is_refused(chosen: str, address: str) -> None:
    answer = get(APP, f"/export/{address}&lang=en")
    assert (answer.status, answer.content) == (400, f"{EN(refused.DEAF, filters=EN.isolate('show'))}\n".encode())
