"""Which step may follow which: every refusal, at its field and in its words, and what is allowed besides."""

from datetime import date

import pytest

from models.codes import Step
from models.request import MOST_DAYS
from outreach.clock.events import Event
from outreach.clock.may import may, next_steps
from outreach.i18n import translator
from tests.clock.steps import CUSTOMS, PASSPORTS, step

RAISED, TODAY = date(2026, 11, 1), date(2026, 11, 20)
TOLD = ("acknowledged", date(2026, 11, 2))
REFERRED = ("referred", date(2026, 11, 3))
ASKED = ("awaiting_data", date(2026, 11, 4))
ANSWERED = ("answered", date(2026, 11, 8))
GIVEN_BACK = ("given_back", date(2026, 11, 9))
ARCHIVED = ("archived", date(2026, 11, 10))
REOPENED = ("reopened", date(2026, 11, 11))

CLOSED = [ANSWERED], [ANSWERED, GIVEN_BACK], [ANSWERED, GIVEN_BACK, ARCHIVED]
OPEN = [], [TOLD], [REFERRED], [ASKED], [ANSWERED, REOPENED]
NEED_OPEN = ("acknowledged", "referred", "passed_on", "awaiting_data", "data_received", "extended", "answered")


@pytest.fixture
def said(lived):
    """``said(steps, step)``: the field and the sentence that a step is refused with; nothing where it is not."""

    def say(taken: list[tuple], event: Event) -> tuple[str, str] | None:
        problem = may(lived(RAISED, TODAY, *taken), event)
        return problem and (problem.field, problem(translator("en")))

    return say


def next_one(kind: str, taken: list[tuple], **values: object) -> Event:
    return step(kind, values.pop("on", TODAY), len(taken) + 1, **values)


@pytest.mark.parametrize("taken", CLOSED)
@pytest.mark.parametrize("kind", NEED_OPEN)
def test_what_is_answered_is_reopened_first(said, taken, kind: str) -> None:
    """A pause of a closed request, too."""
    assert said(taken, next_one(kind, taken)) == (
        "step",
        "It is answered already. Reopen it first, with the reason.",
    )


@pytest.mark.parametrize("taken", OPEN)
@pytest.mark.parametrize("kind", ["given_back", "archived"])
def test_nothing_is_closed_without_an_answer(said, taken, kind: str) -> None:
    """Not as "not ours" either: that is passed on."""
    assert said(taken, next_one(kind, taken, reason="not ours")) == (
        "step",
        "It has no answer yet. What is not ours is passed on, and not closed.",
    )


@pytest.mark.parametrize("taken", OPEN)
def test_only_what_was_closed_is_reopened(said, taken) -> None:
    assert said(taken, next_one("reopened", taken)) == (
        "step",
        "It is open: only what was answered can be reopened.",
    )


# What happened, the step, and what is said of it.
OUT_OF_ORDER = [
    ([TOLD], "acknowledged", "It is acknowledged already."),
    ([TOLD, REFERRED], "acknowledged", "It is acknowledged already."),
    ([REFERRED], "referred", "An authority has it already. Pass it on to another, with the reason."),
    ([ASKED], "referred", "It waits for the citizen. Say first that the data came."),
    ([ASKED], "passed_on", "It waits for the citizen. Say first that the data came."),
    ([ASKED], "awaiting_data", "It waits for the citizen. Say first that the data came."),
    ([], "data_received", "Nothing was asked of the citizen."),
    ([ASKED, ("data_received", date(2026, 11, 5))], "data_received", "Nothing was asked of the citizen."),
    ([ANSWERED, GIVEN_BACK], "given_back", "It is given back or archived already."),
    ([ANSWERED, GIVEN_BACK, ARCHIVED], "given_back", "It is given back or archived already."),
    ([ANSWERED, GIVEN_BACK, ARCHIVED], "archived", "It is archived already."),
    ([], "taken_back", "There is no step to take back."),
]


@pytest.mark.parametrize(("taken", "kind", "sentence"), OUT_OF_ORDER)
def test_a_step_out_of_order(said, taken, kind: str, sentence: str) -> None:
    assert said(taken, next_one(kind, taken)) == ("step", sentence)


@pytest.mark.parametrize("voids", [1, 3, None])
def test_only_the_last_step_is_taken_back(said, voids: int | None) -> None:
    taken = [TOLD, REFERRED]
    assert said(taken, next_one("taken_back", taken, voids=voids)) == (
        "step",
        "Only the last step can be taken back, one after the other.",
    )
    assert said(taken, next_one("taken_back", taken, voids=2)) is None


def test_what_is_taken_back_is_not_the_last_any_more(said) -> None:
    taken = [TOLD, REFERRED, ("taken_back", date(2026, 11, 5), {"voids": 2})]
    assert said(taken, next_one("taken_back", taken, voids=2))
    assert said(taken, next_one("taken_back", taken, voids=1)) is None


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 11, 21), "This day is still to come."),
        (date(2026, 10, 31), "The request was raised after this day."),
        (date(2026, 11, 2), "The step before it was taken after this day."),
    ],
)
def test_a_day_on_which_it_cannot_have_been(said, on: date, sentence: str) -> None:
    assert said([REFERRED], next_one("answered", [REFERRED], on=on)) == ("on", sentence)


def test_the_first_and_the_last_day_are_possible(said) -> None:
    assert said([], next_one("acknowledged", [], on=RAISED)) is None
    assert said([REFERRED], next_one("answered", [REFERRED], on=REFERRED[1])) is None
    assert said([REFERRED], next_one("answered", [REFERRED], on=TODAY)) is None


@pytest.mark.parametrize("kind", ["referred", "passed_on"])
def test_a_referral_says_to_whom(said, kind: str) -> None:
    assert said([], next_one(kind, [], authority=None)) == ("authority", "Say to which authority it goes.")


def test_nothing_is_passed_on_to_the_one_that_has_it(said) -> None:
    assert said([REFERRED], next_one("passed_on", [REFERRED], authority=CUSTOMS)) == (
        "authority",
        "This authority has it already.",
    )
    assert said([REFERRED], next_one("passed_on", [REFERRED], authority=PASSPORTS)) is None


def test_after_a_reopening_the_same_authority_can_have_it_again(said) -> None:
    taken = [REFERRED, ANSWERED, REOPENED]
    assert said(taken, next_one("passed_on", taken, authority=CUSTOMS)) is None


@pytest.mark.parametrize(
    ("taken", "kind", "sentence"),
    [
        ([REFERRED], "passed_on", "Say why it is passed on."),
        ([], "awaiting_data", "Say what the citizen is asked for."),
        ([], "extended", "Say why it needs more time."),
        ([ANSWERED], "reopened", "Say why it is reopened."),
        ([TOLD], "taken_back", "Say why the step is taken back."),
        ([ANSWERED], "archived", "Say why it is archived without being given back."),
    ],
)
def test_a_step_without_its_reason(said, taken, kind: str, sentence: str) -> None:
    values = {"voids": 1} if kind == "taken_back" else {}
    assert said(taken, next_one(kind, taken, reason=" \n", **values)) == ("reason", sentence)
    assert said(taken, next_one(kind, taken, reason="because", **values)) is None


def test_what_was_given_back_is_archived_without_a_reason(said) -> None:
    taken = [ANSWERED, GIVEN_BACK]
    assert said(taken, next_one("archived", taken)) is None


@pytest.mark.parametrize("days", [0, -5, None, MOST_DAYS + 1])
def test_an_extension_of_no_days(said, days: int | None) -> None:
    assert said([], next_one("extended", [], days=days)) == ("days", "From 1 to 250 working days.")


@pytest.mark.parametrize("days", [1, MOST_DAYS])
def test_the_shortest_and_the_longest_extension(said, days: int) -> None:
    assert said([], next_one("extended", [], days=days)) is None


def test_an_answer_has_its_words_and_its_evidence(said) -> None:
    assert said([], next_one("answered", [], answer="  ")) == ("answer", "Say what was answered.")
    assert said([], next_one("answered", [], answer="\u200b")) == ("answer", "Say what was answered.")
    assert said([], next_one("answered", [], evidence="")) == (
        "evidence",
        "Say where the answer can be seen: an address, or the number and date of a letter.",
    )
    assert said([], next_one("answered", [])) is None


def test_an_answer_may_come_while_the_citizen_is_asked(said) -> None:
    assert said([ASKED], next_one("answered", [ASKED])) is None


@pytest.mark.parametrize(
    ("taken", "offered"),
    [
        ([], "acknowledged referred passed_on awaiting_data extended answered"),
        ([TOLD], "referred passed_on awaiting_data extended answered taken_back"),
        ([TOLD, REFERRED], "passed_on awaiting_data extended answered taken_back"),
        ([TOLD, ASKED], "data_received extended answered taken_back"),
        ([ANSWERED], "given_back archived reopened taken_back"),
        ([ANSWERED, GIVEN_BACK], "archived reopened taken_back"),
        ([ANSWERED, ARCHIVED], "reopened taken_back"),
        ([ANSWERED, REOPENED], "acknowledged referred passed_on awaiting_data extended answered taken_back"),
    ],
)
def test_the_steps_that_can_follow(lived, taken, offered: str) -> None:
    assert next_steps(lived(RAISED, TODAY, *taken)) == tuple(map(Step, offered.split()))
