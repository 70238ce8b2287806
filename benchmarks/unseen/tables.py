"""Sixty unseen tables: no header, odd headers, lying headers, mixed and dirty columns, columns that only look personal.

Gold is the kind of every column, "" where nothing personal stands, and how many cells were made to be right.
"""

import json
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import values as v

from suyuan.identify import FileFindings, scan

Make = Callable[[random.Random], str]


@dataclass(frozen=True, slots=True)
class Col:
    """A column to be made."""

    kind: str
    header: str
    make: Make
    trap: str = ""
    """What is special about it, in words."""
    also: tuple[str, ...] = ()
    """Other kinds that are right as well where the header is read."""


def serial(start: int, width: int = 0) -> Make:
    """Numbers that rise by one."""
    state = [start]

    def make(_: random.Random) -> str:
        state[0] += 1
        return str(state[0]).zfill(width)

    return make


def pick(*words: str) -> Make:
    """One of some words."""
    return lambda rng: rng.choice(words)


def spoiled(make: Make, share: float) -> Make:
    """A share of the cells fails its check."""

    def made(rng: random.Random) -> str:
        value = make(rng)
        return value if rng.random() >= share else value[:-1] + ("3" if value[-1] != "3" else "8")

    return made


def holed(make: Make, share: float) -> Make:
    """A share of the cells is empty or says so."""
    return lambda rng: rng.choice(("", "无", "NULL", "-")) if rng.random() < share else make(rng)


def either(first: Make, second: Make, share: float = 0.5) -> Make:
    """Two kinds in one column."""
    return lambda rng: (first if rng.random() < share else second)(rng)


def blanked(make: Make, sizes: Sequence[int]) -> Make:
    """Cells written in groups."""

    def made(rng: random.Random) -> str:
        value, parts = make(rng), []
        for size in sizes:
            parts.append(value[:size])
            value = value[size:]
        return " ".join(part for part in (*parts, value) if part)

    return made


def amount(rng: random.Random) -> str:
    """Money."""
    return f"{rng.lognormvariate(5, 1.5):.2f}"


def stamp(rng: random.Random) -> str:
    """A moment."""
    return f"2024-{rng.randint(1, 12):02}-{rng.randint(1, 28):02} {rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}"


def people() -> list[Col]:
    """Columns that hold something personal."""
    return [
        Col("person_name", "客户", v.name),
        Col("person_name", "xm", v.name),
        Col("person_name", "联系人2", holed(v.name, 0.4), "many empty"),
        Col("person_name", "收货人", either(v.name, lambda r: v.name(r)[0] + "先生", 0.85), "some as 王先生"),
        Col("id_card", "证件", v.id_card),
        Col("id_card", "zjhm", spoiled(v.id_card, 0.1), "10 % wrong check digits"),
        Col("id_card", "备注1", v.id_card, "ordinary header"),
        Col("id_card", "ID", either(v.id_card, v.old_id_card, 0.8), "old 15-digit ones among them"),
        Col("id_card", "证件号", blanked(v.id_card, (6, 8)), "written in groups"),
        Col("mobile_phone", "联系方式", v.mobile),
        Col("mobile_phone", "sjh", either(v.mobile, lambda r: "+86" + v.mobile(r)), "some with +86"),
        Col("mobile_phone", "电话1", either(v.mobile, v.landline, 0.8), "landlines among them"),
        Col("mobile_phone", "phone", lambda r: v.mobile(r) + ".0", "as floats of a spreadsheet"),
        Col("mobile_phone", "姓名", v.mobile, "header lies"),
        Col("bank_card", "账户", v.bank_card),
        Col("bank_card", "打款账号", blanked(v.bank_card, (4, 4, 4, 4)), "groups of four"),
        Col("bank_card", "手机", v.bank_card, "header lies"),
        Col("email", "邮件", v.email),
        Col("email", "登录名", v.email, "header says login"),
        Col("address", "住所地", v.address),
        Col("address", "收货信息", v.address),
        Col("address", "备注", v.address, "ordinary header"),
        Col("license_plate", "车号", v.plate),
        Col("qq_number", "QQ", v.qq),
        Col("qq_number", "扣扣号", v.qq),
        Col("wechat_id", "微信", v.wechat),
        Col("wechat_id", "vx", v.wechat),
        Col("landline", "固话", v.landline),
        Col("passport", "护照号", v.passport),
        Col("uscc", "统一社会信用代码", v.uscc),
        Col("vin", "车架号", v.vin),
        Col("imei", "串号", v.imei),
        Col("mac", "mac地址", v.mac),
        Col("ip", "登录ip", v.ip),
        Col("birth_date", "出生日期", v.birth),
        Col("postcode", "邮编", v.KINDS["zip"][1]),
        Col("password", "pwd", v.password),
    ]


def ordinary() -> list[Col]:
    """Columns that hold nothing personal, many of which look it."""
    return [
        Col(
            "",
            "订单号",
            lambda r: "2024" + v.digits(r, 14),
            "18 digits",
            also=("transaction_record", "order_number"),
        ),
        Col("", "流水", lambda r: "1" + v.digits(r, 10), "11 digits from 1"),
        Col("", "序号", serial(0)),
        Col(
            "",
            "商品",
            pick("苹果手机", "高级座椅", "安全帽", "黄桃罐头", "牛奶", "方便面", "金龙鱼油", "白糖"),
            "goods that begin with surnames",
            also=("transaction_record",),
        ),
        Col(
            "",
            "城市",
            pick("成都", "安阳", "石家庄", "贺州", "台州", "常州", "温州", "黄山", "马鞍山"),
            "towns that begin with surnames",
        ),
        Col("", "金额", amount),
        Col("", "下单时间", stamp, also=("transaction_record",)),
        Col("", "时间戳", lambda r: "17" + v.digits(r, 11), "13 digits"),
        Col("", "性别", pick("男", "女")),
        Col("", "民族", pick("汉族", "回族", "满族", "白族", "苗族")),
        Col("", "学历", pick("高中", "本科", "大专", "硕士")),
        Col("", "职业", pick("程序员", "司机", "教师", "会计", "时装设计师")),
        Col("", "单号", lambda r: "SF" + v.digits(r, 13)),
        Col(
            "",
            "sku",
            lambda r: f"{r.choice('ABCDEFGH')}{r.choice('ABCDEFGH')}-{v.digits(r, 5)}",
            "plate-like",
        ),
        Col("", "条码", lambda r: "69" + v.digits(r, 11)),
        Col(
            "",
            "店铺",
            pick("李宁专卖店", "王老吉旗舰店", "周大福珠宝", "马应龙药房"),
            "shops that begin with surnames",
        ),
        Col("", "uuid", lambda r: f"{r.getrandbits(128):032x}"),
        Col("", "状态", pick("已发货", "已签收", "退款中", "成交")),
        Col("", "评分", lambda r: f"{r.uniform(1, 5):.1f}"),
        Col("", "门店编号", lambda r: v.digits(r, 6)),
    ]


@dataclass(frozen=True, slots=True)
class Made:
    """A table on disk with its truth."""

    path: Path
    columns: tuple[Col, ...]
    header: bool
    rows: int


def made_tables(folder: Path, seed: int, count: int = 60) -> list[Made]:
    """The tables, in four formats and three sizes."""
    rng, made, own, other = random.Random(seed), [], people(), ordinary()
    for number in range(count):
        start = number * 3
        columns = [own[(start + step) % len(own)] for step in range(3)]
        columns += [other[(start + step) % len(other)] for step in range(2)]
        rng.shuffle(columns)
        rows = (12, 120, 1500)[number % 3]
        header = number % 4 != 3
        cells = [[column.make(rng) for column in columns] for _ in range(rows)]
        made.append(Made(write(folder, number, columns, cells, header=header), tuple(columns), header, rows))
    return made


def write(folder: Path, number: int, columns: list[Col], cells: list[list[str]], *, header: bool) -> Path:
    """One table as comma-separated, tab-separated, dashed or JSON lines."""
    style = (
        ("csv", "tsv", "dash", "jsonl")[(number // 4) % 4] if header else ("csv", "tsv", "dash")[number % 3]
    )
    path = folder / f"{number:02}.{'txt' if style == 'dash' else style}"
    names = [column.header for column in columns]
    if style == "jsonl":
        text = "\n".join(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) for row in cells)
    else:
        between = {"csv": ",", "tsv": "\t", "dash": "----"}[style]
        quote = (
            (lambda cell: f'"{cell}"' if between in cell else cell) if style == "csv" else (lambda cell: cell)
        )
        text = "\n".join(between.join(map(quote, row)) for row in ([names] if header else []) + cells)
    path.write_text(text + "\n", "utf-8")
    return path


def score_tables(seed: int) -> str:
    """Share of columns whose kind is right, and every mistake in words."""
    right, wrong, confident = Counter[bool](), Counter[str](), []
    with tempfile.TemporaryDirectory() as folder:
        for made in made_tables(Path(folder), seed):
            findings = next(iter(scan([made.path])))
            assert isinstance(findings, FileFindings), findings
            if len(findings.columns) != len(made.columns):
                wrong[f"{made.path.suffix} of {made.rows} rows read as {len(findings.columns)} columns"] += 5
                right[False] += len(made.columns)
                continue
            for column, found in zip(made.columns, findings.columns, strict=True):
                fits = found.kind == column.kind or (made.header and found.kind in column.also)
                right[fits] += 1
                confident.append((found.confidence, fits))
                if not fits:
                    how = "with header" if made.header else "without header"
                    wrong[
                        f"{column.kind or 'nothing'} taken for {found.kind or 'nothing'}"
                        f" ({how} {column.header if made.header else ''}, {made.rows} rows; {column.trap or 'plain'};"
                        f" confidence {found.confidence:.2f})"
                    ] += 1
    total = right.total()
    lines = [f"columns: {right[True]} of {total} right ({right[True] / total:.3f})"]
    lines += [
        f"  {count}  {what}" for what, count in sorted(wrong.items(), key=lambda item: (item[0], -item[1]))
    ]
    sure = [fits for confidence, fits in confident if confidence >= 0.95]
    lines.append(f"of {len(sure)} columns with confidence of .95 and more, {sum(sure)} are right")
    return "\n".join(lines)
