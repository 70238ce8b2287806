"""Counts how often each method of weighing was tried on made-up worlds, and how often it was wrong.

Run `python benchmarks/measure_methods.py [worlds]`; the figures stand in `src/suyuan/case/methods.toml`. What is
counted as one trial: announced: an announcement that one payer fits alone (wrong: another person's payment);
memo-words, priced, order: a person who bought no data (wrong: the method speaks for one); told: an own account
named (wrong: another person's); shared-account: an account of a person who bought nothing, against all gangs
(wrong: reports name it; a mask that an account of reports fits decides nothing and is no trial); victim: a reporter
of an unrelated gang (wrong: found in the data); trace: a candidate that leaked nothing (wrong: named). The worlds are of the same making as the examples that the methods were written on: the
figures bound errors in such worlds, not in life.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from suyuan.case import casefile, intake, statements
from suyuan.case.gangs.communities import gangs, innocents
from suyuan.case.gangs.reports import told
from suyuan.case.parties.buyers import Market, market
from suyuan.case.parties.contacts import contacts
from suyuan.case.parties.ledger import ledger
from suyuan.case.parties.lines import lines
from suyuan.case.parties.sellers import seller
from suyuan.case.parties.trade import talks, trade
from suyuan.case.run import run
from suyuan.link import compatible, keys
from suyuan.model.records import BadRows, Report
from suyuan.world import make


def measure(folder: Path, seed: int, level: int, rows: int = 6000) -> tuple[Counter[str], Counter[str]]:
    """Trials and errors of each method in one world."""
    world = make(folder, rows=rows, seed=seed, level=level)
    summary = run(world.case, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    truth = json.loads(world.truth.read_text("utf-8"))
    tried, wrong = Counter[str](), Counter[str]()
    _money(world.case, truth, tried, wrong)
    _victims(summary, truth, tried, wrong)
    return tried, wrong


def _owner(truth: dict[str, Any]) -> Callable[[str], set[str]]:
    """Function from a node to the true buyers that it can be: one, none, or several whom the same mask fits."""
    people = [*truth["buyers"], *truth["small_buyers"]]
    known: dict[str, set[str]] = {}
    for person in people:
        for account in (*person["accounts"], *person.get("optional", ())):
            for key in {account, *keys(account)}:
                known.setdefault(key, set()).add(person["id"])
    hidden = [(a, p["id"]) for p in people for a in p["accounts"]]

    def owner(node: str) -> set[str]:
        head, _, _ = node.partition("|")
        if head.startswith("name:"):
            return known.get("wechat:" + head.rpartition(":")[2], set())
        if "*" in head:
            return {p for a, p in hidden if compatible(head, a)}
        return {p for k in {head, *keys(head)} for p in known.get(k, ())}

    return owner


def _money(case: Path, truth: dict[str, Any], tried: Counter[str], wrong: Counter[str]) -> None:
    facts, taken, owner = casefile.read(case / "case.toml"), intake.take(case), _owner(truth)
    said = statements.read(taken.files, case, BadRows(), facts.seller_accounts)
    spoken = list(lines(said.messages, contacts))
    sell = seller(facts, said.payments, spoken)
    book = ledger((p for p in said.payments if (p.owner, p.owner_name) in sell.owners), sell.keys)
    found = market(book, spoken, sell, contacts)
    for one in found.announcements:
        payers = {found.home.get(e.node, e.node) for e in one.fits}
        speaker = owner(one.speaker)
        if len(payers) == 1 and speaker:
            tried["announced"] += 1
            wrong["announced"] += all(owner(e.node).isdisjoint(speaker) for e in one.fits)
    for edge in found.edges:
        if edge.method == "told" and owner(edge.a):
            tried["told"] += 1
            wrong["told"] += owner(edge.a).isdisjoint(owner(edge.b))
    innocent = [n for n in {*book.by_node, *found.home} if not owner(n) and not sell.owns(n)]
    _shared(said.reports, found, innocent, tried, wrong)
    said_by = talks(spoken, sell.owns)
    for node in innocent:
        dealt = trade([node], said_by, book.by_node.get(node, ()))
        if node in book.by_node:
            tried["memo-words"] += 1
            wrong["memo-words"] += bool(dealt.memos)
        if node in said_by.own and not node.startswith("name:"):  # a bare chat name may be a buyer's
            for how, places in (("order", dealt.orders + dealt.deliveries), ("priced", dealt.priced)):
                tried[how] += 1
                wrong[how] += bool(places)


def _shared(
    reports: Sequence[Report],
    found: Market,
    innocent: Sequence[str],
    tried: Counter[str],
    wrong: Counter[str],
) -> None:
    grouped, _ = gangs(told(reports, contacts), found.buyers)
    full, hidden = [n for n in innocent if "*" not in n], [n for n in innocent if "*" in n]
    shared, asked = innocents(grouped, full, ())
    undecided, masked = innocents(grouped, hidden, ())
    tried["shared-account"] += asked + masked - undecided
    wrong["shared-account"] += shared


def _victims(
    summary: dict[str, Any], truth: dict[str, Any], tried: Counter[str], wrong: Counter[str]
) -> None:
    strange = {k for g in truth["foreign_gangs"] for a in g["accounts"] for k in keys(a)}
    foreign = [g for g in summary["gangs"] if any(not strange.isdisjoint(keys(a)) for a in g["accounts"])]
    tried["victim"] += sum(len(g["reports"]) for g in foreign)
    wrong["victim"] += sum(g["victims_in_dump"] for g in foreign)
    leak = truth["leak"]
    for source in summary["sources"]:
        if source["verdict"] != "lead" and source["name"] not in (leak["recipient"], leak["holder"]):
            wrong["trace"] += 1
    tried["trace"] += (
        len(truth["decoys"]["holders"]) + max((s["candidates"] for s in summary["sources"]), default=1) - 1
    )


def main(worlds: int) -> None:
    """Print trials and errors over worlds of all levels."""
    tried, wrong = Counter[str](), Counter[str]()
    for seed in range(1001, 1001 + worlds):
        with TemporaryDirectory() as folder:
            found = measure(Path(folder), seed, seed % 3 + 1)
        tried += found[0]
        wrong += found[1]
        print(seed, {m: (tried[m], wrong[m]) for m in sorted(tried)}, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
