"""The frame around every page: who is looking, language, direction, filters, menu; and each page's guard.

The dashboard runs the frame, and the frame runs the page. What the frame found stands in ``_running`` only while
it does, so a page that is reached in any other way finds nothing there and is sent to the dashboard first.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, NoReturn

import streamlit as st
from sqlmodel import Session
from streamlit.delta_generator import DeltaGenerator

from models.engine import DatabaseProblem, revision, session
from outreach.clock.home import home_calendar
from outreach.clock.own_days import UnfitDays
from outreach.filters import Filters, Known, each_once
from outreach.i18n import Translator
from outreach.importers.report import wrong
from outreach.numerals import ISOLATES
from outreach.plain import plain
from outreach.queries import choices
from outreach.screen import access, address, detours, dress, may, menu, notices, parts, relabelled, trouble
from outreach.screen.access import Viewer
from outreach.screen.cached import cached, schema_is_ours
from outreach.screen.pagetable import BY_KEY, PAGES, PageInfo, of_path
from outreach.screen.undisturbed import leave
from outreach.settings import ROOT, Settings, settings
from outreach.wording import problems

log = logging.getLogger(__name__)

FAVICON = ROOT / "static" / "jisr.png"
MOST_ERRORS = 5

relabelled.remember()


@dataclass(frozen=True)
class Page:
    """What a page needs to know of this run."""

    info: PageInfo
    t: Translator
    filters: Filters
    ignored: tuple[str, ...]
    """What the address said that cannot be used, as ``name=value``."""
    known: Known
    collections: tuple[str, ...]
    revision: int
    dark: bool
    viewer: Viewer
    settings: Settings
    pages: Mapping[str, st.Page]
    """As the dashboard has them, by their keys: for a link to a file, the file is looked for."""
    heading: DeltaGenerator | None = None
    links: Iterator[int] = field(default_factory=count)
    """Numbers for links to the page itself."""
    filtered: list[Filters] = field(default_factory=list)
    """What the page's rows are filtered by, once it has drawn its filters."""

    def db(self) -> AbstractContextManager[Session]:
        """A session of this page's own: ``with page.db() as db``."""
        return session(self.settings.database_url)

    def ask(self, question: Callable[..., Any], **arguments: Any) -> Any:
        """``question(db, **arguments)``, from memory while the data stays the same."""
        return cached(question, database_url=self.settings.database_url, revision=self.revision, **arguments)

    def param(self, name: str) -> str:
        """A parameter of this page from the address, such as a profile's ``code``: untrusted text, or ``""``."""
        return st.query_params.get(name, "").strip()[:200]

    def disregard(self, *names: str) -> None:
        """Say that the values of these parameters of this page cannot be used; nothing is said where there are none."""
        asked = address.told([f"{name}={self.param(name)}" for name in names if self.param(name)])
        if asked:
            st.caption(self.t("Ignored from the link: {parts}", parts=plain(self.t.list(asked))))

    def carry(self, **extra: str) -> dict[str, str]:
        """The address' parameters for a link: language and filters as they are, and ``extra``."""
        return {"lang": self.t.language, **self.filters.to_params(), **extra}

    def href(self, key: str, /, **extra: str) -> str:
        """An address for a cell of a table. Elsewhere use :meth:`link`, which does not load everything anew."""
        return address.href(BY_KEY[key].url_path, self.carry(**extra))

    def link(self, key: str, label: str, /, *, icon: str | None = None, **extra: str) -> None:
        """Draw a link to a page that keeps language and filters. ``label`` is shown as it is written."""
        params = self.carry(**extra)
        if key != self.info.key:
            st.page_link(self.pages[key], label=plain(label), icon=icon or "", query_params=params)
            return
        # A link to the page that is open would leave the old address in the browser, and the next click lead back.
        place = ".".join(["jisr.here", str(next(self.links)), *extra.values()])
        act = {"on_click": st.query_params.from_dict, "args": (params,)}
        st.button(plain(label), key=place, icon=icon, type="tertiary", **act)

    def go(self, key: str, /, **extra: str) -> NoReturn:
        """Leave for another page, with language and filters; or for this one, as the parameters say."""
        params = self.carry(**extra)
        if key == self.info.key:
            st.session_state[parts.TURN] = st.session_state.get(parts.TURN, 0) + 1
        detours.remember(self.info.key, key, params)
        leave(st.switch_page, BY_KEY[key].file, query_params=params)

    def entitle(self, title: str) -> None:
        """Give a profile its own title: the name of its country, community or activity."""
        st.set_page_config(page_title=self.t("{page} · Jisr", page=title.translate(ISOLATES)))
        if self.heading is not None:
            self.heading.title(plain(title), anchor=False)


_running: ContextVar[Page | None] = ContextVar("page that the frame is running", default=None)


def open_page(key: str) -> Page:
    """First statement of every page: its guard, its title, its opening sentence, question and notices.

    Without the frame nothing is drawn: the reader is sent to the dashboard, which leads back here. Who may not open
    the page is told who may.
    """
    page = _running.get()
    if page is None or page.info.key != key:
        st.session_state[detours.ASKED_FOR] = key
        leave(st.switch_page, "dashboard.py", query_params=address.given())
    may.demand(page, page.info.role)
    return page


@contextmanager
def _now(page: Page) -> Iterator[None]:
    token = _running.set(page)
    try:
        yield
    finally:
        _running.reset(token)


def run() -> None:
    """One run of the dashboard: everything around a page, and the page."""
    t = address.language()
    st.set_page_config(page_title=t("Jisr"), page_icon=str(FAVICON), layout="wide")
    trouble.restore()
    pages = {
        info.key: st.Page(
            info.file,
            title=t(info.title),
            icon=info.icon,
            url_path=info.key,
            default=info.default,
            visibility="hidden" if info.hidden else "visible",
        )
        for info in PAGES
    }
    chosen = of_path(st.navigation(list(pages.values()), position="hidden").url_path)
    detours.follow(chosen.key, pages)
    dress.draw(t, info=chosen)
    if refused := access.refusal(t):
        trouble.draw(t, *refused)
        st.stop()
    try:
        page = _prepared(t, info=chosen, who=access.local(), pages=pages)
        menu.draw(page)
        with _now(replace(page, heading=_head(page))), detours.arriving():
            pages[chosen.key].run()
    except DatabaseProblem as problem:
        log.error("%s", problem)
        trouble.draw(t, problems.words(problem), passes=True)
        st.stop()
    except UnfitDays as problem:
        log.error("%s", problem)
        errors = [wrong(t, error) for error in problem.errors[:MOST_ERRORS]]
        trouble.draw(t, problems.UNFIT_DAYS, errors, passes=True)
        st.stop()


def apologise() -> None:
    """What a reader sees where a page failed in a way that nobody foresaw."""
    trouble.draw(address.language(), problems.UNEXPECTED)


def _prepared(t: Translator, *, info: PageInfo, who: Viewer, pages: Mapping[str, st.Page]) -> Page:
    """Everything that stands before the page does.

    Raises:
        DatabaseProblem: the database is absent, busy, out of reach, or of another version.
        UnfitDays: the ministry's own list of holidays cannot be used.
    """
    chosen = settings()
    schema_is_ours(chosen.database_url)
    if chosen.holidays:
        # Looked at whatever the page: answers that are kept were given by the list as it was.
        home_calendar(chosen)
    with session(chosen.database_url) as db:
        version = revision(db)
    kept = {"database_url": chosen.database_url, "revision": version}
    known = cached(choices.known, **kept)
    own = {"lang", *info.params}
    given, repeated = each_once(address.given())
    filters, ignored = Filters.parse({name: value for name, value in given.items() if name not in own}, known)
    address.remember(filters)
    return Page(
        info=info,
        t=t,
        filters=filters,
        ignored=address.told([*address.ignored_language(), *map(str, (*repeated, *ignored))]),
        known=known,
        collections=cached(choices.collections, **kept),
        revision=version,
        dark=st.context.theme.type == "dark",
        viewer=who,
        settings=chosen,
        pages=pages,
    )


def _head(page: Page) -> DeltaGenerator:
    """Title, question and opening sentence, choice of language, and the lines that belong to every page.

    Returns the place of the title, which a profile fills with its own.
    """
    t, info = page.t, page.info
    with st.container(horizontal=True, vertical_alignment="bottom", key="jisr-head"):
        heading = st.empty()
        menu.draw_language(t)
    if info.hidden:
        page.link(info.under, t(BY_KEY[info.under].title), icon=BY_KEY[info.under].icon)
    else:
        heading.title(t(info.title), anchor=False)
        st.set_page_config(page_title=t("{page} · Jisr", page=t(info.title)))
    with st.container(gap="xxsmall", key="jisr-opening"):
        st.markdown(f"**{t(info.question)}** {t(info.opening)}")
        notices.draw(page)
        if page.ignored:
            st.caption(t("Ignored from the link: {parts}", parts=plain(t.list(page.ignored))))
    return heading
