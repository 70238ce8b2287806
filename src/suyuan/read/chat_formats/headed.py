"""A line with time and speaker, then the words: QQ's text export, WeChat copied as text.

2017-04-02 12:33:11 老马(312345678)        老马 2017-04-02 12:33        2017年4月2日 下午 3:22 老马
5万条多少钱                                5万条多少钱                  5万条多少钱
"""

import re

from suyuan.read.statements.talk import DAY, RULE, TIME, TITLE, WHEN, Lines, Loose, Turn, Turns, block
from suyuan.read.statements.time import clock, moment

TIME_FIRST = re.compile(rf"[\[(]?(?P<at>{WHEN})[\])]?[\s,]+(?P<who>\S.{{0,79}})", re.IGNORECASE)
NAME_FIRST = re.compile(rf"(?P<who>\S.{{0,79}}?)[\s,]+[\[(]?(?P<at>{WHEN})[\])]?", re.IGNORECASE)
DAY_LINE = re.compile(rf"[-—=\s]*(?:日期\s*[:：]\s*)?(?P<day>{DAY})[-—=\s]*", re.IGNORECASE)
CLOCK_FIRST = re.compile(rf"(?P<clock>{TIME})\s+(?P<who>\S.{{0,79}})", re.IGNORECASE)
CLOCK_LAST = re.compile(rf"(?P<who>\S.{{0,79}}?)\s+(?P<clock>{TIME})", re.IGNORECASE)
PEER = re.compile(r"消息对象\s*[:：]\s*(?P<peer>.+)")
ACCOUNT = re.compile(r".*(?:\(\d{5,12}\)|<[^<>\s]+@[^<>\s]+>)")
LOOK = 4000
"""Lines by which the shape is chosen."""
SHAPES = ((TIME_FIRST, "at"), (NAME_FIRST, "at"), (CLOCK_FIRST, "clock"), (CLOCK_LAST, "clock"))


def score(lines: Lines) -> float:
    """Messages found by the best shape, a little more where speakers carry their numbers."""
    return max(_count(lines, pattern, group) for pattern, group in SHAPES)


def turns(lines: Lines) -> Turns:
    """The messages. Once one speaker in two carries a number, lines without one are words, not heads."""
    pattern, group = max(SHAPES, key=lambda shape: _count(lines[:LOOK], *shape))
    heads = [found for _row, line in lines if (found := pattern.fullmatch(line.strip()))]
    numbered = sum(bool(ACCOUNT.fullmatch(found["who"])) for found in heads) * 2 > len(heads)
    reader = _Reader(pattern, group, numbered=numbered)
    for row, line in lines:
        yield from reader.take(row, line.strip("\r\n"))
    yield from reader.end()


def _count(lines: Lines, pattern: re.Pattern[str], group: str) -> float:
    days = any(DAY_LINE.fullmatch(line.strip()) for _row, line in lines) if group == "clock" else True
    found = [m for _row, line in lines if (m := pattern.fullmatch(line.strip()))] if days else []
    return len(found) + 0.5 * sum(bool(ACCOUNT.fullmatch(m["who"])) for m in found)


class _Reader:
    """Goes through the lines once, holding the message that is open."""

    def __init__(self, pattern: re.Pattern[str], group: str, *, numbered: bool) -> None:
        self._pattern, self._group, self._numbered = pattern, group, numbered
        self._day = self._chat = ""
        self._open: tuple[int, str, str] | None = None
        self._words: list[str] = []
        self._preamble = True

    def take(self, row: int, line: str) -> Turns:
        """Take one line; gives the message that it ends."""
        bare = line.strip()
        head = self._pattern.fullmatch(bare)
        peer = PEER.match(bare)
        day = DAY_LINE.fullmatch(bare)
        if peer:
            yield from self.end()
            self._chat, self._preamble = peer["peer"].strip(), True
        elif head and self._is_head(head):
            yield from self.end()
            self._open, self._preamble = (row, head[self._group], head["who"].strip()), False
        elif day and self._group == "clock":
            yield from self.end()
            self._day = day["day"]
        elif self._open:
            self._words.append(line)
        elif bare and not RULE.fullmatch(bare) and not (self._preamble and (TITLE.search(bare) or day)):
            yield Loose(row, "message", line)

    def end(self) -> Turns:
        """Close the message that is open."""
        if self._open is None:
            return
        row, when, who = self._open
        while self._words and (
            RULE.fullmatch(self._words[-1]) or re.match("消息分组|消息对象", self._words[-1])
        ):
            self._words.pop()
        at = moment(when) if self._group == "at" else None
        if (
            self._group == "clock"
            and (day := moment(self._day)) is not None
            and (part := clock(when)) is not None
        ):
            at = day + part
        text = block(self._words)
        self._open, self._words = None, []
        yield Turn(row, at, who, text, self._chat) if at else Loose(row, "time", f"{when} {who}\n{text}")

    def _is_head(self, head: re.Match[str]) -> bool:
        who = head["who"].strip()
        own = self._numbered and not ACCOUNT.fullmatch(who)
        return bool(not own and (self._group == "at" or self._day)) and not re.search("https?://", who)
