"""Who is looking. Until there are accounts: the one person who sits at this machine, and nobody else."""

from dataclasses import dataclass
from ipaddress import ip_address

import streamlit as st


@dataclass(frozen=True)
class Viewer:
    """Somebody who may look. ``name`` is what an import record says of them."""

    name: str


LOCAL = Viewer(name="local")


def viewer() -> Viewer | None:
    """The viewer of this run; None for somebody who reaches the dashboard over a network.

    Streamlit gives the text of an address to whoever comes over a network, and none to this machine itself.
    """
    address = st.context.ip_address
    if isinstance(address, str) and not ip_address(address).is_loopback:
        return None
    return LOCAL
