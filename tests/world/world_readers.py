"""Simple readers of a made-up case that share nothing with the program."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine

from suyuan.world import World

Row = tuple[str, ...]


def load(world: World) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(world.truth.read_text(encoding="utf-8"))
    return found


def member(case: Path, name: str) -> bytes:
    """The bytes of a file or of a member of nested archives."""
    first, *rest = name.split("!")
    data = (case / "seized" / first).read_bytes()
    for part in rest:
        data = zipfile.ZipFile(io.BytesIO(data)).read(part)
    return data


def text_of(data: bytes) -> str:
    """Text of UTF-8 or GB18030 bytes."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def sheet(data: bytes) -> list[Row]:
    """The rows of the first sheet, numbers without decimals."""
    book = python_calamine.load_workbook(io.BytesIO(data))
    rows = book.get_sheet_by_index(0).to_python()
    return [tuple(str(int(c)) if isinstance(c, float) else str(c) for c in row) for row in rows]


def records(case: Path, name: str) -> list[Row]:
    """Every line or row of a dump, complete or not, header left out."""
    data = member(case, name)
    if name.endswith(".xlsx"):
        return sheet(data)[1:]
    if name.endswith(".jsonl"):
        return [tuple(json.loads(line).values()) for line in data.decode().splitlines()]
    if name.endswith(".sql"):
        return [
            tuple(v.split("','"))
            for line in data.decode().splitlines()
            if "VALUES" in line
            for v in line[:-3].split("('")[1:]
            for v in [v.rstrip("),'")]
        ]
    lines = text_of(data).splitlines()
    if name.endswith(".csv"):
        return [tuple(row) for row in csv.reader(lines[1:])]
    return [tuple(_split(line)) for line in lines]


def _split(line: str) -> list[str]:
    return next((line.split(s) for s in ("----", "\t", "|") if s in line), line.split(","))


def payment_rows(path: Path) -> tuple[dict[str, int], list[dict[str, str]]]:
    """Totals stated in fen (where there are) and the rows of an export by header."""
    rows = (
        sheet(path.read_bytes())
        if path.suffix == ".xlsx"
        else [tuple(r) for r in csv.reader(text_of(path.read_bytes()).splitlines())]
    )
    at = next(n for n, row in enumerate(rows) if row and row[0] in {"交易时间", "交易日期", "记账日期"})
    stated = {}
    for row in rows[:at]:
        for word in ("收入", "支出", "不计收支", "中性交易"):
            if row and row[0].startswith(word + "："):
                stated[word] = fen(row[0].split("笔")[1].strip().removesuffix("元"))
    body = [
        dict(zip(rows[at], row, strict=False))
        for row in rows[at + 1 :]
        if len(row) >= 5 and "合计" not in row[0]
    ]
    return stated, body


def fen(amount: str) -> int:
    return round(float(amount.replace(",", "").replace("¥", "")) * 100)


def reports(case: Path) -> Iterator[dict[str, Any]]:
    """Every report: id, day, phone, loss in fen, text and its own field of accounts as one text."""
    for path in sorted((case / "reports").iterdir()):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                o = json.loads(line)
                text = o["text"] + " ".join(o["accounts"])
                yield {
                    "id": o["id"],
                    "at": o["reported_at"],
                    "phone": o["reporter"]["phone"],
                    "fen": fen(str(o["loss_cny"])),
                    "text": text,
                }
        else:
            rows = (
                sheet(path.read_bytes())
                if path.suffix == ".xlsx"
                else list(csv.reader(text_of(path.read_bytes()).splitlines()))
            )
            for row in rows[1:]:
                yield {
                    "id": row[0],
                    "at": row[1],
                    "phone": row[3],
                    "fen": fen(row[7]),
                    "text": row[9] + row[8],
                }
