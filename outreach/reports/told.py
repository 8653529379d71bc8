"""A pack in the reader's words, ready to be laid out: the same for print and for slides, so that they say the same.

What people wrote runs in its cell as its own words do.
"""

from dataclasses import dataclass

from outreach.i18n import UNKNOWN, Translator, mark
from outreach.reports import words
from outreach.reports.brief import number_of
from outreach.reports.list_words import SEPARATOR, STANDINGS, days_since, in_order, list_title, nothing
from outreach.reports.pack import Action, Figure, Pack, PastCadence
from outreach.reports.target_words import target
from outreach.reports.words import Words

LONGEST_NAME, LONGEST_TEXT, LONGEST_DEFINITION, LONGEST_TITLE, LONGEST_NOTE = 80, 150, 520, 110, 400
MOST_ACTIONS = 8
LOOKS = {"late": "bad", "done": "good"}
FIRST_OF_ALL = mark("{title}: {shown} of {n}")


@dataclass(frozen=True)
class ToldFigure:
    """A figure in words; ``change_is`` and ``target_is`` are good, bad or nothing, ``share_of`` of what it is one."""

    label: str
    value: str
    share_of: str
    change: str
    change_is: str
    compared: str
    target: str
    target_is: str
    unknown: str
    definition: str
    rows_at: str
    n_rows: str
    rows: list[list[str]]


@dataclass(frozen=True)
class ToldTable:
    """A table: its title, headings, rows of cells, which columns hold numbers, and a look for its last cells.

    ``note`` stands under the rows, or instead of them. ``left`` says for each number of rows from 0 on, where a layout
    may take fewer, how many more there are.
    """

    title: str
    head: list[str]
    rows: list[list[str]]
    numbers: list[int]
    note: str = ""
    looks: list[str] | None = None
    left: list[str] | None = None


def title(t: Translator) -> str:
    return t("Weekly meeting")


def heading(pack: Pack, t: Translator) -> str:
    """What the document is called: "Weekly meeting, 21-27 Nov 2026"."""
    return t("{title}, {period}", title=title(t), period=t.period(pack.starts, pack.ends))


def annex(t: Translator) -> str:
    return t("Annex: what the figures mean")


def no_figures(t: Translator) -> str:
    return t("No figure was chosen for this week.")


def definition_head(t: Translator) -> list[str]:
    return [t("Figure"), t("What counts"), t("Rows")]


def row_head(t: Translator) -> list[str]:
    return [t("Reference"), t("Date"), t("Short title")]


def collection(code: str, t: Translator) -> str:
    """What the rows are where they are not the ministry's register: made up, or the public record."""
    if code == "in_part":
        return t("The public record and the ministry's own rows")
    return "" if code == "register" else t.label(code, family="collection")


def stamp(pack: Pack, t: Translator) -> list[str]:
    """Which week it is, what a week is, how much of it is counted, and when that was."""
    days = t.locale.days["format"]["wide"]
    return [
        t.period(pack.starts, pack.ends),
        t(
            "Week from {first} to {last}",
            first=days[pack.starts.weekday()],
            last=days[pack.ends.weekday()],
        ),
        t("Days counted: {n} of {all}", n=pack.elapsed_days, all=7),
        t("As at {moment}", moment=t.datetime(pack.as_at)),
        *([pack.no_holidays.of(t)] if pack.no_holidays else []),
    ]


def figures(pack: Pack, t: Translator) -> list[ToldFigure]:
    return [_figure(each, t, is_running=pack.is_running) for each in pack.figures]


def _figure(figure: Figure, t: Translator, *, is_running: bool) -> ToldFigure:
    change = words.change(figure.value, figure.before, form=figure.form, t=t)
    wanted, target_is = target(figure, t, is_running=is_running)
    return ToldFigure(
        label=words.one_line(figure.label.of(t), longest=LONGEST_NAME),
        value=words.value(figure.value, form=figure.form, t=t),
        share_of=""
        if figure.value is None
        else words.one_line(words.share_of(figure.unit.of(t), form=figure.form, t=t), longest=LONGEST_NAME),
        change=change or t("no comparison"),
        change_is=words.verdict(figure.value, figure.before, good=figure.good, form=figure.form),
        compared=words.beside(figure.before, form=figure.form, t=t),
        target=wanted,
        target_is=target_is,
        unknown=words.one_line(figure.unknown.of(t), longest=LONGEST_TEXT),
        definition=words.one_line(figure.definition.of(t), longest=LONGEST_DEFINITION),
        rows_at=figure.rows_at,
        n_rows=t.plural("{n} row", "{n} rows", figure.n_rows),
        rows=[
            [
                t.isolate(words.one_line(row.reference, longest=LONGEST_NAME)),
                row.day.of(t),
                words.one_line(row.title.of(t), longest=LONGEST_TITLE),
            ]
            for row in figure.rows
        ],
    )


def overdue(pack: Pack, t: Translator) -> ToldTable:
    return ToldTable(
        title=_first("overdue", pack, t),
        head=[t("Authority"), t("Overdue"), t("Oldest, working days"), t("Still open")],
        rows=[
            [
                words.one_line(row.authority.of(t), longest=LONGEST_NAME),
                *(t.number(number) for number in (row.overdue, row.oldest_days, row.open)),
            ]
            for row in pack.overdue
        ],
        numbers=[1, 2, 3],
        note=_note(pack.overdue, pack.overdue_unknown, t, nothing("overdue", t)),
    )


def past_cadence(pack: Pack, t: Translator) -> ToldTable:
    return ToldTable(
        title=_first("past_cadence", pack, t),
        head=[
            t("Community"),
            t("Days since last contact"),
            t("Cadence, days"),
            t("Times the cadence"),
        ],
        rows=[
            [
                _community(row, t),
                days_since(row, t),
                t.number(row.cadence_days),
                UNKNOWN if row.ratio is None else t.number(row.ratio, decimals=1),
            ]
            for row in pack.past_cadence
        ],
        numbers=[1, 2, 3],
        note=_note(pack.past_cadence, pack.past_cadence_unknown, t, nothing("past_cadence", t)),
    )


def _community(row: PastCadence, t: Translator) -> str:
    """Its name, with what stands in the way of meeting it."""
    name = words.one_line(row.community.of(t), longest=LONGEST_NAME)
    return SEPARATOR.join(filter(None, (name, words.one_line(row.in_the_way.of(t), longest=LONGEST_NAME))))


def decisions(pack: Pack, t: Translator) -> ToldTable:
    return ToldTable(
        title=_first("decisions", pack, t),
        head=[t("What must be decided"), t("Waiting since"), t("Asked by")],
        rows=[
            [
                t.isolate(words.one_line(row.text.of(t), longest=LONGEST_TEXT)),
                words.day_or_dash(row.since, t),
                words.one_line(row.asked_by.of(t), longest=LONGEST_NAME),
            ]
            for row in pack.decisions
        ],
        numbers=[],
        note=_note(pack.decisions, pack.decisions_unknown, t, nothing("decisions", t)),
    )


def actions(pack: Pack, t: Translator, *, longest: int = LONGEST_TEXT) -> ToldTable:
    """Last week's actions, the late ones first, in so many characters each."""
    chosen = in_order(pack.actions)
    return ToldTable(
        title=list_title("actions", t),
        head=[t("What was to be done"), t("Taken on by"), t("Due"), t("State")],
        rows=[_action(each, t, longest=longest) for each in chosen],
        numbers=[],
        note="" if pack.actions else nothing("actions", t),
        looks=[LOOKS.get(each.standing, "") for each in chosen],
    )


def _action(action: Action, t: Translator, *, longest: int) -> list[str]:
    return [
        t.isolate(words.one_line(action.what.of(t), longest=longest)),
        words.one_line(action.owner.of(t), longest=LONGEST_NAME),
        words.day_or_dash(action.due, t),
        t(STANDINGS[action.standing]),
    ]


def _first(name: str, pack: Pack, t: Translator) -> str:
    heading, shown, in_all = list_title(name, t), len(getattr(pack, name)), number_of(pack, name)
    return t(FIRST_OF_ALL, title=heading, shown=shown, n=in_all) if in_all > shown else heading


def _note(rows: tuple, unknown: Words, t: Translator, none: str) -> str:
    """What cannot be judged, else the sentence for an empty list: "none" is only said where it is known."""
    return words.one_line(unknown.of(t), longest=LONGEST_TEXT) or ("" if rows else none)
