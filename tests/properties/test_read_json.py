"""The fast way through JSON gives what Python's own reader and the streaming reader give, to the value."""

import json
import random
from decimal import Decimal

import ijson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from suyuan.model.errors import TruncatedFile
from suyuan.read.formats.json import EXAMPLES, _lists
from suyuan.read.source import bytes_source
from suyuan.read.text import jsonmemory, jsonvalues, stream
from suyuan.read.text.jsonvalues import _loaded, flat, names_into, values

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def slow(raw):
    """What stood here before: Python's reader alone."""
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return "encoding"
    try:
        return json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        return "json"


def same(raw):
    value, reason = _loaded(raw)
    expected = slow(raw)
    if reason:
        assert expected == reason
    else:
        assert repr(value) == repr(expected)


@given(VALUES)
def test_whole_lines_read_the_same(value):
    same(json.dumps(value, ensure_ascii=False).encode())
    same(json.dumps(value, indent=1).encode())


def test_damaged_lines_read_the_same():
    rng = random.Random(7)
    seeds = [
        '{"a": [1, 2.50, -0, 1e5], "b": "王\\u738b\\n", "c": {"d": null}}',
        "[true, NaN, -Infinity]",
        '"\\ud800"',
        "0" * 30,
    ]
    for _ in range(6000):
        raw = bytearray(rng.choice(seeds).encode())
        for _ in range(rng.choice([1, 2, 5])):
            at = rng.randrange(len(raw) + 1)
            raw[at : at + rng.choice([0, 1])] = rng.choice(
                [b"", b'"', b",", b"\\", b"{", b"]", b"\xff", b"\0", b"9", b"e", b".", b"-"]
            )
        same(bytes(raw))


@given(st.one_of(VALUES, st.dictionaries(st.text(max_size=3), VALUES, max_size=3)))
def test_names_are_those_of_the_flat_record(value):
    names = {}
    names_into(value, names)
    assert list(names) == list(flat(value))


def streamed(data, prefix, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(jsonvalues, "whole", lambda *_: None)
        return read(data, prefix)


def read(data, prefix):
    """Records and whether the file breaks off."""
    found = []
    try:
        for number, value, reason in values(bytes_source(data, "a.json"), "utf-8", prefix):
            found.append((number, repr(value), reason))
    except TruncatedFile as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize(
    "frame", ["{}", '{{"data": {}}}', '{{"a": {{"list": {}}}, "b": 1}}', '{{"data": 1, "data": {}}}']
)
def test_lists_in_memory_read_as_they_stream(frame, monkeypatch):
    rng = random.Random(3)
    rows = json.dumps(
        [{"id": i, "姓名": "王", "x": [1, {"y": i / 3}], "n": None} for i in range(5)], ensure_ascii=False
    )
    prefix = {"{}": "item", '{{"a': "a.list.item"}.get(frame[:5], "data.item")
    for _ in range(300):
        raw = bytearray(frame.format(rows).encode())
        if rng.random() < 0.8:
            at = rng.randrange(len(raw))
            raw[at : at + rng.choice([0, 1, 400])] = rng.choice([b"", b'"', b",", b"}", b"]", b"\xff", b" "])
        fast, slow_ = read(bytes(raw), prefix), streamed(bytes(raw), prefix, monkeypatch)
        assert fast == slow_, bytes(raw)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [{"b": 1}], "c": {"d": [[1]], "e": [1, 2]}, "f": []}',
        '{"a": {"b": {"c": [{"x": 1}]}}, "a": [{"y": 1}]}',
        '{"a.b": [{"c": 1}]}',
        '{"item": [{"c": 1}]}',
        '{"a": [1, {"b": 2}]}',
        '{"a": 1}',
        *(value.decode() for name, value in EXAMPLES.items() if name == "list.json"),
    ],
)
def test_lists_are_found_as_the_events_tell_them(text, monkeypatch):
    source = bytes_source(text.encode(), "a.json")
    quick = _lists(source, "utf-8")
    monkeypatch.setattr("suyuan.read.formats.json.whole", lambda *_: None)
    assert quick == _lists(source, "utf-8")


def test_what_does_not_fit_in_memory_is_streamed(monkeypatch):
    data = b'[{"a": 1}]'
    monkeypatch.setattr(jsonmemory, "LARGEST", 5)
    assert jsonmemory.whole(bytes_source(data, "a"), "utf-8") is None
    assert read(data, "item") == ([(1, "{'a': 1}", "")], "")
    assert list(ijson.items(data, "item")) == [{"a": 1}]


def test_a_string_too_long_to_hold_breaks_off_after_what_stands_before(monkeypatch):
    monkeypatch.setattr(stream, "LONGEST", 1 << 21)
    data = b'[{"a": 1}, {"a": "' + b"x" * (1 << 23) + b'"}]'
    found, error = streamed(data, "item", monkeypatch)
    assert found == [(1, "{'a': 1}", "")]
    assert "more than" in error
