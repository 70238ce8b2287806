"""Damaged dumps through the compiled kernels, the general functions and plain Python: all three must agree.

`make fuzz-kernels` takes 200,000 lines and prints a table; the tests take a few thousand. Lines lose, gain and change
bytes, in all the ways that broke a kernel once; ranges cut them anywhere, small blocks leave stale bytes behind their
ends. For each row that plain Python finds, the line, every key, every standing and every digest are compared.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pyarrow as pa
from plain_splitter import split

from suyuan.identify import kinds
from suyuan.identify.cells import blank, cells, digest_rest, recognise, salt
from suyuan.identify.columns import Column
from suyuan.identify.fields import count_fields, recognised
from suyuan.identify.folding import trimmed
from suyuan.identify.kernel import LANE_A, MUL_A
from suyuan.identify.tables import digest, stir
from suyuan.read.form import Shape
from suyuan.read.source import bytes_source
from suyuan.read.text.blocks import Codec, stretch
from suyuan.read.text.fields import Opened
from suyuan.read.text.rows import OddLines, pieces, plan_of, reasons

STANDINGS = {"no": 0, "valid": 1, "suspect": 2}
EXACT = {"id_card": 17, "mobile_phone": 11, "bank_card": 19}
EVIL = [bytes([byte]) for byte in range(0, 256, 3)] + [
    *(
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b"\t",
        b'"',
        b'""',
        b",",
        b"-",
        b"--",
        b"----",
        b"+",
        b" ",
        b"x",
        b"X",
        b"*",
    ),
    *(char.encode() for char in "０１９Ｘ－　·．某張號三门十一号路0-1(〇é😀\u200b\ufeff\u2028"),
]
NOISE = (
    lambda value: value.lower(),
    lambda value: "+86" + value,
    lambda value: " ".join(value[i : i + 4] for i in range(0, len(value), 4)),
    lambda value: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in value),
    lambda value: value[: len(value) // 2],
    lambda value: f" {value} ",
    lambda _value: "",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A way of laying out lines."""

    name: str
    separator: str
    kinds: tuple[str, ...]
    """Of the columns; empty for none."""
    header: str = ""
    quoted: bool = False


CASES = (
    Case("----", "----", ("person_name", "id_card", "mobile_phone", "bank_card", "address")),
    Case("comma", ",", ("mobile_phone", "address", "", "id_card"), "手机,地址,备注,身份证"),
    Case("quoted", ",", ("person_name", "address", "bank_card", ""), quoted=True),
    Case("tab", "\t", ("id_card", "bank_card", "email")),
    Case("bar", "|", ("address", "person_name")),
)
Row = tuple[int, tuple[tuple[int, int, int], ...]]
"""Line, and key, standing and digest of each cell."""


def lines(rng: random.Random, case: Case, count: int) -> bytes:
    """So many lines, about half of them damaged."""
    pools = [[kinds()[code].fake(rng) for _ in range(400)] for code in case.kinds if code]
    pools += [[rng.choice(pool) for pool in pools for _ in range(40)]]
    made = [case.header.encode()] if case.header else []
    for _ in range(count):
        picked = iter(pools)
        values = [rng.choice(next(picked) if code else pools[-1]) for code in case.kinds]
        values = [rng.choice(NOISE)(value) if rng.random() < 0.06 else value for value in values]
        if rng.random() < 0.05:
            at = rng.randrange(len(values))
            values[at] = rng.choice(rng.choice(pools))
        if case.quoted:
            values = [_quoted(rng, value) for value in values]
        line = case.separator.join(values).encode()
        while rng.random() < 0.4:
            line = _damaged(rng, line)
        made.append(line)
    return b"".join(line + rng.choice((b"\n",) * 8 + (b"\r\n", b"\r")) for line in made)


def _quoted(rng: random.Random, value: str) -> str:
    if rng.random() < 0.2:
        return value
    inner = value[:1] + rng.choice(('""', ",", "\n", " ")) + value[1:] if rng.random() < 0.2 else value
    return f'"{inner}"'


def _damaged(rng: random.Random, line: bytes) -> bytes:
    at, change = rng.randrange(len(line) + 1), rng.randrange(5)
    if change == 0:
        return line[:at] + rng.choice(EVIL) + line[at:]
    if change == 1:
        return line[:at] + line[at + rng.randrange(1, 4) :]
    if change == 2:
        return line[:at] + rng.choice(EVIL) + line[at + 1 :]
    if change == 3 and at < len(line):
        return line[:at] + bytes([line[at] ^ 1 << rng.randrange(8)]) + line[at + 1 :]
    return line[:at] + line[at : at + 2][::-1] + line[at + 2 :]


def columns(case: Case) -> tuple[Column, ...]:
    """The columns as they are told to the kernels."""
    return tuple(Column(i, f"c{i}", code, 1.0, lies=False) for i, code in enumerate(case.kinds))


def compiled(rng: random.Random, case: Case, data: bytes) -> tuple[list[Row], Counter[int], list[int]]:
    """What the kernels make of the file: rows, how often each digest was counted, lines that are no rows."""
    shapes = (shape(case),)
    plan, source = plan_of(shapes), bytes_source(data, "f")
    edges = (
        [0, *sorted(rng.sample(range(1, len(data)), 40)), len(data)] if not case.quoted else [0, len(data)]
    )
    found, counted, odd, ledger = list[Row](), Counter[int](), list[int](), OddLines(_Ignored())
    for span in pairwise(edges):
        for piece in pieces(
            stretch(source, span, Codec("utf-8", 1), rng.choice((997, 10_007, 70_000))), plan
        ):
            opened = Opened(plan, piece)
            fields = opened.fields(0)
            count_fields(fields, columns(case), lambda _, keys: counted.update(keys.tolist()))
            seen = [
                list(zip(s.key.tolist(), s.standing.tolist(), s.lanes[:, 0].tolist(), strict=True))
                for _, s, _ in recognised(fields, columns(case))
            ]
            numbers = (fields.numbers + ledger.lines).tolist()
            found += list(zip(numbers, zip(*seen, strict=True), strict=True))
            told = reasons(opened.odd(), shapes)
            odd += [line + ledger.lines for line, _, _ in told]
            ledger.add((), opened.lines)
    return found, counted, odd


class _Ignored:
    def add(self, *_row: object) -> None:
        """Nothing is kept."""


def shape(case: Case) -> Shape:
    """The layout as reading finds it."""
    names = tuple(f"c{i}" for i in range(len(case.kinds)))
    return Shape(case.separator, len(case.kinds), names, case.header)


def general(case: Case, rows: list[tuple[int, list[bytes]]]) -> Iterator[Row]:
    """The same by the general functions over Arrow columns."""
    seen = []
    for index, code in enumerate(case.kinds):
        column = pa.array([fields[index].decode() for _, fields in rows], pa.string())
        view, one = cells(column), blank(len(rows))
        if code:
            recognise(column, view, code, one)
        digest_rest(view, one)
        seen.append(list(zip(one.key.tolist(), one.standing.tolist(), one.lanes[:, 0].tolist(), strict=True)))
    for (number, _), told in zip(rows, zip(*seen, strict=True), strict=True):
        yield number, told


def plain(code: str, value: str) -> tuple[int, int, int]:
    """The same by plain Python: the kind's own check, normal form and digest."""
    kind = kinds().get(code)
    standing = STANDINGS[kind.check(value)] if kind else 0
    if kind and standing and code in EXACT:
        number = int(kind.normal(value)[: EXACT[code]])
        lane = stir(int(LANE_A), number, int(MUL_A))
        signed = number - (1 << 64) if number >= 1 << 63 else number
        return signed, standing, stir(lane, int(salt(code)), int(MUL_A))
    text = kind.normal(value) if kind and standing else trimmed(value)
    if not text:
        return 0, 0, 0
    lane = digest(text)
    key = max(lane & ((1 << 63) - 1), 1) if standing else 0
    return key, standing, stir(lane, int(salt(code if standing else "")), int(MUL_A))


def differences(case: Case, count: int, seed: int) -> dict[str, int]:
    """Rows, and how many of them any two of the three disagree on."""
    rng = random.Random(f"{case.name} {seed}")
    data = lines(rng, case, count)
    by_kernel, counted, odd = compiled(rng, case, data)
    (rows,), bad = split(data, (shape(case),))
    by_general = list(general(case, rows))
    by_plain = [
        (n, tuple(plain(code, field.decode()) for code, field in zip(case.kinds, fields, strict=True)))
        for n, fields in rows
    ]
    heads = [line for line, reason, _ in bad]
    first = [1] if case.header else []
    digests = Counter(cell[2] for _, told in by_plain for cell in told if cell[2])
    # a cell that nobody recognised has a key in none of the ways but the general: it is not compared
    keyless = lambda row: (row[0], tuple((k if s else 0, s, d) for k, s, d in row[1]))  # noqa: E731
    return {
        "rows": len(rows),
        "odd lines": len(bad),
        "kernel and general differ": _unlike(map(keyless, by_kernel), map(keyless, by_general)),
        "kernel and plain Python differ": _unlike(map(keyless, by_kernel), by_plain),
        "odd lines differ": len(set(odd) ^ set(heads + first)),
        "digests counted differ": sum(((counted - digests) + (digests - counted)).values()),
    }


def _unlike(first: Iterator[Row], second: object) -> int:
    return len(set(first) ^ set(second))  # type: ignore[call-overload]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--lines", type=int, default=200_000)
    asked.add_argument("--seed", type=int, default=random.randrange(10**9))
    given = asked.parse_args()
    told = {case.name: differences(case, given.lines // len(CASES), given.seed) for case in CASES}
    print(f"seed {given.seed}\n\n| layout | {' | '.join(told[CASES[0].name])} |\n|---|{'---|' * 6}")
    for name, numbers in told.items():
        print(f"| `{name}` | {' | '.join(f'{number:,}' for number in numbers.values())} |")
    sys.exit(any(sum(list(numbers.values())[2:]) for numbers in told.values()))


if __name__ == "__main__":
    main()
