"""Names figures for people: `buyers.B1.paid_cny` becomes B1 付款金额."""

from markupsafe import Markup

from suyuan.case.report.speak import both, plain
from suyuan.case.report.words import words
from suyuan.identify import kinds
from suyuan.model.text import clean


def label(path: str) -> Markup:
    """A figure's path in words; parts that the catalogue does not know stay as they are."""
    head, *rest = path.split(".")
    for key in (f"figure.{path}", f"figure.{head}.{rest[-1]}" if rest else f"figure.{head}"):
        if key in words():
            text, who = words()[key], rest[:-1] if key != f"figure.{path}" else []
            name = clean(".".join(who))
            return both(f"{name} {text.zh}".strip(), f"{name} {text.en}".strip())
    parts = [
        words().get(f"figure.{head}") or plain(head),
        *(kinds()[part].names if part in kinds() else plain(part) for part in rest),
    ]
    return both(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))


def reason(code: object) -> Markup:
    """Why a row could not be read: `columns:4!=5` becomes 列数不符（4!=5）."""
    name, _, rest = clean(code).partition(":")
    text = words().get(f"bad.{name}") or plain(name)
    return both(f"{text.zh}（{rest}）", f"{text.en} ({rest})") if rest else both(text.zh, text.en)


def origin_name(code: object) -> str:
    """Where an item really comes from: the file, account or other thing, without the word for its sort."""
    return clean(code or "").removeprefix("file:").removeprefix("account:")
