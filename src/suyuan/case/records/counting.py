"""`suyuan count` and the count of a case: the same rows, the same law."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from suyuan.case.records.figures import Watch, counted, load, settle
from suyuan.law import Count, Facts, count
from suyuan.model.errors import Unreadable
from suyuan.model.records import BadRows
from suyuan.store import Store


def count_paths(paths: Sequence[Path], facts: Facts) -> Count:
    """Count the records of files, folders and archives under the law in force on the date of the acts.

    Nothing is kept: the keys rest in a temporary database. Raises UnknownLawDate, and Unreadable
    where no file could be read.
    """
    with TemporaryDirectory() as folder, Store(Path(folder) / "count.duckdb") as store:
        base = paths[0].parent if len(paths) == 1 else Path()
        loaded = load(store, paths, base, BadRows(), Watch(lean=True))
        if loaded.unread and not loaded.tables:
            raise Unreadable(loaded.unread[0]["reason"])
        settle(store)
        return count(counted(store).tally(), facts)
