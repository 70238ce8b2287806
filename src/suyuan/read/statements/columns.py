"""Which column of a statement means what: by its header's words, then by what it holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from suyuan.read.statements.accounts import form_of
from suyuan.read.statements.cells import clean, folded, value
from suyuan.read.statements.money import amount
from suyuan.read.statements.time import Order, clock, moment, order_of
from suyuan.read.statements.words import EXPENSE, HINTS, INCOME, NEUTRAL, ROLES

EXACT = {word: (role, rank) for role, words in ROLES.items() for rank, word in enumerate(words)}
BRACKETS = re.compile(r"[(\[【]([^()\[\]【】]*)[)\]】]")
SAMPLE = 200
"""Rows whose content is looked at."""
ORDERLESS = 1000
"""Rank of a column whose header only holds a part of a known word."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each role stands in a row."""

    names: tuple[str, ...]
    """Headers as written."""
    at: dict[str, tuple[int, ...]]
    """Role -> columns, the one to prefer first."""
    units: dict[int, int]
    """Column -> what one written unit is worth, in fen; 100 where nothing is said."""
    order: Order = "mdy"
    """How `02/04/2017` is meant."""

    def first(self, row: Sequence[str], role: str) -> str:
        """The first column of a role that holds something in this row."""
        for index in self.at.get(role, ()):
            if index < len(row) and (text := value(row[index])):
                return text
        return ""

    def has(self, *roles: str) -> bool:
        """Whether any of the roles has a column."""
        return any(role in self.at for role in roles)


@lru_cache(maxsize=4096)
def meaning(header: str) -> tuple[str, int, int]:
    """Role, rank and unit (in fen) of one header cell; an empty role where it is not known.

    >>> meaning("记账金额(收入)")[0], meaning("交易金额(分)")[::2]
    ('income', ('amount', 1))
    """
    text = folded(clean(header)[:60]).replace("_", "").strip("*:：#")
    bracket = "".join(BRACKETS.findall(text))
    base = BRACKETS.sub("", text)
    if not base or len(base) > 24 or base.isdigit():
        return "", 0, 100
    role, rank = EXACT.get(text) or EXACT.get(base) or EXACT.get(base.rstrip("元分")) or _by_part(base)
    if role == "amount" and bracket:
        role = "income" if bracket in INCOME else "expense" if bracket in EXPENSE else role
    unit = 1 if bracket in {"分", "单位:分", "fen"} else 1_000_000 if "万" in bracket else 100
    return role, rank, unit


def _by_part(base: str) -> tuple[str, int]:
    for pattern, role in HINTS:
        if re.search(pattern, base):
            return role, ORDERLESS
    return "", 0


def header(cells: Sequence[str]) -> Columns | None:
    """Read a row as a header; None where it is not one.

    A header names a time and an amount, knows at least half of its cells, and holds no time or amount itself.
    """
    filled = [cell for cell in cells if clean(cell)]
    if len(filled) < 2 or any(len(cell) > 60 for cell in filled):
        return None
    meanings = [meaning(cell) for cell in cells]
    known = sum(bool(role) for role, _rank, _unit in meanings)
    at = _roles(meanings)
    if not (at.keys() & {"time", "date"} and at.keys() & {"amount", "income", "expense"}) or known * 2 < len(
        filled
    ):
        return None
    if any(moment(cell.strip()) or amount(clean(cell)) for cell in filled):
        return None
    units = {i: unit for i, (_role, _rank, unit) in enumerate(meanings) if unit != 100}
    return Columns(tuple(clean(cell) for cell in cells), at, units)


def _roles(meanings: Sequence[tuple[str, int, int]]) -> dict[str, tuple[int, ...]]:
    """Role -> columns by rank, then position."""
    found: dict[str, list[tuple[int, int]]] = {}
    for index, (role, rank, _unit) in enumerate(meanings):
        if role:
            found.setdefault(role, []).append((rank, index))
    return {role: tuple(index for _rank, index in sorted(places)) for role, places in found.items()}


def settled(columns: Columns, rows: Sequence[Sequence[str]]) -> Columns:
    """The same columns after a look at what they hold.

    A time column of times of day alone is a clock; a column of 收入/支出 or Credit/Debit words is a
    direction whatever its name; a column 付款金额 beside 收款金额 is what was spent.
    """
    sample = rows[:SAMPLE]
    at = {role: list(places) for role, places in columns.at.items()}
    for role in ("time", "date"):
        clocks = [
            i for i in at.get(role, []) if _share(sample, i, clock) > 0 and not _share(sample, i, moment)
        ]
        at["clock"] = at.get("clock", []) + clocks
        at[role] = [i for i in at.get(role, []) if i not in clocks]
    strange = [
        i
        for i in at.get("flow", [])
        if _share(sample, i, _is_filled) > 0 and _share(sample, i, _is_flow) < 0.5
    ]
    at["summary"] = at.get("summary", []) + strange
    at["flow"] = [i for i in at.get("flow", []) if i not in strange]
    if not at["flow"]:
        at["flow"] = [i for i in at.get("summary", []) if _share(sample, i, _is_flow) > 0.9]
        at["summary"] = [i for i in at.get("summary", []) if i not in at["flow"]]
    if at.get("income") and not at.get("expense"):
        at["expense"] = [i for i in at.get("amount", []) if re.match("付款|支付|实付", columns.names[i])]
        at["amount"] = [i for i in at.get("amount", []) if i not in at["expense"]]
    dates = [row[i] for i in at.get("time", []) + at.get("date", []) for row in sample if i < len(row)]
    kept = {role: tuple(places) for role, places in at.items() if places}
    return replace(columns, at=kept, order=order_of(dates))


def _share(rows: Sequence[Sequence[str]], index: int, test: Callable[[str], object]) -> float:
    """Share of a column's filled cells that pass a test."""
    cells = [text for row in rows if index < len(row) and (text := clean(row[index]))]
    return sum(test(cell) not in {None, False, ""} for cell in cells) / len(cells) if cells else 0.0


def _is_filled(cell: str) -> bool:
    return bool(value(cell))


def _is_flow(cell: str) -> bool:
    return folded(cell) in INCOME | EXPENSE | NEUTRAL


def guessed(rows: Sequence[Sequence[str]]) -> Columns | None:
    """Columns of a list without a header, by content alone; None where no time and amount stand out."""
    sample = [row for row in rows[:SAMPLE] if len(row) > 1]
    width = max((len(row) for row in sample), default=0)
    if len(sample) < 2:
        return None
    left = list(range(width))
    at: dict[str, tuple[int, ...]] = {}
    tests = (("time", _is_moment), ("flow", _is_flow), ("amount", _is_amount), ("party_account", form_of))
    for role, test in tests:
        fitting = [i for i in left if _share(sample, i, test) >= 0.8]
        index = max(fitting, key=lambda i: _share(sample, i, _is_written_money), default=None)
        if index is not None:
            at[role] = (index,)
            left.remove(index)
    if "time" not in at or "amount" not in at:
        return None
    texts = [i for i in left if any(i < len(row) and value(row[i]) for row in sample)]
    at |= {"party": tuple(texts[:1]), "remark": tuple(texts[1:])}
    return Columns(tuple(f"c{i + 1}" for i in range(width)), {r: p for r, p in at.items() if p}, {})


def _is_moment(cell: str) -> bool:
    return bool(moment(cell)) and not re.fullmatch(r"\d{5}(\.\d+)?", cell)


def _is_written_money(cell: str) -> bool:
    return bool(re.search(r"[.¥￥元+-]", cell)) and _is_amount(cell)


def _is_amount(cell: str) -> bool:
    read = amount(cell)
    return read is not None and abs(read.fen) < 10**11
