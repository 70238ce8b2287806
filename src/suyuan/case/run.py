"""A case from end to end: intake, records, count, trace, buyers, gangs, victims, chain, report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from suyuan.case import casefile, custodian, statements
from suyuan.case.casefile import CaseFile
from suyuan.case.chain.assembly import chains, sales
from suyuan.case.chain.links import Case, base_rate
from suyuan.case.evidence import both
from suyuan.case.excerpts import excerpts
from suyuan.case.gangs.communities import Gang, gangs, innocents
from suyuan.case.gangs.reports import Told, told
from suyuan.case.gangs.victims import Victim, victims
from suyuan.case.intake import Intake, program, take
from suyuan.case.notes import missing
from suyuan.case.parties.buyers import Market, market
from suyuan.case.parties.contacts import contacts
from suyuan.case.parties.ledger import ledger
from suyuan.case.parties.lines import lines
from suyuan.case.parties.sellers import Seller, seller
from suyuan.case.penal import counted_by_law
from suyuan.case.records import seized
from suyuan.case.report import write_report
from suyuan.case.stages import Stages
from suyuan.case.statements import Statements
from suyuan.case.summary import Found, evidence, summary
from suyuan.case.write import write_bad_rows, write_json, write_tables
from suyuan.model.errors import BrokenStore
from suyuan.model.records import BadRows, Payment
from suyuan.model.text import Lang, Text
from suyuan.store import Store

Progress = Callable[[Text], None]


@dataclass(frozen=True, slots=True)
class _Work:
    """What the stages of one run share."""

    taken: Intake
    facts: CaseFile
    stages: Stages
    store: Store
    tell: Progress


def run(
    folder: Path,
    *,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
    passphrase: str | None = None,
    lang: Lang = "zh",
) -> dict[str, Any]:
    """Work a case folder through and write `CASE/out/`; returns the summary.

    Every part of the folder may be absent. A broken file is named in `custody.broken` and stops nothing. A second
    run on the same input by the same program returns what the first one wrote. Raises BadCaseFile where
    `case.toml` is no TOML, and BrokenCustody where the bag of an earlier run was changed.
    """
    facts = casefile.read(folder / "case.toml")
    out, tell = folder / "out", progress or _silent
    out.mkdir(parents=True, exist_ok=True)
    tell(Text("登记并校验输入", "hashing the input"))
    taken = take(folder)
    stages = Stages(out, program(), progress)
    mark = stages.mark(taken.mark(), lang, passphrase or "")
    kept = stages.kept("summary", mark)
    if kept is not None and kept["hashes"] == custodian.hashes(out) and (out / "case.duckdb").is_file():
        return dict(kept["summary"])
    held = custodian.hold(taken, out, clock)
    with _store(out, stages) as store:
        work = _Work(taken, facts, stages, store, tell)
        found, said = _find(work, passphrase, held.changed)
        tell(Text("汇总证据", "putting the evidence together"))
        shown, known = evidence(found, _head(work, found, clock))
        write_tables(store, found, said)
        wanted = {place for places in known.places.values() for place in places}
        known.texts(excerpts(wanted, said, taken.files["seized"], folder))
    result = _write(held, out, found, shown, lang)
    done = {"summary": result, "hashes": custodian.hashes(out)}
    return dict(stages.once("summary", mark, lambda: done, Text("完成", "done"))["summary"])


def _write(
    held: custodian.Held, out: Path, found: Found, shown: dict[str, Any], lang: Lang
) -> dict[str, Any]:
    """Write the results, each act into the log; returns the summary."""
    write_json(out / "evidence.json", shown)
    write_bad_rows(out / "bad_rows.jsonl", found.bad)
    custodian.record(held, "case", out, custodian.FIRST)
    block = held.block()
    result = summary(found, block)
    write_json(out / "summary.json", result)
    write_report(out / "report.html", result, shown, block, lang=lang)
    custodian.record(held, "report", out, custodian.LAST)
    return result


def _silent(_: Text) -> None:
    """Nobody is watching."""


def _store(out: Path, stages: Stages) -> Store:
    """The case's database; one that cannot be opened, left by a broken run, is made anew."""
    path = out / "case.duckdb"
    if not path.is_file():
        stages.drop("seized")
    try:
        return Store(path)
    except BrokenStore:
        stages.drop("seized")
        for name in (path, path.with_name(path.name + ".wal")):
            name.unlink(missing_ok=True)
        return Store(path)


def _find(work: _Work, passphrase: str | None, changed: tuple[str, ...]) -> tuple[Found, Statements]:
    """All stages but writing."""
    taken, bad = work.taken, BadRows()
    mark = work.stages.mark(taken.mark("seized", "holders", "releases"), passphrase or "")
    says = Text("读取查获数据并溯源", "reading and tracing the dumps")
    kept = work.stages.once(
        "seized", mark, lambda: seized.read(work.store, taken, passphrase, work.tell), says
    )
    seized.bad_rows(kept["bad"], bad)
    work.tell(Text("读取流水、聊天和举报", "reading payments, chats and reports"))
    said = statements.read(taken.files, taken.folder, bad, work.facts.seller_accounts)
    sell, case, lone = _case(work, kept, said, changed)
    sold = sales(case)
    duty = seized.duty_tables(kept, work.facts.insiders)
    counted = seized.figures(kept)
    count = counted_by_law(work.store, counted, work.facts, case.market.buyers, duty)
    found = Found(
        counted=counted,
        loaded=seized.listed(kept),
        bad=bad,
        count=count.json(),
        sell=sell,
        case=case,
        sold=sold,
        chains=chains(case, sold),
        broken=_broken(taken, said, kept, changed),
        lone=lone,
    )
    return found, said


def _broken(
    taken: Intake, said: Statements, kept: dict[str, Any], changed: tuple[str, ...]
) -> list[dict[str, str]]:
    """Files that could not be read (`unread`) or did not stay the same (`changed`), with the reason, each once."""
    listed = [{"path": path, "reason": reason} for path, reason in (*taken.locked, *said.unread)]
    listed += [*kept["loaded"]["unread"], *kept["unread"]]
    unread = [{**one, "what": "unread"} for one in listed]
    differ = [{"path": p, "reason": "its bytes changed during the run", "what": "changed"} for p in changed]
    return list({(b["path"], b["reason"]): b for b in (*unread, *differ)}.values())


def _case(
    work: _Work, kept: dict[str, Any], said: Statements, changed: tuple[str, ...]
) -> tuple[Seller, Case, list[str]]:
    """Seller, buyers, gangs and victims; and the reports that belong to no gang."""
    work.tell(Text("查找买方", "looking for buyers"))
    spoken = list(lines(said.messages, contacts))
    sell = seller(work.facts, said.payments, spoken)
    book = ledger((p for p in said.payments if (p.owner, p.owner_name) in sell.owners), sell.keys)
    found = market(book, spoken, sell, contacts, work.facts.judgements)
    foreign = [p for p in said.payments if (p.owner, p.owner_name) not in sell.owners]
    grouped, lone, inside = _victims(work, kept, (said, foreign), found)
    case = Case(
        market=found,
        ledger=book,
        gangs=grouped,
        lone=len(lone),
        sources=seized.sources(kept),
        victims=inside,
        base_rate=base_rate(grouped, lone, inside),
        files=len(kept["loaded"]["tables"]),
        foreign=foreign,
        shared_by_others=innocents(grouped, found.home, {n for b in found.buyers for n in b.party.nodes}),
        broken=frozenset(f"file:{path}" for path in changed),
    )
    return sell, case, [t.report.id for t in lone]


def _victims(
    work: _Work, kept: dict[str, Any], said: tuple[Statements, list[Payment]], found: Market
) -> tuple[list[Gang], list[Told], dict[str, Victim]]:
    """Gangs, reports that belong to none, and reporters who stand in the data.

    `said` holds the statements, and the payments among them that are not on the seller's own.
    """
    work.tell(Text("串并举报，比对被害人", "joining reports, looking victims up"))
    events = told(said[0].reports, contacts)
    grouped, alone = gangs(events, found.buyers, said[1])
    inside = victims(work.store, events, [t["file"] for t in kept["loaded"]["tables"]])
    return grouped, alone, inside


def _head(work: _Work, found: Found, clock: Callable[[], datetime]) -> dict[str, Any]:
    facts, law = work.facts, dict(found.count.get("law") or {})
    return {
        "name": facts.name,
        "made_at": clock().isoformat(timespec="seconds"),
        "acts": {"from": _day(facts.start), "to": _day(facts.end)},
        "program": " ".join(program().split()[:2]),
        "law": f"{law.get('number', '')} {law.get('in_force', '')}".strip(),
        "notes": [both(note) for note in missing(work.taken, facts)],
    }


def _day(day: Any) -> str:
    return day.isoformat() if day else ""
