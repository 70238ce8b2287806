"""Chats as tables or JSON: exports of common WeChat and QQ tools, columns by name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from suyuan.model.errors import UnknownFormat
from suyuan.model.records import BadRows, Message, Place
from suyuan.read.statements.accounts import form_of, type_of_header, typed
from suyuan.read.statements.cells import folded
from suyuan.read.statements.fields import BadItem, Item, items
from suyuan.read.statements.json import text_of
from suyuan.read.statements.talk import speaker
from suyuan.read.statements.time import moment

ROLES: dict[str, tuple[str, ...]] = {
    "time": (
        "strtime", "时间", "发送时间", "消息时间", "聊天时间", "日期时间", "time", "timestamp", "datetime", "sentat", "sendtime",
        "createtime", "createdat", "msgtime", "date", "日期", "at",
    ),
    "account": (
        "发送人账号", "发送者账号", "发送方账号", "发送人id", "发送者id", "发送人微信号", "发送人qq", "发送者qq", "发送方qq",
        "发送人qq号", "微信号", "qq号", "senderid", "senderaccount", "senderwxid", "wxid", "fromid", "fromuser", "uin", "src",
    ),
    "sender": (
        "发送人", "发送者", "发送方", "发言人", "发件人", "sender", "from", "speaker", "author", "user",
    ),
    "name": ("sendername", "fromname", "fromnickname", "remark", "nickname", "备注", "昵称", "备注名", "发送人昵称", "发送者昵称", "sendernickname", "displayname"),
    "own": ("issender", "issend", "isself", "isme", "是否本人", "是否发送"),
    "direction": ("方向", "收发", "direction"),
    "text": (
        "strcontent", "内容", "消息内容", "聊天内容", "消息", "content", "message", "text", "msg", "body", "displaycontent",
        "words",
    ),
    "chat": (
        "聊天对象", "会话", "会话名", "会话名称", "对方", "消息对象", "好友", "群名", "群名称", "群聊", "接收人", "接收者",
        "接收方", "strtalker", "talker", "talkerid", "room", "roomname", "groupname", "group", "chat", "chatname",
        "conversation", "peer", "to", "receiver", "outer.name", "outer.chat",
    ),
    "type": ("类型", "消息类型", "type", "typename", "msgtype"),
}  # fmt: skip
EXACT = {word: (role, rank) for role, words in ROLES.items() for rank, word in enumerate(words)}
NEEDED = (frozenset({"text"}), frozenset({"time"}))
OUT = frozenset({"发送", "发出", "发", "out", "sent", "send", "outgoing"})


@lru_cache(maxsize=1024)
def role(header: str) -> tuple[str, int]:
    """What a column of a chat table means."""
    return EXACT.get(re.sub(r"[_\s-]", "", re.sub(r"\(.*?\)", "", folded(header[:60]))), ("", 0))


def table_messages(name: str, data: bytes, bad: BadRows, peer: tuple[str, str]) -> Iterator[Message]:
    """Messages of a table with a time and a content column; nothing where the file is no such table."""
    try:
        for item in items(name, data, role, NEEDED):
            if isinstance(item, BadItem):
                bad.add(Place(item.file, item.row), item.reason, item.raw)
            else:
                found = _message(item, peer)
                if found is None:
                    bad.add(Place(item.file, item.row), "time", item.raw)
                else:
                    yield found
    except UnknownFormat:
        return


def _message(item: Item, peer: tuple[str, str]) -> Message | None:
    """One row as a message; None without a time."""
    at = next(
        (at for _header, cell in item.roles.get("time", ()) if (at := moment(text_of(cell).strip()))), None
    )
    if at is None:
        return None
    platform = _platform(item)
    shown, sender = _sender(item, platform)
    chat_name, chat_account = speaker(item.text("chat"), platform) if item.text("chat") else peer
    if not chat_account and form_of(chat_name):
        chat_account = typed(chat_name)
    text = "\n".join(text_of(cell) for _header, cell in item.roles.get("text", ())[:1]).strip()
    return Message(Place(item.file, item.row), at, sender, shown, chat_account or chat_name, text)


def _sender(item: Item, platform: str) -> tuple[str, str]:
    """Display name and account of who spoke."""
    shown, sender = speaker(item.text("sender"), platform)
    for header, cell in item.roles.get("account", ()):
        sender = (
            typed(text_of(cell), type_of_header(header) or ("qq" if platform == "qq" else "wechat")) or sender
        )
        break
    if not sender and shown and form_of(shown):
        sender = typed(shown)
    name = item.text("name")
    own = item.text("own") in {"1", "True", "true", "是"} or folded(item.text("direction")) in OUT
    if own and not shown:
        return name or "我", sender
    return (name or shown) if not shown or sender.endswith(f":{shown.lower()}") else shown, sender


def _platform(item: Item) -> str:
    headers = " ".join(folded(header) for places in item.roles.values() for header, _cell in places)
    if "qq" in headers or re.search(r"(?<![a-z])qq(?![a-z])", item.file, re.IGNORECASE):
        return "qq"
    is_wechat = re.search("strcontent|strtalker|talkerid|wxid|微信", headers + item.file)
    return "wechat" if is_wechat or "wechat" in item.file.lower() else ""
