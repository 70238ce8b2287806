"""Star out the middle of a value, as its kind does."""

from collections.abc import Sequence

from suyuan.identify import kinds
from suyuan.identify.folding import hidden
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    kind = kinds().get(setting.kind)
    return [(kind.mask(value) if kind else hidden(value, 1, 1)) if value else "" for value in values]


TRANSFORM = Transform(
    code="mask",
    names=Text("掩码", "mask"),
    undone="by_trying",
    says=Text(
        "露出的字符仍能缩小范围，与其他列结合可能识别到个人",
        "what still shows narrows it down; with other columns it may point to one person",
    ),
    apply=_apply,
)
