"""Chat texts line by line: what a turn is, and the small patterns that all shapes share."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from suyuan.model.accounts import account
from suyuan.read.statements.accounts import form_of, typed
from suyuan.read.statements.time import HALF, WEEKDAY

DAY = rf"\d{{4}}\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}日?{WEEKDAY}"
TIME = rf"(?:(?:{HALF})\s*)?\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?(?:\s*(?:{HALF}))?"
WHEN = rf"{DAY}[\s,T]*{TIME}"
RULE = re.compile(r"[-=_*#—~.·\s]*")
TITLE = re.compile(r"消息记录|消息分组|消息对象|聊天记录|导出时间|会话|日期\s*[:：]|群名|联系人")
QQ = re.compile(r"(?P<name>.*?)\s*[(（](?P<number>[1-9]\d{4,11})[)）]")
MAIL = re.compile(r"(?P<name>.*?)\s*<(?P<mail>[^<>]+@[^<>]+)>")
WECHAT = re.compile(r"(?P<name>.*?)\s*[(（](?P<id>wxid_\w+|[A-Za-z][\w-]{5,19})[)）]")
WRITTEN = re.compile(r"(?:qq|wechat|phone|alipay|email|bank):\S+")
TITLE_OF_MEMBER = re.compile(r"^【[^】]{1,12}】(?=.)")


@dataclass(frozen=True, slots=True)
class Turn:
    """One message as it stands in a text."""

    row: int
    at: datetime
    who: str
    """The speaker as written, account and all."""
    text: str
    chat: str
    """The other side as the text names it (消息对象); empty where it does not."""


@dataclass(frozen=True, slots=True)
class Loose:
    """A line that belongs to no message and is no title."""

    row: int
    reason: str
    raw: str


Lines = Sequence[tuple[int, str]]
Turns = Iterator[Turn | Loose]


def speaker(who: str, platform: str) -> tuple[str, str]:
    """Display name and written account of a speaker, such as `昵称(123456789)` or `昵称<mail@qq.com>`.

    >>> speaker("【管理员】老马(312345678)", "")
    ('老马', 'qq:312345678')
    """
    who = TITLE_OF_MEMBER.sub("", who[:200].strip())
    if WRITTEN.fullmatch(who):
        return who.partition(":")[2], typed(who)
    found = MAIL.fullmatch(who)
    if found:
        name, _at, host = found["mail"].strip().partition("@")
        is_qq = host.lower() == "qq.com" and name.isdigit()
        return found["name"] or name, account("qq", name) if is_qq else account("email", found["mail"])
    found = QQ.fullmatch(who)
    if found:
        type_ = "phone" if form_of(found["number"]) == "phone" and platform != "qq" else "qq"
        return found["name"] or found["number"], account(type_, found["number"])
    found = WECHAT.fullmatch(who)
    if found and (platform == "wechat" or found["id"].startswith("wxid_")):
        return found["name"] or found["id"], account("wechat", found["id"])
    if re.fullmatch(r"wxid_\w+", who):
        return who, account("wechat", who)
    if platform == "qq" and re.fullmatch(r"[1-9]\d{4,11}", who):
        return who, account("qq", who)
    return who, ""


def block(lines: Sequence[str]) -> str:
    """The text of a message without the blank lines around it."""
    return "\n".join(lines).strip("\r\n \t")
