"""Places found by what is typed: by code, by any of their words, and by the name that the pages themselves write."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session

from models.engine import session
from outreach.i18n import LANGUAGES, translator
from outreach.queries import choices, entry, own_rows


@pytest.fixture(scope="module")
def record(record_url: str) -> Iterator[Session]:
    with session(record_url) as db:
        yield db


def codes(db: Session, text: str, **options: object) -> list[str]:
    return choices.search(db, text=text, **options).rows["code"].tolist()


@pytest.mark.parametrize(
    ("text", "first"),
    [("sa", "SA"), ("SA", "SA"), ("sau", "SA"), ("us", "US"), ("usa", "US"), ("om", "OM"), ("ml", "ML"), ("ger", "DE")],
)
def test_a_code_finds_its_country_first(record, text, first) -> None:
    """However many others have it among their letters."""
    assert codes(record, text, most=8)[0] == first


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("الرياض، المملكة العربية السعودية", "sa-riyadh"),
        ("Riyadh, Saudi Arabia", "sa-riyadh"),
        ("رياض سعوديه", "sa-riyadh"),
        ("ksa riyadh", "sa-riyadh"),
        ("الإمارات دبى", "ae-dubai"),
        ("new york, الولايات المتحدة", "us-new-york"),
        ("tennessee usa", "us-tennessee"),
    ],
)
def test_each_word_is_looked_for_in_names_spellings_and_country(record, text, only) -> None:
    """In either language and any order; Correct rows finds the same."""
    assert codes(record, text) == [only]
    assert own_rows.search(record, table="community", text=text)["key"].tolist() == [only]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_as_the_form_writes_it_finds_its_row(record, language) -> None:
    t = translator(language)
    cities = entry.places(record).query("place.str.startswith('community/')")
    assert len(cities) > 50
    for row in cities.itertuples():
        written = t("{place}, {country}", place=t.name(row), country=t.country(row.country_code))
        assert row.community in codes(record, written, most=8), written


def test_what_is_left_out_is_counted(record) -> None:
    """Of what was asked for: families, and whether communities of whole countries are wanted."""
    everything = choices.search(record, text="usa")
    first = choices.search(record, text="usa", most=8, country_wide=False)
    assert everything.more == 0 and everything.number == len(everything.rows) == first.number + 1
    assert (len(first.rows), first.more) == (8, first.number - 8)
    assert not first.rows["country_wide"].any()
    assert set(choices.search(record, text="usa", families=("community",)).rows["family"]) == {"community"}
