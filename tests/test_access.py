"""Who may look, as long as there are no accounts."""

from types import SimpleNamespace

import pytest

from outreach.acting import Role, Viewer
from outreach.screen import access
from outreach.settings import SettingError, settings


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.8.0.1", "::1"])
def test_this_machine_may_look(monkeypatch, address) -> None:
    monkeypatch.setattr(access.st, "context", SimpleNamespace(ip_address=address))
    assert access.viewer() == access.local()


@pytest.mark.parametrize("address", ["192.168.1.20", "8.8.8.8", "fe80::1", "0.0.0.0"])
def test_nobody_looks_over_a_network(monkeypatch, address) -> None:
    """Also where somebody has opened the server to it."""
    monkeypatch.setattr(access.st, "context", SimpleNamespace(ip_address=address))
    assert access.viewer() is None


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
