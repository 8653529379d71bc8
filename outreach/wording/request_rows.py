"""Rows of requests as lists and tables show them, by the words of :mod:`outreach.wording.request_words`."""

from collections.abc import Mapping

import pandas as pd

from outreach import community_words
from outreach.each_row import as_dicts, as_tuples
from outreach.i18n import Translator, mark
from outreach.queries.frames import as_they_are
from outreach.queries.request_columns import ALL_BANDS, BANDS
from outreach.wording import request_words
from outreach.wording.cells import Placed, dated

OLD = BANDS["8_21"]
"""Working days after which the chart of ages calls a request old."""
LACKS: Mapping[str, str] = {
    "authority": mark("Referred to nobody yet"),
    "topic": mark("No topic noted"),
    "community": mark("No community noted"),
    "country": mark("No country noted"),
}
"""What those are called of whom nobody noted it, by what it is: one of ``request_sums.BY``."""


def told(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """The rows with what a list shows of them: ``standing, kind_said, state_said, holder_said, topic_said,
    place_said, raised_said, due_said, escalated_said``; None where nobody said it. Days and deadlines are
    :class:`~outreach.wording.cells.Placed`."""
    records = as_dicts(rows)
    said = {
        "standing": [
            Placed(request_words.standing(row, t=t), _urgency(row, "light" if row["is_open"] else "answer_light"))
            for row in records
        ],
        "kind_said": [t.label(row["request_kind"], family="request_kind") for row in records],
        "state_said": [t.label(row["request_state"], family="request_state") for row in records],
        "holder_said": [request_words.held_by(row, t=t) for row in records],
        "topic_said": [t.name(row, "topic") if row["topic"] else None for row in records],
        "place_said": [place(row, t=t) for row in records],
        "raised_said": [dated(row["raised_on"], t=t) for row in records],
        # Without a day where the clock stands still, which is known.
        "due_said": [dated(row["due_on"], t=t) if row["due_on"] else t("the clock stands still") for row in records],
        "escalated_said": [_since(row, t=t) for row in records],
    }
    return rows.assign(**{name: as_they_are(words, rows.index) for name, words in said.items()})


def answers(rows: pd.DataFrame, *, t: Translator) -> pd.Series:
    """How the answers of open requests stand, whatever became of their acknowledgement."""
    records = as_dicts(rows)
    said = [Placed(request_words.answer(row, t=t), _urgency(row, "answer_light")) for row in records]
    return as_they_are(said, rows.index)


def _urgency(row: Mapping[str, object], light: str) -> str:
    """The place of a deadline among others: what is answered, then what is open, the latest last."""
    rank = request_words.LIGHTS.index(str(row[light])) + len(request_words.LIGHTS) * bool(row["is_open"])
    return f"{rank}{int(row['overdue_days']):05}"


def _since(row: Mapping[str, object], *, t: Translator) -> str:
    if not row["escalated_on"]:
        return ""
    missed, day = t.label(row["escalated_for"], family="escalated_for"), dated(row["escalated_on"], t=t)
    return Placed(t("{name}: {more}", name=day, more=missed), day.place)


def place(row: Mapping[str, object], *, t: Translator) -> str | None:
    """The community with its country."""
    if not row["community"]:
        return None
    country, own = str(row["country"]), t.name(row, "community")
    wide = community_words.is_wide(row["community"], country=country)
    return community_words.named(own, country=country, wide=wide, t=t)


def ageing(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """A row for each band, the youngest first: ``band, name``, a number for each light, and ``requests`` of them all.

    ``rows`` of ``request_sums.ageing``.
    """
    numbers = {(row.band, row.light): int(row.requests) for row in as_tuples(rows)}
    found = {"band": list(ALL_BANDS), "name": [request_words.band(code, t=t) for code in ALL_BANDS]}
    found |= {light: [numbers.get((code, light), 0) for code in ALL_BANDS] for light in request_words.LIGHTS}
    made = pd.DataFrame(found)
    return made.assign(requests=made[list(request_words.LIGHTS)].sum(axis=1))


def oldest(rows: pd.DataFrame, *, t: Translator) -> str:
    """What the chart of ages finds. ``rows`` of :func:`ageing`."""
    number = int(rows["requests"].sum())
    young = [band for band, last in BANDS.items() if last <= OLD]
    old = int(rows.loc[~rows["band"].isin(young), "requests"].sum())
    return t.plural(
        "{n} open request, {old} of them raised more than {days} working days ago",
        "{n} open requests, {old} of them raised more than {days} working days ago",
        number,
        old=old,
        days=OLD,
    )


def grouped(rows: pd.DataFrame, *, nobody: str) -> pd.DataFrame:
    """Rows of ``request_sums.grouped`` with a name for those of whom nobody noted it."""
    if "name_en" not in rows:
        return rows
    unnamed = rows["key"] == ""
    return rows.assign(**{name: rows[name].mask(unnamed, nobody) for name in ("name_en", "name_ar")})


def most_overdue(rows: pd.DataFrame, *, t: Translator, name: str) -> str:
    """What a table of :func:`grouped` finds: who has most of what is late; ``name`` is of the first row."""
    late = int(rows["overdue"].sum())
    if not late:
        return t("Nothing is late here")
    return t.plural(
        "{n} request is late, {most} of them here: {name}",
        "{n} requests are late, {most} of them here: {name}",
        late,
        most=int(rows["overdue"].iloc[0]),
        name=name,
    )
