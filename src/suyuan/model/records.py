"""What readers hand over: where a thing stands, payments, messages, reports, bad rows.

Amounts are integer fen, times are aware UTC (exports give local time of China, UTC+8).
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the evidence."""

    file: str
    """Path relative to the folder that was read; archive members follow after `!`."""
    row: int
    """Line number in the file (or row number in a sheet), from 1; 0 where the whole file is meant."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read, kept as it is."""

    place: Place
    reason: str
    """A short code, such as `columns:4!=5`, `encoding`, `amount`, `time`."""
    raw: str
    """The row's own text. Personal: goes to the evidence folder only, never to a log or a message."""


@dataclass(slots=True)
class BadRows:
    """Counts every bad row by reason and keeps the rows themselves, the first `keep` in memory."""

    keep: int = 100_000
    rows: list[BadRow] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    """file -> reason -> rows, complete even where `rows` is cut."""

    def add(self, place: Place, reason: str, raw: str) -> None:
        """Count a bad row and keep it."""
        by_reason = self.counts.setdefault(place.file, {})
        by_reason[reason] = by_reason.get(reason, 0) + 1
        if len(self.rows) < self.keep:
            self.rows.append(BadRow(place, reason, raw))

    def total(self, file: str | None = None) -> int:
        """Number of bad rows, of one file or of all."""
        files = self.counts.values() if file is None else [self.counts.get(file, {})]
        return sum(sum(by_reason.values()) for by_reason in files)


@dataclass(frozen=True, slots=True)
class Payment:
    """One line of a payment export or bank statement, seen from the statement's owner."""

    place: Place
    at: datetime
    fen: int
    """Amount in fen, never negative; the direction is apart."""
    direction: Literal["in", "out", "neutral"]
    """`in` the owner got money; `neutral` moves between the owner's own pockets, closed or unpaid orders."""
    owner: str
    """The owner's account, such as `alipay:…` or `bank:…`; empty where the export does not say."""
    owner_name: str
    party: str
    """Display name of the other side."""
    party_account: str
    """Account of the other side in normal form; empty where the export hides it."""
    memo: str
    """Goods, remark and summary as the export gives them, joined by a blank."""
    status: str
    """The export's own word for the state, such as 交易成功."""
    reference: str
    """The export's transaction number."""
    channel: Literal["alipay", "wechat", "bank", "jd", "other"]


@dataclass(frozen=True, slots=True)
class Message:
    """One chat message."""

    place: Place
    at: datetime
    sender: str
    """Account of the sender, such as `qq:12345`; empty where only a name is known."""
    sender_name: str
    chat: str
    """The conversation it stands in: a group's or the other side's name or account."""
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One victim's report."""

    place: Place
    id: str
    at: datetime | None
    text: str
    loss_fen: int
    channel: str
    region: str
    type: str
    """The fraud type that the reporting platform gave; empty where none."""
    accounts: tuple[str, ...]
    """Accounts of the fraudsters given in fields of their own, in normal form (not those in the text)."""
    victim_name: str
    victim_phone: str
    """The reporter's own number in normal form; empty where none."""
