"""WeChat ids: a letter and five to nineteen letters, digits, underscores, dashes; `wxid_…` as the program gives them."""

import random
import re

from suyuan.identify.behaviour.accounts import like_wechat
from suyuan.identify.folding import hidden, lowered, words
from suyuan.identify.judging import form
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

_SHAPE = re.compile(r"[a-z][a-z0-9_-]{5,19}|wxid_[a-z0-9]{6,26}")
_WORD = re.compile(r"[a-z]+")


def normal(value: str) -> str:
    """Lower case, without blanks."""
    return lowered(words(value))


def check(value: str) -> Standing:
    """`suspect` for letters alone, which may be any word. Only a header or a cue makes others an id."""
    text = normal(value)
    if not _SHAPE.fullmatch(text):
        return "no"
    return "suspect" if _WORD.fullmatch(text) else "valid"


def _more_than_a_word(value: str) -> bool | None:
    standing = check(value)
    return None if standing == "no" else standing == "valid"


def mask(value: str) -> str:
    """The first two and the last character stay."""
    return hidden(words(value), 2, 1)


def fake(rng: random.Random) -> str:
    """An id in the program's own form."""
    return "wxid_" + "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=13)) + "z9"


CHECKS = (
    form(lambda value: check(value) != "no"),
    Check("ambiguity", Text("不只是一个单词", "more than a word"), _more_than_a_word),
)


KIND = Kind(
    code="wechat_id",
    names=Text("微信号", "WeChat id"),
    traits=frozenset({"reaches"}),
    headers=(
        "微信",
        "微信号",
        "微信号码",
        "微信账号",
        "微信id",
        "wx",
        "wxh",
        "vx",
        "wxid",
        "wechat",
        "weixin",
        "wechat_id",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="behaviour",
    behaves=like_wechat,
    valid=("wxid_0a1b2c3d4e5f21", "made_up-007", "Abc123456"),
    suspect=("helloworld", "Windows"),
    invalid=("", "abc", "1abcdefg", "微信", "13800138000", "a" * 21, "a b@c.com"),
    checks=CHECKS,
    sources=("由表头、提示词或 wxid_ 形式判断 / told by header, cue or form",),
)
