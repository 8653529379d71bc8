"""Text that was written in one language and is shown to readers of another, marked with its language and direction."""

import re
from html import escape
from urllib.parse import urlsplit

from babel import Locale

from outreach.i18n import Translator, mark
from outreach.tongue import language_of

BLANK = re.compile(r"\s+")
WRITTEN_IN = mark("Written in {language}; not translated.")


def paragraph(text: str) -> str:
    """HTML of one paragraph that says its language and runs in its own direction; nothing in the text is mark-up."""
    language = language_of(text)
    direction = Locale.parse(language).text_direction
    return f'<p lang="{language}" dir="{direction}">{escape(BLANK.sub(" ", text.strip()))}</p>'


def mixed(text: str) -> str:
    """HTML of one paragraph that may be in several languages, as it is typed: it runs as its first letter does."""
    return f'<p dir="auto">{escape(BLANK.sub(" ", text.strip()))}</p>'


def told(text: str, *, t: Translator) -> str:
    """Which language a text is written in; empty where it is the reader's own."""
    language = language_of(text)
    return "" if language == t.language else t(WRITTEN_IN, language=t.locale.languages[language])


def is_web(address: str) -> bool:
    """Whether an address can be opened in a browser: nothing but http and https with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
