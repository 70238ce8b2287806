"""What verifying says: findings, and what could not be checked."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from suyuan.model.text import Text


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was."""

    path: str
    """The file, relative to what was verified."""
    what: Text

    def under(self, folder: str) -> "Finding":
        """The same, seen from the folder above."""
        return replace(self, path=f"{folder}/{self.path}")


@dataclass(frozen=True, slots=True)
class Verified:
    """Result of verifying."""

    root: str
    """Tree head recomputed from the log; empty where there is none."""
    files: int
    """Files whose bytes were compared with their hashes."""
    findings: tuple[Finding, ...]
    unchecked: tuple[Text, ...] = ()
    """What could not be checked, in plain words."""

    @property
    def ok(self) -> bool:
        """Nothing was found."""
        return not self.findings

    def json(self) -> dict[str, Any]:
        """The result in plain types."""
        return {
            "ok": self.ok,
            "root": self.root,
            "files": self.files,
            "findings": [asdict(f) for f in self.findings],
            "unchecked": [asdict(note) for note in self.unchecked],
        }


def merged(*parts: Verified) -> Verified:
    """Several results as one; the first one's head."""
    findings = tuple(dict.fromkeys(f for part in parts for f in part.findings))
    unchecked = tuple(dict.fromkeys(note for part in parts for note in part.unchecked))
    return Verified(parts[0].root, sum(part.files for part in parts), findings, unchecked)
