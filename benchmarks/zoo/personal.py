"""Personal columns as real lists have them, where a kind's own `fake` is too even; all other kinds use `fake`."""

import random
from collections.abc import Callable
from string import ascii_lowercase, digits

from suyuan.identify import kinds
from suyuan.world import words

Maker = Callable[[random.Random, int], str]
"""A cell from a source of chance and the number of its row."""

MORE_GIVEN = "建军秀英桂兰志强淑珍丽华晓燕子轩梓涵雨桐浩宇欣妍俊杰诗琪国庆红霞永刚立新春梅佳怡"
SEGMENTS = [
    "130",
    "131",
    "132",
    "133",
    "135",
    "136",
    "137",
    "138",
    "139",
    "147",
    "150",
    "151",
    "152",
    "155",
    "156",
    "157",
    "158",
    "159",
    "166",
    "173",
    "175",
    "176",
    "177",
    "178",
    "180",
    "181",
]
PINYIN = [
    "wang",
    "li",
    "zhang",
    "liu",
    "chen",
    "yang",
    "huang",
    "zhao",
    "wu",
    "zhou",
    "xu",
    "sun",
    "ma",
    "zhu",
    "hu",
    "guo",
    "he",
    "gao",
    "lin",
    "luo",
]
WORDS = [
    "love",
    "happy",
    "sunny",
    "tiger",
    "moon",
    "star",
    "cool",
    "king",
    "rain",
    "blue",
    "snow",
    "apple",
    "lucky",
]
HOSTS = [
    "qq.com",
    "163.com",
    "126.com",
    "sina.com",
    "sohu.com",
    "foxmail.com",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "139.com",
    "company.com.cn",
]
ESTATE_ENDS = ("{}栋{}单元{}室", "{}号楼{}单元{}", "{}-{}-{}", "{}幢{}门{}号")


def person_name(rng: random.Random, _: int) -> str:
    """Weighted surnames; one in a hundred has two characters, one in two hundred a dotted name."""
    chance = rng.random()
    if chance < 0.005:
        return rng.choice(("阿卜杜拉·买买提", "迪丽热巴·迪力木拉提", "古丽娜尔·艾山"))
    family = rng.choice(words.DOUBLE_SURNAMES) if chance < 0.015 else rng.choice(words.SURNAMES)
    return family + "".join(rng.choices(words.GIVEN + MORE_GIVEN, k=1 if rng.random() < 0.2 else 2))


def mobile_phone(rng: random.Random, _: int) -> str:
    """Numbers of the usual segments."""
    return rng.choice(SEGMENTS) + f"{rng.randrange(10**8):08}"


def local_phone(rng: random.Random, _: int) -> str:
    """Numbers of one town: a few segments only."""
    return rng.choice(("13871", "13872", "15972")) + f"{rng.randrange(10**6):06}"


def id_card(rng: random.Random, _: int) -> str:
    """Citizens of all ages, one in thirty written with a small x or in the old form."""
    number = kinds()["id_card"].fake(rng)
    if rng.random() < 0.02 and number[6:8] == "19":
        return number[:6] + number[8:17]
    return number.lower() if rng.random() < 0.3 else number


def bank_card(rng: random.Random, _: int) -> str:
    """Cards of several banks, 16 and 19 digits."""
    head, size = rng.choice(
        (("622202", 19), ("622848", 19), ("621700", 19), ("622588", 16), ("955880", 19), ("436742", 16))
    )
    body = head + f"{rng.randrange(10**12):012}"[: size - 7]
    body = body.ljust(size - 1, "0")
    check = kinds()["bank_card"].check
    return next(body + d for d in digits if check(body + d) == "valid")


def qq_number(rng: random.Random, _: int) -> str:
    """Five to ten digits, the longer ones the more common."""
    size = rng.choices((5, 6, 7, 8, 9, 10), (1, 3, 6, 15, 35, 40))[0]
    number = str(rng.randrange(10 ** (size - 1), 10**size))
    return number if size < 10 else str(rng.randrange(10**9, 39 * 10**8))


def handle(rng: random.Random) -> str:
    """What people call themselves on the net."""
    shape = rng.randrange(6)
    if shape == 0:
        return rng.choice(PINYIN) + rng.choice(PINYIN) + str(rng.randint(1, 9999))
    if shape == 1:
        return rng.choice(WORDS) + "_" + str(rng.randint(60, 2010))
    if shape == 2:
        return rng.choice(PINYIN) + f"{rng.randint(1970, 2005)}{rng.randint(1, 12):02}"
    if shape == 3:
        return "".join(rng.choices(ascii_lowercase, k=rng.randint(2, 3))) + f"{rng.randrange(10**6):06}"
    if shape == 4:
        return rng.choice(WORDS) + "-" + rng.choice(PINYIN) + rng.choice(digits)
    return "".join(rng.choices(ascii_lowercase, k=rng.randint(6, 10)))


def wechat_id(rng: random.Random, _: int) -> str:
    """The program's own ids and people's."""
    if rng.random() < 0.4:
        return "wxid_" + "".join(rng.choices(ascii_lowercase + digits, k=14))
    return handle(rng).ljust(6, "8")[:20]


def email(rng: random.Random, _: int) -> str:
    """Many are a QQ number at qq.com."""
    host = rng.choice(HOSTS)
    box = qq_number(rng, 0) if host == "qq.com" else handle(rng).replace("_", ".")
    return f"{box}@{host}"


def address(rng: random.Random, _: int) -> str:
    """With or without the province, in several ways of writing the door."""
    counties = _counties()
    where = rng.choice(counties)
    road = rng.choice(words.ROADS) + rng.choice(words.ROAD_ENDS)
    text = f"{where}{road}{rng.randint(1, 999)}号" if rng.random() < 0.8 else where
    door = rng.choice(ESTATE_ENDS).format(rng.randint(1, 30), rng.randint(1, 4), rng.randint(101, 2904))
    return text + rng.choice(words.ESTATES) + door


def _counties() -> tuple[str, ...]:
    from suyuan.identify.divisions import sorted_counties  # noqa: PLC0415

    return tuple(sorted_counties())


def license_plate(rng: random.Random, _: int) -> str:
    """Ordinary and new-energy plates, mostly of one province."""
    head = rng.choice("鄂鄂鄂鄂粤京沪苏浙豫湘川") + rng.choice("ABCDEFGHJK")
    if rng.random() < 0.15:
        return head + rng.choice("DF") + f"{rng.randrange(10**5):05}"
    return head + "".join(rng.choices(digits * 3 + "ABCDEFGHJKLMNPQRSTUVWXYZ", k=4)) + rng.choice(digits)


def password(rng: random.Random, _: int) -> str:
    """What people take, or the hash of it."""
    shape = rng.randrange(4)
    if shape == 0:
        return f"{rng.randrange(10**6):06}"
    if shape == 1:
        return rng.choice(PINYIN) + str(rng.randint(1970, 2010))
    if shape == 2:
        return "".join(rng.choices(ascii_lowercase + digits + "!@#", k=rng.randint(6, 12)))
    return rng.choice(WORDS) + rng.choice("!@#.") + str(rng.randint(1, 999))


REALISTIC: dict[str, tuple[Maker, ...]] = {
    "person_name": (person_name,), "mobile_phone": (mobile_phone, mobile_phone, local_phone), "id_card": (id_card,),
    "bank_card": (bank_card,), "qq_number": (qq_number,), "wechat_id": (wechat_id,), "email": (email,),
    "address": (address,), "license_plate": (license_plate,), "password": (password,),
}  # fmt: skip


def makers(code: str) -> tuple[Maker, ...]:
    """The ways of making up cells of a kind."""
    fake = kinds()[code].fake
    return REALISTIC.get(code, (lambda rng, _: fake(rng),))
