"""Stages that need not be done again: results kept beside the digest of what went in and of the program."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from suyuan.model.text import Text


@dataclass(slots=True)
class Stages:
    """The results of earlier runs, under `out/stages/`, and the list of them, `out/stages.json`."""

    out: Path
    program: str
    progress: Callable[[Text], None] | None = None
    done: dict[str, str] = field(default_factory=dict)
    """Stage -> mark of its last result."""

    def __post_init__(self) -> None:
        """Read what earlier runs left; anything unreadable is as if it had never been."""
        try:
            self.done = dict(json.loads((self.out / "stages.json").read_text("utf-8")))
        except (OSError, ValueError):
            self.done = {}

    def mark(self, *inputs: str) -> str:
        """One mark for the inputs of a stage under this program."""
        return hashlib.sha256(
            "\n".join((self.program, *inputs)).encode("utf-8", "surrogateescape")
        ).hexdigest()

    def kept(self, name: str, mark: str) -> Any | None:
        """The result of a stage, if it was done on the same inputs by the same program."""
        try:
            return json.loads(self._path(name).read_text("utf-8")) if self.done.get(name) == mark else None
        except (OSError, ValueError):
            return None

    def once(self, name: str, mark: str, work: Callable[[], Any], says: Text) -> Any:
        """The kept result, else the result of `work`, which must be JSON; both come back as read from JSON."""
        kept = self.kept(name, mark)
        if kept is not None:
            return kept
        if self.progress:
            self.progress(says)
        self.drop(name)
        result = work()
        self._path(name).parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(result, ensure_ascii=False)
        self._path(name).write_text(text, "utf-8")
        self.done[name] = mark
        self._save()
        return json.loads(text)

    def drop(self, name: str) -> None:
        """Forget a stage, before it is done again."""
        if self.done.pop(name, None) is not None:
            self._save()

    def clear(self) -> None:
        """Forget everything."""
        self.done = {}
        shutil.rmtree(self.out / "stages", ignore_errors=True)

    def _path(self, name: str) -> Path:
        return self.out / "stages" / f"{name}.json"

    def _save(self) -> None:
        (self.out / "stages.json").write_text(json.dumps(self.done, indent=1, sort_keys=True) + "\n", "utf-8")
