"""The weekly meeting in a browser: one screen, and a week that is frozen for good."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from sqlalchemy import delete, update

from models import Activity, Channel, Decision, ImportRun, MeetingAction, Request, WeekNote
from models.codes import Collection
from models.engine import session
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.meeting import shown
from outreach.screen.notices import NOTICES
from outreach.writing import rows
from tests.browser.served import serving
from tests.browser.visits import PATIENCE, settle
from tests.copied import copy_file
from tests.pages.asked import HELD

WHOLE = "p => p.scrollHeight <= p.clientHeight + 1 && p.scrollWidth <= p.clientWidth + 1"
CUT = f"p => !({WHOLE})(p)"
ENDS_INSIDE = """(p, day) => {
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const at = text.data.indexOf(day);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(text, at); range.setEnd(text, at + day.length);
    const [has, box] = [range.getBoundingClientRect(), p.getBoundingClientRect()];
    return has.bottom <= box.bottom + 1 && has.left >= box.left - 1 && has.right <= box.right + 1;
  }
  return false;
}"""


@pytest.fixture(scope="module")
def full_site(year_url, tmp_path_factory) -> Iterator[str]:
    """A server over the made-up year as if it were the public record beside a channel of the
    ministry's own, whose notice takes two lines, with a request of
    a year of which nobody knows the holidays, which is said too."""
    url = copy_file(year_url, to=tmp_path_factory.mktemp("full") / "outreach.db")
    same = {"viewer": Viewer("Manager One", Role.MANAGER), "home_country": "EG"}
    asked = {"kind": "enquiry", "summary": "Words", "raised_on": "1950-10-01", "channel": "site"}
    with session(url) as db:
        db.execute(update(ImportRun).values(collection=Collection.PUBLIC_RECORD))
        rows.add(db, Channel, {"key": "site", "kind": "website", "name_en": "Site"}, **same)
        rows.add(db, Request, asked, **same)
        db.commit()
    with serving(url, JISR_USER="Editor One") as address:
        yield address


@pytest.mark.parametrize("week", ["this", "last"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_meeting_is_one_screen(language, week, full_site, tabs_of) -> None:
    """At 1440 by 900, figures, lists and last week's actions are seen without scrolling, whatever is said beside."""
    t, this = translator(language), shown.this_week()
    starts = this.starts if week == "this" else this.before.starts
    with tabs_of(full_site) as opens:
        page = opens("weekly", language=language, week=starts.isoformat())
        opening = page.locator(".st-key-jisr-opening")
        expect(opening).to_contain_text(t(NOTICES["in_part"]))
        assert opening.bounding_box()["height"] > 70, "two lines below the question"
        for name in ("note", "lists"):
            expect(page.locator(f".st-key-jisr-week-{name}")).to_be_visible()
        if week == "this":
            expect(page.get_by_test_id("stMain")).to_contain_text(t.in_digits("1950"))
        last = page.locator(".st-key-jisr-week-actions [data-testid=stMarkdown]").last
        box = last.bounding_box()
    assert box["y"] + box["height"] <= 900


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_note_runs_as_it_begins(language, own_tab, own_url) -> None:
    """On a page of the other language too, and where more of it is in that one: what its line has no room for is cut
    off at its end, not beside its first words, and the ellipsis is seen there: it would not be at the other side."""
    other = {"ar": "en", "en": "ar"}[language]
    words = {"ar": "كلمات طويلة ", "en": "Very long words "}
    this = shown.this_week()
    with session(own_url) as db:
        db.execute(delete(WeekNote))
        note = {"key": this.starts.isoformat(), "note": (words[other] * 12 + "/ " + words[language] * 60)[:600].strip()}
        rows.add(db, WeekNote, note, viewer=Viewer("Manager One", Role.MANAGER), home_country="EG")
        db.commit()
    page = own_tab("weekly", language=language, week=this.starts.isoformat())
    line = page.locator(".st-key-jisr-week-note p")
    look = "p => [getComputedStyle(p).direction, getComputedStyle(p).textAlign, p.clientHeight < p.scrollHeight]"
    assert line.evaluate(look) == [translator(other).direction, "start", True]
    # Above the figures, and not into them.
    cards = page.locator(".st-key-jisr-figures").bounding_box()
    box = line.bounding_box()
    assert box["y"] + box["height"] + 8 <= cards["y"]


@pytest.mark.parametrize("language", ["ar"])
def test_a_week_is_frozen_and_stays(language, own_tab) -> None:
    """Two clicks; then the page says when and by whom, and offers no second freeze, after a reload too."""
    t = translator(language)
    starts = shown.this_week().before.starts
    page = own_tab("weekly", language=language, week=starts.isoformat())
    main = page.get_by_test_id("stMain")
    main.get_by_role("button", name=t("Freeze")).click()
    page.get_by_role("button", name=t("Freeze it now"), exact=True).click()
    for _ in range(2):
        expect(page.locator(".st-key-jisr-week")).to_contain_text("Editor One", timeout=PATIENCE)
        settle(page)
        expect(main.get_by_role("button", name=t("Freeze"))).to_have_count(0)
        page.reload()
        settle(page)


@pytest.mark.parametrize("language", ["ar"])
def test_a_decision_stays_open_while_it_is_written_down(language, own_tab) -> None:
    """Also where the page had said something once, which is gone at the next click."""
    t = translator(language)
    page = own_tab("weekly", language=language, week=shown.this_week().starts.isoformat())
    asked = page.get_by_label(t("What must be decided"), exact=True)
    asked.fill("؟")
    asked.press("Tab")
    page.locator(".st-key-jisr-weekly-ask button").click()
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    one = page.get_by_test_id("stExpander").filter(has_text="؟")
    one.locator("summary").click()
    one.locator("input").fill("!")
    one.locator("input").press("Tab")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    settle(page)
    one.get_by_role("button", name=t("Decided")).click()
    expect(page.get_by_test_id("stAlert")).to_be_visible()
    expect(one).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_words_do_not_push_the_meeting_off_its_screen(language, own_tab, own_url) -> None:
    """Five decisions and four actions as long as they may be, and figures that leave something out: by whom and until
    when is read all the same; what is pointed at is read whole, and so is what stands behind the button."""
    this, due = shown.this_week(), shown.this_week().starts
    word = {"ar": "كلمات طويلة ", "en": "Very long words "}[language]
    long = (word * 10)[:119].strip() + "."
    same = {"viewer": Viewer("Manager One", Role.MANAGER), "home_country": "EG"}
    with session(own_url) as db:
        for table in (Decision, MeetingAction):
            db.execute(delete(table))
        for n in range(5):
            decision = {"what": f"{n} {word * 24}"[:400], "raised_on": this.before.starts, "raised_by": long}
            rows.add(db, Decision, decision, **same)
        for n in range(4):
            action = {"what": f"{n} {word * 40}"[:400].strip(), "owner": long, "due_on": due}
            rows.add(db, MeetingAction, action | {"week": this.before.starts}, **same)
        held = HELD | {"starts": this.starts, "ends": this.starts, "kind": "visit", "title_en": word}
        rows.add(db, Activity, held | {"communities": ["sa"], "countries": ["SA"]}, **same)
        db.commit()
    page = own_tab("weekly", language=language, week=this.starts.isoformat())
    last = page.locator(".st-key-jisr-week-actions [data-testid=stMarkdown]").last
    box = last.bounding_box()
    assert box["y"] + box["height"] <= 900
    told = page.locator("[class*=st-key-jisr-week-action-]").filter(has_text=word).all()
    assert len(told) == 4
    for one in told:
        by, what = one.locator("p").first, one.locator("p").last
        assert translator(language).date(due) in by.text_content() and "." in by.text_content()
        assert by.evaluate(WHOLE) and what.evaluate(CUT) and by.bounding_box()["height"] < 30
    # Since when a decision waits, too: whose asker is as long as that.
    asked = page.locator(".st-key-jisr-week-lists p").filter(has_text=translator(language).date(this.before.starts))
    where = [one.evaluate(ENDS_INSIDE, translator(language).date(this.before.starts)) for one in asked.all()]
    assert where and all(where)
    page.locator(".st-key-jisr-week-all-actions button").click()
    whole = page.get_by_test_id("stPopoverBody").locator("p").filter(has_text=word)
    assert all(one.evaluate(WHOLE) for one in whole.all()) and whole.count() == 8
    page.keyboard.press("Escape")
    last.hover()
    page.wait_for_function("high => document.querySelector('.st-key-jisr-week-actions').clientHeight > high", arg=160)
