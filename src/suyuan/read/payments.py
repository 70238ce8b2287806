"""Payment exports and bank statements of any publisher into payments, none lost and none twice.

One reader for all: it finds the header row wherever it stands, understands each column by name and content,
and accounts for every row. What differs between publishers is a small file each in `payment_formats/`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from suyuan.model.errors import UnknownFormat
from suyuan.model.records import BadRows, Payment, Place
from suyuan.read.statements.account import AccountStatement
from suyuan.read.statements.columns import header
from suyuan.read.statements.direction import Directed, directed
from suyuan.read.statements.lines import Side
from suyuan.read.statements.money import amount
from suyuan.read.statements.pages import Page, pages, read_whole
from suyuan.read.statements.publisher import owner, period
from suyuan.read.statements.rows import Accounting, Section, sections
from suyuan.read.statements.sides import Seen, seen
from suyuan.read.statements.totals import Totals, counted, stated
from suyuan.read.table import Unread

__all__ = ["AccountStatement", "Accounting", "Totals", "payments", "statements"]


def payments(
    paths: Iterable[Path], bad: BadRows, *, base: Path | None = None, owners: Collection[str] = ()
) -> Iterator[Payment | Unread]:
    """Every payment in the files, folders and archives, each once, in order of files and rows.

    `owners` are written accounts known to belong to the statements' owner; they settle whose side a list of
    payer and payee is seen from. Bad rows go to `bad`, broken files come as Unread.
    """
    for found in statements(paths, bad, base=base, owners=owners):
        if isinstance(found, Unread):
            yield found
        else:
            yield from found.payments


def statements(
    paths: Iterable[Path], bad: BadRows, *, base: Path | None = None, owners: Collection[str] = ()
) -> Iterator[AccountStatement | Unread]:
    """Every list of payments with what it says of itself; parameters as for `payments`.

    A payment that another sheet or file of the same account gave already (same time, amount, direction, other
    side, memo, reference and status) is set apart as repeated: as many times as it stands most often in any
    one of them, it counts. Statements whose owner nobody knows are compared within their file, and, whole,
    with other files.
    """
    ledger = _Ledger()

    def read(name: str, data: bytes) -> Iterator[AccountStatement]:
        empty = True
        for page in pages(name, data, header):
            for section in sections(page):
                empty = False
                yield ledger.enter(_statement(page, section, owners), name, bad, section)
        if empty:
            raise UnknownFormat(f"{name}: no list of payments found; a time and an amount column are needed")

    return read_whole(paths, base, read)


@dataclass(slots=True)
class _Ledger:
    """What was given already, so that copies of an export do not count twice."""

    given: dict[tuple[str, str], Counter[int]] = field(default_factory=dict)
    """Account -> payment -> how often it stood in one statement at most."""
    sources: dict[tuple[str, str], str] = field(default_factory=dict)
    wholes: dict[int, str] = field(default_factory=dict)

    def enter(self, read: AccountStatement, file: str, bad: BadRows, section: Section) -> AccountStatement:
        """Set apart what was given before; count the bad rows."""
        for number, reason, raw in section.bad:
            bad.add(Place(read.file, number), reason, raw)
        keys = [_key(payment) for payment in read.payments]
        whole = hash(tuple(keys))
        if keys and whole in self.wholes:
            return replace(read, payments=(), repeated=read.payments, repeats=self.wholes[whole])
        self.wholes[whole] = read.file
        account = (read.channel, read.owner or read.owner_name or f"!{file}")
        before = self.given.setdefault(account, Counter())
        here: Counter[int] = Counter()
        new: list[Payment] = []
        repeated: list[Payment] = []
        for key, payment in zip(keys, read.payments, strict=True):
            here[key] += 1
            (repeated if here[key] <= before[key] else new).append(payment)
        before |= here
        self.given[account] = before
        repeats = self.sources.setdefault(account, read.file) if repeated else ""
        self.sources.setdefault(account, read.file)
        return replace(read, payments=tuple(new), repeated=tuple(repeated), repeats=repeats)


def _key(payment: Payment) -> int:
    """What makes two rows the same payment, apart from where they stand."""
    return hash(
        (
            payment.at, payment.fen, payment.direction, payment.party, payment.party_account,
            payment.memo, payment.status, payment.reference, payment.owner,
        )
    )  # fmt: skip


def _statement(page: Page, section: Section, owners: Collection[str]) -> AccountStatement:
    """Put a statement together from a section."""
    account, name = owner("\n".join(section.titles), section.publisher)
    views = seen(section.lines, Side(name, account), owners)
    decided = directed(section.lines, [view.way for view in views])
    own = tuple(
        (way, abs(line.fen) - line.refunded, line.row)
        for line, way in zip(section.lines, decided.own, strict=True)
    )
    accounts = {view.owner.account for view in views}
    names = {view.owner.name for view in views}
    return AccountStatement(
        file=page.name,
        owner=accounts.pop() if len(accounts) == 1 else account,
        owner_name=names.pop() if len(names) == 1 else name,
        channel=section.publisher.channel,
        period=period(section.titles),
        stated=stated(section.titles).over(_column_totals(section)),
        counted=counted([(way, fen) for way, fen, _row in own]),
        payments=tuple(_payments(page, section, views, decided)),
        repeated=(),
        repeats="",
        accounting=section.accounting,
        own=own,
        notes=decided.notes,
    )


def _payments(page: Page, section: Section, views: Sequence[Seen], decided: Directed) -> Iterator[Payment]:
    for line, view, way in zip(section.lines, views, decided.ways, strict=True):
        yield Payment(
            place=Place(page.name, line.row),
            at=line.at,
            fen=abs(line.fen),
            direction=way,
            owner=view.owner.account,
            owner_name=view.owner.name,
            party=view.party.name,
            party_account=view.party.account,
            memo=line.memo,
            status=line.status,
            reference=line.reference or line.order,
            channel=section.publisher.channel,
        )


def _column_totals(section: Section) -> Totals:
    """Totals that a row 合计 gives under the columns of income and expense."""
    found: dict[str, int] = {}
    for role, name in (("income", "in_fen"), ("expense", "out_fen")):
        for cells in section.totals:
            read = amount(section.columns.first(cells, role))
            if read is not None:
                found[name] = found.get(name, 0) + abs(read.fen)
    return Totals(**found)
