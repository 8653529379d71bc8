"""A ZIP written again so that the same content gives the same bytes: no moment of writing is left in it."""

import io
import re
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# ZIP knows no year before this one.
FIRST = (1980, 1, 1, 0, 0, 0)
MOMENT = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")
CORE, BOOK = "docProps/core.xml", ".xlsx"


def steady(file: bytes, *, at: datetime) -> bytes:
    """An Office file whose moments, also those of workbooks inside it, are ``at``, which has its time zone."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with ZipFile(io.BytesIO(file)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name.endswith(BOOK):
                part = steady(part, at=at)
            elif name == CORE:
                part = MOMENT.sub(rb"\g<1>" + moment + rb"\g<3>", part)
            entry = ZipInfo(name, FIRST)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, part)
    return out.getvalue()
