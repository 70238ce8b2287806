"""What a statement says of itself: how many rows, how much in and out; and how that compares with what it holds."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Literal

from suyuan.model.text import Text
from suyuan.read.statements.money import amount

Way = Literal["in", "out", "neutral"]
WAYS: tuple[Way, ...] = ("in", "out", "neutral")

LINE = re.compile(
    r"(?P<word>(?:已|总)?收入|(?:已|总)?支出|不计收支|中性交易|其他)(?:合计|总计)?\s*[:：]\s*(?P<count>\d+)\s*笔"
    r"(?:\s*[(（][^)）]*[)）])?[\s,，:：]*共?\s*(?P<sum>[-+¥￥]?[\d,.]+)\s*元?"
)
SUM = re.compile(
    r"(?P<word>收入|支出|贷方|借方|存入|支取|credits?|debits?|deposits?|withdrawals?)[^\d,:：]{0,8}"
    r"(?:合计|总额|总计|金额|total)?\s*(?:\([^)]*\))?\s*[:：]\s*,?(?P<sum>[-+¥￥]?\d[\d,]*(?:\.\d+)?)\s*元?(?!\s*笔)",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"共\s*[:：]?\s*(?P<count>\d+)\s*(?:笔|条)|(?:总笔数|记录数|total records)\s*[:：]?\s*(?P<other>\d+)",
    re.IGNORECASE,
)
WORDS: dict[str, Way] = {
    "收入": "in", "贷方": "in", "存入": "in", "credit": "in", "deposit": "in",
    "支出": "out", "借方": "out", "支取": "out", "debit": "out", "withdrawal": "out",
    "不计收支": "neutral", "中性交易": "neutral", "其他": "neutral",
}  # fmt: skip
NAMES: dict[Way, Text] = {
    "in": Text("收入", "income"),
    "out": Text("支出", "expense"),
    "neutral": Text("不计收支（中性交易）", "neither"),
}
COUNT_DIFFERS = Text(
    "{what}笔数：文件自述 {stated} 笔，实际读到 {read} 笔",
    "{what}: the file states {stated} rows, {read} were read",
)
SUM_DIFFERS = Text(
    "{what}金额：文件自述 {stated} 元，逐行相加 {read} 元，相差 {gap} 元{hint}",
    "{what}: the file states {stated} yuan, its rows add up to {read}, a difference of {gap}{hint}",
)
ONE_ROW = Text("，恰为第 {row} 行的金额", ", exactly the amount in row {row}")
ALL = Text("全部", "all")


@dataclass(frozen=True, slots=True)
class Totals:
    """Number and sum of rows, by way; None where nothing is said."""

    rows: int | None = None
    in_rows: int | None = None
    in_fen: int | None = None
    out_rows: int | None = None
    out_fen: int | None = None
    neutral_rows: int | None = None
    neutral_fen: int | None = None

    def of(self, way: Way) -> tuple[int | None, int | None]:
        """Rows and fen of one way."""
        return getattr(self, f"{way}_rows"), getattr(self, f"{way}_fen")

    def over(self, other: "Totals") -> "Totals":
        """These totals, completed by another's where they say nothing."""
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        return Totals(**{name: getattr(other, name) if said is None else said for name, said in own.items()})


def stated(lines: Iterable[str]) -> Totals:
    """Totals that titles and footers state.

    >>> stated(["共66笔记录", "支出：16笔(含4笔部分退款)，1648.43元"]).out_fen
    164843
    """
    found: dict[str, int] = {}
    for text in lines:
        exact = list(LINE.finditer(text))
        for hit in exact or SUM.finditer(text):
            read = amount(hit["sum"])
            word = hit["word"].lower().rstrip("s").removeprefix("已").removeprefix("总")
            if read is not None:
                found.setdefault(f"{WORDS[word]}_fen", abs(read.fen))
            if exact:
                found.setdefault(f"{WORDS[word]}_rows", int(hit["count"]))
        count = None if exact else COUNT.search(text)
        if count:
            found.setdefault("rows", int(count["count"] or count["other"]))
    return Totals(**found)


def counted(rows: Sequence[tuple[Way, int]]) -> Totals:
    """Totals of rows that were read."""
    found: dict[str, int] = {"rows": len(rows)}
    for way in WAYS:
        fen = [amount_fen for own, amount_fen in rows if own == way]
        found |= {f"{way}_rows": len(fen), f"{way}_fen": sum(fen)}
    return Totals(**found)


def differences(said: Totals, read: Totals, rows: Sequence[tuple[Way, int, int]]) -> tuple[Text, ...]:
    """What the statement says otherwise than its rows; `rows` are way, fen and row number, to explain a gap."""
    found = []
    if said.rows is not None and said.rows != read.rows:
        found.append(_count(ALL, said.rows, read.rows))
    for way in WAYS:
        (said_rows, said_fen), (read_rows, read_fen) = said.of(way), read.of(way)
        if said_rows is not None and said_rows != read_rows:
            found.append(_count(NAMES[way], said_rows, read_rows))
        if said_fen is not None and read_fen is not None and said_fen != read_fen:
            hint = _hint(read_fen - said_fen, [(fen, row) for own, fen, row in rows if own == way])
            found.append(_sum(NAMES[way], (said_fen, read_fen), hint))
    return tuple(found)


def _count(what: Text, said: int, read: int | None) -> Text:
    return Text(
        COUNT_DIFFERS.zh.format(what=what.zh, stated=said, read=read),
        COUNT_DIFFERS.en.format(what=what.en, stated=said, read=read),
    )


def _sum(what: Text, fen: tuple[int, int], hint: Text) -> Text:
    said, read, gap = yuan(fen[0]), yuan(fen[1]), yuan(abs(fen[1] - fen[0]))
    return Text(
        SUM_DIFFERS.zh.format(what=what.zh, stated=said, read=read, gap=gap, hint=hint.zh),
        SUM_DIFFERS.en.format(what=what.en, stated=said, read=read, gap=gap, hint=hint.en),
    )


def _hint(gap: int, rows: Sequence[tuple[int, int]]) -> Text:
    """Name the one row whose amount is the whole difference, where exactly one is."""
    same = [row for fen, row in rows if fen == gap]
    return ONE_ROW.with_(row=same[0]) if len(same) == 1 else Text("", "")


def yuan(fen: int) -> str:
    """Fen as yuan, two decimals."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"
