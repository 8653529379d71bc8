"""What is said of requests that were linked to a theme, or answered together."""

from typing import TYPE_CHECKING

from outreach.acting import NotAllowed
from outreach.clock.may import Problem
from outreach.each_row import as_dicts
from outreach.importers.refusals import why
from outreach.queries import request_whole
from outreach.writing.problems import Conflict, StepRefused, WriteProblem
from outreach.writing.themes import Answered

if TYPE_CHECKING:
    from outreach.screen.frame import Page

MOST_NAMED = 5


def answered(page: "Page", found: Answered) -> str:
    """How many requests were answered at once, and why others were not."""
    t = page.t
    words = [t("Nothing was written.")]
    if found.numbers:
        words = [t.plural("{n} request was answered.", "{n} requests were answered.", len(found.numbers))]
    return " ".join([*words, *(_not(page, *one) for one in list(found.passed.items())[:MOST_NAMED])])


def refused(page: "Page", problem: WriteProblem | NotAllowed) -> str:
    """Why nothing was written: of an answer, for which request."""
    if not isinstance(problem, StepRefused):
        return why(problem)(page.t)
    return " ".join((page.t("Nothing was written."), _not(page, problem.key, problem.problem)))


def _not(page: "Page", number: str, problem: Problem) -> str:
    return page.t("Not {number}: {why}", number=page.t.isolate(number), why=problem(page.t))


def by_name(page: "Page", problem: Conflict) -> Conflict:
    """The same, with the theme called by its name instead of its key."""
    names = {row["key"]: page.t.name(row) for row in as_dicts(page.ask(request_whole.themes))}
    now = problem.now and problem.now | {"theme": names.get(problem.now["theme"], problem.now["theme"])}
    return Conflict(problem.table, problem.key, before=problem.before, now=now, by=problem.by, at=problem.at)
