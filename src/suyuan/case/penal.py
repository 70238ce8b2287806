"""The count of a case under the law: facts of the case file, rows by traits, the part obtained in duty."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from suyuan.case.casefile import CaseFile
from suyuan.case.parties.buyers import Buyer
from suyuan.case.records.figures import Counted, by_traits
from suyuan.law import Count, Facts, count
from suyuan.store import Store


def counted_by_law(
    store: Store, found: Counted, facts: CaseFile, buyers: Sequence[Buyer], duty: Sequence[int]
) -> Count:
    """Count the rows; `duty` are the tables in which an insider holder's data was found.

    Income is what the case file claims, else what the buyers paid, gross. How many recipients each record had is
    not known from sums of money, so that question stays open and is shown with the count.
    """
    tally = found.tally()
    if duty:
        tally = replace(tally, duty=_rows(store, duty))
    income = facts.income_fen if facts.income_fen is not None else sum(b.fen for b in buyers) or None
    told = Facts(date=facts.end, insider=bool(duty), income_fen=income, sold=bool(buyers) or None)
    return count(tally, told)


def _rows(store: Store, tables: Sequence[int]) -> dict[frozenset[str], int]:
    numbers = ", ".join(str(int(t)) for t in tables)
    found: list[tuple[Any, ...]] = store.rows(
        f"SELECT present, count(*) FROM distinct_rows WHERE file IN ({numbers}) GROUP BY present"
    )
    return by_traits({int(mask): int(rows) for mask, rows in found})
