"""SHA-256 and SM3 in one pass."""

import hashlib
from pathlib import Path

import pytest

from suyuan.custody import Digest, digest
from suyuan.custody.digests import BLOCK, digest_bytes


def test_sm3_gives_the_standard_s_examples() -> None:
    assert digest_bytes(b"abc").sm3 == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert (
        digest_bytes(b"abcd" * 16).sm3 == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    )


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
def test_a_file_read_in_blocks_has_the_hashes_of_its_bytes(tmp_path: Path, size: int) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    path = tmp_path / "file"
    path.write_bytes(data[:size])
    found = digest(path)
    assert found == digest_bytes(data[:size])
    assert found == Digest(hashlib.sha256(data[:size]).hexdigest(), found.sm3, size)
