"""The log of unmaskings: who saw values in clear, when and why, in a tamper-evident log.

It lies under `$SUYUAN_STATE`, else `$XDG_STATE_HOME/suyuan`, else `~/.local/state/suyuan`. Where it
cannot be written, nothing is shown.
"""

import getpass
import os
from datetime import UTC, datetime
from pathlib import Path

from suyuan.custody import Leaf, Log, program
from suyuan.model.errors import CannotFinish


def state_folder() -> Path:
    """Where this user's logs lie."""
    if named := os.environ.get("SUYUAN_STATE"):
        return Path(named)
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "suyuan"


def record_unmask(verb: str, reason: str, values: int) -> None:
    """Enter one unmasking in the log; raises CannotFinish where that is impossible, so that nothing is shown."""
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        note = f"{values} values; {reason}"
        leaf = Leaf(f"unmask:{verb}", getpass.getuser(), program(), datetime.now(UTC), note=note)
        Log(folder / "unmask.log.jsonl").append(leaf)
    except (OSError, KeyError) as error:
        raise CannotFinish(
            f"the unmask log cannot be written ({folder}); nothing is shown / 无法写入留痕日志，不予显示"
        ) from error
