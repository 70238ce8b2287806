"""Holders' tables, the leaking holder's releases, and the one copy that leaks."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from suyuan.release import release
from suyuan.world.chance import some
from suyuan.world.lists import customers, shoppers
from suyuan.world.people import People
from suyuan.world.plan import Plan
from suyuan.world.writing import lines, quoted

BLOCK = 131_072

HOLDERS = (
    "荆楚股讯信息服务", "汉南证券咨询", "江汉人寿武汉中支", "云梦名酒会员店", "长宁康养会", "荆帆速递", "东湖汽车俱乐部", "南望商城",
)  # fmt: skip  # names of our own making
"""The first leaks; the second is its affiliate, the third insures people of the same city."""
RECIPIENTS = (
    "荆楚股讯客服外包组", "汉南证券咨询市场部", "楚云短信平台", "江城数据标注", "三镇电话回访", "云杉审计事务所", "楚才培训中心", "东湖研究院",
)  # fmt: skip
FIRST_RELEASE = datetime(2016, 12, 5, 2, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Leak:
    """Which copy leaked."""

    holder: str
    recipient: str
    release_id: str
    copy: Path
    """The recipient's copy, outside the case; read by whoever makes the dumps."""
    at: datetime
    others: tuple[tuple[str, str], ...]
    """The innocent copies: recipient, release id."""


@dataclass(frozen=True, slots=True)
class Request:
    """One release to be made."""

    table: Path
    copy: Path
    recipient: str
    ledger: Path
    at: datetime
    seed: int


Releaser = Callable[[Request], str]
"""Makes one marked copy and returns its release id."""


def released(request: Request) -> str:
    """Make the copy with the real thing: `suyuan.release.release`."""
    made = release(
        request.table,
        request.copy,
        request.recipient,
        request.ledger,
        purpose="电话回访",
        clock=lambda: request.at,
        random=random.Random(request.seed),  # noqa: S311  # a made-up world: its keys protect nobody
    )
    return str(made.release_id)


def write_table(path: Path, people: People, spans: list[np.ndarray], salt: str) -> int:
    """Write one holder's table as CSV (UTF-8) block by block; returns its rows."""
    make = customers if salt.startswith("stock") else shoppers
    rows = 0
    with path.open("wb") as file:
        for span in spans:
            for start in range(0, len(span), BLOCK):
                headers, columns = make(people, span[start : start + BLOCK], salt)
                if not rows:
                    file.write((",".join(headers) + "\r\n").encode())
                file.write(lines(quoted(columns), ",", "\r\n"))
                rows += len(columns[0])
    return rows


def write_holders(folder: Path, people: People, plan: Plan, holders: int, overlap: float) -> list[str]:
    """Write all holders' tables; each shares customers with the leaking one or with the sold lists."""
    folder.mkdir(parents=True, exist_ok=True)
    leaky = plan.spans["leaky"].people()
    write_table(folder / f"{HOLDERS[0]}.csv", people, [leaky], "stock 0")
    sold = ("", "", "bulk", "wine", "elder", "order", "car", "owner")
    for number in range(1, holders):
        own = plan.spans[f"holder {number}"]
        if number == 1:
            shared = leaky[-int(overlap * len(leaky)) :]
        elif number == 2:
            shared = leaky[: len(leaky) // 7]
        else:
            shared = plan.spans[sold[number]].people()[: max(own.size // 12, 5)]
        salt = "stock 1" if number == 1 else f"shop {number}"
        rest = own.people()[: max(own.size - len(shared), own.size // 4)]
        write_table(folder / f"{HOLDERS[number]}.csv", people, [shared, rest], salt)
    return list(HOLDERS[:holders])


def leak(
    folder: Path, work: Path, rng: np.random.Generator, recipients: int, releaser: Releaser = released
) -> Leak:
    """Release the leaking holder's table to everybody; one copy, chosen by chance, is the one that leaks.

    The ledger goes to `CASE/releases/`, the copies to `work`, which the caller throws away.
    """
    table = folder / "holders" / f"{HOLDERS[0]}.csv"
    ledger = folder / "releases" / f"{HOLDERS[0]}.ledger"
    ledger.parent.mkdir(parents=True, exist_ok=True)
    guilty = int(rng.integers(recipients))
    names = some(rng, RECIPIENTS, recipients)
    seeds = rng.integers(1, 2**31, recipients)
    made: list[tuple[str, str, datetime]] = []
    for number, name in enumerate(names):
        at = FIRST_RELEASE + timedelta(days=4 * number, hours=number)
        copy = work / f"copy{number}.csv"
        request = Request(table, copy, name, ledger, at, int(seeds[number]))
        made.append((name, releaser(request), at))
        if number != guilty:
            copy.unlink()
    others = tuple((name, id_) for n, (name, id_, _) in enumerate(made) if n != guilty)
    name, id_, at = made[guilty]
    return Leak(HOLDERS[0], name, id_, work / f"copy{guilty}.csv", at, others)


def read_copy(path: Path) -> pa.Table:
    """The leaked copy, every cell a string."""
    with path.open(encoding="utf-8-sig") as file:
        headers = file.readline().strip().split(",")
    options = arrow_csv.ConvertOptions(
        column_types=dict.fromkeys(headers, pa.string()), strings_can_be_null=False
    )
    return arrow_csv.read_csv(path, convert_options=options).combine_chunks()
