"""Numbers of orders, parcels and payments. Many numbers look alike, so only a header or a cue tells."""

import random
import re

from suyuan.identify.calendar_dates import looks_like_date
from suyuan.identify.folding import hidden, numbers, raised
from suyuan.identify.judging import AMBIGUITY, form, judged
from suyuan.identify.kinds import id_card, mobile_phone
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"(?=(?:.*[0-9]){4})[A-Z0-9_#.]{5,40}")


def normal(value: str) -> str:
    """Capitals and digits, without dashes."""
    return raised(numbers(value))


def _has_form(value: str) -> bool:
    return _SHAPE.fullmatch(normal(value)) is not None


def _unmistakable(value: str) -> bool | None:
    """Not a phone, an identity number or a bare day."""
    if not _has_form(value):
        return None
    text = normal(value)
    return "valid" not in {mobile_phone.check(text), id_card.check(text)} and not looks_like_date(text)


def mask(value: str) -> str:
    """The first four and the last two characters stay."""
    return hidden(normal(value), 4, 2)


def fake(rng: random.Random) -> str:
    """A number that starts with letters that say so."""
    return f"MADE{rng.randrange(10**14):014}"


CHECKS = (form(_has_form), Check("ambiguity", AMBIGUITY, _unmistakable))
check = judged(CHECKS)

KIND = Kind(
    code="order_number",
    names=Text("订单、运单、流水号", "number of an order, parcel or payment"),
    traits=frozenset({"transaction"}),
    headers=(
        "订单号", "订单编号", "订单号码", "商户订单号", "交易单号", "交易号", "流水号", "交易流水号", "运单号", "运单编号", "快递单号", "物流单号",
        "保单号", "保单号码", "ddh", "ddbh", "ydh", "kddh", "orderno", "order_no", "order_id", "orderid", "order_number", "order_sn",
        "tracking_no", "tracking_number", "waybill", "waybill_no", "policy_no", "trade_no",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    valid=("MADE00000000000001", "SF1234567890123", "2017030121001004640212345678", "A-2017-00001"),
    suspect=("13800138000", "440308199901101512", "20170301"),
    invalid=("", "abc", "1234", "订单", "订单20170301887：红酒6瓶"),
    checks=CHECKS,
    sources=("《解释》第五条第一款第四项：交易信息",),
)  # fmt: skip  # headers read better in rows
