"""Why a party with money is not taken for a buyer of data."""

from collections.abc import Sequence

from suyuan.case.parties.ledger import Entry
from suyuan.case.parties.trade import Trade
from suyuan.case.parties.words import words
from suyuan.model.text import Text

_OUT = Text(
    "只有卖方付给对方的款项，没有对方付来的款项", "the seller only paid it; it paid the seller nothing"
)
_GOODS = Text(
    "附言为普通商品或服务，没有买卖数据的迹象",
    "memos name ordinary goods or services; nothing speaks of data",
)
_HOME = Text(
    "附言为家庭往来、房租、工资或借还款，没有买卖数据的迹象",
    "memos name family money, rent, wages or loans; nothing speaks of data",
)
_OWN = Text("账户间转移或提现", "moves between own accounts")
_CHANCE = Text(
    "付款金额和时间恰与聊天中说到的付款相同，但同时还有别人的付款相符，且无其他买卖数据的迹象",
    "a payment coincides with one announced in a chat, but another payer's fits as well, and nothing else speaks of data",
)
_NOTHING = Text(
    "有付款，但没有订购、交货、附言或金额与数量相符的迹象",
    "it paid, but no order, delivery, memo or matching sum was found",
)
_ASKED = Text(
    "只询问或订购，没有找到付款，也没有交货",
    "it asked or ordered, but neither payment nor delivery was found",
)


def why_not(money: Sequence[Entry], dealt: Trade, *, coincident: bool, money_known: bool) -> Text | None:
    """The reason against; None where a party is taken for a buyer.

    Taken is who paid and for whom something speaks of trade in data, or to whom data was delivered; where the
    case holds no payments at all (`money_known` False), an order is enough.
    """
    paid = [e for e in money if e.incoming and not e.refund]
    memos = " ".join(e.payment.memo for e in (paid or money)).lower()
    plain = bool(words("memo", "goods").search(memos) or words("memo", "home").search(memos))
    if (
        dealt.positive
        and paid
        and not (plain and not dealt.memos and not dealt.orders and not dealt.deliveries)
    ):
        return None
    if dealt.deliveries or (dealt.orders and not money_known):
        return None
    if dealt.orders and not paid:
        return _ASKED
    if not paid:
        return _OUT
    for name, reason in (("goods", _GOODS), ("home", _HOME), ("own", _OWN)):
        if words("memo", name).search(memos):
            return reason
    return _CHANCE if coincident else _NOTHING
