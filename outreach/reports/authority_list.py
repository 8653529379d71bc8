"""The open requests of one authority, as a list that is sent to it: what it holds, since when, and until when."""

from dataclasses import dataclass
from datetime import date, datetime

from outreach import deadlines
from outreach.i18n import UNKNOWN, Translator
from outreach.reports import told, words
from outreach.reports.told import LONGEST_NAME, LONGEST_TEXT, ToldTable
from outreach.reports.words import Words

NOTHING = Words()


@dataclass(frozen=True, kw_only=True)
class OpenRequest:
    """One request that the authority holds.

    ``kind`` is a code of the family ``request_kind``. ``used_days`` are working days of the clock that decides
    whether it is late: since it was raised or, where it was reopened, since it was last; pauses left out. ``light``
    is on_time, amber or red, of the answer that it owes and of nothing else; on the last day that is in time it is
    red, and ``late_days`` are 0. ``due`` is None while the clock stands still. ``words`` are people's own: whoever
    may not send them hands none.
    """

    reference: str
    kind: str
    topic: Words
    community: Words
    raised_on: date
    referred_on: date | None
    used_days: int
    due: date | None
    light: str
    late_days: int = 0
    words: Words = NOTHING

    def __post_init__(self) -> None:
        if self.light not in deadlines.SIGNS:
            raise ValueError(f"{self.light!r} is none of {', '.join(deadlines.SIGNS)}")

    def standing(self, t: Translator) -> str:
        """How its deadline stands, as the pages say it."""
        return deadlines.answer(self.light, self.late_days, paused=self.due is None, t=t)


@dataclass(frozen=True, kw_only=True)
class AuthorityList:
    """The requests of one authority, in the order in which they are to be listed; ``as_at`` has its time zone.

    ``no_holidays`` says of which years nobody knows the holidays, though working days of them are counted;
    ``only`` of which places and topics it is, where it is not of all.
    """

    authority: Words
    as_at: datetime
    collection: str
    requests: tuple[OpenRequest, ...] = ()
    no_holidays: Words = NOTHING
    only: Words = NOTHING


def heading(of: AuthorityList, t: Translator) -> str:
    name = words.one_line(of.authority.of(t), longest=LONGEST_NAME)
    return t("Open requests: {authority}", authority=t.isolate(name))


def stamp(of: AuthorityList, t: Translator) -> list[str]:
    """How many there are and how many of them are late, of what, and the moment that this is of."""
    late = sum(each.late_days > 0 for each in of.requests)
    return [
        *([t("Only of {parts}", parts=of.only.of(t))] if of.only else []),
        t.plural("{n} request", "{n} requests", len(of.requests)),
        t("overdue: {n}", n=late),
        t("As at {moment}", moment=t.datetime(of.as_at)),
        *([of.no_holidays.of(t)] if of.no_holidays else []),
    ]


def with_words(of: AuthorityList) -> bool:
    return any(each.words for each in of.requests)


def head(of: AuthorityList, t: Translator) -> list[str]:
    """The headings, with a column for people's words only where some were handed."""
    return [
        t("Reference"),
        t("Kind"),
        t("Topic"),
        t("Community"),
        *([t("In their words")] if with_words(of) else []),
        t("Raised"),
        t("Referred"),
        t("Working days used"),
        t("Answer due"),
        t("Deadline"),
    ]


def table(of: AuthorityList, t: Translator) -> ToldTable:
    """The list in the reader's words."""
    extra = with_words(of)
    return ToldTable(
        title="",
        head=head(of, t),
        rows=[
            [
                t.isolate(words.one_line(each.reference, longest=LONGEST_NAME)),
                t.label(each.kind, family="request_kind"),
                words.one_line(each.topic.of(t), longest=LONGEST_NAME) or UNKNOWN,
                words.one_line(each.community.of(t), longest=LONGEST_NAME) or UNKNOWN,
                *([words.one_line(each.words.of(t), longest=LONGEST_TEXT * 2)] if extra else []),
                t.date(each.raised_on),
                words.day_or_dash(each.referred_on, t),
                t.number(each.used_days),
                words.day_or_dash(each.due, t),
                each.standing(t),
            ]
            for each in of.requests
        ],
        numbers=[7 if extra else 6],
        note="" if of.requests else t("This authority has no open request."),
        looks=["bad" if each.late_days else "" for each in of.requests],
    )


def label(of: AuthorityList, t: Translator) -> str:
    return told.collection(of.collection, t)
