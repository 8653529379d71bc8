"""The briefing sheet as a file: what the page says of a place, on one printed page."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from outreach import community_words, deadlines
from outreach.acting import TAKES_WORDS, allowed
from outreach.each_row import as_dicts, as_tuples
from outreach.i18n import Translator, translator
from outreach.periods import today
from outreach.plain import plain
from outreach.queries import choices, request_lives
from outreach.queries.briefing import Briefing
from outreach.queries.which import PASSED
from outreach.renderings import LANGUAGE, rendered
from outreach.reports.press import LetterMissing
from outreach.reports.sheet import Answered, Asked, ChannelLine, Contact, Nationals, Promised, Sheet
from outreach.reports.sheet_pdf import sheet_pdf
from outreach.reports.words import Day, Words
from outreach.screen.file_button import file_named
from outreach.tongue import language_of
from outreach.wording import activity_words, briefing_words
from outreach.wording.listed import attendance

if TYPE_CHECKING:
    from outreach.screen.frame import Page

KEPT_FILES, KEPT_SECONDS = 32, 3600
MOST = 8
"""So many requests, answers, promises and channels are handed to the sheet; it says where there are more."""


def offer(page: "Page", found: Briefing, *, scope: str) -> None:
    """The button; a letter that no font has is named, and where it stands."""
    t, day = page.t, today(page.settings)
    own = found.place.iloc[0]
    # The role is looked at whatever the session remembers.
    words = allowed(page.viewer, TAKES_WORDS) and st.checkbox(
        t("With requests and answers, word for word"), key="jisr.briefing.words"
    )
    kept = repr(
        (
            page.settings.database_url,
            page.revision,
            day,
            words,
            own.get("key"),
            own.get("country_code", own.get("code")),
        )
    )
    try:
        printed = _printed(kept, t.language, t.digits, _made=lambda: sheet(page, found, words=words))
    except LetterMissing as problem:
        printed = b""
        st.error(plain(problem.told(t)))
    st.download_button(
        t("PDF"),
        data=printed,
        file_name=file_named(page, topic=t("Briefing sheet"), scope=scope, on=day, extension="pdf"),
        mime="application/pdf",
        key="jisr.briefing.pdf",
        help=t("One page to print, before the session"),
        icon=":material/picture_as_pdf:",
        on_click="ignore",
        disabled=not printed,
    )


@st.cache_data(ttl=KEPT_SECONDS, max_entries=KEPT_FILES, show_spinner=False)
def _printed(kept: str, language: str, digits: str, _made: Callable[[], Sheet]) -> bytes:
    return sheet_pdf(_made(), translator(language, digits=digits))


def sheet(page: "Page", found: Briefing, *, words: bool = False) -> Sheet:
    """What is known, in both languages; ``words``: what people wrote and were answered too, where the frames have it.

    What was reported as answered is no secret of anybody's, and always there.
    """
    own = found.place.iloc[0]
    community = "level" in own
    code = own["country_code"] if community else own["code"]
    tier = own["tier"] if community else None
    country = both(lambda t: t.country(code))
    return Sheet(
        place=both(partial(_community, own)) if community else country,
        level="community" if community else "country",
        as_at=datetime.now(UTC).replace(microsecond=0),
        collection=choices.as_one(page.collections),
        country=country if community and own["level"] == "city" else Words(),
        tier=tier or "",
        cadence_days=page.settings.cadence_days.get(tier) if tier else None,
        about=both(_of_the_whole_country) if community and own["level"] == "city" else Words(),
        nationals=tuple(
            Nationals(number=int(row.nationals), source=named(row._asdict()), year=int(row.year))
            for row in as_tuples(found.estimates.sort_values("used", ascending=False, kind="stable"))
        ),
        entities=both(lambda t: briefing_words.entities(found.entities, t=t)),
        contacts=tuple(map(_contact, as_dicts(found.contacts))),
        planned=tuple(map(_contact, as_dicts(found.planned))),
        passed=both(partial(_passed, found)) if found.passed_number else Words(),
        asked=_requests(found.asked, words=words),
        waiting=_requests(found.waiting, words=words),
        answered=_answered(found, words=words),
        promised=tuple(map(_promised, as_dicts(found.promised.head(MOST)))),
        channels=tuple(map(_channel, as_dicts(found.channels.head(MOST)))),
        no_contact=both(lambda t: briefing_words.no_contact(written_of=found.written_of, t=t)),
        nothing_asked=both(partial(_nothing_asked, found)),
        cities_later=both(lambda t: briefing_words.cities_later(found, t=t)),
        asked_in_all=found.asked_number,
        waiting_in_all=found.waiting_number,
        answered_in_all=found.answered_number + found.reopened_number + found.reported_number,
        answered_said=both(partial(_answered_in_all, found)) if found.answered_cut else Words(),
        promised_in_all=len(found.promised),
        channels_in_all=len(found.channels),
        no_holidays=no_holidays(found.requests, day=today(page.settings)),
    )


def no_holidays(rows: pd.DataFrame, *, day: date) -> Words:
    """What is to be said beside the working days of requests; nothing where all holidays are known."""
    years = request_lives.unknown_years(rows, day=day)
    return both(lambda t: deadlines.no_holidays(years, t=t)) if years else Words()


def both(say: Callable[[Translator], str]) -> Words:
    """Words in either language."""
    return Words(en=say(translator("en")), ar=say(translator("ar")))


def named(row: Any, base: str = "name") -> Words:
    """The names of a row."""
    return Words(en=row[f"{base}_en"] or "", ar=row[f"{base}_ar"] or "")


def _community(own: pd.Series, t: Translator) -> str:
    return community_words.alone(t.name(own), wide=own["level"] == community_words.WIDE, t=t)


def _of_the_whole_country(t: Translator) -> str:
    return t("Of a city nobody estimates how many live there: these are of the whole country.")


def _nothing_asked(found: Briefing, t: Translator) -> str:
    return " ".join(briefing_words.nothing_asked(found.raised, any_request=found.any_request, t=t))


def _contact(row: dict) -> Contact:
    day = Day(row["starts"], row["precision"] or "day")
    return Contact(day=day, kind=row["kind"], title=named(row, "title"), attendance=both(partial(_attendance, row)))


def _attendance(row: dict, t: Translator) -> str:
    return attendance(row["attendance"], row["attendance_basis"], t=t) or ""


def _passed(found: Briefing, t: Translator) -> str:
    """How many were planned of which nobody has said whether they took place: they are not what comes next."""
    return activity_words.how_many(found.passed_number, which=PASSED, t=t)


def _requests(rows: pd.DataFrame, *, words: bool) -> tuple[Asked, ...]:
    return tuple(_asked(row, words=words) for row in as_dicts(rows.head(MOST)))


def _asked(row: dict, *, words: bool) -> Asked:
    return Asked(
        reference=row["key"],
        kind=row["request_kind"],
        topic=named(row, "topic"),
        day=Day(row["raised_on"]),
        state=row["request_state"],
        holder=row["holder"] if row["is_open"] else "",
        authority=named(row, "authority"),
        words=in_its_language(row.get("summary", "") if words else ""),
    )


def _answered(found: Briefing, *, words: bool) -> tuple[Answered, ...]:
    """Answers to requests, and those that were reported: of which activity, and who says so."""
    given = [
        Answered(
            reference=row["key"],
            kind=row["request_kind"],
            topic=named(row, "topic"),
            day=Day(row["on_day"]),
            answer=in_its_language(row.get("answer", "") if words else ""),
            reopened=both(partial(_reopened, row)),
        )
        for row in as_dicts(found.answered)
    ]
    reported = [
        Answered(
            activity=named(row, "title"),
            day=Day(row["starts"], row["precision"] or "day"),
            answer=_rendered(row["answers_reported"]),
            sources=both(partial(_sources, found.sources[found.sources["activity"] == row["activity"]])),
        )
        for row in as_dicts(found.reported)
    ]
    return tuple([*given, *reported][:MOST])


def _answered_in_all(found: Briefing, t: Translator) -> str:
    said = (
        briefing_words.answered_in_all(found.answered_number, t=t),
        briefing_words.reopened_in_all(found.reopened_number, t=t),
    )
    return " ".join(filter(None, said))


def _reopened(row: dict, t: Translator) -> str:
    return briefing_words.reopened(row, t=t)


def _sources(rows: pd.DataFrame, t: Translator) -> str:
    return briefing_words.sources(rows, t=t)


def _promised(row: dict) -> Promised:
    return Promised(text=named(row, "what"), due=row["due_on"] or None, standing=row["commitment_state"])


def _channel(row: dict) -> ChannelLine:
    read = pd.notna(row["audience"])
    return ChannelLine(
        name=named(row),
        kind=row["kind"],
        audience=int(row["audience"]) if read else None,
        read_on=row["read_on"] if read else None,
        unit=row["audience_unit"] if read else "",
    )


def _rendered(text: str) -> Words:
    """A text of the public record, in Arabic too where that is known."""
    return Words(**{language_of(each): each for each in (text, rendered(text, language=LANGUAGE))})


def in_its_language(text: str) -> Words:
    """What was written in one language, as a text of that language."""
    return Words(**{language_of(text): text}) if text else Words()
