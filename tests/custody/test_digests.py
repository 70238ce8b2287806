"""SHA-256 and SM3 in one pass."""

import hashlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes

from suyuan.custody import Digest, digest
from suyuan.custody.digests import BLOCK


@pytest.mark.parametrize(
    ("data", "sm3"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_standard_s_examples(tmp_path: Path, data: bytes, sm3: str) -> None:
    (tmp_path / "file").write_bytes(data)
    assert digest(tmp_path / "file").sm3 == sm3


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
def test_a_file_read_in_blocks_has_the_hashes_of_its_bytes(tmp_path: Path, size: int) -> None:
    data = bytes(range(251)) * (size // 251 + 1)
    path = tmp_path / "file"
    path.write_bytes(data[:size])
    found = digest(path)
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(data[:size])
    assert found == Digest(hashlib.sha256(data[:size]).hexdigest(), sm3.finalize().hex(), size)
