"""The words by which chats and memos are understood, kept as data in `words.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files

_FOLDER = files("suyuan.case.parties")


@cache
def words(group: str, name: str) -> re.Pattern[str]:
    """One compiled pattern, such as `words("memo", "goods")`."""
    table = tomllib.loads(_FOLDER.joinpath("words.toml").read_text("utf-8"))
    return re.compile(table[group][name])
