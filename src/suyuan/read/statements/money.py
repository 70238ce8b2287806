"""Amounts of money as statements write them, into integer fen."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

PLAIN = re.compile(r"([+-]?)(\d{1,12})(?:\.(\d{1,2}))?")
REFUND_NOTE = re.compile(r"\((?:已)?(全额)?(?:部分)?退款?[^\d)]*([\d.,]*)[^)]*\)")
MARK = re.compile(r"(cr|dr|credit|debit|贷|借)\.?$|^(cr|dr|贷|借)[.:]?(?=[\d¥+-])", re.IGNORECASE)
CURRENCY = re.compile(r"^(?:人民币|rmb|cny|cn¥|¥|元)|(?:人民币|元整?|圆|rmb|cny|¥)$", re.IGNORECASE)
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d*)?")
CONTINENTAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}")
NUMBER = re.compile(r"\d+\.?\d*(?:e[+-]?\d+)?|\.\d+", re.IGNORECASE)
UNITS = {"万": 10_000, "亿": 100_000_000}
LARGEST = 10**15
LONGEST = 120
"""Characters; longer cells hold no amount."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written."""

    fen: int
    """Signed fen."""
    mark: str = ""
    """`in` for CR or 贷, `out` for DR or 借, where the cell itself says so."""
    refunded: int = 0
    """Fen that a note in the same cell says were given back, as in `131.77(已退款89.84)`."""


def amount(cell: str, unit_fen: int = 100) -> Amount | None:
    """Read one amount; None where the cell does not hold exactly one.

    `unit_fen` is what one written unit is worth: 100 for yuan, 1 for fen, 1,000,000 for 万元.

    >>> amount("¥1,234.50").fen, amount("（3.00）").fen, amount("131.77(已退款89.84)").refunded
    (123450, -300, 8984)
    """
    plain = PLAIN.fullmatch(cell)
    if plain and unit_fen == 100:
        sign, whole, part = plain.groups()
        fen = int(whole) * 100 + int((part or "").ljust(2, "0"))
        return Amount(-fen if sign == "-" else fen)
    if len(cell) > LONGEST:
        return None
    text = re.sub(r"[\s'’]", "", unicodedata.normalize("NFKC", cell)).replace("−", "-").replace("–", "-")
    text, refund, full = _refund(text)
    text, mark = _mark(text)
    fen_or_none = _signed(text, unit_fen)
    if fen_or_none is None:
        return None
    back = abs(fen_or_none) if full else _number(refund, unit_fen) or 0
    return Amount(fen_or_none, mark, back)


def _refund(text: str) -> tuple[str, str, bool]:
    """Cut a note about a refund off: the rest, the amount refunded, whether all was."""
    found = REFUND_NOTE.search(text)
    if not found:
        return text, "", False
    return text[: found.start()] + text[found.end() :], found[2], bool(found[1])


def _mark(text: str) -> tuple[str, str]:
    """Cut a debit or credit mark off."""
    found = MARK.search(text)
    if not found:
        return text, ""
    word = (found[1] or found[2]).lower()
    return text[: found.start()] + text[found.end() :], "in" if word in {"cr", "credit", "贷"} else "out"


def _signed(text: str, unit_fen: int) -> int | None:
    """Read a number with sign, brackets, currency and unit."""
    negative = False
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, text[1:-1]
    for _ in range(3):
        bare = CURRENCY.sub("", text)
        if bare[:1] in {"+", "-"}:
            negative, bare = negative ^ (bare[0] == "-"), bare[1:]
        elif bare[-1:] in {"+", "-"}:
            negative, bare = negative ^ (bare[-1] == "-"), bare[:-1]
        if bare == text:
            break
        text = bare
    factor = UNITS.get(text[-1:], 1)
    fen = _number(text[:-1], 100 * factor) if factor > 1 else _number(text, unit_fen)
    return None if fen is None else -fen if negative else fen


def _number(text: str, unit_fen: int) -> int | None:
    """Read an unsigned number exactly; None where it is not one or does not come out at whole fen."""
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    elif CONTINENTAL.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    if not NUMBER.fullmatch(text):
        return None
    try:
        exact = Decimal(text) * unit_fen
    except ArithmeticError:
        return None
    if exact > LARGEST:
        return None
    whole = round(exact)
    return whole if abs(exact - whole) < Decimal("0.000001") else None
