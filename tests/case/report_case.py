"""A made-up case as the report gets it: five buyers, five gangs, retail buyers, decoys. No name or number is real."""

import hashlib
import random
from datetime import date

from suyuan.law import Facts, Tally, count

BUYERS = ("B1", "B2", "B3", "B4", "B5")
PAID = (48_600.0, 31_250.0, 22_400.0, 9_800.0, 6_150.0)
PRICE = (0.03, 0.025, 0.05, 0.04, 0.03)
VERDICTS = ("corroborated", "corroborated", "supported", "supported", "lead")
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


def pair(zh, en):
    return {"zh": zh, "en": en}


def _tally():
    rows = {
        frozenset({"identifies", "names", "reaches", "property"}): 320_400,
        frozenset({"names", "reaches", "transaction"}): 411_902,
        frozenset({"names", "reaches"}): 1_659_812,
        frozenset({"locates"}): 300,
    }
    unreal = {frozenset({"names", "reaches"}): 31_220}
    return Tally(rows, seized=2_604_118, duplicates=212_004, same_person=1_204, suspected_unreal=unreal)


def made(seed=7, rows=12):
    """(summary, evidence, custody) of the made-up case."""
    rng = random.Random(seed)
    items, figures = {}, {}

    def item(says, weight=None, counted=None, **more):
        name = f"E{len(items) + 1}"
        file = more.get("file", "payments/alipay_2017.csv")
        places = [
            {
                "file": file,
                "row": 120 + 7 * i,
                "text": f"2017-04-{1 + i % 28:02d} 138****{4000 + i} 资料费 1,500.00",
            }
            for i in range(more.get("n", rows))
        ]
        items[name] = {
            "says": says,
            "weight": weight,
            "counted": counted,
            "cap": more.get("cap"),
            "method": more.get("method", "payment-match"),
            "origin": more.get("origin", f"file:{file}"),
            "places": places,
            "more": more.get("rest", 0),
        }
        return name

    figures["records.seized"] = [
        item(
            pair("从 14 个文件读出 2,604,118 行", "2,604,118 rows read from 14 files"),
            file="seized/股民0405.txt",
            method="read",
            rest=2_604_106,
        )
    ]
    figures["records.distinct_people"] = [
        item(
            pair("按身份证号、手机号归并", "joined by ID card and phone"),
            file="seized/股民0405.txt",
            method="keys",
        )
    ]
    for tier in "ABC":
        figures[f"count.tiers.{tier}"] = [
            item(
                pair(f"第{'三四五'['ABC'.index(tier)]}项信息", f"tier {tier}"),
                file="seized/酒客.xlsx",
                method="count",
            )
        ]
    figures["sources.某股民服务公司 → 推广商乙.rows"] = [
        item(
            pair(
                "样本与 2017-03-12 提供给“推广商乙”的副本的标记相符",
                "the marks of the copy released on 2017-03-12",
            ),
            11.4,
            9.2,
            cap=pair("该方法在 2,000 次对照中无一误判，最多支持 9.2", "validated on 2,000 trials"),
            file="seized/股民0405.txt",
            method="release-marks",
            origin="ledger:releases/a.ledger",
        )
    ]
    for i, kind in enumerate(KINDS):
        figures[f"records.by_kind.{kind}"] = [
            item(
                pair(f"第 {i + 1} 类信息的列", f"columns of kind {i + 1}"),
                file="seized/股民0405.txt",
                method="identify",
                n=3,
            )
        ]
    buyers, gangs, chains, links = [], [], [], []
    for i, name in enumerate(BUYERS):
        pays = item(
            pair(f"{name} 的账户共付款 {PAID[i]:,.2f} 元", f"accounts of {name} paid {PAID[i]:,.2f}"),
            3.1,
            3.1,
            method="payment-sum",
            rest=4,
        )
        chat = item(
            pair(
                "聊天称“转了 1500，查一下”，4 分钟内到账 1,500.00 元",
                "chat says 1500 sent; 1,500.00 arrives within 4 minutes",
            ),
            2.4,
            1.0,
            cap=pair("聊天为言词证据，最多计 1", "a chat line is words: at most 1"),
            method="chat-payment",
            file="chats/qq_export.txt",
            origin="device:phone-1",
            n=2,
        )
        again = item(
            pair("同一聊天再次确认该账户", "the same chat confirms the account again"),
            0.9,
            0.0,
            method="chat-alias",
            file="chats/qq_export.txt",
            origin="device:phone-1",
            n=1,
        )
        alias = item(
            pair("聊天称“微信 wx_*** 也是我”", "chat: “that WeChat is me too”"),
            1.0,
            1.0,
            method="chat-alias",
            file="chats/qq_export.txt",
            origin="device:phone-1",
            n=1,
        )
        figures |= {
            f"buyers.{name}.paid_cny": [pays, chat],
            f"buyers.{name}.payments": [pays],
            f"buyers.{name}.accounts": [alias, again],
            f"buyers.{name}.records_bought": [chat],
        }
        buyers.append(
            {
                "id": name,
                "accounts": [
                    f"alipay:138{i}0000{rng.randrange(1000, 9999)}",
                    f"wechat:wx_made{i}up88",
                    f"bank:62170000000000{rng.randrange(10, 99)}{i}",
                ][: 2 + i % 2],
                "paid_cny": PAID[i],
                "records_bought": int(PAID[i] / PRICE[i]),
                "payments": 6 + 5 * i,
                "price_per_record_cny": PRICE[i],
                "verdict": VERDICTS[i],
            }
        )
        gang = f"G{i + 1}"
        reports = [f"R{100 * i + k}" for k in range((41, 22, 31, 12, 9)[i])]
        shared = item(
            pair(f"{gang} 的收款账户与 {name} 的银行卡相同", f"{gang}'s payee account is {name}'s card"),
            4.2 if i < 3 else 1.4,
            4.2 if i < 3 else 1.0,
            cap=None if i < 3 else pair("仅一名报案人提及，最多计 1", "only one report names it"),
            method="shared-account",
            file="reports/reports.csv",
            origin="reports:payee",
            n=5,
        )
        named = item(
            pair("报案人在电话中被叫出姓名，均在查获名单内", "called by name; all in the seized list"),
            5.0,
            3.6,
            method="victim-in-dump",
            file="reports/reports.csv",
            origin=f"reports:{gang}",
            n=rows,
            rest=len(reports),
            cap=pair("按随机命中率校准", "calibrated on chance hits"),
        )
        loss = (1_284_500.0, 214_300.5, 486_120.0, 96_400.0, 132_000.0)[i]
        figures |= {
            f"gangs.{gang}.loss_cny": [named],
            f"gangs.{gang}.accounts": [shared],
            f"gangs.{gang}.reports": [named],
            f"gangs.{gang}.victims_in_dump": [named],
        }
        gangs.append(
            {
                "id": gang,
                "accounts": [
                    f"phone:1700000{rng.randrange(1000, 9999)}",
                    f"bank:6228480000000{rng.randrange(100, 999)}{i}",
                    "url:stock-vip.example",
                ][: 3 - i % 2],
                "buyers": [name],
                "types": [pair(*TYPES[i])],
                "reports": reports,
                "victims_in_dump": len(reports) - 2 * i,
                "loss_cny": loss,
            }
        )
        surviving = (1.9, 0.7, -0.6, -1.1, -2.1)[i]
        chains.append(
            {
                "source": "某股民服务公司 → 推广商乙" if i in (0, 3) else "",
                "seller": "qq:10012345",
                "buyer": name,
                "gang": gang,
                "reports": reports,
                "verdict": VERDICTS[i],
                "weakest": {
                    "link": "buyer-gang",
                    "margin": surviving,
                    "rests_on": "file:chats/qq_export.txt",
                },
                "next": [
                    {
                        "do": pair(
                            "调取收款账户的开户资料和资金流水",
                            "account opening papers and flow of the payee account",
                        ),
                        "paper": pair("调取证据通知书", "notice to obtain evidence"),
                        "gain": 1.45,
                        "days": 5,
                    },
                    {
                        "do": pair(
                            "再次询问两名报案人，核对收款账户",
                            "ask two victims again about the payee account",
                        ),
                        "paper": pair("询问通知书", "notice of interview"),
                        "gain": 0.7,
                        "days": 4,
                    },
                    {
                        "do": pair("提取第二部手机镜像", "image of the second phone"),
                        "paper": pair("扣押决定书、电子数据检查笔录", "seizure decision"),
                        "gain": 1.2,
                        "days": 10,
                    },
                ],
            }
        )
        for k, kind in enumerate(LINKS):
            if kind == "source-seller" and not chains[-1]["source"]:
                continue
            margin = (5.1, 2.7, surviving + 1.3, 3.2, 1.0)[k]
            left = (2.9, 1.1, surviving, 1.6, 1.0)[k]
            verdict = "corroborated" if left >= 0 else "supported" if margin >= 0 else "lead"
            open_ = k == 2 and i > 1
            links.append(
                {
                    "id": kind,
                    "chain": i,
                    "kind": kind,
                    "question": pair(
                        "收款账户背后是哪一个买家，或均不是？",
                        "which of the buyers, or none, is behind the payee account?",
                    ),
                    "answer": name,
                    "answer_says": pair(f"{name}（候选 38 个中居首）", f"{name}, first of 38"),
                    "candidates": 38,
                    "origins": [
                        {
                            "origin": "file:payments/alipay_2017.csv",
                            "weight": 3.1,
                            "counted": 3.1,
                            "items": [pays],
                        },
                        {
                            "origin": "device:phone-1",
                            "weight": 4.3,
                            "counted": 1.0,
                            "items": [chat, again, alias],
                        },
                    ],
                    "rivals": [{"answer": BUYERS[(i + 1) % 5], "total": 0.4}],
                    "need": 2.9,
                    "margin": margin,
                    "surviving": left,
                    "verdict": verdict,
                    "rests_on": "file:chats/qq_export.txt",
                    "gates": [
                        {
                            "name": pair("哈希核验", "Custody"),
                            "holds": True,
                            "says": pair("全部相符", "all match"),
                        },
                        {
                            "name": pair("先售后骗", "Sale before contact"),
                            "holds": i != 4,
                            "says": pair("首次通话晚于交付", "first call after delivery")
                            if i != 4
                            else pair("2 件报案早于交付", "2 reports precede delivery"),
                        },
                    ],
                    "conditions": [
                        {"state": "holds", "says": pair("哈希相符，来源可查", "hashes match")},
                        {
                            "state": "holds" if i != 4 else "fails",
                            "says": pair("付款与聊天互相印证，无矛盾", "payments and chats agree")
                            if i != 4
                            else pair("2 件报案早于交付，矛盾未排除", "2 reports precede delivery"),
                        },
                        {
                            "state": "open" if open_ else "holds",
                            "says": pair("只有一个来源", "one origin only")
                            if open_
                            else pair("两个以上独立来源", "two independent origins"),
                        },
                        {
                            "state": "open" if open_ else "holds",
                            "says": pair("尚有 1 个候选未排除", "one rival left")
                            if open_
                            else pair("其余候选均无证据", "no rival has evidence"),
                        },
                        {"state": "holds", "says": pair("推理步骤已列明", "reasoning set out")},
                    ],
                }
            )
    buyers += [
        {
            "id": f"B{6 + i}",
            "accounts": [f"alipay:made{i}up@example.com"],
            "paid_cny": 900.0 - 40 * i,
            "records_bought": 0,
            "payments": 1 + i % 2,
            "price_per_record_cny": 0.0,
            "verdict": "lead",
        }
        for i in range(14)
    ]
    months = [f"2017-{m:02d}" for m in range(1, 8)]
    timeline = []
    for m, month in enumerate(months):
        share = {
            b: int(100 * PAID[i] * w)
            for i, b in enumerate(BUYERS)
            if (w := (0.05, 0.1, 0.15, 0.3, 0.2, 0.15, 0.05)[(m + i) % 7])
        }
        timeline.append(
            {
                "month": month,
                "fen": sum(share.values()) + 90_000 * (m % 3),
                "payments": 9 + 3 * m,
                "buyers": share,
            }
        )
    evidence = {
        "case": {
            "name": "武汉数据案（虚构示例）",
            "made_at": "2026-03-02T01:20:00+00:00",
            "acts": {"from": "2017-01-10", "to": "2017-07-20"},
            "program": "suyuan 0.1.0",
            "law": "法释〔2017〕10号（2017-06-01 起施行）；刑法第二百五十三条之一",
            "notes": [
                pair(
                    "没有提供银行流水，买家的银行转账可能不全。",
                    "No bank statements were given; bank transfers may be incomplete.",
                )
            ],
        },
        "items": items,
        "figures": figures,
        "links": links,
        "timeline": timeline,
        "offers": [],
        "rejected": [
            {
                "accounts": ["alipay:brk****@example.com"],
                "why": pair(
                    "早餐店：每日小额、备注为早点，付款时间与交货无关", "breakfast shop: small daily sums"
                ),
                "paid_cny": 412.0,
                "payments": 58,
            },
            {
                "accounts": ["bank:622********1190"],
                "why": pair("亲属：每月固定转入，户名与卖家同姓同住址", "family: the same sum each month"),
                "paid_cny": 12_000.0,
                "payments": 6,
            },
            {
                "accounts": ["alipay:177****0312"],
                "why": pair(
                    "金额、时间与一条聊天巧合，但另有二手平台订单号",
                    "coincidence: has a second-hand order number",
                ),
                "paid_cny": 1_500.0,
                "payments": 1,
            },
        ],
        "bad_rows": [
            {"file": "seized/车主.txt", "reason": "columns:4!=5", "rows": 1_204},
            {"file": "payments/alipay_2017.csv", "reason": "amount", "rows": 2},
        ],
        "unread": [{"file": "seized/backup.rar", "reason": "需要密码"}],
    }
    summary = {
        "records": {
            "seized": 2_604_118,
            "duplicates": 212_004,
            "suspected_unreal": 31_220,
            "distinct_people": 1_988_412,
            "by_kind": KINDS,
            "by_file": [],
        },
        "count": count(_tally(), Facts(date=date(2017, 6, 20), income_fen=12_716_000, recipients=5)).json(),
        "sources": [
            {
                "name": "某股民服务公司 → 推广商乙",
                "type": "release",
                "rows": 51_204,
                "false_accusation": 3.2e-10,
                "verdict": "corroborated",
                "dates": ["2017-03-12", "2017-04-05"],
            },
            {
                "name": "某酒业公司",
                "type": "holder",
                "rows": 60_110,
                "false_accusation": 1e-9,
                "verdict": "supported",
                "dates": ["2017-02-01", "2017-02-20"],
            },
        ],
        "sellers": [{"accounts": ["qq:10012345", "alipay:15500001234"]}],
        "buyers": buyers,
        "gangs": gangs,
        "chains": chains,
        "custody": {"root": hashlib.sha256(b"made up").hexdigest(), "files": 14, "broken": []},
    }
    files = [
        {
            "path": f"seized/f{i}.txt",
            "sha256": hashlib.sha256(bytes([i])).hexdigest(),
            "sm3": hashlib.sha256(bytes([i, 1])).hexdigest(),
            "size": 1_000 * i,
        }
        for i in range(14)
    ]
    custody = {
        "root": summary["custody"]["root"],
        "size": 15,
        "files": files,
        "log": [
            {"act": "intake", "time": "2026-03-02T01:00:00+00:00", "inputs": [f["sha256"] for f in files]}
        ],
    }
    return summary, evidence, custody


def empty():
    """(summary, evidence, custody) of a case where only dumps were seized."""
    _, _, custody = made()
    summary = {
        "records": {
            "seized": 812,
            "duplicates": 0,
            "suspected_unreal": 0,
            "distinct_people": 790,
            "by_kind": {"mobile_phone": 812},
            "by_file": [],
        },
        "count": {
            "tiers": {"A": 0, "B": 0, "C": 812},
            "points": 812,
            "grounds": [],
            "range": {"min": 812, "max": 812},
            "judgement": [],
        },
        "sources": [],
        "sellers": [],
        "buyers": [],
        "gangs": [],
        "chains": [],
        "custody": {"root": custody["root"], "files": 1, "broken": []},
    }
    evidence = {
        "case": {
            "name": "",
            "made_at": "",
            "acts": {"from": "", "to": ""},
            "program": "suyuan 0.1.0",
            "law": "",
            "notes": [pair("没有资金、聊天和报案材料。", "No payments, chats or reports were given.")],
        },
        "items": {},
        "figures": {},
        "links": [],
        "timeline": [],
        "offers": [],
        "rejected": [],
        "bad_rows": [],
        "unread": [],
    }
    return summary, evidence, custody
