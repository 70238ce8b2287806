"""What happens in a world: money that moves and words that are said."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

import numpy as np

from suyuan.world.cast import Channel

CHINA = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2017, 1, 10, tzinfo=CHINA)
LAST_DAY = datetime(2017, 7, 20, tzinfo=CHINA)
"""The acts."""


@dataclass(frozen=True, slots=True, order=True)
class Pay:
    """One movement on an account of the seller (or of a buyer whose statement was seized)."""

    at: datetime
    channel: Channel
    name: str
    """The other side as the export prints it."""
    shown: str
    """The other side's account as the export prints it; empty where it prints none."""
    fen: int
    way: int
    """1 in, -1 out, 0 between the owner's own pockets or undone."""
    memo: str
    of: str
    """Who it is in truth: a buyer's id, or the sort of an innocent one."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One chat message."""

    at: datetime
    chat: str
    """Written account of the other side, or the group's name."""
    speaker: str
    """Written account of the speaker."""
    nick: str
    text: str


@dataclass(slots=True)
class Happened:
    """Everything that leaves a trace, gathered part by part."""

    pays: list[Pay] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    statements: dict[str, list[Pay]] = field(default_factory=dict)
    """Movements on buyers' own cards, by written account."""
    bought: dict[str, int] = field(default_factory=dict)
    """Records, by buyer's id."""
    first: dict[str, datetime] = field(default_factory=dict)
    """Day of the first delivery, by buyer's id."""


def moment(rng: np.random.Generator, first: datetime, last: datetime) -> datetime:
    """A second between two days, between nine in the morning and eleven at night."""
    days = max((last - first).days, 1)
    return first.replace(hour=0, minute=0, second=0) + timedelta(
        days=int(rng.integers(days)), seconds=int(rng.integers(9 * 3600, 23 * 3600))
    )
