"""One row of a statement, read by its columns; not yet seen from anybody's side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from suyuan.read.statements.accounts import split_named, type_of_header, typed
from suyuan.read.statements.cells import folded, joined, value
from suyuan.read.statements.columns import Columns
from suyuan.read.statements.money import Amount, amount
from suyuan.read.statements.time import CHINA, clock, moment
from suyuan.read.statements.totals import Way
from suyuan.read.statements.words import EXPENSE, INCOME, NEUTRAL

HOME = frozenset({"", "cny", "rmb", "人民币", "156", "cn¥", "¥", "元", "人民币元", "本币", "01", "001"})
FUND: dict[str, Way] = {
    "已收入": "in",
    "已支出": "out",
    "资金转移": "neutral",
    "待支出": "neutral",
    "待收入": "neutral",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a payment."""

    name: str = ""
    account: str = ""

    @property
    def key(self) -> str:
        """What tells this side from others: the account, else the name."""
        return self.account or self.name


NOBODY = Side()


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says."""

    row: int
    at: datetime
    fen: int
    """Signed as written."""
    way: Way | None
    """The export's own word for the direction; None where only the sign, the sides or the balance can tell."""
    refunded: int
    """Fen that the row itself says were given back."""
    balance: int | None
    party: Side
    payer: Side
    payee: Side
    own: Side
    memo: str
    status: str
    reference: str
    order: str
    """The merchant's number."""
    type: str
    """The export's own class, such as 退款 or 转账; also part of the memo."""
    plus: bool = field(default=False)
    """Whether the amount was written with a plus sign."""


def line(columns: Columns, number: int, row: Sequence[str], channel: str) -> Line | str:
    """Read a row; the reason as a short code where it cannot be."""
    at = _when(columns, row)
    if at is None or _ends_before(columns, row, "clock"):
        return "time"
    read, column_way = _money(columns, row)
    if read is None:
        return "amount"
    currency = folded(columns.first(row, "currency"))
    if currency not in HOME:
        return f"currency:{currency[:8].upper()}"
    way = _way(columns, row, read, column_way)
    if way == "unknown" or _ends_before(columns, row, "flow"):
        return "direction"
    return Line(
        row=number,
        at=at,
        fen=read.fen,
        way=way,
        refunded=read.refunded,
        balance=_balance(columns, row),
        party=_side(columns, row, ("party", "party_account"), channel),
        payer=_side(columns, row, ("payer", "payer_account"), channel),
        payee=_side(columns, row, ("payee", "payee_account"), channel),
        own=_side(columns, row, ("own_name", "own_account"), channel),
        memo=joined(
            [
                value(row[i])
                for role in ("goods", "remark", "summary")
                for i in columns.at.get(role, ())
                if i < len(row)
            ]
        ),
        status=columns.first(row, "status"),
        reference=columns.first(row, "reference"),
        order=columns.first(row, "order"),
        type=columns.first(row, "summary"),
        plus=any("+" in row[i] for i in columns.at.get("amount", ()) if i < len(row)),
    )


def _ends_before(columns: Columns, row: Sequence[str], role: str) -> bool:
    """Whether a row breaks off before a column of that role."""
    return any(index >= len(row) for index in columns.at.get(role, ()))


def _when(columns: Columns, row: Sequence[str]) -> datetime | None:
    """The moment, put together from date and time of day where they stand apart."""
    at = moment(columns.first(row, "time") or columns.first(row, "date"), columns.order)
    if at is None:
        return None
    cell = columns.first(row, "clock")
    day = at.astimezone(CHINA)
    if not cell or day.time().isoformat() != "00:00:00":
        return at
    part = clock(cell)
    return None if part is None else at + part


def _money(columns: Columns, row: Sequence[str]) -> tuple[Amount | None, Way | None]:
    """The amount, and the direction that the column it stands in gives; none where the row ends before telling."""
    ways: tuple[tuple[str, Way | None], ...] = (("income", "in"), ("expense", "out"), ("amount", None))
    zero: tuple[Amount | None, Way | None] = (None, None)
    for role, way in ways:
        for index in columns.at.get(role, ()):
            text = value(row[index]) if index < len(row) else ""
            read = amount(text, columns.units.get(index, 100)) if text else None
            if read is not None and read.fen:
                return read, way
            if read is not None and zero[0] is None:
                zero = read, way
    cut = any(index >= len(row) for places in columns.at.values() for index in places)
    return (None, None) if cut else zero


def _way(
    columns: Columns, row: Sequence[str], read: Amount, column_way: Way | None
) -> Way | Literal["unknown"] | None:
    """The direction in the export's own words; `unknown` for a word that is none."""
    if columns.has("flow"):
        written = next((row[i] for i in columns.at["flow"] if i < len(row)), "")
        word = re.sub(r"\(.*\)", "", folded(written))
        if word in INCOME or word in EXPENSE:
            return "in" if word in INCOME else "out"
        if word in NEUTRAL:
            return "neutral"
        if word:
            return "unknown"
    if columns.has("fund"):
        return FUND.get(columns.first(row, "fund"), "neutral")
    if read.mark:
        return "in" if read.mark == "in" else "out"
    if column_way is None and columns.has("flow") and not read.fen < 0:
        return "neutral"
    return column_way


def _balance(columns: Columns, row: Sequence[str]) -> int | None:
    for index in columns.at.get("balance", ()):
        read = amount(value(row[index]), columns.units.get(index, 100)) if index < len(row) else None
        if read is not None:
            return -abs(read.fen) if read.mark == "out" else read.fen
    return None


def _side(columns: Columns, row: Sequence[str], roles: tuple[str, str], channel: str) -> Side:
    """Name and account of one side, taken apart where one cell holds both."""
    if not columns.has(*roles):
        return NOBODY
    name = columns.first(row, roles[0])
    account = ""
    for index in columns.at.get(roles[1], ()):
        if index < len(row) and (cell := value(row[index])):
            account = typed(cell, type_of_header(columns.names[index]), channel) or account
            if not account and not name:
                name = cell
        if account:
            break
    if name and not account:
        account = typed(name) if channel in {"other", "bank"} else ""
        if not account:
            name, account = split_named(name, channel)
    return Side(name, account)
