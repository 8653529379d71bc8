"""What the weekly meeting and its report refuse to say: of weeks that nothing is on record of, and of no change."""

import errno
from datetime import date, timedelta

import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest

from models.engine import engine
from outreach.__main__ import main
from outreach.exports import refused
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import freeze, shown
from outreach.meeting.week import BeforeRecord
from outreach.queries import meeting
from tests.pages.test_log import own
from tests.pages.test_weekly import FILE, MANAGER, desk
from tests.shown import ignored_lines, open_app

__all__ = ["desk", "own"]


def test_a_week_before_the_record_is_no_week_of_zeros(desk, tmp_path, capsys) -> None:
    """Neither as a file nor on the page, which opens the week to meet about and says that it does."""
    t = translator("ar")
    with Session(engine(desk)) as db:
        first = meeting.first_day(db)
    assert first is not None
    for day in (date(1900, 1, 1), first - timedelta(days=7)):
        path = tmp_path / "pack.pdf"
        assert main(["report", "--week-of", day.isoformat(), "--to", str(path), "--lang", "ar"]) == 2
        said = t("Nothing is on record of the week of {day}, nor of any before it: there is nothing to report.",
                 day=t.known_date(day))  # fmt: skip
        assert said in capsys.readouterr().err and not path.exists()
        app = open_app(FILE, lang="ar", week=day.isoformat())
        instead = shown.to_meet_about()
        assert not app.exception and len(ignored_lines(app, t)) == 1
        assert app.subheader[0].value == t.period(instead.starts, instead.ends)


def test_the_first_week_leads_to_none_before_it(desk) -> None:
    with Session(engine(desk)) as db:
        first = shown.of_day(meeting.first_day(db))
    t = translator("en")
    for week, leads in ((first, False), (shown.of_day(first.after), True)):
        app = open_app(FILE, lang="en", week=week.starts.isoformat())
        assert ignored_lines(app, t) == []
        assert (t("The week before") in [one.label for one in app.button]) == leads


def test_what_was_frozen_is_shown_though_nothing_else_is_on_record_of_it(desk, empty_url) -> None:
    """And without any row on record the week to meet about is one to open, and this one, and none before them."""
    with Session(engine(desk)) as db:
        before = shown.of_day(meeting.first_day(db)).before
        with pytest.raises(BeforeRecord):
            shown.asked_for(db, day=before.starts)
        freeze.freeze(db, before, viewer=MANAGER)
        assert shown.asked_for(db, day=before.starts) == before
    with Session(engine(empty_url)) as db:
        about = shown.to_meet_about()
        weeks = (about, shown.this_week(), about.before)
        assert [shown.is_on_record(db, week=week) for week in weeks] == [True, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_that_is_not_there_is_said_by_the_name_that_was_given(desk, language, tmp_path, capsys) -> None:
    """In the reader's language, of a report and of an export; nothing of the name of the part that is written first."""
    t, there = translator(language), tmp_path / "is-there"
    there.mkdir()
    gone = tmp_path / "no-such" / "x.pdf"
    for command in (["report", "--to", str(gone)], ["export", "activities", "--to", str(gone.with_suffix(".csv"))]):
        assert main([*command, "--lang", language]) == 1
        name = command[-1]
        said = capsys.readouterr().err
        words = t(refused.NO_FOLDER, folder=t.isolate(str(gone.parent)), file=t.isolate(name))
        assert words in said and ".part" not in said and "Errno" not in said
    denied = refused.file(PermissionError(errno.EACCES, "Permission denied", ".x.pdf.1.part"), there / "x.pdf", t=t)
    full = refused.file(OSError(errno.ENOSPC, "No space left on device", ".x.pdf.1.part"), there / "x.pdf", t=t)
    folder = refused.file(IsADirectoryError(errno.EISDIR, "Is a directory"), there, t=t)
    assert all(str(there) in words and ".part" not in words for words in (denied, full, folder))
    assert len({denied, full, folder}) == 3


def drawn() -> None:
    from types import SimpleNamespace

    from outreach.i18n import translator
    from outreach.reports.words import change
    from outreach.screen.parts import Figure, figures

    cards = []
    for t in (translator("en"), translator("ar"), translator("ar", digits="arab")):
        changes = [change(now, 0.5, form="share", t=t) for now in (0.5, 0.501, 0.6, 0.4)]
        cards += [Figure(label="Made up", value="1", change=one, compared="x", better="up") for one in changes]
    figures(SimpleNamespace(t=t), cards)


def test_what_is_as_before_has_no_arrow() -> None:
    """Nor colour: no share is up by 0 points."""
    metrics = AppTest.from_function(drawn).run().metric
    ways = [metric.proto.MetricDirection.Name(metric.proto.direction) for metric in metrics]
    assert ways == ["NONE", "NONE", "UP", "DOWN"] * 3
    colours = [metric.proto.MetricColor.Name(metric.proto.color) for metric in metrics]
    assert colours == ["GRAY", "GRAY", "GREEN", "RED"] * 3
