"""Puts the page together: words, sections, style, script, and the policy that lets nothing else run."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from suyuan.case.report import accounts, labels, numbers, order, speak
from suyuan.case.report.article140 import CHAINS, chains
from suyuan.case.report.chain import desk, phone
from suyuan.case.report.counting import counting
from suyuan.case.report.custody import data, list_files
from suyuan.case.report.evidence import Evidence
from suyuan.case.report.glance import glance
from suyuan.case.report.graph import build
from suyuan.case.report.pictures import dumps, pictures
from suyuan.case.report.words import LANGS, words
from suyuan.model.text import Lang, clean

RIGHT = tuple(
    f"col.{key}"
    for key in [
        "paid",
        "payments",
        "bought",
        "price",
        "matched",
        "reports",
        "inside",
        "loss",
        "rows",
        "gain",
        "days",
        "daily",
        "now",
        "low",
        "high",
        "serious",
        "extreme",
        "touched",
        "size",
        "bad",
    ]
)
"""Columns of figures, set flush right."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a report is made of."""

    summary: Mapping[str, Any]
    evidence: Mapping[str, Any]
    custody: Mapping[str, Any]
    lang: Lang


def page(inputs: Inputs) -> str:
    """The whole report as one HTML text; the same inputs give the same text."""
    style, script = _style(inputs), _own("report.js")
    policy = (
        "default-src 'none'; "
        f"script-src 'sha256-{_hash(script)}'; style-src 'sha256-{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    known = Evidence(inputs.evidence)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(policy=policy, style=speak.own(style), script=speak.own(script), **_content(inputs, known))
    )


def _content(inputs: Inputs, known: Evidence) -> dict[str, Any]:
    """Everything the templates show."""
    summary, evidence, custody = inputs.summary, inputs.evidence, inputs.custody
    graph = build(summary, evidence)
    return {
        "lang": inputs.lang,
        "case": evidence.get("case") or {},
        "summary": summary,
        "evidence": evidence,
        "custody": custody,
        "sealed": data(custody),
        "files": list_files(custody),
        "known": known,
        "glance": glance(summary, known),
        "drawings": (desk(graph), phone(graph)) if graph.drawable else (),
        "chains": list(chains(summary, evidence, known)),
        "chains_most": CHAINS,
        "count": counting(summary.get("count") or {}, known),
        "dumps": dumps(summary),
        "pictures": pictures(summary, evidence, known),
        "sources": order.sources(summary),
        "buyers": order.buyers(summary),
        "gangs": order.gangs(summary),
        "titles": {lang: _title(inputs, lang) for lang in LANGS},
        "figures": [(anchor, labels.label(path), items) for anchor, path, items in known.index()],
    }


def _title(inputs: Inputs, lang: Lang) -> str:
    return f"{clean(_case(inputs, lang), 80)} · {words()['title'].say(lang)}"


def _case(inputs: Inputs, lang: Lang) -> object:
    """The name of the case."""
    return (inputs.evidence.get("case") or {}).get("name") or words()["case.unnamed"].say(lang)


@cache
def _environment() -> Environment:
    """Templates with everything escaped and every bare value cleaned; a missing value shows as nothing."""
    env = Environment(
        loader=PackageLoader("suyuan.case.report", "templates"),
        autoescape=True,
        finalize=_final,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= {"t": speak.t, "say": speak.say, "word": speak.word, "both": speak.both}
    env.globals |= {
        n: getattr(numbers, n) for n in ("whole", "about", "yuan", "price", "bound", "day", "span", "signed")
    }
    env.globals |= {
        "listed": accounts.listed,
        "hidden": accounts.hidden,
        "reason": labels.reason,
        "figures_right": RIGHT,
    }
    return env


def _final(value: Any) -> Any:
    """A value on its way into the page: markup as it stands, all else cleaned."""
    return value if isinstance(value, Markup) else clean(value)


def _style(inputs: Inputs) -> str:
    """Style sheet with the running head of the printed pages."""
    name = _case(inputs, inputs.lang)
    root = str(inputs.custody.get("root") or "")[:16]
    head = f"@page{{@top-left{{content:{_css(clean(name, 40))}}}@top-right{{content:{_css(root)}}}}}"
    return f"{_own('report.css')}\n{_own('print.css')}\n{head}\n"


def _css(text: str) -> str:
    """A CSS string in which every character is an escape, so that no text can leave it."""
    return '"' + "".join(f"\\{ord(char):x} " for char in text) + '"'


def _own(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8").strip()


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
