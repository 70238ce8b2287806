"""What a scan shows people: the terminal's tables and the one-file page, from the same results."""

from suyuan.cli.scanned.page import About, page
from suyuan.cli.scanned.result import Scanned, Seen, collect
from suyuan.cli.scanned.terminal import show

__all__ = ["About", "Scanned", "Seen", "collect", "page", "show"]
