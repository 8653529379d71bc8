"""Who acts: a name for the record, and a role that says how much they may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """From the one who may do least to the one who may do most; each may do what those before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    EDITOR = "editor"
    MANAGER = "manager"
    ADMINISTRATOR = "administrator"


RANKS = {role: rank for rank, role in enumerate(Role)}
READS_WORDS = Role.EDITOR
"""Who reads people's words, to work on what they asked; and whoever may do more."""
TAKES_WORDS = Role.MANAGER
"""Who takes people's words out in files, and only where they ask for them; and whoever may do more."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who may look, and do what the role says. ``name`` is what the history says of them."""

    name: str
    role: Role = Role.VIEWER


class NotAllowed(Exception):
    """Somebody tried what takes a higher role."""

    def __init__(self, viewer: Viewer, role: Role) -> None:
        super().__init__(f"{viewer.name} is {viewer.role.value}; this takes {role.value}.")
        self.viewer = viewer
        self.role = role


def allowed(viewer: Viewer, role: Role) -> bool:
    """Whether somebody may do what takes this role."""
    return RANKS[viewer.role] >= RANKS[role]


def demand(viewer: Viewer, role: Role) -> None:
    """Let nobody past who may not; each write begins with this.

    Raises:
        NotAllowed: the viewer's role is lower.
    """
    if not allowed(viewer, role):
        raise NotAllowed(viewer, role)
