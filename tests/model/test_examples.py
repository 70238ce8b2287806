"""Every example in a docstring runs."""

import doctest
import importlib
from pathlib import Path

import pytest

import suyuan

HOME = Path(suyuan.__file__).parent
WITH_EXAMPLES = sorted(
    ".".join(("suyuan", *path.relative_to(HOME).with_suffix("").parts))
    for path in HOME.rglob("*.py")
    if ">>> " in path.read_text()
)


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_of_a_module_hold(module: str) -> None:
    done = doctest.testmod(importlib.import_module(module.removesuffix(".__init__")))
    assert done.attempted
    assert not done.failed
