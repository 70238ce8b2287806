"""Writes numbers as the reader of an official paper expects them, in both languages."""

import math
from datetime import datetime, timedelta, timezone

from markupsafe import Markup, escape

from suyuan.case.report.speak import both, t
from suyuan.model.text import clean

CHINA = timezone(timedelta(hours=8))
NONE = Markup("—")
POWERS = ("一", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿")
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def number(value: object) -> float | None:
    """A finite number, or None where the case gives none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


def whole(value: object) -> Markup:
    """A count with thousands separators."""
    known = number(value)
    return NONE if known is None else escape(f"{round(known):,}")


def about(value: object, unit: str = "") -> Markup:
    """A large figure in round words, 约 2,600 万; empty below 100,000."""
    known = number(value) or 0.0
    if known < 100_000:
        return Markup("")
    zh = f"约 {known / 1e8:.2f} 亿" if known >= 1e8 else f"约 {known / 1e4:,.0f} 万"
    en = f"about {known / 1e6:,.1f} million" if known >= 1e6 else f"about {known / 1e3:,.0f} thousand"
    return both(zh + unit, en)


def yuan(value: object, places: int = 2) -> Markup:
    """An amount given in yuan."""
    known = number(value)
    return NONE if known is None else both(f"{known:,.{places}f} 元", f"CNY {known:,.{places}f}")


def price(value: object) -> Markup:
    """A price of one record: fen below one yuan, as the trade speaks of it."""
    known = number(value)
    if not known:
        return NONE
    if known < 1:
        return both(f"{known * 100:.2f} 分/条", f"{known * 100:.2f} fen each")
    return both(f"{known:,.2f} 元/条", f"CNY {known:,.2f} each")


def signed(value: object) -> Markup:
    """A weight or margin in bans, two places, with its sign."""
    known = number(value)
    return NONE if known is None else escape(f"{known:+.2f}".replace("-", "−"))


def place(value: float) -> str:
    """A coordinate of a drawing, one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def power(value: float) -> str:
    """A small number in powers of ten.

    >>> power(3.2e-7)
    '3.2×10⁻⁷'
    """
    mantissa, exponent = f"{value:.1e}".split("e")
    front = "" if mantissa == "1.0" else f"{mantissa.removesuffix('.0')}×"
    return f"{front}10{str(int(exponent)).translate(RAISED)}"


def bound(value: object) -> Markup:
    """A bound on a probability in words, rounded up so that it stays a bound: 不超过十亿分之一."""
    known = number(value)
    if known is None or known < 0:
        return NONE
    if known >= 0.1:
        percent = min(100, math.ceil(known * 100 - 1e-9))
        return t("bound.percent", percent=percent)
    step = min(len(POWERS) - 1, math.floor(-math.log10(known) + 1e-9)) if known else len(POWERS) - 1
    return t("bound.words", zh=f"{POWERS[step]}分之一", en=f"1 in {10**step:,}", number=power(known or 1e-12))


def day(value: object) -> Markup:
    """A date or time as a case gives it (ISO 8601), in China's time where it carries a zone."""
    text = clean(value or "")
    if len(text) <= 10:
        return Markup("{}").format(text or "—")
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return Markup("{}").format(text)
    if at.tzinfo is None:
        return escape(f"{at:%Y-%m-%d %H:%M}")
    local = f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    return both(f"{local}（北京时间）", f"{local} (Beijing time)")


def span(dates: object) -> Markup:
    """A first and a last day."""
    first, last = [*dates, "", ""][:2] if isinstance(dates, list | tuple) else ("", "")
    if not first and not last:
        return NONE
    if first == last:
        return day(first)
    return both(
        f"{clean(first or '……')} 至 {clean(last or '……')}", f"{clean(first or '…')} to {clean(last or '…')}"
    )
