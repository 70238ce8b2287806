"""The dumps found on the seller's computer: every list in a file of its own shape."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from suyuan.world.digits import UNALLOCATED_HEADS, wrong_ids
from suyuan.world.holders import BLOCK, Leak, read_copy
from suyuan.world.levels import Level
from suyuan.world.lists import Columns, Rows, chosen, kind
from suyuan.world.people import People, join
from suyuan.world.plan import Plan
from suyuan.world.writing import (
    as_rows,
    json_lines,
    lines,
    quoted,
    recoded,
    sql_inserts,
    write_sheet,
    zipped,
)

MIXED_SEPARATORS = ("----", "|", "\t", ",")
BROKEN_EVERY = 4_000
SMALL_BACKUP = 20_000
"""Most rows of the archived backup."""
REPEATED = 0.02
"""Share of the big file that repeats earlier rows of it."""


@dataclass(frozen=True, slots=True)
class File:
    """One file (or archive member) of records, and what is true of it."""

    file: str
    """Relative to the seized folder; members follow after `!`."""
    kind: str
    columns: tuple[str, ...]
    rows: int
    """Complete rows, duplicates included, headers and broken rows not."""
    duplicates: int = 0
    """Rows whose cells all equal those of a row before them, in this file or an earlier one of the list."""
    reformatted: int = 0
    """Rows that say the same as an earlier one in another spelling."""
    broken: int = 0
    spoiled: int = 0
    """Cells that are wrong on purpose: bad check digits, unallocated numbers."""


@dataclass(frozen=True, slots=True)
class Dumps:
    """All that was seized."""

    files: tuple[File, ...]
    present: dict[str, np.ndarray]
    """By kind of list: people who stand in it as they are."""
    doubled: dict[str, np.ndarray]
    """By kind of list: those of them who stand in a second file as well."""
    leaked_rows: int


@dataclass(frozen=True, slots=True)
class Seizure:
    """Where the dumps go and what they are made from."""

    folder: Path
    people: People
    plan: Plan
    level: Level
    rng: np.random.Generator

    def place(self, name: str) -> Path:
        """The path of a file, its folder made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def rows(self, name: str) -> Rows:
        """The rows of a list whose span bears its kind's name."""
        return kind(name).make(self.people, self.plan.spans[name].people())

    def doubles(self, name: str, parts: int) -> np.ndarray:
        """The people of a list who stand in the contact list too."""
        return self.plan.spans[name].people()[: self.plan.size("contact") // parts]


DOUBLED = ("wine", "elder", "order", "owner")


def write_dumps(seizure: Seizure, leak: Leak) -> Dumps:
    """Write every dump; the seized rows come to `plan.rows` exactly."""
    stock, cells, leaked = _stock(seizure, leak)
    small = [
        _wine(seizure),
        _owner(seizure),
        _mixed(seizure),
        _elder(seizure),
        _order(seizure),
        _car(seizure),
    ]
    nested = _nested(seizure, cells)
    rest = seizure.plan.rows - stock.rows - sum(f.rows for f in (*small, *nested))
    people, phones = seizure.people, seizure.people.phones(seizure.plan.spans["leaky"].people())
    among = np.isin(phones, np.asarray(pc.cast(cells[1], pa.int64())))
    inside = seizure.plan.spans["leaky"].people()[among]
    inside = inside[people.clean(inside)]
    again = inside[: max(rest // 200, 1)]
    bulk = [_bulk_text(seizure, rest - rest * 3 // 10, again), _bulk_csv(seizure, rest * 3 // 10)]
    present = {"stock": inside} | {name: _clean(seizure, name) for name in (*DOUBLED, "car")}
    doubled = {"stock": again} | {name: seizure.doubles(name, 20) for name in DOUBLED}
    return Dumps((stock, *small, *nested, *bulk), present, doubled, leaked)


def _clean(seizure: Seizure, name: str) -> np.ndarray:
    people = seizure.plan.spans[name].people()
    clean: np.ndarray = people[seizure.people.clean(people)]
    return clean


def _stock(seizure: Seizure, leak: Leak) -> tuple[File, Columns, int]:
    """Rows of the leaked copy, cut and mixed with rows of other origin. Also the cells and the rows leaked."""
    level, plan, rng = seizure.level, seizure.plan, seizure.rng
    copy, list_ = read_copy(leak.copy), kind("stock")
    leaked = min(int(copy.num_rows * level.cut), plan.rows * 16 // 100)
    places = np.sort(rng.permutation(copy.num_rows)[:leaked])
    held = chosen([copy.column(name).combine_chunks() for name in list_.headers], places)
    other = list_.make(
        seizure.people, plan.spans["other"].people()[: min(int(leaked * level.mixed), plan.rows // 5)]
    )
    cells = [pa.concat_arrays([a, b]) for a, b in zip(held, other.columns, strict=True)]
    if level.number > 1:
        cells = chosen(cells, rng.permutation(len(cells[0])))
        cells[4] = pc.replace_substring(cells[4], "-", "/")
    columns = list_.headers
    if level.number > 2:
        cells, columns = [cells[n] for n in (0, 1, 3, 4)], ("姓名", "手机号", "资产市值", "开户日期")
    text = lines(cells, "----", "\r\n")
    broken = _broken(seizure, len(cells[0]), "----")
    seizure.place("电脑/股民0405.txt").write_bytes(recoded(text, "gb18030") + broken)
    wrong = _wrong(cells, columns)
    file = File(
        "电脑/股民0405.txt", "stock", columns, len(cells[0]), broken=broken.count(b"\n"), spoiled=wrong
    )
    return file, cells, leaked


def _wrong(cells: Columns, columns: Sequence[str]) -> int:
    """Cells of the stock list that are wrong: unallocated phones, ID cards that fail their check."""
    heads = pa.array([str(head) for head in UNALLOCATED_HEADS])
    count = int(pc.sum(pc.is_in(pc.utf8_slice_codeunits(cells[1], 0, 3), value_set=heads)).as_py() or 0)
    if "身份证号" in columns:
        letters = "".join(cells[2].to_pylist()).encode()
        count += wrong_ids(np.frombuffer(letters, dtype=np.uint8).reshape(-1, 18))
    return count


def _broken(seizure: Seizure, rows: int, separator: str) -> bytes:
    """Rows that break off and one that is no text, at the end of a file."""
    names = seizure.people.names(
        seizure.plan.spans["away"].people()[: max(rows // BROKEN_EVERY, 1)]
    ).to_pylist()
    cut = "".join(f"{name}{separator}19\r\n" for name in names)
    return cut.encode("gb18030") + b"\xff\xff\x80" + separator.encode() + b"\xff\r\n"


def _wine(seizure: Seizure) -> File:
    rows, list_ = seizure.rows("wine"), kind("wine")
    head = ("\ufeff" + ",".join(list_.headers) + "\r\n").encode()
    seizure.place("电脑/酒客名单.csv").write_bytes(head + lines(quoted(rows.columns), ",", "\r\n"))
    return File("电脑/酒客名单.csv", "wine", list_.headers, len(rows.columns[0]), spoiled=rows.spoiled)


def _owner(seizure: Seizure) -> File:
    rows, list_ = seizure.rows("owner"), kind("owner")
    text = lines(rows.columns, "\t", "\n")
    broken = b"".join(b"\t\t%d\n" % n for n in range(1, 1 + max(len(rows.columns[0]) // BROKEN_EVERY, 1)))
    seizure.place("电脑/业主.txt").write_bytes(text + broken)
    return File(
        "电脑/业主.txt",
        "owner",
        list_.headers,
        len(rows.columns[0]),
        broken=broken.count(b"\n"),
        spoiled=rows.spoiled,
    )


def _mixed(seizure: Seizure) -> File:
    """Owners under several separators; some rows repeat the owners' file, word for word or in another spelling."""
    plan, list_, size = seizure.plan, kind("owner"), seizure.plan.size("mixed")
    same, other = size // 5, int(size * seizure.level.reformatted)
    source, own = plan.spans["owner"].people(), plan.spans["mixed"].people()
    people = np.concatenate([source[:same], source[same : same + other], own[: size - same - other]])
    rows = list_.make(seizure.people, people)
    phone = rows.columns[1]
    spaced = join(
        pc.utf8_slice_codeunits(phone, 0, 3),
        " ",
        pc.utf8_slice_codeunits(phone, 3, 7),
        " ",
        pc.utf8_slice_codeunits(phone, 7),
    )
    place = np.arange(size)
    rows.columns[1] = pc.if_else(pa.array((place >= same) & (place < same + other)), spaced, phone)
    order = seizure.rng.permutation(size)
    parts = np.array_split(order, len(MIXED_SEPARATORS))
    text = [lines(chosen(rows.columns, p), s, "\n") for p, s in zip(parts, MIXED_SEPARATORS, strict=True)]
    seizure.place("电脑/整理/混合.txt").write_bytes(b"".join(text))
    return File("电脑/整理/混合.txt", "owner", list_.headers, size, same, other, spoiled=rows.spoiled)


def _elder(seizure: Seizure) -> File:
    rows, list_ = seizure.rows("elder"), kind("elder")
    table = (tuple(int(c) if n == 1 else c for n, c in enumerate(row)) for row in as_rows(rows.columns))
    write_sheet(seizure.place("电脑/保健品老人.xlsx"), "老人", [list_.headers, *table])
    return File("电脑/保健品老人.xlsx", "elder", list_.headers, len(rows.columns[0]), spoiled=rows.spoiled)


def _order(seizure: Seizure) -> File:
    rows, list_ = seizure.rows("order"), kind("order")
    headers = ("order_no", "name", "phone", "address", "goods", "amount")
    seizure.place("电脑/orders.jsonl").write_bytes(json_lines(headers, rows.columns))
    return File("电脑/orders.jsonl", list_.code, headers, len(rows.columns[0]), spoiled=rows.spoiled)


def _car(seizure: Seizure) -> File:
    rows = seizure.rows("car")
    headers = ("owner", "plate", "model", "phone", "id_no")
    seizure.place("电脑/车主.sql").write_bytes(sql_inserts("car_owner", headers, rows.columns))
    return File("电脑/车主.sql", "car", headers, len(rows.columns[0]), spoiled=rows.spoiled)


def _nested(seizure: Seizure, stock: Columns) -> list[File]:
    """An archive in an archive: an old part of the stock list again, and contacts found nowhere else."""
    again = min(len(stock[0]) // 5, SMALL_BACKUP)
    old = [column.slice(0, again) for column in stock]
    backup, wrong = lines(old, "----", "\r\n"), _wrong(old, kind("stock").headers if len(stock) > 4 else ())
    list_, size = kind("contact"), seizure.plan.size("contact")
    borrowed = np.concatenate([seizure.doubles(name, 20) for name in DOUBLED])
    own = seizure.plan.spans["contact"].people()[: size - len(borrowed)]
    rows = list_.make(seizure.people, np.concatenate([borrowed, own]))
    contacts = (",".join(list_.headers) + "\n").encode() + lines(rows.columns, ",", "\n")
    inner = zipped([("备份/股民旧.txt", recoded(backup, "gb18030")), ("备份/客户.csv", contacts)])
    seizure.place("U盘/打包.zip").write_bytes(zipped([("资料/内层.zip", inner)]))
    home = "U盘/打包.zip!资料/内层.zip!备份/"
    headers = tuple(f"c{n}" for n in range(1, len(stock) + 1))
    return [
        File(home + "股民旧.txt", "stock", headers, again, duplicates=again, spoiled=wrong),
        File(home + "客户.csv", "contact", list_.headers, size, spoiled=rows.spoiled),
    ]


def _bulk_text(seizure: Seizure, size: int, again: np.ndarray) -> File:
    """The big file, block by block; `again` are people of the stock list who stand here as well."""
    span, duplicates, spoiled = seizure.plan.spans["bulk"], 0, 0
    broken = _broken(seizure, size, "----")
    with seizure.place("电脑/全国综合.txt").open("wb") as file:
        for start in range(0, size, BLOCK):
            index = np.arange(start, min(start + BLOCK, size)) + span.start
            if not start:
                index[: len(again)] = again[: len(index)]
            index, repeats = _repeated(seizure.rng, index, 1 if start else 1 + len(again))
            rows = kind("bulk").make(seizure.people, index)
            file.write(recoded(lines(rows.columns, "----", "\r\n"), "gb18030"))
            duplicates, spoiled = duplicates + repeats, spoiled + rows.spoiled
        file.write(broken)
    return File(
        "电脑/全国综合.txt",
        "bulk",
        kind("bulk").headers,
        size,
        duplicates,
        broken=broken.count(b"\n"),
        spoiled=spoiled,
    )


def _repeated(rng: np.random.Generator, index: np.ndarray, first: int) -> tuple[np.ndarray, int]:
    """The block with some places, from the first on, taken by people of other places of it, and how many."""
    taken = rng.random(len(index)) < REPEATED
    taken[:first] = False
    kept = index[~taken]
    index = index.copy()
    index[taken] = kept[rng.integers(0, len(kept), int(taken.sum()))]
    return index, int(taken.sum())


def _bulk_csv(seizure: Seizure, size: int) -> File:
    """More of the same under a header; at level 3 the header's words stand over the wrong columns."""
    list_, span, spoiled = kind("bulk"), seizure.plan.spans["bulk"], 0
    headers = (
        list_.headers
        if seizure.level.number < 3
        else (*list_.headers[1:3], list_.headers[0], *list_.headers[3:])
    )
    with seizure.place("电脑/全国综合2.csv").open("wb") as file:
        file.write(("\ufeff" + ",".join(headers) + "\n").encode())
        for start in range(0, size, BLOCK):
            index = np.arange(start, min(start + BLOCK, size)) + span.start + span.size - size
            rows = list_.make(seizure.people, index)
            file.write(lines(quoted(rows.columns), ",", "\n"))
            spoiled += rows.spoiled
    return File("电脑/全国综合2.csv", "bulk", headers, size, spoiled=spoiled)
