"""What a page is: what it is called, what it asks, where it lives, and who may open it."""

from dataclasses import dataclass

from outreach.acting import Role

FIRST = "overview"
"""The page at the root."""


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
        return self.key == FIRST

    @property
    def url_path(self) -> str:
        """Where a link leads: Streamlit serves the default page at the root and nowhere else."""
        return "" if self.default else self.key
