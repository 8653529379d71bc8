"""Controlled lists: what was spoken about, who must answer, and named series of activities."""

from sqlmodel import Field

from models.base import Keyed
from models.rules import named_in_some_language


class Topic(Keyed, table=True):
    """What was raised: customs, conscription, pensions, documents, ..."""

    __tablename__ = "topic"
    __table_args__ = (named_in_some_language(),)

    name_en: str = Field(default="", max_length=120)
    name_ar: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=400)


class Authority(Keyed, table=True):
    """A body that must answer, or that took part."""

    __tablename__ = "authority"
    __table_args__ = (named_in_some_language(),)

    name_en: str = Field(default="", max_length=200)
    name_ar: str = Field(default="", max_length=200)


class Initiative(Keyed, table=True):
    """A named series of activities. Where it names one journey, its visits are one journey."""

    __tablename__ = "initiative"
    __table_args__ = (named_in_some_language(),)

    name_en: str = Field(default="", max_length=160)
    name_ar: str = Field(default="", max_length=160)
    is_journey: bool = False
