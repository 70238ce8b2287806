"""Obfuscates a table: read once to search the best generalisation, read again to write the result."""

import hmac
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from suyuan.model.errors import WrongUse
from suyuan.obfuscate.builtin import built, builtin
from suyuan.obfuscate.coded import classes
from suyuan.obfuscate.coded import coded as coded_values
from suyuan.obfuscate.hierarchy import Hierarchy, hierarchy, read_hierarchy
from suyuan.obfuscate.intake import Coded, Intake, encode_columns, take
from suyuan.obfuscate.measure import k_anonymity, l_diversity, spread, t_closeness
from suyuan.obfuscate.output import writer
from suyuan.obfuscate.plan import DROP, GENERALISE, Plan, Step, check_wanted, read_plan
from suyuan.obfuscate.risk import Risk, risk
from suyuan.obfuscate.search import Lattice, Optimum, Wanted, encode, optimum
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
    found: Optimum | None
    """The search, where there was one."""
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
                "nodes": self.found.nodes if self.found else 0,
                "tried": self.found.tried if self.found else 0,
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
    found, hidden = _searched(plan, coded, used)
    plan = _settled(plan, found)
    forms = {name: _forms(one, found, coded.values[name]) for name, one in used.items()}
    _write(intake, out, _changes(plan, coded, forms, asked), hidden)
    nothing = np.zeros(coded.rows, np.bool_)
    return Obfuscated(
        plan=plan,
        rows=coded.rows,
        suppressed=int(hidden.sum()),
        bad_rows=intake.bad.total(),
        before=_measure(plan, coded, {}, nothing, asked.limit),
        after=_measure(plan, coded, forms, hidden, asked.limit),
        loss=found.loss if found else 0.0,
        found=found,
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
    key = hmac.digest(ask.key, f"suyuan/obfuscate/{step.column}".encode(), "sha256") if ask.key else b""
    return transforms()[step.do].apply(values, Setting(step.column, step.kind, key, step.options))


def _searched(plan: Plan, coded: Coded, used: Mapping[str, Hierarchy]) -> tuple[Optimum | None, np.ndarray]:
    """The best levels, and the rows that must be suppressed."""
    if not used:
        return None, np.zeros(coded.rows, np.bool_)
    codes = {
        name: encode(np.array(coded.values[name], dtype=str), one)[coded.codes[name]]
        for name, one in used.items()
    }
    own = plan.of("sensitive")
    wants_own = bool(own) and (plan.wanted.l > 1 or plan.wanted.t < 1)
    lattice = Lattice(codes, used, coded.codes[own[0].column] if wants_own else None)
    found = optimum(lattice, plan.wanted)
    hidden = lattice.cost([found.levels[name] for name in lattice.names], plan.wanted)[2]
    return found, hidden[lattice.alike]


def _settled(plan: Plan, found: Optimum | None) -> Plan:
    """The plan with the levels that were chosen."""
    if found is None:
        return plan
    steps = [
        replace(s, level=found.levels[s.column]) if s.do == GENERALISE and s.level is None else s
        for s in plan.steps
    ]
    return replace(plan, steps=tuple(steps))


def _forms(one: Hierarchy, found: Optimum | None, values: Sequence[str]) -> list[str]:
    assert found is not None
    return [one.forms[value][found.levels[one.name]] for value in values]


@dataclass(frozen=True, slots=True)
class Change:
    """From values of a column to their new forms."""

    apply: Callable[[list[str]], Sequence[str]]
    each_row: bool = False
    """Whether every row is changed on its own, not each distinct value once."""


def _changes(plan: Plan, coded: Coded, forms: Mapping[str, Sequence[str]], ask: Ask) -> dict[str, Change]:
    """What to do with every column that stays."""
    made: dict[str, Change] = {}
    for step in plan.steps:
        if step.do == DROP:
            continue
        if step.column in forms:
            known = dict(zip(coded.values[step.column], forms[step.column], strict=True))
            made[step.column] = Change(partial(_looked_up, known))
        else:
            made[step.column] = Change(partial(_new, step, ask), transforms()[step.do].each_row)
    return made


def _looked_up(known: Mapping[str, str], values: list[str]) -> list[str]:
    return [known[value] for value in values]


def _write(intake: Intake, out: Path, changes: Mapping[str, Change], hidden: np.ndarray) -> None:
    schema = pa.schema([(name, pa.string()) for name in changes])
    row = 0
    with writer(out, schema, header=intake.table.has_header) as file:
        for batch in intake.batches():
            part = batch.filter(pa.array(~hidden[row : row + batch.num_rows]))
            row += batch.num_rows
            columns = [_changed(part.column(name), change) for name, change in changes.items()]
            file.write_batch(pa.record_batch(columns, schema=schema))


def _changed(column: pa.Array, change: Change) -> pa.Array:
    if change.each_row:
        return pa.array(change.apply(column.to_pylist()), pa.string())
    coded = column.dictionary_encode()
    return pa.array(change.apply(coded.dictionary.to_pylist()), pa.string()).take(coded.indices)


def _measure(
    plan: Plan, coded: Coded, forms: Mapping[str, Sequence[str]], hidden: np.ndarray, limit: float
) -> Measured:
    """Measure the rows that are not hidden, quasi-identifiers in their forms."""
    stays = ~hidden
    columns = []
    for step in plan.of("quasi"):
        if step.do != DROP:
            codes = coded.codes[step.column][stays]
            if step.column in forms:
                codes = coded_values(pa.array(forms[step.column], pa.string()))[0][codes]
            columns.append(codes)
    found = classes(columns) if columns else classes([np.zeros(int(stays.sum()), np.int64)])
    seen = [spread(found, coded.codes[s.column][stays]) for s in plan.of("sensitive") if s.do != DROP]
    return Measured(
        k=k_anonymity(found),
        l=min((l_diversity(one) for one in seen), default=0),
        t=max((t_closeness(one) for one in seen), default=0.0),
        risk=risk(found, limit=limit),
    )
