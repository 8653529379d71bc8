"""Who may look, as long as there are no accounts."""

from types import SimpleNamespace

import pytest

from outreach.acting import Role, Viewer
from outreach.i18n import LANGUAGES, translator
from outreach.screen import access
from outreach.screen.pagetable import BY_KEY
from outreach.settings import SettingError, settings
from outreach.wording import problems
from tests.shown import open_app, texts

EN = translator("en")


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.8.0.1", "::1"])
def test_this_machine_may_look(monkeypatch, address) -> None:
    monkeypatch.setattr(access.st, "context", SimpleNamespace(ip_address=address))
    assert access.refusal(EN) is None


@pytest.mark.parametrize("address", ["192.168.1.20", "8.8.8.8", "fe80::1", "0.0.0.0"])
def test_nobody_looks_over_a_network(monkeypatch, address) -> None:
    monkeypatch.setattr(access.st, "context", SimpleNamespace(ip_address=address))
    assert access.refusal(EN) == (problems.NOT_HERE, [])


@pytest.mark.parametrize("listens", ["127.0.0.1", "127.0.0.2", "::1", "[::1]", "localhost"])
def test_a_server_that_listens_here_has_its_local_user(environment, listens) -> None:
    environment(JISR_ADDRESS=listens)
    assert access.refusal(EN) is None


@pytest.mark.parametrize("listens", ["0.0.0.0", "::", "192.168.1.20", "jisr.example", "*"])
def test_a_server_that_listens_elsewhere_knows_nobody(environment, monkeypatch, listens) -> None:
    """Not even whoever comes from this machine: what passes requests on for others sits there too."""
    environment(JISR_ADDRESS=listens)
    assert access.refusal(EN) == (problems.LISTENS, [])
    environment(JISR_ADDRESS=None)
    # `streamlit run --server.address` does not ask the settings; without an address it listens everywhere.
    for told in (listens, None):
        monkeypatch.setattr(access.st, "get_option", lambda name, told=told: told)
        assert access.refusal(EN) == (problems.LISTENS, [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["overview", "log", "import_files", "history"])
def test_a_page_of_such_a_server_says_why_and_nothing_else(environment, record_url, key, language) -> None:
    """Neither rows nor a form nor the menu, which would say in whose name one works."""
    environment(DATABASE_URL=record_url, JISR_ADDRESS="0.0.0.0", JISR_USER="Somebody")
    app, t = open_app(BY_KEY[key].file, lang=language), translator(language)
    assert not app.exception
    assert texts(app) == [t(words) for words in problems.LISTENS]


def test_the_settings_say_who_sits_here(environment) -> None:
    """The system's user name and an administrator, unless they say otherwise; blank says nothing."""
    environment(JISR_USER="Somebody", JISR_ROLE="analyst")
    assert access.local() == Viewer("Somebody", Role.ANALYST)
    environment(JISR_USER=" ", JISR_ROLE=None, LOGNAME="from-the-system")
    assert access.local() == Viewer("from-the-system", Role.ADMINISTRATOR)


def test_somebody_without_a_name_is_the_local_user(environment, monkeypatch) -> None:
    """A system may not know who runs it, as in a container without a list of users."""

    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr("outreach.settings.getpass.getuser", nobody)
    environment(JISR_USER=None)
    assert access.local().name == "local user"


@pytest.mark.parametrize("variables", [{"JISR_ROLE": "minister"}, {"JISR_USER": "x" * 121}])
def test_who_cannot_sit_here(environment, variables) -> None:
    """A role that there is not, and a name that the history cannot hold."""
    environment(**variables)
    with pytest.raises(SettingError, match=next(iter(variables))):
        settings()
