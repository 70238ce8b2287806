"""Made-up sentences with the names in them marked: frames filled in, and plain sentences from a small grammar."""

import random
import re
from pathlib import Path

from scripts.train_names.people import FREQUENT, People
from scripts.train_names.words import MISTAGGED, Words

from suyuan.identify.divisions import names as divisions
from suyuan.identify.free.people.cues import AFTER, BEFORE, LABELS
from suyuan.identify.kinds import bank_card, email, id_card, mobile_phone, wechat_id

OPEN, CLOSE = "\ue000", "\ue001"
"""Stand around what is marked; after OPEN stands its label."""
PERSON, PLACE, BODY = "P", "L", "O"
_FIRMS = [
    "珠宝", "地产", "汽车", "药业", "餐饮", "火锅", "大酒店", "律师事务所", "诊所", "书店", "饭店",
    "食品", "科技", "传媒", "物流", "基金", "中学", "有限公司", "有限责任公司", "股份有限公司", "集团",
    "银行", "支行", "分公司", "派出所", "公安局", "法院", "医院", "大学", "中学", "小学", "幼儿园",
    "超市", "酒店", "公司", "厂", "事务所", "研究所", "委员会", "管理局", "税务局", "俱乐部", "队",
]  # fmt: skip  # words read better in rows
_STEMS = [
    "华", "信", "达", "泰", "恒", "兴", "盛", "科", "通", "联", "创", "维", "智", "云", "网", "海",
    "天", "宏", "鑫", "隆", "嘉", "瑞", "丰", "源", "众", "安", "美", "优", "卓", "远", "大", "新",
    "东", "中", "建", "工", "金", "龙",
]  # fmt: skip  # words read better in rows
_VILLAGES = ("村", "庄", "屯", "社区", "寨", "湾", "坪", "沟")
_ROADS = ["路", "街", "大道", "巷", "东路", "西路", "南路", "北路", "中路", "大街", "胡同"]
_ESTATES = [
    "花园", "小区", "家园", "苑", "公馆", "华庭", "名苑", "新城", "大厦", "国际", "广场", "府", "湾",
    "园", "城", "里",
]  # fmt: skip  # words read better in rows
_FOREIGN_ENDS = [
    "队", "俱乐部", "公司", "集团", "大学", "银行", "车队", "岛", "湖", "省", "州", "市", "海峡",
    "国家队", "手机", "汽车", "酒店",
]  # fmt: skip  # words read better in rows
_SPELLED = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺" * 3 + "0123456789①②③④⑤⑥⑦⑧⑨"
_PARTICLES = [
    "于", "在", "去", "走", "说", "到", "和", "与", "被", "将", "把", "对", "向", "来", "给", "让",
    "又", "也", "都", "就", "已", "还", "从", "为", "是", "有", "想", "问", "听", "看", "等", "因",
    "以", "用", "没", "不", "会", "要", "能", "可", "跟", "同", "及", "或", "拿", "做", "买", "卖",
    "住", "找", "打",
]  # fmt: skip  # words read better in rows
SLOT = re.compile(r"\{(.)\}")


def marked(text: str, label: str) -> str:
    """Text with a label around it."""
    return f"{OPEN}{label}{text}{CLOSE}"


def unmarked_text(text: str) -> str:
    """Text without marks."""
    return re.sub(f"{OPEN}.|{CLOSE}", "", text)


class Sentences:
    """Draws sentences."""

    def __init__(self, words: Words, frames: Path) -> None:
        self.words = words
        self.people = People(words)
        lines = frames.read_text("utf-8").splitlines()
        self.frames = [
            line.replace("\\n", "\n").replace("\\t", "\t")
            for line in lines
            if line and not line.startswith("#")
        ]
        self._places = sorted(divisions())
        self._alike = sorted(word for word in words.classes if word[0] in FREQUENT)
        self._mistagged = sorted(MISTAGGED)

    def name(self, rng: random.Random) -> str:
        """A marked name; now and then, in its place, a word that starts as names do."""
        if rng.random() < 0.07:
            return rng.choice(self._alike)
        return marked(self.people.name(rng), PERSON)

    def noun(self, rng: random.Random) -> str:
        """A noun; now and then one that starts like a name."""
        chance = rng.random()
        if chance < 0.02:
            return self.foreign(rng)
        if chance < 0.04:
            return rng.choice(self._mistagged)
        if chance < 0.14:
            return rng.choice(self._alike)
        if chance < 0.18:
            return self.words.draw(rng, "nz")
        return self.words.draw(rng, "n" if chance < 0.9 else "vn")

    def place(self, rng: random.Random) -> str:
        """A marked place."""
        chance = rng.random()
        if chance < 0.12:
            return self.foreign(rng)
        if chance < 0.45:
            return marked(rng.choice(self._places), PLACE)
        return marked(self.words.draw(rng, "ns"), PLACE)

    def body(self, rng: random.Random) -> str:
        """A marked firm or office."""
        where = rng.choice(self._places) if rng.random() < 0.5 else ""
        chance = rng.random()
        stem = (
            self.people.name(rng)
            if chance < 0.3
            else "".join(rng.choices(_STEMS, k=2))
            if chance < 0.7
            else self.noun(rng)
        )
        stem = unmarked_text(stem)
        return marked(where + stem + rng.choice(_FIRMS), BODY)

    def address(self, rng: random.Random) -> str:
        """An address, its villages and estates named as people name them: marked as a place."""
        where = "".join(rng.sample(self._places, rng.choice((0, 1, 1, 2, 3))))
        stem = rng.choice(
            (
                rng.choice(FREQUENT) + "家",
                rng.choice(FREQUENT),
                self.words.draw(rng, "n")[:2],
                "".join(rng.choices(_STEMS, k=2)),
                self.people.given(rng),
            )
        )
        town = (
            rng.choice(_STEMS) + rng.choice(_STEMS) + rng.choice(("镇", "乡", "街道"))
            if rng.random() < 0.4
            else ""
        )
        number = rng.randint(1, 400)
        if rng.random() < 0.4:
            low = f"{stem}{rng.choice(_VILLAGES)}{rng.choice(('', '3组', '第二村民组'))}{number}号"
        else:
            road = self.words.draw(rng, "n")[:2] + rng.choice(_ROADS) + f"{number}号"
            estate = "".join(rng.choices(_STEMS, k=2)) + rng.choice(_ESTATES)
            low = road + (
                f"{estate}{rng.randint(1, 40)}栋{rng.randint(101, 2904)}室" if rng.random() < 0.6 else ""
            )
        return marked(where + town + low, PLACE)

    def foreign(self, rng: random.Random) -> str:
        """A place, a club, a brand that sounds foreign: marked as what it is."""
        stem = self.people.syllables(rng)
        return (
            marked(stem, rng.choice((PLACE, BODY)))
            if rng.random() < 0.5
            else marked(stem + rng.choice(_FOREIGN_ENDS), BODY)
        )

    def phone(self, rng: random.Random) -> str:
        """A phone number, now and then spelled in Chinese digits."""
        return (
            "".join(rng.choice(_SPELLED) for _ in range(11))
            if rng.random() < 0.15
            else mobile_phone.KIND.fake(rng)
        )

    def office(self, rng: random.Random) -> str:
        """What stands before a name, or nothing."""
        return rng.choice(BEFORE) if rng.random() < 0.7 else self.words.draw(rng, "role")

    def fill(self, rng: random.Random, frame: str) -> str:
        """A frame with its slots filled in."""
        return SLOT.sub(lambda slot: self._slot(rng, slot[1]), frame)

    def _slot(self, rng: random.Random, slot: str) -> str:
        plain = {
            "N": self.name, "O": self.body, "L": self.place, "T": self.office, "n": self.noun,
            "I": id_card.KIND.fake, "P": self.phone, "K": bank_card.KIND.fake, "M": email.KIND.fake,
            "W": wechat_id.KIND.fake,
        }  # fmt: skip
        if slot in plain:
            return plain[slot](rng)
        if slot in "vadim":
            return self.words.draw(rng, slot)
        return self._small(rng, slot)

    def _small(self, rng: random.Random, slot: str) -> str:
        if slot == "A":
            return self.address(rng)
        if slot == "C":
            return rng.choice(LABELS) + rng.choice(("：", ":", " ", "：\n", "", "是", "为"))
        if slot == "f":
            return rng.choice(_PARTICLES)
        if slot in "tsg":
            return {"t": rng.choice(AFTER), "s": rng.choice(FREQUENT), "g": self.people.given(rng)[-1:]}[slot]
        if slot == "D":
            return rng.choice(("2024年{}月{}日", "{}月{}日", "2023-{}-{}", "2022/{}/{}")).format(
                rng.randint(1, 12), rng.randint(1, 28)
            )
        if slot == "H":
            return (
                f"{rng.randint(0, 23)}:{rng.randint(10, 59)}"
                if rng.random() < 0.5
                else f"{rng.choice(('上午', '下午', '晚上'))}{rng.randint(1, 12)}时许"
            )
        if slot == "Y":
            return f"{rng.randint(1, 900)}{rng.choice(('00', '万', '.50', ''))}"
        return str(rng.randint(100000, 3 * 10**9)) if slot == "Q" else str(rng.randint(1, 99))

    def framed(self, rng: random.Random) -> str:
        """A frame filled in."""
        return self.fill(rng, rng.choice(self.frames))

    def plain(self, rng: random.Random) -> str:
        """A sentence from a small grammar; half of them hold a name."""
        named = rng.random() < 0.45
        subject = self._someone(rng) if named and rng.random() < 0.7 else self._thing(rng)
        parts = [subject + self._deed(rng, named=named)]
        while rng.random() < 0.4:
            parts.append(self._deed(rng, named=named and rng.random() < 0.4))
        return "，".join(parts) + rng.choice("。。。！？；\n")

    def _someone(self, rng: random.Random) -> str:
        name = self.name(rng)
        chance = rng.random()
        if chance < 0.25:
            name = self.office(rng) + name
        elif chance < 0.35:
            name += rng.choice(AFTER)
        elif chance < 0.5:
            name += rng.choice(("和", "与", "、", "及", "跟", "同")) + self.name(rng)
        elif chance < 0.6:
            name = (
                rng.choice((self.place(rng), self.body(rng)))
                + (self.office(rng) if rng.random() < 0.6 else "")
                + name
            )
        return (self.words.draw(rng, rng.choice("pctd")) if rng.random() < 0.25 else "") + name

    def _thing(self, rng: random.Random) -> str:
        thing = self.noun(rng)
        if rng.random() < 0.3:
            thing = self.words.draw(rng, "a") + "的" + thing
        if rng.random() < 0.25:
            thing = rng.choice((self.place, self.body, self.noun))(rng) + rng.choice(("的", "")) + thing
        if rng.random() < 0.15:
            thing = self.words.draw(rng, "m") + self.words.draw(rng, "q") + thing
        return thing if rng.random() < 0.85 else self.words.draw(rng, "r")

    def _deed(self, rng: random.Random, *, named: bool) -> str:
        deed = (
            (self.words.draw(rng, "d") if rng.random() < 0.5 else "")
            + self.words.draw(rng, "v")
            + rng.choice(("了", "着", "过", "", "", ""))
        )
        chance = rng.random()
        if named and chance < 0.4:
            return (
                deed
                + self._someone(rng)
                + (rng.choice(("的" + self.noun(rng), self.words.draw(rng, "v"), "")))
            )
        if chance < 0.8:
            return deed + self._thing(rng)
        return deed + (self.words.draw(rng, "i") if rng.random() < 0.3 else "")
