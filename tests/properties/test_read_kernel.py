"""The compiled splitters and their plain twin give the same rows and the same bad rows."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_splitter import is_utf8, split

from suyuan.model.records import BadRows
from suyuan.read.form import Form, Shape
from suyuan.read.source import bytes_source
from suyuan.read.table import Once
from suyuan.read.text.kernel import valid_utf8
from suyuan.read.text.rows import rows_of


def shape(separator, fields, header=""):
    return Shape(separator, fields, tuple(f"c{i}" for i in range(1, fields + 1)), header)


PLANS = (
    (shape("----", 3),),
    (shape(",", 3, "a,b,c"),),
    (shape("----", 3), shape("----", 2), shape(",", 2)),
    (shape("\t", 2), shape("\t", 4)),
    (shape(" ", 3),),
    (shape("", 1),),
    (shape("||", 2), shape("|", 3)),
    (shape("，", 2), shape(";", 3)),
)
PARTS = [
    *(
        b"----",
        b"---",
        b",",
        b"\t",
        b" ",
        b"|",
        b"||",
        b";",
        "，".encode(),
        b"a,b,c\n",
        b'"',
        b'""',
        b'",',
        b',"',
    ),
    *(
        b"\n",
        b"\r\n",
        b"\r",
        b"\n\n",
        b"1",
        b"13800000001",
        "王".encode(),
        b"\x00",
        b"\xff",
        b"\xe7\x8e",
        b"x",
    ),
]


def read(data, shapes, block):
    """Rows of each shape and bad rows, through the kernel."""
    bad = BadRows()
    form = Form(bytes_source(data, "f"), "utf-8", shapes, block)
    once = Once(bad, "f")
    rows = [
        [
            (number, [value.encode() for value in row.values()])
            for chunk in rows_of(form, position, once)
            for number, row in zip(chunk.rows.tolist(), chunk.data.to_pylist(), strict=True)
        ]
        for position in range(len(shapes))
    ]
    return rows, [(b.place.row, b.reason.partition(":")[0], b.raw) for b in bad.rows]


def same(data, shapes, block):
    rows, bad = read(data, shapes, block)
    expected_rows, expected_bad = split(data, shapes)
    assert rows == expected_rows
    assert sorted(bad) == sorted(
        (line, reason, raw.decode("utf-8", "replace")) for line, reason, raw in expected_bad
    )


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PARTS), max_size=60).map(b"".join),
    st.sampled_from(PLANS),
    st.sampled_from([16, 37, 1000, 1 << 20]),
)
def test_any_bytes_give_the_same_rows_and_bad_rows_as_the_plain_twin(data, shapes, block):
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        same(data, shapes, block)


@pytest.mark.parametrize("plan", range(len(PLANS)))
def test_mutated_dumps_give_the_same_rows_and_bad_rows_as_the_plain_twin(plan):
    rng = random.Random(plan)
    shapes = PLANS[plan]
    lines = []
    for number in range(3000):
        one = rng.choice(shapes)
        values = [
            rng.choice([str(number), "王小明", "", 'a"b', "x y", "北京市1号"]) for _ in range(one.fields)
        ]
        lines.append(one.separator.join(values).encode() + rng.choice([b"\n", b"\n", b"\r\n"]))
    data = bytearray(b"".join(lines))
    for _ in range(600):
        data[rng.randrange(4, len(data))] = rng.choice(b'\n\r",-|\t;\xff\x00 1a')
    for block in (997, 1 << 20):
        same(bytes(data), shapes, block)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b"a",
                b"\xc2",
                b"\xe0",
                b"\xed",
                b"\xef",
                b"\xf0",
                b"\xf4",
                b"\x80",
                b"\x9f",
                b"\xa0",
                b"\xbf",
                b"\xc0",
                b"\xf5",
            ]
        )
        | st.characters(exclude_categories=["Cs"]).map(str.encode),
        max_size=8,
    ).map(b"".join),
    st.sampled_from([b"", b"\x80\x80\x80", b"\n"]),
)
def test_utf_8_is_told_as_python_tells_it_whatever_follows(data, behind):
    block = np.frombuffer(data + behind, dtype=np.uint8)
    assert valid_utf8(block, 0, len(data)) == is_utf8(data)
