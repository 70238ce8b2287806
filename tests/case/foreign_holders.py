"""Holders with shared customers, a ledger made by the command line, a leak of one copy, and a dump from nobody.

Written by hand against the description of a case folder; every number, name and account is invented.
"""

import csv
import json
import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HOLDERS = ("东城证券服务", "西区保险代理", "南山健康")
RECIPIENTS = ("呼叫中心甲", "外包乙", "短信商丙", "合作方丁", "审计戊", "培训己")
LEAKED = "外包乙"
ROWS = 3000
SHARED = 1200
SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Leak:
    rows: int
    """Rows of the dump that come from the copy."""
    foreign: int
    nobody: int
    """Rows of the dump that comes from none."""


def customer(rng: random.Random, i: int) -> tuple[str, str, str, str]:
    name = rng.choice("周吴郑王冯陈褚卫蒋沈") + rng.choice("一小大秋春雪") + rng.choice("舟凡月川山禾")
    return f"K{i:06d}", name, f"170{i:08d}", f"杭州市西湖区{rng.choice('东西南北')}街{rng.randrange(900)}号"


def holders(folder: Path, rng: random.Random) -> list[list[tuple[str, str, str, str]]]:
    """Three tables; the first 40 % of each are the same people."""
    folder.mkdir(parents=True)
    both = [customer(rng, i) for i in range(SHARED)]
    found = []
    for n, name in enumerate(HOLDERS):
        own = [customer(rng, 10_000 * (n + 1) + i) for i in range(ROWS - SHARED)]
        rows = both + own
        rng.shuffle(rows)
        rows = [(f"{'DXN'[n]}{i:05d}", *r[1:]) for i, r in enumerate(rows)]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("客户号", "姓名", "手机号", "地址"), *rows])
        found.append(rows)
    return found


def release(folder: Path, table: Path, copies: Path) -> None:
    """Six copies by the command line; the ledger lies in the case, the copies beside it."""
    folder.mkdir(parents=True)
    copies.mkdir(parents=True, exist_ok=True)
    for name in RECIPIENTS:
        subprocess.run(
            [sys.executable, "-m", "suyuan", "release", str(table), "-o", str(copies / f"{name}.csv"), "--to", name,
             "--ledger", str(folder / "ledger.jsonl"), "--json"],
            check=True, capture_output=True, env={**os.environ, "PYTHONWARNINGS": "error"},
        )  # fmt: skip


def dumps(folder: Path, copy: Path, rng: random.Random) -> Leak:
    """The leak: columns swapped, one left out, `|`, UTF-16; half of its rows from elsewhere; and a dump of strangers."""
    folder.mkdir(parents=True)
    with copy.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    taken = rng.sample(rows, round(len(rows) * SHARE))
    lines = [f"{r['手机号']}|{r['地址']}|{r['姓名']}" for r in taken]
    others = [customer(rng, 900_000 + i) for i in range(len(taken))]
    lines += [f"{phone}|{address}|{name}" for _, name, phone, address in others]
    rng.shuffle(lines)
    (folder / "新货 混.txt").write_bytes("\r\n".join(lines).encode("utf-16"))
    strangers = [customer(rng, 700_000 + i) for i in range(800)]
    text = "\n".join(f"{name}\t{phone}" for _, name, phone, _ in strangers)
    (folder / "别处.txt").write_text(text + "\n", encoding="gb18030")
    return Leak(len(taken), len(others), len(strangers))


def build(folder: Path, seed: int = 7) -> Leak:
    """Write the case; copies lie beside it."""
    rng = random.Random(seed)
    holders(folder / "holders", rng)
    copies = folder.parent / "copies"
    release(folder / "releases", folder / "holders" / f"{HOLDERS[0]}.csv", copies)
    (folder / "case.toml").write_text(
        f'name = "外包案"\n[insiders]\nholders = ["{HOLDERS[0]}"]\n', encoding="utf-8"
    )
    leak = dumps(folder / "seized", copies / f"{LEAKED}.csv", rng)
    (folder / "truth-free.json").write_text(json.dumps({"note": "a stray file"}), encoding="utf-8")
    return leak
