"""Chat exports into messages: QQ and WeChat as text, tables of common tools, JSON lines."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath
from types import ModuleType

from suyuan.model.accounts import account
from suyuan.model.errors import UnknownFormat
from suyuan.model.plugins import modules
from suyuan.model.records import BadRows, Message, Place
from suyuan.read.encoding import decode, detect
from suyuan.read.sheets import MAGIC
from suyuan.read.statements.chat_table import table_messages
from suyuan.read.statements.pages import PICTURES, read_whole
from suyuan.read.statements.talk import Loose, Turn, speaker
from suyuan.read.table import Unread

LOOK = 4000
"""Lines by which the shape of a text is told."""
STEM = re.compile(
    r"(?:(?:微信|QQ|wechat|wx)[_\-\s])?(?:与|和)?(.+?)(?:的|_|-)?(?:聊天记录|消息记录|对话|chat|messages)?",
    re.IGNORECASE,
)


def messages(paths: Iterable[Path], bad: BadRows, *, base: Path | None = None) -> Iterator[Message | Unread]:
    """Every message in the files, folders and archives, empty and system messages too.

    `chat` is the other side's account where the export shows it (`qq:…`, `wechat:…`), else its name, else the
    file's name. Lines that belong to no message are bad rows; files that hold no chat come as Unread.
    """
    return read_whole(paths, base, lambda name, data: _messages(name, data, bad))


@cache
def _shapes() -> tuple[ModuleType, ...]:
    return tuple(modules("suyuan.read.chat_formats"))


def _messages(name: str, data: bytes, bad: BadRows) -> Iterator[Message]:
    """The messages of one file: a table or JSON where it reads as one, else text."""
    if any(data.startswith(magic) for magic, _kind in PICTURES):
        raise UnknownFormat(f"{name}: a picture or PDF, not a chat; ask for the export as text or CSV")
    table = table_messages(name, data, bad, peer_of_file(name))
    first = list(islice(table, 1))
    if first or data.startswith(MAGIC):
        yield from first
        yield from table
        if not first:
            raise UnknownFormat(f"{name}: no messages found; columns for time and content are needed")
        return
    text = decode(data, detect(data)).removeprefix("\ufeff")
    lines = list(enumerate(re.split(r"\r\n|\r|\n", text), 1))
    shape = max(_shapes(), key=lambda module: module.score(lines[:LOOK]))
    if shape.score(lines[:LOOK]) < 1:
        raise UnknownFormat(f"{name}: no messages found; QQ and WeChat text, CSV and JSON lines are known")
    platform = platform_of(name, text[:2000])
    turns = [turn for turn in shape.turns(lines) if not _is_loose(turn, name, bad)]
    peers = {turn.chat: speaker(turn.chat, platform) for turn in turns}
    fallback = peer_of_file(name)
    for turn in turns:
        yield _message(name, turn, peers[turn.chat] if turn.chat else fallback, platform)


def _is_loose(turn: Turn | Loose, name: str, bad: BadRows) -> bool:
    if isinstance(turn, Loose):
        bad.add(Place(name, turn.row), turn.reason, turn.raw)
        return True
    return False


def _message(name: str, turn: Turn, peer: tuple[str, str], platform: str) -> Message:
    """A turn as a message; a speaker named as the peer is the peer."""
    shown, sender = speaker(turn.who, platform)
    if not sender and peer[1] and shown == peer[0]:
        sender = peer[1]
    return Message(Place(name, turn.row), turn.at, sender, shown, peer[1] or peer[0], turn.text)


def platform_of(name: str, head: str) -> str:
    """`qq` or `wechat` where the file's name or its first lines say so; empty where they do not."""
    if re.search("消息分组|消息对象|此消息记录为文本格式", head) or re.search(
        r"(?<![a-z])qq(?![a-z])", name, re.IGNORECASE
    ):
        return "qq"
    return "wechat" if re.search("微信|wechat|weixin|wxid_", name + head, re.IGNORECASE) else ""


def peer_of_file(name: str) -> tuple[str, str]:
    """Display name and account of the other side, as the file's name gives them.

    >>> peer_of_file("chats/与老马(312345678)的聊天记录.txt")
    ('老马', 'qq:312345678')
    """
    path = PurePosixPath(name.rpartition("!")[2])
    found = STEM.fullmatch(path.stem)
    stem = found[1] if found else path.stem
    platform = platform_of(name, "")
    bare = re.fullmatch(r"(?:qq[_-]?)?([1-9]\d{4,11})", stem, re.IGNORECASE)
    if bare and platform == "qq":
        return bare[1], account("qq", bare[1])
    return speaker(stem, platform)
