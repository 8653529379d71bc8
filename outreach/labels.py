"""The words for every code that a column holds: family -> code -> English text, marked for translation.

A family is named after its enum in ``models/codes.py``; ``kinds`` are the plural names of kinds, ``change`` is what an
import does to a row. Shown with ``t.label(code, family=...)``.
"""

from outreach.marks import mark

LABELS: dict[str, dict[str, str]] = {
    "kind": {
        "virtual_session": mark("Virtual session"),
        "visit": mark("Visit"),
        "conference": mark("Conference"),
        "meeting": mark("Meeting"),
        "other": mark("Other"),
    },
    "kinds": {
        "virtual_session": mark("Virtual sessions"),
        "visit": mark("Visits"),
        "conference": mark("Conferences"),
        "meeting": mark("Meetings"),
        "other": mark("Other activities"),
    },
    "status": {
        "planned": mark("Planned"),
        "held": mark("Held"),
        "cancelled": mark("Cancelled"),
        "unconfirmed": mark("Unconfirmed"),
    },
    "attendance_basis": {
        "counted": mark("Counted"),
        "estimated": mark("Estimated"),
        "not_collected": mark("Not collected"),
    },
    "request_kind": {
        "enquiry": mark("Enquiry"),
        "proposal": mark("Proposal"),
        "request": mark("Request"),
        "complaint": mark("Complaint"),
    },
    "channel_kind": {
        "whatsapp_group": mark("WhatsApp group"),
        "facebook_page": mark("Facebook page"),
        "facebook_group": mark("Facebook group"),
        "telegram": mark("Telegram"),
        "x": mark("X (Twitter)"),
        "instagram": mark("Instagram"),
        "youtube": mark("YouTube"),
        "tiktok": mark("TikTok"),
        "forum": mark("Forum"),
        "website": mark("Website"),
        "hotline": mark("Hotline"),
        "application": mark("Mobile application"),
        "publication": mark("Publication"),
        "audio": mark("Audio room"),
        "other": mark("Other"),
    },
    "audience_unit": {
        "members": mark("Members"),
        "followers": mark("Followers"),
        "subscribers": mark("Subscribers"),
        "likes": mark("Likes"),
    },
    "organiser": {
        "emigration_ministry": mark("Ministry of emigration"),
        "foreign_ministry": mark("Ministry of foreign affairs"),
        "mission": mark("Embassy, consulate or office"),
        "association": mark("Association"),
    },
    "date_basis": {
        "event": mark("Date of the event"),
        "publication": mark("Date of the report"),
        "inferred_text": mark("Inferred from the text"),
        "inferred_sequence": mark("Inferred from the order of articles"),
    },
    "precision": {
        "day": mark("Known to the day"),
        "month": mark("Known to the month"),
        "year": mark("Known to the year"),
    },
    "region": {
        "gulf": mark("Gulf"),
        "other_arab": mark("Other Arab countries"),
        "europe": mark("Europe"),
        "north_america": mark("North America"),
        "asia_pacific": mark("Asia and Pacific"),
        "africa": mark("Africa"),
        "latin_america": mark("Latin America"),
    },
    "level": {
        "country": mark("Whole country"),
        "city": mark("City"),
    },
    "place_kind": {
        "world": mark("World"),
        "region": mark("Region"),
        "country": mark("Country"),
        "community": mark("Community"),
    },
    "confidence": {
        "high": mark("High"),
        "medium": mark("Medium"),
        "low": mark("Low"),
    },
    "tier": {
        "A": mark("Tier A"),
        "B": mark("Tier B"),
        "C": mark("Tier C"),
    },
    "qualifier": {
        "exact": mark("Exactly"),
        "about": mark("About"),
        "more_than": mark("More than"),
        "at_least": mark("At least"),
        "at_most": mark("At most"),
        "range": mark("A range"),
        "not_a_number": mark("Not a number"),
    },
    "estimate_basis": {
        "born_in_home_country": mark("Born in the home country"),
        "citizens_official": mark("Citizens, official estimate"),
    },
    "collection": {
        "public_record": mark("Public record"),
        "register": mark("The ministry's register"),
        "demonstration": mark("Made-up demonstration data"),
    },
    "change": {
        "added": mark("Added"),
        "changed": mark("Changed"),
        "left": mark("Left as it was"),
        "refused": mark("Refused"),
    },
    "how": {
        "form": mark("Form"),
        "import": mark("Import"),
        "command": mark("Command line"),
        "undo": mark("Undo"),
    },
    "act": {
        "added": mark("Added"),
        "changed": mark("Changed"),
        "deleted": mark("Deleted"),
        "restored": mark("Restored"),
        "merged": mark("Merged"),
    },
    "role": {
        "viewer": mark("Viewer"),
        "analyst": mark("Analyst"),
        "editor": mark("Editor"),
        "manager": mark("Manager"),
        "administrator": mark("Administrator"),
    },
}
