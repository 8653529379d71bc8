"""Who is looking. Until there are accounts: the one person who sits at this machine, and nobody else."""

from ipaddress import ip_address

import streamlit as st

from outreach.acting import Viewer
from outreach.settings import is_loopback, settings
from outreach.wording import problems


def local() -> Viewer:
    """The one who sits at this machine, as the settings call them."""
    return Viewer(name=settings().user, role=settings().role)


def refusal() -> problems.Words | None:
    """Why this run has no viewer; None where it is the local one.

    Streamlit gives the text of an address to whoever comes over a network, and none to this machine itself. Where the
    server listens to a network, that alone tells nothing: what passes requests on for others sits at this machine too.
    """
    # What `streamlit run` was told, and what the settings say.
    if not (settings().is_local and is_loopback(st.get_option("server.address") or "")):
        return problems.LISTENS
    address = st.context.ip_address
    if isinstance(address, str) and not ip_address(address).is_loopback:
        return problems.NOT_HERE
    return None
