"""Add noise to each number: local differential privacy by the Laplace mechanism of OpenDP."""

from collections.abc import Sequence
from typing import Any

from suyuan.model.errors import CannotFinish, WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    """Clamp to the bounds, then add Laplace noise of scale (high - low) / epsilon; what is no number is emptied."""
    epsilon, low, high = (setting.options.get(name) for name in ("epsilon", "low", "high"))
    numbers = (int, float)
    if not isinstance(epsilon, numbers) or not isinstance(low, numbers) or not isinstance(high, numbers):
        raise WrongUse(f"column {setting.column}: noise needs the numbers epsilon, low and high")
    if epsilon <= 0 or low >= high:
        raise WrongUse(f"column {setting.column}: epsilon must be above 0, and low below high")
    read = [_number(value) for value in values]
    clamped = [min(max(number, low), high) for number in read if number is not None]
    noisy = iter(_mechanism((high - low) / epsilon)([float(number) for number in clamped]))
    return ["" if number is None else f"{next(noisy):.2f}" for number in read]


def _number(value: str) -> float | None:
    try:
        number = float(value.replace(",", ""))
    except ValueError:
        return None
    return number if number - number == 0 else None  # neither infinite nor undefined


def _mechanism(scale: float) -> Any:
    try:
        import opendp.prelude as dp  # noqa: PLC0415  # an optional extra, loaded where it is used
    except ImportError:
        raise CannotFinish("noise needs OpenDP: install suyuan with the extra [privacy]") from None
    dp.enable_features("contrib")
    domain = dp.vector_domain(dp.atom_domain(T=float, nan=False))
    return dp.m.make_laplace(domain, dp.l1_distance(T=float), scale=scale)


TRANSFORM = Transform(
    code="noise",
    names=Text("差分隐私加噪", "noise (differential privacy)"),
    undone="never",
    says=Text(
        "每个值各自加拉普拉斯噪声；ε 越小越私密、越不准",
        "each value gets Laplace noise of its own; the smaller ε, the more private and the less exact",
    ),
    apply=_apply,
    each_row=True,
    options=("epsilon", "low", "high"),
)
