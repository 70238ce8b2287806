"""Obfuscates a table: read once to search the best generalisation, read again to write the result."""

import hmac
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from suyuan.model.errors import WrongUse
from suyuan.obfuscate.builtin import built, builtin
from suyuan.obfuscate.coded import classes
from suyuan.obfuscate.hierarchy import Hierarchy, hierarchy, read_hierarchy
from suyuan.obfuscate.intake import Coded, Intake, encode_columns, take
from suyuan.obfuscate.measure import k_anonymity, l_diversity, spread, t_closeness
from suyuan.obfuscate.output import writer
from suyuan.obfuscate.plan import DROP, GENERALISE, Plan, Step, check_wanted, read_plan
from suyuan.obfuscate.recoding import Recoded, recoded
from suyuan.obfuscate.risk import Risk, risk
from suyuan.obfuscate.search import Wanted
from suyuan.obfuscate.suggest import SAMPLE, suggest
from suyuan.obfuscate.transform import Setting, transforms


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for."""

    wanted: Wanted = Wanted(k=5, suppressed=0.05)  # noqa: RUF009  # frozen
    plan: Path | None = None
    """A plan by hand; its [risk] wins over `wanted`."""
    key: bytes = b""
    """Secret of keyed transforms; empty for none."""
    local: bool = False
    """Whether groups of rows get levels of their own (local recoding) instead of one level for a whole column."""
    limit: float = 0.2
    """Risk above which a row counts as at risk."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How well a table hides its people."""

    k: int
    l: int  # noqa: E741  # the name of the model
    """Least over the sensitive columns; 0 where there is none."""
    t: float
    """Most over the sensitive columns."""
    risk: Risk


@dataclass(frozen=True, slots=True)
class Obfuscated:
    """What was done and what it did."""

    plan: Plan
    """With the levels that the search chose."""
    rows: int
    suppressed: int
    bad_rows: int
    before: Measured
    after: Measured
    loss: float
    """Mean share of the domain that a generalised cell covers, suppressed rows counted as 1."""
    nodes: int
    """Combinations of levels among which the optimum was found; 0 where nothing was searched."""
    groups: int
    """Groups with levels of their own, by local recoding; 0 for one level a column."""
    has_header: bool
    """Whether the table has a header; the result then has one too."""

    @property
    def kept(self) -> list[str]:
        """The columns of the result, in order."""
        return [step.column for step in self.plan.steps if step.do != DROP]

    def json(self) -> dict[str, Any]:
        """As `suyuan obfuscate --json` prints it."""
        return {
            "rows": self.rows,
            "suppressed": self.suppressed,
            "bad_rows": self.bad_rows,
            "risk": {"before": _measured(self.before), "after": _measured(self.after)},
            "utility": {
                "loss": self.loss,
                "rows_kept": 1.0 - self.suppressed / max(1, self.rows),
                "nodes": self.nodes,
                "groups": self.groups,
            },
            "plan": self.plan.json(),
        }


def _measured(one: Measured) -> dict[str, Any]:
    return {"k": one.k, "l": one.l, "t": one.t, **asdict(one.risk)}


def obfuscate(path: Path, out: Path, ask: Ask | None = None) -> Obfuscated:
    """Obfuscate the table of a file into another file.

    Raises WrongUse for plans that do not fit, CannotFinish where the risk wanted cannot be reached; then nothing is written.
    """
    asked = ask or Ask()
    if out.resolve() == path.resolve():
        raise WrongUse("the result would overwrite the table; name another file with -o")
    intake = take(path)
    plan = _plan(intake, asked)
    _check(plan, asked)
    grouped = [s.column for s in (*plan.of("quasi"), *plan.of("sensitive")) if s.do != DROP]
    coded = encode_columns(intake, grouped)
    used = {s.column: _hierarchy(s, coded, asked) for s in plan.of("quasi") if s.do != DROP}
    done = recoded(plan, coded, used, local=asked.local)
    plan = _settled(plan, done)
    _write(intake, out, plan, done, asked)
    return Obfuscated(
        plan=plan,
        rows=coded.rows,
        suppressed=int(done.hidden.sum()),
        bad_rows=intake.bad.total(),
        before=_measure(plan, coded, None, asked.limit),
        after=_measure(plan, coded, done, asked.limit),
        loss=done.loss,
        nodes=done.nodes,
        groups=done.groups,
        has_header=intake.table.has_header,
    )


def _plan(intake: Intake, ask: Ask) -> Plan:
    if ask.plan is not None:
        return read_plan(ask.plan, intake.table.columns, intake.kinds)
    sample: dict[str, list[str]] = {name: [] for name in intake.table.columns}
    for batch in intake.batches():
        for name, values in sample.items():
            values.extend(batch.column(name).slice(0, SAMPLE - len(values)).to_pylist())
        if len(next(iter(sample.values()))) >= SAMPLE:
            break
    return suggest(sample, intake.kinds, ask.wanted, keyed=bool(ask.key))


def _check(plan: Plan, ask: Ask) -> None:
    check_wanted(plan.wanted)
    if not ask.key and any(transforms()[s.do].keyed for s in plan.steps if s.do in transforms()):
        raise WrongUse("the plan has keyed columns; give a key file with --key")
    if (plan.wanted.l > 1 or plan.wanted.t < 1) and len(plan.of("sensitive")) != 1:
        raise WrongUse(
            "l and t are about one sensitive column; give exactly one the role sensitive in a plan file"
        )
    for step in plan.of("quasi"):
        if step.do in transforms() and transforms()[step.do].each_row:
            raise WrongUse(
                f"column {step.column}: with {step.do} equal values differ, so it can't be a quasi-identifier"
            )
    if all(s.do == DROP for s in plan.steps):
        raise WrongUse("the plan drops every column; nothing would be left")


def _hierarchy(step: Step, coded: Coded, ask: Ask) -> Hierarchy:
    """The forms of a quasi-identifier: all levels for the search, or the one that the plan fixes."""
    values = coded.values[step.column]
    if step.do != GENERALISE:
        return hierarchy(
            step.column, {v: (form or "-",) for v, form in zip(values, _new(step, ask, values), strict=True)}
        )
    if step.hierarchy in builtin():
        whole = built(step.hierarchy, step.column, values)
    else:
        assert ask.plan is not None
        whole = read_hierarchy(ask.plan.parent / step.hierarchy, step.column)
    if step.level is None:
        return whole
    if not 0 <= step.level < whole.levels:
        raise WrongUse(f"column {step.column}: level {step.level} is not among 0 to {whole.levels - 1}")
    return hierarchy(step.column, {value: (row[step.level],) for value, row in whole.forms.items()})


def _new(step: Step, ask: Ask, values: Sequence[str]) -> Sequence[str]:
    """Distinct values as a transform makes them."""
    return transforms()[step.do].apply(values, _setting(step, ask))


def _setting(step: Step, ask: Ask) -> Setting:
    """What a transform works with; each column has a key of its own."""
    key = hmac.digest(ask.key, f"suyuan/obfuscate/{step.column}".encode(), "sha256") if ask.key else b""
    return Setting(step.column, step.kind, key, step.options)


def _settled(plan: Plan, done: Recoded) -> Plan:
    """The plan with the levels that were chosen."""
    steps = [
        replace(s, level=done.levels[s.column])
        if s.do == GENERALISE and s.level is None and s.column in done.levels
        else s
        for s in plan.steps
    ]
    return replace(plan, steps=tuple(steps))


def _write(intake: Intake, out: Path, plan: Plan, done: Recoded, ask: Ask) -> None:
    kept = [step for step in plan.steps if step.do != DROP]
    schema = pa.schema([(step.column, pa.string()) for step in kept])
    row = 0
    with writer(out, schema, header=intake.table.has_header) as file:
        for batch in intake.batches():
            span = slice(row, row + batch.num_rows)
            row += batch.num_rows
            changed = [_changed(batch.column(step.column), step, done, span, ask) for step in kept]
            part = pa.record_batch(changed, schema=schema)
            file.write_batch(part.filter(pa.array(~done.hidden[span])))


def _changed(column: pa.Array, step: Step, done: Recoded, span: slice, ask: Ask) -> pa.Array:
    """A column of some rows in its new form; each distinct value is changed once, where rows need not differ."""
    if step.column in done.forms:
        new = done.forms[step.column]
        return new.forms.take(pa.array(new.which[span]))
    way = transforms()[step.do]
    if way.column is not None:
        return way.column(column, _setting(step, ask))
    if way.each_row:
        return pa.array(_new(step, ask, column.to_pylist()), pa.string())
    distinct = column.dictionary_encode()
    return pa.array(_new(step, ask, distinct.dictionary.to_pylist()), pa.string()).take(distinct.indices)


def _measure(plan: Plan, coded: Coded, done: Recoded | None, limit: float) -> Measured:
    """Measure the table as it is, or as recoded without the rows that are suppressed."""
    stays = np.ones(coded.rows, np.bool_) if done is None else ~done.hidden
    quasi = [s.column for s in plan.of("quasi") if s.do != DROP]
    columns = [(coded.codes[name] if done is None else done.forms[name].codes())[stays] for name in quasi]
    found = classes(columns or [np.zeros(int(stays.sum()), np.int64)])
    seen = [spread(found, coded.codes[s.column][stays]) for s in plan.of("sensitive") if s.do != DROP]
    return Measured(
        k=k_anonymity(found),
        l=min((l_diversity(one) for one in seen), default=0),
        t=max((t_closeness(one) for one in seen), default=0.0),
        risk=risk(found, limit=limit),
    )
