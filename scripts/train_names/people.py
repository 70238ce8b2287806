"""Made-up names: surnames by frequency, compound ones, names with dots, names that sound foreign."""

import random

from scripts.train_names.words import Words, drawn, summed

from suyuan.identify.free.people.cues import FOREIGN, PEOPLES
from suyuan.identify.surnames import COMPOUND, GIVEN, SINGLE

FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易"
    "乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳"
    "管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟"
)


class People:
    """Draws names."""

    def __init__(self, words: Words) -> None:
        rank = {char: 1.0 / (place + 8) for place, char in enumerate(FREQUENT)}
        rare = {char: 0.0009 for char in SINGLE if char not in rank}
        self._single = summed(rank | rare)
        self._even = sorted(SINGLE)
        self._compound = sorted(COMPOUND)
        self._words = words
        self._usual = sorted(char for char, odds in words.given_odds.items() if odds > 0)

    def surname(self, rng: random.Random) -> str:
        """A surname; now and then a rare one or one of two characters."""
        chance = rng.random()
        if chance < 0.035:
            return rng.choice(self._compound)
        if chance < 0.12:
            return rng.choice(self._even)
        return drawn(rng, self._single)

    def given_character(self, rng: random.Random, table: tuple[list[str], list[float]]) -> str:
        """A character as given names use it; sometimes any character."""
        chance = rng.random()
        if chance < 0.6:
            return drawn(rng, table)
        if chance < 0.88:
            return rng.choice(GIVEN)
        if chance < 0.985:
            return rng.choice(self._usual)
        return drawn(rng, self._words.han)

    def given(self, rng: random.Random) -> str:
        """A given name of one or two characters."""
        if rng.random() < 0.2:
            return self.given_character(rng, self._words.third)
        if rng.random() < 0.03:
            return self.given_character(rng, self._words.third) * 2
        return self.given_character(rng, self._words.second) + self.given_character(rng, self._words.third)

    def name(self, rng: random.Random) -> str:
        """A whole name."""
        chance = rng.random()
        if chance < 0.02:
            return "·".join(self._syllables(rng, PEOPLES, 2, 5) for _ in range(2))
        if chance < 0.03:
            return "·".join(self._syllables(rng, FOREIGN, 2, 4) for _ in range(rng.choice((2, 2, 3))))
        if chance < 0.042:
            return self._syllables(rng, FOREIGN, 2, 5)
        if chance < 0.06:
            return rng.choice(FREQUENT) + rng.choice(FREQUENT) + self.given(rng)[-1:] + self.given(rng)[-1:]
        return self.surname(rng) + self.given(rng)

    def syllables(self, rng: random.Random) -> str:
        """A foreign word written by its sound."""
        return self._syllables(rng, FOREIGN, 2, 5)

    @staticmethod
    def _syllables(rng: random.Random, chars: str, low: int, high: int) -> str:
        return "".join(rng.choices(chars, k=rng.randint(low, high)))
