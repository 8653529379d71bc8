"""Statements that are made once: for the same question, and for settings that they are made with."""

from datetime import date

from outreach.filters import Filters
from outreach.queries import communities, countries
from outreach.queries.known import known
from outreach.queries.once import KEPT, once
from outreach.settings import settings

MAY = Filters(start=date(2026, 5, 1), end=date(2026, 5, 31))


def test_it_is_made_once_for_a_question() -> None:
    made = []

    @once
    def statement(filters: Filters, *, day: date) -> object:
        made.append((filters, day))
        return object()

    first = statement(MAY, day=date(2026, 5, 31))
    # Equal ones are the same question, whoever asks it.
    assert statement(Filters(start=date(2026, 5, 1), end=date(2026, 5, 31)), day=date(2026, 5, 31)) is first
    assert statement(Filters(), day=date(2026, 5, 31)) is not first
    assert len(made) == 2
    for day in range(KEPT):
        statement(MAY, day=date.fromordinal(700_000 + day))
    assert statement(MAY, day=date(2026, 5, 31)) is not first


def test_another_home_country_or_source_makes_another(environment) -> None:
    """Of what is set nothing else stands in a statement, so another database is asked the same one."""

    @once
    def statement() -> tuple[str, str]:
        return settings().home_country, settings().estimate_source

    seen = []
    for home, source in (("EG", "un_desa_2020"), ("KW", "un_desa_2020"), ("EG", "other"), ("EG", "un_desa_2020")):
        environment(JISR_HOME_COUNTRY=home, JISR_ESTIMATE_SOURCE=source)
        assert statement() == (home, source)
        seen.append(statement())
    assert seen[0] is seen[3]


def test_lists_of_places_follow_the_home_country(environment) -> None:
    """The home country stands in them as a value, which is another one where another is set."""
    for makes in (countries._all, communities._all):
        homes = []
        for home in ("EG", "KW", "EG"):
            environment(JISR_HOME_COUNTRY=home)
            statement = makes(MAY, from_rows=False, met=False)
            assert statement is makes(MAY, from_rows=False, met=False)
            # Alone, or in a list with what stands for no country.
            assert f"'{home}'" in str(statement.compile().params)
            homes.append(statement)
        assert homes[0] is homes[2] is not homes[1]
    assert known("country") is known("country")
