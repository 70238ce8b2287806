"""Replace a value by a keyed pseudonym: the same value gives the same pseudonym, and only the key leads there."""

import hmac
from collections.abc import Callable, Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

from suyuan.identify import kinds
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform

BYTES = 16
"""128 bits: no two of 26 million values meet by chance (probability below 1e-24)."""


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


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    suite = str(setting.options.get("hash", "sha256"))
    if suite not in SUITES:
        raise WrongUse(f"column {setting.column}: hash must be one of {', '.join(SUITES)}")
    tag, kind = SUITES[suite](setting.key), kinds().get(setting.kind)
    plain = [kind.normal(value) if kind and kind.check(value) != "no" else value for value in values]
    return [tag(value.encode()).hex()[: 2 * BYTES] if value else "" for value in plain]


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
    keyed=True,
    options=("hash",),
)
