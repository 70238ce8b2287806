"""Speaker and words on one line, with the time before, between or on a line of its own.

2017-04-02 12:33:11 老马: 5万条多少钱      老马 2017-04-02 12:33: 5万条      ——2017年4月2日 下午3:22——
[2017-04-02 12:33] 老马：5万条             2017/4/2, 12:33 - 老马: 5万条     老马: 5万条多少钱
"""

import re

from suyuan.read.statements.talk import DAY, RULE, TIME, TITLE, WHEN, Lines, Loose, Turn, Turns, block
from suyuan.read.statements.time import CHINA, clock, moment

WHO = r"(?P<who>[^\s:：][^:：\t]{0,59}?)"
TIME_FIRST = re.compile(rf"[\[(]?(?P<at>{WHEN})[\])]?[\s,\-–]*{WHO}\s*[:：]\s?(?P<text>.*)", re.IGNORECASE)
NAME_FIRST = re.compile(rf"{WHO}\s*[\[(]?(?P<at>{WHEN})[\])]?\s*[:：]\s?(?P<text>.*)", re.IGNORECASE)
UNTIMED = re.compile(rf"{WHO}\s*[:：]\s?(?P<text>.+)")
TIME_LINE = re.compile(rf"[-—=\[(\s]*(?P<at>{DAY}(?:[\s,T]*{TIME})?)[-—=\])\s]*", re.IGNORECASE)
CLOCK_LINE = re.compile(rf"[-—=\[(\s]*(?P<clock>{TIME})[-—=\])\s]*", re.IGNORECASE)
LOOK = 4000
"""Lines by which the shape is chosen."""
SHAPES = (TIME_FIRST, NAME_FIRST, UNTIMED)


def score(lines: Lines) -> float:
    """Messages found by the best shape; without a time of their own, only after a line that gives one."""
    return max(_count(lines, pattern) for pattern in SHAPES)


def turns(lines: Lines) -> Turns:
    """The messages; a line without a speaker goes on with the message before."""
    pattern = max(SHAPES, key=lambda shape: _count(lines[:LOOK], shape))
    when, peer = "", ""
    held: tuple[int, str, str, list[str]] | None = None
    for row, line in lines:
        bare = line.strip()
        head, mark = pattern.fullmatch(bare), _mark(bare, when) if pattern is UNTIMED else ""
        if mark or (head and (pattern is not UNTIMED or when)):
            yield from _closed(held, peer)
            held = None
            when = mark or when
            if head and not mark:
                held = (
                    row,
                    head["at"] if pattern is not UNTIMED else when,
                    head["who"].strip(),
                    [head["text"]],
                )
        elif held:
            held[3].append(line.rstrip("\r\n"))
        elif found := re.match(r"(?:消息对象|聊天对象|联系人|会话|群名)\s*[:：]\s*(.+)", bare):
            peer = found[1].strip()
        elif bare and not RULE.fullmatch(bare) and not TITLE.search(bare):
            yield Loose(row, "message", line)
    yield from _closed(held, peer)


def _count(lines: Lines, pattern: re.Pattern[str]) -> float:
    found = sum(bool(pattern.fullmatch(line.strip())) for _row, line in lines)
    if pattern is not UNTIMED:
        return found + 0.1
    return 0.8 * found if any(TIME_LINE.fullmatch(line.strip()) for _row, line in lines) else 0.0


def _mark(line: str, before: str) -> str:
    """The moment that a line of its own gives; a time of day belongs to the day before it."""
    found = TIME_LINE.fullmatch(line)
    if found:
        return found["at"]
    found = CLOCK_LINE.fullmatch(line)
    day, part = moment(before), clock(found["clock"]) if found else None
    if day is None or part is None:
        return ""
    midnight = day.astimezone(CHINA).replace(hour=0, minute=0, second=0)
    return (midnight + part).isoformat(" ", "seconds")[:19]


def _closed(held: tuple[int, str, str, list[str]] | None, peer: str) -> Turns:
    if held is None:
        return
    row, when, who, words = held
    at, text = moment(when), block(words)
    yield Turn(row, at, who, text, peer) if at else Loose(row, "time", f"{when} {who} {text}")
