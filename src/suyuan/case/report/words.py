"""The catalogue: every word that the report itself says, in both languages (`words.toml`)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from suyuan.model.text import Lang, Text

LANGS: tuple[Lang, Lang] = ("zh", "en")


@cache
def words() -> Mapping[str, Text]:
    """Messages by key; `{names}` in braces are filled by the page."""
    data = tomllib.loads(files("suyuan.case.report").joinpath("words.toml").read_text("utf-8"))
    return MappingProxyType({key: Text(pair["zh"], pair["en"]) for key, pair in data.items()})
