"""Payments and chats only, in other shapes: a seller with two own accounts, four buyers, and people who bought nothing.

Written by hand against the description of a case folder; every number, name and account is invented.
"""

from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from foreign import card_number

SELLER_ALIPAY = "xinxi2016@163.com"
SELLER_CARD = card_number("622202110300009876")
SELLER_QQ = "1633002211"
SELLER_WX = "wxid_xinxige01"
QIAN_CARD = card_number("622848001122334455")
SUN_CARD = card_number("621226020000771234")
LANDLORD_CARD = card_number("621700123400005566")
SAME_AMOUNT_CARD = card_number("621661400012998877")
FRIEND_CARD = card_number("622262001122337788")
WU_CARD = card_number("622588000012349012")


@dataclass(frozen=True, slots=True)
class Buyer:
    accounts: frozenset[str]
    paid: float
    records: int
    payments: int


BUYERS = {
    "钱": Buyer(frozenset({"qq:700111222", f"bank:{QIAN_CARD}", "phone:17188880001"}), 3750.0, 150_000, 2),
    "孙": Buyer(frozenset({"wechat:sun_yao99", "qq:700333444", f"bank:{SUN_CARD}"}), 2600.0, 27_000, 3),
    "李": Buyer(frozenset({"alipay:17112341234", "wechat:wxid_ali555"}), 1800.0, 110_000, 2),
    "武": Buyer(frozenset({"wechat:wxid_wu777", f"bank:{WU_CARD}"}), 5000.0, 50_000, 1),
}
INNOCENT = (
    f"bank:{LANDLORD_CARD}",
    f"bank:{SAME_AMOUNT_CARD}",
    f"bank:{FRIEND_CARD}",
    "wechat:wxid_tongxue9",
    "alipay:mama1955@126.com",
    "alipay:ershou88@qq.com",
)


def alipay(folder: Path) -> None:
    """The old layout: a preamble, padded cells, a footer with totals."""
    rows = [
        ("2017042021001", "", "2017-04-02 12:30:11", "2017-04-02 12:40:02", "2017-04-02 12:40:02",
         "支付宝网站", "即时到账交易", "李**(171****1234)", "转账", "1500.00", "收入", "交易成功"),
        ("2017042021002", "T1", "2017-04-03 07:31:00", "2017-04-03 07:31:03", "2017-04-03 07:31:03",
         "其他（包括阿里巴巴和外部商家）", "即时到账交易", "刘记早点(liuji_zaodian@163.com)", "早餐", "8.50", "支出", "交易成功"),
        ("2017042021003", "", "2017-04-05 09:00:00", "2017-04-05 09:00:05", "2017-04-05 09:00:05",
         "支付宝网站", "即时到账交易", "王秀兰(mama1955@126.com)", "生活费", "1000.00", "收入", "交易成功"),
        ("2017042021004", "T2", "2017-04-06 20:00:00", "2017-04-06 20:01:00", "2017-04-09 10:00:00",
         "淘宝", "担保交易", "小朱(ershou88@qq.com)", "闲鱼转卖 二手显示器", "300.00", "收入", "交易成功"),
        ("2017042021005", "", "2017-04-11 15:00:10", "2017-04-11 15:00:12", "2017-04-11 15:00:12",
         "支付宝网站", "即时到账交易", "李**(171****1234)", "料款", "300.00", "收入", "交易成功"),
        ("2017042021006", "T3", "2017-04-12 10:00:00", "2017-04-12 10:00:03", "2017-04-12 10:00:03",
         "淘宝", "担保交易", "某某旗舰店(shop_x@163.com)", "键盘", "199.00", "支出", "交易关闭"),
    ]  # fmt: skip
    head = (
        "支付宝交易记录明细查询\n账号:["
        + SELLER_ALIPAY
        + "]\n起始日期:[2017-04-01 00:00:00]    终止日期:[2017-05-01 00:00:00]\n"
        "---------------------------------交易记录明细列表------------------------------------\n"
        "交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,"
        "交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,"
        "服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,\n"
    )
    body = "".join(
        ",".join(f"{cell:<20}" for cell in row) + ",0.00      ,0.00      ,                    ,已收入     ,\n"
        for row in rows
    )
    foot = (
        "------------------------------------------------------------------------------------\n"
        "共6笔记录\n已收入:4笔,3100.00元\n待收入:0笔,0.00元\n已支出:1笔,8.50元\n待支出:0笔,0.00元\n"
        "导出时间:[2017-05-02 10:00:00]    用户:胡某\n"
    )
    (folder / "alipay_record_20170502_1000_1.csv").write_bytes((head + body + foot).encode("gb18030"))


def bank(folder: Path) -> None:
    """A workbook with a flag for the side: 贷 is money in, 借 is money out."""
    rows = [
        ("某某银行个人账户交易明细",),
        ("户名", "胡某", "", "账号", SELLER_CARD),
        (),
        ("交易日期", "交易时间", "借贷标志", "交易金额", "账户余额", "对方户名", "对方账号", "摘要", "附言"),
        ("20170402", "123410", "贷", "2,500.00", "12,500.00", "钱进", QIAN_CARD, "转账", ""),
        ("20170403", "100000", "借", "1,600.00", "10,900.00", "房东", LANDLORD_CARD, "转账", "四月房租"),
        ("20170410", "201505", "贷", "1,250.00", "12,150.00", "钱进", QIAN_CARD, "转账", "钱 17188880001"),
        ("20170408", "141230", "贷", "2,000.00", "14,150.00", "孙娟", SUN_CARD, "转账", ""),
        ("20170408", "141410", "贷", "2,000.00", "16,150.00", "冯好", SAME_AMOUNT_CARD, "转账", "还款 谢谢"),
        ("20170415", "093000", "借", "100.00", "16,050.00", "孙娟", SUN_CARD, "转账", "退款"),
        ("20170420", "100200", "贷", "5,000.00", "21,050.00", "武大", WU_CARD, "转账", ""),
        ("20170421", "210230", "贷", "480.00", "21,530.00", "何同学", FRIEND_CARD, "转账", ""),
        ("合计",),
    ]  # fmt: skip
    with xlsxwriter.Workbook(str(folder / "流水 6月 100%.xlsx")) as book:
        sheet = book.add_worksheet("明细")
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, cell)


def plain(folder: Path) -> None:
    """A list that an officer typed."""
    (folder / "补录.csv").write_text(
        "time,payer,payee,amount,memo\n"
        f"2017-04-09 11:00,sun_yao99,{SELLER_ALIPAY},300,上次那种\n"
        f"2017-04-19 11:30,sun_yao99,{SELLER_ALIPAY},400,资料\n",
        encoding="utf-8",
    )


def wechat_text(folder: Path) -> None:
    (folder / "老钱.txt").write_text(
        "老钱(700111222) 2017-04-02 12:10\n股民数据 10万条 2分5 行不行\n\n"
        f"信息哥({SELLER_QQ}) 2017-04-02 12:12\n行，2500\n\n"
        "老钱(700111222) 2017-04-02 12:35\n转了2500，建行卡，钱进，尾号" + QIAN_CARD[-4:] + "\n\n"
        f"信息哥({SELLER_QQ}) 2017-04-02 12:50\n收到 已发 股民10w.txt\n\n"
        "老钱(700111222) 2017-04-10 20:00\n要5w条 2分5\n\n"
        "老钱(700111222) 2017-04-10 20:16\n又转了1250\n",
        encoding="utf-8",
    )
    (folder / "小孙.txt").write_text(
        "2017-04-08 14:00 小孙: 老年的来两万，一毛一条\n"
        "2017-04-08 14:02 信息哥: 可以 2000\n"
        "2017-04-08 14:13 小孙: 转了2000 用我老婆的卡，孙娟，尾号" + SUN_CARD[-4:] + "\n"
        "2017-04-08 14:20 信息哥: 收到，文件发你了 老年2w.xlsx\n"
        "2017-04-08 14:21 小孙: 我微信 sun_yao99，QQ 700333444 是我小号\n"
        "2017-04-09 10:55 小孙: 上次那种再来3千条 一毛\n"
        "2017-04-09 11:01 小孙: 微信转了300\n"
        "2017-04-15 09:20 小孙: 有空号，退我100\n"
        "2017-04-15 09:31 信息哥: 退你100了\n",
        encoding="gb18030",
    )


def wechat_csv(folder: Path) -> None:
    """A table as a tool exports it."""
    rows = [
        ("1", "1", "2017-04-02 12:20:00", "wxid_ali555", "阿李", "酒客名单 10万条 1分5 要", "文本"),
        ("2", "1", "2017-04-02 12:41:00", "wxid_ali555", "阿李", "支付宝转了1500，支付宝17112341234", "文本"),
        ("3", "0", "2017-04-02 12:55:00", SELLER_WX, "信息哥", "到了，打包发你 酒客10万.zip", "文本"),
        ("4", "1", "2017-04-11 14:50:00", "wxid_ali555", "阿李", "再来1万条 3分", "文本"),
        ("5", "1", "2017-04-11 15:01:00", "wxid_ali555", "阿李", "付了300", "文本"),
        (
            "6",
            "1",
            "2017-04-20 09:00:00",
            "wxid_wu777",
            "武哥",
            "车主资料2万条，业主的3万条，都是一毛",
            "文本",
        ),
        (
            "7",
            "1",
            "2017-04-20 10:03:00",
            "wxid_wu777",
            "武哥",
            "两单一起转了5000，武大，尾号" + WU_CARD[-4:],
            "文本",
        ),
        ("8", "0", "2017-04-20 10:30:00", SELLER_WX, "信息哥", "收到 发你 车主2w.csv 业主3w.csv", "文本"),
        (
            "9",
            "1",
            "2017-04-21 21:00:00",
            "wxid_tongxue9",
            "炒股的老同学",
            "今天股票又跌了，我亏了5000",
            "文本",
        ),
        (
            "11",
            "1",
            "2017-04-21 21:02:00",
            "wxid_tongxue9",
            "炒股的老同学",
            "茅台还拿了3000股，你那儿保险客户多吗",
            "文本",
        ),
        ("12", "1", "2017-04-21 21:03:00", "wxid_tongxue9", "炒股的老同学", "上次饭钱480转了", "文本"),
        ("10", "0", "2017-04-21 21:05:00", SELLER_WX, "信息哥", "我也套了2万，周末喝酒", "文本"),
    ]
    talk = {"wxid_ali555": "阿李", "wxid_wu777": "武哥", "wxid_tongxue9": "老同学"}
    last, lines = "", ["localId,IsSender,StrTime,SenderId,Sender,Talker,StrContent,Type"]
    for local, _, when, who, name, text, kind in rows:
        last = talk.get(who, last)
        lines.append(f'{local},{1 if who == SELLER_WX else 0},{when},{who},{name},{last},"{text}",{kind}')
    (folder / "微信导出.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def build(folder: Path) -> None:
    """Write the case: no dumps, no reports."""
    (folder / "payments").mkdir(parents=True)
    (folder / "chats").mkdir()
    for write in (alipay, bank, plain):
        write(folder / "payments")
    for write in (wechat_text, wechat_csv):
        write(folder / "chats")
