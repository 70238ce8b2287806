"""How hard a world is: the knobs of levels 1 to 3."""

from dataclasses import dataclass

from suyuan.model.errors import WrongUse


@dataclass(frozen=True, slots=True)
class Level:
    """One difficulty. Shares are of 1."""

    number: int
    purses: tuple[int, int]
    """Fewest and most paying accounts of a big buyer."""
    alternate_qq: float
    """Share of big buyers who also chat from a second QQ number."""
    named: float
    """Share of a big buyer's further paying accounts that a chat names in full; the others show by ties alone."""
    repeats: int
    """How many times a naming is said."""
    tied: float
    """Share of a big buyer's payments that a chat announces within minutes, amount and all."""
    hidden: float
    """Share of the named Alipay accounts that the export shows with stars."""
    small: int
    """Small buyers."""
    chatless: float
    """Share of the small buyers who left no chat, only payments with a telling memo."""
    wholesale: int
    """Innocent regular customers of the seller's phone cases who pay as much as a big buyer."""
    coincidences: int
    """Innocents who pay the amount of a chat in its very minutes."""
    foreign_gangs: int
    """Gangs in the reports that bought nothing here."""
    holders: int
    recipients: int
    overlap: float
    """Share of the leaking holder's customers whom its innocent affiliate has too."""
    cut: float
    """Share of the leaked copy's rows that lie in the dump."""
    mixed: float
    """Rows of other origin among them, for each leaked row."""
    ways: tuple[str, ...]
    """How a gang shows behind each of the five buyers: + joins several ways."""
    evasive: float
    """Share of the numbers in reports that are written with blanks or Chinese digits."""
    own_column: float
    """Share of the reports that give the fraudsters' accounts in a field of their own."""
    reformatted: float
    """Share of rows in the mixed file that repeat a row of another file in another spelling."""
    buyers_needed: int
    gangs_needed: float
    """What passes: exact buyers of five, F1 of the gangs' accounts."""


ALL_SHARED = ("shared+named",) * 5

LEVELS = {
    1: Level(
        number=1, purses=(2, 2), alternate_qq=0.4, named=1.0, repeats=2, tied=1.0, hidden=0.5, small=24, chatless=0.2,
        wholesale=1, coincidences=2, foreign_gangs=1, holders=4, recipients=4, overlap=0.3, cut=0.7, mixed=0.1,
        ways=ALL_SHARED, evasive=0.1, own_column=0.4, reformatted=0.0, buyers_needed=5, gangs_needed=0.95,
    ),
    2: Level(
        number=2, purses=(2, 3), alternate_qq=0.6, named=1.0, repeats=1, tied=0.8, hidden=0.8, small=32, chatless=0.35,
        wholesale=2, coincidences=4, foreign_gangs=2, holders=6, recipients=6, overlap=0.5, cut=0.5, mixed=0.5,
        ways=("shared", "named", "shared+transfer", "named", "shared"), evasive=0.25, own_column=0.25,
        reformatted=0.1, buyers_needed=4, gangs_needed=0.90,
    ),
    3: Level(
        number=3, purses=(3, 4), alternate_qq=0.8, named=0.5, repeats=1, tied=0.7, hidden=1.0, small=40, chatless=0.5,
        wholesale=3, coincidences=8, foreign_gangs=3, holders=8, recipients=8, overlap=0.7, cut=0.3, mixed=1.5,
        ways=("shared", "named", "transfer", "shared", "named"), evasive=0.4, own_column=0.1,
        reformatted=0.2, buyers_needed=4, gangs_needed=0.80,
    ),
}  # fmt: skip  # one line a thought reads better here than forty


def level_of(number: int) -> Level:
    """The level of that number.

    Raises WrongUse where there is none.
    """
    if number not in LEVELS:
        raise WrongUse(f"there is no level {number}; choose one of {', '.join(map(str, LEVELS))}")
    return LEVELS[number]
