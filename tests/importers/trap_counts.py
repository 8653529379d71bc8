"""What each file in ``traps`` has to come to, counted by hand."""

from datetime import date

from outreach.importers.followers import NetChange, NewFollows, Total
from outreach.importers.whatsapp import Lines

AUGUST, SEPTEMBER = date(2026, 8, 13), date(2026, 9, 19)

# What writes it and in which form; the day, present, no-shows, minutes; which lines were used how.
MEETINGS = {
    "zoom_old_headers.csv": ("zoom participants", SEPTEMBER, 2, None, 61, "header 1, people 2"),
    "zoom_new_headers.csv": ("zoom participants", SEPTEMBER, 2, None, 61, "header 1, people 2, rejoins 1"),
    "zoom_names_over_several_lines.csv": (
        "zoom participants", SEPTEMBER, 3, None, 61, "header 1, people 3, further 3",
    ),
    "zoom_block_then_blank_line.csv": (
        "zoom participants", SEPTEMBER, 2, None, 65, "header 1, blank 1, block 2, people 2",
    ),
    "zoom_block_then_commas.csv": (
        "zoom participants", SEPTEMBER, 2, None, 65, "header 1, blank 1, block 2, people 2",
    ),
    "zoom_tabs.txt": ("zoom participants", SEPTEMBER, 2, None, 65, "header 1, blank 1, block 2, people 2"),
    "zoom_header_alone.csv": ("zoom participants", SEPTEMBER, 0, None, 65, "header 1, blank 1, block 2"),
    "zoom_header_without_block.csv": ("zoom participants", None, 0, None, None, "header 1"),
    "zoom_total_duration.csv": ("zoom unique_participants", None, 2, None, None, "header 1, people 2"),
    "zoom_total_duration_new_headers.csv": ("zoom unique_participants", None, 2, None, None, "header 1, people 2"),
    "zoom_total_duration_with_times.csv": ("zoom participants", SEPTEMBER, 2, None, 65, "header 1, people 2"),
    "zoom_waiting_room.csv": ("zoom participants", SEPTEMBER, 1, None, 58, "header 1, people 1, waiting 2"),
    "zoom_rejoins_without_address.csv": (
        "zoom participants", SEPTEMBER, 2, None, 61, "header 1, people 2, rejoins 2",
    ),
    "zoom_one_name_two_addresses.csv": ("zoom participants", SEPTEMBER, 3, None, 61, "header 1, people 3"),
    "zoom_day_and_time_of_old.csv": ("zoom participants", date(2021, 11, 19), 1, None, 60, "header 1, people 1"),
    "zoom_month_in_words.csv": ("zoom participants", date(2026, 8, 12), 1, None, 90, "header 1, people 1"),
    "zoom_fixed_space_before_am.csv": ("zoom participants", SEPTEMBER, 2, None, 121, "header 1, people 2"),
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
    **{
        f"teams_{language}.csv": (
            "teams sections", SEPTEMBER, people, None, 60,
            f"header 5, blank 2, block 5, people {people}, repeated 1",
        )
        for language, people in (("german", 2), ("german_unmarked", 2), ("arabic", 1), ("arabic_unmarked", 1))
    },
    "teams_no_shows.csv": ("teams sections", SEPTEMBER, 3, 1, 74, "header 3, blank 1, block 7, people 3, no_shows 1"),
    "teams_before_the_sections.csv": (
        "teams sections", SEPTEMBER, 2, None, 29, "header 2, blank 1, block 5, people 2, rejoins 1",
    ),
    **{
        f"teams_before_the_sections_{language}.csv": (
            "teams sections", SEPTEMBER, 2, None, 29, "header 2, blank 1, block 5, people 2, rejoins 1",
        )
        for language in ("german", "french", "arabic")
    },
    # Registered 4, of whom 2 came.
    **{
        f"teams_registered_{language}.csv": (
            "teams sections", SEPTEMBER, 2, 2, 60, "header 3, blank 1, block 6, people 2, no_shows 2",
        )
        for language in ("german", "arabic")
    },
    "teams_joins_and_leaves.csv": (
        "teams joins_and_leaves", SEPTEMBER, 2, None, 116, "header 1, people 2, rejoins 2",
    ),
    "meet_times_alone.csv": ("meet participants", None, 2, None, 65, "header 1, people 2, rejoins 1"),
    "meet_past_midnight.csv": ("meet participants", None, 3, None, 90, "header 1, people 3"),
    "meet_past_midnight_others_before.csv": ("meet participants", None, 2, None, 60, "header 1, people 2"),
    "meet_two_times_of_a_day.csv": ("meet participants", None, 2, None, None, "header 1, people 2"),
    "meet_arabic.csv": ("meet participants", SEPTEMBER, 1, None, 42, "header 1, people 1"),
}  # fmt: skip

# What is said of what a file leaves in doubt: how it begins, its days and numbers.
DOUBTS = {
    "zoom_past_midnight.csv": [],
    "zoom_days_too_far_apart.csv": [("More than {hours} ", [24, "2026-10-01", 2, "2026-10-13", 3])],
    "zoom_devices_without_address.csv": [("Without an address", [2])],
    "teams_registered_german.csv": [],
    "teams_registered_arabic.csv": [],
    "teams_before_the_sections_french.csv": [],
    "meet_past_midnight.csv": [],
    "meet_two_times_of_a_day.csv": [("The times in this ", [])],
    "followers_youtube_total_first.csv": [],
    "followers_youtube_subscribers_net.csv": [],
    "followers_youtube_cut_in_its_last_number.csv": [("The file itself gi", [345, "Subscribers", 124])],
    "chat_labels_before_each_message.txt": [],
    "chat_titles_with_a_colon.txt": [("Senders told apart", [2])],
    "chat_added_with_and_arabic.txt": [("Notices in which t", [2])],
}

# However date, time, name and space are written: three messages of two members on two days, of which the last is the
# fourteenth, and not another line.
THREE_MESSAGES = (
    "chat_android_24_hours.txt", "chat_android_12_hours_month_first.txt", "chat_android_year_first.txt",
    "chat_android_lower_case_narrow_space.txt", "chat_android_fixed_space.txt", "chat_android_en_dash.txt",
    "chat_android_fixed_space_before_pm.txt", "chat_iphone_fixed_space_before_pm.txt",
    "chat_android_em_dash.txt", "chat_android_dots.txt", "chat_android_dotted_time.txt", "chat_iphone_24_hours.txt",
    "chat_iphone_12_hours.txt", "chat_iphone_month_first_narrow_space.txt",
    "chat_iphone_year_first_dotted_time.txt", "chat_iphone_before_2018.txt", "chat_arabic_android_narrow_space.txt",
    "chat_arabic_android_fixed_space_morning.txt", "chat_arabic_marks_before_and_in_dates.txt",
    "chat_arabic_iphone.txt", "chat_buddhist_years.txt", "chat_buddhist_iphone.txt", "chat_japanese_years.txt",
    "chat_japanese_letter_in_front.txt", "chat_of_an_iphone.zip", "chat_of_an_android.zip",
    "chat_of_an_android_arabic.zip", "chat_byte_order_marks_inside.txt", "chat_empty_bodies.txt",
    "chat_of_an_android_marked_beside_a_text.zip", "chat_canadian_french.txt", "chat_canadian_french_iphone.txt",
    "chat_vietnamese.txt", "chat_vietnamese_iphone.txt", "chat_bulgarian.txt",
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
    "chat_polls_arabic.txt": (1, 2, 0, 0, Lines(6, 2, 0, 4, 0)),
    "chat_number_changed_iphone.txt": (1, 2, 0, 0, Lines(6, 2, 4, 0, 0)),
    "chat_number_changed_arabic_iphone.txt": (1, 2, 0, 0, Lines(5, 2, 3, 0, 0)),
    "chat_order_told_late.txt": (13, 2, 0, 0, Lines(25, 25, 0, 0, 0)),
    "chat_notices_english.txt": (2, 2, 4, 2, Lines(10, 2, 8, 0, 0)),
    "chat_notices_english_iphone.txt": (1, 2, 2, 1, Lines(7, 2, 5, 0, 0)),
    "chat_notices_arabic.txt": (1, 1, 3, 2, Lines(9, 1, 8, 0, 0)),
    "chat_notices_arabic_iphone.txt": (1, 1, 2, 1, Lines(5, 1, 4, 0, 0)),
    "chat_notices_of_the_exporter_arabic.txt": (1, 1, 5, 3, Lines(13, 1, 12, 0, 0)),
    "chat_notices_of_the_exporter_arabic_iphone.txt": (1, 1, 5, 3, Lines(14, 1, 13, 0, 0)),
    "chat_notices_of_the_exporter_english.txt": (1, 1, 4, 2, Lines(10, 1, 9, 0, 0)),
    "chat_notices_of_the_exporter_english_iphone.txt": (1, 1, 4, 2, Lines(11, 1, 10, 0, 0)),
    "chat_group_without_its_beginning_iphone.txt": (1, 2, 1, 2, Lines(5, 2, 3, 0, 0)),
    "chat_group_without_its_beginning_arabic_iphone.txt": (1, 2, 1, 2, Lines(5, 2, 3, 0, 0)),
    "chat_labels_before_each_message.txt": (1, 1, 0, 0, Lines(4, 4, 0, 0, 0)),
    "chat_titles_with_a_colon.txt": (1, 2, 0, 0, Lines(4, 4, 0, 0, 0)),
    # 1, that may be 2; then 2, 2 and 1. Left 2, that may be 3.
    "chat_added_with_and_arabic.txt": (1, 1, 6, 2, Lines(6, 1, 5, 0, 0)),
    "chat_size_of_the_group.txt": (1, 1, 0, 0, Lines(2, 1, 1, 0, 0)),
    "chat_words_before_the_first_message.txt": (1, 1, 0, 0, Lines(3, 1, 0, 1, 1)),
}

THE_NEXT_DAY = date(2026, 8, 14)
# Any other first day than the thirteenth. Of this chat only the last of 25 lines tells that the month stands first.
FIRST_DAYS = {"chat_order_told_late.txt": date(2026, 8, 1)}
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
    # 345 says the sum: the last day was 245.
    "followers_youtube_cut_in_its_last_number.csv": (
        "youtube", [NetChange(AUGUST, 100), NetChange(THE_NEXT_DAY, 24)], 2, 0,
    ),
    "followers_tiktok_commas_without_quotation_marks.csv": (
        "tiktok", [Total(date(2026, 8, 12), 998), Total(AUGUST, 1000)], 1, 2,
    ),
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
REFUSED = {
    "followers_meta_two_platforms.csv": (6, "those of Facebook and Instagram"),
    "followers_tiktok_cut_off.csv": (3, "cut off"),
    "chat_hijri.txt": (0, "Hijri calendar"),
}
