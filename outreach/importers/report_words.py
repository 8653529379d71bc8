"""What a report counted, in the reader's words: facts, what became of each line, and what it measures."""

from outreach.i18n import Translator
from outreach.importers.day_order import DateOrder
from outreach.importers.followers import FollowerReport, Measure
from outreach.importers.kinds import Kind
from outreach.importers.meetings import MeetingReport
from outreach.importers.messages import Unfit
from outreach.importers.opened import Opened, Report
from outreach.importers.passed import summed
from outreach.importers.whatsapp import ChatCounts
from outreach.importers.whatsapp.sequence import FAR
from outreach.marks import mark

PLATFORMS = {
    "zoom": "Zoom",
    "teams": "Microsoft Teams",
    "meet": "Google Meet",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "meta": "Facebook / Instagram",
    "tiktok": "TikTok",
    "x": "X",
    "youtube": "YouTube",
}
"""Names of their owners, the same in every language."""

MEASURES = {
    Measure.NEW_FOLLOWS: mark(
        "New follows: people who began to follow on each day. Who stopped is not in the report, so the days never add "
        "up to an audience. They are stored as new followers, apart from it."
    ),
    Measure.NET_CHANGE: mark(
        "Net changes: by how much the audience grew or shrank on each day, and not how large it was. They are stored "
        "as growth, apart from it."
    ),
    Measure.TOTAL: mark("Totals: how many followers there were on each day."),
}

MEETING_LINES = {
    "header": mark("headings"),
    "blank": mark("blank"),
    "block": mark("about the meeting"),
    "people": mark("people present"),
    "rejoins": mark("joined again"),
    "no_shows": mark("did not come"),
    "waiting": mark("in the waiting room"),
    "repeated": mark("said again"),
    "further": mark("further lines of rows"),
    "refused": mark("not understood"),
}
CHAT_LINES = {
    "messages": mark("beginnings of messages"),
    "system": mark("notices"),
    "continuation": mark("further lines of messages"),
    "refused": mark("not understood"),
}
FOLLOWER_LINES = {
    "rows": mark("days"),
    "header": mark("headings"),
    "total": mark("sums"),
    "section": mark("of other sections"),
    "blank": mark("blank"),
    "further": mark("further lines of rows"),
    "refused": mark("not understood"),
}


def facts(report: Report, *, t: Translator) -> list[tuple[str, str]]:
    """What was counted, as a label and a value; what the file does not tell is left out."""
    if isinstance(report, MeetingReport):
        found = [
            (t("Platform"), PLATFORMS[report.platform]),
            (t("Day"), t.date(report.day)),
            (t("Present"), report.present),
            (t("Hosts and panelists among them"), report.hosts_and_panelists),
            (t("Registered"), report.registered),
            (t("Did not come"), report.no_shows),
            (t("Minutes"), report.minutes),
            (t("As the file itself says"), report.stated),
        ]
    elif isinstance(report, ChatCounts):
        found = [
            (t("First day"), t.date(report.first)),
            (t("Last day"), t.date(report.last)),
            (t("Days with lines"), len(report.days)),
            (t("Messages"), report.messages),
            (t("Members who wrote"), report.active_members),
            (t("Joined"), report.joined),
            (t("Left the group"), report.left),
            (t("Members of the group"), report.group_size),
        ]
    else:
        found = [
            (t("Platform"), PLATFORMS[report.platform]),
            (t("First day"), t.date(report.rows[0].day)),
            (t("Last day"), t.date(report.rows[-1].day)),
            (t("Days"), len(report.rows)),
        ]
    return [
        (label, value if isinstance(value, str) else t.number(value)) for label, value in found if value is not None
    ]


def lines(report: Report, *, t: Translator) -> str:
    """What became of each line of the file: what was read is the sum of its parts, and which lines nobody counted."""
    counts = dict(vars(report.lines))
    counts |= counts.pop("where", {})
    said = summed([(t(name), counts.get(kind, 0)) for kind, name in _line_words(report).items()], t=t)
    if isinstance(report, ChatCounts):
        pasted = t(
            "A pasted line that looks like the beginning of a message of this chat, at most {days} days from those "
            "beside it, counts as a message: nothing tells it from one.",
            days=FAR,
        )
        said = f"{said} {pasted}"
    if not counts.get("quoted"):
        return said
    quoted = t.plural(
        "{n} of the further lines looks like the beginning of a message, and was taken as text inside one.",
        "{n} of the further lines look like the beginning of a message, and were taken as text inside one.",
        counts["quoted"],
    )
    return f"{said} {quoted}"


def measured(report: Report, *, t: Translator) -> str:
    """What a report of followers counts, and as what it is stored; empty for others."""
    return t(MEASURES[report.measure]) if isinstance(report, FollowerReport) else ""


def refused(report: Report) -> tuple[Unfit, ...]:
    """Lines that were not understood, as :class:`outreach.importers.not_understood.NotUnderstood` tells them; none of
    them is counted."""
    return report.refused


def question(found: Opened, *, t: Translator) -> str:
    """What has to be asked before the counts can be written; the days are written out."""
    if found.asks_year:
        return t("The report leaves the year out. In which year is its last day?")
    days = t.list([t.date(day) for way, day in found.days.items() if way in found.ways])
    if DateOrder.YEAR_FIRST in found.ways:
        return t("Day, month or year first? It may begin on one of these days: {days}.", days=days)
    if found.kind is Kind.MEETING:
        return t("Day first or month first? It may have been on one of these days: {days}.", days=days)
    return t("Day first or month first? It may begin on one of these days: {days}.", days=days)


def _line_words(report: Report) -> dict[str, str]:
    if isinstance(report, MeetingReport):
        return MEETING_LINES
    return CHAT_LINES if isinstance(report, ChatCounts) else FOLLOWER_LINES
