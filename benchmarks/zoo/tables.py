"""Made-up tables with known kinds: any columns in any order, under right, foreign, lying or no headers."""

import random
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

from suyuan.identify import kinds
from suyuan.identify.headers import hinted
from suyuan.model.kind import Kind
from zoo.noise import PLACEHOLDERS, spoil
from zoo.ordinary import ORDINARY
from zoo.personal import Maker, makers

Mode = Literal["none", "right", "latin", "lying", "unknown"]
MODES: tuple[Mode, ...] = ("none", "right", "latin", "lying", "unknown")
UNKNOWN = ("列{}", "f{}", "field_{}", "col{}", "值{}", "x{}", "数据{}", "Unnamed: {}")


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """One made-up column."""

    code: str
    """Code of its kind, or the name of its ordinary shape."""
    header: str
    cells: tuple[str, ...]
    allowed: frozenset[str]
    """Kinds that the column may rightly be called."""
    undecidable: frozenset[str] = frozenset()
    """Kinds that a lying header claims and no content could refute: such answers are not scored."""


@dataclass(frozen=True, slots=True)
class MadeTable:
    """One made-up table."""

    mode: Mode
    columns: tuple[MadeColumn, ...]

    @property
    def batch(self) -> pa.RecordBatch:
        """As Arrow."""
        names = [f"c{place}" for place in range(len(self.columns))]
        return pa.RecordBatch.from_arrays([pa.array(c.cells, pa.string()) for c in self.columns], names)

    @property
    def headers(self) -> list[str]:
        """Its header's words."""
        return [column.header for column in self.columns]


def make_table(rng: random.Random, rows: int, mode: Mode) -> MadeTable:
    """A table of two to nine columns, half of them personal."""
    codes = rng.sample(sorted(kinds()), rng.randint(1, 5))
    columns = [_personal(rng, code, rows, mode) for code in codes]
    columns += [_ordinary(rng, rows, mode) for _ in range(rng.randint(1, 4))]
    rng.shuffle(columns)
    if mode == "lying":
        columns = _swapped(rng, columns)
    if mode == "unknown":
        shape = rng.choice(UNKNOWN)
        columns = [_under(c, shape.format(place + 1)) for place, c in enumerate(columns)]
    return MadeTable(mode, tuple(columns))


def _under(column: MadeColumn, header: str) -> MadeColumn:
    return MadeColumn(column.code, header, column.cells, column.allowed, column.undecidable)


def _personal(rng: random.Random, code: str, rows: int, mode: Mode) -> MadeColumn:
    kind = kinds()[code]
    allowed = {code} | ({"coordinates"} if code == "track_record" else set())
    if kind.told_by == "header" and mode not in {"right", "latin"}:
        allowed.add("")
    if kind.told_by == "behaviour" and mode not in {"right", "latin"} and rows < 50:
        allowed.add("")
    return MadeColumn(code, _header(rng, kind, mode), _cells(rng, kind, rows), frozenset(allowed))


def _cells(rng: random.Random, kind: Kind, rows: int) -> tuple[str, ...]:
    make: Maker = rng.choice(makers(kind.code))
    noise, empty = rng.choice((0, 0, 0.05, 0.4)), rng.choice((0, 0, 0.05, 0.5))
    holder, wrong = rng.choice((0, 0, 0.08)), rng.choice((0, 0, 0, 0.1, 0.5)) if kind.checked else 0
    if rows < 20:
        holder = empty = 0
        noise = min(noise, 0.05)
    return tuple(_cell(rng, kind, make(rng, row), (noise, empty, holder, wrong)) for row in range(rows))


def _cell(rng: random.Random, kind: Kind, value: str, shares: tuple[float, ...]) -> str:
    noise, empty, holder, wrong = shares
    if rng.random() < wrong and value[-1:].isdigit():
        value = value[:-1] + rng.choice("0123456789")
    if rng.random() < noise:
        value = spoil(rng, kind.code, value)
    chance = rng.random()
    if chance < empty:
        return ""
    return rng.choice(PLACEHOLDERS) if chance < empty + holder else value


def _header(rng: random.Random, kind: Kind, mode: Mode) -> str:
    wanted = [h for h in kind.headers if h.isascii() == (mode == "latin")] or list(kind.headers)
    header = rng.choice(wanted)
    if mode == "latin":
        return rng.choice((header, header.upper(), header.title(), f"cust_{header}", f"{header}1"))
    return rng.choice((header, header, f"*{header}", f"{header}（必填）", f"{header}1", f"{header}:"))


def _ordinary(rng: random.Random, rows: int, mode: Mode) -> MadeColumn:
    shape = rng.choice(ORDINARY)
    wanted = [h for h in shape.headers if h.isascii() == (mode == "latin")] or list(shape.headers)
    header = rng.choice(wanted)
    empty = rng.choice((0, 0, 0.1))
    cells = tuple("" if rng.random() < empty else shape.make(rng, row) for row in range(rows))
    allowed = {"", *shape.allowed}
    if mode in {"right", "latin"}:
        allowed.add(hinted(header))
    return MadeColumn(shape.code, header, cells, frozenset(allowed))


def _swapped(rng: random.Random, columns: list[MadeColumn]) -> list[MadeColumn]:
    """Each column under the header of another."""
    step = rng.randint(1, len(columns) - 1)
    return [_lied(c, columns[(place + step) % len(columns)].header) for place, c in enumerate(columns)]


def _lied(column: MadeColumn, header: str) -> MadeColumn:
    claim = hinted(header)
    told = kinds()[column.code].told_by if column.code in kinds() else "header"
    mute = claim and kinds()[claim].told_by == "header" and told != "content"
    return MadeColumn(
        column.code, header, column.cells, column.allowed, frozenset({claim}) if mute else frozenset()
    )
