"""The totals and the rows lead to the same numbers, under whatever filters, on both databases."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

import pytest
from pandas.testing import assert_frame_equal
from sqlmodel import Session

from models.codes import Kind, Organiser, PlaceKind, Region
from models.engine import engine
from outreach.filters import Filters
from outreach.queries import communities, countries, over_time, reached, sums, unknowns
from tests.conftest import DATABASES
from tests.copied import copy_file
from tests.small_world import COMMUNITIES, COUNTRIES, TOPICS, populate, settle

QUESTIONS = (sums.in_all, over_time.monthly, countries.by_country, communities.by_community)


def some_filters(random: Random) -> Filters:
    """Any filters, with periods that begin and end inside months, on their edges, or not at all."""

    def some(codes: list[str], most: int = 2) -> tuple[str, ...]:
        return tuple(map(str, random.sample(codes, random.choice([0, 0, 1, most]))))

    start = date(2020, 12, 1) + timedelta(days=random.randint(0, 1200))
    start = random.choice([None, start, start.replace(day=1), date(start.year, 1, 1)])
    end = (start or date(2021, 1, 1)) + timedelta(days=random.choice([0, 5, 27, 30, 89, 364, 800]))
    if random.random() < 0.4:
        end = (end.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    place = random.choice(["regions", "countries", "communities", "", ""])
    codes = {"regions": list(Region), "countries": list(COUNTRIES), "communities": list(COMMUNITIES), "": []}[place]
    return Filters(
        start=start,
        end=random.choice([None, end]),
        kinds=some(list(Kind)),
        organisers=some(list(Organiser)),
        **({place: tuple(map(str, random.sample(codes, random.choice([1, 1, 2]))))} if place else {}),
        topics=some(list(TOPICS)) if random.random() < 0.1 else (),
        initiatives=("hour",) if random.random() < 0.1 else (),
    )


@pytest.fixture(scope="module")
def populated(tmp_path_factory: pytest.TempPathFactory, empty_url: str) -> Iterator[str]:
    """A small world with two hundred activities of every sort, for all of these tests: they only read."""
    url = copy_file(empty_url, to=tmp_path_factory.mktemp("two_ways") / "outreach.db")
    with Session(engine(url)) as db:
        settle(db)
        populate(db, seed=20, activities=200)
    yield url
    engine(url).dispose()


@pytest.fixture(scope="module", params=DATABASES)
def world(request: pytest.FixtureRequest, populated: str, on_postgresql: Callable[[str], str]) -> Iterator[Session]:
    """It on each of the two kinds."""
    url = populated if request.param == "sqlite" else on_postgresql(populated)
    with Session(engine(url)) as db:
        yield db
    engine(url).dispose()


def test_the_same_numbers(world):
    """Other filters on each database, four questions."""
    random = Random(world.bind.dialect.name)
    for _ in range(15):
        filters = some_filters(random)
        for question in QUESTIONS:
            quick = question(world, filters=filters)
            slow = question(world, filters=filters, from_rows=True)
            assert_frame_equal(quick, slow, obj=f"{question.__module__}, {filters}")


def test_numbers_of_the_unknown_open_their_rows(world):
    """Each number of what a figure cannot say is the number of its rows."""
    random = Random(world.bind.dialect.name)
    for _ in range(10):
        filters = some_filters(random)
        counts = unknowns.counts(world, filters=filters).iloc[0]
        for silent in unknowns.SILENT:
            if silent != "overlapping" or filters.has_period:
                rows = unknowns.rows(world, filters=filters, silent=silent)
                assert len(rows) == counts[silent], f"{silent}, {filters}"


def test_each_place_is_what_asking_for_it_alone_gives(world):
    """A country's or community's line in a list is the figure under the filter of that place."""
    period = Filters(start=date(2021, 2, 10), end=date(2023, 5, 20))
    for row in countries.by_country(world, filters=period).itertuples():
        alone = sums.in_all(world, filters=period.narrowed(countries=(row.code,)))
        assert alone["activities"].item() == row.activities
    for row in communities.by_community(world, filters=period).itertuples():
        alone = sums.in_all(world, filters=period.narrowed(communities=(row.key,)))
        assert alone["counted"].item() == row.counted


def test_regions_are_no_sum_of_countries(world):
    """An activity with two countries of one region counts once in it."""
    rows = countries.by_region(world, filters=Filters())
    for region, found in rows.groupby("region"):
        alone = sums.in_all(world, filters=Filters(regions=(region,)))
        assert found["activities"].sum() == alone["activities"].item()


def test_places_reached_are_those_of_the_list(world):
    """Whether months, days at the edges of a period, or the rows tell that a place was met."""
    random = Random(world.bind.dialect.name)
    short = Filters(start=date(2021, 2, 10), end=date(2021, 2, 20))
    for filters in [Filters(), short, *(some_filters(random) for _ in range(10))]:
        for each, rows in (("country", countries.by_country), ("community", communities.by_community)):
            met = (rows(world, filters=filters)["activities"] > 0).sum()
            assert reached.places(world, filters=filters, each=PlaceKind(each)) == met, f"{each}, {filters}"
