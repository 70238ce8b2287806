"""Where the law leaves judgement: each open question, the rows that it touches, and the count if it is answered otherwise."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from suyuan.law.book import Book
from suyuan.law.dates import earlier
from suyuan.law.facts import Facts, Tally
from suyuan.law.reading import OUT, Rule, open_rules, read, scope, taking
from suyuan.law.totals import Scenario, Totals, multiplicity, totals, under_article_6
from suyuan.model.text import Text

CHOICES = {
    "A": Text("按第三项计（A 类）", "item 三 (tier A)"),
    "B": Text("按第四项计（B 类）", "item 四 (tier B)"),
    "C": Text("按第五项计（C 类）", "item 五 (tier C)"),
    "in": Text("计入", "counted"),
    OUT: Text("不计入", "not counted"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One open question."""

    question: Text
    effect: Text
    rows: int
    """Rows that it touches."""
    article: str = ""
    status: str = "verified"
    """How well the sources behind the question were checked."""
    otherwise: tuple[tuple[Text, Totals], ...] = ()
    """Each other answer, and the totals under it with all else by default."""

    def json(self) -> dict[str, Any]:
        """The question as reports show it."""
        return {
            "question": asdict(self.question),
            "effect": asdict(self.effect),
            "rows": self.rows,
            "article": self.article,
            "status": self.status,
            "tiers_if": [{"choice": asdict(choice), **found.json()} for choice, found in self.otherwise],
        }


def judgements(tally: Tally, facts: Facts, law: Book) -> tuple[Judgement, ...]:
    """Every open question that this tally and these facts raise, those on the law's date first."""
    parts: tuple[Callable[[Tally, Facts, Book], Iterator[Judgement]], ...] = (
        _date,
        _readings,
        _removals,
        _people,
    )
    return tuple(found for part in parts for found in part(tally, facts, law))


def _date(_: Tally, facts: Facts, law: Book) -> Iterator[Judgement]:
    entry = earlier(facts.date, law)
    if entry is not None:
        yield Judgement(Text(**entry["question"]), Text(**entry["effect"]), 0, "12", "secondary")


def _readings(tally: Tally, facts: Facts, law: Book) -> Iterator[Judgement]:
    """Rules of scope and tier that are open and would change a row."""
    for rule in open_rules(law):
        other = {choice: _moved(tally, law, rule, choice) for choice in rule.others}
        rows = max(other.values())
        if rows:
            otherwise = tuple(
                (CHOICES[choice], totals(tally, Scenario(facts, taking(rule, choice)), law))
                for choice, moved in other.items()
                if moved
            )
            yield Judgement(rule.question, rule.effect, rows, rule.article, rule.status, otherwise)
    sets = sum(n for t, n in tally.rows_by_traits.items() if "credential" in t and read(t, law) != OUT)
    if sets:
        yield _ask(law, "sets", sets, fill={"rows": sets})


def _moved(tally: Tally, law: Book, rule: Rule, choice: str) -> int:
    """Rows whose tier changes when one rule is read in another way."""
    choose = taking(rule, choice)
    return sum(n for t, n in tally.rows_by_traits.items() if read(t, law) != read(t, law, choose))


def _removals(tally: Tally, facts: Facts, law: Book) -> Iterator[Judgement]:
    """Article 11(3): what is unreal, what is a duplicate; what one record is."""
    if tally.rows_by_traits:
        yield _ask(law, "unit", sum(tally.rows_by_traits.values()))
    unreal = sum(tally.suspected_unreal.values())
    if unreal:
        without = totals(tally, Scenario(facts, without_unreal=True), law)
        yield _ask(law, "unreal", unreal, without, {"rows": unreal})
    if tally.same_person:
        once = totals(tally, Scenario(facts, one_a_person=True), law)
        yield _ask(law, "same_person", tally.same_person, once, {"rows": tally.same_person})
    if tally.duplicates:
        yield _ask(law, "duplicates", tally.duplicates, fill={"rows": tally.duplicates})


def _people(tally: Tally, facts: Facts, law: Book) -> Iterator[Judgement]:
    """Recipients, income, duty and lawful business: facts that people find."""
    rows = sum(tally.rows_by_traits.values())
    if facts.recipients is None and facts.passed_on() and rows:
        two = totals(tally, Scenario(replace(facts, recipients=2)), law)
        yield _ask(law, "recipients_unknown", rows, two)
    if (facts.recipients or 0) > 1:
        least = facts.recipients_least or 1
        fewer = totals(tally, Scenario(replace(facts, recipients=least)), law)
        yield _ask(law, "recipients", rows, fewer, {"recipients": facts.recipients, "least": least})
    if facts.income_fen and facts.costs_fen:
        kept = net(facts)
        fill = {"costs": _yuan(facts.costs_fen), "net": _yuan(kept.income_fen or 0)}
        yield _ask(law, "income", 0, totals(tally, Scenario(kept), law), fill)
    if facts.insider:
        yield from _insider(tally, facts, law)
    if facts.lawful_business_purchase:
        found = totals(tally, Scenario(facts), law)
        if under_article_6(found, tally, facts, law):
            ordinary = totals(tally, Scenario(replace(facts, lawful_business_purchase=False)), law)
            yield _ask(law, "lawful_business", rows, ordinary)


def _insider(tally: Tally, facts: Facts, law: Book) -> Iterator[Judgement]:
    outsider = totals(tally, Scenario(replace(facts, insider=False, sold=facts.passed_on())), law)
    duty = tally.rows_by_traits if tally.duty is None else tally.duty
    rows = sum(duty.values())
    yield _ask(law, "insider", rows, outsider)
    if tally.duty is not None and rows < sum(tally.rows_by_traits.values()):
        yield _ask(law, "insider_mixed", rows, fill={"rows": rows * multiplicity(facts)})


def net(facts: Facts) -> Facts:
    """The facts with income after the costs claimed."""
    if facts.income_fen is None:
        return facts
    left = max(0, facts.income_fen - facts.costs_fen)
    duty = None if facts.insider_income_fen is None else max(0, facts.insider_income_fen - facts.costs_fen)
    return replace(facts, income_fen=left, insider_income_fen=duty)


def _ask(
    law: Book, id_: str, rows: int, other: Totals | None = None, fill: Mapping[str, object] | None = None
) -> Judgement:
    """A question of the book's own words, its braces filled."""
    entry = law.data["question"][id_]
    values = dict(fill or {})
    choice = Text(**entry["choice"]).with_(**values) if "choice" in entry else Text("", "")
    return Judgement(
        Text(**entry["question"]).with_(**values),
        Text(**entry["effect"]).with_(**values),
        rows,
        entry["article"],
        entry.get("status", "verified"),
        () if other is None else ((choice, other),),
    )


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def out_of_scope(tally: Tally, law: Book) -> list[dict[str, Any]]:
    """Rows that are not counted because they identify nobody, with the reason (art. 1)."""
    found: dict[str, tuple[Rule, int]] = {}
    for traits, rows in tally.rows_by_traits.items():
        rule = scope(traits, law)
        if rule.choice == OUT and rows:
            found[rule.id] = (rule, found.get(rule.id, (rule, 0))[1] + rows)
    return [
        {"rows": n, "reason": asdict(rule.says), "article": "1"} for _, (rule, n) in sorted(found.items())
    ]
