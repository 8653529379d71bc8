"""Lines of the pack's lists: numbers with the words that each takes, and nothing that misleads about a contact."""

from dataclasses import replace

import pytest

from outreach.i18n import Translator, translator
from outreach.reports import told
from outreach.reports.list_words import overdue_words, past_words
from outreach.reports.pack import Overdue, PastCadence
from outreach.reports.words import Words
from tests.reports.examples import example_pack

NAME = Words("Made up", "مختلق")
# How long ago, how often and how old, for each number.
ARABIC = {
    1: ("قبل يوم واحد", "دوريتها يوم واحد", "أقدمها منذ يوم عمل واحد"),
    2: ("قبل يومين", "دوريتها يومان", "أقدمها منذ يومي عمل"),
    3: ("قبل 3 أيام", "دوريتها 3 أيام", "أقدمها منذ 3 أيام عمل"),
    11: ("قبل 11 يومًا", "دوريتها 11 يومًا", "أقدمها منذ 11 يوم عمل"),
    100: ("قبل 100 يوم", "دوريتها 100 يوم", "أقدمها منذ 100 يوم عمل"),
    105: ("قبل 105 أيام", "دوريتها 105 أيام", "أقدمها منذ 105 أيام عمل"),
    200: ("قبل 200 يوم", "دوريتها 200 يوم", "أقدمها منذ 200 يوم عمل"),
}


def words_of(n: int, t: Translator) -> tuple[str, str]:
    past = PastCadence(community=NAME, contact="known", since=n, cadence_days=n)
    return past_words(past, t), overdue_words(Overdue(authority=NAME, overdue=n, oldest_days=n, open=n), t)


@pytest.mark.parametrize("n", ARABIC)
def test_each_number_has_its_words(n: int) -> None:
    ago, every, oldest = ARABIC[n]
    past, late = words_of(n, translator("ar", digits="latn"))
    assert past == f"{ago} · {every}" and late == f"المتأخر {n} من المفتوح ({n}) · {oldest}"
    days = "day" if n == 1 else "days"
    past, late = words_of(n, translator("en"))
    assert past == f"{n} {days} ago · cadence {n} {days}"
    assert late == f"{n} overdue of {n} open · the oldest {n} working {days}"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_whole_country_says_that_its_cities_were_met(language: str) -> None:
    """In the line of the page and in the table of print and slides; and where something stands in the way, what."""
    t, conflict = translator(language, digits="latn"), Words("Conflict", "نزاع")
    never, met = {"en": ("never met", "206 days ago"), "ar": ("لم تُلتقَ قط", "قبل 206 أيام")}[language]
    line = PastCadence(community=NAME, contact="never", cadence_days=180, cities_later=2, in_the_way=conflict)
    later = t("{last} (cities met later: {n})", last="", n=2).strip()
    ever = {"en": "(cities met: 2)", "ar": "(مدن التُقيت: 2)"}[language]
    assert past_words(line, t).startswith(f"{never} {ever} · {t.isolate(conflict.of(t))} · ")
    known = replace(line, contact="known", since=206, in_the_way=Words())
    assert past_words(known, t).startswith(f"{met} {later} · ")
    table = told.past_cadence(replace(example_pack(), past_cadence=(line, known)), t)
    assert [row[:2] for row in table.rows] == [
        [f"{NAME.of(t)} · {conflict.of(t)}", f"{t('never')} {ever}"],
        [NAME.of(t), f"206 {later}"],
    ]
    for without in (replace(line, cities_later=0), replace(line, cities_later=None)):
        assert ever not in past_words(without, t)
