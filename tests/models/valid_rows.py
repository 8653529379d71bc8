"""For each table a valid row, and in ``FRESH`` what makes a second row of it another row.

To add a table, add it to both.
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
    "community": {
        "key": "sa", "country_code": "SA", "level": "country", "name_en": "Saudi Arabia", "name_ar": "السعودية",
    },
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
    "theme": {"key": "t1", "name_en": "Renewal of papers"},
    "request_event": {
        "request_id": 1, "position": 1, "step": "acknowledged", "on_day": "2023-01-02",
        "at": "2023-01-02 08:00:00+00:00", "by": "test",
    },
    "commitment": {
        "key": "p1", "what_en": "A consul every month", "starts": "2023-01-01", "ends": "2023-01-01",
        "precision": "day",
    },
    "commitment_source": {"commitment_id": 1, "source_id": 1},
    "coverage_reason": {"key": "n1", "community_id": 1, "hindrance": "conflict", "since": "2023-01-01"},
    "target": {
        "key": "g1", "indicator": "activities_held", "place_kind": "world", "place": "", "span": "week",
        "starts": "2023-01-07", "value": 3,
    },
    "decision": {"key": "d1", "what": "Who goes", "raised_on": "2023-01-01", "raised_by": "test"},
    "meeting_action": {"key": "m1", "week": "2023-01-07", "what": "Call", "owner": "test", "state": "open"},
    "week_note": {"key": "2023-01-07", "note": "A quiet week"},
    "pack": {
        "starts": "2023-01-07", "ends": "2023-01-13", "frozen_at": "2023-01-14 08:00:00+00:00", "frozen_by": "test",
        "content": "{}", "checksum": "0" * 64,
    },
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
    "channel_source": "channel_id", "commitment_source": "commitment_id",
    "figure_source": "figure_id",
}  # fmt: skip
KEYED = (
    "source", "authority", "estimate_source", "initiative", "published_figure", "topic", "activity", "channel",
    "entity", "request", "theme", "commitment", "coverage_reason", "target", "decision", "meeting_action", "week_note",
)  # fmt: skip
FRESH: dict[str, Row] = (
    {table: {"id": 2, "key": "other"} for table in KEYED}
    | {table: {column: 2} for table, column in LINKS.items()}
    | {table: {"id": 3, "key": "other"} for table in ("activity", "channel", "published_figure", "commitment")}
    | {
        "country": {"code": "KW", "alpha3": "KWT"},
        "import_run": {"id": 2},
        "change": {"id": 2},
        "draft": {"about": "a1"},
        "image": {"change_id": 2},
        "community": {"id": 2, "key": "sa-riyadh", "level": "city", "name_en": "Riyadh", "name_ar": "الرياض"},
        "entity": {"id": 2, "key": "other", "name_en": "Club"},
        "channel_reading": {"id": 3, "read_on": "2023-01-02"},
        "diaspora_estimate": {"id": 2, "year": 2015},
        "activity_total": {"bucket": "2023-02"},
        "target": {"id": 2, "key": "other", "starts": "2023-01-14"},
        "request_event": {"id": 3, "position": 3},
        "pack": {"id": 2, "starts": "2023-01-14", "ends": "2023-01-20"},
    }
)
