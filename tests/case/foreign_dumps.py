"""Seized files and reports only: nested archives, odd encodings and names, things that are no files, evasive spelling.

Written by hand against the description of a case folder; every number, name and account is invented.
"""

import io
import json
import os
import zipfile
from pathlib import Path

import xlsxwriter
from foreign import card_number, person

GANG_CARD = card_number("621700330011002233")
GANG_PHONE = "17166001234"
GANG_QQ = "2895001177"
GANG_WECHAT = "caifu_ketang8"
HELPER_PHONE = "17155667788"
OWN_CARD = card_number("622848770066554433")
SEIZED = 100 + 12 + 60 + 40 + 80 + 70 + 50
DUPLICATES = 12
BROKEN = {"断了.xlsx", "断链.txt"}
LOSS = {"stock": 26_000 + 8_000 + 3_000 + 12_500, "parcel": 4_300 + 560}
ODD_NAMES = ("名单 100%.csv", "换\n行.csv")


def semicolons(folder: Path) -> None:
    """Quoted cells that run over lines and hold the separator."""
    lines = ["姓名;电话;地址;备注"]
    for i in range(100):
        name, phone, _ = person(i)
        note = f'"第{i}行;\r\n客户说:""再联系"""' if i % 3 == 0 else "无"
        lines.append(f'{name};{phone};"杭州市西湖区文一路{i}号\n{i % 7}幢";{note}')
    (folder / ODD_NAMES[0]).write_bytes("\r\n".join(lines).encode("gb18030"))
    again = [
        f"{person(i)[1]},{person(i)[0]},杭州市西湖区文一路{i}号\n{i % 7}幢,无" for i in range(100) if i % 3
    ]
    rows = ["手机号,客户姓名,住址,说明", *('"' + row.replace(",", '","') + '"' for row in again[:12])]
    (folder / ODD_NAMES[1]).write_text("\n".join(rows), encoding="utf-8")


def workbook(folder: Path) -> None:
    with xlsxwriter.Workbook(str(folder / "客户.xlsx")) as book:
        for title, start, count in (("一月", 200, 60), ("二月", 260, 40)):
            sheet = book.add_worksheet(title)
            sheet.write_string(0, 0, f"{title}客户登记表")
            sheet.write_string(1, 0, "制表：内部")
            for column, name in enumerate(("序号", "客户姓名", "身份证号码", "手机号码")):
                sheet.write_string(3, column, name)
            for row in range(count):
                name, phone, card = person(start + row)
                sheet.write_number(4 + row, 0, row + 1)
                sheet.write_string(4 + row, 1, name)
                sheet.write_string(4 + row, 2, card)
                sheet.write_number(4 + row, 3, int(phone))
    whole = (folder / "客户.xlsx").read_bytes()
    (folder / "断了.xlsx").write_bytes(whole[: len(whole) * 2 // 3])


def mysqldump(folder: Path) -> None:
    rows = [
        f"({i},'{name}','{phone}',{'NULL' if i % 4 else chr(39) + 'it' + chr(92) + chr(39) + 's; (fine), ok' + chr(39)},'2016-0{1 + i % 9}-11 10:00:00')"
        for i, (name, phone, _) in enumerate(map(person, range(400, 480)))
    ]
    (folder / "db_users_20161111.sql").write_text(
        "-- MySQL dump 10.13  Distrib 5.6.30\n/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `t_user`;\n"
        "CREATE TABLE `t_user` (\n  `uid` int(11) NOT NULL AUTO_INCREMENT,\n  `truename` varchar(32) DEFAULT NULL COMMENT '姓名',\n"
        "  `mobile` char(11) NOT NULL,\n  `memo` text,\n  `created` datetime,\n  PRIMARY KEY (`uid`),\n  KEY `m` (`mobile`)\n"
        ") ENGINE=InnoDB DEFAULT CHARSET=utf8;\nLOCK TABLES `t_user` WRITE;\n"
        f"INSERT INTO `t_user` VALUES {','.join(rows[:50])};\nINSERT INTO `t_user` VALUES {','.join(rows[50:])};\n"
        "UNLOCK TABLES;\n-- Dump completed on 2016-11-11 10:00:00\n",
        encoding="utf-8",
    )


def nested(folder: Path) -> None:
    text = "\n".join("----".join(person(i)) for i in range(500, 570)) + "\n"
    inner, outer = io.BytesIO(), folder / "打包.zip"
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("股民70.txt", text.encode("gb18030"))
    with zipfile.ZipFile(outer, "w") as pack:
        pack.writestr("内层/一手.zip", inner.getvalue())


def big5(folder: Path) -> None:
    lines = ["姓名,手機,電郵"]
    lines += [
        f"{'陳林黃張李'[i % 5]}{'志明淑芬俊傑美玲'[i % 8]},1719{i:07d},user{i}@example.com" for i in range(50)
    ]
    (folder / "會員.csv").write_bytes("\r\n".join(lines).encode("big5"))


def traps(folder: Path) -> None:
    """Things that are no files, or cannot be read."""
    (folder / "x.csv").mkdir()
    (folder / "断链.txt").symlink_to(folder / "没有这个.txt")
    os.mkfifo(folder / "管道.csv")


def reports(folder: Path) -> None:
    han = "".join("零一二三四五六七八九"[int(d)] for d in GANG_PHONE)
    wide = "".join(chr(0xFEE0 + ord(c)) for c in GANG_QQ)
    wide_card = "".join(chr(0xFEE0 + ord(c)) for c in GANG_CARD)
    spaced = f"{GANG_CARD[:4]} {GANG_CARD[4:8]} {GANG_CARD[8:12]} {GANG_CARD[12:16]} {GANG_CARD[16:]}"
    told = [
        ("A01", 5, f"群里老师推荐股票，加薇信：{GANG_WECHAT}，转到{spaced}，被骗", "2.6万", "2017-03-01 10:00"),
        ("A02", 205, f"对方打来{han}，说带我炒股稳赚，扣扣 {wide}，卡{wide_card}", "八千元", "2017-03-02 09:30"),
        ("A03", 410, f"投资炒股被骗。村里小李帮我报的，他电话{HELPER_PHONE}。骗子QQ {GANG_QQ}", "约3000", "2017-03-05 20:00"),
        ("A04", 5, f"我之前报过：加薇信 {GANG_WECHAT} 炒股，老师让转{GANG_CARD}", "2.6万", "2017-03-02 15:00"),
        ("A05", 900, f"侄女替我写的，她手机{HELPER_PHONE}。买游戏号被骗，打110、96110咨询过", "300", "2017-03-09 11:00"),
    ]  # fmt: skip
    lines = ["编号,报案人姓名,报案人电话,案情,损失金额,报案时间"]
    for number, who, text, loss, when in told:
        name, phone, _ = person(who)
        lines.append(f'{number},{name},{phone},"{text}","{loss}",{when}')
    (folder / "登记.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    parts = f"{GANG_PHONE[:3]} {GANG_PHONE[3:6]} {GANG_PHONE[6:9]} {GANG_PHONE[9:]}"
    shaped = [
        {
            "text": f"有人带我炒股，电话 {parts}，我从自己的卡{OWN_CARD}转了钱",
            "occurred_at": "2017-03-08T10:00:00+08:00",
            "loss_cny": 12500,
            "accounts": [f"qq:{GANG_QQ}"],
            "reporter": {"name": person(520)[0], "phone": person(520)[1]},
        },
        {
            "text": "快递丢件理赔，客服QQ 985 084 255 1，一共转了4300元",
            "occurred_at": "2017-03-11T10:00:00+08:00",
            "loss_cny": 4300,
            "reporter": {"phone": "171" + "90000007"},
        },
        {
            "text": "说我快递丢了要赔，加扣扣九八五零八四二五五一，转了560",
            "loss_cny": 560,
            "region": "杭州",
            "reporter": {"name": "匿名"},
        },
    ]
    (folder / "hotline.jsonl").write_text(
        "\n".join(json.dumps(one, ensure_ascii=False) for one in shaped) + "\n", encoding="utf-8"
    )


def build(folder: Path) -> None:
    """Write the case: seized files and reports, nothing else."""
    seized = folder / "seized" / "硬盘 1"
    seized.mkdir(parents=True)
    for write in (semicolons, workbook, mysqldump, nested, big5, traps):
        write(seized)
    (folder / "reports").mkdir()
    reports(folder / "reports")
