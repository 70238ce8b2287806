"""Keep the first characters alone."""

from collections.abc import Sequence

from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    keep = setting.options.get("keep", 0)
    if not isinstance(keep, int) or keep < 0:
        raise WrongUse(f"column {setting.column}: keep must be a whole number of characters, 0 or more")
    return [value[:keep] for value in values]


TRANSFORM = Transform(
    code="truncate",
    names=Text("截断", "truncate"),
    undone="never",
    says=Text(
        "只剩开头几个字符，作为准标识符计入", "the first characters stay and count as a quasi-identifier"
    ),
    apply=_apply,
    options=("keep",),
)
