"""Leave a column as it is."""

from suyuan.model.text import Text
from suyuan.obfuscate.transform import Transform

TRANSFORM = Transform(
    code="keep",
    names=Text("保留", "keep"),
    undone="always",
    says=Text(
        "原值保留，须计入准标识符或敏感属性", "values stay, and count as quasi-identifier or sensitive"
    ),
    apply=lambda values, _: values,
    column=lambda values, _: values,
)
