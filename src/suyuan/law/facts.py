"""What the count is told: how many rows of which traits were seized, and the facts that only people can find."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from suyuan.model.errors import WrongUse

Rows = Mapping[frozenset[str], int]
"""Rows by the set of traits that stand in the row."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows seized, sorted by the traits in them."""

    rows_by_traits: Rows
    """Rows that remain after duplicates, those suspected of being unreal included."""
    seized: int = -1
    """Rows as seized, duplicates included; -1: the rows above and the duplicates below."""
    duplicates: int = 0
    """Rows taken off because another row equals them."""
    same_person: int = 0
    """Rows beyond the first that speak of the same person with different data."""
    suspected_unreal: Rows = field(default_factory=dict)
    """The part of the rows that fails a check."""
    same_person_rows: Rows = field(default_factory=dict)
    """The rows of `same_person` by traits; empty: not known, and bounds are given."""
    duty: Rows | None = None
    """The part of the rows that was obtained in duty or service; None: all, if `Facts.insider`, else none."""

    def __post_init__(self) -> None:
        if self.seized < 0:
            object.__setattr__(self, "seized", sum(self.rows_by_traits.values()) + self.duplicates)
        parts = (self.rows_by_traits, self.suspected_unreal, self.same_person_rows, self.duty or {})
        if min(self.duplicates, self.same_person, *(n for rows in parts for n in rows.values())) < 0:
            raise WrongUse("a tally has no negative numbers; count the rows again")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file of the case says; all optional."""

    date: dt.date | None = None
    """Day of the acts, for acts that go on the last one; None: the newest law."""
    insider: bool = False
    """The data was obtained in duty or service (all of it, or `Tally.duty`) and sold or provided."""
    income_fen: int | None = None
    """Illegal income, gross; None: unknown, which counts as none."""
    insider_income_fen: int | None = None
    """The part of the income that came from data obtained in duty; None: all of it, if all data was."""
    costs_fen: int = 0
    """What the person claims to have paid for the data."""
    recipients: int | None = None
    """Distinct recipients who were sold or provided the data; None: unknown, counted as one if sold."""
    recipients_least: int | None = None
    """Recipients if all accounts that may be one person's are; None: as `recipients`."""
    acquired: bool = True
    """The data was illegally acquired (bought, stolen, …), which counts once and not again when sold."""
    sold: bool | None = None
    """It was sold or provided; None: yes if there are recipients or `insider` is set."""
    lawful_business_purchase: bool = False
    """Bought or received (not exchanged) for lawful business: article 6."""
    profit_fen: int | None = None
    """Profit made with data bought for lawful business; None: unknown, which counts as none."""
    prior: bool = False
    """Punished before for this crime, or by the administration within two years."""

    def passed_on(self) -> bool:
        """Whether the data counts as sold or provided."""
        return self.sold if self.sold is not None else bool(self.recipients) or self.insider


@dataclass(frozen=True, slots=True)
class Act:
    """One act with the whole of the data."""

    kind: Literal["acquire", "sell", "provide"]
    recipient: str = ""
    """Who got it; `public` where it was published (art. 3(1)). Empty for acquiring."""


def with_acts(acts: Iterable[Act], facts: Facts) -> Facts:
    """The facts with `acquired`, `sold` and `recipients` taken from a list of acts.

    The same recipient served twice counts once: the law is silent, and the question is shown with the count.
    """
    listed = list(acts)
    recipients = {a.recipient for a in listed if a.kind != "acquire"}
    acquired = any(a.kind == "acquire" for a in listed)
    return replace(facts, acquired=acquired, sold=bool(recipients), recipients=len(recipients))
