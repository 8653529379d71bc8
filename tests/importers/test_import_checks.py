"""Every check of a row, each with a file that breaks it: line, column, value and what was expected."""

import pytest

from outreach.importers import Incoming, bring_in, places
from tests.importers.made_files import GOOD, TESTER, found, made, row, take

DAY = "A day that there is, as YYYY-MM-DD"
CANCELLED = {"status": "cancelled", "attendance": ""}
CASES = [
    ("events", {"event_id": ""}, "event_id", "", "may not be blank"),
    ("events", {"event_id": "e 1"}, "event_id", "e 1", "A key of at most 80"),
    ("events", {"event_id": "e" * 81}, "event_id", "e" * 79 + "…", "A key of at most 80"),
    ("events", {"kind": "party"}, "kind", "party", "One of: virtual_session, visit"),
    ("events", {"kind": ""}, "kind", "", "may not be blank"),
    ("events", {"status": "done"}, "status", "done", "One of: planned, held, cancelled, unconfirmed, reported"),
    ("events", CANCELLED, "cancelled_because", "", "Why it was called off, since the column status"),
    ("events", {**CANCELLED, "cancelled_because": " "}, "cancelled_because", "", "Why it was called off"),
    ("events", {"cancelled_because": "Rain"}, "cancelled_because", None, "Nothing, since the column status says"),
    ("events", {"scope": "ministry"}, "scope", "ministry", "One of: emigration_ministry (Ministry of emigration), "),
    ("events", {"initiative": "Hour with Minister"}, "initiative", "Hour with Minister", "Did you mean"),
    ("events", {"initiative": "zzz"}, "initiative", "zzz", "Add it to the file of initiatives"),
    ("events", {"lead": "x" * 121}, "lead", "x" * 79 + "…", "At most 120 characters"),
    ("events", {"title_en": "x" * 301}, "title_en", "x" * 79 + "…", "At most 300 characters"),
    ("events", {"title_en": " ", "title_ar": ""}, "title_en", "", "Text in one of these columns"),
    ("events", {"date": "2023-02-30"}, "date", "2023-02-30", DAY),
    ("events", {"date": "2023-13-01"}, "date", "2023-13-01", DAY),
    ("events", {"date": "0203-03-05"}, "date", "0203-03-05", DAY),
    ("events", {"date": "05/03/2023"}, "date", "05/03/2023", DAY),
    ("events", {"date": "2023-03"}, "date", "2023-03", DAY),
    ("events", {"date": "2023-03-05", "date_precision": "month"}, "date", "2023-03-05", "A month as YYYY-MM"),
    ("events", {"date": "2023-03-05", "date_precision": "year"}, "date", "2023-03-05", "A year as YYYY"),
    ("events", {"date": "2099-01-01"}, "date", "2099-01-01", "A date that has come, since the column status says"),
    ("events", {"date": "2099-01-01", "status": "held"}, "date", "2099-01-01", "else it is planned"),
    ("events", {"date": "2099", "date_precision": "year"}, "date", "2099", "else it is planned"),
    ("events", {"date_precision": "week"}, "date_precision", "week", "day (Known to the day), month (Known"),
    ("events", {"date_precision": ""}, "date_precision", "", "how finely the date beside it is known"),
    ("events", {"date_basis": ""}, "date_basis", "", "What the date beside it is the date of"),
    ("events", {"date_basis": "hearsay"}, "date_basis", "hearsay", "One of: event"),
    ("events", {"date": "", "date_basis": ""}, "date_precision", "day", "Nothing, where the date itself is blank"),
    ("events", {"date": "", "date_precision": ""}, "date_basis", "event", "Nothing, where the date itself is blank"),
    ("events", {"countries": "SA;ZZ"}, "countries", "ZZ", "An ISO 3166-1 code of two letters, as SA or US."),
    ("events", {"countries": "SA;Kuwayt"}, "countries", "Kuwayt", "An ISO 3166-1 code of two letters, as SA or US."),
    ("events", {"countries": "BU"}, "countries", "BU", "Did you mean MM?"),
    ("events", {"countries": "SA;;AE"}, "countries", "SA;;AE", "Items joined by single semicolons"),
    ("events", {"topics": ";".join(["youth"] * 501)}, "topics", ("youth;" * 14)[:79] + "…", "At most 500 items"),
    ("events", {"communities": "Riyad"}, "communities", "Riyad", "Did you mean Riyadh?"),
    ("events", {"communities": "Xyzzy"}, "communities", "Xyzzy", "on Correct rows or with the template; leave out"),
    ("events", {"communities": "Sydney"}, "communities", "Sydney", "A community of the row's countries"),
    ("events", {"attendance": "-5"}, "attendance", "-5", "A whole number from 0 to 2,147,483,647"),
    ("events", {"attendance": "12.5"}, "attendance", "12.5", "A whole number"),
    ("events", {"attendance": "1,200"}, "attendance", "1,200", "A whole number"),
    ("events", {"attendance": "about 50"}, "attendance", "about 50", "A whole number"),
    ("events", {"attendance": "9223372036854775808"}, "attendance", "9223372036854775808", "A whole number"),
    ("events", {"attendance": "²"}, "attendance", "²", "A whole number"),
    ("events", {"attendance": "", "attendance_basis": "counted"}, "attendance", "", "A number, since the column"),
    ("events", {"status": "planned"}, "attendance", "120", "A plan has no attendance yet: until it is"),
    ("events", {"status": "planned", "attendance": "0"}, "attendance", "0", "A plan has no attendance yet"),
    ("events", {"status": "cancelled", "cancelled_because": "Rain"}, "attendance", "120", "What was cancelled has no"),
    ("events", {"status": "announced"}, "attendance", "120", "What was only announced has no attendance"),
    ("events", {"attendance_basis": "not_collected"}, "attendance", "120", "Nothing, since the column"),
    ("events", {"attendance_basis": "guessed"}, "attendance_basis", "guessed", "One of: counted"),
    ("events", {"women": "100", "men": "21"}, "women", "121", "Women and men within the attendance, which is 120."),
    ("events", {"attendance": "", "women": "1"}, "women", "1", "within the attendance, which is 0."),
    ("events", {"minutes": "0"}, "minutes", "0", "A whole number from 1 to 43,200"),
    ("events", {"topics": "elections;yuoth"}, "topics", "yuoth", "Did you mean youth?"),
    ("events", {"topics": "zzz"}, "topics", "zzz", "Add it to the file of topics"),
    ("events", {"authority_keys": "cabinett"}, "authority_keys", "cabinett", "Did you mean cabinet?"),
    ("events", {"authorities_en": "A;B"}, "authorities_en", "A;B", "As many items as in the column authority_keys"),
    ("events", {"authorities_ar": "ا;ب"}, "authorities_ar", "ا;ب", "which has 1."),
    ("events", {"source_urls": "https://example.org/1"}, "source_urls", "https://example.org/1", "Here: 1, 2 and 2."),
    ("events", {"source_urls": "javascript:alert(1);"}, "source_urls", "javascript:alert(1)", "begins with https://"),
    ("events", {"source_urls": ";", "source_outlets": ";"}, "source_urls", ";", "An address or an outlet for each"),
    ("events", {"source_published": ";2023-3-6"}, "source_published", "2023-3-6", "A day of the calendar"),
    ("events", {"source_outlets": ";" + "x" * 201}, "source_outlets", "x" * 79 + "…", "At most 200 characters"),
    ("events", {"confidence": "sure"}, "confidence", "sure", "One of: high"),
    ("published_figures", {"value": ""}, "value", "", "may not be blank"),
    ("published_figures", {"value": "1,356"}, "value", "1,356", "without separators or sign"),
    ("published_figures", {"value": "-3"}, "value", "-3", "without separators or sign"),
    ("published_figures", {"value": "9" * 19}, "value", "9" * 19, "at most 15 digits"),
    ("published_figures", {"metric": "sessions held"}, "metric", "sessions held", "A key"),
    ("published_figures", {"definition_as_stated": ""}, "definition_as_stated", "", "may not be blank"),
    ("published_figures", {"as_of": "2024"}, "as_of", "2024", "A month as YYYY-MM"),
    ("published_figures", {"as_of_basis": ""}, "as_of_basis", "", "What the date beside it"),
    ("published_figures", {"source_url": "", "source_outlet": ""}, "source_url", "", "An address or an outlet"),
    ("channels", {"channel_type": "pigeon"}, "channel_type", "pigeon", "One of: application (Mobile "),
    ("channels", {"name_en": "", "name_ar": ""}, "name_en", "", "Text in one of these columns"),
    ("channels", {"audience_count": "-1"}, "audience_count", "-1", "A whole number"),
    ("channels", {"audience_unit": ""}, "audience_unit", "", "Both a number and its unit"),
    ("channels", {"audience_count": ""}, "audience_count", "", "Both a number and its unit"),
    ("channels", {"audience_unit": "viewers"}, "audience_unit", "viewers", "One of: members"),
    ("channels", {"as_of": "2023-05"}, "as_of", "2023-05", "The day that the audience was seen on"),
    ("channels", {"as_of": "spring"}, "as_of", "spring", "A date as YYYY-MM-DD, YYYY-MM or YYYY"),
    ("channels", {"community": "sa-riyad"}, "community", "sa-riyad", "Did you mean sa-riyadh?"),
    ("channels", {"community": "zzzz"}, "community", "zzzz", "Add it to the file of communities"),
    ("topics", {"label_en": "", "label_ar": ""}, "label_en", "", "Text in one of these columns"),
    ("topics", {"note": "x" * 401}, "note", "x" * 79 + "…", "At most 400 characters"),
    ("authorities", {"key": "é"}, "key", "é", "A key"),
    ("initiatives", {"is_journey": "perhaps"}, "is_journey", "perhaps", "Yes or no, or true or false."),
    ("entities", {"entity_id": ""}, "entity_id", "", "may not be blank"),
    ("entities", {"entity_id": "e 1"}, "entity_id", "e 1", "A key of at most 80"),
    ("entities", {"community": ""}, "community", "", "may not be blank"),
    ("entities", {"community": "sa-riyad"}, "community", "sa-riyad", "Did you mean sa-riyadh?"),
    ("entities", {"name_en": "", "name_ar": " "}, "name_en", "", "Text in one of these columns"),
    ("entities", {"name_ar": "ا" * 201}, "name_ar", "ا" * 79 + "…", "At most 200 characters"),
    ("communities", {"country": "EG", "key": "eg-giza"}, "country", "EG", "the home country is where things are held"),
    ("communities", {"country": "QQ"}, "country", "QQ", "An ISO 3166-1 code"),
    ("communities", {"level": "country"}, "key", "sa-tabuk", "sa, the key of the country's one country-wide"),
    ("communities", {"key": "sa"}, "key", "sa", "A key of its own: sa is that of a country's one country-wide"),
    ("communities", {"key": "kw"}, "key", "kw", "A key of its own: kw is that of a country's one country-wide"),
    ("communities", {"tier": "D"}, "tier", "D", "One of: A (Tier A), B (Tier B) or C (Tier C)."),
    ("communities", {"name_en": "Riyadh"}, "name_en", "Riyadh", "sa-riyadh has it"),
    ("communities", {"aliases": "x" * 801}, "aliases", "x" * 79 + "…", "At most 800 characters in all names"),
    ("countries", {"code": "xk"}, "code", "xk", "2 Latin capitals"),
    ("countries", {"code": "QQ"}, "code", "QQ", "A country that CLDR names"),
    ("countries", {"region": "atlantis"}, "region", "atlantis", "One of: gulf"),
    ("countries", {"lat": "91"}, "lat", "91", "Degrees from -90 to 90"),
    ("countries", {"lon": "2_0"}, "lon", "2_0", "Degrees from -180 to 180"),
    ("countries", {"lon": "NaN"}, "lon", "NaN", "Degrees from -180 to 180"),
    ("countries", {"un_region": "15"}, "un_region", "15", "three digits"),
    ("places", {"why": ""}, "why", "", "or the reason why it is none"),
    ("places", {"community_key": "sa-riyad"}, "community_key", "sa-riyad", "Did you mean sa-riyadh?"),
    ("diaspora_sources", {"address": "ftp://x"}, "address", "ftp://x", "begins with https://"),
    ("diaspora_estimates", {"year": "1899"}, "year", "1899", "from 1,900 to 2,100"),
    ("diaspora_estimates", {"nationals": "-1"}, "nationals", "-1", "A whole number"),
    ("diaspora_estimates", {"source": "capmas_207"}, "source", "capmas_207", "Did you mean capmas_2017?"),
    ("diaspora_estimates", {"basis": "guess"}, "basis", "guess", "One of: born_in_home_country"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("format", "changes", "column", "value", "expected"),
    CASES,
    ids=[f"{case[0]}-{case[2]}-{number}" for number, case in enumerate(CASES)],
)
def test_a_wrong_cell_is_named(lists_read: str, format: str, changes: dict, column: str, value: str, expected: str):
    """One error for one fault: its line, its column, what stands there, and what was expected. Nothing comes in."""
    result = take(lists_read, made([row(format, **changes)]), dry_run=True)
    assert [(2, column, value)] == [error[:3] for error in found(result)]
    assert expected in found(result)[0][3]


def test_what_ships_may_list_a_place_that_is_no_community(lists_read: str, tmp_path, monkeypatch):
    """Just where the file is one of those: a ministry's staff cannot, and are told how to add the community."""
    monkeypatch.setattr(places, "PLACES", tmp_path / "data" / "reference" / "places.csv")
    expected = {}
    for folder, below in (("data", "public_record"), ("own", "public_record"), ("data", "beside")):
        path = tmp_path / folder / below / "events.csv"
        path.parent.mkdir(parents=True)
        path.write_bytes(made([row("events", communities="Xyzzy;Riyad")]))
        files = [Incoming(path.name, path)]
        result = bring_in(lists_read, files=files, home_country="EG", viewer=TESTER, dry_run=True)
        expected[folder, below] = [error[3] for error in found(result)]
    ships, *others = expected.values()
    assert ["data/reference/places.csv" in text for text in ships] == [True, True]
    for other in others:
        assert ["on Correct rows or with the template" in text for text in other] == [True, True]
    for said in expected.values():
        assert ["Did you mean Riyadh?" in text for text in said] == [False, True]


@pytest.mark.parametrize("format", GOOD)
def test_the_good_row_is_good(lists_read: str, format: str):
    """What the cases above change is otherwise taken, so that each shows its own fault."""
    assert found(take(lists_read, made([row(format)]), dry_run=True)) == []


@pytest.mark.parametrize("format", sorted(set(GOOD) - {"places"}))
def test_a_row_twice_in_a_file_is_refused(lists_read: str, format: str):
    """The second names the line of the first."""
    result = take(lists_read, made([row(format), row(format)]))
    assert [(e[0], e[3]) for e in found(result)] == [(3, "A row that is not in the file yet: line 2 has it.")]


def test_everything_that_is_wrong_is_said_at_once(lists_read: str):
    """Several faults in one cell, in one row, in several rows and in several files."""
    events = made(
        [
            row("events", kind="party", countries="SA;ZZ;QQ", date="2023-02-30"),
            row("events", event_id="e2", communities="Xyzzy;Plugh", attendance="-1", title_en="", title_ar=""),
        ]
    )
    result = take(lists_read, events, made([row("topics", key="")]))
    assert [(error.file, error.row, error.column) for error in result.errors] == [
        ("file2.csv", 2, "key"),
        ("file1.csv", 2, "kind"),
        ("file1.csv", 2, "countries"),
        ("file1.csv", 2, "countries"),
        ("file1.csv", 2, "date"),
        ("file1.csv", 3, "attendance"),
        ("file1.csv", 3, "title_en"),
        ("file1.csv", 3, "communities"),
        ("file1.csv", 3, "communities"),
    ]


def test_a_place_that_two_countries_have_is_asked_about(lists_url: str):
    """A name alone does not choose between two countries of the row; the key does."""
    towns = [
        row("communities", key=f"{code}-cordoba", country=code.upper(), name_en="Cordoba", name_ar="قرطبة", aliases="")
        for code in ("es", "ar")
    ]
    assert take(lists_url, made(towns)).written
    [error] = found(take(lists_url, made([row("events", countries="ES;AR", communities="Cordoba")])))
    assert error[1:3] == ("communities", "Cordoba")
    assert "Give its key" in error[3]
    assert take(lists_url, made([row("events", countries="ES;AR", communities="es-cordoba")])).written
