"""The arithmetic of article 5: numbers by tier, points, grounds. Whole numbers throughout."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from suyuan.law.book import Book
from suyuan.law.dates import earlier
from suyuan.law.facts import Facts, Rows, Tally
from suyuan.law.reading import OUT, TIERS, Choose, default, read


@dataclass(frozen=True, slots=True)
class Scenario:
    """One consistent way to answer the open questions."""

    facts: Facts
    choose: Choose = default
    without_unreal: bool = False
    one_a_person: bool = False


@dataclass(frozen=True, slots=True)
class Totals:
    """What one scenario comes to."""

    tiers: Mapping[str, int]
    points: int
    duty_tiers: Mapping[str, int]
    """The part obtained in duty or service and sold or provided (item 八)."""
    duty_points: int
    grounds: tuple[str, ...]

    def json(self) -> dict[str, Any]:
        """Tiers, points and grounds."""
        return {"tiers": dict(self.tiers), "points": self.points, "grounds": list(self.grounds)}


def totals(tally: Tally, scenario: Scenario, book: Book) -> Totals:
    """Numbers and grounds of one scenario (art. 5, 6 and 11)."""
    facts = scenario.facts
    tiers = times(by_tier(tally.rows_by_traits, tally, scenario, book), multiplicity(facts))
    duty_rows = tally.rows_by_traits if tally.duty is None else tally.duty
    passed = handed(facts) if facts.insider else 0
    duty = times(by_tier(duty_rows, tally, scenario, book), passed)
    found = Totals(tiers, points(tiers, book), duty, points(duty, book), ())
    return replace(found, grounds=grounds(found, tally, facts, book))


def by_tier(rows: Rows, tally: Tally, scenario: Scenario, book: Book) -> dict[str, int]:
    """Rows by tier, before art. 11(1) and (2), with the removals of the scenario."""
    off: dict[frozenset[str], int] = {}
    if scenario.without_unreal:
        off = dict(tally.suspected_unreal)
    if scenario.one_a_person:
        off = {t: off.get(t, 0) + tally.same_person_rows.get(t, 0) for t in {*off, *tally.same_person_rows}}
    found = dict.fromkeys(TIERS, 0)
    for traits, number in rows.items():
        tier = read(traits, book, scenario.choose)
        if tier != OUT:
            found[tier] += max(0, number - off.get(traits, 0))
    if scenario.one_a_person and not tally.same_person_rows:
        return _less(found, tally.same_person)
    return found


def _less(found: Mapping[str, int], rows: int) -> dict[str, int]:
    """Rows taken off from the heaviest tier down: a lower bound."""
    left = dict(found)
    for tier in TIERS:
        taken = min(rows, left[tier])
        left[tier] -= taken
        rows -= taken
    return left


def handed(facts: Facts) -> int:
    """Times that each row was sold or provided: once for each distinct recipient (art. 11(2))."""
    if not facts.passed_on():
        return 0
    return 1 if facts.recipients is None else facts.recipients


def multiplicity(facts: Facts) -> int:
    """Times that each row counts: resale is not added to acquisition (art. 11(1))."""
    return max(int(facts.acquired), handed(facts))


def times(tiers: Mapping[str, int], factor: int) -> dict[str, int]:
    """Every tier so many times."""
    return {tier: number * factor for tier, number in tiers.items()}


def points(tiers: Mapping[str, int], book: Book) -> int:
    """Article 5(1)(六) in whole numbers: 100 A + 10 B + C; 5,000 is the limit."""
    limits = book.data["records"]
    return sum(number * (limit(book) // limits[tier]["serious"]) for tier, number in tiers.items())


def limit(book: Book) -> int:
    """Points at which the number is serious: the limit of the lightest tier."""
    return int(book.data["records"]["C"]["serious"])


def under_article_6(found: Totals, tally: Tally, facts: Facts, book: Book) -> bool:
    """Whether article 6 takes the place of article 5: lawful business, light tier only, nothing passed on."""
    light = book.data["lawful_business"]["tiers"]
    return (
        facts.lawful_business_purchase
        and not facts.passed_on()
        and all(number == 0 for tier, number in found.tiers.items() if tier not in light)
        and bool(tally.rows_by_traits)
    )


def grounds(found: Totals, tally: Tally, facts: Facts, book: Book) -> tuple[str, ...]:
    """The items of articles 5 and 6 that the numbers reach, in the order of the text."""
    if under_article_6(found, tally, facts, book):
        return _article_6(facts, book)
    income, duty_income = facts.income_fen or 0, insider_income(tally, facts)
    reached = [*_serious(found, income, duty_income, book)]
    if facts.prior and any(found.tiers.values()):
        reached.append(book.data["prior"])
    factor = book.data["extreme"]["times"]
    old = earlier(facts.date, book)
    if (old is None or old["extreme"]) and _serious(found, income, duty_income, book, factor):
        reached.append(book.data["extreme"]["item"])
    return tuple(reached)


def _serious(found: Totals, income: int, duty_income: int, book: Book, factor: int = 1) -> list[str]:
    """Items 三 to 八, each limit multiplied by a factor (ten for 5(2)(三))."""
    data, reached = book.data, []
    for tier, entry in data["records"].items():
        if found.tiers[tier] >= entry["serious"] * factor:
            reached.append(entry["item"])
    if not reached and found.points >= limit(book) * factor:
        reached.append(data["proportion"])
    if income >= data["income"]["serious_fen"] * factor:
        reached.append(data["income"]["item"])
    half = data["insider"]["divisor"]
    enough = found.duty_points * half >= limit(book) * factor
    if enough or duty_income * half >= data["income"]["serious_fen"] * factor:
        reached.append(data["insider"]["item"])
    return reached


def _article_6(facts: Facts, book: Book) -> tuple[str, ...]:
    gate = book.data["lawful_business"]
    reached = []
    if (facts.profit_fen or 0) >= gate["profit"]["serious_fen"]:
        reached.append(gate["profit"]["item"])
    if facts.prior:
        reached.append(gate["prior"])
    return tuple(reached)


def insider_income(tally: Tally, facts: Facts) -> int:
    """Fen of income from data obtained in duty or service (item 八)."""
    if not facts.insider or not facts.passed_on():
        return 0
    if facts.insider_income_fen is not None:
        return facts.insider_income_fen
    return (facts.income_fen or 0) if tally.duty is None else 0
