"""Any file becomes records: dumps as tables, statements as payments, chats as messages, reports as reports."""

from suyuan.read.progress import Meter, Progress
from suyuan.read.table import Chunk, Table, Unread, rows_at
from suyuan.read.tables import tables

__all__ = ["Chunk", "Meter", "Progress", "Table", "Unread", "rows_at", "tables"]
