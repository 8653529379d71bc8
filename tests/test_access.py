"""Who may look, as long as there are no accounts."""

from types import SimpleNamespace

import pytest

from outreach.screen import access


@pytest.mark.parametrize("address", [None, "127.0.0.1", "127.8.0.1", "::1"])
def test_this_machine_may_look(monkeypatch, address) -> None:
    monkeypatch.setattr(access.st, "context", SimpleNamespace(ip_address=address))
    assert access.viewer() == access.LOCAL


@pytest.mark.parametrize("address", ["192.168.1.20", "8.8.8.8", "fe80::1", "0.0.0.0"])
def test_nobody_looks_over_a_network(monkeypatch, address) -> None:
    """Also where somebody has opened the server to it."""
    monkeypatch.setattr(access.st, "context", SimpleNamespace(ip_address=address))
    assert access.viewer() is None
