"""Names of divisions at a place of a text, those abolished and those shortened included."""

from collections.abc import Mapping
from functools import cache

from suyuan.identify.divisions import names

_ENDS = (
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "林区",
    "特区",
    "新区",
    "市",
    "县",
    "区",
    "盟",
    "旗",
    "州",
    "省",
)
_NATIONS = (
    "土家族", "苗族", "侗族", "布依族", "藏族", "羌族", "彝族", "哈尼族", "壮族", "傣族", "白族", "景颇族", "傈僳族", "朝鲜族",
    "回族", "蒙古族", "蒙古", "哈萨克", "柯尔克孜", "满族", "瑶族", "黎族", "仡佬族", "水族", "拉祜族", "佤族", "布朗族", "纳西族",
    "怒族", "独龙族", "普米族", "畲族", "毛南族", "仫佬族", "各族", "东乡族", "保安族", "撒拉族", "裕固族", "土族", "达斡尔族",
)  # fmt: skip  # names of peoples that official names carry
LONGEST = 15
_ORDINARY = frozenset([
    "东方", "和平", "中山", "解放", "人民", "新华", "朝阳", "长安", "建设", "城关", "郊外", "东风", "红旗", "光明", "青年",
    "文明", "平安", "安定", "大同", "通化", "保安", "新城", "新建", "东山", "南山", "西山", "北山", "永安", "长乐", "太平",
    "兴安", "安康", "长宁", "长春", "江北", "江南", "河东", "河西", "河北", "河南", "南岸", "东城", "西城", "海港", "桥东",
    "桥西", "路南", "路北", "城中", "城北", "城南", "城东", "城西", "东区", "西区", "开平", "吉利", "市中", "德兴", "通道",
    "和政", "商城", "临时", "安全", "开发", "大方", "方正", "林口", "太和", "公安", "新安", "民和", "化德", "集安", "正定",
    "正安", "三门", "平顺", "望都", "文安", "安新", "长治", "普安", "怀远", "定边", "定远", "五大", "泰来", "富裕", "宝应",
    "大安", "海安", "应城", "美兰", "天地", "河口",
])  # fmt: skip  # words read better in rows
"""Shortened names that are words, roads or surnames with given names: never read as divisions by themselves."""


def _shortened(name: str) -> str:
    """A division's name as people say it, or nothing."""
    for end in _ENDS:
        if name.endswith(end) and len(name) - len(end) >= 2:
            stem = name[: -len(end)]
            for nation in _NATIONS * 2:
                if stem.endswith(nation) and len(stem) - len(nation) >= 2:
                    stem = stem[: -len(nation)]
            return stem if 2 <= len(stem) <= 4 else ""
    return ""


@cache
def by_front() -> Mapping[str, tuple[tuple[str, bool], ...]]:
    """Names by their first two characters, longest first, each with whether it is written in full."""
    full = names() | _GATHERED
    known = {name: name[-1] in "省市县区盟旗" or name.endswith("自治州") for name in full}
    for name in full:
        short = _shortened(name)
        if short and short not in _ORDINARY:
            known.setdefault(short, False)
    fronts: dict[str, list[tuple[str, bool]]] = {}
    for name, whole in known.items():
        fronts.setdefault(name[:2], []).append((name, whole))
    return {front: tuple(sorted(those, key=lambda one: -len(one[0]))) for front, those in fronts.items()}


_GATHERED = frozenset(
    [
        "城区",
        "郊区",
        "矿区",
        "东区",
        "西区",
        "南区",
        "北区",
        "雄安新区",
        "浦东新区",
        "两江新区",
        "横琴新区",
        "天府新区",
    ]
)
"""Districts whose names are too plain for the table of columns, and areas without a code."""


def longest(text: str, at: int) -> tuple[int, bool]:
    """Length of the longest division name at a place and whether it is written in full; 0 where there is none."""
    for name, whole in by_front().get(text[at : at + 2], ()):
        if text.startswith(name, at):
            return len(name), whole
    return 0, False
