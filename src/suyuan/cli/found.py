"""Shows what was found in a text: masked in its place, and what was checked about it."""

from rich.text import Text as Line

from suyuan.cli.door import Door
from suyuan.cli.scanned.words import check_name, kind_name
from suyuan.identify import Span, kinds
from suyuan.identify.examine import examine
from suyuan.model.accounts import masked
from suyuan.model.text import Text, clean

AROUND = 24
"""Characters of a long line that are shown on each side of a span."""
RIGHT, DOUBTFUL = "bold black on yellow", "bold white on red"


def hidden(span: Span) -> str:
    """The value of a span, masked."""
    kind = kinds().get(span.kind)
    return (kind.mask if kind else masked)(span.normal)


def checks(span: Span) -> dict[str, list[str]]:
    """What was verified about a span: the codes of the checks that it passed, failed, or did not allow."""
    if span.kind not in kinds():
        return {"passed": [], "failed": [], "untold": []}
    told = examine(span.kind, span.normal)
    return {"passed": [*told.passed], "failed": [*told.failed], "untold": [*told.untold]}


def show(here: Door, text: str, spans: list[Span], *, unmask: bool) -> None:
    """Print the lines that hold something with the values marked, then a table of them."""
    here.out.print(in_context(text, spans, unmask=unmask), highlight=False)
    here.table(
        Text("找到的信息", "found"),
        [
            Text("位置", "place"),
            Text("种类", "kind"),
            Text("值", "value"),
            Text("线索", "cue"),
            Text("把握", "confidence"),
            Text("变形", "evasive"),
            Text("核对", "checked"),
        ],
        [
            [
                f"{span.start}–{span.end}",
                kind_name(span.kind),
                span.normal if unmask else hidden(span),
                clean(span.cue, 20),
                f"{span.confidence:.1%}" if span.confidence else "",
                span.evasive,
                verified(span),
            ]
            for span in spans
        ],
    )


def verified(span: Span) -> Text:
    """The checks of a span in words: ✓ passed, ✗ failed, ? not told by this value."""
    marks = (("passed", "✓"), ("failed", "✗"), ("untold", "?"))
    told = checks(span)
    named = [(mark, check_name(span.kind, code)) for key, mark in marks for code in told[key]]
    return Text(
        " ".join(mark + name.zh for mark, name in named), ", ".join(mark + name.en for mark, name in named)
    )


def in_context(text: str, spans: list[Span], *, unmask: bool) -> Line:
    """The text around the spans, each masked and marked; what lies far from all of them is left out."""
    shown = Line()
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), len(text)]
    for number, (end, start) in enumerate(zip(ends, starts, strict=True)):
        shown.append(_between(text[end:start], first=number == 0, last=number == len(spans)))
        if number < len(spans):
            span = spans[number]
            value = span.value if unmask else hidden(span)
            shown.append(clean(value, 80), style=RIGHT if span.valid else DOUBTFUL)
    return shown


def _between(text: str, *, first: bool, last: bool) -> str:
    """What is shown of a stretch without spans; control characters are made harmless."""
    lines = [clean(line, 2 * AROUND + len(line)) for line in text.split("\n")]
    whole = "\n".join(lines)
    if len(whole) <= 2 * AROUND:
        return whole
    head = "" if first else whole[:AROUND]
    tail = "" if last else whole[-AROUND:]
    return f"{head} … {tail}"
