"""Names of countries: every name means one of them, or is known to mean several."""

import csv

import pytest

from outreach.country_words import FILE, HEADER, beginning, named, parted, read
from outreach.fold import fold
from outreach.settings import ROOT


def codes() -> set[str]:
    with (ROOT / "data" / "reference" / "iso3166.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"] for row in csv.DictReader(file)}


def test_every_word_is_of_a_country_and_shared_on_purpose_only() -> None:
    """A name that several have stands so in the file: CLDR and the file never disagree by chance."""
    found = read(FILE)
    assert {code for several in found.values() for code in several} <= codes()
    shared = {name: set(several) for name, several in named().items() if len(several) > 1}
    assert shared == {fold(text): set(several) for text, several in found.items() if len(several) > 1}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("السعودية", "SA"), ("الإمارات", "AE"), ("أمريكا", "US"), ("أميركا", "US"), ("بريطانيا", "GB"),
        ("كوريا الجنوبية", "KR"), ("روسيا", "RU"), ("سوريا", "SY"), ("ليبيا", "LY"), ("التشيك", "CZ"),
        ("هولندا", "NL"), ("الدنمارك", "DK"), ("المجر", "HU"), ("الكونغو الديمقراطية", "CD"), ("UK", "GB"),
        ("U.A.E.", "AE"), ("Bosnia and Herzegovina", "BA"), ("Turkey", "TR"), ("Saint Lucia", "LC"), ("أوروغواي", "UY"),
    ],
)  # fmt: skip
def test_a_name_as_people_write_it(text: str, code: str) -> None:
    assert named()[fold(text)] == {code}


def test_what_is_typed_may_be_the_beginning_of_any_word() -> None:
    """With the article or without; nothing typed finds nothing."""
    assert beginning(fold("أمريكا")) == ("US",)
    assert "US" in beginning(fold("امري"))
    assert beginning(fold("كوريا")) == ("KP", "KR")
    assert "CD" in beginning(fold("كونغو")) and "CG" in beginning(fold("الكونغو"))
    assert beginning("") == beginning("zzz") == ()


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [("غينيا (GN)", "غينيا", "GN"), ("Guinea(gw) ", "Guinea", "GW"), ("Guinea", "Guinea", ""), ("(GN)", "(GN)", "")],
)
def test_a_code_behind_a_name(text: str, name: str, code: str) -> None:
    found = parted(text)
    assert (found[0].strip(), found[1]) == (name, code)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["code,text"], "line 1"),
        (["codes,text", "SA,"], "line 2"),
        (["codes,text", "SA,KSA", "SA,ksa"], "line 3: 'ksa' stands in line 2 already"),
    ],
)
def test_a_file_that_cannot_be_used_says_where(tmp_path, rows: list[str], reason: str) -> None:
    path = tmp_path / "words.csv"
    path.write_text("\n".join(rows), "utf-8")
    with pytest.raises(ValueError, match=reason):
        read(path)
    assert HEADER == ["codes", "text"]
