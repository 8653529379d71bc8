"""Text in another language: marked with its language and direction, and harmless."""

import pytest

from outreach.i18n import translator
from outreach.tongue import language_of
from outreach.wording.written import is_web, paragraph, told


def test_a_paragraph_says_its_language_and_direction() -> None:
    assert paragraph("In words") == '<p lang="en" dir="ltr">In words</p>'
    assert paragraph("لقاء Zoom مع الجالية") == '<p lang="ar" dir="rtl">لقاء Zoom مع الجالية</p>'


def test_nothing_in_a_paragraph_is_markup() -> None:
    """Neither HTML nor a blank line, after which Markdown would be read again."""
    shown = paragraph('<script>x</script>\n\n# "title"')
    assert shown == '<p lang="en" dir="ltr">&lt;script&gt;x&lt;/script&gt; # &quot;title&quot;</p>'


def test_only_a_foreign_language_is_told() -> None:
    assert told("In words", t=translator("en")) == ""
    assert told("بالعربية", t=translator("en")) == "Written in Arabic; not translated."


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "", "19787", "//host", "http://", "ftp://a"]
)
def test_nothing_but_the_web_is_linked(address) -> None:
    assert not is_web(address)


def test_an_address_of_the_web_is_linked() -> None:
    assert is_web("https://www.example.org/خبر?x=1")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "شكوى من تأخر customs clearance"),
        ("ar", "رفض EgyptAir Frequent Flyer ردّ المبلغ"),
        ("ar", "خطاب Ref. MOFA-CON/2026/771"),
        ("ar", "Zoom لا يعمل"),
        ("en", "The initiative اتكلم عربي was opened"),
        ("en", "A letter, رقم 771"),
        ("en", "12/2026"),
        ("en", ""),
    ],
)
def test_a_language_is_that_of_the_words_and_not_of_the_letters(language: str, text: str) -> None:
    assert language_of(text) == language
