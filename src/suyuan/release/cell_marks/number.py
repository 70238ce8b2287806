"""Sparse neighbours: a number keeps its value with probability 1 - delta, else moves by at most four steps.

Only for columns of amounts and measurements: a whole number without a kind may be a code or a year and is never
touched. A step is the last place that the column really uses, and a number must be at least 400 steps large, so
that no value moves by more than one per cent.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from suyuan.model.text import Text
from suyuan.release.cell_mark import CellMark

_PLAIN = re.compile(r"-?(?:0|[1-9]\d{0,11})(?:\.(\d{1,6}))?")
_REACH = 4
_LARGE = 400
_DRESS = re.compile(r"[,，\s¥￥元]")


def _unit(sample: Sequence[str], traits: frozenset[str]) -> str | None:
    """The exponent of the step, such as "-2" for cents."""
    found = [m for text in sample if (m := _PLAIN.fullmatch(text))]
    if len(found) < 20 or len(found) < 0.95 * len(sample):
        return None
    if traits - {"property", "transaction"}:
        return None
    if "property" not in traits and sum(m[1] is not None for m in found) < 0.5 * len(found):
        return None
    values = [Decimal(m[0]) for m in found]
    exponent = -max(len(m[1] or "") for m in found)
    while exponent < 3 and sum(v % Decimal(10) ** (exponent + 1) == 0 for v in values) >= 0.5 * len(values):
        exponent += 1
    middle = sorted(abs(v) for v in values)[len(values) // 2]
    return str(exponent) if middle >= _LARGE * Decimal(10) ** exponent else None


def _writings(value: str, unit: str) -> tuple[str, ...]:
    match = _PLAIN.fullmatch(value)
    if match is None:
        return (value,)
    places = len(match[1] or "")
    shift = int(unit) + places
    scaled, step = int(value.replace(".", "")), 10 ** max(shift, 0)
    if shift < 0 or abs(scaled) < _LARGE * step:
        return (value,)
    moves = [move * step for move in range(-_REACH, _REACH + 1) if move]
    return (value, *(_written(scaled + move, places) for move in moves))


def _written(scaled: int, places: int) -> str:
    sign, digits = "-" * (scaled < 0), str(abs(scaled)).rjust(places + 1, "0")
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def _read(text: str, unit: str) -> int | None:
    try:
        steps = Decimal(_DRESS.sub("", text)).scaleb(-int(unit))
        return int((steps + Decimal("0.5")).to_integral_value("ROUND_FLOOR"))
    except (InvalidOperation, ValueError, OverflowError):
        return None


MARK = CellMark(
    name="number",
    says=Text(
        "极少数金额、数量在末位上下浮动",
        "a few amounts and measurements move by a few steps in their last place",
    ),
    unit=_unit,
    writings=_writings,
    read=_read,
    first=lambda _, delta: 1 - delta,
    untouched=lambda delta: 1 - delta,
)
