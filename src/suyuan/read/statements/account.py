"""One account's statement as read: payments, what the file says of itself, what became of every row."""

from dataclasses import dataclass

from suyuan.model.records import Payment
from suyuan.model.text import Text
from suyuan.read.statements.publisher import Channel
from suyuan.read.statements.rows import Accounting
from suyuan.read.statements.totals import Totals, Way, counted, differences

REPEATED = Text("{n} 行与 {other} 重复，只计一次", "{n} rows stand in {other} too and are counted once")
BAD = Text("{n} 行无法识别，已原样留存", "{n} rows could not be read and are kept as they are")


@dataclass(frozen=True, slots=True)
class AccountStatement:
    """The payments of one account in one file (or sheet)."""

    file: str
    """Relative to the folder that was read; a sheet follows after `!`."""
    owner: str
    """The owner's account; empty where the export does not say or names several."""
    owner_name: str
    channel: Channel
    period: tuple[str, str]
    """First and last day that the statement says it covers, ISO 8601; empty strings where it does not say."""
    stated: Totals
    """Count and sums that the titles, totals rows or footers state."""
    counted: Totals
    """The same, added up over the rows as the export itself classes them (refunds noted in a row taken off)."""
    payments: tuple[Payment, ...]
    repeated: tuple[Payment, ...]
    """Rows that another sheet or file of the same account has given already."""
    repeats: str
    """The file or sheet that gave them; empty where none did."""
    accounting: Accounting
    own: tuple[tuple[Way, int, int], ...]
    """Each row as the export classes it: way, fen, row number."""
    notes: tuple[Text, ...]
    """How directions were decided where the export does not say."""

    @property
    def totals(self) -> Totals:
        """Counts and sums of what really moved, repeated rows included."""
        return counted([(p.direction, p.fen) for p in (*self.payments, *self.repeated)])

    def check(self) -> tuple[Text, ...]:
        """What differs between what the file states and what it holds, and what else a reader should know."""
        found = list(differences(self.stated, self.counted, self.own))
        if self.repeated:
            found.append(REPEATED.with_(n=len(self.repeated), other=self.repeats))
        if self.accounting.bad:
            found.append(BAD.with_(n=self.accounting.bad))
        return (*found, *self.notes)
