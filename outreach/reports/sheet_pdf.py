"""The briefing sheet as PDF: one page of A4."""

from dataclasses import replace
from typing import Any

from outreach.audiences import counted
from outreach.i18n import UNKNOWN, Translator
from outreach.reports import press, told, words
from outreach.reports.sheet import CLAIMED, WITHHELD, Answered, Asked, ChannelLine, Contact, Sheet
from outreach.reports.told import LONGEST_NAME, LONGEST_TEXT, ToldTable

LAYOUT = "sheet"
LONGEST_ABOUT, LONGEST_ANSWER, LONGEST_ENTITIES, LONGEST_SOURCES = 400, 240, 400, 280
# What was kept late is neither.
LOOKS = {"late": "bad", "kept": "good"}


def sheet_pdf(sheet: Sheet, t: Translator) -> bytes:
    """The sheet in the reader's language, tagged for screen readers (PDF/UA-1).

    Raises:
        outreach.reports.press.LetterMissing: a letter that no font has.
    """
    return press.printed(LAYOUT, said(sheet, t), title=heading(sheet, t), at=sheet.as_at, t=t)


def heading(sheet: Sheet, t: Translator) -> str:
    return t("Briefing sheet: {place}", place=t.isolate(place(sheet, t)))


def place(sheet: Sheet, t: Translator) -> str:
    return words.one_line(sheet.place.of(t), longest=LONGEST_NAME)


def said(sheet: Sheet, t: Translator) -> dict[str, Any]:
    """Everything that the page says, as the layout takes it."""
    label = told.collection(sheet.collection, t)
    return {
        "title": place(sheet, t),
        "stamp": stamp(sheet, t),
        "label": label,
        "foot": " · ".join(part for part in (heading(sheet, t), label) if part),
        "who": t("Who they are"),
        "nationals": _nationals(sheet, t),
        "about": words.one_line(sheet.about.of(t), longest=LONGEST_ABOUT),
        "entities": words.one_line(sheet.entities.of(t), longest=LONGEST_ENTITIES),
        **{name: _with_left(table, in_all, t) for name, (table, in_all) in _tables(sheet, t).items()},
        "more": t("There is more than stands here; the page of this place leads to all of it."),
    }


def _tables(sheet: Sheet, t: Translator) -> dict[str, tuple[ToldTable, int]]:
    """Each table with how many lines there are in all, where that is more than it has."""
    return {
        "contacts": (_met(sheet, t), 0),
        "planned": (_planned(sheet, t), 0),
        "asked": (_asked(sheet, t), sheet.asked_in_all),
        "waiting": (_requests(sheet, sheet.waiting, t("Also waiting for an answer"), t), sheet.waiting_in_all),
        "answered": (_answered(sheet, t), sheet.answered_in_all),
        "promised": (_promised(sheet, t), sheet.promised_in_all),
        "channels": (_channels(sheet, t), sheet.channels_in_all),
    }


def _with_left(table: ToldTable, in_all: int, t: Translator) -> ToldTable:
    every = range(max(len(table.rows), in_all), -1, -1)
    left = [t.plural("{n} more on record.", "{n} more on record.", n) if n else "" for n in every]
    return replace(table, left=left[: len(table.rows) + 1])


def stamp(sheet: Sheet, t: Translator) -> list[str]:
    """What it is, how often it is to be met, and the moment that all this is of."""
    parts = [t("Briefing sheet"), t.label(sheet.level, family="place_kind")]
    if sheet.country:
        parts.append(words.one_line(sheet.country.of(t), longest=LONGEST_NAME))
    if sheet.tier:
        parts.append(t.label(sheet.tier, family="tier"))
    if sheet.cadence_days is not None:
        parts.append(t.plural("to be met within {n} day", "to be met within {n} days", sheet.cadence_days))
    parts.append(t("As at {moment}", moment=t.datetime(sheet.as_at)))
    return [*parts, *([sheet.no_holidays.of(t)] if sheet.no_holidays else [])]


def _nationals(sheet: Sheet, t: Translator) -> list[str]:
    if not sheet.nationals:
        return [t("How many nationals live here is unknown.")]
    return [
        t(
            "Nationals: {n} in {year}. Estimate: {source}",
            n=each.number,
            source=words.one_line(each.source.of(t), longest=LONGEST_TEXT),
            year=t.year(each.year),
        )
        for each in sheet.nationals
    ]


def _met(sheet: Sheet, t: Translator) -> ToldTable:
    """The last contacts; and that cities were met later, also where there are none."""
    table = _contacts(sheet.contacts, t("Last contacts"), sheet.no_contact.of(t) or t("No contact is on record."), t)
    return replace(table, note=" ".join(filter(None, (table.note, sheet.cities_later.of(t)))))


def _planned(sheet: Sheet, t: Translator) -> ToldTable:
    """What comes next; and how many others there are whose day has passed, also where nothing comes."""
    table = _contacts(sheet.planned, t("Next planned"), t("Nothing is planned."), t)
    return replace(table, note=" ".join(filter(None, (table.note, sheet.passed.of(t)))))


def _contacts(contacts: tuple[Contact, ...], title: str, none: str, t: Translator) -> ToldTable:
    return ToldTable(
        title=title,
        head=[t("Date"), t("Kind"), t("Short title")],
        rows=[
            [
                each.day.of(t),
                t.label(each.kind, family="kind"),
                _joined(words.one_line(each.title.of(t), longest=LONGEST_NAME), each.attendance.of(t)),
            ]
            for each in contacts
        ],
        numbers=[],
        note="" if contacts else none,
    )


def _asked(sheet: Sheet, t: Translator) -> ToldTable:
    """What was asked last time; where nothing was, why."""
    table = _requests(sheet, sheet.asked, t("What they asked last time"), t)
    none = sheet.nothing_asked.of(t) or t("No request is on record.")
    return replace(table, note="" if sheet.asked else words.one_line(none, longest=LONGEST_ABOUT))


def _requests(sheet: Sheet, requests: tuple[Asked, ...], title: str, t: Translator) -> ToldTable:
    # One set of columns for both tables, which stand one under the other.
    with_words = any(each.words for each in (*sheet.asked, *sheet.waiting))
    return ToldTable(
        title=title,
        head=[
            t("Reference"),
            t("Kind"),
            t("Topic"),
            *([t("In their words")] if with_words else []),
            t("Raised"),
            t("State"),
            t("Who has it"),
        ],
        rows=[_request(each, with_words=with_words, t=t) for each in requests],
        numbers=[],
        note="",
    )


def _request(each: Asked, *, with_words: bool, t: Translator) -> list[str]:
    held = t.label(each.holder, family="holder") if each.holder else UNKNOWN
    if each.holder == "authority":
        held = words.one_line(each.authority.of(t), longest=LONGEST_NAME) or held
    return [
        t.isolate(words.one_line(each.reference, longest=LONGEST_NAME)),
        t.label(each.kind, family="request_kind"),
        words.one_line(each.topic.of(t), longest=LONGEST_NAME) or UNKNOWN,
        *([words.one_line(each.words.of(t), longest=LONGEST_TEXT)] if with_words else []),
        each.day.of(t),
        t.label(each.state, family="request_state"),
        held,
    ]


def _answered(sheet: Sheet, t: Translator) -> ToldTable:
    reported = any(each.activity for each in sheet.answered)
    notes = [
        *([sheet.answered_said.of(t)] if sheet.answered_said else []),
        *([] if all(each.answer for each in sheet.answered) else [t(WITHHELD)]),
        *([t(CLAIMED)] if reported else []),
    ]
    return ToldTable(
        title=t("What was answered"),
        head=[
            t("Request or activity") if reported else t("Reference"),
            t("Answered on"),
            t("Answer"),
            *([t("Source")] if reported else []),
        ],
        rows=[_answer(each, with_sources=reported, t=t) for each in sheet.answered],
        numbers=[],
        note=" ".join(notes) if sheet.answered else t("No answer is on record."),
    )


def _answer(each: Answered, *, with_sources: bool, t: Translator) -> list[str]:
    activity = words.one_line(each.activity.of(t), longest=LONGEST_TEXT)
    answer = words.one_line(each.answer.of(t), longest=LONGEST_ANSWER) or t("Not shown here")
    return [
        activity or _joined(t.isolate(words.one_line(each.reference, longest=LONGEST_NAME)), *_about(each, t)),
        each.day.of(t),
        _joined(each.reopened.of(t), answer),
        *([words.one_line(each.sources.of(t), longest=LONGEST_SOURCES)] if with_sources else []),
    ]


def _about(each: Answered, t: Translator) -> tuple[str, str]:
    """Of an answered request its kind and topic."""
    kind = t.label(each.kind, family="request_kind") if each.kind else ""
    return kind, words.one_line(each.topic.of(t), longest=LONGEST_NAME)


def _promised(sheet: Sheet, t: Translator) -> ToldTable:
    return ToldTable(
        title=t("What was promised"),
        head=[t("Commitment"), t("Due"), t("State")],
        rows=[
            [
                words.one_line(each.text.of(t), longest=LONGEST_ANSWER),
                words.day_or_dash(each.due, t),
                t.label(each.standing, family="commitment_state"),
            ]
            for each in sheet.promised
        ],
        numbers=[],
        note="" if sheet.promised else t("No commitment is on record."),
        looks=[LOOKS.get(each.standing, "") for each in sheet.promised],
    )


def _channels(sheet: Sheet, t: Translator) -> ToldTable:
    return ToldTable(
        title=t("Channels"),
        head=[t("Channel"), t("Kind"), t("Audience"), t("Read on")],
        rows=[
            [
                words.one_line(each.name.of(t), longest=LONGEST_NAME),
                t.label(each.kind, family="channel_kind"),
                _audience(each, t),
                words.day_or_dash(each.read_on, t),
            ]
            for each in sheet.channels
        ],
        numbers=[2],
        note="" if sheet.channels else t("No channel on record is theirs alone."),
    )


def _audience(each: ChannelLine, t: Translator) -> str:
    if each.audience is None or not each.unit:
        return t.number(each.audience)
    return counted(each.audience, each.unit, t=t)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))
