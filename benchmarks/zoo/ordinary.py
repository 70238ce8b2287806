"""Columns that hold nothing personal by themselves, many made to be mistaken for something that does."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from suyuan.identify.kinds.id_card import check_character
from suyuan.world import words

Maker = Callable[[random.Random, int], str]


@dataclass(frozen=True, slots=True)
class Ordinary:
    """One shape of ordinary column."""

    code: str
    headers: tuple[str, ...]
    make: Maker
    allowed: tuple[str, ...] = ()
    """Kinds that this column may be called under a header that says so, or by a strict reading of the law."""


def _pick(text: str) -> Maker:
    choices = text.split()
    return lambda rng, _: rng.choice(choices)


def _digits(size: int, head: str = "") -> Maker:
    return lambda rng, _: head + f"{rng.randrange(10 ** (size - len(head))):0{size - len(head)}}"


def _day(rng: random.Random, first: int = 2009, last: int = 2023) -> tuple[int, int, int]:
    return rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)


def _date(form: str) -> Maker:
    return lambda rng, _: form.format(*_day(rng))


def _time(form: str) -> Maker:
    return lambda rng, _: form.format(*_day(rng), rng.randrange(24), rng.randrange(60), rng.randrange(60))


def _id_like(rng: random.Random, row: int) -> str:
    """A division, the day of the order, a number: as some offices number their cases."""
    first17 = f"42010{rng.randint(2, 7)}2019{rng.randint(1, 12):02}{rng.randint(1, 28):02}{row % 1000:03}"
    return first17 + (check_character(first17) if rng.random() < 1 / 9 else str(rng.randrange(10)))


def _firm(rng: random.Random, _: int) -> str:
    return (
        rng.choice(("武汉", "高平", "金华", "安阳市", "江苏", "北京", "马鞍山", "广州白云区"))
        + rng.choice(["光", "鑫", "宏", "博", "华", "瑞", "金", "盛", "万"])
        + rng.choice(["达", "源", "通", "泰", "和", "恒", "腾", "宇"])
        + rng.choice(
            ("科技有限公司", "商贸有限公司", "餐饮店", "建材经营部", "超市", "集团", "实业股份有限公司")
        )
    )


def _brand(rng: random.Random, _: int) -> str:
    return rng.choice(
        ["华", "小", "金", "安", "康", "红", "高", "大", "美", "万", "方", "天", "云", "白", "东"]
    ) + rng.choice(
        ["为", "米", "立", "踏", "师傅", "牛", "露洁", "宝", "的", "和", "正", "猫", "南", "象", "风"]
    )


def _goods(rng: random.Random, _: int) -> str:
    first = rng.choice(["纯棉", "加厚", "儿童", "智能", "便携", "家用", "进口", "新款", "高档", "有机"])
    thing = rng.choice(
        ["毛巾", "保温杯", "书包", "台灯", "充电宝", "雨伞", "拖鞋", "电饭锅", "面膜", "洗发水"]
    )
    return rng.choice(
        (first + thing, thing, f"{first}{thing}{rng.randint(1, 9)}件", f"{thing} {rng.randint(50, 900)}ml")
    )


def _remark(rng: random.Random, _: int) -> str:
    return rng.choice(
        ("客户要求周末送货", "已付定金", "老客户，优先处理", "无人接听", "下午再打", "不需要", "需要发票", "改期", "地址不详", "拒收",
         "白天没人，放门口", "请勿打扰", "VIP", "高风险", "重复下单")
    )  # fmt: skip


def _rising(start: int, step: int) -> Maker:
    return lambda rng, row: str(start + row * step + rng.randrange(max(1, step // 2)))


ORDINARY: tuple[Ordinary, ...] = (
    Ordinary("serial", ("序号", "id", "编号", "no", "行号"), lambda _, row: str(row + 1)),
    Ordinary("padded serial", ("编号", "流水号", "seq"), lambda _, row: f"{row + 1:06}"),
    Ordinary("order 11 rising", ("订单号", "单号", "order_id"), _rising(15000000000, 3)),
    Ordinary("order 11 rising fast", ("单据号", "bill_no"), _rising(13800000000, 7)),
    Ordinary("order 14 dated", ("订单号", "orderno"), lambda rng, row: f"2017{rng.randint(1, 12):02}{rng.randint(1, 28):02}{row:06}"),
    Ordinary("order 18", ("订单编号", "trade_no"), lambda rng, _: f"2019{rng.randint(1, 12):02}{rng.randint(1, 28):02}{rng.randrange(10**10):010}"),
    Ordinary("case numbers like ids", ("案件编号", "流水号", "case_no"), _id_like),
    Ordinary("order 16", ("交易流水", "serial_no"), _digits(16)),
    Ordinary("order 19", ("流水号", "txn_id"), _digits(19, "1")),
    Ordinary("order 17 lucky", ("批次号", "batch"), _digits(17, "80")),
    Ordinary("order 28", ("支付宝交易号", "alipay_no"), lambda rng, _: f"20170301{rng.randrange(10**20):020}"),
    Ordinary("waybill", ("运单号", "快递单号", "tracking_no"), lambda rng, _: rng.choice(("SF", "YT", "JD")) + f"{rng.randrange(10**13):013}"),
    Ordinary("date", ("日期", "开户日期", "date"), _date("{}-{:02}-{:02}")),
    Ordinary("date slashes", ("登记日期", "注册时间"), _date("{}/{}/{}")),
    Ordinary("date plain", ("日期", "rq", "dt"), _date("{}{:02}{:02}")),
    Ordinary("date words", ("办理日期",), _date("{}年{}月{}日")),
    Ordinary("time", ("创建时间", "create_time", "登录时间"), _time("{}-{:02}-{:02} {:02}:{:02}:{:02}")),
    Ordinary("time plain", ("时间戳", "ts"), _time("{}{:02}{:02}{:02}{:02}{:02}")),
    Ordinary("epoch", ("时间戳", "timestamp", "ctime"), lambda rng, row: str(1490000000 + 37 * row + rng.randrange(30))),
    Ordinary("epoch loose", ("更新时间", "mtime"), lambda rng, _: str(1400000000 + rng.randrange(2 * 10**8))),
    Ordinary("epoch millis", ("时间戳", "updated_at"), lambda rng, _: str(1400000000000 + rng.randrange(2 * 10**11))),
    Ordinary("amount", ("金额", "单价", "price"), lambda rng, _: f"{rng.lognormvariate(5, 1.5):.2f}"),
    Ordinary("amount whole", ("数量", "积分", "points"), lambda rng, _: str(int(rng.lognormvariate(7, 2)))),
    Ordinary("amount round", ("额度", "limit"), lambda rng, _: str(rng.randint(1, 500) * 1000)),
    Ordinary("amount commas", ("总价", "total"), lambda rng, _: f"{rng.randrange(10**7):,}.{rng.randrange(100):02}"),
    Ordinary("area", ("面积", "建筑面积"), lambda rng, _: f"{rng.uniform(40, 200):.2f}"),
    Ordinary("age", ("年龄", "age", "nl"), lambda rng, _: str(rng.randint(18, 90))),
    Ordinary("year", ("年份", "入学年份", "year"), lambda rng, _: str(rng.randint(1985, 2023))),
    Ordinary("sex", ("性别", "sex", "gender", "xb"), _pick("男 女")),
    Ordinary("sex coded", ("性别", "sex"), _pick("0 1 2")),
    Ordinary("nation", ("民族", "mz"), _pick("汉族 汉族 汉族 回族 满族 苗族 土家族 壮族 白族")),
    Ordinary("schooling", ("学历", "文化程度", "xl"), _pick("本科 大专 高中 初中 硕士 博士 中专 小学")),
    Ordinary("marriage", ("婚姻状况", "婚姻"), _pick("已婚 未婚 离异 丧偶")),
    Ordinary("town", ("城市", "city", "所在地"), _pick("武汉市 成都市 高平市 安阳市 江门 金华 马鞍山 石家庄 白山 黄石 常州 温州 孝感 汤阴县 方山县")),
    Ordinary("province", ("省份", "province"), _pick("湖北省 江苏 安徽 云南 广东省 河南 江西 宁夏 甘肃")),
    Ordinary("job", ("职业", "职务", "job"), _pick("司机 经理 教师 程序员 工人 会计 医生 农民 安保 高管 包工头 文员 康复师 于洗车")),
    Ordinary("status", ("状态", "订单状态", "status"), _pick("已完成 成功 待发货 关闭 申请中 平仓 成交 全部退款 许可")),
    Ordinary("department", ("部门", "科室名", "dept"), _pick("安全部 计财处 金融部 办公室 技术部 华东区 商务部 成都组 党办")),
    Ordinary("bank", ("开户行", "银行名称", "bank"), _pick("中国银行 工商银行 平安银行 华夏银行 江苏银行 招行 农行 建设银行")),
    Ordinary("operator", ("运营商", "isp"), _pick("移动 联通 电信 中国移动 广电")),
    Ordinary("place of number", ("归属地", "手机归属地"), _pick("湖北武汉 江苏南京 安徽合肥 云南昆明 广东深圳 甘肃兰州")),
    Ordinary("firm", ("公司名称", "工作单位", "company"), _firm),
    Ordinary("brand", ("品牌", "brand"), _brand),
    Ordinary("goods", ("产品名称", "item"), _goods),
    Ordinary("car model", ("车型", "model"), _pick("大众帕萨特 丰田凯美瑞 别克GL8 奥迪A6L 本田雅阁 宝马320Li 比亚迪秦 高尔夫 马自达6")),
    Ordinary("colour", ("颜色", "color"), _pick("白色 黑色 银灰 红色 蓝色 金色 香槟金")),
    Ordinary("school", ("学校", "毕业院校"), _pick("武汉大学 高安中学 金华一中 江汉大学 安徽师范大学 华中科技大学 白云小学 汤池中学")),
    Ordinary("remark", ("备注", "remark", "说明"), _remark),
    Ordinary("hash", ("签名", "hash", "checksum"), lambda rng, _: f"{rng.randrange(16**32):032x}", ("password",)),
    Ordinary("sha1", ("摘要", "digest"), lambda rng, _: f"{rng.randrange(16**40):040x}", ("password",)),
    Ordinary("uuid", ("uuid", "guid", "记录标识"), lambda rng, _: "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}".format(*(rng.randrange(16**n) for n in (8, 4, 3, 3, 12)))),
    Ordinary("version", ("版本", "version", "app_ver"), lambda rng, _: f"{rng.randint(1, 12)}.{rng.randint(0, 20)}.{rng.randint(0, 99)}"),
    Ordinary("version of four", ("固件版本", "build"), lambda rng, _: f"{rng.randint(1, 4)}.{rng.randint(0, 9)}.{rng.randint(0, 20)}.{rng.randint(0, 3000)}"),
    Ordinary("sku", ("货号", "sku", "型号"), lambda rng, _: rng.choice(("AB", "XK", "TD", "GT")) + f"-{rng.randrange(10**5):05}"),
    Ordinary("stock code", ("证券代码", "code"), lambda rng, _: rng.choice(("600", "000", "300", "002")) + f"{rng.randrange(1000):03}"),
    Ordinary("percent", ("折扣", "rate"), lambda rng, _: f"{rng.uniform(0, 100):.1f}%"),
    Ordinary("student number", ("学号", "student_no", "xh"), lambda rng, _: f"20{rng.randint(10, 23)}{rng.randint(1, 40):02}{rng.randint(1, 9999):04}"),
    Ordinary("staff number", ("工号", "staff_id"), lambda rng, _: f"{rng.randrange(10**5):05}"),
    Ordinary("member number", ("会员号", "member_no"), lambda rng, _: f"8{rng.randrange(10**7):07}"),
    Ordinary("device", ("设备", "device"), _pick("iPhone12,1 MI10 HUAWEI-P40 Windows Android OPPO_R15 vivo-X60")),
    Ordinary("flag", ("是否会员", "is_vip", "enabled"), _pick("是 否")),
    Ordinary("true", ("flag", "active"), _pick("true false")),
    Ordinary("english word", ("level", "channel", "category"), _pick("gold silver platinum basic premium organic referral direct")),
    Ordinary("score", ("分数", "成绩", "score"), lambda rng, _: str(rng.randint(30, 150))),
    Ordinary("duration", ("时长", "秒数"), lambda rng, _: str(int(rng.expovariate(1 / 90)) + 1)),
    Ordinary("relation", ("与户主关系", "relation"), _pick("本人 配偶 父亲 母亲 儿子 女儿")),
    Ordinary("room", ("楼层", "floor"), lambda rng, _: f"{rng.randint(1, 33)}F"),
    Ordinary("branch", ("营业部", "网点"), lambda rng, _: rng.choice(words.BRANCHES) + "营业部"),
    Ordinary("division code", ("行政区划", "区划代码"), _pick("420106 110101 310115 440305 510104 330106 420111 320102")),
    Ordinary("weekday", ("星期",), _pick("周一 周二 周三 周四 周五 周六 周日")),
    Ordinary("plain text", ("评价", "comment"), lambda rng, _: "".join(rng.choices("很好不错质量满意物流快包装完好下次再来有点小贵喜欢推荐一般般", k=rng.randint(3, 14)))),
    Ordinary("crop", ("作物",), _pick("小麦 水稻 玉米 高粱 花生 黄豆 白菜 苹果 金桔 石榴 柏树")),
    Ordinary("empty", ("预留", "ext1"), lambda *_: ""),
    Ordinary("constant", ("来源", "source"), lambda *_: "线上"),
    Ordinary("zero", ("是否删除", "deleted"), lambda *_: "0"),
)  # fmt: skip
