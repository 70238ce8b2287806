"""Replace a value by a keyed pseudonym: the same value gives the same pseudonym, and only the key leads there."""

import hmac
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

from suyuan.custody.keyed import tags
from suyuan.identify import kinds
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform

BYTES = 16
"""128 bits: no two of 26 million values meet by chance (probability below 1e-24)."""
NORMAL = r"^(?:[0-9]{11}|[0-9]{16,19}|[0-9]{17}X)$"
"""Values that are their own normal form, whatever their kind."""
_HEX = np.frombuffer(b"0123456789abcdef", np.uint8)


def _sha256(key: bytes) -> Callable[[bytes], bytes]:
    return lambda value: hmac.digest(key, value, "sha256")


def _sm3(key: bytes) -> Callable[[bytes], bytes]:
    """HMAC with SM3 (GB/T 32905-2016)."""

    def tag(value: bytes) -> bytes:
        made = HMAC(key, hashes.SM3())
        made.update(value)
        return made.finalize()

    return tag


SUITES = {"sha256": _sha256, "sm3": _sm3}


def _suite(setting: Setting) -> str:
    suite = str(setting.options.get("hash", "sha256"))
    if suite not in SUITES:
        raise WrongUse(f"column {setting.column}: hash must be one of {', '.join(SUITES)}")
    return suite


def _plain(value: str, setting: Setting) -> str:
    """The normal form, so that ways of writing do not matter."""
    kind = kinds().get(setting.kind)
    return kind.normal(value) if kind and kind.check(value) != "no" else value


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    tag = SUITES[_suite(setting)](setting.key)
    return [tag(_plain(value, setting).encode()).hex()[: 2 * BYTES] if value else "" for value in values]


def _column(values: pa.Array, setting: Setting) -> pa.Array:
    if _suite(setting) != "sha256":
        return pa.array(_apply(values.to_pylist(), setting), pa.string())
    plain = values
    odd = pc.invert(pc.match_substring_regex(values, NORMAL))
    if setting.kind and pc.any(odd).as_py():
        places = np.flatnonzero(odd.to_numpy(zero_copy_only=False))
        put = [_plain(value, setting) for value in values.take(pa.array(places)).to_pylist()]
        plain = pc.replace_with_mask(values, odd, pa.array(put, values.type))
    made = tags(plain, setting.key)[:, :BYTES]
    letters = np.stack([_HEX[made >> 4], _HEX[made & 15]], axis=2).reshape(-1)
    offsets = np.arange(0, (len(values) + 1) * 2 * BYTES, 2 * BYTES, dtype=np.int32)
    hexed = pa.StringArray.from_buffers(len(values), pa.py_buffer(offsets), pa.py_buffer(letters))
    return pc.if_else(pc.equal(values, ""), "", hexed)


TRANSFORM = Transform(
    code="pseudonym",
    names=Text("假名（带密钥）", "keyed pseudonym"),
    undone="with_key",
    says=Text(
        "同值同名，可用于关联；持有密钥者可以通过逐一尝试还原，因此属于去标识化而不是匿名化",
        "equal values stay equal, so records can be joined; whoever holds the key can find the values by trying,"
        " so this is de-identification, not anonymisation",
    ),
    apply=_apply,
    column=_column,
    keyed=True,
    options=("hash",),
)
