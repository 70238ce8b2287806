"""Whatever bytes lie in a file, the readers of statements name it or read it; they never fall over or stall."""

import tempfile
import time
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from suyuan.model.records import BadRows
from suyuan.read.chats import messages
from suyuan.read.payments import AccountStatement, statements
from suyuan.read.reports import reports

HEADS = st.sampled_from(
    [
        b"", "时间,对方,收/支,金额\n2017-04-02,甲,收入,1.00\n".encode(), "time,payer,payee,amount\n2017-04-02,a,b,1\n".encode("utf-16"),
        "编号,经过,损失,微信\n1,x,2,y\n".encode("gb18030"), "2017-04-02 12:33:11 老马(10012345)\n你好\n".encode(), b'[{"text":"x"},', b'{"text":',
        b"PK\x03\x04", b"\xff\xfe",
    ]
)  # fmt: skip
TAILS = st.one_of(
    st.binary(max_size=200),
    st.text(alphabet="0123456789-:,;\t\"'\n年月日收入支出合计账号元万（）()[]{}¥. \x00", max_size=200).map(
        str.encode
    ),
    st.sampled_from(
        [
            b"[" * 50_000,
            b'{"a":' * 3000,
            b" " * 100_000 + b"x",
            ("共" + " " * 50_000 + "笔").encode(),
            b'"' + b"a," * 50_000,
            b"1e999999999,",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(HEADS, TAILS)
@example("时间,对方,金额\n2017-04-02,a".encode() + b" " * 100_000 + b"b,1\n", b"")
@example(b'[{"text": ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"}]", b"")
@example("时间,对方,金额\n2017-04-02,甲,1e999999999999999999999\n".encode(), b"")
def test_hostile_files_are_named_or_read_and_each_row_stays_accounted_for(head: bytes, tail: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.csv"
        path.write_bytes(head + tail)
        started = time.process_time()
        for read in (statements, messages, reports):
            bad = BadRows()
            found = list(read([path], bad))
            assert found or bad.total()
            if read is statements:
                assert all(f.accounting.complete for f in found if isinstance(f, AccountStatement))
        assert time.process_time() - started < 20
