"""Who published a statement, and what its titles say: owner, period. One file a publisher in `payment_formats/`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from suyuan.model.plugins import modules
from suyuan.read.statements.accounts import typed
from suyuan.read.statements.columns import Columns
from suyuan.read.statements.time import CHINA, moment

Channel = Literal["alipay", "wechat", "bank", "jd", "other"]


@dataclass(frozen=True, slots=True)
class Publisher:
    """The small facts that tell one publisher's exports from another's."""

    channel: Channel
    titles: re.Pattern[str]
    """Found in the lines above or below the rows."""
    headers: frozenset[str]
    """Header words that few others use."""
    file: re.Pattern[str]
    """Found in the file's name."""
    account: re.Pattern[str] | None
    """Group 1: the owner's account in the titles."""
    name: re.Pattern[str] | None
    """Group 1: the owner's name in the titles."""

    def score(self, titles: str, columns: Columns, file: str) -> int:
        """How much speaks for this publisher."""
        own = sum(name in self.headers for name in columns.names)
        return 4 * bool(self.titles.search(titles)) + 2 * bool(self.file.search(file)) + own


OTHER = Publisher("other", re.compile("(?!)"), frozenset(), re.compile("(?!)"), None, None)
GENERAL_ACCOUNT = re.compile(
    r"(?<!对方)(?<!对手)(?:账号|帐号|账户|帐户|卡号|account(?: ?(?:no\.?|number))?)\s*[:：,]\s*[,\[]*([^\s,\[\]:：]{4,60})",
    re.IGNORECASE,
)
GENERAL_NAME = re.compile(
    r"(?<!对方)(?<!对手)(?:户名|客户姓名|客户名称|账户名称|姓名|account name|customer|name)\s*[:：]\s*[,\[]*([^\s,\[\]:：]{1,40})",
    re.IGNORECASE,
)
DAY = r"\d{4}\s*[-/.年]?\s*\d{1,2}\s*[-/.月]?\s*\d{1,2}日?"
PERIOD = re.compile(
    rf"\[?({DAY})(?:\s+[\d:]+)?\]?\s*,?\s*(?:(?:终止|截止|结束|end)[^\d]{{0,12}}|至|到|—+|-+|~|～|to|until)\s*,?\[?({DAY})",
    re.IGNORECASE,
)


@cache
def publishers() -> tuple[Publisher, ...]:
    """Every publisher in `payment_formats/`."""
    return tuple(module.PUBLISHER for module in modules("suyuan.read.payment_formats"))


def publisher(titles: str, columns: Columns, file: str) -> Publisher:
    """The publisher that most speaks for; OTHER where nothing does."""
    best = max(publishers(), key=lambda p: p.score(titles, columns, file))
    return best if best.score(titles, columns, file) else OTHER


def owner(titles: str, by: Publisher) -> tuple[str, str]:
    """The owner's written account and name as the titles give them; empty where they do not."""
    account = (by.account or GENERAL_ACCOUNT).search(titles)
    name = (by.name or GENERAL_NAME).search(titles)
    return typed(account[1], channel=by.channel) if account else "", name[1].strip() if name else ""


def period(titles: Sequence[str]) -> tuple[str, str]:
    """First and last day that the titles say the statement covers, ISO 8601; empty where they do not."""
    for text in titles:
        found = PERIOD.search(text)
        days = [moment(re.sub(r"\s", "", day)) for day in found.groups()] if found else []
        if len(days) == 2 and days[0] and days[1]:
            first, last = (day.astimezone(CHINA).date().isoformat() for day in days if day)
            return first, last
    return "", ""
