"""Replace a value by a made-up one of the same kind that stays valid; the same value gets the same stand-in."""

import hmac
import random
from collections.abc import Sequence

from suyuan.identify import kinds
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    kind = kinds().get(setting.kind)
    if kind is None:
        raise WrongUse(
            f"column {setting.column}: holds no known kind, so nothing can be made up for it; use another way"
        )
    made = []
    for value in values:
        plain = kind.normal(value) if kind.check(value) != "no" else value
        seed = hmac.digest(setting.key, plain.encode(), "sha256")
        made.append(kind.fake(random.Random(seed)) if value else "")  # noqa: S311  # the seed is the secret
    return made


TRANSFORM = Transform(
    code="synthetic",
    names=Text("合成值", "made-up value"),
    undone="with_key",
    says=Text(
        "换成同类的虚构值，格式和校验位成立；持有密钥者可以通过逐一尝试还原",
        "a made-up value of the same kind that passes its checks; whoever holds the key can find the value by trying",
    ),
    apply=_apply,
    keyed=True,
)
