"""What the browser is made to say that it speaks: the page's language, in the home country, with the page's digits.

Streamlit draws calendars, and the numbers of tables, for that and not for the page, and has no setting for it: an
Arabic page in an English browser would open English months, whose week begins on Monday; and one in the Arabic of Egypt
has Arabic-Indic digits in a calendar, whatever the page has.
"""

import json

from outreach.i18n import LANGUAGES, PARAMETER, Translator, translator_at_least


def script(t: Translator) -> str:
    """A statement of JavaScript. Streamlit asks anew at each drawing, so it is best said before the first one.

    After a change of language the last drawing may come before the page's own script: what is told is the language in
    the address, which changes first, and the page's where the address says none.
    """
    # Without a prototype: nothing but a language is found in it, whatever the address says.
    told = json.dumps({"__proto__": None, **{language: _tag(translator_at_least(language)) for language in LANGUAGES}})
    asked = f"new URLSearchParams(location.search).get({json.dumps(PARAMETER)})"
    get = f"() => ({told})[{asked}] ?? {json.dumps(_tag(t))}"
    return f'Object.defineProperty(navigator, "language", {{get: {get}, configurable: true}});'


def _tag(t: Translator) -> str:
    return f"{t.language}-{t.home_country}-u-nu-{t.digits}"
