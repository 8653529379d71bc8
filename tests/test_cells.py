"""Numbers in tables: in the digits of the reader, and still numbers."""

from datetime import date

import pandas as pd

from outreach.i18n import translator
from outreach.wording import cells

FRAME = pd.DataFrame({
    "name": ["Kuwait", "Malta"],
    "nationals": pd.array([421025, None], dtype="Int64"),
    "rate": [12.5, 3.0],
    "estimate_year": [2020, 2019],
    "recorded": [True, False],
})  # fmt: skip


def shown(t) -> pd.DataFrame:
    """What stands in each cell of the table."""
    words = {"rate": cells.places(t, 2), "estimate_year": cells.year(t)}
    styled = cells.written(FRAME, columns=["name", "nationals", "rate", "estimate_year"], t=t, words=words)
    pd.testing.assert_frame_equal(styled.data, FRAME)
    lines = styled.hide(axis="index").to_string(delimiter="|").splitlines()
    return pd.DataFrame([line.split("|") for line in lines[1:]], columns=FRAME.columns)


def test_separators_are_the_readers_and_a_year_has_none():
    table = shown(translator("en"))
    assert list(table["nationals"]) == ["421,025", "unknown"]
    assert list(table["rate"]) == ["12.50", "3.00"]
    assert list(table["estimate_year"]) == ["2020", "2019"]


def test_digits_follow_the_setting():
    table = shown(translator("ar", digits="arab"))
    assert list(table["nationals"]) == ["٤٢١٬٠٢٥", "غير معروف"]
    assert list(table["estimate_year"]) == ["٢٠٢٠", "٢٠١٩"]


def test_a_name_may_be_written_shorter_than_it_is_found_by():
    cut = cells.written(FRAME[["name"]], columns=["name"], t=translator("en"), words={"name": lambda name: name[:3]})
    assert list(cut.data["name"]) == ["Kuwait", "Malta"]
    assert cut.hide(axis="index").to_string().split()[1:] == ["Kuw", "Mal"]


def test_what_holds_no_number_is_left_as_it_is():
    assert cells.written(FRAME, columns=["name", "recorded"], t=translator("en"), words={}) is FRAME


def test_a_date_is_sorted_by_what_is_known_of_it_and_seen_in_words():
    """A month before the days in it, what has no date last; wherever else they are written, they are the words."""
    t = translator("ar")
    day, month, none = cells.dated(date(2023, 3, 5), t=t), cells.dated(date(2023, 3, 1), "month", t=t), t.date(None)
    assert (day, month) == (t.date(date(2023, 3, 5)), t.date(date(2023, 3, 1), "month")) == (str(day), str(month))
    frame = pd.DataFrame({"when": pd.Series([none, day, month, None], dtype="object")})
    styled = cells.written(frame, columns=["when"], t=t, words={})
    sent = styled.data["when"].tolist()
    assert sent == [none, f"2023-03-05 {day}", f"2023-03 {month}", None] and frame["when"][1] == day
    assert sorted(sent[:3]) == [sent[2], sent[1], sent[0]]
    shown = styled.hide(axis="index").to_string(delimiter="|").splitlines()[1:]
    assert shown == [none, day, month, t("unknown")]
