"""What a page puts before a reader: every text of its elements, charts and tables; and which of it is not Arabic.

Pages are run as a whole, from ``dashboard.py``, with Streamlit's own ``AppTest``, which draws nothing.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import zip_longest
from typing import Any
from unittest.mock import patch

import pandas as pd
from babel.messages.pofile import read_po
from streamlit.dataframe_util import convert_arrow_bytes_to_pandas_df
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from outreach.catalogue import LOCALES
from outreach.i18n import LANGUAGES, translator
from outreach.plain import JOINER, plain
from outreach.queries.history import REWRITABLE
from outreach.renderings import FILE, KINDS, LANGUAGE, read
from outreach.settings import ROOT

# Of all that an element consists of, the parts that are read; the rest are keys, colours and addresses.
READ = {"label", "body", "help", "placeholder", "alt", "delta", "delta_description", "options", "content", "title"}
# A chart's and a table's description is one text of JSON.
DESCRIBED = {"spec", "columns"}
READ_OF_A_CHART = {"text", "name", "ticktext", "hovertext", "hovertemplate", "texttemplate", "label", "help", "x", "y"}
IGNORED = "Ignored from the link: {parts}"
# Of such a text, what says how to draw.
DRAWN = {"mode", "type_config"}
PLACEHOLDER = re.compile(r"\\{\w+(?:![rs])?(?::[^}]*)?\\}")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
SENTENCE = 5  # words at least
# Streamlit reads Markdown, Plotly a little HTML: what stands between such marks is a text of its own.
BETWEEN = re.compile(r"<[^<>]*>|\*\*|\n")
ISOLATING = re.compile("[\u2066-\u2069]")
ARABIC = re.compile("[\u0600-\u06ff]")


class Reader(AppTest):
    """The dashboard as a browser has it of a server that runs already: every page is asked of the dashboard.

    ``AppTest`` alone begins each run on a server that has not yet learned its pages from the dashboard, so that every
    link and click runs three scripts for one, and what was uploaded is lost; ``tests/test_frame.py`` has that way.
    """

    def _run(self, *args: object, **kwargs: object) -> AppTest:
        begin = PagesManager.__init__

        def knowing(manager: PagesManager, *given: object, **named: object) -> None:
            begin(manager, *given, **named)
            PagesManager.uses_pages_directory = False

        with patch.object(PagesManager, "__init__", knowing):
            return super()._run(*args, **kwargs)


def open_app(file: str = "", /, *, after_the_first: bool = False, **params: str) -> AppTest:
    """The dashboard at an address, run once: at ``/``, or at a page, by its file.

    ``after_the_first``: as from the menu, once the first page has been run; else cold, as from a link.
    """
    app = Reader(ROOT / "dashboard.py", default_timeout=60)
    if after_the_first:
        app.query_params["lang"] = params["lang"]
        app.run()
    app.query_params.update(params)
    return (app.switch_page(file) if file else app).run()


def differing(one: AppTest, other: AppTest) -> list[tuple[str | None, str | None]]:
    """What two openings of a page show otherwise, in the same place: texts, and cells that hold no text.

    But for what is said of PostgreSQL alone.
    """
    own = {plain(translator(language)(REWRITABLE)) for language in LANGUAGES}
    shown, also = (
        [*(text for text in texts(app) if text not in own), *(table.value.to_csv() for table in app.dataframe)]
        for app in (one, other)
    )
    return [pair for pair in zip_longest(shown, also) if pair[0] != pair[1]]


def seen(table: Any) -> pd.DataFrame:
    """A table's rows as they look: a text that is sorted by something else than its letters is sent with that."""
    frame, drawn = table.value, table.proto.arrow_data.styler.display_values
    if not drawn:
        return frame
    words = convert_arrow_bytes_to_pandas_df(drawn)
    return frame.where(~frame.map(lambda cell: isinstance(cell, str)), words.set_axis(frame.columns, axis=1))


def rows_shown(table: Any, *names: str) -> list[tuple]:
    """What a table, which has only what it shows, or a frame has in these columns, row by row from the top."""
    frame = getattr(table, "value", table)
    return list(frame[list(names)].itertuples(index=False, name=None))


def param(app: AppTest, name: str) -> str | None:
    """A parameter of the address, which a test's address may hold as a list."""
    value = app.query_params.get(name)
    return value[0] if isinstance(value, list) else value


def texts(app: AppTest) -> list[str]:
    """All that is read on a page and beside it, as it was written: with its Markdown, in the order of drawing."""
    found = []
    for node in [*app.main, *app.sidebar]:
        if node.type == "html":
            continue
        found += [text for text in _read(node.proto) if text.strip()]
        if node.type in ("arrow_data_frame", "dataframe"):
            found += _cells(node)
    return found


def wordless(app: AppTest) -> list[str]:
    """The labels of lists without words for nothing chosen, as where its words are deleted to type others: the browser
    puts English ones of its own."""
    return [box.label for box in [*app.multiselect, *app.selectbox] if not box.proto.placeholder]


def without_marks(text: str) -> str:
    """A text as it looks: Markdown's backslashes and the joiners between letters of an address taken out."""
    return ESCAPED.sub(r"\1", text).replace(JOINER, "")


def ignored_lines(app: AppTest, t) -> list[str]:
    """The lines that say what of the address cannot be used."""
    beginning = t(IGNORED, parts="")
    return [caption.value for caption in app.caption if caption.value.startswith(beginning)]


def english(app: AppTest, language: str) -> list[str]:
    """What a page says in English although the catalogue of ``language`` or the renderings have other words for it."""
    return [text for text in texts(app) if any(_is_source(part, language) for part in BETWEEN.split(text))]


@cache
def _is_source(text: str, language: str) -> bool:
    bare = without_marks(text).strip()
    if not re.search("[A-Za-z]{2}", bare):
        return False
    if language == LANGUAGE and _is_rendered(bare):
        return True
    words, sentences = _sources(language)
    return bare in words or any(literal in bare and form().search(bare) for literal, form in sentences)


@cache
def _sources(language: str) -> tuple[set[str], list[tuple[str, Callable[[], re.Pattern[str]]]]]:
    """What holds each English text that reads otherwise in ``language``; anything may fill its placeholders.

    Words are a text of their own where they stand; sentences may also stand among others. Of a sentence, the longest
    part between its placeholders, which is quickly looked for, and its pattern, which is seldom needed.
    """
    path, words, sentences = LOCALES / f"{language}.po", set(), []
    if not path.exists():
        return words, sentences
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    for message in catalogue:
        said = message.id if isinstance(message.id, tuple) else (message.id,)
        translated = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in said:
            own = re.findall("[A-Za-z]{2,}", re.sub("{.*?}", " ", text))
            # "{first} to {last}" may be anybody's words, and "kind" is also a column of a file.
            if not all(translated) or text in translated or len(own) < 1 + ("{" in text) or _is_a_name(text):
                continue
            if len(own) < SENTENCE and "{" not in text:
                words.add(text)
                continue
            literal = max(re.split("{.*?}", text), key=len)
            sentences.append((literal, cache(partial(_pattern, text, whole=len(own) < SENTENCE))))
    return words, sentences


def _pattern(text: str, *, whole: bool) -> re.Pattern[str]:
    form = PLACEHOLDER.sub(".+", re.escape(text))
    return re.compile(rf"\A(?:{form})\Z" if whole else form)


def _is_rendered(text: str) -> bool:
    """Whether a text is, or in Arabic holds, what the record has in English only and the renderings have in Arabic."""
    known = _rendered()
    if any(part.strip() in known for part in ISOLATING.split(text)):
        return True
    return bool(ARABIC.search(text)) and any(" " in name and name in text for name in known)


@cache
def _rendered() -> set[str]:
    # "participants" is also a column of a file.
    return {text for words in read(FILE).values() for text in words if not _is_a_name(text)}


def _is_a_name(text: str) -> bool:
    return text.isidentifier() and text.islower()


def _read(proto: Any) -> Iterator[str]:
    """The texts of an element's or a block's message that are read."""
    if not hasattr(proto, "ListFields"):
        return
    for field, value in proto.ListFields():
        values = value if field.is_repeated else [value]
        if field.message_type:
            for one in values:
                yield from _read(one)
        elif field.name in READ:
            yield from (str(one) for one in values)
        elif field.name in DESCRIBED and isinstance(value, str) and value:
            yield from _strings(json.loads(value))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name not in DRAWN:
                yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _cells(table: Any) -> list[str]:
    """The texts in the columns that a table shows.

    A table without an order of its own shows the rows of a file as they are in it: the record's own text stays, with
    its rendering in the column beside, which is read here.
    """
    frame = seen(table)
    own = [name for name in table.proto.column_order if name in frame.columns]
    names = own or [name for name in frame.columns if name not in KINDS]
    return [cell for name in names for cell in frame[name].tolist() if isinstance(cell, str)]
