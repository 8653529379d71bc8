"""Dates: every order, calendar, script and sign that phones write, and the question where a file leaves it open."""

from datetime import date

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers.messages import Unfit
from outreach.importers.whatsapp import AmbiguousDate, DateOrder
from tests.importers.whatsapp.chats import FIXED, LRM, NARROW, RLM, counts, only_day

TWELFTH = date(2026, 8, 12)

ONE_DAY = {
    "iPhone, 12 hours": "[13/08/2026, 10:00:01 PM] One: text",
    "iPhone, 24 hours": "[13/08/2026, 22:00:01] One: text",
    "iPhone, dots": "[13.08.26, 22:00:01] One: text",
    "iPhone, month first, narrow space": f"[8/13/26, 10:00:01{NARROW}PM] One: text",
    "iPhone, year first, dotted time": "[2026-08-13, 10.05.33] One: text",
    "iPhone, no comma": "[13.08.26 10:05:33] One: text",
    "iPhone, of old": "8/13/26, 4:56:55 PM: One: text",
    "Android, 24 hours": "13/08/2026, 22:00 - One: text",
    "Android, 12 hours": "13/08/2026, 10:00 pm - One: text",
    "Android, lower case, narrow space": f"13/08/2026, 10:00{NARROW}pm - One: text",
    "Android, dotted, Spanish": f"13/8/26, 10:00 p.{FIXED}m. - One: text",
    "Android, dotted, English": "13/8/26, 10:00 a.m. - One: text",
    "Android, month first": "8/13/26, 10:00 PM - One: text",
    "Android, dots, no comma": "13.08.26 22:00 - One: text",
    "Android, dashes": "13-08-2026 22:00 - One: text",
    "Android, year first": "2026/08/13 22:00 - One: text",
    "Android, year first, dots and spaces": "2026. 8. 13. 22:00 - One: text",
    "Android, a word before the time": "2026/8/13 午後10:00 - One: text",
    "Android, en dash": "13/08/2026, 22:00 – One: text",
    "Android, em dash": "13/08/2026, 22:00 — One: text",
    "Android, French": "13/08/2026 à 22:00 - One: text",
    "Arabic, Android": f"١٣/٠٨/٢٠٢٦، ١٠:٠٠{NARROW}م - واحد: نص",
    "Arabic, morning": f"١٣/٨/٢٠٢٦، ٩:٠٠{FIXED}ص - واحد: نص",
    "Arabic, iPhone": f"{RLM}[١٣/٠٨/٢٠٢٦، ١٠:٠٠:٠١ م] واحد: نص",
    "Arabic, marks in the date": f"{RLM}١٣{RLM}/٠٨{RLM}/٢٠٢٦، ٢٢:٠٠ - واحد: نص",
    "Arabic, embedded": "\u202b\u2067١٣/٠٨/٢٠٢٦\u2069، ٢٢:٠٠\u202c - واحد: نص",
    "Arabic letters, Latin digits": f"{LRM}13/08/2026، 22:00 - واحد: نص",
    "Persian digits": "۲۰۲۶/۸/۱۳،\u200f ۲۲:۰۰ - واحد: نص",
    "Buddhist": "[13/8/2569 BE, 14:56:01] One: text",
    "Buddhist, Android": "13/8/2569 14:56 - One: text",
    "Buddhist, two digits": "13/8/69 14:56 - One: text",
    "Japanese, letter": "[8/13/R8, 14:56:01] One: text",
    "Japanese, letter in front": "R8/08/13 14:56 - One: text",
    "Japanese, era": "令和8年8月13日 14:56 - One: text",
    "Hebrew": '[13.8.2026, 8:46:00 אחה"צ] One: text',
    "Hindi": "13/8/2026, 8:46 अपराह्न - One: text",
    "byte order mark": "\ufeff13/08/2026, 22:00 - One: text",
}


@pytest.mark.parametrize("line", ONE_DAY.values(), ids=ONE_DAY)
def test_a_day_is_read_however_it_is_written(line: str):
    for text in (line, f"{line}\n", f"{line}\r\n"):
        found = counts(text)
        today = only_day(found, date(2026, 8, 13))
        assert (today.messages, today.active_members, found.lines.read) == (1, 1, 1)


def test_the_first_year_of_an_era_has_a_sign():
    assert counts("令和元年8月13日 14:56 - One: text").first == date(2019, 8, 13)


def test_an_era_ends_and_the_chat_goes_on():
    found = counts("[4/30/H31, 14:56:01] One: a\n[5/1/R1, 14:56:01] One: b\n")
    assert (found.first, found.last, found.messages) == (date(2019, 4, 30), date(2019, 5, 1), 2)


@pytest.mark.parametrize(
    ("first", "order"),
    [
        ("12/08/2026", "day_first"),
        ("08/12/2026", "month_first"),
        ("2026/08/12", "year_first"),
        ("12-08-26", "day_first"),
    ],
)
def test_with_an_order_dates_are_read_so(first: str, order: str):
    assert counts(f"{first}, 22:00 - One: text", DateOrder(order)).first == TWELFTH


@pytest.mark.parametrize(
    ("dates", "order", "first"),
    [
        # One day beyond the twelfth is enough, wherever it stands.
        (["01/02/2026", "02/02/2026", "13/02/2026"], DateOrder.DAY_FIRST, date(2026, 2, 1)),
        (["1/2/26", "1/13/26", "2/1/26"], DateOrder.MONTH_FIRST, date(2026, 1, 2)),
        # No such day, but months that would run back.
        (["30/01/2026", "01/02/2026"], DateOrder.DAY_FIRST, date(2026, 1, 30)),
        (["05/08/2026", "06/08/2026", "05/09/2026"], DateOrder.DAY_FIRST, date(2026, 8, 5)),
        (["08/05/2026", "08/12/2026", "09/05/2026"], DateOrder.MONTH_FIRST, date(2026, 8, 5)),
        # A day that is the same in both.
        (["08/08/2026"], DateOrder.DAY_FIRST, date(2026, 8, 8)),
        # Two digits, the year in front, over more than a month.
        (["26-08-30", "26-09-01", "26-09-02"], DateOrder.YEAR_FIRST, date(2026, 8, 30)),
        (["26/08/30", "26/09/02"], DateOrder.YEAR_FIRST, date(2026, 8, 30)),
        (["13/08/26", "14/08/26"], DateOrder.DAY_FIRST, date(2026, 8, 13)),
    ],
)
def test_the_order_is_known_from_the_whole_file(dates: list[str], order: DateOrder, first: date):
    found = counts("\n".join(f"{day}, 22:00 - One: text" for day in dates))
    assert (found.order, found.first, found.messages) == (order, first, len(dates))


def test_a_late_message_does_not_hide_the_order():
    """The fifth after the sixth is one day late; May after June would be a month."""
    text = "05/08/2026, 22:00 - One: a\n06/08/2026, 22:00 - One: b\n05/08/2026, 22:00 - Two: c"
    with pytest.raises(AmbiguousDate):
        counts("05/08/2026, 22:00 - One: a\n06/08/2026, 22:00 - One: b")
    assert counts(text).first == date(2026, 8, 5)


@pytest.mark.parametrize(
    ("dates", "first_days"),
    [
        (["01/02/2026"], {"day_first": date(2026, 2, 1), "month_first": date(2026, 1, 2)}),
        (["01/08/2025", "12/08/2025"], {"day_first": date(2025, 8, 1), "month_first": date(2025, 1, 8)}),
        (
            ["12-08-25"],
            {"day_first": date(2025, 8, 12), "month_first": date(2025, 12, 8), "year_first": date(2012, 8, 25)},
        ),
    ],
)
def test_what_a_file_leaves_open_is_asked(dates: list[str], first_days: dict[str, date]):
    text = "\n".join(f"{day}, 22:00 - Planted Name: planted words" for day in dates)
    with pytest.raises(AmbiguousDate) as asked:
        counts(text)
    assert asked.value.days == {DateOrder(order): day for order, day in first_days.items()}
    assert "lanted" not in repr(asked.value) + str(asked.value.__dict__)
    for language in LANGUAGES:
        assert first_days["day_first"].isoformat() in asked.value.expected(translator(language))
    for order, day in first_days.items():
        assert counts(text, DateOrder(order)).first == day


@pytest.mark.parametrize("line", ["29/02/1448, 22:00 - One: text", "31/31/2026, 22:00 - One: text"])
def test_without_any_day_there_are_no_counts(line: str):
    """A year of the Islamic calendar, too: it cannot be told to the day from figures."""
    with pytest.raises(Unfit, match="Gregorian") as refused:
        counts(line)
    assert not isinstance(refused.value, AmbiguousDate)


def test_an_order_that_the_dates_cannot_have_is_refused():
    with pytest.raises(Unfit, match="order"):
        counts("2026-08-12, 22:00 - One: text", DateOrder.MONTH_FIRST)


@pytest.mark.parametrize("day", ["٢٩/٢/١٤٤٨ هـ", "٢٩/٢/١٤٤٨", "٢٩/٢/٤٨ هـ", "29/2/1448 AH", "1448/02/29 هـ"])
@pytest.mark.parametrize("order", [None, DateOrder.DAY_FIRST])
def test_hijri_dates_are_refused_by_that_name(day: str, order: DateOrder | None):
    with pytest.raises(Unfit, match="Hijri"):
        counts(f"{day}، ١٠:٠٠ م - واحد: نص\n", order)
