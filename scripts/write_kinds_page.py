"""Writes docs/kinds.md from the kinds themselves; `--check` only tells whether it is up to date.

Run it after a kind was added or changed: `make kinds-page`.
"""

import sys
from pathlib import Path

from suyuan.identify import kinds
from suyuan.model.kind import Kind

PAGE = Path(__file__).resolve().parents[1] / "docs" / "kinds.md"
TOLD_BY = {
    "content": "内容 / content",
    "header": "表头、提示词 / header, cue",
    "behaviour": "整列 / whole column",
}
HEAD = """# 信息种类 · Kinds of information

Made by `make kinds-page` from `src/suyuan/identify/kinds/`; a test keeps it up to date. The same as data: `suyuan kinds --json`.

值的三种状态：**valid** 各项校验都通过；**suspect** 写法相符而某项校验不通过（保留、列明，从不丢弃）；**no** 写法不符。
不能判断的项目（如早年号码没有校验码）既不算通过也不算不通过。

A value is **valid** when no check fails, **suspect** when its form is right and a check fails (kept and named, never
dropped), **no** without the form. What a value does not allow to be told counts neither way. *Checks* lists what is
verified one by one; *told by*, what shows the kind in a column without a header; *traits*, the neutral properties that
laws refer to. How often a hit is right, by its evidence, is measured by `make calibrate` (`identify/confidence.toml`).

| code | 名称 | name | 校验 · checks | 判断依据 · told by | traits | 来源 · sources |
|---|---|---|---|---|---|---|
"""


def row(kind: Kind) -> str:
    """One line of the table."""
    cells = (
        f"`{kind.code}`",
        kind.names.zh,
        kind.names.en,
        "; ".join(f"{check.names.zh} {check.names.en}" for check in kind.checks),
        TOLD_BY[kind.told_by],
        ", ".join(sorted(kind.traits)),
        "; ".join(kind.sources),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def page() -> str:
    """The whole page."""
    return HEAD + "\n".join(row(kind) for kind in kinds().values()) + "\n"


def main() -> int:
    """Write, or with `--check` compare."""
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.exists() and PAGE.read_text("utf-8") == page() else 1
    PAGE.write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
