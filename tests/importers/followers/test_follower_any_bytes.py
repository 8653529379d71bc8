"""Whatever comes in, a report comes out or a reason."""

from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.i18n import translator
from outreach.importers.followers import (
    AmbiguousDate,
    DateOrder,
    NothingTaken,
    RefusedRows,
    YearMissing,
    read,
    recognises,
)
from outreach.importers.messages import Unfit
from outreach.importers.refused import of_followers

SOME = settings(max_examples=200)
HEADERS = st.sampled_from(
    [
        'sep=,\n"Facebook follows"\n"Date","Primary"',
        "Facebook visits\nDate,Primary\n2026-08-13,9\nFollows\nDate,Primary",
        "Date,Subscribers\nTotal,9", "Date,New follows,Unfollows",
        "Date,Subscribers gained,Subscribers lost",
        '"Date","Followers","Difference in followers from previous day"', "sep=;\nDate;New follows",
    ]
)  # fmt: skip
CELLS = st.one_of(
    st.text(max_size=12),
    st.integers().map(str),
    st.sampled_from(
        ["2026-08-13", "8/13/26", "13/08/2026", "99/99/9999", "0/0/0", "28 August", "29 May", "Total", "", '"', "²",
         "Date", "Follows"]
    ),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, max_size=4).map(",".join), max_size=6).map("\n".join)


def outcome(data: bytes, **asked) -> None:
    """A report whose lines add up, or a reason. Anything else that is raised fails the test."""
    recognises(data)
    try:
        found = read(data, **asked)
    except NothingTaken as error:
        comes_back(error.apart, **asked)
        return
    except Unfit:
        return
    if found.apart:
        comes_back(found.apart, **asked)
    assert found.lines.read == found.lines.rows + found.lines.other + found.lines.refused
    assert found.lines.other >= 0
    assert (len(found.rows), len(found.refused)) == (found.lines.rows, found.lines.refused)
    assert len(found.apart.rows if found.apart else ()) == found.lines.refused
    assert [row.day for row in found.rows] == sorted({row.day for row in found.rows})


def comes_back(refused: RefusedRows, **asked) -> None:
    """The file of refused rows is a report of the same kind, whose rows are those that it was made of, as they were."""
    data = of_followers(refused, t=translator("ar"))
    assert recognises(data)
    try:
        found = read(data, **asked).apart
    except NothingTaken as error:
        found = error.apart
    except Unfit as error:
        assert isinstance(error, AmbiguousDate | YearMissing)
        return
    assert found is not None and found.above == refused.above
    assert [one for _, one in found.rows] == [one for _, one in refused.rows]


@SOME
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes):
    outcome(data)


@SOME
@given(
    header=HEADERS,
    rows=ROWS,
    order=st.one_of(st.none(), st.sampled_from(DateOrder)),
    year=st.one_of(st.none(), st.integers(0, 3000)),
    encoding=st.sampled_from(["utf-8", "utf-16"]),
)
def test_any_rows_are_read_or_refused(header: str, rows: str, order: DateOrder | None, year: int | None, encoding: str):
    outcome(f"{header}\n{rows}".encode(encoding, "replace"), order=order, year=year)
