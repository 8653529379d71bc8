"""Each trap that reports and chats hold is a file in ``traps``, with what it has to come to, counted by hand.

To add one: the file, its bytes as a platform or phone writes them and nobody's name in it, and a row here.
"""

from datetime import date
from pathlib import Path

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers import report_words
from outreach.importers.followers import FollowerReport, NetChange, NewFollows, Total
from outreach.importers.kinds import Kind, kind_of
from outreach.importers.meetings import MeetingReport
from outreach.importers.opened import Opened, opened
from outreach.importers.table import Incoming
from outreach.importers.whatsapp import ChatCounts, Lines

FILES = {path.name: path for path in (Path(__file__).parent / "traps").iterdir()}
AUGUST, SEPTEMBER = date(2026, 8, 13), date(2026, 9, 19)

# What writes it and in which form; the day, present, no-shows, minutes; which lines were used how.
MEETINGS = {
    "zoom_old_headers.csv": ("zoom participants", SEPTEMBER, 2, None, 61, "header 1, people 2"),
    "zoom_new_headers.csv": ("zoom participants", SEPTEMBER, 2, None, 61, "header 1, people 2, rejoins 1"),
    "zoom_block_then_blank_line.csv": (
        "zoom participants", SEPTEMBER, 2, None, 65, "header 1, blank 1, block 2, people 2",
    ),
    "zoom_block_then_commas.csv": (
        "zoom participants", SEPTEMBER, 2, None, 65, "header 1, blank 1, block 2, people 2",
    ),
    "zoom_tabs.txt": ("zoom participants", SEPTEMBER, 2, None, 65, "header 1, blank 1, block 2, people 2"),
    "zoom_header_alone.csv": ("zoom participants", SEPTEMBER, 0, None, 65, "header 1, blank 1, block 2"),
    "zoom_total_duration.csv": ("zoom unique_participants", None, 2, None, None, "header 1, people 2"),
    "zoom_waiting_room.csv": ("zoom participants", SEPTEMBER, 1, None, 58, "header 1, people 1, waiting 2"),
    "zoom_rejoins_without_address.csv": (
        "zoom participants", SEPTEMBER, 2, None, 61, "header 1, people 2, rejoins 2",
    ),
    "zoom_one_name_two_addresses.csv": ("zoom participants", SEPTEMBER, 3, None, 61, "header 1, people 3"),
    "zoom_day_and_time_of_old.csv": ("zoom participants", date(2021, 11, 19), 1, None, 60, "header 1, people 1"),
    "zoom_month_in_words.csv": ("zoom participants", date(2026, 8, 12), 1, None, 90, "header 1, people 1"),
    "zoom_24_hours.csv": ("zoom participants", date(2026, 9, 9), 1, None, 60, "header 1, people 1"),
    "zoom_past_midnight.csv": ("zoom participants", SEPTEMBER, 2, None, 100, "header 1, people 2"),
    "zoom_days_too_far_apart.csv": ("zoom participants", date(2026, 10, 1), 2, None, None, "header 1, people 2"),
    "zoom_devices_without_address.csv": ("zoom participants", SEPTEMBER, 3, None, 61, "header 1, people 3"),
    "zoom_webinar_sections.csv": (
        "zoom webinar", SEPTEMBER, 3, 2, 90, "header 7, block 3, people 3, rejoins 1, no_shows 3",
    ),
    "zoom_webinar_tabs.txt": (
        "zoom webinar", SEPTEMBER, 3, 2, 90, "header 7, block 3, people 3, rejoins 1, no_shows 3",
    ),
    **{
        f"teams_utf16_{order}.csv": (
            "teams sections", SEPTEMBER, 3, None, 74, "header 5, blank 2, block 6, people 3, repeated 3",
        )
        for order in ("le", "le_marked", "be", "be_marked")
    },
    "teams_german.csv": ("teams sections", SEPTEMBER, 2, None, 60, "header 5, blank 2, block 5, people 2, repeated 1"),
    "teams_arabic.csv": ("teams sections", SEPTEMBER, 1, None, 60, "header 5, blank 2, block 5, people 1, repeated 1"),
    "teams_no_shows.csv": ("teams sections", SEPTEMBER, 3, 1, 74, "header 3, blank 1, block 7, people 3, no_shows 1"),
    "teams_before_the_sections.csv": (
        "teams sections", SEPTEMBER, 2, None, 29, "header 2, blank 1, block 5, people 2, rejoins 1",
    ),
    "teams_joins_and_leaves.csv": (
        "teams joins_and_leaves", SEPTEMBER, 2, None, 116, "header 1, people 2, rejoins 2",
    ),
    "meet_times_alone.csv": ("meet participants", None, 2, None, 65, "header 1, people 2, rejoins 1"),
    "meet_arabic.csv": ("meet participants", SEPTEMBER, 1, None, 42, "header 1, people 1"),
}  # fmt: skip

# What is said of a report of attendance that the file leaves in doubt: how it begins, its days and numbers.
DOUBTS = {
    "zoom_past_midnight.csv": [],
    "zoom_days_too_far_apart.csv": [("More than 24 hours", ["2026-10-01", 2, "2026-10-13", 3])],
    "zoom_devices_without_address.csv": [("Without an address", [2])],
}

# However date, time, name and space are written: three messages of two members on two days, of which the last is the
# fourteenth, and not another line.
THREE_MESSAGES = (
    "chat_android_24_hours.txt", "chat_android_12_hours_month_first.txt", "chat_android_year_first.txt",
    "chat_android_lower_case_narrow_space.txt", "chat_android_fixed_space.txt", "chat_android_en_dash.txt",
    "chat_android_em_dash.txt", "chat_android_dots.txt", "chat_android_dotted_time.txt", "chat_iphone_24_hours.txt",
    "chat_iphone_12_hours.txt", "chat_iphone_month_first_narrow_space.txt",
    "chat_iphone_year_first_dotted_time.txt", "chat_iphone_before_2018.txt", "chat_arabic_android_narrow_space.txt",
    "chat_arabic_android_fixed_space_morning.txt", "chat_arabic_marks_before_and_in_dates.txt",
    "chat_arabic_iphone.txt", "chat_buddhist_years.txt", "chat_buddhist_iphone.txt", "chat_japanese_years.txt",
    "chat_japanese_letter_in_front.txt", "chat_of_an_iphone.zip", "chat_of_an_android.zip",
    "chat_of_an_android_arabic.zip", "chat_byte_order_marks_inside.txt", "chat_empty_bodies.txt",
)  # fmt: skip
# Days with lines, members who wrote, joined, left; the lines: read, messages, system, continuation, refused, quoted.
CHATS = {
    **dict.fromkeys(THREE_MESSAGES, (2, 2, 0, 0, Lines(3, 3, 0, 0, 0))),
    "chat_many_lines.txt": (2, 2, 0, 0, Lines(7, 3, 0, 4, 0)),
    "chat_lines_that_look_like_headers.txt": (1, 2, 0, 0, Lines(7, 2, 0, 5, 0, 4)),
    "chat_media_left_out.txt": (1, 2, 0, 0, Lines(4, 3, 0, 1, 0)),
    "chat_media_left_out_iphone.txt": (1, 2, 0, 0, Lines(3, 3, 0, 0, 0)),
    "chat_deleted.txt": (1, 4, 0, 0, Lines(4, 4, 0, 0, 0)),
    "chat_deleted_iphone.txt": (1, 2, 0, 0, Lines(2, 2, 0, 0, 0)),
    "chat_polls.txt": (1, 2, 0, 0, Lines(6, 2, 0, 4, 0)),
    "chat_notices_english.txt": (2, 2, 4, 2, Lines(10, 2, 8, 0, 0)),
    "chat_notices_english_iphone.txt": (1, 2, 2, 1, Lines(7, 2, 5, 0, 0)),
    "chat_notices_arabic.txt": (1, 1, 3, 2, Lines(9, 1, 8, 0, 0)),
    "chat_notices_arabic_iphone.txt": (1, 1, 2, 1, Lines(5, 1, 4, 0, 0)),
    "chat_notices_of_the_exporter_arabic.txt": (1, 1, 5, 3, Lines(13, 1, 12, 0, 0)),
    "chat_notices_of_the_exporter_arabic_iphone.txt": (1, 1, 5, 3, Lines(14, 1, 13, 0, 0)),
    "chat_notices_of_the_exporter_english.txt": (1, 1, 4, 2, Lines(10, 1, 9, 0, 0)),
    "chat_notices_of_the_exporter_english_iphone.txt": (1, 1, 4, 2, Lines(11, 1, 10, 0, 0)),
    "chat_size_of_the_group.txt": (1, 1, 0, 0, Lines(2, 1, 1, 0, 0)),
    "chat_words_before_the_first_message.txt": (1, 1, 0, 0, Lines(3, 1, 0, 1, 1)),
}

THE_NEXT_DAY = date(2026, 8, 14)
# The platform, the rows, and how many lines are no row, how many refused.
FOLLOWERS = {
    "followers_meta_facebook.csv": (
        "facebook", [NewFollows(AUGUST, 20), NewFollows(date(2026, 8, 15), 7)], 3, 0,
    ),
    "followers_meta_instagram.csv": ("instagram", [NewFollows(AUGUST, 3)], 3, 0),
    "followers_meta_arabic.csv": ("facebook", [NewFollows(AUGUST, 20), NewFollows(THE_NEXT_DAY, 0)], 3, 0),
    # Of other sections are 21 lines of the first, 4 of the second and 2 of the third.
    "followers_meta_sections.csv": (
        "facebook", [NewFollows(AUGUST, 20), NewFollows(date(2026, 8, 15), 7)], 26, 0,
    ),
    "followers_meta_sections_arabic.csv": ("facebook", [NewFollows(AUGUST, 20), NewFollows(THE_NEXT_DAY, 0)], 8, 0),
    "followers_meta_section_without_title.csv": ("instagram", [NewFollows(AUGUST, 3)], 6, 0),
    "followers_row_not_understood.csv": ("meta", [NewFollows(AUGUST, 20)], 3, 1),
    "followers_youtube_total_first.csv": (
        "youtube", [NetChange(AUGUST, 5, 6, 1), NetChange(THE_NEXT_DAY, 1, 4, 3)], 2, 0,
    ),
    "followers_youtube_gained_alone.csv": ("youtube", [NewFollows(AUGUST, 6)], 2, 0),
    "followers_youtube_subscribers_net.csv": (
        "youtube", [NetChange(AUGUST, 5), NetChange(THE_NEXT_DAY, -2)], 2, 0,
    ),
    "followers_tiktok.csv": ("tiktok", [Total(AUGUST, 100), Total(THE_NEXT_DAY, 98)], 1, 0),
    "followers_x.csv": ("x", [NetChange(AUGUST, 2, 3, 1), NetChange(THE_NEXT_DAY, -2, 0, 2)], 1, 0),
}  # fmt: skip

# What a file leaves open, and what would be its first day by each answer: asked about, and nothing guessed.
ASKED = {
    "zoom_ambiguous_day.csv": {"day_first": date(2026, 10, 1), "month_first": date(2026, 1, 10)},
    "chat_ambiguous_day.txt": {"day_first": date(2026, 10, 1), "month_first": date(2026, 1, 10)},
    "followers_tiktok_without_years.csv": {
        "2026": date(2025, 12, 30), "2025": date(2024, 12, 30), "2024": date(2023, 12, 30),
    },
}  # fmt: skip

# What no part is taken of, and what is said of it.
REFUSED = {"followers_meta_two_platforms.csv": (6, "those of Facebook and Instagram")}


def read(name: str, kind: Kind) -> Opened:
    """A file, known by its content: it is opened under another name."""
    file = Incoming("file", FILES[name])
    assert kind_of(file) is kind
    found = opened(file, kind=kind, this_year=2026)
    assert found.errors == ()
    return found


def told(name: str, kind: Kind) -> MeetingReport | ChatCounts | FollowerReport:
    """The report of a file that leaves nothing open."""
    found = read(name, kind)
    assert not found.asks
    return found.chosen("")


def test_every_file_has_its_counts():
    assert FILES.keys() == MEETINGS.keys() | CHATS.keys() | FOLLOWERS.keys() | ASKED.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", MEETINGS)
def test_an_attendance_report(name: str):
    found = told(name, Kind.MEETING)
    used = {kind: n for kind, n in vars(found.lines).items() if n and kind not in ("read", "refused", "where")}
    assert (
        f"{found.platform} {found.form}", found.day, found.present, found.no_shows, found.minutes,
        ", ".join(f"{kind} {n}" for kind, n in used.items()),
    ) == MEETINGS[name]  # fmt: skip
    assert found.lines.used == found.lines.read and found.refused == ()


@pytest.mark.parametrize("name", DOUBTS)
def test_what_an_attendance_report_leaves_in_doubt_is_said(name: str):
    said = told(name, Kind.MEETING).said
    assert [(message.text[:18], list(message.values.values())) for message in said] == DOUBTS[name]


@pytest.mark.parametrize("name", CHATS)
def test_a_chat(name: str):
    found = told(name, Kind.CHAT)
    assert (len(found.days), found.active_members, found.joined, found.left, found.lines) == CHATS[name]
    assert (found.first, found.last) == (AUGUST, AUGUST if len(found.days) == 1 else THE_NEXT_DAY)
    lines = found.lines
    assert lines.read == lines.messages + lines.system + lines.continuation + lines.refused
    assert found.group_size == (57 if "size" in name else None)


@pytest.mark.parametrize("name", FOLLOWERS)
def test_a_report_of_followers(name: str):
    found = told(name, Kind.FOLLOWERS)
    assert (found.platform, list(found.rows), found.lines.other, found.lines.refused) == FOLLOWERS[name]
    assert found.lines.read == len(found.rows) + found.lines.other + found.lines.refused


@pytest.mark.parametrize("name", ASKED)
def test_what_a_file_leaves_open_is_asked(name: str):
    kind = {"zoom": Kind.MEETING, "chat": Kind.CHAT}.get(name.partition("_")[0], Kind.FOLLOWERS)
    found = read(name, kind)
    assert found.asks and found.chosen("") is None
    first = {way: getattr(one, "day", None) or getattr(one, "first", None) for way, one in found.ways.items()}
    first = {way: day or found.ways[way].rows[0].day for way, day in first.items()}
    assert first == ASKED[name]


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_kept_apart_is_refused(name: str):
    file = Incoming("file", FILES[name])
    assert kind_of(file) is Kind.FOLLOWERS
    found = opened(file, kind=Kind.FOLLOWERS, this_year=2026)
    row, said = REFUSED[name]
    assert found.ways == {} and [error.row for error in found.errors] == [row]
    assert said in found.errors[0].expected(translator("en"))


def test_the_lines_of_other_sections_are_named():
    said = report_words.lines(told("followers_meta_sections.csv", Kind.FOLLOWERS), t=translator("en"))
    assert said == (
        "Lines read: 28. Of these: days 2, headings 3 (lines 1 and 20–21), of other sections 21 (lines 2–18 and 25–28) "
        "and blank 2 (lines 19 and 24)."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sum_of_the_lines_says_how_many_only_look_like_beginnings(language: str):
    """All lines of the file are in it; those that look like a message and are text are among the further ones."""
    t = translator(language)
    whole = told("chat_lines_that_look_like_headers.txt", Kind.CHAT)
    said = report_words.lines(whole, t=t)
    parts = [t("{name} {n}", name=t(report_words.CHAT_LINES[name]), n=n) for name, n in
             (("messages", 2), ("continuation", 5))]  # fmt: skip
    assert said.startswith(t("Lines read: {read}. Of these: {parts}.", read=7, parts=t.list(parts)))
    quoted = t.plural(
        "{n} of the further lines looks like the beginning of a message, and was taken as text inside one.",
        "{n} of the further lines look like the beginning of a message, and were taken as text inside one.",
        4,
    )
    assert said.endswith(quoted)
    assert quoted not in report_words.lines(told("chat_many_lines.txt", Kind.CHAT), t=t)
