"""What a source's line says for people: how it was found, its rivals, what would overturn it."""

import math
from dataclasses import dataclass

from suyuan.model.text import Text
from suyuan.release.ledger import Entry
from suyuan.trace.canary_hits import Met
from suyuan.trace.naming import Named
from suyuan.trace.open_world import Answer

BANS = math.log(10)


def release_says(entry: Entry, named: Named, people: int, candidates: int) -> Text:
    """For a copy named by its marks."""
    return Text(
        "涉案数据中有 {people} 人与台账所存底表精确对应；其在册情况和写法与交付给该接收方的副本（{id}）一致的程度，是偶然一致的 10 的 "
        "{bans:.1f} 次方倍。已在 {n} 份副本之间分摊误指概率，无论泄露者如何删改、混合或合谋，该上界均成立。所证明的是这份副本流入了"
        "涉案数据，并非接收方内部何人所为；如密钥外泄、副本失窃或被转交第三方，结论须重新审查。",
        "{people} people of the dump are found exactly in the ledger's snapshot; who is there and how it is written agrees "
        "with the copy handed to this recipient ({id}) 10^{bans:.1f} times better than by chance. The bound is shared over "
        "{n} copies and holds however the leak was cut, altered, mixed or made by several together. It shows that this copy "
        "went into the dump, not who within the recipient let it go; a key that got out, or a copy that was stolen or passed "
        "on, would overturn what is drawn from it.",
    ).with_(people=people, id=entry.release_id, bans=named.nats / BANS, n=candidates)


def canary_says(entry: Entry, met: Met, candidates: int) -> Text:
    """For canaries met."""
    return Text(
        "涉案数据中出现了只写入该接收方副本（{id}）的 {hits} 名虚构人员；按该数据自身号码密度计算，无关转储偶然命中的期望人数为 "
        "{chance:.2g}。已在 {n} 份副本之间分摊误指概率。若他人事先得知诱饵名单或该副本曾被转交，结论须重新审查。",
        "The dump holds {hits} made-up people who were only put into this recipient's copy ({id}); from the dump's own "
        "density of numbers {chance:.2g} would be met by chance. The bound is shared over {n} copies. Somebody else knowing "
        "the canaries, or the copy having been passed on, would overturn it.",
    ).with_(id=entry.release_id, hits=met.hits, chance=met.chance, n=candidates)


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of a holder or group."""

    answer: Answer
    """In the file that says most."""
    share: float
    """Estimated share of that file."""
    candidates: int
    through: bool
    """Whether a copy of its own released table was named."""


def holder_says(finding: Finding, names: tuple[str, ...]) -> Text:
    """For a holder, or a group that cannot be told apart."""
    said = _HOLDER.with_(
        people=finding.answer.people,
        hits=finding.answer.hits,
        exclusive=finding.answer.exclusive,
        ceiling=finding.answer.ceiling,
        share=finding.share,
        n=finding.candidates,
    )
    parts = [
        (_THROUGH, finding.through),
        (_GROUP, len(names) > 1),
        (said, True),
        (_INSIDE, bool(finding.answer.inside)),
    ]
    return Text("".join(text.zh for text, on in parts if on), " ".join(text.en for text, on in parts if on))


_THROUGH = Text(
    "该持有方的数据表即台账所载发放底表，其中一份副本已被指认，故数据系经该副本流出；误指概率上限随该副本的认定。",
    "This holder's table is the one that the ledger released, and a copy of it was named, so the data came out through "
    "that copy; the bound is that of naming the copy.",
)
_INSIDE = Text(
    "该持有方的客户几乎全在另一候选方之内：若后者恰好只挑选了这些客户，结论同样须重新审查。",
    "Nearly all of this holder's customers are also with a larger candidate: a choice of just these by that one would "
    "overturn it too.",
)


_GROUP = Text(
    "这几家的数据无法由这份数据相互区分，故作为一组列出。",
    "These holders cannot be told apart by this dump, so they stand as one group.",
)
_HOLDER = Text(
    "最能说明问题的文件中有 {people} 名可识别人员，其中 {hits} 名在该持有方数据内（{exclusive} 名为其独有），估计该文件有 {share:.0%} "
    "来自该持有方。共同客户不作为依据：允许无关来源与其重合至 {ceiling:.0%}（各候选方之间实测最大重合率加余量，且不低于 50%）。已在 {n} 家"
    "候选方之间分摊误指概率。若存在未列入的关联方、受托方或下游接收方，且其与该持有方的重合超过上限，结论须重新审查。",
    "In the file that says most, {hits} of {people} identified people are with this holder ({exclusive} with no other "
    "candidate); an estimated {share:.0%} of the file came from it. Shared customers do not count: an unrelated source is "
    "allowed to overlap by up to {ceiling:.0%} (the largest overlap measured between candidates plus a margin, at least "
    "50%). The bound is shared over {n} candidates. A branch, vendor or recipient of this holder that is not on the list "
    "and overlaps by more would overturn it.",
)
