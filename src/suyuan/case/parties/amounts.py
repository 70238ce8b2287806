"""Numbers as traders write them: 两万, 5w条, 三分钱一条, 1500元, 转了三千."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "半": 0.5}
_UNITS = {"十": 10, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_NUM = r"(?:\d[\d,]*(?:\.\d+)?|[零〇一二两俩三四五六七八九十百千万亿半]+)\s?(?:[wk千万亿](?![a-z])(?:[半\d](?!\d))?)?"
_COUNTERS = r"(?:条|组|个号|个人|份|位|户|人|名(?!单))"
_FEN = {"毛": 10.0, "角": 10.0, "分": 1.0, "厘": 0.1}
_PER_ONE = r"(?:钱)?(?:一|每|/|1)?(?:条|个|组|份)?"

_LONG = re.compile(
    r"(?<![\d.])\d{7,}(?!\d*\s?[万w])|[\w.-]+@[\w.-]+|(?:\d{1,4}[-/年])?\d{1,2}[-/月]\d{1,2}[日号]?(?!\s?[\d万w条千k])|\d{1,2}:\d{2}"
)
_FILE = re.compile(r"[\w\-一-鿿]+\.(?:txt|xlsx?|csv|zip|rar|7z|sql)")
_TAIL = re.compile(r"(?:尾号|后四位|末四位|尾数)\D{0,2}\d{3,6}")
_MEASURE = re.compile(rf"{_NUM}\s?(?:股(?![民友票市东])|斤|公斤|公里|平米|岁|%|天|个月|小时|分钟|年)")
"""Numbers of other things than records and money."""
_PER_LOT = re.compile(rf"(?P<fen>{_NUM})\s?(?:元|块钱?)?\s?(?:一|每|/)(?P<lot>万|千|百|w|k)(?:条|个|组)?")
_BACK_LOT = re.compile(rf"(?:一|每)(?P<lot>万|千|百|w|k)(?:条|个|组)?\s?(?P<fen>{_NUM})\s?(?:元|块)")
_PRICE = re.compile(
    rf"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s?(?P<unit>分|厘|毛|角)(?P<half>半|[一二三四五六七八九1-9](?![\d万wk千百条.])分?)?"
    rf"(?!钟|之|感|满|不|享|组|类|别|手|开|批|享|店|公司|析){_PER_ONE}"
)
_YUAN_EACH = re.compile(
    r"(?P<n>0?\.\d+|\d+\.\d+|[1-9]\d?(?=\s?[元块])|[一二两三四五六七八九](?=\s?块))\s?(?:元|块)?钱?\s?(?:一|每|/)(?:条|个|组|份)"
)
_MONEY = re.compile(rf"(?:[¥￥]\s?(?P<a>{_NUM}))|(?P<b>{_NUM})\s?(?:元|块|rmb|圆)")
_SUM = re.compile(rf"(?:一共|总共|合计|共计|总价|就是|给我|收你|算你)\s?(?P<n>{_NUM})(?!\s?{_COUNTERS})")
_QUANTITY = re.compile(rf"(?P<n>{_NUM})\s?(?P<unit>{_COUNTERS})")
_BARE = re.compile(_NUM)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What the numbers of one line can mean; a number stands in one place only."""

    prices: tuple[float, ...]
    """Fen a record."""
    money: tuple[int, ...]
    """Fen, where the line says that it is money."""
    quantities: tuple[int, ...]
    """Records, where a counter or 万 says so."""
    bare: tuple[float, ...]
    """Numbers with neither; money or records by what the line is about."""


@lru_cache(maxsize=50_000)
def number(text: str) -> float:
    """The value of a number in figures, Chinese numerals or both; 0 where it is none.

    >>> number("两万"), number("1.5w"), number("一千五"), number("三千二百")
    (20000.0, 15000.0, 1500.0, 3200.0)
    """
    plain = re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text).lower())
    figures = re.fullmatch(r"(\d+(?:\.\d+)?)([千k万w亿]?)([五半\d]?)", plain)
    if not figures:
        return _numerals(plain)
    unit = _UNITS.get(figures[2], 1)
    rest = {"": 0.0, "半": 0.5}.get(figures[3])
    rest = float(_DIGITS.get(figures[3], 0) or figures[3] or 0) / 10 if rest is None else rest
    return float(figures[1]) * unit + rest * unit


def _numerals(text: str) -> float:
    total = section = digit = 0.0
    last = 1.0
    for mark in text:
        if mark in _DIGITS:
            digit = _DIGITS[mark]
        elif mark in _UNITS:
            last = _UNITS[mark]
            if last >= 10_000:
                total, section = (total + section + digit) * last or last, 0.0
            else:
                section += (digit or 1) * last
            digit = 0.0
        else:
            return 0.0
    tail = digit * last / 10 if last >= 100 and digit and text[-2:-1] in _UNITS else digit
    return total + section + tail


def amounts(text: str) -> Amounts:
    """Read the numbers of a chat line. Dates, clock times, account numbers, file names and card tails are none.

    Shares, days and other measures are none either.

    >>> amounts("股民 5万条 三分")
    Amounts(prices=(3.0,), money=(), quantities=(50000,), bare=())
    """
    line = unicodedata.normalize("NFKC", text).lower()
    for noise in (_FILE, _LONG, _TAIL, _MEASURE):
        line = noise.sub(" ", line)
    prices, line = _prices(line)
    money, line = _take(_SUM, *_take(_MONEY, [], line))
    counted, line = _take(_QUANTITY, [], line)
    bare = [(m[0], number(m[0])) for m in _BARE.finditer(line)]
    large = [n for raw, n in bare if re.search(r"[万w]", raw) and n >= 100]
    return Amounts(
        prices=tuple(prices),
        money=tuple(round(n * 100) for n in money if n > 0),
        quantities=tuple(round(n) for n in [*counted, *large] if n >= 1),
        bare=tuple(n for raw, n in bare if n >= 1 and n not in large),
    )


def _prices(line: str) -> tuple[list[float], str]:
    found: list[float] = []
    for lot in (_PER_LOT, _BACK_LOT):
        found += [number(m["fen"]) * 100 / _UNITS[m["lot"]] for m in lot.finditer(line)]
        line = lot.sub(" ", line)
    found += [_yuan(m["n"]) * 100 for m in _YUAN_EACH.finditer(line)]
    line = _YUAN_EACH.sub(" ", line)
    for m in _PRICE.finditer(line):
        unit = _FEN[m["unit"]]
        half = 0.0 if not m["half"] else 0.5 if m["half"][0] == "半" else number(m["half"].rstrip("分")) / 10
        found.append((number(m["n"]) + half) * unit)
    return [p for p in found if p > 0], _PRICE.sub(" ", line)


def _yuan(text: str) -> float:
    """A price in yuan, also one that starts with the point."""
    return number(f"0{text}" if text.startswith(".") else text)


def _take(pattern: re.Pattern[str], found: list[float], line: str) -> tuple[list[float], str]:
    values = [
        value for m in pattern.finditer(line) for g in m.groupdict().values() if g and (value := number(g))
    ]
    return found + values, pattern.sub(" ", line)
