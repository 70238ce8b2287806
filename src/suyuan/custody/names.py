"""File names as one line of text: for manifests (RFC 8493, 2.1.3) and for the notes of the log."""

from pathlib import Path


def path_name(path: Path) -> str:
    """A relative path as text, with `/`; bytes that are not UTF-8 are written as hexadecimal escapes.

    >>> path_name(Path("数据") / "a.csv")
    '数据/a.csv'
    """
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def encoded(name: str) -> str:
    """A name without line ends: CR, LF and % percent-encoded, and only those.

    >>> encoded("100%.csv")
    '100%25.csv'
    """
    return name.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D")


def decoded(name: str) -> str:
    """The name that was encoded."""
    return name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
