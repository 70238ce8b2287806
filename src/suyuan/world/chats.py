"""Chats as they are exported: QQ conversations as text, WeChat as a table."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from suyuan.model.accounts import parse
from suyuan.world.cast import Seller
from suyuan.world.events import Said
from suyuan.world.writing import write_csv

RULE = "=" * 64
WECHAT_HEAD = ("时间", "会话", "发送者", "微信号", "类型", "内容")


def write_chats(
    folder: Path, seller: Seller, said: Iterable[Said], nicks: dict[str, str], level: int
) -> None:
    """One QQ text file for each other side and one WeChat table.

    At levels 1 and 2 each QQ line bears the speaker's number; at level 3 only the head of the file does.
    """
    folder.mkdir(parents=True, exist_ok=True)
    by: dict[str, list[Said]] = defaultdict(list)
    for message in sorted(said):
        by[message.chat].append(message)
    for number, chat in enumerate(sorted(c for c in by if not c.startswith("wechat:"))):
        group = not chat.startswith("qq:")
        nick = chat if group else nicks[chat]
        name = f"{nick}.txt" if group else f"{nick}({parse(chat)[1]}).txt"
        text = qq_text(chat, nick, by[chat], numbers=group or level < 3)
        encoded = text.encode("gb18030") if number % 2 else ("\ufeff" + text).encode("utf-8")
        (folder / name).write_bytes(encoded)
    rows = [m for chat in sorted(by) if chat.startswith("wechat:") for m in by[chat]]
    if rows:
        write_csv(folder / "微信聊天记录.csv", [WECHAT_HEAD, *_wechat(seller, rows, nicks)], "utf-8-sig")


def qq_text(chat: str, nick: str, messages: Sequence[Said], *, numbers: bool) -> str:
    """A conversation in the shape of QQ's 消息记录 export."""
    group = not chat.startswith("qq:")
    title = nick if group or numbers else f"{nick}({parse(chat)[1]})"
    lines = [
        "消息记录（此消息记录为文本格式，不支持重新导入）",
        "",
        RULE,
        f"消息分组:{'我的QQ群' if group else '我的好友'}",
        RULE,
        f"消息对象:{title}",
        RULE,
        "",
    ]
    for message in messages:
        number = f"({parse(message.speaker)[1]})" if numbers else ""
        lines += [f"{message.at:%Y-%m-%d %H:%M:%S} {message.nick}{number}", message.text, ""]
    return "\r\n".join(lines)


def _wechat(seller: Seller, messages: Sequence[Said], nicks: dict[str, str]) -> Iterable[tuple[str, ...]]:
    for m in messages:
        own = m.speaker == seller.wechat
        yield (
            f"{m.at:%Y-%m-%d %H:%M:%S}",
            nicks[m.chat],
            seller.nick if own else m.nick,
            parse(m.speaker)[1],
            "文本",
            m.text,
        )
