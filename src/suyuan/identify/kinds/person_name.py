"""Names of people written in Chinese characters."""

import random
import re
from functools import cache

from suyuan.identify.behaviour.naming import like_names
from suyuan.identify.divisions import names
from suyuan.identify.folding import DOTS, words
from suyuan.identify.judging import form
from suyuan.identify.lexicon import is_han
from suyuan.identify.surnames import BODIES, COMPOUND, GIVEN, NOT_NAMES, SINGLE
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

_STARS = frozenset("*某×xX○")
_DOTS = re.compile(f"[{re.escape(DOTS)}]")


def normal(value: str) -> str:
    """Without blanks; the dots between parts of a name are all one."""
    return _DOTS.sub("·", words(value))


def check(value: str) -> Standing:
    """`valid` by surname and length; `suspect` for masked names, unlisted surnames and words of other use."""
    text = normal(value)
    if not 2 <= len(text) <= 24:
        return "no"
    if "·" in text:
        return _dotted(text)
    if len(text) > 4 or text[-2:] in BODIES:
        return "no"
    if not all(map(is_han, text)) or "某" in text:
        return "suspect" if _masked(text) else "no"
    if text in NOT_NAMES or text in names():
        return "suspect"
    if len(text) == 4:
        return "valid" if text[:2] in COMPOUND or (text[0] in SINGLE and text[1] in SINGLE) else "suspect"
    return "valid" if text[0] in SINGLE or (text[:2] in COMPOUND and len(text) == 3) else "suspect"


def _dotted(text: str) -> Standing:
    parts = text.split("·")
    return "valid" if all(part and all(map(is_han, part)) for part in parts) and len(text) >= 4 else "no"


def _masked(text: str) -> bool:
    """A surname followed by stars, or stars followed by the end of a name."""
    stars = [c in _STARS for c in text]
    if not any(stars) or all(stars):
        return False
    return all(star or is_han(c) for star, c in zip(stars, text, strict=True))


def _whole(value: str) -> bool | None:
    text = normal(value)
    return "·" in text or not _masked(text) if check(value) != "no" else None


def _no_word(value: str) -> bool | None:
    text = normal(value)
    return text not in NOT_NAMES and text not in names() if _whole(value) else None


def _has_surname(value: str) -> bool | None:
    """A dotted name has no surname to look up."""
    if not _no_word(value) or "·" in normal(value):
        return None
    return check(value) == "valid"


def mask(value: str) -> str:
    """The first character stays."""
    text = words(value)
    return text[:1] + "*" * (len(text) - 1)


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(sorted(SINGLE)), tuple(sorted(COMPOUND))


def fake(rng: random.Random) -> str:
    """A listed surname and one or two characters that given names use."""
    surname = rng.choice(_surnames()[rng.random() < 0.02])
    while check(name := surname + "".join(rng.choices(GIVEN, k=1 + (rng.random() < 0.8)))) != "valid":
        pass
    return name


CHECKS = (
    form(lambda value: check(value) != "no"),
    Check("whole", Text("未遮盖", "not masked"), _whole),
    Check("ambiguity", Text("不是地名或常用词", "no place and no word of other use"), _no_word),
    Check("surname", Text("姓氏在列", "a listed surname"), _has_surname),
)


KIND = Kind(
    code="person_name",
    names=Text("姓名", "name"),
    traits=frozenset({"names"}),
    headers=(
        "姓名", "名字", "客户姓名", "用户姓名", "真实姓名", "联系人", "收件人", "收货人", "户主", "车主", "业主", "户名",
        "持卡人", "学生", "家长", "患者", "投资人", "股东", "姓名全称", "客户名称", "用户名称", "xm", "name", "realname",
        "real_name", "truename", "fullname", "contact_name", "receiver",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=like_names,
    valid=("张三", "李小明", "欧阳修", "司马相如", "阿卜杜拉·买买提", "迪丽热巴·迪力木拉提", "王 芳"),
    suspect=("张*", "张某某", "*小明", "己未年", "江苏", "已婚"),
    invalid=("", "张", "zhang san", "13800138000", "武汉某某科技有限公司", "百度公司", "***"),
    checks=CHECKS,
    sources=("百家姓及复姓表 / lists of surnames",),
)  # fmt: skip  # headers read better in rows
