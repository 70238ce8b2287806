"""Mail addresses: the part of RFC 5322 that is used."""

import random
import re

from suyuan.identify.folding import hidden, lowered, words
from suyuan.identify.judging import RESERVED as NOT_RESERVED
from suyuan.identify.judging import form
from suyuan.identify.lexicon import RESERVED
from suyuan.identify.suffixes import last_labels
from suyuan.model.kind import Check, Kind, Standing
from suyuan.model.text import Text

_SHAPE = re.compile(
    r"(?!\.)[a-z0-9._%+-]{1,64}(?<!\.)@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24})"
)
LONGEST = 160


def normal(value: str) -> str:
    """Lower case, without blanks."""
    return lowered(words(value))


def check(value: str) -> Standing:
    """`suspect` where the domain is reserved for examples and belongs to nobody, or ends as no domain does."""
    text = normal(value)
    shape = _SHAPE.fullmatch(text) if len(text) <= LONGEST else None
    if shape is None:
        return "no"
    domain = shape.group(1)
    return "valid" if _not_reserved(domain) and _ends(domain) else "suspect"


def _not_reserved(domain: str) -> bool:
    return domain not in RESERVED and domain.rpartition(".")[2] not in RESERVED


def _ends(domain: str) -> bool:
    """Whether a top-level domain of this name exists; reserved ones are another matter."""
    end = domain.rpartition(".")[2]
    return end in last_labels() or end in RESERVED


def _somebodys(value: str) -> bool | None:
    return _not_reserved(normal(value).partition("@")[2]) if check(value) != "no" else None


def _has_end(value: str) -> bool | None:
    return _ends(normal(value).partition("@")[2]) if check(value) != "no" else None


def mask(value: str) -> str:
    """The first character stays, and the end of the domain where that hides enough."""
    text = normal(value)
    last = len(text.rpartition(".")[2]) + 1 if "@" in text and "." in text else 0
    return hidden(text, 1, last)


def fake(rng: random.Random) -> str:
    """A made-up box, long enough that nobody is likely to have it."""
    box = "".join(rng.choices("abcdefghjkmnpqrstuvwxyz", k=8)) + f"{rng.randrange(10**6):06}"
    return f"{box}@{rng.choice(('163.com', '126.com', 'sina.com', 'sohu.com', 'foxmail.com'))}"


CHECKS = (
    form(lambda value: check(value) != "no"),
    Check("reserved", NOT_RESERVED, _somebodys),
    Check("suffix", Text("顶级域名存在", "a top-level domain that exists"), _has_end),
)


KIND = Kind(
    code="email",
    names=Text("电子邮箱", "e-mail address"),
    traits=frozenset({"reaches"}),
    headers=(
        "邮箱",
        "电子邮箱",
        "电子邮件",
        "邮箱地址",
        "邮件地址",
        "邮件",
        "yx",
        "email",
        "e-mail",
        "mail",
        "mailbox",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    suspect_weight=0.9,
    valid=("made.up-0012345@163.com", "ＭＡＤＥ０１２＠sina.com", "a+b @ mail.a-b.org.cn"),
    suspect=("someone@example.com", "someone@host.invalid", "someone@mail.zzzz"),
    invalid=(
        "",
        "someone",
        "@163.com",
        "a@b",
        "a@-b.com",
        "a@b..com",
        "张三@163.com",
        ".a@163.com",
        "a@163.c1",
    ),
    checks=CHECKS,
    sources=("RFC 5322", "RFC 2606", "Public Suffix List"),
)
