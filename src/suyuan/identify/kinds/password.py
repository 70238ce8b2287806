"""Passwords and their hashes: told by a header alone."""

import random

from suyuan.identify.judging import form
from suyuan.identify.topics import note_normal, password, starred
from suyuan.model.kind import Kind
from suyuan.model.text import Text


def fake(rng: random.Random) -> str:
    """A made-up password."""
    return "".join(rng.choices("abcdefghjkmnpqrstuvwxyz23456789!", k=10))


KIND = Kind(
    code="password",
    names=Text("密码", "password"),
    traits=frozenset({"credential"}),
    headers=(
        "密码", "登录密码", "登陆密码", "支付密码", "交易密码", "查询密码", "口令", "mm", "password", "passwd", "pwd", "pass",
        "passw", "password_hash", "pwd_md5", "md5", "salt",
    ),
    check=password,
    normal=note_normal,
    mask=starred,
    fake=fake,
    valid=("abc12345", "e10adc3949ba59abbe56e057f20f883e", "P@ss-w0rd!"),
    suspect=(),
    invalid=("", "abc", "无", "null", "有 空格", "密码密码"),
    checks=(form(lambda value: password(value) != "no"),),
    sources=("由表头判断 / told by the header",),
)  # fmt: skip  # headers read better in rows
