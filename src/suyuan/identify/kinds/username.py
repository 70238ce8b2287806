"""User names and nicknames. Any word looks alike, so only a header or a cue tells."""

import random
import re

from suyuan.identify.folding import hidden, trimmed, words
from suyuan.identify.judging import AMBIGUITY, form, judged
from suyuan.identify.lexicon import PLACEHOLDERS
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_SHAPE = re.compile(r"[\w.\-·@~]{2,32}")


def normal(value: str) -> str:
    """Full width folded, blanks gone."""
    return words(value)


def _has_form(value: str) -> bool:
    text = normal(value)
    return _SHAPE.fullmatch(text) is not None and trimmed(text).lower() not in PLACEHOLDERS


def _worded(value: str) -> bool | None:
    """Digits alone may be any number, and a mail address is that."""
    text = normal(value)
    return not text.isdigit() and "@" not in text[1:] if _has_form(value) else None


def mask(value: str) -> str:
    """The first and the last character stay."""
    return hidden(normal(value), 1, 1)


def fake(rng: random.Random) -> str:
    """A made-up name."""
    return "made_up_" + "".join(rng.choices("abcdefghjkmnpqrstuvwxyz", k=6)) + f"{rng.randrange(1000):03}"


CHECKS = (form(_has_form), Check("ambiguity", AMBIGUITY, _worded))
check = judged(CHECKS)

KIND = Kind(
    code="username",
    names=Text("用户名、昵称", "user name"),
    traits=frozenset({"alias"}),
    headers=(
        "用户名", "登录名", "登陆名", "登录账号", "昵称", "网名", "会员名", "用户昵称", "旺旺", "旺旺号", "yhm", "nc", "username", "user_name",
        "loginname", "login_name", "login", "nickname", "nick_name", "nick", "userid", "uname", "screen_name",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    valid=("made_up_007", "夜空中的猫", "a.b-c", "Ｔｏｍ１２３"),
    suspect=("123456", "someone@163.com"),
    invalid=("", "a", "无", "NULL", "有 什么？", "x" * 33),
    checks=CHECKS,
    sources=("GB/T 43697-2024 附录 B（网络身份标识信息）",),
)  # fmt: skip  # headers read better in rows
