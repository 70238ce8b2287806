"""Makes a marked copy for one recipient and enters it in the ledger."""

import math
import random as randoms
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from suyuan.identify import kinds
from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.release.canaries import canaries, save
from suyuan.release.capacity import LIMIT, capacity
from suyuan.release.cell_mark import cell_marks
from suyuan.release.copy import Copy, Plan, taken
from suyuan.release.intake import Intake, take
from suyuan.release.ledger import Entry, Ledger, home
from suyuan.release.master import Master, load, make
from suyuan.release.output import write_copy
from suyuan.release.roles import EXACT
from suyuan.release.symbols import Keyed

WITHHOLD = 0.05
"""Share of people left out of each copy."""
CANARIES = 0.005
"""Canaries for each row, at least three."""
DELTA = 0.025
"""Chance that a marked number moves."""
MARKS = ("presence", "canary", "cell")


@dataclass(frozen=True, slots=True)
class Release:
    """What was made."""

    release_id: str
    rows: int
    """Rows in the copy, canaries included."""
    marks: dict[str, int]
    """Class of marks -> rows withheld, canaries added, cells changed."""
    canaries: int
    capacity: int
    """Expected leaked rows that name the recipient; 0 where the copy carries nothing that could."""
    distortion: float
    """Cells that differ from the table's, of all real cells handed over."""
    notes: tuple[Text, ...]
    """What the holder should know: how the capacity was found, and that marks do not de-identify."""

    def json(self) -> dict[str, Any]:
        """As the command line prints it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Terms:
    release_id: str
    at: datetime
    to: str
    purpose: str
    ground: str
    marks: tuple[str, ...]


def release(  # noqa: PLR0913 - the terms of one release, its key, clock and randomness: all the caller's
    table_path: Path,
    out_path: Path,
    to: str,
    ledger_path: Path,
    *,
    purpose: str = "",
    ground: str = "",
    key: Path | None = None,
    passphrase: str | None = None,
    marks: Sequence[str] = MARKS,
    clock: Callable[[], datetime],
    random: randoms.Random | Callable[[int], bytes],
) -> Release:
    """Write a marked copy of a table for a recipient and enter it in the ledger.

    `random` (a `random.Random`, or a function that gives n random bytes) makes the master key on first use and the
    release's number: let it be the system's, except in tests and made-up worlds. No copy is left without its
    entry. Raises WrongUse, Unreadable, BrokenLedger, WrongKey.
    """
    if not to.strip() or set(marks) - set(MARKS):
        raise WrongUse(f"name a recipient, and marks among {', '.join(MARKS)}")
    draw = random.randbytes if isinstance(random, randoms.Random) else random
    book = Ledger.open(ledger_path)
    key_file = key or home(ledger_path) / "key"
    new = not book.entries and not key_file.exists()
    master = make(key_file, passphrase, draw) if new else load(key_file, passphrase)
    book.prove(master)
    intake = take(table_path, book, master)
    at = clock().astimezone(UTC)
    release_id = f"R{at:%Y%m%d}-{draw(4).hex()}"
    terms = _Terms(release_id, at, to.strip(), purpose, ground, tuple(sorted(marks)))
    plan = _plan(intake, terms, master)
    copy = Copy(intake.base, intake.schema, plan)
    draft = out_path.with_name(out_path.name + ".part")
    try:
        write_copy(draft, intake.shape, copy.rows(), out_path.suffix.lower())
        save(book.home / f"canaries-{release_id}.json", plan.canaries, master)
        entry = _entry(terms, intake, plan, copy.written, master)
        book = book.add(entry, master)
        draft.replace(out_path)
    finally:
        draft.unlink(missing_ok=True)
    return _made(entry, copy, len(book.entries))


def _entry(terms: _Terms, intake: Intake, plan: Plan, written: int, master: Master) -> Entry:
    return Entry(
        release_id=terms.release_id,
        at=terms.at.isoformat(timespec="seconds"),
        to=terms.to,
        purpose=terms.purpose,
        ground=terms.ground,
        table=intake.about,
        schema=intake.schema,
        rows=written + len(plan.canaries),
        profile={"marks": list(terms.marks), "withhold": plan.withhold, "delta": plan.delta},
        canaries=len(plan.canaries),
        commitment=master.commitment(f"release/{terms.release_id}"),
    )


def _plan(intake: Intake, terms: _Terms, master: Master) -> Plan:
    made = []
    if "canary" in terms.marks:
        wanted = max(3, math.ceil(CANARIES * intake.base.tags.size))
        random = Keyed(master.draw(f"canaries/{terms.release_id}"))
        made = canaries(intake.base, intake.schema, taken(intake.base, intake.schema), wanted, random)
    return Plan(
        key=master.words(f"release/{terms.release_id}"),
        withhold=WITHHOLD if "presence" in terms.marks else 0.0,
        delta=DELTA if "cell" in terms.marks else 0.0,
        canaries=tuple(made),
        places=Keyed(master.draw(f"places/{terms.release_id}")),
    )


def _made(entry: Entry, copy: Copy, candidates: int) -> Release:
    rows = capacity(float(entry.profile["withhold"]), copy.told(), candidates)
    total = copy.written * len(entry.schema)
    changed = sum(copy.changed.values())
    counts = {"presence": copy.withheld, "canary": entry.canaries, "cell": changed}
    return Release(
        release_id=entry.release_id,
        rows=entry.rows,
        marks={name: counts[name] for name in MARKS if name in entry.profile["marks"]},
        canaries=entry.canaries,
        capacity=rows,
        distortion=changed / total if total else 0.0,
        notes=(_capacity_note(rows, candidates), *_change_notes(copy), _status_note(entry)),
    )


def _capacity_note(rows: int, candidates: int) -> Text:
    if not rows:
        return Text(
            "此副本没有可供溯源的行标记或单元格标记，仅能依靠诱饵记录。",
            "This copy carries no marks in rows or cells; only canaries could trace it.",
        )
    return Text(
        "预计泄露约 {rows} 行即可在 {n} 个候选副本中指认接收方（误指任何无辜者的概率不超过 {limit:g}）。计算方法：所需证据量"
        "除以每行平均证据量，假定各行均出自该副本且未被改动；未计入诱饵记录。",
        "About {rows} leaked rows are expected to name the recipient among {n} copies (chance of naming anybody innocent "
        "at most {limit:g}). Found as the evidence needed over the mean evidence of a row, if all rows are from this copy and "
        "unaltered; canaries are left out.",
    ).with_(rows=rows, n=candidates, limit=LIMIT)


def _change_notes(copy: Copy) -> list[Text]:
    cells = Text("改动 {count} 个单元格：{what}。", "{count} cells changed: {what}.")
    return [
        Text(
            cells.zh.format(count=count, what=cell_marks()[name].says.zh),
            cells.en.format(count=count, what=cell_marks()[name].says.en),
        )
        for name, count in sorted(copy.changed.items())
    ]


def _status_note(entry: Entry) -> Text:
    found = [mark.kind for mark in entry.schema if mark.kind and kinds()[mark.kind].traits & EXACT]
    if found:
        return Text(
            "此副本未去标识化（含 {kinds}）：加注标记不改变其个人信息属性，对外提供仍须具备合法性基础（《个人信息保护法》第四条、"
            "第二十三条、第七十三条）。诱饵记录不得用于联系。",
            "This copy is not de-identified (it holds {kinds}): marks do not change that it is personal information, and "
            "handing it over needs a legal ground (PIPL articles 4, 23 and 73). Canaries must not be contacted.",
        ).with_(kinds=", ".join(sorted(set(found))))
    return Text(
        "未发现直接标识字段；是否已去标识化或匿名化须另行评估。去标识化的信息仍属个人信息（《个人信息保护法》第四条、第七十三条）。",
        "No column with direct identifiers was found; whether the copy is de-identified or anonymous must be assessed apart. "
        "De-identified information is still personal information (PIPL articles 4 and 73).",
    )
