"""What a browser is told that it speaks has the digits of the page, which calendars and tables write in."""

from collections.abc import Callable

import pytest

from outreach.i18n import translator
from outreach.spoken import script


@pytest.mark.parametrize("digits", ["latn", "arab"])
def test_it_has_the_digits_of_the_setting_where_the_language_writes_them(
    digits: str, environment: Callable[..., None]
) -> None:
    environment(JISR_DIGITS=digits)
    said = script(translator("ar"))
    assert f'"ar": "ar-EG-u-nu-{digits}"' in said and f'?? "ar-EG-u-nu-{digits}"' in said
    assert '"en": "en-EG-u-nu-latn"' in said
