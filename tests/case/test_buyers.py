"""Buyers from payments and chats held in memory: aliases joined by stated evidence, decoys left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from suyuan.case.casefile import CaseFile
from suyuan.case.parties.buyers import market
from suyuan.case.parties.contacts import contacts
from suyuan.case.parties.ledger import ledger
from suyuan.case.parties.lines import lines
from suyuan.case.parties.sellers import seller
from suyuan.model.accounts import account
from suyuan.model.records import Message, Payment, Place

START = datetime(2017, 3, 1, 2, 0, tzinfo=UTC)
OWN_QQ, OWN_PAY = "qq:9100000001", "alipay:19200000001"
FACTS = CaseFile("", None, None, (OWN_QQ, OWN_PAY), ("老周",), (), None, ())


class World:
    """Payments and messages under way; minutes count from START."""

    def __init__(self):
        self.payments, self.messages = [], []

    def pay(
        self,
        minute,
        yuan,
        party,
        party_account="",
        memo="",
        channel="alipay",
        direction="in",
        status="交易成功",
    ):
        place = Place(f"payments/{channel}.csv", len(self.payments) + 1)
        self.payments.append(
            Payment(
                place, START + timedelta(minutes=minute), round(yuan * 100), direction, OWN_PAY, "老周", party,
                party_account, memo, status, f"ref{len(self.payments):08d}", channel,
            )
        )  # fmt: skip

    def say(self, minute, sender, text, chat="c1", name=""):
        place = Place(f"chats/{chat}.txt", len(self.messages) + 1)
        self.messages.append(Message(place, START + timedelta(minutes=minute), sender, name, chat, text))

    def noise(self, count=300):
        """Strangers who buy phone cases, at odd sums."""
        for n in range(count):
            self.pay(
                37 + 691 * n,
                10 + n % 37 + 0.9,
                f"路人{n}",
                account("alipay", f"1650000{n:04d}"),
                "闲鱼-手机壳",
            )

    def find(self, facts=FACTS):
        spoken = list(lines(self.messages, contacts))
        sell = seller(facts, self.payments, spoken)
        return market(ledger(self.payments, sell.keys), spoken, sell, contacts, facts.judgements)


def order(world, minute, buyer, chat="c1", text="股民 5万条 三分"):
    world.say(minute, buyer, text, chat)
    world.say(minute + 1, OWN_QQ, "行，一共1500", chat)


@pytest.fixture
def world():
    made = World()
    made.noise()
    return made


B = "qq:9200000002"


def test_an_order_an_announcement_and_a_payment_make_a_buyer(world):
    order(world, 100_000, B)
    world.pay(100_005, 1500, "陈某", "alipay:wan@example.com", "茶叶")
    world.say(100_007, B, "转了 1500，查一下")
    world.say(100_009, OWN_QQ, "发你了，股民0405.txt 5万条")
    (buyer,) = world.find().buyers
    assert buyer.accounts == ("alipay:wan@example.com", B)
    assert (buyer.fen, buyer.trade.records, len(buyer.entries)) == (150_000, 50_000, 1)
    assert buyer.price_fen == pytest.approx(3.0)
    assert buyer.trade.files == ["股民0405.txt"]


def test_two_payers_of_the_same_sum_in_the_same_minutes_are_not_joined(world):
    order(world, 100_000, B)
    world.pay(100_005, 1500, "陈某", "alipay:wan@example.com")
    world.pay(100_006, 1500, "无辜者", "alipay:inno@example.com")
    world.say(100_007, B, "转了 1500，查一下")
    joined = {a for b in world.find().buyers for a in b.accounts}
    assert "alipay:inno@example.com" not in joined
    assert "alipay:wan@example.com" not in joined


def test_a_second_announcement_settles_which_of_the_two_it_was(world):
    test_two_payers_of_the_same_sum_in_the_same_minutes_are_not_joined(world)
    order(world, 120_000, B, text="老年 2万 2分")
    world.pay(120_004, 400, "陈某", "alipay:wan@example.com")
    world.say(120_005, B, "400转过去了")
    (buyer,) = world.find().buyers
    assert buyer.accounts == ("alipay:wan@example.com", B)
    assert (buyer.fen, buyer.trade.records) == (190_000, 70_000)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("加我小号 9311112222", "qq:9311112222"),
        ("微信 wx_laoma88 也是我", "wechat:wx_laoma88"),
        ("刚用支付宝 19200007777 转的", "alipay:19200007777"),
    ],
)
def test_an_account_called_own_in_a_chat_joins(world, text, other):
    order(world, 100_000, B)
    world.say(100_002, B, text)
    world.pay(100_005, 1500, "陈某", "alipay:wan@example.com", "名单")
    world.say(100_007, B, "转了 1500")
    (buyer,) = world.find().buyers
    assert other in buyer.accounts


@pytest.mark.parametrize(
    "text", ["客户的号 19200007777 你看下", "下家微信 wx_laoma88", "钱打到19200000001了"]
)
def test_an_account_of_somebody_else_does_not_join(world, text):
    order(world, 100_000, B)
    world.say(100_002, B, text)
    world.pay(100_005, 1500, "陈某", "alipay:wan@example.com", "名单")
    world.say(100_007, B, "转了 1500")
    (buyer,) = world.find().buyers
    assert buyer.accounts == ("alipay:wan@example.com", B)


def test_a_masked_account_joins_the_one_account_that_it_fits(world):
    order(world, 100_000, B)
    world.say(100_002, B, "刚用支付宝 19200007777 转的")
    world.pay(100_001, 1500, "*伟", "alipay:192****7777", "")
    (buyer,) = world.find().buyers
    assert buyer.accounts == ("alipay:19200007777", B)
    assert buyer.fen == 150_000


def test_a_card_quoted_by_its_end_and_name_joins(world):
    order(world, 100_000, B)
    world.pay(100_003, 1500, "李某娟", "bank:6290000000000006213", "", "bank")
    world.say(100_300, B, "用我老婆的卡转了，尾号 6213，李某娟")
    (buyer,) = world.find().buyers
    assert buyer.accounts == ("bank:6290000000000006213", B)


def test_a_phone_in_a_memo_joins(world):
    order(world, 100_000, B)
    world.say(100_001, B, "我电话19200007777")
    world.pay(103_000, 1500, "陈某", "alipay:wan@example.com", "数据 19200007777")
    (buyer,) = world.find().buyers
    assert set(buyer.accounts) == {"alipay:wan@example.com", "phone:19200007777", B}


def test_the_same_name_alone_does_not_join(world):
    world.pay(100_000, 1500, "王伟", "alipay:wan@example.com", "数据")
    world.pay(110_000, 900, "王伟", "bank:6290000000000006213", "名单", "bank")
    assert len(world.find().buyers) == 2


def test_refunds_come_off_and_closed_orders_never_count(world):
    world.pay(100_000, 1500, "陈某", "alipay:wan@example.com", "数据")
    world.pay(101_000, 500, "陈某", "alipay:wan@example.com", "退款", direction="out")
    world.pay(102_000, 700, "陈某", "alipay:wan@example.com", "数据", status="交易关闭")
    (buyer,) = world.find().buyers
    assert (buyer.fen, len(buyer.entries)) == (100_000, 1)


@pytest.mark.parametrize(
    ("memo", "direction"),
    [
        ("手机壳货款", "in"),
        ("生活费", "in"),
        ("房租", "out"),
        ("数据线 两条", "in"),
        ("", "in"),
        ("还你钱", "in"),
    ],
)
def test_merchants_family_and_rent_are_rejected_with_a_reason(world, memo, direction):
    for month in range(6):
        world.pay(
            100_000 + 40_000 * month, 3000, "某人", "alipay:inno@example.com", memo, direction=direction
        )
    found = world.find()
    assert not found.buyers
    (why,) = [r.why for r in found.rejected if "alipay:inno@example.com" in r.accounts]
    assert why.zh
    assert why.en


def test_a_wholesale_customer_for_phone_cases_is_no_buyer_of_data(world):
    for n in range(8):
        at = 100_000 + 9_000 * n
        world.say(at, B, f"手机壳再来{400 + 10 * n}个，苹果7的", "shop")
        world.say(at + 1, OWN_QQ, f"好的，{1200 + 30 * n}块，今天发快递", "shop")
        world.pay(at + 3, 1200 + 30 * n, "批发", "alipay:shop@example.com", "手机壳货款")
        world.say(at + 4, B, f"转了 {1200 + 30 * n}，查一下", "shop")
    assert not world.find().buyers


def test_an_order_for_cables_is_no_order_for_data(world):
    world.say(100_000, B, "数据线 200条 三毛")
    world.pay(100_002, 60, "批发", "alipay:shop@example.com", "数据线")
    world.say(100_003, B, "转了60")
    assert not world.find().buyers


def test_an_investigator_can_join_and_part_accounts(world):
    world.pay(100_000, 1500, "甲", "alipay:wan@example.com", "数据")
    world.pay(110_000, 900, "乙", "bank:6290000000000006213", "名单", "bank")
    joined = CaseFile(
        "",
        None,
        None,
        (OWN_QQ, OWN_PAY),
        (),
        (),
        None,
        (("alipay:wan@example.com", "bank:6290000000000006213", True),),
    )
    (buyer,) = world.find(joined).buyers
    assert buyer.fen == 240_000


def test_every_join_is_explained_in_both_languages(world):
    order(world, 100_000, B)
    world.pay(100_005, 1500, "陈某", "alipay:wan@example.com")
    world.say(100_007, B, "转了 1500，查一下")
    (buyer,) = world.find().buyers
    assert buyer.party.edges
    assert all(
        e.says.zh and e.says.en and e.origin.startswith(("file:", "number:")) for e in buyer.party.edges
    )
    assert not any("wan@example.com" in e.says.zh + e.says.en for e in buyer.party.edges)


def test_without_payments_an_order_and_a_delivery_still_make_a_lead():
    world = World()
    order(world, 0, B)
    world.say(3, OWN_QQ, "发你了，股民0405.txt 5万条")
    (buyer,) = world.find().buyers
    assert (buyer.fen, buyer.trade.records) == (0, 50_000)


def test_without_chats_memos_still_make_a_buyer(world):
    world.pay(100_000, 1500, "陈某", "alipay:wan@example.com", "客户名单")
    (buyer,) = world.find().buyers
    assert buyer.accounts == ("alipay:wan@example.com",)
