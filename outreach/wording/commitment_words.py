"""Commitments in words: what each state means, what is shown of a row, and what is said of what nobody knows."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from outreach import community_words
from outreach.each_row import as_dicts
from outreach.i18n import Translator, mark
from outreach.queries.commitment_conditions import SOON_DAYS, State
from outreach.queries.frames import as_they_are
from outreach.wording.activity_words import FINELY
from outreach.wording.cells import Placed, dated
from outreach.wording.listed import where


@dataclass(frozen=True)
class Look:
    """How a state is told without a word and without a colour: a sign, and the icon and colour of its badge.

    ``meaning`` is marked text; ``{days}`` are those of what is due soon.
    """

    sign: str
    icon: str
    colour: str
    meaning: str


LOOKS: Mapping[str, Look] = {
    State.LATE: Look(
        "▲",
        ":material/warning:",
        "red",
        mark("The day that it was due on is over, and it is neither kept nor dropped."),
    ),
    State.DUE_SOON: Look(
        "◐", ":material/schedule:", "orange", mark("Due within {days} days, today among them, and not kept yet.")
    ),
    State.OPEN: Look(
        "○",
        ":material/radio_button_unchecked:",
        "blue",
        mark("Not kept yet, and due later, or on no day that was named."),
    ),
    State.KEPT_LATE: Look(
        "✓▲", ":material/history_toggle_off:", "yellow", mark("Kept after the day that it was due on.")
    ),
    State.KEPT: Look(
        "✓",
        ":material/check_circle:",
        "green",
        mark("Kept on the day that it was due on, or before; or none was named."),
    ),
    State.DROPPED: Look("✕", ":material/cancel:", "gray", mark("It will not be kept; the reason is on record.")),
    State.NOT_FOLLOWED_UP: Look(
        "?",
        ":material/help:",
        "gray",
        mark("Reported by the press, and nobody followed it up: whether it was kept is unknown, which is not late."),
    ),
    State.FOLLOWED_UP: Look(
        "→", ":material/forward:", "gray", mark("Reported by the press; the ministry follows it up as its own.")
    ),
}


def state(code: str, *, t: Translator) -> str:
    """A state with its sign, for a cell of a table."""
    return t("{sign} {state}", sign=LOOKS[code].sign, state=t.label(code, family="commitment_state"))


def meaning(code: str, *, t: Translator) -> str:
    """What a state means, in a sentence."""
    return t(LOOKS[code].meaning, days=SOON_DAYS)


def defined(codes: list[str], *, t: Translator) -> list[str]:
    """A line for each of these states: its sign, its word, and what it means."""
    return [t("{name}: {more}", name=state(code, t=t), more=meaning(code, t=t)) for code in codes]


def told(rows: pd.DataFrame, *, t: Translator) -> pd.DataFrame:
    """``rows`` of ``queries.commitments`` with what a list shows of each: ``state_said, what, whom, by_whom, made, due,
    settled``."""
    records = as_dicts(rows)
    said = {
        "state_said": [state(row["commitment_state"], t=t) for row in records],
        "what": [t.name(row, "what") for row in records],
        "whom": [whom(row, t=t) for row in records],
        "by_whom": [keeper(row, t=t) for row in records],
        "made": [dated(row["starts"], row["precision"] or "day", t=t) for row in records],
        "due": [due(row, t=t) for row in records],
        "settled": [dated(day, t=t) if (day := row["kept_on"] or row["dropped_on"]) else None for row in records],
    }
    return rows.assign(**{name: as_they_are(words, rows.index) for name, words in said.items()})


def whom(row: Mapping[str, object], *, t: Translator) -> str:
    """To whom it was promised: a community in its country, or countries."""
    if row["community"]:
        country = str(row["country_code"])
        wide = community_words.is_wide(row["community"], country=country)
        return community_words.named(t.name(row, "community"), country=country, wide=wide, t=t)
    return where(str(row["countries"] or ""), t=t) or t("No country named")


def keeper(row: Mapping[str, object], *, t: Translator) -> str:
    """Who has to keep it."""
    if row["authority"]:
        return t.name(row, "authority")
    return t("The report does not say") if row["of_record"] else t("The ministry itself")


def due(row: Mapping[str, object], *, t: Translator) -> str:
    """By when, and how late it is or was; sorted by that day."""
    if not row["due_on"]:
        return t("No day named")
    day = dated(row["due_on"], t=t)
    if pd.isna(row["days_late"]):
        return day
    late = t.plural("{day}, {n} day late", "{day}, {n} days late", int(row["days_late"]), day=day)
    return Placed(late, day.place)


def how_many(number: int, *, t: Translator) -> str:
    """The heading over a list of commitments."""
    return t.plural("{n} commitment", "{n} commitments", number)


def nobody_knows(apart: Mapping[str, int], *, t: Translator) -> str:
    """What is in no share of the commitments kept; empty where there is nothing of it."""
    parts = []
    if apart["without_due"]:
        parts.append(t.plural("{n} that names no day", "{n} that name no day", apart["without_due"]))
    if apart["public_record"]:
        parts.append(
            t.plural(
                "{n} that the public record reports, and nobody followed up",
                "{n} that the public record reports, and nobody followed up",
                apart["public_record"],
            )
        )
    return t("In no share of those kept: {parts}.", parts=t.list(parts)) if parts else ""


def made(row: Mapping[str, object], *, t: Translator) -> tuple[str, str]:
    """When it was promised, and in a sentence how finely that is known, where that is not to the day."""
    if not row["starts"]:
        return t("Undated"), ""
    finely = FINELY.get(str(row["precision"]))
    return t.date(row["starts"], str(row["precision"])), t(finely) if finely else ""
