"""What is fuzzed: every reader, found in its folder, with small made-up files to start from."""

import gzip
import io
import tarfile
import tempfile
import zipfile
from bz2 import compress as bz2
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from lzma import compress as xz
from pathlib import Path
from types import ModuleType

import judge

from suyuan.read.tables import formats
from suyuan.world import make
from suyuan.world.levels import LEVELS

LARGEST_SEED = 6000
"""Bytes of a seed that is cut from a longer text."""

JD = """京东账号名：user_made_up
日期区间：2024-01-01 至 2024-03-31
交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注
2024-03-01 10:00:01,京东平台商户,手机壳,12.50,银行卡,交易成功,支出,网购,2024030100001,1,
2024-03-02 11:00:01,王小明,转账,100.00,余额,交易成功,收入,转账,2024030100002,2,
""".encode()
"""The one publisher of payments that the made-up world does not write."""


Files = list[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Target:
    """One reader as a user would meet it."""

    name: str
    """`formats/json`, `archives/zip`, `payments`, …"""
    judge: Callable[[Path, bytes], None]
    """Reads the file and raises where something does not hold."""
    seeds: Callable[[], Files]
    """File names and contents."""


def targets() -> Iterator[Target]:
    """Every reader there is."""
    for module in formats():
        name = module.__name__.rpartition(".")[2]
        yield Target(f"formats/{name}", judge.tables, partial(examples, (module,)))
    for kind in PACK:
        yield Target(f"archives/{kind}", judge.tables, partial(_packed, kind))
    yield Target("payments", judge.payments, lambda: [*_made("payments"), ("京东账单.csv", JD)])
    yield Target("chats", judge.chats, lambda: _made("chats"))
    yield Target("reports", judge.reports, lambda: _made("reports"))
    yield Target("encoding", judge.encoding, lambda: [("x", data) for data in _encodings()])


def examples(readers: Iterable[ModuleType]) -> Files:
    """The example files of the readers."""
    found = [pair for module in readers for pair in (module.EXAMPLES or _bare(module)).items()]
    return [(name, example() if callable(example) else example) for name, example in found]


def _bare(reader: ModuleType) -> dict[str, bytes]:
    """First bytes for a reader without an example of its own."""
    magic = reader.MAGIC if isinstance(reader.MAGIC, tuple) else (reader.MAGIC,)
    return {f"bare{number}": mark + bytes(1024) for number, mark in enumerate(magic)}


def _packed(kind: str) -> Files:
    return [(f"a.{kind}", PACK[kind](examples(formats())))]


@cache
def _made(part: str) -> Files:
    """Files of made-up cases of every level: texts cut after their first lines, three of one ending at most."""
    found: Files = []
    for level in LEVELS:
        with tempfile.TemporaryDirectory() as folder:
            case = make(Path(folder), rows=1000, seed=level, level=level).case
            by_ending: dict[str, Files] = {}
            for path in sorted((case / part).iterdir()):
                by_ending.setdefault(path.suffix, []).append((path.name, cut(path.read_bytes())))
            found += [file for files in by_ending.values() for file in files[:3]]
    return found


def cut(data: bytes) -> bytes:
    """The start of a text up to a line end; anything else whole."""
    if len(data) <= LARGEST_SEED or data.startswith(b"PK"):
        return data
    return data[: data.rfind(b"\n", 0, LARGEST_SEED) + 1]


def _zip(files: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return target.getvalue()


def _tar(files: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return target.getvalue()


PACK: dict[str, Callable[[list[tuple[str, bytes]]], bytes]] = {
    "zip": _zip,
    "tar": _tar,
    "gz": lambda files: gzip.compress(_tar(files)),
    "bz2": lambda files: bz2(files[0][1]),
    "xz": lambda files: xz(files[0][1]),
}
"""How the example files are packed, by kind of archive."""


def _encodings() -> Iterator[bytes]:
    text = "姓名,电话\n王小明,13800000001\n李小紅,0910000001\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield text.encode(encoding, "replace")
