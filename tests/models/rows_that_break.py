"""For each table a valid row, and for each named constraint the change to it that breaks that one rule.

To add a constraint, add its name here with the values that break it. To add a table, add a valid row, and
in ``FRESH`` what makes a second row of it another row.
"""

Row = dict[str, object]

# What has no value here and may not be NULL is empty text, zero or false. Parents are the rows numbered 1.
VALID: dict[str, Row] = {
    "country": {"code": "SA", "alpha3": "SAU", "name_en": "Saudi Arabia", "region": "gulf", "un_region": "145"},
    "import_run": {
        "reader": "activities", "file_name": "a.csv", "checksum": "0" * 64, "collection": "register",
        "imported_at": "2026-01-01 00:00:00+00:00", "imported_by": "test",
    },
    "revision": {"id": 1},
    "change": {
        "at": "2026-01-01 00:00:00+00:00", "by": "test", "how": "form", "act": "added", "table_name": "activity",
        "row_key": "a1", "import_run_id": 1, "columns": "{}",
    },
    "draft": {"user_name": "test", "content": "{}", "saved_at": "2026-01-01 00:00:00+00:00"},
    "image": {"change_id": 1, "before": "{}"},
    "source": {"key": "s1", "address": "https://example.org/1"},
    "authority": {"key": "customs", "name_en": "Customs", "import_run_id": 1},
    "community": {"key": "sa", "country_code": "SA", "level": "country", "name_en": "Saudi Arabia"},
    "estimate_source": {"key": "un", "name_en": "United Nations"},
    "initiative": {"key": "hour", "name_en": "An hour with the minister"},
    "published_figure": {
        "key": "f1", "metric": "sessions", "value": 14, "value_text": "14", "qualifier": "exact", "definition": "held",
        "starts": "2023-01-01", "ends": "2023-01-31", "precision": "month",
    },
    "topic": {"key": "pensions", "name_ar": "المعاشات"},
    "activity": {
        "key": "a1", "kind": "visit", "status": "held", "organiser": "mission", "title_en": "A visit",
        "starts": "2023-01-01", "ends": "2023-01-01", "precision": "day", "date_basis": "event",
        "attendance": 10, "attendance_basis": "counted", "women": 4, "men": 6, "minutes": 90,
    },
    "channel": {"key": "c1", "kind": "telegram", "name_en": "News", "community_id": 1},
    "channel_reading": {
        "channel_id": 1, "read_on": "2023-01-01", "audience": 5, "audience_unit": "members", "basis": "counted",
    },
    "diaspora_estimate": {
        "country_code": "SA", "year": 2020, "nationals": 1, "basis": "citizens_official", "source_id": 1,
    },
    "entity": {"key": "e1", "community_id": 1, "name_en": "House"},
    # The second activity: nothing may refer to the first.
    "request": {"key": "R1", "kind": "enquiry", "summary": "Words", "raised_on": "2023-01-01", "activity_id": 2},
    "activity_total": {
        "place_kind": "country", "bucket": "2023-01", "place": "SA", "kind": "visit", "status": "held",
        "organiser": "mission",
    },
    "activity_authority": {"activity_id": 1, "authority_id": 1},
    "activity_community": {"activity_id": 1, "community_id": 1},
    "activity_country": {"activity_id": 1, "country_code": "SA"},
    "activity_entity": {"activity_id": 1, "entity_id": 1},
    "activity_source": {"activity_id": 1, "source_id": 1},
    "activity_topic": {"activity_id": 1, "topic_id": 1},
    "channel_source": {"channel_id": 1, "source_id": 1},
    "figure_source": {"figure_id": 1, "source_id": 1},
}  # fmt: skip
LINKS = {
    "activity_authority": "activity_id", "activity_community": "activity_id", "activity_country": "activity_id",
    "activity_entity": "activity_id", "activity_source": "activity_id", "activity_topic": "activity_id",
    "channel_source": "channel_id", "figure_source": "figure_id",
}  # fmt: skip
KEYED = (
    "source", "authority", "estimate_source", "initiative", "published_figure", "topic", "activity", "channel",
    "entity", "request",
)  # fmt: skip
FRESH: dict[str, Row] = (
    {table: {"id": 2, "key": "other"} for table in KEYED}
    | {table: {column: 2} for table, column in LINKS.items()}
    | {table: {"id": 3, "key": "other"} for table in ("activity", "channel", "published_figure")}
    | {
        "country": {"code": "KW", "alpha3": "KWT"},
        "import_run": {"id": 2},
        "change": {"id": 2},
        "draft": {"about": "a1"},
        "image": {"change_id": 2},
        "community": {"id": 2, "key": "sa-riyadh", "level": "city", "name_en": "Riyadh"},
        "entity": {"id": 2, "key": "other", "name_en": "Club"},
        "channel_reading": {"id": 3, "read_on": "2023-01-02"},
        "diaspora_estimate": {"id": 2, "year": 2015},
        "activity_total": {"bucket": "2023-02"},
    }
)

UNNAMED: Row = {"name_en": " ", "name_ar": ""}
HALF_A_DATE: Row = {"starts": "2023-01-01", "ends": None, "precision": "day"}
TWO_DAYS: Row = {"starts": "2023-02-01", "ends": "2023-02-02", "precision": "day"}
BACKWARDS: Row = {"starts": "2023-02-02", "ends": "2023-02-01", "precision": "month"}

CHECKS: dict[str, Row] = {
    "ck_activity_attendance_at_least_zero": {"attendance": -1, "women": -1, "men": 0},
    "ck_activity_attendance_basis": {"attendance_basis": "guessed"},
    "ck_activity_attendance_has_its_basis": {"attendance_basis": "not_collected"},
    "ck_activity_confidence": {"confidence": "certain"},
    "ck_activity_date_basis": {"date_basis": "rumour"},
    "ck_activity_date_has_its_basis": {"date_basis": None},
    "ck_activity_date_whole_or_absent": HALF_A_DATE,
    "ck_activity_day_is_one_day": TWO_DAYS,
    "ck_activity_kind": {"kind": "party"},
    "ck_activity_men_at_least_zero": {"men": -1},
    "ck_activity_minutes_within_a_month": {"minutes": 0},
    "ck_activity_organiser": {"organiser": "nobody"},
    "ck_activity_precision": {"precision": "week"},
    "ck_activity_starts_before_it_ends": BACKWARDS,
    "ck_activity_status": {"status": "maybe"},
    "ck_activity_titled": {"title_en": "  ", "title_ar": ""},
    "ck_activity_women_and_men_within_attendance": {"women": 5, "men": 6},
    "ck_activity_women_at_least_zero": {"women": -1},
    "ck_activity_source_position_at_least_zero": {"position": -1},
    **{
        f"ck_activity_total_{column}_at_least_zero": {column: -1}
        for column in ("activities", "counted", "estimated", "minutes", "timed", "unknown_attendance")
    },
    "ck_activity_total_kind": {"kind": "party"},
    "ck_activity_total_organiser": {"organiser": "nobody"},
    "ck_activity_total_place_kind": {"place_kind": "moon"},
    "ck_activity_total_status": {"status": "maybe"},
    "ck_authority_named": UNNAMED,
    "ck_change_act": {"act": "forgotten"},
    "ck_change_by_not_blank": {"by": " "},
    "ck_change_how": {"how": "by chance"},
    "ck_change_row_key_not_blank": {"row_key": " "},
    "ck_change_table_name_not_blank": {"table_name": ""},
    "ck_channel_confidence": {"confidence": "certain"},
    "ck_channel_date_whole_or_absent": HALF_A_DATE,
    "ck_channel_day_is_one_day": TWO_DAYS,
    "ck_channel_kind": {"kind": "pigeon"},
    "ck_channel_named": UNNAMED,
    "ck_channel_precision": {"starts": "2023-01-01", "ends": "2023-01-01", "precision": "week"},
    "ck_channel_starts_before_it_ends": BACKWARDS,
    "ck_channel_reading_active_members_at_least_zero": {"active_members": -1},
    "ck_channel_reading_audience_at_least_zero": {"audience": -1},
    "ck_channel_reading_audience_has_its_unit": {"audience_unit": None},
    "ck_channel_reading_audience_unit": {"audience_unit": "ghosts"},
    "ck_channel_reading_basis": {"basis": "guessed"},
    "ck_channel_reading_changes_beside_no_audience": {"net_followers": -1},
    "ck_channel_reading_has_a_basis": {"basis": "not_collected"},
    "ck_channel_reading_messages_at_least_zero": {"messages": -1},
    "ck_channel_reading_new_followers_at_least_zero": {"audience": None, "audience_unit": None, "new_followers": -1},
    "ck_channel_reading_says_something": {"audience": None, "audience_unit": None},
    "ck_community_level": {"level": "village"},
    "ck_community_named": UNNAMED,
    "ck_community_tier": {"tier": "D"},
    "ck_country_code_is_alpha2": {"code": "kw"},
    "ck_country_latitude_on_earth": {"latitude": 90.5},
    "ck_country_longitude_on_earth": {"longitude": -181},
    "ck_country_named": UNNAMED,
    "ck_country_region": {"region": "moon"},
    "ck_diaspora_estimate_basis": {"basis": "guessed"},
    "ck_diaspora_estimate_nationals_at_least_zero": {"nationals": -1},
    "ck_diaspora_estimate_year_of_our_time": {"year": 20},
    "ck_entity_named": UNNAMED,
    "ck_estimate_source_named": UNNAMED,
    "ck_import_run_checksum_is_sha256": {"checksum": "abc"},
    "ck_import_run_collection": {"collection": "hearsay"},
    "ck_import_run_imported_by_not_blank": {"imported_by": " "},
    "ck_import_run_reader_not_blank": {"reader": ""},
    "ck_import_run_rows_added_at_least_zero": {"rows_added": -1},
    "ck_import_run_rows_changed_at_least_zero": {"rows_changed": -1},
    "ck_import_run_rows_left_at_least_zero": {"rows_left": -1},
    "ck_draft_content_not_blank": {"content": " "},
    "ck_draft_user_name_not_blank": {"user_name": ""},
    "ck_initiative_named": UNNAMED,
    "ck_published_figure_confidence": {"confidence": "certain"},
    "ck_published_figure_date_basis": {"date_basis": "rumour"},
    "ck_published_figure_date_whole_or_absent": HALF_A_DATE,
    "ck_published_figure_day_is_one_day": TWO_DAYS,
    "ck_published_figure_definition_not_blank": {"definition": " "},
    "ck_published_figure_metric_not_blank": {"metric": " "},
    "ck_published_figure_precision": {"precision": "week"},
    "ck_published_figure_qualifier": {"qualifier": "roughly"},
    "ck_published_figure_starts_before_it_ends": BACKWARDS,
    "ck_published_figure_value_is_a_number": {"qualifier": "range"},
    "ck_published_figure_value_text_not_blank": {"value_text": " "},
    "ck_request_kind": {"kind": "wish"},
    "ck_request_raised_in_one_place": {"channel_id": 1},
    "ck_request_summary_not_blank": {"summary": " "},
    "ck_revision_one_row": {"id": 2},
    "ck_source_address_is_http": {"address": "javascript:alert(1)"},
    "ck_source_says_where": {"address": "", "outlet": " "},
    "ck_topic_named": UNNAMED,
}
# A reading of messages alone.
NOBODY_COUNTED: Row = {"audience": None, "audience_unit": None, "messages": 5}

# The same again as the row that is there, although the rest is another row.
UNIQUE: dict[str, Row] = {
    **{f"uq_{table}_key": {"key": VALID[table]["key"]} for table in (*KEYED, "community")},
    "uq_channel_reading_day": {"read_on": "2023-01-01"},
    "uq_channel_reading_day_without_audience": {"read_on": "2023-01-01", **NOBODY_COUNTED},
    "uq_community_country_code_name_en": {"name_en": "Saudi Arabia"},
    "uq_community_country_wide": {"level": "country"},
    "uq_country_alpha3": {"alpha3": "SAU"},
    "uq_diaspora_estimate_once": {"year": 2020},
    "uq_entity_name": {"name_en": "House"},
    **{f"pk_{table}": {column: 1} for table, column in LINKS.items()},
    **{f"pk_{table}": {"id": 1} for table in (*KEYED, "community", "import_run", "channel_reading", "change")},
    "pk_draft": {"about": ""},
    "pk_image": {"change_id": 1},
    "pk_activity_total": {"bucket": "2023-01"},
    "pk_country": {"code": "SA"},
    "pk_diaspora_estimate": {"id": 1},
    "pk_revision": {"id": 1},
}
# A parent that nobody has.
FOREIGN: dict[str, Row] = {
    **{
        f"fk_{table}_import_run_id_import_run": {"import_run_id": 999}
        for table in (
            "activity", "authority", "change", "channel", "channel_reading", "community", "diaspora_estimate", "entity",
            "estimate_source", "initiative", "published_figure", "request", "topic",
        )
    },
    "fk_activity_initiative_id_initiative": {"initiative_id": 999},
    "fk_activity_authority_activity_id_activity": {"activity_id": 999},
    "fk_activity_authority_authority_id_authority": {"authority_id": 999},
    "fk_activity_community_activity_id_activity": {"activity_id": 999},
    "fk_activity_community_community_id_community": {"community_id": 999},
    "fk_activity_country_activity_id_activity": {"activity_id": 999},
    "fk_activity_country_country_code_country": {"country_code": "ZZ"},
    "fk_activity_entity_activity_id_activity": {"activity_id": 999},
    "fk_activity_entity_entity_id_entity": {"entity_id": 999},
    "fk_activity_source_activity_id_activity": {"activity_id": 999},
    "fk_activity_source_source_id_source": {"source_id": 999},
    "fk_activity_topic_activity_id_activity": {"activity_id": 999},
    "fk_activity_topic_topic_id_topic": {"topic_id": 999},
    "fk_channel_community_id_community": {"community_id": 999},
    "fk_channel_reading_channel_id_channel": {"channel_id": 999},
    "fk_channel_source_channel_id_channel": {"channel_id": 999},
    "fk_channel_source_source_id_source": {"source_id": 999},
    "fk_community_country_code_country": {"country_code": "ZZ"},
    "fk_diaspora_estimate_country_code_country": {"country_code": "ZZ"},
    "fk_diaspora_estimate_source_id_estimate_source": {"source_id": 999},
    "fk_entity_community_id_community": {"community_id": 999},
    "fk_request_activity_id_activity": {"activity_id": 999},
    "fk_request_channel_id_channel": {"activity_id": None, "channel_id": 999},
    "fk_request_community_id_community": {"community_id": 999},
    "fk_request_topic_id_topic": {"topic_id": 999},
    "fk_image_change_id_change": {"change_id": 999},
    "fk_figure_source_figure_id_published_figure": {"figure_id": 999},
    "fk_figure_source_source_id_source": {"source_id": 999},
}  # fmt: skip
