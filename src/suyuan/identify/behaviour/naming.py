"""Names of people: frequent surnames before characters that parents choose, many different ones."""

import math
from collections.abc import Sequence

from suyuan.identify.folding import words
from suyuan.identify.surnames import COMPOUND, NOT_NAMES, SINGLE

FIRST = frozenset("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑")
SECOND = frozenset(
    "谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚"
)
"""The hundred and fifty most frequent surnames in two steps; they name some nine people in ten."""
GIVEN = frozenset(
    "伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉红梅春建国文志海晓辉鹏宇浩然子轩梓涵雨佳欣怡思远嘉俊博雅婷慧琳雪松林峰"
    "波飞翔云龙凤鑫森淼岩山川晨曦阳诗琪若清风月星辰安康宁顺祥瑞福生全胜学才发新利彬富贵信昌成光达茂进有坚和彪诚先敬震振壮会群"
    "心邦承乐绍功善厚庆民友裕河哲江亮政谦亨奇固之轮翰朗伯宏言鸣朋斌梁栋维启克伦旭泽士以家致树炎德行时泰盛雄琛钧冠策腾楠榕航弘"
    "琼珊莎锦黛青倩姣婉娴瑾颖露瑶婵雁蓓珍贞莉香月莺媛素丹萍美芬萱璇爱智益礼兴良忠义仁永健世广元毅力宝清菊凡洁璐凯迪淑惠珠翠芝荷"
    "仪蕾薇菁梦岚苑竹霭凝蓉眉君琴馨融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宣可姬舒影荔枝芸菲寒伊亚宜滢晶莹"
    "东南北西宗祖少大小长书金银连双喜来根水木火土桃杏莲银巧凤秋冬夏阿细妹弟仔铁石柱栓牛虎豹狗山花朵燕鹃雁蝶娥娇婆媚妮姗娣嫦瑜珏瑛瑗璟玲玥珂珞琰琦瑞璋"
    "一二三四五六七八九十甲乙丙丁戊"
    "睿熙皓煜烨炜焱铭钰锐锋钢钊铮铎沐沛沁洪洲润淳源溪滨潇涵漫浩澄彤彦彩影昊昕晗晔晟景智暄曼杉柏柔桐楚榆樱欢歆毓添轶辰迎逸越迅远遥邵郁雯霖霄霏韵顺颂顾颜飒馥骏骁魁鸿鹤麒麟麦默齐奕奥妍妙姝婕孟季学宁宛宸容宾寅尧岳峻崇嵘州帅帆常平庭延开弈弦彰彬征忆念怀恒恩悠情惟意愉慕懿戈承捷政攀效敦斐斯方施旋旺昱昂昆"
)
"""Characters that given names are mostly made of."""
_SURNAME = {
    1: math.log(0.55 / 0.06),
    2: math.log(0.36 / 0.22),
    3: math.log(0.08 / 0.16),
    0: math.log(0.01 / 0.56),
}
_CHOSEN, _OTHER = math.log(0.86 / 0.3), math.log(0.14 / 0.7)
"""Logarithms of how much more often names begin, and go on, with such characters than other words do."""
FEW = 12


def like_names(values: Sequence[str]) -> float:
    """Between 0 and 1 by how names begin and go on; 0 where a few words repeat over many rows."""
    texts = [words(value) for value in values]
    plain = [text for text in texts if 2 <= len(text) <= 4 and "·" not in text and text.isalpha()]
    if not plain:
        return UNTOLD_DOTTED if texts else 0.0
    kinds = set(plain)
    if len(plain) >= FEW and len(kinds) < min(60, 0.3 * len(plain)):
        return 0.0
    mean = sum(map(_speaks, kinds)) / len(kinds)
    certain = min(len(kinds), 6) / 2
    return 1.0 / (1.0 + math.exp(-certain * mean - 1.0))


UNTOLD_DOTTED = 0.9
"""For columns of dotted names, which no other words look like."""


def _speaks(name: str) -> float:
    """How much one word speaks for being a name; logarithm of a ratio."""
    if name in NOT_NAMES:
        return _SURNAME[0]
    long = name[:2] in COMPOUND and len(name) > 2
    first = name[0]
    rank = 1 if first in FIRST or long else 2 if first in SECOND else 3 if first in SINGLE else 0
    rest = name[2:] if long else name[1:]
    chosen = sum(_CHOSEN if char in GIVEN else _OTHER for char in rest) / len(rest)
    return _SURNAME[rank] + 1.4 * chosen
