"""Who is looking. Until there are accounts: the one person who sits at this machine, and nobody else."""

from ipaddress import ip_address

import streamlit as st

from outreach.acting import Viewer
from outreach.settings import settings


def local() -> Viewer:
    """The one who sits at this machine, as the settings call them."""
    return Viewer(name=settings().user, role=settings().role)


def viewer() -> Viewer | None:
    """The viewer of this run; None for somebody who reaches the dashboard over a network.

    Streamlit gives the text of an address to whoever comes over a network, and none to this machine itself.
    """
    address = st.context.ip_address
    if isinstance(address, str) and not ip_address(address).is_loopback:
        return None
    return local()
