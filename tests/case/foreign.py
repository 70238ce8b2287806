"""A case made by hand, apart from the world generator: other names, separators, export shapes, parts missing.

Written against the description of a case folder only. Every number, name and account is invented.
"""

import json
from dataclasses import dataclass
from pathlib import Path

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
NAMES = ["周小舟", "吴一凡", "郑秋月", "王大川", "冯雪", "陈砚", "褚良", "卫东来", "蒋南山", "沈青禾"]


def id_number(area: str, born: str, order: int) -> str:
    body = f"{area}{born}{order:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, WEIGHTS, strict=True)) % 11]


def card_number(body: str) -> str:
    total = sum(sum(divmod(int(d) * (2 if i % 2 == 0 else 1), 10)) for i, d in enumerate(reversed(body)))
    return body + str(-total % 10)


LI_CARD = card_number("621700001000123456")
ZHAO_CARD = card_number("622848003800765432")
GANG_CARD = card_number("623052001900111222")
ZHAO_PHONE = "17100009876"
HOTLINE = "95588"


def person(i: int) -> tuple[str, str, str]:
    """Name, phone and ID card of the i-th made-up person."""
    name = NAMES[i % 10] + ("" if i < 10 else NAMES[i // 10 % 10][-1])
    phone = f"1700{i:07d}"
    return name, phone, id_number("330106", f"19{60 + i % 40}{1 + i % 12:02d}{1 + i % 28:02d}", i % 1000)


@dataclass(frozen=True, slots=True)
class Expected:
    seized: int
    duplicates: int
    bad_rows: int
    broken: str
    buyers: tuple[frozenset[str], ...]
    innocents: frozenset[str]
    gang_of: dict[str, int]


def seized(folder: Path) -> tuple[int, int, int]:
    folder.mkdir(parents=True)
    rows = [person(i) for i in range(300)]
    tab = "\r\n".join(["姓名\t联系电话\t证件号", *("\t".join(r) for r in rows)])
    (folder / "老客户.txt").write_bytes(tab.encode("utf-16"))  # with byte order mark
    pipes = [f"{p}|{n}|{i}" for n, p, i in (person(i) for i in range(300, 500))]
    pipes += pipes[:25]  # exact duplicates inside the file
    pipes += ["只有一半的一行"]  # a bad row
    (folder / "新到.dat").write_bytes(("\n".join(pipes) + "\n").encode("gb18030"))
    values = ",\n".join(
        f"({i},'{n}','{p}','O''Neil 路{i}号')" for i, (n, p, _) in enumerate(map(person, range(500, 560)))
    )
    sql = f"-- MySQL dump\nCREATE TABLE `member` (\n `id` int,\n `name` varchar(20),\n `mobile` varchar(20),\n `addr` text\n);\nINSERT INTO `member` VALUES {values};\n"
    (folder / "backup.sql").write_text(sql, encoding="utf-8")
    lines = [
        json.dumps({"user": {"realname": n, "tel": p}, "vip": i % 2}, ensure_ascii=False)
        for i, (n, p, _) in enumerate(map(person, range(560, 600)))
    ]
    (folder / "sub").mkdir()
    (folder / "sub" / "api.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "坏了.zip").write_bytes(b"PK\x03\x04\x14\x00\x00\x00\x08\x00 this archive breaks off")
    return 300 + 225 + 60 + 40, 25, 1


def payments(folder: Path) -> None:
    folder.mkdir(parents=True)
    wechat = """微信支付账单明细,,,,,,,,,,
微信昵称：[花姐],,,,,,,,,,
起始时间：[2021-03-01 00:00:00] 终止时间：[2021-05-31 23:59:59],,,,,,,,,,
共5笔记录,,,,,,,,,,
收入：4笔 6520.00元,,,,,,,,,,
支出：1笔 36.00元,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2021-04-02 10:03:20,转账,A强,转账备注:微信转账,收入,¥3000.00,/,已存入零钱,1000039501,/,/
2021-04-20 21:16:02,转账,A强,转账备注:微信转账,收入,¥1500.00,/,已存入零钱,1000039502,/,/
2021-04-05 08:00:00,转账,妈妈,转账备注:生活费,收入,¥2000.00,/,已存入零钱,1000039503,/,/
2021-04-06 12:00:00,二维码收款,闲着也是闲着,收款方备注:二手耳机,收入,¥20.00,/,已存入零钱,1000039504,/,/
2021-04-07 12:30:00,商户消费,老王水果店,水果,支出,¥36.00,零钱,支付成功,1000039505,1000049,/
"""
    (folder / "wx.csv").write_text(wechat, encoding="utf-8-sig")
    bank = f"""账户明细清单
户名：花某,账号：6230520019001117778
币种：人民币
记账日期,记账时间,借方发生额,贷方发生额,余额,对方户名,对方账号,附言
20210403,143000,,"4,000.00","9,000.00",李雷,{LI_CARD},货款
20210404,090000,"1,800.00",,"7,200.00",房东张太,6217000010009998887,四月房租
20210415,101500,,"2,000.00","9,200.00",李雷,{LI_CARD},
20210418,160000,,"2,400.00","11,600.00",赵六,{ZHAO_CARD},资料 {ZHAO_PHONE}
20210425,160000,,"1,200.00","12,800.00",赵六,{ZHAO_CARD},数据款
合计,,"1,800.00","9,600.00",,,,
"""
    (folder / "银行流水.csv").write_bytes(bank.encode("gb18030"))


def chats(folder: Path) -> None:
    folder.mkdir(parents=True)
    head = "消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================================================\n消息分组:我的好友\n================================================================\n消息对象:{}\n================================================================\n\n"
    strong = """2021-04-02 9:40:11 花姐(2345678901)
股民资料新到，一条三分，10万条起

2021-04-02 9:45:30 大强(3300112233)
要10万条股民，三分可以

2021-04-02 10:02:50 大强(3300112233)
刚微信转了3000，查收。我微信 aqiang_vip 也是我

2021-04-02 10:20:00 花姐(2345678901)
收到，发你 股民10万.txt

2021-04-20 21:10:00 大强(3300112233)
再来5万条，3分，转了1500
"""
    (folder / "大强.txt").write_text(head.format("大强") + strong, encoding="utf-8-sig")
    li = """2021-04-03 14:00:00 雷子(44556677)
保健品老人名单要20万条，2分钱一条行不行

2021-04-03 14:05:00 花姐(2345678901)
行，4000，打我卡上

2021-04-03 14:31:00 雷子(44556677)
用我的卡转了4000，李雷，尾号{tail}

2021-04-15 10:20:00 雷子(44556677)
又转了2000，要10万条老人
""".replace("{tail}", LI_CARD[-4:])
    (folder / "雷子.txt").write_bytes((head.format("雷子") + li).encode("gb18030"))
    friend = "2021-04-08 20:00:00 小美(99887766)\n周末吃饭吗\n\n2021-04-08 20:01:00 花姐(2345678901)\n好啊，上次饭钱36转你了\n"
    (folder / "小美.txt").write_text(head.format("小美") + friend, encoding="utf-8")


def reports(folder: Path) -> None:
    folder.mkdir(parents=True)
    told = [
        (
            3,
            f"有人自称理财老师，电话{ZHAO_PHONE}，知道我名字和身份证，让我往{GANG_CARD}转钱，被骗",
            "2.6万",
            "2021-05-02",
        ),
        (
            17,
            f"接到 {ZHAO_PHONE[:3]} {ZHAO_PHONE[3:7]} {ZHAO_PHONE[7:]} 的电话说带我炒股，卡号{GANG_CARD}",
            "8000元",
            "2021-05-06",
        ),
        (
            350,
            f"加微信 gupiao_laoshi 荐股，对方卡 {GANG_CARD}，我打{HOTLINE}才知道被骗",
            "15,000",
            "2021-05-09",
        ),
        (402, f"推销保健品，收款卡{LI_CARD}，收到的是糖水", "1980", "2021-05-11"),
        (455, f"健康讲座买药，转到李雷的卡{LI_CARD}，电话打不通了", "3,960元", "2021-05-15"),
        (900, "网上买游戏号，对方QQ 787878123 收钱跑了", "500", "2021-05-20"),
    ]
    lines = ["报案编号;报案人;联系电话;发案日期;简要案情;损失"]
    for number, (who, text, loss, day) in enumerate(told, 1):
        name, phone, _ = person(who)
        lines.append(f'R{number:03d};{name};{phone};{day};"{text}";"{loss}"')
    (folder / "报案登记.csv").write_bytes("\r\n".join(lines).encode("gb18030"))


def build(folder: Path) -> Expected:
    """Write the case; there are no holders, no releases and no case.toml."""
    counted = seized(folder / "seized" / "U盘")
    payments(folder / "payments")
    chats(folder / "chats" / "手机")
    reports(folder / "reports")
    return Expected(
        *counted,
        broken="坏了.zip",
        buyers=(
            frozenset({"qq:3300112233", "wechat:aqiang_vip"}),
            frozenset({"qq:44556677", f"bank:{LI_CARD}"}),
            frozenset({f"bank:{ZHAO_CARD}", f"phone:{ZHAO_PHONE}"}),
        ),
        innocents=frozenset({"qq:99887766", "bank:6217000010009998887"}),
        gang_of={ZHAO_PHONE: 2, LI_CARD: 1},
    )
