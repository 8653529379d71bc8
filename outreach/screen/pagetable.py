"""The pages as data: what each is called, what it asks, and where it lives. Order is the menu's order."""

from dataclasses import dataclass

from outreach.acting import Role
from outreach.i18n import mark


@dataclass(frozen=True)
class PageInfo:
    """One page. ``params`` are the names in its address beside language and filters.

    ``opening`` says in one sentence what the page shows; ``question`` is what it answers.
    A hidden page is no entry of the menu: ``under`` names the page that leads to it. ``role`` is the least that
    it takes; the menu leaves it out for those who may not open it.
    """

    key: str
    title: str
    opening: str
    question: str
    icon: str
    params: tuple[str, ...] = ()
    under: str = ""
    role: Role = Role.VIEWER

    @property
    def file(self) -> str:
        return f"pages/{self.key}.py"

    @property
    def hidden(self) -> bool:
        return bool(self.under)

    @property
    def default(self) -> bool:
        return self is PAGES[0]

    @property
    def url_path(self) -> str:
        """Where a link leads: Streamlit serves the default page at the root and nowhere else."""
        return "" if self.default else self.key


PAGES = (
    PageInfo(
        key="overview",
        title=mark("Overview"),
        opening=mark("What was done with citizens abroad, in how many places, and how much of it is unknown."),
        question=mark("How far do we reach, and is it growing?"),
        icon=":material/public:",
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
        key="log",
        title=mark("Log an activity"),
        opening=mark("Five things that are known at once; all else can wait, and a draft is kept as you type."),
        question=mark("What did you do, with whom, and how many were there?"),
        icon=":material/edit_note:",
        params=("key",),
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
    return BY_KEY[url_path or PAGES[0].key]
