"""Words by part of speech from jieba's dictionary (MIT), and how often characters stand in given names.

No name of a person is taken over: of the dictionary's names only the frequency of single characters is kept.
"""

import math
import random
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from suyuan.identify.surnames import COMPOUND, SINGLE

ROLE_ENDS = frozenset("长员师家手者官理裁记工人匠生授友士夫兵警嫂导探贩童客商户星霸妇女佣徒犯")
MISTAGGED = frozenset([
    "康复", "明白", "阳光", "道德", "文明", "荣誉", "陆军", "卫星", "雷达", "王朝", "宝玉", "小姐",
    "和尚", "武功", "太后", "古老", "丘陵", "言语", "冷笑", "武林", "明星", "宫殿", "光荣", "权威",
    "巨", "老太太", "师傅", "侍卫", "维生素", "帝王", "封锁", "宣言", "胡同", "玉米", "师兄", "顾问",
    "花岗岩", "王爷", "智慧", "贡献者", "王公", "汉白玉", "高达", "高峰", "高考", "高通", "高级",
    "黄油", "黄瓜", "马路", "马达", "马力", "白菜", "白领", "花生", "花朵", "石头", "石灰", "金鱼",
    "金属", "钱包", "田野", "江湖", "江山", "海洋", "温柔", "温暖", "安心", "安装", "安排", "安慰",
    "平安", "平台", "平均", "平衡", "成功", "成立", "成长", "成本", "成果", "方法", "方向", "方案",
    "方式", "任务", "任何", "任意", "任职", "万一", "万能", "万元", "时间", "时候", "时代", "常见",
    "常用", "常规", "常识", "双方", "双击", "双手", "何时", "何必", "何况", "何处", "于此", "于今",
    "史料", "史诗", "毛巾", "毛病", "毛利", "向上", "向前", "向来", "向导", "向往", "张贴", "张开",
    "张扬", "章程", "章节", "程序", "程度", "郑重", "周到", "周期", "周围", "周边", "周转", "周年",
    "周岁", "宋体", "关于", "关系", "关键", "关注", "关闭", "雷同", "雷电", "龙头", "龙虾", "段落",
    "钟头", "钟点", "白色", "包括", "包装", "包含", "包裹", "宁可", "宁愿", "计划", "计算", "计较",
    "成熟", "明天", "明年", "明日", "明知", "明确", "明珠", "严格", "严肃", "严禁", "强调", "强烈",
    "强大", "强制", "强度", "强势", "符合", "符号", "单位", "单独", "单元", "单纯", "单价", "容易",
    "容量", "容忍", "温馨", "解决", "解释", "解除", "解放", "应当", "应该", "应用", "应急", "支付",
    "支持", "支出", "路过", "路口", "路线", "路由", "车辆", "车站", "车间", "车主", "车牌", "车票",
    "麻烦", "麻将", "麻醉", "麻辣", "贺卡", "祝福", "祝愿", "祝贺", "施工", "施行", "盛大", "盛世",
    "米饭", "司机", "司法", "封面", "封闭", "冷静", "冷却", "冷漠", "冷门", "乐观", "乐趣", "农村",
    "农民", "农业", "古代", "古典", "苗条", "幸福", "幸运", "喻为", "简单", "简直", "简历", "简称",
    "童年", "童话", "终于", "终端", "终止", "满意", "满足", "曾经", "查询", "查看", "权利", "权限",
    "别人", "别的", "别墅", "过去", "过程", "连接", "连续", "连忙", "都市", "都是", "全部", "全国",
    "全面", "全身", "全家", "水平", "水果", "水泥", "水电", "油漆", "管理", "管道", "管辖", "习惯",
    "习题", "谈话", "谈判", "谈恋爱", "商品", "商店", "商业", "商务", "红包", "红色", "元素", "元旦",
    "国家", "国内", "国际", "国企", "公司", "公里", "公开", "公安", "公民", "公共", "公告", "公平",
    "公园", "公寓", "东西", "东部", "西瓜", "西部", "西装", "南方", "北方", "楼上", "楼下", "楼盘",
    "景色", "景点", "苏打", "凤梨", "虎牙", "牛奶", "牛肉", "牛逼", "羊肉", "鱼片", "鸡蛋", "余额",
    "余下", "经常", "经济", "经过", "经营", "经验", "谢谢", "谢绝", "郭德纲班", "顾客", "顾虑", "顾及",
    "项目", "项链", "席位", "阴天", "晴天", "燕子", "燕窝", "班级", "班长", "班车", "班主任", "战士",
    "战略", "利用", "利息", "利润", "利率", "危险", "危机", "舒服", "舒适", "房子", "房产", "房租",
    "房东", "房间", "房源", "房贷", "池塘", "左右", "左边", "左手", "右边", "后来", "后面", "后天",
    "汤圆", "易于", "鲁莽", "贝壳", "尹始", "季度", "季节", "柴油", "柴火", "那些", "那么", "那样",
    "那里", "那边", "老师", "老板", "老公", "老婆", "老家", "老人", "小时", "小区", "小心", "小学",
    "小孩", "小伙", "大家", "大学", "大概", "大量", "大约", "沙发", "沙漠", "沙滩", "宫颈", "武器",
    "武装", "武术", "许可", "许久", "孟子", "梁上", "蒋干", "汪洋", "费用", "费劲", "薄弱", "干净",
    "干嘛", "干部", "干脆", "干涉", "甘愿", "甘心", "鲍鱼",
])  # fmt: skip  # words read better in rows
"""Everyday words that the dictionary calls names or leaves out."""
_CLASSES = {"n": 1, "v": 2, "vn": 2, "vd": 2, "a": 3, "ad": 3, "an": 3, "d": 3, "b": 3, "p": 7, "c": 7, "u": 7, "r": 7, "y": 7, "m": 4, "q": 4,
    "mq": 4, "t": 4, "f": 4, "s": 4, "i": 5, "l": 5, "z": 5, "o": 5, "ns": 8, "nt": 9, "nz": 10, "j": 10, "x": 11, "e": 11, "k": 11}  # fmt: skip
ROLE = 6
_LEAST, _LEAST_LISTED, _LEAST_ASKED = 8, 3, 5
"""Occurrences from which a word is drawn, from which it is looked up, and from which a tagger is asked."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is drawn from and looked up."""

    by_tag: dict[str, tuple[list[str], list[float]]]
    """Words and summed weights by tag."""
    classes: dict[str, int]
    """Class of each word of two to four characters."""
    second: tuple[list[str], list[float]]
    third: tuple[list[str], list[float]]
    """Characters of given names and summed weights: the first one and the last one."""
    given_odds: dict[str, float]
    """How much more often a character stands in given names than in words, as a logarithm."""
    han: tuple[list[str], list[float]]
    """All characters, by how often words use them."""

    def draw(self, rng: random.Random, tag: str) -> str:
        """A word of a part of speech."""
        return drawn(rng, self.by_tag[tag])


def drawn(rng: random.Random, table: tuple[list[str], list[float]]) -> str:
    """One entry by its weight."""
    entries, sums = table
    return entries[min(len(entries) - 1, bisect(sums, rng.random() * sums[-1]))]


def summed(counts: dict[str, float]) -> tuple[list[str], list[float]]:
    """Entries in order with their summed weights."""
    entries = sorted(counts)
    return entries, list(accumulate(counts[entry] for entry in entries))


def is_name(word: str, tag: str, count: int, names_a_person: Callable[[str], bool]) -> bool:
    """Whether the dictionary calls a word a name, and it is no everyday word; of frequent ones a tagger is asked."""
    if tag not in {"nr", "nrt", "nrfg"} or word in MISTAGGED:
        return False
    return not (len(word) > 1 and count >= _LEAST_ASKED) or names_a_person(word)


def _odds(given: Counter[str], plain: Counter[str]) -> dict[str, float]:
    total, all_plain = sum(given.values()), sum(plain.values())
    return {
        char: math.log((given[char] + 1) / total) - math.log((plain[char] + 200) / all_plain)
        for char in set(given) | set(plain)
    }


def load(dictionary: Path, names_a_person: Callable[[str], bool]) -> Words:
    """Read the dictionary."""
    tags: dict[str, dict[str, float]] = defaultdict(dict)
    classes: dict[str, int] = {}
    second, third, plain = Counter[str](), Counter[str](), Counter[str]()
    for line in dictionary.read_text("utf-8").splitlines():
        word, count, tag = line.split(" ")
        if not all("一" <= char <= "鿿" for char in word):
            continue
        if is_name(word, tag, int(count), names_a_person):
            given = word[2:] if word[:2] in COMPOUND else word[1:] if word[0] in SINGLE else ""
            if len(word) in {2, 3} and 1 <= len(given) <= 2 and int(count) < 3000:
                second[given[0]] += 1
                third[given[-1]] += 1
            continue
        if tag == "zg" or int(count) < _LEAST_LISTED:
            continue
        kind = ROLE if tag == "n" and word[-1] in ROLE_ENDS and len(word) > 1 else _CLASSES.get(tag, 11)
        if 2 <= len(word) <= 4:
            classes[word] = kind
        if int(count) < _LEAST:
            continue
        tag = "n" if tag in {"nr", "nrt", "nrfg"} else tag
        tags["role" if kind == ROLE else tag][word] = float(count) ** 0.6
        for char in word:
            plain[char] += int(count)
    classes |= {word: classes.get(word, 1) for word in MISTAGGED}
    odds = _odds(second + third, plain)
    usual = {char for char, much in odds.items() if much > -0.3}
    return Words(
        {tag: summed(those) for tag, those in tags.items()},
        classes,
        summed({char: count**0.8 for char, count in second.items() if char in usual}),
        summed({char: count**0.8 for char, count in third.items() if char in usual}),
        odds,
        summed({char: count**0.4 for char, count in plain.items()}),
    )
