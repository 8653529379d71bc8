"""The role that a server runs under on PostgreSQL: it does all that the application does, and rewrites no history."""

from collections.abc import Callable, Iterator
from datetime import date

import psycopg
import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import ProgrammingError

from models import Activity, Change, Community, Image, ImportRun, Request, RequestEvent, Topic
from models.codes import Step
from models.engine import INSUFFICIENT_PRIVILEGE, engine, session
from models.rights import NotTheOwner, TooMighty, grant, may_rewrite
from outreach import seed
from outreach.__main__ import main
from outreach.acting import Role, Viewer
from outreach.entry import drafts
from outreach.entry.form import blank
from outreach.i18n import LANGUAGES, translator
from outreach.queries.history import REWRITABLE
from outreach.screen.pagetable import PAGES
from outreach.writing import rows
from outreach.writing.merge import merge, undo_merge
from outreach.writing.purge import purge
from outreach.writing.steps import take as take_step
from outreach.writing.undo import undo_import
from tests.conftest import named
from tests.importers.made_files import made, row, take
from tests.shown import open_app, texts, without_marks
from tests.test_pages import known, sound

ROLE = "jisr_application"
EDITOR, ADMINISTRATOR = Viewer("Editor One", Role.EDITOR), Viewer("Administrator One", Role.ADMINISTRATOR)
HERE = {"viewer": EDITOR, "home_country": "EG"}


def under(url: str, role: str) -> str:
    """The same database as another role."""
    return make_url(url).set(username=role).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def roles(postgresql_server: str) -> None:
    """Roles of the server: they have no database of their own, and go with it."""
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        for role, what in ((ROLE, "LOGIN"), ("mighty", "LOGIN CREATEROLE"), ("writer", "IN ROLE pg_write_all_data")):
            connection.execute(f"CREATE ROLE {role} {what}")


@pytest.fixture(scope="module")
def owner_url(postgresql_server: str, postgresql_template: str, roles: None) -> Iterator[str]:
    """The public record on PostgreSQL, as its owner, who has granted what is to be granted."""
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE granted TEMPLATE {postgresql_template}")
    url = named(postgresql_server, "granted")
    assert not any(result.errors for result in seed.prepare(url, home_country="EG").imports)
    with engine(url).begin() as connection:
        grant(connection, ROLE)
    yield url
    for used in (url, under(url, ROLE)):
        engine(used).dispose()
    with psycopg.connect(postgresql_server, autocommit=True) as connection:
        connection.execute("DROP DATABASE granted WITH (FORCE)")


@pytest.fixture
def role_url(owner_url: str, environment: Callable[..., None]) -> str:
    """The same database as the role, which the settings name."""
    url = under(owner_url, ROLE)
    environment(DATABASE_URL=url, JISR_USER="Editor One")
    return url


@pytest.mark.parametrize("info", PAGES, ids=lambda info: info.key)
def test_every_page_works_under_the_role(info, role_url) -> None:
    sound(open_app(info.file, lang="en", **known(info)), info, language="en")


def test_it_may_write_all_that_the_application_writes(role_url, capsys) -> None:
    """Files and their undoing, rows by hand, merges, drafts, a purge; then the database is still whole."""
    assert take(role_url, made([row("events"), row("events", event_id="e2")])).written
    assert take(role_url, made([row("events", title_en="Corrected")])).written
    topic = {"key": "own", "name_en": "Own"}
    city = {"country_code": "SA", "level": "city"}
    with session(role_url) as db:
        last = db.scalar(select(ImportRun.id).order_by(ImportRun.id.desc()).limit(1))
        assert undo_import(db, run_id=last, **HERE) == 1
        rows.add(db, Topic, topic, **HERE)
        rows.change(db, Topic, "own", {"note": "N"}, token=None, **HERE)
        rows.delete(db, Topic, "own", token=None, **HERE)
        rows.restore(db, db.scalar(select(Change.id).order_by(Change.id.desc()).limit(1)), **HERE)
        for key in ("sa-one", "sa-two"):
            rows.add(db, Community, {"key": key, "name_en": f"Made-up {key}", **city}, **HERE)
        request = {"kind": "enquiry", "summary": "Words", "raised_on": date(2023, 3, 5), "activity": "e1"}
        number = rows.add(db, Request, request, **HERE)
        take_step(db, number, Step.ACKNOWLEDGED, on_day=date(2023, 3, 6), seen=0, **HERE)
        rows.delete(db, Request, number, token=None, with_steps=True, **HERE)
        rows.restore(db, db.scalar(select(Change.id).order_by(Change.id.desc()).limit(1)), **HERE)
        assert db.scalar(select(RequestEvent.step)) == Step.ACKNOWLEDGED
        merge(db, Community, keep="sa-one", gone="sa-two", **HERE)
        undo_merge(db, db.scalar(select(Change.id).order_by(Change.id.desc()).limit(1)), **HERE)
        own = drafts.keep(db, blank(date(2023, 3, 5)), viewer=EDITOR)
        own = drafts.keep(db, blank(date(2023, 3, 6)), viewer=EDITOR, own=own)
        drafts.discard(db, viewer=EDITOR, own=own)
        assert purge(db, before=date(2100, 1, 1), time_zone="Africa/Cairo", viewer=ADMINISTRATOR) > 0
        db.commit()
        assert db.scalar(select(Activity.title_en).where(Activity.key == "e1")) == "A visit"
    assert main(["--lang", "en", "init"]) == main(["--lang", "en", "check"]) == 0
    assert "whole" in capsys.readouterr().out


FUNCTION = "CREATE OR REPLACE FUNCTION change_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change SET by = 'x'",
        "DELETE FROM change",
        "TRUNCATE change",
        "TRUNCATE change CASCADE",
        "ALTER TABLE change DISABLE TRIGGER ALL",
        "ALTER TABLE change DISABLE TRIGGER change_refuses",
        "ALTER TABLE change ADD COLUMN more integer",
        f"ALTER TABLE change OWNER TO {ROLE}",
        "DROP TRIGGER change_refuses ON change",
        "DROP FUNCTION change_refuses CASCADE",
        FUNCTION,
        "CREATE TRIGGER more BEFORE INSERT ON change EXECUTE FUNCTION change_refuses()",
        "CREATE RULE less AS ON INSERT TO change DO INSTEAD NOTHING",
        "SET session_replication_role = replica",
        "SELECT setval('change_id_seq', 1)",
        "DROP TABLE change CASCADE",
        "UPDATE image SET before = '{}'",
        "TRUNCATE image",
        "UPDATE import_run SET imported_by = 'x'",
        "DELETE FROM import_run",
        "UPDATE alembic_version SET version_num = '0000'",
        "TRUNCATE activity CASCADE",
        "ALTER TABLE activity DROP COLUMN notes",
        "DROP INDEX ix_activity_starts",
        "CREATE TABLE own (id integer)",
        "CREATE SCHEMA own",
    ],
)
def test_the_database_refuses_all_else(role_url, statement) -> None:
    """For want of a right, and not only by the trigger."""
    with engine(role_url).connect() as connection, pytest.raises(ProgrammingError) as refused:
        connection.execute(text(statement))
    assert refused.value.orig.sqlstate == INSUFFICIENT_PRIVILEGE


def test_it_cannot_give_itself_a_right(role_url) -> None:
    """PostgreSQL warns of it, and gives nothing."""
    with engine(role_url).connect() as connection:
        connection.execute(text(f"GRANT ALL ON change TO {ROLE}"))
        assert connection.scalar(text("SELECT has_table_privilege('change', 'UPDATE, DELETE, TRUNCATE')")) is False


def test_the_owner_migrates_and_the_role_is_told_so(postgresql_url, roles, environment, capsys) -> None:
    """One sentence on the command line, and on the page; after the migration the owner grants anew."""
    with engine(postgresql_url).begin() as connection:
        grant(connection, ROLE)
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    url = under(postgresql_url, ROLE)
    environment(DATABASE_URL=url)
    assert main(["--lang", "en", "init"]) == 2
    assert "python -m outreach grant ROLE" in capsys.readouterr().err
    with engine(postgresql_url).begin() as connection:
        connection.execute(text(f"REVOKE ALL ON alembic_version FROM {ROLE}"))
    app = open_app(lang="en")
    assert [each.value for each in app.subheader] == ["The database does not let this server do that."]
    engine(url).dispose()


def test_granting_anew_takes_away_what_was_too_much(postgresql_url, roles, environment, capsys) -> None:
    environment(DATABASE_URL=postgresql_url)
    with engine(postgresql_url).begin() as connection:
        for right in ("UPDATE, TRUNCATE ON change", "UPDATE (by) ON change", "ALL ON SCHEMA public"):
            connection.execute(text(f"GRANT {right} TO {ROLE}"))
    assert main(["--lang", "en", "grant", ROLE]) == 0
    assert ROLE in capsys.readouterr().out
    with engine(postgresql_url).connect() as connection:
        for question in (
            "has_any_column_privilege(:role, 'change', 'UPDATE')",
            "has_table_privilege(:role, 'change', 'TRUNCATE')",
            "has_schema_privilege(:role, 'public', 'CREATE')",
        ):
            assert connection.scalar(text(f"SELECT {question}"), {"role": ROLE}) is False


@pytest.mark.parametrize("role", ["postgres", "mighty", "writer"])
def test_a_role_that_is_too_mighty_gets_nothing(postgresql_url, roles, role) -> None:
    """The owner, one that may give itself roles, and one that writes everywhere."""
    with pytest.raises(TooMighty), engine(postgresql_url).begin() as connection:
        grant(connection, role)


def test_what_everybody_may_is_found_too(postgresql_url, roles) -> None:
    with engine(postgresql_url).begin() as connection:
        connection.execute(text("GRANT DELETE ON change TO PUBLIC"))
    with pytest.raises(TooMighty), engine(postgresql_url).begin() as connection:
        grant(connection, ROLE)


def test_only_the_owner_grants(role_url) -> None:
    with pytest.raises(NotTheOwner) as refused, engine(role_url).begin() as connection:
        grant(connection, ROLE)
    assert refused.value.who == "postgres"


@pytest.mark.parametrize(
    ("database", "said"), [("sqlite_url", "SQLite knows no roles"), ("postgresql_url", "createuser")]
)
def test_what_cannot_be_granted_is_said(request, environment, capsys, database, said) -> None:
    environment(DATABASE_URL=request.getfixturevalue(database))
    assert main(["--lang", "en", "grant", "nobody"]) == 1
    assert said in capsys.readouterr().err


def test_nothing_is_left_out() -> None:
    """The tables with rights of their own are there, and no image can be rewritten."""
    from models import Base
    from models.rights import NARROWER, rights

    assert set(NARROWER) - {"alembic_version"} <= set(Base.metadata.tables)
    assert set(rights()) == {*Base.metadata.tables, "alembic_version"}
    assert rights()[Image.__tablename__] == ("SELECT", "INSERT", "DELETE")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_whether_the_history_could_be_rewritten(owner_url, role_url, environment, language, capsys) -> None:
    """On the page of the history and by the command that checks; a file is its owner's."""
    said = translator(language)(REWRITABLE)
    for url, could in ((owner_url, True), (role_url, False)):
        environment(DATABASE_URL=url, JISR_USER="Editor One")
        with engine(url).connect() as connection:
            assert may_rewrite(connection) == could
        app = open_app("pages/history.py", lang=language)
        assert not app.exception and (said in without_marks("\n".join(texts(app)))) == could
        assert main(["--lang", language, "check"]) == 0
        assert (said in capsys.readouterr().out) == could
