"""What the browser is made to say that it speaks: the page's language, in the home country.

Streamlit draws calendars, and the numbers of tables, for that and not for the page, and has no setting for it: an
Arabic page in an English browser would open English months, whose week begins on Monday.
"""

import json

from outreach.i18n import Translator


def script(t: Translator) -> str:
    """A statement of JavaScript. Streamlit asks anew at each drawing, so it is best said before the first one."""
    locale = json.dumps(f"{t.language}-{t.home_country}")
    return f'Object.defineProperty(navigator, "language", {{value: {locale}, configurable: true}});'
