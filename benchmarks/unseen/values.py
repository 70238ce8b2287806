"""Made-up values for the unseen test set, with check digits computed here and nowhere else.

Written apart from the package: own lists, own arithmetic, so that a fault shared with the code under test
cannot hide. Nobody's real data; phone numbers and names are random.
"""

import random
from collections.abc import Callable

PLACES = (
    ("110105", "北京市", "", "朝阳区"),
    ("110108", "北京市", "", "海淀区"),
    ("120104", "天津市", "", "南开区"),
    ("130104", "河北省", "石家庄市", "桥西区"),
    ("140105", "山西省", "太原市", "小店区"),
    ("150102", "内蒙古自治区", "呼和浩特市", "新城区"),
    ("152502", "内蒙古自治区", "锡林郭勒盟", "锡林浩特市"),
    ("210102", "辽宁省", "沈阳市", "和平区"),
    ("220104", "吉林省", "长春市", "朝阳区"),
    ("230103", "黑龙江省", "哈尔滨市", "南岗区"),
    ("310115", "上海市", "", "浦东新区"),
    ("310104", "上海市", "", "徐汇区"),
    ("320106", "江苏省", "南京市", "鼓楼区"),
    ("320583", "江苏省", "苏州市", "昆山市"),
    ("330106", "浙江省", "杭州市", "西湖区"),
    ("330782", "浙江省", "金华市", "义乌市"),
    ("340104", "安徽省", "合肥市", "蜀山区"),
    ("350203", "福建省", "厦门市", "思明区"),
    ("360111", "江西省", "南昌市", "青山湖区"),
    ("370203", "山东省", "青岛市", "市北区"),
    ("371323", "山东省", "临沂市", "沂水县"),
    ("410105", "河南省", "郑州市", "金水区"),
    ("411722", "河南省", "驻马店市", "上蔡县"),
    ("420106", "湖北省", "武汉市", "武昌区"),
    ("430104", "湖南省", "长沙市", "岳麓区"),
    ("440106", "广东省", "广州市", "天河区"),
    ("440305", "广东省", "深圳市", "南山区"),
    ("450103", "广西壮族自治区", "南宁市", "青秀区"),
    ("460106", "海南省", "海口市", "龙华区"),
    ("500103", "重庆市", "", "渝中区"),
    ("510107", "四川省", "成都市", "武侯区"),
    ("513431", "四川省", "凉山彝族自治州", "昭觉县"),
    ("520103", "贵州省", "贵阳市", "云岩区"),
    ("530102", "云南省", "昆明市", "五华区"),
    ("540102", "西藏自治区", "拉萨市", "城关区"),
    ("610113", "陕西省", "西安市", "雁塔区"),
    ("620102", "甘肃省", "兰州市", "城关区"),
    ("630103", "青海省", "西宁市", "城中区"),
    ("640104", "宁夏回族自治区", "银川市", "兴庆区"),
    ("650104", "新疆维吾尔自治区", "乌鲁木齐市", "新市区"),
)
GONE = ("110103", "110104", "320502", "510282")
"""Divisions that were abolished; right for people born before."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包柏宁柯阮桂闵解强柴华车冉房边"
RARE = (
    "欧阳",
    "司徒",
    "上官",
    "诸葛",
    "皇甫",
    "尉迟",
    "令狐",
    "逄",
    "仉",
    "亓",
    "佘",
    "麦",
    "揭",
    "晏",
    "邸",
    "敖",
)
GIVEN = [
    "建军",
    "志强",
    "秀兰",
    "桂英",
    "玉珍",
    "国庆",
    "卫东",
    "红霞",
    "春梅",
    "海燕",
    "丽娟",
    "晓东",
    "永刚",
    "立新",
    "雪梅",
    "文斌",
    "少华",
    "振宇",
    "佩珊",
    "嘉欣",
    "俊杰",
    "家豪",
    "浩然",
    "梓萱",
    "子墨",
    "一诺",
    "沐宸",
    "语桐",
    "宇轩",
    "欣妍",
    "奕辰",
    "若曦",
    "思远",
    "天佑",
    "佳怡",
    "静怡",
    "晨光",
    "明辉",
    "世杰",
    "德福",
    "根生",
    "招娣",
    "来弟",
    "金凤",
    "银花",
    "长贵",
    "福来",
    "丹",
    "磊",
    "鑫",
    "勇",
    "倩",
    "蕾",
    "斌",
    "涛",
    "婷",
    "洁",
    "楠",
    "琳",
    "凯",
    "旭",
    "岚",
    "芸",
    "峥",
    "骁",
    "冰",
    "帆",
]
MINORITY = (
    "买买提·吐尔逊",
    "阿依古丽·卡德尔",
    "艾力·阿不都热依木",
    "扎西多吉",
    "其其格",
    "巴特尔",
    "热依汗古丽·买合木提",
)
ENGLISH = (
    "James Whitfield",
    "Olivia Hartley",
    "Mei-Ling Chow",
    "Robert K. Dawson",
    "Priya Raman",
    "Emma Lindqvist",
)
ROADS = [
    "人民中路",
    "解放大道",
    "望京西园",
    "锦绣街",
    "中山北二路",
    "迎宾大道",
    "学院南路",
    "滨河东路",
    "建国门外大街",
    "石榴庄路",
    "天府三街",
    "五四大街",
    "珠江东路",
    "春熙路",
    "科苑南路",
    "汉口路",
    "八一七北路",
    "永定门外大街",
    "文三西路",
    "车公庄西路",
    "四川北路",
    "山西路",
    "广东路",
]
ESTATES = [
    "金地名津",
    "融科橄榄城",
    "翠苑一区",
    "御景湾",
    "华润橡树湾",
    "西山庭院",
    "凤凰和鸣",
    "万象新天",
    "阳光100",
    "中海锦城",
    "绿地世纪城",
    "保利香槟",
]
VILLAGES = [
    "东岳村",
    "后屯村",
    "李家塬村",
    "大石桥村",
    "上坪村",
    "三里湾村",
    "嘎查村",
    "张庄村",
    "黄泥塘村",
    "牛角湾村",
]
TOWNS = ["城关镇", "双桥镇", "石门乡", "龙泉街道", "大坝镇", "柳林镇", "百灵庙镇", "马站乡"]
CELLS = [
    "130",
    "131",
    "132",
    "133",
    "134",
    "135",
    "136",
    "137",
    "138",
    "139",
    "147",
    "150",
    "151",
    "152",
    "153",
    "155",
    "156",
    "157",
    "158",
    "159",
    "166",
    "172",
    "173",
    "175",
    "176",
    "177",
    "178",
    "180",
    "181",
    "182",
    "183",
    "184",
    "185",
    "186",
    "187",
    "188",
    "189",
    "190",
    "191",
    "193",
    "195",
    "196",
    "197",
    "198",
    "199",
]
BINS = (
    ("622202", 19),
    ("621700", 19),
    ("622848", 19),
    ("621661", 19),
    ("622262", 17),
    ("621483", 16),
    ("622588", 16),
    ("621799", 19),
    ("622908", 18),
    ("622155", 16),
)
AREAS = (("010", 8), ("021", 8), ("028", 8), ("0755", 8), ("0571", 8), ("0931", 7), ("0898", 8), ("0591", 8))
PLATE_ENDS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
BASE31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"
VIN_VALUES = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ",
        (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
PINYIN = [
    "xiaoyu",
    "lanlan",
    "qingfeng",
    "dapeng",
    "yueyue",
    "haitang",
    "momo",
    "laowang",
    "tianya",
    "shanshui",
    "feixue",
    "beichen",
]


def digits(rng: random.Random, count: int) -> str:
    """Random digits."""
    return "".join(rng.choice("0123456789") for _ in range(count))


def luhn(body: str) -> str:
    """The check digit after a body."""
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def date(rng: random.Random, first: int = 1948, last: int = 2012) -> tuple[int, int, int]:
    """A day that every month has."""
    return rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)


def id_card(rng: random.Random) -> str:
    """18 digits with ISO 7064 MOD 11-2."""
    gone = rng.random() < 0.06
    place = rng.choice(GONE) if gone else rng.choice(PLACES)[0]
    year, month, day = date(rng, 1960, 1980) if gone else date(rng, 2003, 2010)
    body = f"{place}{year}{month:02}{day:02}{digits(rng, 3)}"
    total = sum(int(char) * (2 ** (17 - index) % 11) for index, char in enumerate(body))
    return body + "10X98765432"[total % 11]


def old_id_card(rng: random.Random) -> str:
    """15 digits as issued before 1999."""
    year, month, day = date(rng, 1950, 1984)
    return f"{rng.choice(PLACES[:12])[0]}{year % 100:02}{month:02}{day:02}{digits(rng, 3)}"


def mobile(rng: random.Random) -> str:
    """Eleven digits in an allocated segment."""
    return rng.choice(CELLS) + digits(rng, 8)


def landline(rng: random.Random) -> str:
    """Area code and number."""
    area, length = rng.choice(AREAS)
    return f"{area}-{rng.choice('2345678')}{digits(rng, length - 1)}"


def bank_card(rng: random.Random) -> str:
    """A debit card with its check digit."""
    start, length = rng.choice(BINS)
    body = start + digits(rng, length - 1 - len(start))
    return body + luhn(body)


def email(rng: random.Random) -> str:
    """A mailbox at a provider or a firm."""
    user = f"{rng.choice(PINYIN)}{rng.choice(('', '.', '_', '-'))}{rng.choice(PINYIN)}{rng.choice(('', digits(rng, 2)))}"
    host = rng.choice(
        ("163.com", "126.com", "qq.com", "foxmail.com", "sina.cn", "outlook.com", "mail.jx-trade.com.cn")
    )
    return f"{user}@{host}"


def wechat(rng: random.Random) -> str:
    """An id as WeChat gives it out or as people choose it."""
    if rng.random() < 0.3:
        return "wxid_" + "".join(rng.choice("abcdefghijkmnpqrstuvwxyz0123456789") for _ in range(14))
    return f"{rng.choice(PINYIN)}{rng.choice(('', '_', '-'))}{rng.choice(PINYIN)[:4]}{digits(rng, rng.randint(2, 4))}"


def qq(rng: random.Random) -> str:
    """Seven to ten digits."""
    return rng.choice("123456789") + digits(rng, rng.randint(6, 9))


def plate(rng: random.Random) -> str:
    """An ordinary plate, or a green one of six."""
    head = rng.choice("京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青琼") + rng.choice("ABCDEFGH")
    if rng.random() < 0.3:
        return f"{head}{rng.choice('DF')}{digits(rng, 5)}"
    while True:
        tail = "".join(rng.choice(PLATE_ENDS) for _ in range(5))
        if sum(char.isdigit() for char in tail) >= 3:
            return head + tail


def passport(rng: random.Random) -> str:
    """An ordinary Chinese passport."""
    head = rng.choice(("E", "EA", "EC", "EJ", "G"))
    return head + digits(rng, 9 - len(head))


def uscc(rng: random.Random) -> str:
    """A unified social credit code: the organisation's own MOD 11 check inside, the MOD 31 check at the end."""
    own = "MA" + "".join(rng.choice(BASE31) for _ in range(6))
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = -sum(int(char, 36) * weight for char, weight in zip(own, weights, strict=True)) % 11
    body = rng.choice(("91", "92", "52")) + rng.choice(PLACES)[0] + own + "0123456789X"[rest]
    total = sum(BASE31.index(char) * pow(3, index, 31) for index, char in enumerate(body))
    return body + BASE31[-total % 31]


def vin(rng: random.Random) -> str:
    """A vehicle number with its check digit."""
    body = list(
        "L" + "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXYZ0123456789") for _ in range(12)) + digits(rng, 4)
    )
    body[9] = rng.choice("ABCDEFGHJKLMNPRSTVWXY123456789")  # the year of the model
    total = sum(
        weight * (int(char) if char.isdigit() else VIN_VALUES[char])
        for char, weight in zip(body, VIN_WEIGHTS, strict=True)
    )
    body[8] = "0123456789X"[total % 11]
    return "".join(body)


def imei(rng: random.Random) -> str:
    """A device number with its check digit."""
    body = rng.choice(("86", "35")) + digits(rng, 12)
    return body + luhn(body)


def imsi(rng: random.Random) -> str:
    """A subscriber number of a Chinese network."""
    return rng.choice(("46000", "46001", "46011")) + digits(rng, 10)


def mac(rng: random.Random) -> str:
    """A hardware address of one device, not of a group."""
    return ":".join(
        f"{part:02X}" for part in (2 * rng.randrange(128), *(rng.randrange(256) for _ in range(5)))
    )


def ip(rng: random.Random) -> str:
    """A public-looking IPv4 address."""
    return ".".join(
        str(part)
        for part in (rng.choice((36, 58, 113, 117, 183, 223)), *(rng.randint(1, 254) for _ in range(3)))
    )


def iban(rng: random.Random) -> str:
    """A German account with its MOD 97 check."""
    body = digits(rng, 18)
    return f"DE{98 - int(body + '131400') % 97:02}{body}"


def permit(rng: random.Random) -> str:
    """A permit of Hong Kong and Macau residents."""
    return rng.choice("HM") + digits(rng, 8)


def taiwan(rng: random.Random) -> str:
    """A permit of Taiwan residents, eight digits."""
    return digits(rng, 8)


def name(rng: random.Random) -> str:
    """A Chinese name; one in fourteen of a rare or double surname."""
    return (rng.choice(RARE) if rng.random() < 0.07 else rng.choice(SURNAMES)) + rng.choice(GIVEN)


def address(rng: random.Random) -> str:
    """An address: estate, village, lane, office, with or without province and city."""
    _, province, city, county = rng.choice(PLACES)
    head = rng.choice(
        (
            province + city + county,
            city + county if city else province + county,
            province.rstrip("省市") + city + county,
        )
    )
    number = rng.randint(1, 999)
    floor = f"{rng.randint(1, 30)}{rng.randint(1, 8):02}"
    return head + rng.choice(
        (
            f"{rng.choice(ROADS)}{number}号{rng.choice(ESTATES)}{rng.randint(1, 40)}号楼{rng.randint(1, 5)}单元{floor}室",
            f"{rng.choice(ROADS)}{number}弄{rng.randint(1, 60)}号{floor}室",
            f"{rng.choice(TOWNS)}{rng.choice(VILLAGES)}{rng.randint(1, 20)}组{rng.randint(1, 199)}号",
            f"{rng.choice(ESTATES)}{rng.randint(1, 40)}栋{floor}",
            f"{rng.choice(ROADS)}{number}号国贸大厦{rng.choice('ABC')}座{floor}",
            f"{rng.choice(ROADS)}{number}号{rng.randint(1, 40)}#{rng.randint(1, 4)}-{floor}",
            f"{rng.choice(TOWNS)}{rng.choice(ROADS)}{number}号之{rng.choice('一二三')}",
        )
    )


def address_en(rng: random.Random) -> str:
    """An address abroad."""
    return (
        f"{rng.randint(12, 9800)} {rng.choice(('Maple', 'Jefferson', 'Oak Hill', 'Sunset'))} {rng.choice(('Street', 'Ave', 'Road'))}, "
        f"{rng.choice(('Springfield, IL 62704', 'San Jose, CA 95112', 'Austin, TX 78701'))}"
    )


def phone_intl(rng: random.Random) -> str:
    """A number with a country code, valid in its plan."""
    return rng.choice(
        (
            f"+1 415-555-01{digits(rng, 2)}",
            f"+81 90-{digits(rng, 4)}-{digits(rng, 4)}",
            f"+852 9{digits(rng, 3)} {digits(rng, 4)}",
        )
    )


def coordinates(rng: random.Random) -> str:
    """Latitude and longitude in China."""
    return f"{rng.uniform(22, 45):.6f},{rng.uniform(98, 122):.6f}"


def birth(rng: random.Random) -> str:
    """A birth date as written in forms."""
    year, month, day = date(rng, 1950, 2010)
    return rng.choice((f"{year}年{month}月{day}日", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}"))


def url(rng: random.Random) -> str:
    """A link."""
    return f"https://www.{rng.choice(PINYIN)}{digits(rng, 2)}.{rng.choice(('com', 'cn', 'top'))}/{rng.choice(('u', 'dl', 'pay'))}/{digits(rng, 4)}"


def eth(rng: random.Random) -> str:
    """An Ethereum address in lower case, which has no check."""
    return "0x" + "".join(rng.choice("0123456789abcdef") for _ in range(40))


def password(rng: random.Random) -> str:
    """A password as people choose it."""
    return rng.choice(PINYIN).title() + rng.choice("@#!_") + digits(rng, rng.randint(3, 6))


KINDS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "name": ("person_name", name),
    "minority": ("person_name", lambda rng: rng.choice(MINORITY)),
    "name_en": ("person_name_en", lambda rng: rng.choice(ENGLISH)),
    "id": ("id_card", id_card),
    "id15": ("id_card", old_id_card),
    "phone": ("mobile_phone", mobile),
    "tel": ("landline", landline),
    "card": ("bank_card", bank_card),
    "mail": ("email", email),
    "wx": ("wechat_id", wechat),
    "qq": ("qq_number", qq),
    "plate": ("license_plate", plate),
    "passport": ("passport", passport),
    "uscc": ("uscc", uscc),
    "vin": ("vin", vin),
    "imei": ("imei", imei),
    "imsi": ("imsi", imsi),
    "mac": ("mac", mac),
    "ip": ("ip", ip),
    "iban": ("iban", iban),
    "hkm": ("hk_macau_permit", permit),
    "tw": ("taiwan_permit", taiwan),
    "addr": ("address", address),
    "addr_en": ("address_en", address_en),
    "intl": ("phone_intl", phone_intl),
    "geo": ("coordinates", coordinates),
    "birth": ("birth_date", birth),
    "url": ("url", url),
    "eth": ("crypto_address", eth),
    "pw": ("password", password),
    "code": ("verification_code", lambda rng: digits(rng, 6)),
    "zip": ("postcode", lambda rng: rng.choice(("100020", "518052", "310012", "610041", "730030"))),
    "alipay": ("alipay_account", lambda rng: rng.choice((mobile, email))(rng)),
}
"""Slot in a template → kind, and how to make a value."""
