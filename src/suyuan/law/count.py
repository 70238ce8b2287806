"""The count under 法释〔2017〕10号: numbers, articles, both ends of the range, and why."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from suyuan.law.book import Article, Book
from suyuan.law.dates import applied, crime
from suyuan.law.facts import Facts, Tally
from suyuan.law.judgement import Judgement, judgements, net, out_of_scope
from suyuan.law.reading import Rule
from suyuan.law.totals import Scenario, Totals, insider_income, multiplicity, totals
from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Count:
    """The numbers that the law asks for. Never a finding of guilt."""

    tally: Tally
    facts: Facts
    law: Book
    found: Totals
    """By default: the readings that do not widen beyond the text."""
    low: Totals
    """Every open question answered so that least counts; recipients as far as `Facts.recipients_least` says."""
    high: Totals
    """Every open reading of scope and tier answered so that most counts."""
    judgements: tuple[Judgement, ...]
    articles: tuple[Article, ...]
    sentence: Text

    @property
    def tiers(self) -> Mapping[str, int]:
        """Records by tier A, B, C (art. 5(1)(三) to (五)), after art. 11."""
        return self.found.tiers

    @property
    def points(self) -> int:
        """100 A + 10 B + C; 5,000 is the limit of item 六."""
        return self.found.points

    @property
    def grounds(self) -> tuple[str, ...]:
        """Items reached, such as `5(1)(五)`."""
        return self.found.grounds

    def json(self) -> dict[str, Any]:
        """Everything above in plain types, as `suyuan count --json` prints it."""
        tally, facts = self.tally, self.facts
        return {
            "seized": tally.seized,
            "duplicates": tally.duplicates,
            "suspected_unreal": sum(tally.suspected_unreal.values()),
            "same_person": tally.same_person,
            **self.found.json(),
            "range": {"min": self.low.json(), "max": self.high.json()},
            "judgement": [j.json() for j in self.judgements],
            "out_of_scope": out_of_scope(tally, self.law),
            "times": multiplicity(facts),
            "insider": {
                "tiers": dict(self.found.duty_tiers),
                "points": self.found.duty_points,
                "income_fen": insider_income(tally, facts),
            },
            "income_fen": facts.income_fen,
            "recipients": facts.recipients,
            "law": _law(self.law, facts),
            "articles": [a.json() for a in self.articles],
            "sentence": asdict(self.sentence),
        }


def count(tally: Tally, facts: Facts | None = None) -> Count:
    """Count seized rows as the law in force on the day of the acts asks.

    Cost: in the number of distinct trait sets, not of rows. Raises UnknownLawDate for acts before the crime
    existed (2009-02-28).

    >>> rows = {frozenset({"names", "reaches"}): 5000}
    >>> count(Tally(rows)).grounds
    ('5(1)(五)',)
    """
    facts = facts or Facts()
    law = applied(facts.date)
    return Count(
        tally,
        facts,
        law,
        totals(tally, Scenario(facts), law),
        totals(tally, _least(facts), law),
        totals(tally, Scenario(facts, Rule.heaviest), law),
        judgements(tally, facts, law),
        _quoted(law, facts),
        Text(**law.data["sentence"]),
    )


def _least(facts: Facts) -> Scenario:
    """Every open question answered so that least counts."""
    fewest = facts.recipients if facts.recipients_least is None else facts.recipients_least
    return Scenario(
        replace(net(facts), recipients=fewest), Rule.lightest, without_unreal=True, one_a_person=True
    )


def _quoted(law: Book, facts: Facts) -> tuple[Article, ...]:
    """The articles that the count rests on."""
    numbers = [*law.data["quoted"]]
    if facts.lawful_business_purchase:
        numbers.append(law.data["lawful_business"]["article"])
    if facts.income_fen:
        numbers.append("12")
    return (crime(facts.date).articles[law.data["crime"]], *(law.articles[n] for n in numbers))


def _law(law: Book, facts: Facts) -> dict[str, Any]:
    code = crime(facts.date)
    return {
        "number": law.number,
        "title": asdict(law.title),
        "in_force": law.since.isoformat(),
        "status": law.status,
        "source": asdict(law.source),
        "crime": {"number": code.number, "article": law.data["crime"], "in_force": code.since.isoformat()},
        "acts": facts.date.isoformat() if facts.date else "",
    }
