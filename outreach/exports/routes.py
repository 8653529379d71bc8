"""``GET /export/activities.csv?lang=ar&country=KW``: a table as a file, at an address that can be kept.

``GET /export/behind/participants.csv``: so are the rows behind a figure.

Answers only this machine and this site's own pages, as the pages themselves do.
"""

import logging
from collections.abc import Iterator
from contextlib import closing
from ipaddress import ip_address
from urllib.parse import quote

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from models.engine import DatabaseProblem, check_schema, engine, problems
from outreach.acting import Viewer, allowed
from outreach.exports import behind, refused
from outreach.exports.chosen import table_of
from outreach.exports.columns import NOT_FOR_ALL, Table, roles
from outreach.exports.csv import STYLES
from outreach.exports.names import file_name
from outreach.exports.of_activities import ACTIVITIES
from outreach.exports.of_indicators import TABLE_OF
from outreach.exports.scopes import made_up, scope_of, stamp
from outreach.exports.tables import TABLES
from outreach.exports.whole import stream
from outreach.filters import Filters, each_once
from outreach.i18n import LANGUAGES, Translator, negotiate, translator
from outreach.indicators import ALL
from outreach.periods import today
from outreach.queries.choices import collections, known
from outreach.queries.which import WHICH
from outreach.settings import settings

SHOWN = "show"
"""Of activities: one of the choices that their page offers, such as the held or the undated ones."""

log = logging.getLogger(__name__)
# What a browser says of where a request came from: this site, or the reader's own typing.
OWN = ("same-origin", "none")


def export(request: Request) -> Response:
    """One table, or the rows behind one figure, under the filters of the address."""
    asked = request.query_params.get("lang")
    t = translator(asked if asked in LANGUAGES else negotiate(request.headers.get("accept-language")))
    if not _from_here(request):
        return _refused(t("This dashboard answers only on the machine that it runs on."), 403)
    figure = request.path_params.get("figure", "")
    if figure and figure not in ALL:
        return _refused(t("There is no such figure. There are: {figures}", figures=", ".join(ALL)), 404)
    table = TABLES.get(TABLE_OF[ALL[figure].rows_are] if figure else request.path_params["table"])
    if table is None:
        return _refused(t("There is no such table. There are: {tables}", tables=", ".join(TABLES)), 404)
    viewer = Viewer(settings().user, settings().role)
    if not allowed(viewer, table.role):
        return _refused(t(NOT_FOR_ALL, **roles(viewer, table, t=t)), 403)
    given, repeated = each_once(request.query_params.multi_items())
    if wrong := refused.filters((), (), repeated=repeated, t=t):
        return _refused(wrong, 400)
    params = {name: value for name, value in given.items() if name not in ("lang", "for", SHOWN)}
    style = STYLES.get(given.get("for", "people"))
    try:
        return _file(table, figure=figure, shown=given.get(SHOWN, ""), params=params, style=style, t=t)
    except DatabaseProblem as problem:
        # Streamlit comes along with these words.
        from outreach.wording.problems import words

        log.error("No export: %s", problem)
        return _refused(" ".join(t(text) for text in words(problem)), 503)


def _file(table: Table, *, figure: str, shown: str, params: dict[str, str], style, t: Translator) -> Response:
    deaf = [] if style else ["for"]
    if shown and table is ACTIVITIES and shown in WHICH and not figure:
        table = table_of(shown)
    elif shown:
        deaf.append(SHOWN)
    url = settings().database_url
    check_schema(url)
    with problems(url), Session(engine(url)) as db:
        filters, ignored = Filters.parse(params, known(db))
        of = collections(db)
    deaf += [] if figure else table.deaf_to(filters)
    if wrong := refused.filters(ignored, deaf, t=t):
        return _refused(wrong, 400)
    with problems(url):
        db = Session(engine(url))
        how = {"t": t, "style": style, "filters": filters, "stamp": stamp(of, t=t)}
        made = behind.pieces(db, key=figure, **how) if figure else stream(db.connection(), table=table, **how)
        pieces = _closing(db, made)
        # The statement runs before the answer begins: what fails, fails with words and not in mid-file.
        first = next(pieces)
    name = file_name(
        topic=t(ALL[figure].name) if figure else t(table.title),
        scope=t(WHICH[shown].title) if shown else "",
        filtered=scope_of(filters, t=t),
        on=today(settings()),
        language=t.language,
        extension="csv",
        made_up=made_up(of, t=t),
    )
    plain = figure or table.key
    return StreamingResponse(
        _after(first, pieces),
        media_type="text/csv; charset=utf-8",
        headers={
            # Two names (RFC 6266): plain ASCII for whoever cannot read the other one.
            "Content-Disposition": f"attachment; filename=\"{plain}.csv\"; filename*=UTF-8''{quote(name)}",
            "Cache-Control": "no-store",
        },
    )


def _from_here(request: Request) -> bool:
    """Whether the request is this machine's, and made by a page of ours or typed in."""
    if request.headers.get("sec-fetch-site", "none") not in OWN or not settings().is_local:
        return False
    return request.client is not None and ip_address(request.client.host).is_loopback


def _closing(db: Session, pieces: Iterator[bytes]) -> Iterator[bytes]:
    with closing(db), closing(pieces):
        yield from pieces


def _after(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _refused(words: str, status: int) -> Response:
    return PlainTextResponse(words + "\n", status_code=status)
