"""Countries, each with its country-wide community."""

import re

from sqlalchemy import select

from models import Community, Country
from models.codes import Level, Region
from outreach.i18n import translator
from outreach.importers.columns import Column, degrees, one_of
from outreach.importers.known import Known, folded_names
from outreach.importers.messages import RowError, Unfit, say
from outreach.importers.records import Cells, Part, Reader, Record, Target
from outreach.marks import mark


def _alpha(length: int):
    def parse(value: str, known: Known) -> str:
        if not re.fullmatch(rf"[A-Z]{{{length}}}", value):
            raise Unfit(say(mark("{length} Latin capitals, as ISO 3166-1 gives them."), length=length))
        return value

    return parse


def _m49(value: str, known: Known) -> str:
    if not re.fullmatch(r"[0-9]{3}", value):
        raise Unfit(say(mark("A code of UN M49: three digits.")))
    return value


def _names(cells: Cells, known: Known) -> dict[str, str]:
    columns = {"en": "name_en", "ar": "name_ar"}
    return {name: cells[name] or _cldr(cells["code"], language) for language, name in columns.items()}


def _is_abroad(cells: Cells, known: Known) -> bool:
    return cells["code"] != known.home_country


def _build(row: int, cells: Cells) -> list[Record]:
    code, names = cells["code"], cells["names"]
    own = tuple(names.values())
    country = {
        "code": code,
        "alpha3": cells["alpha3"],
        **names,
        "region": cells["region"],
        "un_region": cells["un_subregion"] or cells["un_region"],
        "longitude": cells["lon"],
        "latitude": cells["lat"],
        "folded": folded_names(own=(*own, code, cells["alpha3"]), country=()),
    }
    community = {
        "key": code.lower(),
        "country_code": code,
        "level": Level.COUNTRY,
        **names,
        "folded": folded_names(own=own, country=()),
    }
    wide = [Record(row, Community, community)] if cells["abroad"] else []
    return [Record(row, Country, country), *wide]


def _codes_once(file: str, records: list[Record], known: Known) -> list[RowError]:
    """A code of three letters stands for one country: among the rows, and against what is there."""
    coming = [record for record in records if record.table is Country]
    codes = {record.values["code"] for record in coming}
    held = known.db.execute(select(Country.alpha3, Country.code).where(Country.code.not_in(codes)))
    taken = dict(held.all())
    errors = []
    for record in coming:
        code, own = record.values["alpha3"], record.values["code"]
        holder = taken.setdefault(code, own)
        if holder != own:
            expected = say(mark("A code that no other country has: {code} has it."), code=holder)
            errors.append(RowError(file, record.row, "alpha3", code, expected))
    return errors


def _cldr(code: str, language: str) -> str:
    name = translator(language).country(code)
    if name == code:
        raise Unfit(say(mark("A country that CLDR names, or a name in the columns name_en and name_ar.")))
    return name


COUNTRIES = Reader(
    name="countries",
    columns=(
        Column("code", _alpha(2), required=True),
        Column("alpha3", _alpha(3), required=True),
        Column("numeric", _m49, optional=True),
        Column("un_region", _m49, blank=""),
        Column("un_subregion", _m49, blank=""),
        Column("region", one_of({region.value: region for region in Region}, "region"), required=True),
        Column("lon", degrees(180)),
        Column("lat", degrees(90)),
        Column("name_en", optional=True, blank=""),
        Column("name_ar", optional=True, blank=""),
    ),
    targets=(Target(Country, identity=("code",)), Target(Community)),
    parts=(Part("names", ("code", "name_en", "name_ar"), _names), Part("abroad", ("code",), _is_abroad)),
    build=_build,
    named={"longitude": "lon", "latitude": "lat", "country_code": "code", "key": "code"},
    whole=_codes_once,
)
