"""From rules, data and facts to a grade, with every reason and what would change it.

The three grades are no statutory scale: no statute defines them. They are this program's reading of the articles
that each reason names, for a person to check.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from suyuan.grade.data import Data
from suyuan.grade.facts import STATES, Answer, Facts, State, questions
from suyuan.grade.rules import Rule, RuleBook, rule_book
from suyuan.law import Article
from suyuan.model.text import Text

Grade = Literal["not_tradable", "tradable_obfuscated", "tradable"]
Standing = Literal["holds", "fails", "open"]
GRADES: tuple[Grade, ...] = ("not_tradable", "tradable_obfuscated", "tradable")
SENTENCE = Text(
    "三个等级不是法定分级，是本软件依所列条文作出的推断，仅供审核人参考；是否可以交易由有权机构和审核人认定。",
    "The three grades are no statutory scale: they are inferred by this software from the articles listed, for a"
    " reviewer to check; whether data may be traded is for the authority and the reviewer to find.",
)


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that stands in the way, or is not settled."""

    rule: Rule
    standing: Standing
    columns: tuple[str, ...]
    """The columns it is about; empty where it is about the whole."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A grade, and what obfuscation must reach for it."""

    grade: Grade
    target: State | None


@dataclass(frozen=True, slots=True)
class Open:
    """A fact that nobody stated, with both outcomes, all other open facts answered favourably."""

    fact: str
    ask: Text
    if_yes: Outcome
    if_no: Outcome


@dataclass(frozen=True, slots=True)
class Change:
    """Something that could be done, and the grade after it, all open facts answered favourably."""

    do: Text
    grade: Grade


@dataclass(frozen=True, slots=True)
class Duty:
    """What the number of people brings with it."""

    article: Article
    says: Text


@dataclass(frozen=True, slots=True)
class Decision:
    """The grade of one data set."""

    grade: Grade
    target: State | None
    """What obfuscation must reach, where that is what is missing."""
    reasons: tuple[Reason, ...]
    """Every rule that fails or is open, failing ones first."""
    needed: tuple[Open, ...]
    changes: tuple[Change, ...]
    notes: tuple[Text, ...]
    """Where what was stated does not fit what was found, and what was left out of account."""
    level: int
    """GB/T 43697 annex H, 1 to 4."""
    sensitive: tuple[str, ...]
    """Columns of sensitive personal information."""
    duties: tuple[Duty, ...]
    law: RuleBook


def decide(data: Data, facts: Facts) -> Decision:
    """Grade a data set under the law of the day that the facts name.

    Facts that nobody stated count against the grade and are listed in `needed`. Raises UnknownLawDate.
    """
    law = rule_book(facts.day)
    notes, facts = _held_against(data, facts, law)
    outcome = _outcome(data, facts, law)
    reasons = [r for r in _reasons(data, facts, law, facts.state) if r.standing != "holds"]
    return Decision(
        grade=outcome.grade,
        target=outcome.target,
        reasons=tuple(sorted(reasons, key=lambda r: r.standing)),
        needed=_needed(data, facts, law),
        changes=_changes(data, facts, law),
        notes=notes,
        level=_level(data, law),
        sensitive=data.holding(law.sensitive),
        duties=tuple(Duty(article, says) for article, people, says in law.duties if data.people >= people),
        law=law,
    )


def _held_against(data: Data, facts: Facts, law: RuleBook) -> tuple[tuple[Text, ...], Facts]:
    """What does not fit; data that identify people directly are raw, whatever was stated."""
    notes = []
    if facts.state != "raw" and (columns := data.holding(law.direct)):
        listed = "、".join(columns), ", ".join(columns)
        notes.append(
            Text(
                f"所称状态是 {facts.state}，但这些列仍可直接识别个人：{listed[0]}；按未处理的数据分级",
                f"stated to be {facts.state}, yet these columns identify people directly: {listed[1]}; graded as raw",
            )
        )
        facts = replace(facts, state="raw")
    if facts.place == "unknown":
        notes.append(
            Text(
                "没有说明在哪里交易，上海、深圳的地方规定未计入",
                "where it is traded is not stated: the local rules of Shanghai and Shenzhen are not counted in",
            )
        )
    return tuple(notes), facts


def _outcome(data: Data, facts: Facts, law: RuleBook) -> Outcome:
    """The grade, and the least state at which nothing stands in the way."""
    for state in STATES[STATES.index(facts.state) :]:
        if all(r.standing == "holds" for r in _reasons(data, facts, law, state)):
            as_it_is = state == facts.state
            return Outcome("tradable", None) if as_it_is else Outcome("tradable_obfuscated", state)
    return Outcome("not_tradable", None)


def _reasons(data: Data, facts: Facts, law: RuleBook, state: State) -> Iterator[Reason]:
    for rule in law.rules:
        asks, columns = _about(rule, data, facts, law)
        if asks and not _cured(rule, state) and not (rule.about == "treated" and state != facts.state):
            yield Reason(rule, _standing(rule, facts), columns)


def _about(rule: Rule, data: Data, facts: Facts, law: RuleBook) -> tuple[bool, tuple[str, ...]]:
    """Whether a rule asks at all, and of which columns."""
    if (rule.place and rule.place != facts.place) or data.rows < rule.rows:
        return False, ()
    if not rule.about:
        return True, ()
    if rule.about == "treated":
        return facts.state != "raw", ()
    named = {"personal": data.traits - law.impersonal, "sensitive": law.sensitive, "direct": law.direct}
    columns = data.holding(named[rule.about] if isinstance(rule.about, str) else rule.about)
    return bool(columns), columns


def _cured(rule: Rule, state: State) -> bool:
    return rule.cure in STATES and STATES.index(state) >= STATES.index(rule.cure)


def _standing(rule: Rule, facts: Facts) -> Standing:
    if not rule.fact:
        return "fails"
    said = facts.answer(rule.fact)
    settled = facts.answer(rule.unless) if rule.unless else "no"
    if said == rule.wants or settled == "yes":
        return "holds"
    return "open" if "unknown" in (said, settled) else "fails"


def _favourable(data: Data, facts: Facts, law: RuleBook) -> Facts:
    """The facts with every open one answered as the trade wants it."""
    for state in STATES:
        for reason in list(_reasons(data, facts, law, state)):
            if reason.standing == "open":
                facts = _settled(reason.rule, facts)
    return facts


def _settled(rule: Rule, facts: Facts) -> Facts:
    if facts.answer(rule.fact) == "unknown":
        return facts.stating(rule.fact, "yes" if rule.wants == "yes" else "no")
    return facts.stating(rule.unless, "yes")


def _open_facts(data: Data, facts: Facts, law: RuleBook) -> list[str]:
    found: dict[str, None] = {}
    for reason in _reasons(data, facts, law, facts.state):
        if reason.standing == "open":
            rule = reason.rule
            found[rule.fact if facts.answer(rule.fact) == "unknown" else rule.unless] = None
    return list(found)


def _needed(data: Data, facts: Facts, law: RuleBook) -> tuple[Open, ...]:
    def outcome_if(key: str, answer: Answer) -> Outcome:
        return _outcome(data, _favourable(data, facts.stating(key, answer), law), law)

    return tuple(
        Open(key, questions()[key].ask, outcome_if(key, "yes"), outcome_if(key, "no"))
        for key in _open_facts(data, facts, law)
    )


def _changes(data: Data, facts: Facts, law: RuleBook) -> tuple[Change, ...]:
    """What could be done: leave columns out, obfuscate, put right what was answered against the trade."""
    best = _favourable(data, facts, law)
    found = [*_without_columns(data, best, law), *_obfuscated(data, best, law)]
    for reason in _reasons(data, facts, law, facts.state):
        rule = reason.rule
        if reason.standing == "fails" and rule.fact:
            key = rule.unless or rule.fact
            better = _favourable(data, facts.stating(key, "yes" if rule.unless else _wanted(rule)), law)
            found.append(Change(_put_right(key), _outcome(data, better, law).grade))
    now = GRADES.index(_outcome(data, facts, law).grade)
    return tuple(dict.fromkeys(change for change in found if GRADES.index(change.grade) > now))


def _wanted(rule: Rule) -> Answer:
    return "yes" if rule.wants == "yes" else "no"


def _put_right(key: str) -> Text:
    ask = questions()[key].ask
    return Text(f"若下面这一点得到满足：{ask.zh}", f"if this is put right: {ask.en}")


def _without_columns(data: Data, facts: Facts, law: RuleBook) -> Iterator[Change]:
    removed = {
        name
        for reason in _reasons(data, facts, law, facts.state)
        if reason.rule.cure == "removed"
        for name in reason.columns
    }
    if removed:
        rest = data.without(removed)
        listed = sorted(removed)
        do = Text(f"去掉这些列：{'、'.join(listed)}", f"leave these columns out: {', '.join(listed)}")
        yield Change(do, _outcome(rest, _favourable(rest, facts, law), law).grade)


def _obfuscated(data: Data, facts: Facts, law: RuleBook) -> Iterator[Change]:
    """The grade once the data were treated and the remaining risk was assessed."""
    says = {
        "deidentified": Text(
            "去标识化，评估重标识风险，约定不得重标识",
            "de-identify, assess the risk left, bar re-identification",
        ),
        "anonymised": Text(
            "匿名化（无法识别且不能复原），并评估重标识风险",
            "anonymise (nobody identified, not to be undone) and assess the risk left",
        ),
    }
    rest = data.without(data.holding(law.direct))
    for state in STATES[STATES.index(facts.state) + 1 :]:
        treated = replace(facts, state=state).stating("assessment.reidentification", "yes")
        yield Change(says[state], _outcome(rest, treated, law).grade)


def _level(data: Data, law: RuleBook) -> int:
    if data.holding(law.sensitive):
        return law.levels["sensitive"]
    return law.levels["personal" if data.traits - law.impersonal else "other"]
