"""What became of the lines of a file is told as a dictionary would."""

from hypothesis import given
from hypothesis import strategies as st

from outreach.importers.outcome import STATES, States

steps = st.lists(st.tuples(st.integers(0, 40), st.sampled_from(STATES)))


@given(steps)
def test_states_are_those_of_a_dictionary(steps: list[tuple[int, str]]) -> None:
    found, plain = States(), {}
    for line, state in steps:
        if state:
            found[line] = plain[line] = state
        else:
            found.pop(line, None)
            plain.pop(line, None)
    assert found == plain and list(found) == sorted(plain) and len(found) == len(plain)
    assert all(found.get(line) == plain.get(line) for line in range(-1, 50))
    assert all(found.count(state) == list(plain.values()).count(state) for state in STATES[1:])
