"""The environment, read once into one frozen object.

Every name starts with ``JISR_`` except ``DATABASE_URL`` and ``PORT``, which other tools already know.
The words for each stand in README.md; a test fails when one is missing there.
"""

import getpass
import os
import re
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from outreach.acting import Role
from outreach.marks import mark

if TYPE_CHECKING:
    from outreach.i18n import Translator

ROOT = Path(__file__).resolve().parent.parent
LOCALES = ROOT / "locales"
SOURCE = "en"
"""The language that texts are written in, which needs no catalogue."""
DEFAULT_LANGUAGE, DEFAULT_HOME = "ar", "EG"
TIERS = ("A", "B", "C")
LONGEST_USER = 120
LONGEST_DEADLINE = 250
"""Working days: about a year of them."""

# As SQLAlchemy reads it, whose own error would come with a trace and say what stands for the port.
POSTGRESQL = re.compile(
    r"[^:]+://(?:[^:/]*(?::[^@]*)?@)?(?:\[[^/?]+\]|[^/:?]+)?(?::(?P<port>[^/?]*))?(?:/[^?]*)?(?:\?.*)?", re.DOTALL
)


class SettingError(ValueError):
    """A setting in the environment that cannot be used: names the variable, its value and what is expected.

    ``text`` is marked, with ``{name}`` and what else ``values`` fill in it.
    """

    def __init__(self, text: str, **values: str) -> None:
        super().__init__(text.format(**values))
        self.text, self.values = text, values

    def told(self, t: "Translator") -> str:
        """The same in a reader's language."""
        return t(self.text, **{name: t.isolate(value) for name, value in self.values.items()})


@dataclass(frozen=True)
class Settings:
    """What may differ from one ministry to the next. Cadences are calendar days, deadlines working days."""

    database_url: str
    home_country: str
    time_zone: str
    week_starts: int
    """0 is Monday, 6 is Sunday, as in :meth:`datetime.date.weekday`."""
    weekend: tuple[int, ...]
    """The days of the week on which nobody works, counted alike."""
    holidays: Path | None
    """The ministry's own list of holidays, read by ``outreach/clock/own_days.py``."""
    acknowledge_days: int
    answer_days: int
    amber_pct: int
    """From how much of its days on a deadline is amber."""
    escalate_days: int
    """How many working days after an answer was first late it is the managers' matter too."""
    default_language: str
    digits: str
    """``latn`` (123) or ``arab`` (١٢٣), the numbering systems of CLDR."""
    estimate_source: str
    """Key of the source of estimates of nationals that rates are computed with."""
    address: str
    port: int
    allowed_hosts: tuple[str, ...]
    user: str
    """What the history says of the one who sits at this machine, and of commands given there."""
    role: Role
    """What that person may do."""
    cadence_days: dict[str, int] = field(hash=False, default_factory=dict)

    @property
    def is_local(self) -> bool:
        """Whether the server listens where only this machine reaches it."""
        return is_loopback(self.address)


def languages() -> tuple[str, ...]:
    """The languages that are spoken here: one for each catalogue, and that of the texts themselves."""
    return tuple(sorted({SOURCE, *(file.stem for file in LOCALES.glob("*.po"))}))


def language_at_least() -> str:
    """The language that is set, where another setting cannot be used; the default where that one cannot either."""
    try:
        return _one_of("JISR_LANGUAGE", DEFAULT_LANGUAGE, languages())
    except SettingError:
        return DEFAULT_LANGUAGE


def is_loopback(address: str) -> bool:
    """Whether an address to listen on leads to this machine alone; a name other than ``localhost`` may not."""
    if address == "localhost":
        return True
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False


def _one_of(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name, "").strip() or default
    if value not in allowed:
        text = mark("{name} is {value}; it must be one of: {allowed}.")
        raise SettingError(text, name=name, value=repr(value), allowed=", ".join(allowed))
    return value


def _whole(name: str, default: int, low: int, high: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        text = mark("{name} is {value}; it must be a whole number from {low} to {high}.")
        raise SettingError(text, name=name, value=repr(value), low=str(low), high=str(high))
    return int(value)


def _database_url() -> str:
    value = os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{ROOT / 'data' / 'outreach.db'}"
    first, second = "sqlite:///", "postgresql://"
    if not value.startswith((first, second, "postgresql+psycopg://")):
        # The value may hold a password, so it is not repeated.
        text = mark("{name} must begin with {first} or {second}.")
        raise SettingError(text, name="DATABASE_URL", first=first, second=second)
    if value.startswith("postgresql"):
        found = POSTGRESQL.fullmatch(value)
        port = "" if not found else "5432" if found["port"] is None else found["port"]
        if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
            text = mark(
                "{name} cannot be read; it must be as {form}, with a port from 1 to 65535 or none, and with {sign} for "
                "each @ of the password."
            )
            raise SettingError(text, name="DATABASE_URL", form=f"{second}USER:PASSWORD@HOST:PORT/NAME", sign="%40")
    return value


def _home_country() -> str:
    value = os.environ.get("JISR_HOME_COUNTRY", DEFAULT_HOME).strip()
    if value not in Locale("en").territories or len(value) != 2:
        text = mark("{name} is {value}; it must be a code of {standard} of two capitals, as {example}.")
        raise SettingError(text, name="JISR_HOME_COUNTRY", value=repr(value), standard="ISO 3166-1", example="EG")
    return value


def _time_zone() -> str:
    import zoneinfo

    value = os.environ.get("JISR_TIME_ZONE", "Africa/Cairo").strip()
    try:
        zoneinfo.ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        text = mark("{name} is {value}; it must be a name of the database of time zones, as {example}.")
        raise SettingError(text, name="JISR_TIME_ZONE", value=repr(value), example="Africa/Cairo") from None
    return value


@lru_cache
def _cldr(home_country: str) -> Locale:
    """A locale of the home country, in whatever language is spoken there: all of them have one week."""
    try:
        return Locale.parse(f"und_{home_country}")
    except UnknownLocaleError:
        return Locale.parse("en_001")


def _week_starts(home_country: str) -> int:
    """First day of the week: the setting, else CLDR for the home country (Saturday for Egypt)."""
    return _whole("JISR_WEEK_STARTS", _cldr(home_country).first_week_day, 0, 6)


def _weekend(home_country: str) -> tuple[int, ...]:
    """Days without work: the setting, else CLDR for the home country (Friday and Saturday for Egypt)."""
    value = os.environ.get("JISR_WEEKEND", "").strip()
    if not value:
        first, last = _cldr(home_country).weekend_start, _cldr(home_country).weekend_end
        return tuple((first + day) % 7 for day in range((last - first) % 7 + 1))
    days = value.split()
    # Somebody has to work on some day, or no deadline ever comes.
    if not set(days) <= set("0123456") or len(set(days)) != len(days) or len(days) > 6:
        text = mark("{name} is {value}; it must name one to six days, 0 is Monday, as: {example}.")
        raise SettingError(text, name="JISR_WEEKEND", value=repr(value), example="4 5")
    return tuple(map(int, days))


def _holidays() -> Path | None:
    value = os.environ.get("JISR_HOLIDAYS", "").strip()
    if value and not Path(value).expanduser().is_file():
        text = mark("{name} is {value}; there is no such file.")
        raise SettingError(text, name="JISR_HOLIDAYS", value=repr(value))
    return Path(value).expanduser() if value else None


def _user() -> str:
    value = os.environ.get("JISR_USER", "").strip()
    if len(value) > LONGEST_USER:
        text = mark("{name} is {value}; it must have at most {longest} characters.")
        raise SettingError(text, name="JISR_USER", value=repr(value), longest=str(LONGEST_USER))
    try:
        return value or getpass.getuser().strip()[:LONGEST_USER] or "local user"
    except (ImportError, KeyError, OSError):
        # Nobody told the system who this is.
        return "local user"


@lru_cache
def settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingError: a variable holds what cannot be used.
    """
    home_country = _home_country()
    return Settings(
        database_url=_database_url(),
        home_country=home_country,
        time_zone=_time_zone(),
        week_starts=_week_starts(home_country),
        weekend=_weekend(home_country),
        holidays=_holidays(),
        acknowledge_days=_whole("JISR_ACKNOWLEDGE_DAYS", 3, 1, LONGEST_DEADLINE),
        answer_days=_whole("JISR_ANSWER_DAYS", 21, 1, LONGEST_DEADLINE),
        amber_pct=_whole("JISR_AMBER_PCT", 80, 1, 100),
        escalate_days=_whole("JISR_ESCALATE_DAYS", 0, 0, LONGEST_DEADLINE),
        default_language=_one_of("JISR_LANGUAGE", DEFAULT_LANGUAGE, languages()),
        digits=_one_of("JISR_DIGITS", "latn", ("latn", "arab")),
        estimate_source=os.environ.get("JISR_ESTIMATE_SOURCE", "").strip() or "un_desa_2020",
        address=os.environ.get("JISR_ADDRESS", "").strip() or "127.0.0.1",
        port=_whole("PORT", 8501, 1, 65535),
        allowed_hosts=tuple(os.environ.get("JISR_ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]").split()),
        user=_user(),
        role=Role(_one_of("JISR_ROLE", Role.ADMINISTRATOR.value, tuple(role.value for role in Role))),
        cadence_days={
            tier: _whole(f"JISR_CADENCE_{tier}", days, 1, 3650) for tier, days in zip(TIERS, (30, 90, 180), strict=True)
        },
    )
