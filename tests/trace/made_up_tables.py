"""Made-up customers for tests of release and trace: valid check digits through code, names and streets invented."""

import csv
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from suyuan.release import Release, release

HEADER = ("姓名", "身份证号", "手机号", "地址", "持仓市值", "开户日期")
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
Row = tuple[str, ...]


def id_card(body: str) -> str:
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def address(rng: random.Random) -> str:
    street = f"{rng.choice(('珞喻路', '民族大道', '雄楚大街'))}{rng.randrange(1, 999)}号"
    building = f"{rng.randrange(1, 30)}{rng.choice(('栋', '幢', '号楼'))}{rng.randrange(1, 4)}单元"
    return f"湖北省武汉市洪山区{street}{building}{rng.randrange(101, 2500)}"


def person(rng: random.Random) -> Row:
    birth = f"{rng.randrange(1950, 2000)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    region = rng.choice(("420106", "420111", "420102", "430102", "320102"))
    return (
        rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2)))),
        id_card(f"{region}{birth}{rng.randrange(1, 1000):03}"),
        f"{rng.choice(('1380713', '1390716', '1590278', '1867109', '1534221'))}{rng.randrange(10_000):04}",
        address(rng),
        f"{rng.lognormvariate(11, 1):.2f}",
        f"{rng.randrange(2005, 2017)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}",
    )


def people(count: int, seed: int) -> list[Row]:
    """Distinct people (by ID number and phone)."""
    rng, out = random.Random(seed), {}
    phones: set[str] = set()
    while len(out) < count:
        row = person(rng)
        if row[1] not in out and row[2] not in phones:
            out[row[1]] = row
            phones.add(row[2])
    return list(out.values())


def write(path: Path, rows: Sequence[Row], header: Sequence[str] | None = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*([header] if header else []), *rows])
    return path


def read(path: Path) -> list[Row]:
    """The rows of a copy, header left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def clock() -> datetime:
    return datetime(2017, 3, 1, 1, 0, tzinfo=UTC)


def give(table: Path, to: str, ledger: Path, **more: object) -> tuple[Release, list[Row]]:
    """Release to a recipient with a fixed seed; the copy's rows come along."""
    out = ledger.with_name(f"copy {to}.csv")
    made = release(table, out, to, ledger, clock=clock, random=random.Random(to), **more)
    return made, read(out)
