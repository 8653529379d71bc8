"""What pages say of their rows in a database that holds the public record and activities of the ministry's own."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, select

from models import Activity, Channel, ImportRun, Request
from models.codes import Collection
from models.engine import engine
from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.indicators import published
from outreach.meeting import shown
from outreach.meeting.build import build
from outreach.plain import plain
from outreach.queries import choices
from outreach.reports import told
from outreach.screen.notices import NOTICES
from outreach.wording import estimate_words
from outreach.writing import rows
from tests.copied import copy_file
from tests.shown import open_app
from tests.small_world import add, counted

OF_THE_PRESS = "ba_abuja_2025"


@pytest.fixture(scope="module", params=["entered", "imported"])
def both_url(
    request: pytest.FixtureRequest, record_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The public record, and one activity that staff entered, or that came in with a file of the register."""
    url = copy_file(record_url, to=tmp_path_factory.mktemp("both") / "outreach.db")
    with Session(engine(url)) as db:
        add(db, "own", when="2026-03-17", communities="kw", kind="visit")
        if request.param == "imported":
            same = db.exec(select(ImportRun)).first().model_dump(exclude={"id"})
            run = ImportRun(**same | {"collection": Collection.REGISTER, "file_name": "own.csv"})
            db.add(run)
            db.flush()
            db.exec(select(Activity).where(Activity.key == "own")).one().import_run_id = run.id
        counted(db)
        db.commit()
    yield url
    engine(url).dispose()


@pytest.fixture
def both(both_url: str, environment: Callable[..., None]) -> None:
    """Pages read what ``both_url`` has."""
    environment(DATABASE_URL=both_url)


def test_printed_pages_say_it_as_well(both_url: str) -> None:
    with Session(engine(both_url)) as db:
        assert choices.collections(db) == ("public_record", "register")
        pack = build(db, week=shown.this_week(), as_at=datetime.now(UTC))
        assert (choices.as_one(choices.collections(db)), pack.collection) == ("in_part", "in_part")
        assert told.collection(pack.collection, translator("en")) == "The public record and the ministry's own rows"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("file", "params", "notice"),
    [
        ("", {}, {"in_part"}),
        ("pages/country.py", {"code": "KW"}, {"in_part"}),
        ("pages/activity.py", {"key": "own"}, set()),
        ("pages/requests.py", {}, set()),
        ("pages/authority.py", {"key": "ae_mocd"}, set()),
        ("pages/activity.py", {"key": OF_THE_PRESS}, {"public_record"}),
    ],
)
def test_a_page_says_what_part_of_its_rows_is_from_the_press(file, params, notice, language, both) -> None:
    said = {caption.value for caption in open_app(file, lang=language, **params).caption}
    assert {name for name, words in NOTICES.items() if translator(language)(words) in said} == notice


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("file", "words"),
    [("pages/numbers.py", published.RESTING_ON), ("pages/countries.py", estimate_words.RESTING_ON)],
)
def test_a_comparison_says_what_part_of_its_rows_is_from_the_press(file, words, language, both) -> None:
    t = translator(language)
    said = " ".join(caption.value for caption in open_app(file, lang=language).caption)
    assert {name for name, of in words.items() if plain(t(of)) in said} == {"in_part"}


def test_requests_and_commitments_of_the_ministry_s_own_count_as_well(record_copy: str) -> None:
    """A ministry may begin with these."""
    asked = {"kind": "enquiry", "summary": "Words", "raised_on": "2026-03-17"}
    with Session(engine(record_copy)) as db:
        assert choices.as_one(choices.collections(db)) == "public_record"
        asked["channel"] = db.scalars(select(Channel.key)).first()
        rows.add(db, Request, asked, viewer=Viewer("Editor One", Role.EDITOR), home_country="EG")
        assert choices.as_one(choices.collections(db)) == "in_part"
    assert [choices.as_one(one) for one in ((), ("register",), ("demonstration", "public_record", "register"))] == [
        "register", "register", "demonstration",
    ]  # fmt: skip
