"""Delimited text with any separator, CSV with quotes, and plain lines: the main road, compiled."""

from collections.abc import Iterator

from suyuan.read.encoding import decode, detect
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.lines import text_tables
from suyuan.read.text.sampling import MOST_CONTROLS, controls

EXAMPLE = (
    "姓名----身份证号----手机号----地址\n"
    "王小明----11010119900307001X----13800000001----北京市海淀区学院路1号\n"
    "李小红----310101198502150024----13800000002----上海市黄浦区人民路2号\n"
)
EXAMPLES = {"example.txt": EXAMPLE.encode(), "example.csv": EXAMPLE.replace("----", ",").encode()}
"""Small files of this format by name, three lines each."""


def sniff(head: bytes, _name: str) -> float:
    """Anything may be lines of text: the last resort, but not what is full of control characters."""
    return 0.0 if controls(decode(head[:8192], detect(head))) > MOST_CONTROLS else 0.2


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table for each layout of the file. Raises UnknownFormat where it is no text."""
    return text_tables(source, once)
