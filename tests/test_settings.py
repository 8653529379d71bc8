"""A setting that cannot be used is named in one clear sentence, and no password stands in it."""

import subprocess
import sys
from pathlib import Path

import pytest

from outreach import settings as chosen
from outreach.__main__ import main
from outreach.i18n import LANGUAGES, plain_translator, translator
from outreach.screen import access
from outreach.server import refuse_at_start
from outreach.settings import ROOT, SettingError, languages, settings
from outreach.wording import problems
from tests.shown import ARABIC, open_app, texts, without_marks

SECRET = "geheim"
BAD_DAYS = "day,name_en,name_ar,works\n2026-11-10,Flood,,no\n2026-13-40,Feast,,perhaps\n"


BEGIN = "يجب أن تبدأ"
WRONG = {
    "DATABASE_URL": f"mysql://u:{SECRET}@h/d",
    "JISR_DIGITS": "zz",
    "JISR_LANGUAGE": "xx",
    "JISR_HOME_COUNTRY": "Egypt",
    "JISR_TIME_ZONE": "Cairo",
    "JISR_WEEKEND": "9",
    "JISR_HOLIDAYS": "/nowhere/days.csv",
    "JISR_USER": "x" * 121,
    "PORT": "0",
}


@pytest.mark.parametrize("port", ["xx", "0", "99999", "٣", "", "5432x"])
def test_a_malformed_address_of_the_database(port: str, environment, capsys: pytest.CaptureFixture) -> None:
    environment(DATABASE_URL=f"postgresql://u:{SECRET}@h:{port}/d", JISR_LANGUAGE="en")
    assert main(["check"]) == 2
    said = capsys.readouterr()
    assert "cannot be read; it must be as" in said.err and "\n" not in said.err.strip()
    assert SECRET not in said.err + said.out


@pytest.mark.parametrize(
    "rest", ["u:p@h:5432/d", "/d?host=/tmp/x", "u:p/w#:@h/d", "u:p@[::1]:5/d", "u:@/d?host=/tmp/x", "h"]
)
@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg"])
def test_an_address_that_the_driver_reads_is_taken(scheme: str, rest: str, environment) -> None:
    environment(DATABASE_URL=f"{scheme}://{rest}")
    assert settings().database_url.endswith(rest)


def test_a_server_refuses_to_start_in_one_sentence() -> None:
    environment = {"DATABASE_URL": f"postgresql://u:{SECRET}@h:xx/d", "JISR_LANGUAGE": "en", "PATH": ""}
    command = [sys.executable, "-m", "outreach.server"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be read; it must be as" in done.stderr
    assert "Traceback" not in done.stderr and SECRET not in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WRONG)
def test_a_command_says_in_the_readers_language_what_is_wrong(name: str, language: str, environment, capsys) -> None:
    """As it is asked for, else as it is set where that can be read."""
    environment(**{"JISR_LANGUAGE": language, name: WRONG[name]})
    with pytest.raises(SettingError) as raised:
        settings()
    said = raised.value.told(plain_translator(language))
    for asked in (["--lang", language], *([[]] if name != "JISR_LANGUAGE" else [])):
        assert main([*asked, "check"]) == 2
        assert capsys.readouterr().err == f"{said}\n"
    assert name in said and SECRET not in said
    assert (ARABIC.search(said) is not None) == (language == "ar")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["DATABASE_URL", "JISR_DIGITS", "JISR_LANGUAGE"])
def test_a_page_says_in_the_readers_language_what_is_wrong(name: str, language: str, environment, monkeypatch) -> None:
    """`streamlit run dashboard.py` starts over whatever is set. Over a network nobody learns what."""
    environment(**{name: WRONG[name]})
    t = plain_translator(language)
    title, remedy = (t(text) for text in problems.UNFIT_SETTING)
    for file in ("", "pages/countries.py"):
        app = open_app(file, lang=language)
        *lines, value = texts(app)
        assert not app.exception and lines == [title, remedy]
        assert name in value and SECRET not in value
    monkeypatch.setattr(access.st, "get_option", lambda name: "0.0.0.0")
    assert texts(open_app(lang=language)) == [t(text) for text in problems.LISTENS]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "must begin with"), ("ar", "يجب أن تبدأ"), ("xx", "يجب أن تبدأ")]
)
@pytest.mark.parametrize("start", ["outreach.server", "outreach.start"])
def test_the_start_is_refused_in_the_language_that_is_set(start: str, language: str, words: str) -> None:
    environment = {"DATABASE_URL": WRONG["DATABASE_URL"], "JISR_LANGUAGE": language, "PATH": ""}
    command = [sys.executable, "-m", start]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode and words in done.stderr and "Traceback" not in done.stderr and SECRET not in done.stderr


def test_any_language_with_a_catalogue_can_be_the_default(environment, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "fr.po").touch()
    monkeypatch.setattr(chosen, "LOCALES", tmp_path)
    assert languages() == ("en", "fr")
    environment(JISR_LANGUAGE="fr")
    assert settings().default_language == "fr"
    environment(JISR_LANGUAGE="xx")
    with pytest.raises(SettingError, match="en, fr"):
        settings()


@pytest.fixture
def bad_days(environment, record_url: str, tmp_path: Path) -> Path:
    path = tmp_path / "days.csv"
    path.write_text(BAD_DAYS, "utf-8")
    environment(DATABASE_URL=record_url, JISR_HOLIDAYS=str(path), JISR_LANGUAGE="en")
    return path


def test_a_bad_list_of_holidays_is_told_at_the_start(bad_days: Path) -> None:
    """File, line, column, what stands there and what was expected; every error at once."""
    with pytest.raises(SystemExit) as refused:
        refuse_at_start(settings())
    first, *errors = str(refused.value).splitlines()
    assert first.startswith("The ministry's own list of holidays cannot be used.")
    assert [error.partition(":")[0] for error in errors] == [
        "days.csv, line 3, column day",
        "days.csv, line 3, column works",
    ]
    assert "yes where people work on this day" in errors[1]


def test_a_command_says_what_is_wrong_with_the_list(bad_days: Path, capsys: pytest.CaptureFixture, tmp_path) -> None:
    assert main(["--lang", "en", "report", "--to", str(tmp_path / "pack.pdf")]) == 2
    said = capsys.readouterr().err
    assert "days.csv, line 3, column works" in said and "Traceback" not in said


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_says_what_is_wrong_with_the_list(bad_days: Path, language: str) -> None:
    app = open_app("pages/weekly.py", lang=language)
    said = [without_marks(text) for text in texts(app)]
    assert translator(language)(problems.UNFIT_DAYS[0]) in said
    assert any("days.csv" in text and "works" in text for text in said)
