"""Names of files inside archives."""


def hidden(name: str) -> bool:
    """Whether a name inside an archive is hidden, a folder, or left behind by an operating system."""
    parts = name.replace("\\", "/").split("/")
    left = any(p.startswith((".", "__MACOSX", "~$")) and p not in {".", ".."} for p in parts)
    return not parts[-1] or left or parts[-1] in {"Thumbs.db", "desktop.ini"}


class Unique:
    """Tells repeated names apart: the second `a.txt` of an archive is `a.txt#2`."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, name: str) -> str:
        """The name, half characters replaced, with a number where it was met before."""
        name = name.encode("utf-8", "replace").decode()
        count = self._seen[name] = self._seen.get(name, 0) + 1
        return name if count == 1 else self.of(f"{name}#{count}")
