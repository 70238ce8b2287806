"""Scanning a file in parts finds what scanning it whole finds, wherever it is cut."""

import pickle
import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from suyuan.identify import kinds, scan
from suyuan.identify.ranges import finish, map_range, plan, reduce_part
from suyuan.model.errors import UnknownFormat
from suyuan.model.records import BadRows


def people(rng, rows, separator):
    fakes = [
        kinds()[code].fake for code in ("person_name", "id_card", "mobile_phone", "bank_card", "address")
    ]
    return [separator.join(fake(rng) for fake in fakes) for _ in range(rows)]


def odd_lines(rng, lines, ends="\n"):
    """Lines with repeats, wrong widths, blank lines, headers again and two layouts."""
    spoilt = []
    for line in lines:
        spoilt.append(line)
        change = rng.randrange(12)
        if change == 0:
            spoilt.append(rng.choice(lines))
        elif change == 1:
            spoilt.append(line[: rng.randrange(len(line))])
        elif change == 2:
            spoilt.append(rng.choice(["", "  ", "\t"]))
    return "".join(line + (ends if isinstance(ends, str) else rng.choice(ends)) for line in spoilt)


def files(folder: Path) -> dict[str, Path]:
    rng = random.Random(5)
    plain, comma, short = (
        people(rng, 400, "----"),
        people(rng, 400, ","),
        ["|".join(p.split("----")[:3]) for p in people(rng, 200, "----")],
    )
    header = "姓名,身份证,手机,银行卡,地址"
    quoted = [",".join(f'"{f}"' if rng.random() < 0.4 else f for f in line.split(",")) for line in comma]
    quoted = [
        line.replace("号", '号\n""二""', 1) if '号"' in line and rng.random() < 0.5 else line
        for line in quoted
    ]
    made = {
        "plain.txt": odd_lines(rng, plain).encode(),
        "ends.txt": odd_lines(rng, plain, ["\n", "\r\n", "\r"]).encode(),
        "gb.txt": odd_lines(rng, plain).encode("gb18030"),
        "utf16.txt": odd_lines(rng, plain).encode("utf-16"),
        "two.txt": odd_lines(rng, [v for pair in zip(plain, short * 2, strict=True) for v in pair]).encode(),
        "header.csv": odd_lines(rng, [header, *comma[:200], header, *comma[200:], header]).encode(),
        "quoted.csv": (header + "\n" + odd_lines(rng, quoted)).encode("utf-8-sig"),
        "above.csv": ("导出\n共,400,条,x,y\n" + header + "\n" + odd_lines(rng, comma)).encode(),
        "wrong.txt": odd_lines(rng, plain).encode().replace("李".encode(), b"\xe6\x9d", 9),
        "chat.txt": "今天来吗\n加微信made_up007，电话一三八零零一三八零零零\n好的。\n".encode() * 20,
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made}


NAMES = [
    "plain.txt",
    "ends.txt",
    "gb.txt",
    "utf16.txt",
    "two.txt",
    "header.csv",
    "quoted.csv",
    "above.csv",
    "wrong.txt",
    "chat.txt",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ranges", "parts"), [(1, 1), (7, 3), (200, 16)])
def test_findings_and_bad_rows_are_those_of_a_scan(tmp_path: Path, name: str, ranges: int, parts: int):
    path = files(tmp_path)[name]
    whole, cut = BadRows(), BadRows()
    want = list(scan([path], bad=whole))
    tasks = pickle.loads(pickle.dumps(plan(path, ranges, parts)))
    results = [map_range(task) for task in tasks]
    random.Random(1).shuffle(results)
    results = pickle.loads(pickle.dumps([*results, results[0]]))
    once = {result.task.start: result for result in results}.values()
    reduced = [reduce_part([result.blobs[part] for result in once]) for part in range(parts)]
    assert list(finish(results, reduced, bad=cut)) == want
    assert cut == whole
    assert len(tasks) > ranges // 4 or name == "above.csv"


@pytest.mark.parametrize("name", ["plain.txt", "ends.txt", "gb.txt", "utf16.txt", "wrong.txt"])
def test_a_range_may_start_and_stop_inside_a_line(tmp_path: Path, name: str):
    path = files(tmp_path)[name]
    (task,) = plan(path, 1, 2)
    rng = random.Random(name)
    edges = sorted({0, task.stop, *(rng.randrange(task.stop) for _ in range(99))})
    results = [map_range(replace(task, start=a, stop=b)) for a, b in pairwise(edges)]
    reduced = [reduce_part([result.blobs[part] for result in results]) for part in range(2)]
    whole, cut = BadRows(), BadRows()
    assert list(finish(results, reduced, bad=cut)) == list(scan([path], bad=whole))
    assert cut == whole


def test_what_is_not_delimited_text_cannot_be_read_in_parts(tmp_path: Path):
    (tmp_path / "one.json").write_text('[{"a": "13800138000"}]')
    with pytest.raises(UnknownFormat, match=r"one\.json"):
        plan(tmp_path / "one.json", 2, 2)
