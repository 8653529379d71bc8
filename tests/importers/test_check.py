"""``python -m outreach check``: what it finds, by its name."""

import pytest
from sqlalchemy import text

from models.engine import engine
from outreach.__main__ import main
from tests.importers.made_files import made, record, row


def test_check_finds_totals_that_are_not_the_rows(here: str, capsys: pytest.CaptureFixture):
    """And names them; the exit code says so too."""
    assert main(["import", str(record("events.csv"))]) == 0
    assert main(["check"]) == 0
    with engine(here).begin() as connection:
        connection.execute(text("UPDATE activity_total SET activities = 99 WHERE place = 'SA' AND bucket = '2022-11'"))
    capsys.readouterr()
    assert main(["check"]) == 1
    assert "is 99; the rows say" in capsys.readouterr().out


def test_check_finds_a_row_that_refers_to_nothing(here: str, capsys: pytest.CaptureFixture):
    """As another program may leave it that does not keep foreign keys."""
    with engine(here).connect() as connection:
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(text("UPDATE community SET country_code = 'QQ' WHERE key = 'sa-riyadh'"))
        connection.commit()
        connection.execute(text("PRAGMA foreign_keys = ON"))
    assert main(["check"]) == 1
    assert "A row of community refers to a row of country that is not there." in capsys.readouterr().out


def test_check_finds_a_country_without_its_own_community(here: str, file, capsys: pytest.CaptureFixture):
    """It is named, with what brings the community: nobody can say of the country otherwise whom somebody met."""
    with engine(here).begin() as connection:
        connection.execute(text("UPDATE community SET level = 'city' WHERE key = 'kw'"))
    assert main(["check"]) == 1
    assert "Kuwait has no community of the whole country." in capsys.readouterr().out
    whole = row("communities", key="kw", country="KW", level="country", name_en="Kuwait", name_ar="الكويت")
    assert main(["import", file("communities.csv", made([whole]))]) == 0
    assert main(["check"]) == 0
