"""What nobody can see says nothing, whichever characters it is made of."""

import pytest

from outreach.visible import visible

UNSEEN = (" ", "\t\n", "\0", "\u00a0", "\u2003", "\u200b", "\u200e\u200f", "\u061c", "\u2066\u2069", "\ufeff", "\u00ad")


@pytest.mark.parametrize("text", ["", *UNSEEN, "".join(UNSEEN)])
def test_what_cannot_be_seen_is_nothing(text: str) -> None:
    assert visible(text) == ""


@pytest.mark.parametrize("text", ["x", "رد", "7", "-", "👍", "🇪🇬"])
def test_what_can_be_seen_stays_with_its_marks(text: str) -> None:
    """A mark of direction may belong to the words beside it; blanks around them do not."""
    assert visible(f"  {text}\n") == text
    assert visible(f"\u200f{text}\u200f") == f"\u200f{text}\u200f"
    assert visible(f"{text}\0") == text
