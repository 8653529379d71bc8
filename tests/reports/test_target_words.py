"""What is said of a target: while a week runs, what adds up is not judged; the rest is judged on any day."""

from dataclasses import replace

import pytest

from outreach.i18n import translator
from outreach.reports import told
from outreach.reports.kept import from_json, to_json
from outreach.reports.target_words import target
from outreach.reports.words import value
from tests.reports.examples import example_pack

FIGURES = {one.key: one for one in example_pack().figures}


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("good", ["up", "neutral"])
def test_what_adds_up_says_how_far_it_is_while_the_week_runs(language: str, good: str) -> None:
    """Without a verdict; once it is reached it is, and once the week is over it is or is not."""
    t, held = translator(language), replace(FIGURES["activities_held"], good=good, value=3, target=10)
    assert target(held, t, is_running=True) == (t("{value} of {target} so far", value=3, target=10), "")
    assert target(held, t, is_running=False) == (t("target {target}: not met", target=10), "bad")
    for is_running in (True, False):
        assert target(replace(held, value=12), t, is_running=is_running) == (
            t("target {target}: met", target=10),
            "good",
        )
        assert target(replace(held, value=None), t, is_running=is_running) == (t("target {target}", target=10), "")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_share_and_what_is_good_when_low_are_judged_on_any_day(language: str) -> None:
    t = translator(language)
    for key in ("coverage_pct", "requests_overdue"):
        one = FIGURES[key]
        wanted = value(one.target, form=one.form, t=t)
        assert target(one, t, is_running=True) == (t("target {target}: not met", target=wanted), "bad")


def test_a_pack_says_so_itself() -> None:
    """One that was frozen before packs kept it says what it said then, however few days it counts; so does its text."""
    t, pack = translator("en"), example_pack()
    few = replace(pack, figures=(replace(FIGURES["activities_held"], value=3, target=10),))
    assert [(one.target, one.target_is) for one in told.figures(few, t)] == [("3 of 10 so far", "")]
    assert '"is_running":true' in to_json(few) and from_json(to_json(few)) == few
    before = replace(few, is_running=False)
    assert "is_running" not in to_json(before) and from_json(to_json(before)) == before
    assert before.elapsed_days < 7
    assert [(one.target, one.target_is) for one in told.figures(before, t)] == [("target 10: not met", "bad")]
