"""What a victim's report gives a case: the fraudsters' accounts, the type, the loss; each event once."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from suyuan.case.parties.contacts import Contact, Finder, host
from suyuan.link import is_hub_number, keys
from suyuan.model.records import Report

_NOUN = r"(?:手机号?码?|电话号?码?|号码|微信号?|银行卡号?|卡号?|账号|账户|支付宝|qq号?|尾号)"
_KIN = r"(?:我|本人|自己|家人|家里|老公|老婆|爱人|妈妈?|母亲|爸爸?|父亲|儿子|女儿|老伴|爷爷|奶奶|姐姐?|妹妹?|哥哥?|弟弟?|亲戚|朋友)"
_OWN = re.compile(
    rf"{_KIN}(?:自己|本人|名下|常用|登记|预留|绑定|办理)?的?(?:建行|工行|农行|中行|招行|建设|工商|农业|中国|招商|邮政|银行)*(?:{_NOUN}|的)(?:是|为|[:：（(,，\s])*$",
    re.IGNORECASE,
)
_LEFT = re.compile(r"(?:我的?联系(?:方式|电话)|联系我|回我?电话?|报案人电话|本人联系方式)(?:是|为|[:：\s])*$")
_ADDED = re.compile(r"(?:加|添加|联系|拨打|搜|给|向|找|跟)(?:了|过)?我?的?$|加我")
_OFFICIAL = re.compile(
    r"(?:官方|官网|真正的?|平台官方|银行官方|正规|拨打了?|打了?|报警)(?:客服|热线|电话|客服热线|客服电话)*[:：是\s]*$"
)
_HELPER = re.compile(
    r"(?:帮|替|代|陪)(?:我|他|她|老人|着|为|忙|来|去|一起)*(?:报(?![名单价销税班考])|写|填|登记|打(?:字|的)|录入)(?:的|案|警|了|上)*"
)
"""Somebody who reports for the victim."""
_NOBODY = re.compile(
    r"匿名|不详|不明|未知|未留|保密|某|先生|女士|小姐|网友|群众|anonymous|unknown", re.IGNORECASE
)
"""Names under which different people report."""
_THEM = re.compile(r"对方|骗子|客服|老师|经理|自称|冒充|诈骗|嫌疑人|让我|叫我|有人")
"""Words for the other side: what follows them in a sentence is theirs."""
_NEAR = re.compile(
    rf"(?:(?:我|咱|俺)们?(?:的|家)?(?:孙子|孙女|侄子|侄女|侄儿|外甥女?|女婿|儿媳|邻居|同事|同学|室友|战友|表[哥弟姐妹]|堂[哥弟姐妹]|家人|家里人?|老公|老婆|爱人|妈妈?|母亲|爸爸?|父亲|儿子|女儿|老伴|爷爷|奶奶|姥姥|姥爷|外公|外婆|姐姐?|妹妹?|哥哥?|弟弟?|亲戚)"
    rf"|(?:社区|村委|居委|村支书|网格员|村干部)会?)[一-鿿]{{0,3}}?的?{_NOUN}?(?:是|为|[:：(（\s])*$",
    re.IGNORECASE,
)
"""A person or office at the victim's side, also by name: 我侄子小王电话."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as the case uses it."""

    report: Report
    accounts: tuple[str, ...]
    """Accounts of the other side: from own fields and from the text, without the victim's, relatives' and hotlines."""
    type: str
    copies: tuple[str, ...]
    """Numbers of further reports of the same event, whose loss does not count again."""


def told(reports: Sequence[Report], finder: Finder) -> list[Told]:
    """Read all reports. A reporter's own number is nobody's working account, in any report. Cost: one pass."""
    victims = Counter(k for r in reports for k in keys(f"phone:{_bare(r.victim_phone)}"))
    found = []
    for first, copies in _events(reports):
        accounts = {a for r in (first, *copies) for a in _accounts(r, finder)}
        mine = tuple(sorted(a for a in accounts if victims.keys().isdisjoint(keys(a))))
        found.append(Told(first, mine, first.type or type_of(first.text), tuple(r.id for r in copies)))
    return found


def _bare(phone: str) -> str:
    return phone.rpartition(":")[2]


def _events(reports: Sequence[Report]) -> list[tuple[Report, list[Report]]]:
    """Reports of one victim on one event: same number or name, same loss, within three days; or the same words."""
    events: dict[tuple[object, ...], list[Report]] = {}
    order: list[tuple[Report, list[Report]]] = []
    for report in reports:
        who = _bare(report.victim_phone) or ("" if _NOBODY.search(report.victim_name) else report.victim_name)
        marks: list[tuple[object, ...]] = (
            [("text", who, re.sub(r"\s", "", report.text))] if report.text else []
        )
        if who and report.loss_fen and report.at:
            marks += [("event", who, report.loss_fen, report.at.toordinal() // 3 + d) for d in (0, 1)]
        home = next((events[m] for m in marks if m in events), None)
        if home is None:
            home = []
            order.append((report, home))
        else:
            home.append(report)
        for mark in marks:
            events.setdefault(mark, home)
    return order


def _accounts(report: Report, finder: Finder) -> Iterable[str]:
    for account in report.accounts:
        written = host(account.removeprefix("url:")) if account.startswith("url:") else account
        if written and not is_hub_number(written):
            yield written
    for contact in finder(report.text):
        if not _own(report.text, contact) and not is_hub_number(contact.account):
            yield contact.account


def _own(text: str, contact: Contact) -> bool:
    """Whether the words before an account say that it is the victim's, a relative's or an official one."""
    before = re.split(r"[。；;！!？?\n]", text[max(0, contact.start - 30) : contact.start])[-1].rstrip(" :：")
    helper = _HELPER.search(before)
    if helper and not _THEM.search(before):
        return True
    if _LEFT.search(before) or _OFFICIAL.search(before):
        return True
    if _NEAR.search(before) and not _THEM.search(before):
        return True
    own = _OWN.search(before)
    return own is not None and not _ADDED.search(before[: own.start() + 1])


@cache
def _schemes() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files("suyuan.case.gangs").joinpath("schemes.toml").read_text("utf-8"))
    return {name: re.compile(pattern) for name, pattern in table["types"].items()}


def type_of(text: str) -> str:
    """The type whose words stand in a text most; empty where none does."""
    hits = {name: len(set(pattern.findall(text))) for name, pattern in _schemes().items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] else ""
