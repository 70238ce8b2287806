"""The four charts of a case, each with the table it was drawn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from suyuan.case.report import numbers
from suyuan.case.report.charts import SERIES, Bar, Stack, bars, columns, legend
from suyuan.case.report.evidence import Evidence
from suyuan.case.report.numbers import number
from suyuan.case.report.order import most
from suyuan.case.report.speak import say, t
from suyuan.identify import kinds
from suyuan.model.text import Text, clean

BARS = 12
"""Bars of one chart; the table below has all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart: drawing, and its table with heads."""

    key: str
    drawing: Markup
    heads: tuple[Markup, ...]
    rows: tuple[tuple[Markup, ...], ...]


def pictures(summary: Mapping[str, Any], evidence: Mapping[str, Any], known: Evidence) -> list[Picture]:
    """The charts that the case has figures for."""
    drawn = (
        _buyers(summary, known),
        _months(evidence.get("timeline") or []),
        _kinds((summary.get("records") or {}).get("by_kind") or {}, known),
        _gangs(summary, known),
    )
    return [picture for picture in drawn if picture]


def _buyers(summary: Mapping[str, Any], known: Evidence) -> Picture | None:
    rows = [b for b in most(summary.get("buyers") or [], "paid_cny") if number(b.get("paid_cny"))]
    if not rows:
        return None
    drawn = [
        Bar(
            _bold(b),
            number(b.get("paid_cny")) or 0,
            _paid(b, known),
            numbers.price(b.get("price_per_record_cny")),
        )
        for b in rows[:BARS]
    ]
    table = tuple(
        (
            _bold(b),
            numbers.yuan(b.get("paid_cny")),
            numbers.whole(b.get("payments")),
            numbers.whole(b.get("records_bought")),
            numbers.price(b.get("price_per_record_cny")),
        )
        for b in rows
    )
    heads = tuple(t(f"col.{k}") for k in ("buyer", "paid", "payments", "bought", "price"))
    return Picture("buyers", bars(drawn), heads, table)


def _bold(row: Mapping[str, Any]) -> Markup:
    return Markup("<b>{}</b>").format(clean(row.get("id") or ""))


def _paid(buyer: Mapping[str, Any], known: Evidence) -> Markup:
    return known.figure(f"buyers.{buyer.get('id')}.paid_cny", numbers.yuan(buyer.get("paid_cny")))


def _months(timeline: Sequence[Mapping[str, Any]]) -> Picture | None:
    """Money by month; the buyers with most money get a colour each, the rest share one."""
    if not any(number(m.get("fen")) for m in timeline):
        return None
    totals: dict[str, float] = {}
    for month in timeline:
        for buyer, fen in (month.get("buyers") or {}).items():
            totals[buyer] = totals.get(buyer, 0.0) + (number(fen) or 0)
    top = sorted(totals, key=lambda b: (-totals[b], b))[:SERIES]
    others = any(_parts(m, top)[-1] for m in timeline)
    names = [escape(clean(b)) for b in top] + [t("chart.others")] * others
    styles = [*(f"s{i}" for i in range(len(top))), *["other"] * others]
    stacks = [Stack(clean(m.get("month")), _parts(m, top)[: len(names)]) for m in timeline]
    drawing = legend(names, styles) + columns(stacks, styles, Text("元", "CNY"))
    heads = (t("col.month"), *names, t("col.total"), t("col.payments"))
    table = tuple(
        (
            escape(s.label),
            *(numbers.yuan(p) if p else numbers.NONE for p in s.parts),
            numbers.yuan((number(m.get("fen")) or 0) / 100),
            numbers.whole(m.get("payments")),
        )
        for s, m in zip(stacks, timeline, strict=True)
    )
    return Picture("months", Markup('<div class="scroll">{}</div>').format(drawing), heads, table)


def _parts(month: Mapping[str, Any], top: Sequence[str]) -> tuple[float, ...]:
    """Yuan of the top buyers in their order, then of all others."""
    buyers = month.get("buyers") or {}
    parts = [max(0.0, number(buyers.get(b)) or 0) / 100 for b in top]
    rest = (number(month.get("fen")) or 0) / 100 - sum(parts)
    return (*parts, rest if rest > 0.005 else 0.0)


def _kinds(kinds: Mapping[str, Any], known: Evidence) -> Picture | None:
    rows = sorted(((k, _rows(v)) for k, v in kinds.items() if _rows(v)), key=lambda kv: (-kv[1], kv[0]))
    if not rows:
        return None
    drawn = [
        Bar(_kind(k), n, known.figure(f"records.by_kind.{k}", numbers.whole(n)), Markup(""))
        for k, n in rows[:BARS]
    ]
    table = tuple((_kind(k), numbers.whole(n)) for k, n in rows)
    return Picture("kinds", bars(drawn), (t("col.kind"), t("col.records")), table)


def _rows(value: object) -> float:
    if isinstance(value, Mapping):
        value = next((value[k] for k in ("rows", "records", "valid") if k in value), 0)
    return number(value) or 0.0


def _kind(code: str) -> Markup:
    return say(kinds()[code].names if code in kinds() else code)


def _gangs(summary: Mapping[str, Any], known: Evidence) -> Picture | None:
    rows = [
        g
        for g in most(summary.get("gangs") or [], "loss_cny")
        if number(g.get("loss_cny")) or g.get("reports")
    ]
    if not rows:
        return None
    drawn = [
        Bar(
            _bold(g),
            number(g.get("loss_cny")) or 0,
            known.figure(f"gangs.{g.get('id')}.loss_cny", numbers.yuan(g.get("loss_cny"))),
            t("chart.reports", n=f"{len(g.get('reports') or []):,}"),
        )
        for g in rows[:BARS]
    ]
    table = tuple(
        (
            _bold(g),
            numbers.whole(len(g.get("reports") or [])),
            numbers.whole(g.get("victims_in_dump")),
            numbers.yuan(g.get("loss_cny")),
        )
        for g in rows
    )
    heads = tuple(t(f"col.{k}") for k in ("gang", "reports", "inside", "loss"))
    return Picture("gangs", bars(drawn), heads, table)


def dumps(summary: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The seized files with what they hold."""
    return [
        {
            "file": one.get("file") or one.get("path"),
            "format": one.get("format"),
            "encoding": one.get("encoding"),
            "kinds": Markup("、").join(
                dict.fromkeys(_kind(c["kind"]) for c in one.get("columns") or [] if c.get("kind"))
            ),
            "rows": numbers.whole(one.get("rows")),
            "bad": numbers.whole(one.get("bad_rows")),
        }
        for one in (summary.get("records") or {}).get("by_file") or []
    ]
