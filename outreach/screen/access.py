"""Who is looking. Until there are accounts: the one person who sits at this machine, and nobody else."""

import logging
from ipaddress import ip_address

import streamlit as st

from outreach.acting import Viewer
from outreach.i18n import Translator
from outreach.settings import SettingError, is_loopback, settings
from outreach.wording import problems

log = logging.getLogger(__name__)


def local() -> Viewer:
    """The one who sits at this machine, as the settings call them."""
    return Viewer(name=settings().user, role=settings().role)


def refusal(t: Translator) -> tuple[problems.Words, list[str]] | None:
    """Why this run has no viewer, and which setting cannot be used, where one cannot; None for the local viewer.

    Streamlit gives the text of an address to whoever comes over a network, and none to this machine itself. Where the
    server listens to a network, that alone tells nothing: what passes requests on for others sits at this machine too.
    """
    # What `streamlit run` was told; then what the settings say.
    if not is_loopback(st.get_option("server.address") or ""):
        return problems.LISTENS, []
    address = st.context.ip_address
    if isinstance(address, str) and not ip_address(address).is_loopback:
        return problems.NOT_HERE, []
    try:
        return None if settings().is_local else (problems.LISTENS, [])
    except SettingError as error:
        log.error("%s", error)
        return problems.UNFIT_SETTING, [error.told(t)]
