"""Web addresses, with or without a scheme."""

import random
import re

from suyuan.identify.folding import hidden, lowered, words
from suyuan.identify.judging import RESERVED as NOT_RESERVED
from suyuan.identify.judging import form, judged
from suyuan.identify.kinds import ip
from suyuan.identify.lexicon import RESERVED
from suyuan.identify.suffixes import registrable
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_LABEL = r"[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff_-]{0,61}[a-z0-9\u00a1-\uffff])?"
_SHAPE = re.compile(
    r"(?:(?:h[tx]{2}ps?|ftp|wss?)://)?(?:[^\s/@?#]*@)?"
    rf"(?P<host>(?:{_LABEL}\.)+(?:[a-z]{{2,24}}|xn--[a-z0-9-]{{2,59}})\.?|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}})(?P<port>:[0-9]{{1,5}})?"
    r"(?P<path>[/?#]\S*)?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"h[tx]{2}ps?://|ftp://|wss?://", re.IGNORECASE)
LONGEST = 2000


def _found(value: str) -> re.Match[str] | None:
    text = words(value)
    found = _SHAPE.fullmatch(text) if len(text) <= LONGEST else None
    if found is None:
        return None
    bare = found.group() == found["host"] and found["host"].replace(".", "").isdigit()
    return None if bare or ("@" in text and not _SCHEME.match(text)) else found


def normal(value: str) -> str:
    """Host in small letters, port and path, without scheme, names of users and a slash at the end."""
    found = _found(value)
    if found is None:
        return words(value)
    return (lowered(found["host"]).rstrip(".") + (found["port"] or "") + (found["path"] or "")).rstrip("/")


def _host(value: str) -> str:
    found = _found(value)
    return lowered(found["host"]).rstrip(".") if found else ""


def _registered(value: str) -> bool | None:
    host = _host(value)
    if not host:
        return None
    return ip.check(host) != "no" if host.replace(".", "").isdigit() else registrable(host)


def _somebodys(value: str) -> bool | None:
    host = _host(value)
    if not host:
        return None
    if host.replace(".", "").isdigit():
        return ip.check(host) != "suspect"
    ends = [host.split(".", place)[-1] for place in range(host.count(".") + 1)]
    return not any(end in RESERVED for end in ends)


def mask(value: str) -> str:
    """The first two characters and the end of the host's name stay."""
    text = normal(value)
    host = _host(value)
    last = len(host.rpartition(".")[2]) + 1 if host == text and "." in host else 0
    return hidden(text, 2, last)


def fake(rng: random.Random) -> str:
    """A page of a made-up site, too long a name for anybody to want."""
    return f"https://made-up-{''.join(rng.choices('bcdfghjkmnpqrstvwxz', k=12))}.com/{rng.randrange(10**4)}"


CHECKS = (
    form(lambda value: _found(value) is not None),
    Check("suffix", Text("可注册的域名后缀", "a suffix under which one can register"), _registered),
    Check("reserved", NOT_RESERVED, _somebodys),
)
check = judged(CHECKS)

KIND = Kind(
    code="url",
    names=Text("网址", "web address"),
    traits=frozenset({"web"}),
    headers=("网址", "网站", "链接", "网站地址", "个人主页", "主页", "域名", "wz", "url", "link", "website", "site", "homepage", "domain", "href"),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("https://made-up-site.com/a?b=1", "WWW.made-up-site.com.cn", "hxxp://made-up.vip/x", "http://25.1.2.3:8080/a"),
    suspect=("http://www.example.com/", "made-up.zzzz/x", "http://192.168.1.1/login", "com.cn"),
    invalid=("", "1.2.3.4", "a..com", "someone@163.com", "http://", "abc"),
    checks=CHECKS,
    sources=("RFC 3986", "Public Suffix List", "RFC 2606"),
)  # fmt: skip  # headers read better in rows
