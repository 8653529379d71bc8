"""The pages as data. Their order is the menu's order."""

from outreach.acting import Role
from outreach.i18n import mark
from outreach.screen import pageinfo
from outreach.screen.pageinfo import PageInfo

PAGES = (
    PageInfo(
        key="overview",
        title=mark("Overview"),
        opening=mark("What was done with citizens abroad, in how many places, and how much of it is unknown."),
        question=mark("How far do we reach, and is it growing?"),
        icon=":material/public:",
    ),
    PageInfo(
        key="weekly",
        title=mark("Weekly meeting"),
        opening=mark("The week's figures and three short lists."),
        question=mark("What changed, what is late, what must we decide?"),
        icon=":material/event_note:",
        params=("week", "rows"),
    ),
    PageInfo(
        key="targets",
        title=mark("Targets"),
        opening=mark("What each indicator is to reach, for a place and a period."),
        question=mark("What do we want to reach?"),
        icon=":material/target:",
    ),
    PageInfo(
        key="countries",
        title=mark("Countries"),
        opening=mark("Every country, with what was done there; those without a record are listed too."),
        question=mark("In which countries do we meet citizens, how often, and through what?"),
        icon=":material/flag:",
    ),
    PageInfo(
        key="country",
        title=mark("Country"),
        opening=mark("Everything on record for one country: activities, communities, channels and topics."),
        question=mark("What did we do here, with whom, and what came up?"),
        icon=":material/flag:",
        params=("code",),
        under="countries",
    ),
    PageInfo(
        key="communities",
        title=mark("Communities"),
        opening=mark("Every community of citizens, in a country or a city, with what was done with it."),
        question=mark("Which communities do we meet, how often, and which are silent?"),
        icon=":material/groups:",
        params=("most", "find"),
    ),
    PageInfo(
        key="community",
        title=mark("Community"),
        opening=mark("Everything on record for one community: activities, channels and topics."),
        question=mark("When did we last meet this community, and about what?"),
        icon=":material/groups:",
        params=("key",),
        under="communities",
    ),
    PageInfo(
        key="briefing",
        title=mark("Briefing sheet"),
        opening=mark("Who they are, the last contacts, what they asked, what was answered and what was promised."),
        question=mark("What must we know before the next session?"),
        icon=":material/badge:",
        params=("key", "code"),
        under="communities",
    ),
    PageInfo(
        key="activities",
        title=mark("Activities"),
        opening=mark("Every activity on record, with its date as precisely as it is known."),
        question=mark("What did we do?"),
        icon=":material/event:",
        params=("show", "view", "month", "sort", "page"),
    ),
    PageInfo(
        key="activity",
        title=mark("Activity"),
        opening=mark("One activity whole, with its sources."),
        question=mark("What happened, who was there, and who says so?"),
        icon=":material/event:",
        params=("key",),
        under="activities",
    ),
    PageInfo(
        key="channels",
        title=mark("Channels"),
        opening=mark("The groups, pages and forums where citizens follow or talk, with their last readings."),
        question=mark("Where do people follow us?"),
        icon=":material/forum:",
        params=("only", "show", "unit"),
    ),
    PageInfo(
        key="requests",
        title=mark("Requests"),
        opening=mark("Every request on record, with whoever holds it now, and the working days that it has left."),
        question=mark("What did people ask, who holds it, is it late?"),
        icon=":material/contact_support:",
        params=(
            *("show", "by", "state", "holder", "authority", "light", "acknowledgement", "band", "theme", "lacking"),
            "page",
        ),
    ),
    PageInfo(
        key="request",
        title=mark("Request raised"),
        opening=mark("One request whole: its clock, everybody who held it, and each step that was taken."),
        question=mark("Where does it stand, and what is the next step?"),
        icon=":material/contact_support:",
        params=("key",),
        under="requests",
    ),
    PageInfo(
        key="authority",
        title=mark("Authority"),
        opening=mark(
            "The open requests that one authority is to answer; those that it holds now, as a list to be sent to it."
        ),
        question=mark("What does it owe an answer to, and since when?"),
        icon=":material/account_balance:",
        params=("key",),
        under="requests",
    ),
    PageInfo(
        key="theme",
        title=mark("Theme"),
        opening=mark("One demand of several communities, with all requests that make it."),
        question=mark("Who asks for the same, and can it be answered at once?"),
        icon=":material/join_inner:",
        params=("key",),
        under="requests",
    ),
    PageInfo(
        key="commitments",
        title=mark("Commitments"),
        opening=mark("Every promise on record, with the day by which it is to be kept and what became of it."),
        question=mark("What did we promise?"),
        icon=":material/handshake:",
        params=("state", "authority", "do", "activity", "like"),
    ),
    PageInfo(
        key="commitment",
        title=mark("Commitment"),
        opening=mark("One promise whole: to whom, by when, and where it stands."),
        question=mark("What was promised here, and was it kept?"),
        icon=":material/handshake:",
        params=("key",),
        under="commitments",
    ),
    PageInfo(
        key="coverage",
        title=mark("Coverage"),
        opening=mark("Every community by how long nobody has met it, against how often it is to be met."),
        question=mark("Whom have we left alone?"),
        icon=":material/radar:",
        params=("show", "tier"),
    ),
    PageInfo(
        key="log",
        title=mark("Log an activity"),
        opening=mark("Five things that are known at once; all else can wait, and a draft is kept as you type."),
        question=mark("What did you do, with whom, and how many were there?"),
        icon=":material/edit_note:",
        params=("key", "place", "status"),
        role=Role.EDITOR,
    ),
    PageInfo(
        key="import_files",
        title=mark("Import files"),
        opening=mark("Files of rows, attendance reports and chats, checked first, and written when you confirm."),
        question=mark("What would these files add, and may they come in?"),
        icon=":material/upload_file:",
        role=Role.EDITOR,
    ),
    PageInfo(
        key="correct",
        title=mark("Correct rows"),
        opening=mark(
            "Communities, entities, channels and lists of the ministry's own; whatever is changed can be taken back."
        ),
        question=mark("Is this row right, and is it there only once?"),
        icon=":material/edit:",
        params=("table", "row", "do", "other", "stays"),
        role=Role.EDITOR,
    ),
    PageInfo(
        key="numbers",
        title=mark("About the numbers"),
        opening=mark("Every figure with its definition, its limits, and what others have stated."),
        question=mark("May I trust this?"),
        icon=":material/rule:",
    ),
    PageInfo(
        key="export",
        title=mark("Explore and export"),
        opening=mark("Any table, under any filter, as rows and as a file."),
        question=mark("Give me the rows."),
        icon=":material/table_view:",
        params=("table", "indicator"),
    ),
    PageInfo(
        key="history",
        title=mark("History"),
        opening=mark("Every change of a row, with who made it and when, from what to what."),
        question=mark("Who changed what?"),
        icon=":material/history:",
        params=("row", "by", "day", "page"),
        role=Role.ANALYST,
    ),
)

BY_KEY = {info.key: info for info in PAGES}


def of_path(url_path: str) -> PageInfo:
    """The page at an address' path; the default page for an empty one."""
    return BY_KEY[url_path or pageinfo.FIRST]
