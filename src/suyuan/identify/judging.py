"""Sums up a kind's checks, so that its standing and its checks can never say different things."""

from collections.abc import Callable

from suyuan.model.kind import Check, Standing
from suyuan.model.text import Text

FORM = Text("写法与长度", "form and length")
CHECK_DIGIT = Text("校验码", "check digit")
DATE = Text("日期真实、不在将来", "date exists and has come")
DIVISION = Text("行政区划代码", "code of the administrative division")
SEGMENT = Text("已分配的号段", "allocated segment")
REGISTER = Text("登记代码在册", "listed in the register")
AMBIGUITY = Text("不与其他号码混淆", "not as well another kind of number")
RESERVED = Text("非保留、非示例", "not reserved, not an example")


def form(test: Callable[[str], bool]) -> Check:
    """The check that comes first: without its form a value does not look like the kind at all."""
    return Check("form", FORM, test)


def judged(checks: tuple[Check, ...]) -> Callable[[str], Standing]:
    """A kind's full check from its single checks, the first of which is that of its form.

    `no` without the form, `suspect` where a check fails; what can't be told speaks neither way.
    """
    shape, *rest = checks

    def check(value: str) -> Standing:
        if not shape.test(value):
            return "no"
        return "suspect" if any(one.test(value) is False for one in rest) else "valid"

    check.__doc__ = "Full check: `no` without the form, `suspect` where a single check fails."
    return check
