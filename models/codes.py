"""The codes that columns hold. The words for them, in each language, are in ``outreach/labels.py``."""

from enum import StrEnum


class Region(StrEnum):
    """The ministry's own grouping of countries; UN M49 stands beside it in ``Country.un_region``."""

    GULF = "gulf"
    OTHER_ARAB = "other_arab"
    EUROPE = "europe"
    NORTH_AMERICA = "north_america"
    ASIA_PACIFIC = "asia_pacific"
    AFRICA = "africa"
    LATIN_AMERICA = "latin_america"


class Level(StrEnum):
    """What a community covers."""

    COUNTRY = "country"
    CITY = "city"


class Tier(StrEnum):
    """How often a community is to be met; the days of each are settings."""

    A = "A"
    B = "B"
    C = "C"


class Kind(StrEnum):
    """What an activity is."""

    VIRTUAL_SESSION = "virtual_session"
    VISIT = "visit"
    CONFERENCE = "conference"
    MEETING = "meeting"
    OTHER = "other"


class Status(StrEnum):
    """Only ``held`` counts. ``unconfirmed``: announced, and nobody reported that it took place."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    UNCONFIRMED = "unconfirmed"


class Organiser(StrEnum):
    """Who held the activity."""

    EMIGRATION_MINISTRY = "emigration_ministry"
    FOREIGN_MINISTRY = "foreign_ministry"
    MISSION = "mission"
    ASSOCIATION = "association"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateBasis(StrEnum):
    """What a date is the date of."""

    EVENT = "event"
    PUBLICATION = "publication"
    INFERRED_TEXT = "inferred_text"
    INFERRED_SEQUENCE = "inferred_sequence"


class AttendanceBasis(StrEnum):
    """How the number of those present came about."""

    COUNTED = "counted"
    ESTIMATED = "estimated"
    NOT_COLLECTED = "not_collected"


class Confidence(StrEnum):
    """How sure the compiler is that a thing is as described; it is not about the date."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RequestKind(StrEnum):
    """What somebody asked for."""

    ENQUIRY = "enquiry"
    PROPOSAL = "proposal"
    REQUEST = "request"
    COMPLAINT = "complaint"


class Step(StrEnum):
    """What happened to a request after it was received. ``taken_back``: the last step was a mistake."""

    ACKNOWLEDGED = "acknowledged"
    REFERRED = "referred"
    PASSED_ON = "passed_on"
    AWAITING_DATA = "awaiting_data"
    DATA_RECEIVED = "data_received"
    EXTENDED = "extended"
    ANSWERED = "answered"
    GIVEN_BACK = "given_back"
    ARCHIVED = "archived"
    REOPENED = "reopened"
    TAKEN_BACK = "taken_back"


class RequestState(StrEnum):
    """Where a request is; what its events say, and stored nowhere."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    REFERRED = "referred"
    AWAITING_DATA = "awaiting_data"
    ANSWERED = "answered"
    GIVEN_BACK = "given_back"
    ARCHIVED = "archived"
    REOPENED = "reopened"


class Holder(StrEnum):
    """Whose turn it is with a request."""

    MINISTRY = "ministry"
    AUTHORITY = "authority"
    CITIZEN = "citizen"
    NOBODY = "nobody"


class Span(StrEnum):
    """The period that a target is for; each begins with its first day."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ActionState(StrEnum):
    """What became of an action of the weekly meeting."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Hindrance(StrEnum):
    """Why a community cannot be met."""

    NO_EMBASSY = "no_embassy"
    CONFLICT = "conflict"
    NO_PARTNER = "no_partner"
    OTHER = "other"


class ChannelKind(StrEnum):
    """Where people follow or talk. The last five are ways to reach the ministry that nobody follows."""

    WHATSAPP_GROUP = "whatsapp_group"
    FACEBOOK_PAGE = "facebook_page"
    FACEBOOK_GROUP = "facebook_group"
    TELEGRAM = "telegram"
    X = "x"
    INSTAGRAM = "instagram"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    FORUM = "forum"
    WEBSITE = "website"
    HOTLINE = "hotline"
    APPLICATION = "application"
    PUBLICATION = "publication"
    AUDIO = "audio"
    OTHER = "other"


class AudienceUnit(StrEnum):
    """What a reading counts. Likes are not followers and are never added to them."""

    MEMBERS = "members"
    FOLLOWERS = "followers"
    SUBSCRIBERS = "subscribers"
    LIKES = "likes"


class Qualifier(StrEnum):
    """How exactly a published figure was stated."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    NOT_A_NUMBER = "not_a_number"


class EstimateBasis(StrEnum):
    """Whom an estimate of nationals counts."""

    BORN_IN_HOME_COUNTRY = "born_in_home_country"
    CITIZENS_OFFICIAL = "citizens_official"


class Collection(StrEnum):
    """What the rows of an import are: what the press recorded, the ministry's own register, or made up."""

    PUBLIC_RECORD = "public_record"
    REGISTER = "register"
    DEMONSTRATION = "demonstration"


class PlaceKind(StrEnum):
    """The kinds of place that totals are kept for."""

    WORLD = "world"
    REGION = "region"
    COUNTRY = "country"
    COMMUNITY = "community"


class How(StrEnum):
    """By which way a change was made."""

    FORM = "form"
    IMPORT = "import"
    COMMAND = "command"
    UNDO = "undo"


class Act(StrEnum):
    """What a change did to a row."""

    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"
    MERGED = "merged"
