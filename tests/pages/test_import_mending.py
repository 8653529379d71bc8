"""What the page of imports offers where something is wrong: rows to be mended, and others to be brought meanwhile."""

import pytest

from outreach.i18n import LANGUAGES, translator
from outreach.importers.kinds import Kind, called
from outreach.screen import import_rows
from outreach.screen.file_button import file_named
from tests.importers.made_files import made, row, take
from tests.importers.planted import CHAT
from tests.pages.importing import brought, here, opened, said
from tests.shown import without_marks

__all__ = ["here"]

GOOD = [row("topics", key=f"t{number}") for number in range(1, 6)]


@pytest.fixture
def offered(monkeypatch) -> dict[str, bytes]:
    """``label -> content`` of the files that the page offers."""
    found: dict[str, bytes] = {}

    def file(page, label, topic, own, tables, place, number, make):
        found[without_marks(label)] = make() or b""

    monkeypatch.setattr(import_rows, "_file", file)
    return found


def counts(app) -> list[list[int]]:
    """Rows, to add, to change, to leave and refused, of each file."""
    frame = next(frame.value for frame in app.dataframe if "refused" in frame.value.columns)
    return frame[["rows", "added", "changed", "left", "refused"]].values.tolist()


def test_two_files_of_one_name_are_two_files(here, offered) -> None:
    """As two missions send them: each has its own rows, its own reasons, and a name of its own everywhere."""
    one = made([row("topics", key="a b"), row("topics", key="own-1")])
    two = made([row("topics", key="own-2"), row("topics", key="c d")])
    app = brought(opened("en"), ("topics.csv", one), ("topics.csv", two))
    errors = next(frame.value for frame in app.dataframe if "expected" in frame.value.columns)
    assert errors[["file", "row", "value"]].values.tolist() == [["topics.csv", 2, "a b"], ["topics.csv (2)", 3, "c d"]]
    keys = {
        label: [line.split(",")[at] for line in content.decode().splitlines()[1:]]
        for label, content in offered.items()
        for at in [content.decode("utf-8-sig").splitlines()[0].split(",").index("key")]
    }
    assert list(keys) == [
        "Refused rows of topics.csv",
        "Other rows of topics.csv",
        "Refused rows of topics.csv (2)",
        "Other rows of topics.csv (2)",
    ]
    assert keys["Other rows of topics.csv"] == ["own-1"] and keys["Other rows of topics.csv (2)"] == ["own-2"]
    for label, own, other in (("topics.csv", b"a b", b"own-1"), ("topics.csv (2)", b"c d", b"own-2")):
        assert own in offered[f"Refused rows of {label}"] and other not in offered[f"Refused rows of {label}"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_of_several_are_called_by_number(here, language, monkeypatch) -> None:
    """One does not go over the other where they are saved; its own name may be a person's, and is in none."""
    named = []

    def kept(*args, **values) -> str:
        named.append(file_named(*args, **values))
        return named[-1]

    monkeypatch.setattr(import_rows, "file_named", kept)
    wrong = [made([row("topics", key=key), row("topics", key=key[0])]) for key in ("a b", "c d")]
    brought(opened(language), ("Somebody.csv", wrong[0]), ("Nobody.csv", wrong[1]))
    assert len(named) == 4 == len(set(named)) and not [name for name in named if "body" in name.lower()]
    assert [name.split("topics-")[1][:2] for name in named] == ["1-", "1-", "2-", "2-"]
    named.clear()
    brought(opened(language), ("Somebody.csv", wrong[0]))
    assert [name.split("topics-")[1][:2] for name in named] == ["20", "20"], "the day follows"


def test_what_stands_above_any_number_of_errors_is_true_of_it(here) -> None:
    """In Arabic "there is an error" stood above four of them."""
    t = translator("ar")
    app = brought(opened("ar"), ("topics.csv", made([row("topics", key=f"a {number}") for number in range(4)])))
    told = t("Nothing was written: something is wrong")
    assert without_marks(told) in said(app) and "خطأ" not in told
    assert without_marks(t.plural("{n} thing is wrong", "{n} things are wrong", 4)) in said(app)


def test_changes_say_of_which_file_they_are(here) -> None:
    """Lines of two files have the same numbers."""
    assert take(here, made(GOOD[:2])).written
    files = [("topics.csv", made([one | {"note": "new"}])) for one in GOOD[:2]]
    app = brought(opened("en"), *files)
    changes = next(frame.value for frame in app.dataframe if "after" in frame.value.columns)
    assert changes[["file", "row", "key"]].values.tolist() == [["topics.csv", 2, "t1"], ["topics.csv (2)", 2, "t2"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_that_nobody_knows_refuses_no_row(here, offered, language) -> None:
    """Five good rows and a column too many: none is refused, no empty file is offered, and the others come in."""
    content = made([one | {"foo": "x"} for one in GOOD])
    app = brought(opened(language), ("topics.csv", content))
    assert counts(app) == [[5, 5, 0, 0, 0]]
    (label,) = offered
    assert label == without_marks(translator(language)("Other rows of {file}", file="topics.csv"))
    assert b"foo" not in offered[label] and take(here, offered[label]).written


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_column_no_row_was_looked_at(here, offered, language) -> None:
    """That is said; all rows are refused, each with the reason, and there are no others."""
    content = made([{name: cell for name, cell in one.items() if name != "label_ar"} for one in GOOD])
    t = translator(language)
    app = brought(opened(language), ("topics.csv", content))
    assert counts(app) == [[5, 0, 0, 0, 5]]
    errors = next(frame.value for frame in app.dataframe if "expected" in frame.value.columns)
    assert errors[["row", "column", "value"]].values.tolist() == [[1, "label_ar", ""]]
    words = t.plural(
        "{file}: the header is not whole, so {n} row was not checked to its end. Mend the header first.",
        "{file}: the header is not whole, so {n} rows were not checked to their end. Mend the header first.",
        5,
        file="topics.csv",
    )
    assert without_marks(words) in said(app)
    (label,) = offered
    assert label == without_marks(t("Refused rows of {file}", file="topics.csv"))
    assert offered[label].decode().count("label_ar: ") == 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_rows_of_followers_are_offered_and_lines_of_a_chat_are_not(here, language) -> None:
    """Beside what can be written, and where nothing can; whoever is named in a chat is in no file."""
    t = translator(language)
    files = [
        ("x.csv", b"Date,New follows\n2026-08-13,1\n2026-08-14,x\n"),
        ("none.csv", b"Date,New follows\n1 May 2026,x\n"),
    ]
    app = brought(opened(language), *files, ("chat.txt", ("Zqxword\n" + CHAT).encode()))
    assert not app.exception and t("not understood") in said(app)
    labels = [without_marks(one.proto.label) for one in app.get("download_button") if "apart" in one.proto.id]
    names = [without_marks(called(Kind.FOLLOWERS, number=number)(t)) for number in (1, 2)]
    assert labels == [t("Refused rows of {file}", file=name) for name in names]
    assert said(app).count("refused_because") == 2
