"""The tables. A file for each family; every public name can be taken from here."""

from models.activity import (
    Activity,
    ActivityAuthority,
    ActivityCommunity,
    ActivityCountry,
    ActivityEntity,
    ActivitySource,
    ActivityTopic,
)
from models.base import Base
from models.change import Change, Image
from models.channel import Channel, ChannelReading, ChannelSource
from models.commitment import Commitment, CommitmentSource
from models.country import Community, Country, Entity
from models.coverage import CoverageReason
from models.draft import Draft
from models.figure import DiasporaEstimate, EstimateSource, FigureSource, PublishedFigure
from models.meeting import Decision, MeetingAction, Pack, Target, WeekNote
from models.request import Request, RequestEvent, Theme
from models.source import ImportRun, Revision, Source
from models.total import ActivityTotal
from models.vocabulary import Authority, Initiative, Topic

__all__ = [
    "Activity",
    "ActivityAuthority",
    "ActivityCommunity",
    "ActivityCountry",
    "ActivityEntity",
    "ActivitySource",
    "ActivityTopic",
    "ActivityTotal",
    "Authority",
    "Base",
    "Change",
    "Channel",
    "ChannelReading",
    "ChannelSource",
    "Commitment",
    "CommitmentSource",
    "Community",
    "Country",
    "CoverageReason",
    "Decision",
    "DiasporaEstimate",
    "Draft",
    "Entity",
    "EstimateSource",
    "FigureSource",
    "Image",
    "ImportRun",
    "Initiative",
    "MeetingAction",
    "Pack",
    "PublishedFigure",
    "Request",
    "RequestEvent",
    "Revision",
    "Source",
    "Target",
    "Theme",
    "Topic",
    "WeekNote",
]
