"""What may be claimed of an obfuscated table, and by which article."""

from dataclasses import dataclass
from typing import Literal

from suyuan.law import Article, article
from suyuan.model.text import Text
from suyuan.obfuscate.attack import Attack
from suyuan.obfuscate.plan import DROP
from suyuan.obfuscate.run import Obfuscated
from suyuan.obfuscate.transform import transforms

Claim = Literal["identifiable", "deidentified", "anonymous_candidate"]
CLAIMS: dict[Claim, Text] = {
    "identifiable": Text(
        "仍可识别个人：不能按去标识化或者匿名化对待",
        "people can still be identified: neither de-identified nor anonymised",
    ),
    "deidentified": Text(
        "去标识化：在不借助额外信息的情况下无法识别特定自然人，仍是个人信息（个人信息保护法第四条、第七十三条）",
        "de-identified: nobody is identified without extra information; still personal information (PIPL 4, 73)",
    ),
    "anonymous_candidate": Text(
        "没有留下可以还原的内容，实测风险在限度以内；是否达到“无法识别且不能复原”的匿名化，由审核人结合接收方可能掌握的信息认定",
        "nothing is left that a key or trial would undo, and the measured risk is within the limit; whether this is"
        " anonymisation (cannot identify, cannot be undone) is for the reviewer, given what the recipient may know",
    ),
}
MARKED = Text(
    "若随后加入按接收人区分、以原始身份为键的标记，释放方可以还原，只能称为去标识化",
    "if a mark keyed to the original person is added later, the releaser can undo it: then call it de-identified",
)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an obfuscated table is."""

    claim: Claim
    level: int
    """Of GB/T 42460: 1 direct identifiers, 2 risk above the limit, 3 risk acceptable."""
    limit: float
    """The highest risk of one row that was accepted; a choice of the holder's, not of the law."""
    why: tuple[Text, ...]
    articles: tuple[Article, ...]


def assess(done: Obfuscated, tried: Attack, limit: float) -> Assessment:
    """Judge by what is left, by the measured risk, and by the attack."""
    kept = [s for s in done.plan.steps if s.do != DROP]
    bare = [
        s.column for s in kept if s.role == "direct" and s.do in transforms() and not transforms()[s.do].keyed
    ]
    undone = [w.column for w in tried.ways if w.undone and (w.column in bare or w.code != "same")]
    risky = done.after.risk.prosecutor_highest > limit or tried.found > 0
    keyed = [s.column for s in kept if s.do in transforms() and transforms()[s.do].undone == "with_key"]
    why = [
        *_listed(bare, "这些列直接识别个人：{}", "these columns identify directly: {}"),
        *_listed(undone, "这些列的原值可以得到：{}", "the values of these columns can be had: {}"),
        *_listed(keyed, "这些列持有密钥者可以还原：{}", "whoever holds the key can undo these columns: {}"),
    ]
    if tried.found:
        why.append(
            Text(f"实测有 {tried.found:,} 行只对应一个人", f"{tried.found:,} rows fit one person alone")
        )
    elif risky:
        worst = done.after.risk.prosecutor_highest
        why.append(
            Text(
                f"最高风险 {worst:.3f} 超过限度 {limit}",
                f"highest risk {worst:.3f} is above the limit {limit}",
            )
        )
    level = 1 if bare or undone else 2 if risky else 3
    claim: Claim = "identifiable" if level < 3 else "deidentified" if keyed else "anonymous_candidate"
    named = [("pipl", "4"), ("pipl", "73"), ("pipl", "55"), ("gbt42460", "4"), ("gbt37964", "process")]
    return Assessment(
        claim, level, limit, (*why, MARKED), tuple(article(name, number) for name, number in named)
    )


def _listed(columns: list[str], zh: str, en: str) -> list[Text]:
    return [Text(zh.format("、".join(columns)), en.format(", ".join(columns)))] if columns else []
