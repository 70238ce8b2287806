"""Compares a case's summary with the truth: what was planted, what was found, what is false."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suyuan.model.text import Text
from suyuan.world.levels import Level, level_of

STANDS = ("supported", "corroborated")
"""Verdicts that accuse; a lead does not."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the score."""

    code: str
    says: Text
    planted: int
    found: int
    false: int
    passed: bool
    asked: bool = True
    """Whether the whole passes only if this part does."""


@dataclass(frozen=True, slots=True)
class Score:
    """A summary held against the truth."""

    parts: tuple[Part, ...]
    gangs_f1: float
    """Mean F1 of the accounts of the five gangs."""

    @property
    def passed(self) -> bool:
        """Whether every part that is asked for is as good as the level wants it."""
        return all(part.passed for part in self.parts if part.asked)

    def json(self) -> dict[str, Any]:
        """`passed`, and for each part `planted`, `found`, `false`, `passed`."""
        parts = {
            p.code: {"planted": p.planted, "found": p.found, "false": p.false, "passed": p.passed}
            for p in self.parts
        }
        return {"passed": self.passed, "gangs_f1": round(self.gangs_f1, 4), "parts": parts}


def score(truth: Path, summary: Mapping[str, Any]) -> Score:
    """Score a summary (design section 6) against `truth.json`. Ids may differ; sets of accounts must be right."""
    real = json.loads(truth.read_text(encoding="utf-8"))
    level = level_of(int(real["level"]))
    same = _matched(real, summary)
    gangs, f1 = _gangs(real, summary, same, level)
    parts = [*_records(real, summary), _buyers(real, summary, same, level), gangs]
    parts += [*_sources(real, summary), _decoys(real, summary), *_harm(real, summary, level)]
    parts.append(_paid(real, summary, same))
    return Score(tuple(parts), f1)


def bare(written: str) -> str:
    """An account without its type where the value alone says enough.

    A phone number or mail address is the same whether it is called phone, Alipay, WeChat or e-mail.

    >>> bare("alipay:19200000000"), bare("email:a@example.com"), bare("qq:912345678")
    ('19200000000', 'a@example.com', 'qq:912345678')
    """
    value = written.partition(":")[2]
    return value if "@" in value or re.fullmatch(r"1\d{10}|1\d{2}\*{4}\d{4}", value) else written


def _bares(accounts: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(str(a)) for a in accounts)


def _asked(found: Mapping[str, Any], true: Mapping[str, Any]) -> frozenset[str]:
    """The found accounts without those that may but need not be named."""
    return _bares(found.get("accounts", ())) - (_bares(true["optional"]) - _bares(true["accounts"]))


def _f1(found: frozenset[str], true: frozenset[str]) -> float:
    return 2 * len(found & true) / (len(found) + len(true)) if found or true else 0.0


def _best(
    true: Mapping[str, Any], candidates: Sequence[Mapping[str, Any]]
) -> tuple[Mapping[str, Any], float]:
    """The candidate whose accounts fit best, and how well (F1)."""
    wanted = _bares(true["accounts"])
    rated = [(_f1(_asked(c, true), wanted), n) for n, c in enumerate(candidates)]
    value, place = max(rated, default=(0.0, -1))
    return (candidates[place], value) if value > 0 else ({}, 0.0)


def _matched(real: Mapping[str, Any], summary: Mapping[str, Any]) -> dict[str, str]:
    """Summary's id of each big buyer, by true id; several true buyers may match one that merges them."""
    return {b["id"]: str(_best(b, summary.get("buyers", ()))[0].get("id", "")) for b in real["buyers"]}


def _records(real: Mapping[str, Any], summary: Mapping[str, Any]) -> Iterator[Part]:
    """Rows and duplicates. Broken rows may or may not be counted as rows; respelled repeats as duplicates."""
    true, found = real["records"], summary.get("records", {})
    for code, says, low, slack in (
        ("records", Text("查获记录", "seized records"), true["seized"], true["broken"]),
        (
            "duplicates",
            Text("重复记录", "duplicate records"),
            true["duplicates_exact"],
            true["duplicates_reformatted"],
        ),
    ):
        name = "seized" if code == "records" else code
        value = int(found.get(name, 0))
        yield Part(code, says, low, value, max(value - low - slack, 0), low <= value <= low + slack)


def _buyers(
    real: Mapping[str, Any], summary: Mapping[str, Any], same: Mapping[str, str], level: Level
) -> Part:
    """Big buyers whose set of accounts is exact; false are parties that mix one with another buyer."""
    by_id = {str(b.get("id")): b for b in summary.get("buyers", ())}
    exact = 0
    for true in real["buyers"]:
        found = by_id.get(same[true["id"]], {})
        exact += bool(found) and _asked(found, true) == _bares(true["accounts"])
    mixed = sum(_mixes(real, b) for b in by_id.values())
    says = Text("大买家（账户集合完全正确）", "big buyers, every account right")
    return Part("buyers", says, len(real["buyers"]), exact, mixed, exact >= level.buyers_needed and not mixed)


def _mixes(real: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether a party holds accounts of a big buyer and of another one; of two small ones where it accuses."""
    accounts = _bares(found.get("accounts", ()))
    big, small = (
        sum(bool(_bares(b["accounts"]) & accounts) for b in real[k]) for k in ("buyers", "small_buyers")
    )
    return big + small > 1 and (big > 0 or found.get("verdict") in STANDS)


def _paid(real: Mapping[str, Any], summary: Mapping[str, Any], same: Mapping[str, str]) -> Part:
    """Big buyers whose payments are right within 1%. Shown, not asked: some payments bear nothing but a name."""
    paid = {str(b.get("id")): round(float(b.get("paid_cny", 0)) * 100) for b in summary.get("buyers", ())}
    right = sum(
        abs(paid.get(same[b["id"]], 0) - b["paid_fen"]) <= b["paid_fen"] / 100 for b in real["buyers"]
    )
    count = len(real["buyers"])
    says = Text("大买家付款金额（误差1%以内，仅供参考）", "big buyers' payments within 1% (for information)")
    return Part("paid", says, count, right, count - right, right == count, asked=False)


def _gangs(
    real: Mapping[str, Any], summary: Mapping[str, Any], same: Mapping[str, str], level: Level
) -> tuple[Part, float]:
    """Gangs named with the right buyer and accounts; false are gangs tied to a buyer that fit no true one."""
    found, used, total = 0, set(), 0.0
    for true in real["gangs"]:
        best, value = _best(true, summary.get("gangs", ()))
        buyers = {str(b) for b in best.get("buyers", ())}
        right = buyers == {same[b] for b in true["buyers"]}
        total += value * right
        found += right and value >= level.gangs_needed
        used.add(str(best.get("id", "")))
    tied = [g for g in summary.get("gangs", ()) if g.get("buyers")]
    false = sum(str(g.get("id", "")) not in used for g in tied)
    f1 = total / len(real["gangs"])
    says = Text("诈骗团伙（对应买家及账户正确）", "gangs, with their buyer and accounts")
    return Part("gangs", says, len(real["gangs"]), found, false, f1 >= level.gangs_needed and not false), f1


def _named(summary: Mapping[str, Any], type_: str) -> list[str]:
    """Names of the sources of one type that are more than leads; canaries count as releases."""
    types = {"release": ("release", "canary"), "holder": ("holder",)}[type_]
    return [
        str(s.get("name", ""))
        for s in summary.get("sources", ())
        if s.get("type") in types and s.get("verdict") in STANDS
    ]


def _sources(real: Mapping[str, Any], summary: Mapping[str, Any]) -> Iterator[Part]:
    """The leaking copy and holder. A copy named also names the holder whose ledger it stands in."""
    leak, copies, holders = real["leak"], _named(summary, "release"), _named(summary, "holder")
    right = [n for n in copies if leak["release_id"] in n or leak["recipient"] in n]
    yield Part(
        "copy", Text("泄露副本", "leaking copy"), 1, int(bool(right)), len(copies) - len(right),
        bool(right) and len(right) == len(copies),
    )  # fmt: skip  # one thought
    owner = [n for n in holders if leak["holder"] in n]
    wrong = len(holders) - len(owner)
    yield Part(
        "holder",
        Text("泄露单位", "leaking holder"),
        1,
        int(bool(owner or right)),
        wrong,
        bool(owner or right) and not wrong,
    )


def _accused(summary: Mapping[str, Any]) -> frozenset[str]:
    """Accounts in anything supported or corroborated: buyers, and the buyers and gangs of such chains."""
    chains = [c for c in summary.get("chains", ()) if c.get("verdict") in STANDS]
    ids = {("buyers", str(c.get("buyer"))) for c in chains} | {("gangs", str(c.get("gang"))) for c in chains}
    parties = [b for b in summary.get("buyers", ()) if b.get("verdict") in STANDS]
    parties += [
        p for part in ("buyers", "gangs") for p in summary.get(part, ()) if (part, str(p.get("id"))) in ids
    ]
    return _bares(a for party in parties for a in party.get("accounts", ()))


def _decoys(real: Mapping[str, Any], summary: Mapping[str, Any]) -> Part:
    """Innocents that nothing supported names."""
    decoys, accused = real["decoys"], _accused(summary)
    accounts = _bares(d["account"] for d in decoys["accounts"]) - _guilty(real)
    copies, holders = _named(summary, "release"), _named(summary, "holder")
    false = len(accounts & accused) + sum(any(d["name"] in n for n in holders) for d in decoys["holders"])
    false += sum(any(d["release_id"] in n or d["recipient"] in n for n in copies) for d in decoys["releases"])
    planted = len(accounts) + len(decoys["holders"]) + len(decoys["releases"])
    return Part(
        "decoys", Text("干扰项（未被误指）", "decoys, left alone"), planted, planted - false, false, not false
    )


def _guilty(real: Mapping[str, Any]) -> frozenset[str]:
    """Accounts of true buyers and gangs, which a decoy may look like under its stars."""
    parties = (*real["buyers"], *real["small_buyers"], *real["gangs"])
    return _bares(a for p in parties for a in (*p["accounts"], *p["optional"]))


def _harm(real: Mapping[str, Any], summary: Mapping[str, Any], level: Level) -> Iterator[Part]:
    """Victims who stand in the dumps, and losses within 1% of the truth, gang by gang."""
    victims = inside = excess = right = 0
    for true in real["gangs"]:
        best, _ = _best(true, summary.get("gangs", ()))
        seen = int(best.get("victims_in_dump", 0))
        victims, inside = victims + true["victims"], inside + min(seen, true["victims"])
        excess += max(seen - true["victims"], 0)
        right += abs(round(float(best.get("loss_cny", 0)) * 100) - true["loss_fen"]) <= true["loss_fen"] / 100
    enough = inside >= level.gangs_needed * victims and excess <= (1 - level.gangs_needed) * victims
    yield Part(
        "victims", Text("名单中的受害人", "victims found in the dumps"), victims, inside, excess, enough
    )
    gangs = len(real["gangs"])
    says = Text("团伙损失金额（误差1%以内）", "gangs' losses within 1%")
    yield Part("losses", says, gangs, right, gangs - right, right >= level.gangs_needed * gangs - 1e-9)
