"""A made-up case as the report gets it: five buyers, five gangs, retail buyers, decoys. No name or number is real."""

import hashlib
import random
from datetime import date
from itertools import count as numbers

from suyuan.law import Facts, Tally, count

BUYERS = ("B1", "B2", "B3", "B4", "B5")
PAID = (48_600.0, 31_250.0, 22_400.0, 9_800.0, 6_150.0)
PRICE = (0.03, 0.025, 0.05, 0.04, 0.03)
LOSS = (1_284_500.0, 214_300.5, 486_120.0, 96_400.0, 132_000.0)
REPORTS = (41, 22, 31, 12, 9)
SURVIVING = (1.9, 0.7, -0.6, -1.1, -2.1)
VERDICTS = ("corroborated", "corroborated", "supported", "supported", "lead")
SHARES = (0.05, 0.1, 0.15, 0.3, 0.2, 0.15, 0.05)
TYPES = (
    ("冒充证券公司推荐股票", "Stock tips"),
    ("低价酒类推销", "Cheap wine"),
    ("保健品推销", "Health products"),
    ("退款、改签", "Refunds and rebooking"),
    ("虚假贷款", "False loans"),
)
KINDS = {
    "mobile_phone": 2_480_113,
    "person_name": 2_311_870,
    "id_card": 640_221,
    "address": 1_120_450,
    "asset_amount": 320_400,
    "transaction_record": 411_902,
    "wechat_id": 88_120,
    "bank_card": 12_044,
}
LINKS = ("source-seller", "seller-buyer", "buyer-gang", "gang-victim", "time")
LEAK = "某股民服务公司 → 推广商乙"
ALIPAY, CHAT, DUMP = "payments/alipay_2017.csv", "chats/qq_export.txt", "seized/股民0405.txt"


def pair(zh, en):
    return {"zh": zh, "en": en}


class Items:
    """Items of evidence under way, and the figures that rest on them."""

    def __init__(self, rows):
        self.items, self.figures, self.rows = {}, {}, rows

    def add(self, says, weight=None, counted=None, *, file=ALIPAY, method="count", **more):
        name = f"E{len(self.items) + 1}"
        rows = range(more.get("n", self.rows))
        self.items[name] = {
            "says": says,
            "weight": weight,
            "counted": counted,
            "cap": more.get("cap"),
            "method": method,
            "origin": more.get("origin", f"file:{file}"),
            "places": [
                {
                    "file": file,
                    "row": 120 + 7 * i,
                    "text": f"2017-04-{1 + i % 28:02d} 138****{4000 + i} 资料费 1,500.00",
                }
                for i in rows
            ],
            "more": more.get("rest", 0),
        }
        return name


def _records(known):
    says = pair("从 14 个文件读出 2,604,118 行", "2,604,118 rows read from 14 files")
    read = known.add(says, file=DUMP, method="read", rest=2_604_118 - known.rows)
    joined = known.add(
        pair("按身份证号、手机号归并", "joined by ID card and phone"), file=DUMP, method="keys"
    )
    known.figures |= {"records.seized": [read], "records.distinct_people": [joined]}
    for tier, item in zip("ABC", "三四五", strict=True):
        known.figures[f"count.tiers.{tier}"] = [
            known.add(pair(f"第{item}项信息", f"tier {tier}"), file="seized/酒客.xlsx")
        ]
    cap = pair("该方法在 2,000 次对照中无一误判，最多支持 9.2", "validated on 2,000 trials")
    says = pair("样本与提供给“推广商乙”的副本的标记相符", "the marks of the released copy")
    marks = known.add(
        says, 11.4, 9.2, cap=cap, file=DUMP, method="release-marks", origin="ledger:releases/a.ledger"
    )
    known.figures[f"sources.{LEAK}.rows"] = [marks]
    for i, kind in enumerate(KINDS, 1):
        item = known.add(
            pair(f"第 {i} 类信息的列", f"columns of kind {i}"), file=DUMP, method="identify", n=3
        )
        known.figures[f"records.by_kind.{kind}"] = [item]


def _buyer(known, i, rng):
    name, phone = BUYERS[i], {"file": CHAT, "origin": "device:phone-1"}
    paid = pair(f"{name} 的账户共付款 {PAID[i]:,.2f} 元", f"accounts of {name} paid {PAID[i]:,.2f}")
    pays = known.add(paid, 3.1, 3.1, method="payment-sum", rest=4)
    cap = pair("聊天为言词证据，最多计 1", "a chat line is words: at most 1")
    says = pair("聊天称“转了 1500，查一下”，4 分钟内到账", "chat says 1500 sent; it arrives within 4 minutes")
    chat = known.add(says, 2.4, 1.0, cap=cap, method="chat-payment", n=2, **phone)
    again = known.add(
        pair("同一聊天再次确认该账户", "the same chat again"), 0.9, 0.0, method="chat-alias", n=1, **phone
    )
    also = known.add(
        pair("聊天称“微信 wx_*** 也是我”", "“that WeChat is me too”"),
        1.0,
        1.0,
        method="chat-alias",
        n=1,
        **phone,
    )
    rests = {
        "paid_cny": [pays, chat],
        "payments": [pays],
        "accounts": [also, again],
        "records_bought": [chat],
    }
    known.figures |= {f"buyers.{name}.{key}": on for key, on in rests.items()}
    cards = [
        f"alipay:138{i}0000{rng.randrange(1000, 9999)}",
        f"wechat:wx_made{i}up88",
        f"bank:62170000000000{rng.randrange(10, 99)}{i}",
    ]
    return _paying(name, cards[: 2 + i % 2], PAID[i], (PRICE[i], 6 + 5 * i, VERDICTS[i])), (
        pays,
        chat,
        again,
        also,
    )


def _paying(name, accounts, paid, rest):
    price, payments, verdict = rest
    return {
        "id": name,
        "accounts": accounts,
        "paid_cny": paid,
        "records_bought": int(paid / price) if price else 0,
        "payments": payments,
        "price_per_record_cny": price,
        "verdict": verdict,
    }


def _gang(known, i, rng):
    gang, sure = f"G{i + 1}", i < 3
    says = pair(
        f"{gang} 的收款账户与 {BUYERS[i]} 的银行卡相同", f"{gang}'s payee account is {BUYERS[i]}'s card"
    )
    cap = None if sure else pair("仅一名报案人提及，最多计 1", "only one report names it")
    weights = (4.2, 4.2) if sure else (1.4, 1.0)
    table = {"file": "reports/reports.csv"}
    shared = known.add(says, *weights, cap=cap, method="shared-account", origin="reports:payee", n=5, **table)
    says = pair("报案人在电话中被叫出姓名，均在查获名单内", "called by name; all in the seized list")
    cap = pair("按随机命中率校准", "calibrated on chance hits")
    called = known.add(
        says, 5.0, 3.6, cap=cap, method="victim-in-dump", origin=f"reports:{gang}", rest=REPORTS[i], **table
    )
    rests = {"loss_cny": called, "reports": called, "victims_in_dump": called, "accounts": shared}
    known.figures |= {f"gangs.{gang}.{key}": [on] for key, on in rests.items()}
    accounts = [
        f"phone:1700000{rng.randrange(1000, 9999)}",
        f"bank:6228480000000{rng.randrange(100, 999)}{i}",
        "url:stock-vip.example",
    ]
    return {
        "id": gang,
        "accounts": accounts[: 3 - i % 2],
        "buyers": [BUYERS[i]],
        "types": [pair(*TYPES[i])],
        "reports": [f"R{100 * i + k}" for k in range(REPORTS[i])],
        "victims_in_dump": REPORTS[i] - 2 * i,
        "loss_cny": LOSS[i],
    }


def _step(do, paper, gain, days):
    return {"do": pair(*do), "paper": pair(*paper), "gain": gain, "days": days}


def _chain(i, gang):
    notice = ("调取证据通知书", "notice to obtain evidence")
    steps = [
        _step(
            ("提取第二部手机镜像", "image of the second phone"), ("扣押决定书", "seizure decision"), 1.2, 10
        ),
        _step(("调取收款账户的开户资料和流水", "account papers and flow"), notice, 1.45, 5),
        _step(("再次询问两名报案人", "ask two victims again"), ("询问通知书", "notice of interview"), 0.7, 4),
    ]
    return {
        "source": LEAK if i in (0, 3) else "",
        "seller": "qq:10012345",
        "buyer": BUYERS[i],
        "gang": gang["id"],
        "reports": gang["reports"],
        "verdict": VERDICTS[i],
        "weakest": {"link": "buyer-gang", "margin": SURVIVING[i], "rests_on": f"file:{CHAT}"},
        "next": steps,
    }


def _link(i, k, kind, used):
    pays, *said = used
    margin, left = ((5.1, 2.9), (2.7, 1.1), (SURVIVING[i] + 1.3, SURVIVING[i]), (3.2, 1.6), (1.0, 1.0))[k]
    clash, thin = i == 4, k == 2 and i > 1
    late = pair("2 件报案早于交付，矛盾未排除", "2 reports precede delivery")
    held = [
        ("holds", pair("哈希相符，来源可查", "hashes match")),
        ("fails", late) if clash else ("holds", pair("付款与聊天互相印证", "payments and chats agree")),
        ("open", pair("只有一个来源", "one origin only"))
        if thin
        else ("holds", pair("两个以上来源", "two origins")),
        ("open", pair("尚有 1 个候选未排除", "one rival left"))
        if thin
        else ("holds", pair("其余均无证据", "no rival")),
        ("holds", pair("推理步骤已列明", "reasoning set out")),
    ]
    return {
        "id": kind,
        "chain": i,
        "kind": kind,
        "question": pair(
            "收款账户背后是哪一个买家，或均不是？", "which buyer, or none, is behind the payee account?"
        ),
        "answer": BUYERS[i],
        "answer_says": pair(f"{BUYERS[i]}（候选 38 个中居首）", f"{BUYERS[i]}, first of 38"),
        "candidates": 38,
        "origins": [
            {"origin": f"file:{ALIPAY}", "weight": 3.1, "counted": 3.1, "items": [pays]},
            {"origin": "device:phone-1", "weight": 4.3, "counted": 1.0, "items": said},
        ],
        "rivals": [{"answer": BUYERS[(i + 1) % 5], "total": 0.4}],
        "need": 2.9,
        "margin": margin,
        "surviving": left,
        "verdict": "corroborated" if left >= 0 else "supported" if margin >= 0 else "lead",
        "rests_on": f"file:{CHAT}",
        "gates": [
            {"name": pair("哈希核验", "Custody"), "holds": True, "says": pair("全部相符", "all match")},
            {
                "name": pair("先售后骗", "Sale before contact"),
                "holds": not clash,
                "says": late if clash else pair("", ""),
            },
        ],
        "conditions": [{"state": state, "says": says} for state, says in held],
    }


def _timeline():
    for m in range(7):
        share = {b: int(100 * PAID[i] * SHARES[(m + i) % 7]) for i, b in enumerate(BUYERS)}
        fen = sum(share.values()) + 90_000 * (m % 3)
        yield {"month": f"2017-{m + 1:02d}", "fen": fen, "payments": 9 + 3 * m, "buyers": share}


def _rejected(account, zh, en, paid):
    return {"accounts": [account], "why": pair(zh, en), "paid_cny": paid[0], "payments": paid[1]}


def _evidence(known, links):
    return {
        "case": {
            "name": "武汉数据案（虚构示例）",
            "made_at": "2026-03-02T01:20:00+00:00",
            "acts": {"from": "2017-01-10", "to": "2017-07-20"},
            "program": "suyuan 0.1.0",
            "law": "法释〔2017〕10号（2017-06-01 起施行）；刑法第二百五十三条之一",
            "notes": [
                pair(
                    "没有提供银行流水，银行转账可能不全。", "No bank statements; transfers may be incomplete."
                )
            ],
        },
        "items": known.items,
        "figures": known.figures,
        "links": links,
        "timeline": list(_timeline()),
        "rejected": [
            _rejected(
                "alipay:brk****@example.com", "早餐店：每日小额、备注为早点", "breakfast shop", (412.0, 58)
            ),
            _rejected(
                "bank:622********1190", "亲属：每月固定转入", "family: the same sum each month", (12_000.0, 6)
            ),
            _rejected("alipay:177****0312", "金额、时间与一条聊天巧合", "a coincidence", (1_500.0, 1)),
        ],
        "bad_rows": [
            {"file": "seized/车主.txt", "reason": "columns:4!=5", "rows": 1_204},
            {"file": ALIPAY, "reason": "amount", "rows": 2},
        ],
        "unread": [{"file": "seized/backup.rar", "reason": "需要密码"}],
    }


def _counted():
    rows = {
        frozenset({"identifies", "names", "reaches", "property"}): 320_400,
        frozenset({"names", "reaches", "transaction"}): 411_902,
        frozenset({"names", "reaches"}): 1_659_812,
        frozenset({"locates"}): 300,
    }
    unreal = {frozenset({"names", "reaches"}): 31_220}
    tally = Tally(rows, seized=2_604_118, duplicates=212_004, same_person=1_204, suspected_unreal=unreal)
    return count(tally, Facts(date=date(2017, 6, 20), income_fen=12_716_000, recipients=5)).json()


def _source(name, type_, rows, rest):
    chance, verdict, dates = rest
    return {
        "name": name,
        "type": type_,
        "rows": rows,
        "false_accusation": chance,
        "verdict": verdict,
        "dates": dates,
    }


def _custody():
    def sha(*parts):
        return hashlib.sha256(bytes(parts)).hexdigest()

    files = [
        {"path": f"seized/f{i}.txt", "sha256": sha(i), "sm3": sha(i, 1), "size": 1_000 * i} for i in range(14)
    ]
    log = [{"act": "intake", "time": "2026-03-02T01:00:00+00:00", "inputs": [f["sha256"] for f in files]}]
    return {"root": sha(7, 7), "size": 15, "files": files, "log": log}


def made(seed=7, rows=12):
    """(summary, evidence, custody) of the made-up case."""
    rng, known, custody = random.Random(seed), Items(rows), _custody()
    _records(known)
    buyers, gangs, chains, links = [], [], [], []
    for i in range(5):
        buyer, used = _buyer(known, i, rng)
        buyers.append(buyer)
        gangs.append(_gang(known, i, rng))
        chains.append(_chain(i, gangs[-1]))
        links += [_link(i, k, kind, used) for k, kind in enumerate(LINKS) if k or chains[-1]["source"]]
    retail = zip(range(14), numbers(6))
    buyers += [
        _paying(f"B{n}", [f"alipay:made{i}up@example.com"], 900.0 - 40 * i, (0.0, 1 + i % 2, "lead"))
        for i, n in retail
    ]
    summary = {
        "records": {
            "seized": 2_604_118,
            "duplicates": 212_004,
            "distinct_people": 1_988_412,
            "by_kind": KINDS,
        },
        "count": _counted(),
        "sources": [
            _source(LEAK, "release", 51_204, (3.2e-10, "corroborated", ["2017-03-12", "2017-04-05"])),
            _source("某酒业公司", "holder", 60_110, (1e-9, "supported", ["2017-02-01", "2017-02-20"])),
        ],
        "sellers": [{"accounts": ["qq:10012345", "alipay:15500001234"]}],
        "buyers": buyers,
        "gangs": gangs,
        "chains": chains,
        "custody": {"root": custody["root"], "files": 14, "broken": []},
    }
    return summary, _evidence(known, links), custody


def empty():
    """(summary, evidence, custody) of a case where only dumps were seized."""
    custody = _custody()
    summary = {
        "records": {"seized": 812, "duplicates": 0, "distinct_people": 790, "by_kind": {"mobile_phone": 812}},
        "count": {
            "tiers": {"A": 0, "B": 0, "C": 812},
            "points": 812,
            "grounds": [],
            "range": {"min": 812, "max": 812},
        },
        **{part: [] for part in ("sources", "sellers", "buyers", "gangs", "chains")},
        "custody": {"root": custody["root"], "files": 1, "broken": []},
    }
    notes = [pair("没有资金、聊天和报案材料。", "No payments, chats or reports were given.")]
    evidence = {
        "case": {"name": "", "made_at": "", "acts": {"from": "", "to": ""}, "law": "", "notes": notes}
    }
    return summary, evidence, custody
