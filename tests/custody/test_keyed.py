"""The compiled HMAC gives what the standard library gives."""

import hmac

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.custody.keyed import LONGEST, tags


@settings(deadline=None)
@given(st.lists(st.text(max_size=70), max_size=40), st.binary(max_size=100))
def test_every_tag_is_that_of_the_standard_library(values: list[str], key: bytes) -> None:
    made = tags(pa.array(values, pa.string()), key)
    assert [bytes(row) for row in made] == [hmac.digest(key, value.encode(), "sha256") for value in values]


@pytest.mark.parametrize("size", [0, 1, LONGEST - 1, LONGEST, LONGEST + 1, 63, 64, 65, 200])
def test_lengths_around_a_block_are_right(size: int) -> None:
    made = tags(pa.array(["a" * size] * 17), b"key")
    assert {bytes(row) for row in made} == {hmac.digest(b"key", b"a" * size, "sha256")}


def test_slices_and_missing_values_are_read_where_they_stand() -> None:
    column = pa.array(["a", None, "ccc", "dd"]).slice(1, 2)
    expected = [hmac.digest(b"k", value, "sha256") for value in (b"", b"ccc")]
    assert [bytes(row) for row in tags(column, b"k")] == expected


def test_the_published_vector_holds() -> None:
    """RFC 4231, test case 2."""
    made = tags(pa.array(["what do ya want for nothing?"]), b"Jefe")
    assert made[0].tobytes().hex() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
