"""A file's name says what is in it, in the reader's words, and is a name on every system."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from outreach.exports.names import LONGEST, file_name

DAY = date(2023, 5, 1)


def test_topic_scope_and_date() -> None:
    found = file_name(topic="Virtual sessions", scope="Saudi Arabia", on=DAY, language="en", extension="csv")
    assert found == "virtual-sessions-saudi-arabia-2023-05-01-en.csv"


def test_arabic_words_stay_arabic() -> None:
    found = file_name(topic="أنشطة", scope="الكويت", on=DAY, language="ar", extension="csv")
    assert found == "أنشطة-الكويت-2023-05-01-ar.csv"


def test_a_name_that_windows_keeps_is_not_taken() -> None:
    assert file_name(topic="CON", on=DAY, language="en", extension="csv").startswith("jisr-con")


@given(st.text(), st.text())
def test_any_words_make_a_safe_name(topic: str, scope: str) -> None:
    found = file_name(topic=topic, scope=scope, on=DAY, language="ar", extension="csv")
    assert len(found) <= LONGEST
    assert found.endswith("-2023-05-01-ar.csv")
    assert not found.startswith((".", "-"))
    assert all(letter.isalnum() or letter in "-." for letter in found)
    assert found.count(".") == 1
