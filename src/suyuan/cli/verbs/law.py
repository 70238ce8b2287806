"""`suyuan law`: the dated law that gradings and counts rest on."""

from datetime import date
from typing import Annotated, Any

import typer

from suyuan.cli.door import AsJson, Door
from suyuan.law import Article, Book, Change, book, books, compare
from suyuan.model.errors import UnknownName, WrongUse
from suyuan.model.text import Text

HELP = Text(
    "列出、查看、比较所依据的法律、司法解释和标准",
    "List, show and compare the laws, interpretations and standards that results rest on",
)
NAME = Text("法律的短名；不给则列出全部", "Short name of the law; all are listed without it")
NUMBER = Text("条号；不给则显示全部已录条文", "Number of the article; all in the books without it")
DATE = Text("按哪一天有效的版本（YYYY-MM-DD）", "The version in force on a day (YYYY-MM-DD)")
COMPARE = Text("与另一天的版本比较（YYYY-MM-DD）", "Compare with the version of another day (YYYY-MM-DD)")
CHECKED = {
    "verified": Text("已核对转录文本", "read in a transcription"),
    "secondary": Text("据二手资料", "from a secondary source"),
    "memory": Text("凭记忆，须核对原文", "from memory: check the original"),
}
CHANGED = {
    "same": Text("未变", "unchanged"),
    "renumbered": Text("仅条号变化", "renumbered"),
    "changed": Text("有修改", "changed"),
    "added": Text("后一版才有（库内）", "only in the later version (in the books)"),
    "gone": Text("后一版没有（库内）", "not in the later version (in the books)"),
}


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("law", help=HELP.say(here.lang))
    def _law(
        name: Annotated[str, typer.Argument(help=NAME.say(here.lang))] = "",
        number: Annotated[str, typer.Argument(help=NUMBER.say(here.lang))] = "",
        *,
        on: Annotated[str, typer.Option("--date", help=DATE.say(here.lang))] = "",
        other: Annotated[str, typer.Option("--compare", help=COMPARE.say(here.lang))] = "",
        as_json: AsJson = False,
    ) -> None:
        day = _day(on)
        if not name:
            _list(here, books(day), as_json=as_json)
        elif other:
            _compare(here, name, sorted([day or date.today(), _day(other) or date.today()]), as_json=as_json)  # noqa: DTZ011  # the reader's own day
        else:
            _show(here, book(name, day), number, as_json=as_json)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongUse(f"{text!r} is no date; write YYYY-MM-DD / 日期请写成 YYYY-MM-DD") from None


def _list(here: Door, found: tuple[Book, ...], *, as_json: bool) -> None:
    if as_json:
        here.json({"books": [_about(b) for b in found]})
        return
    here.table(
        Text("法律、司法解释和标准", "Laws, interpretations and standards"),
        [
            Text("短名", "name"),
            Text("文号", "number"),
            Text("名称", "title"),
            Text("施行", "in force"),
            Text("条数", "articles"),
            Text("核对", "checked"),
        ],
        [[b.name, b.number, b.title, b.since.isoformat(), len(b.articles), CHECKED[b.status]] for b in found],
    )


def _about(found: Book) -> dict[str, Any]:
    return {
        "name": found.name,
        "number": found.number,
        "title": {"zh": found.title.zh, "en": found.title.en},
        "in_force": found.since.isoformat(),
        "status": found.status,
        "articles": list(found.articles),
    }


def _show(here: Door, found: Book, number: str, *, as_json: bool) -> None:
    if number and number not in found.articles:
        raise UnknownName(
            f"{found.number} of {found.since} has no article {number!r} in the books; it has "
            + ", ".join(found.articles)
        )
    shown = [found.articles[number]] if number else list(found.articles.values())
    if as_json:
        here.json({**_about(found), "articles": [a.json() for a in shown]})
        return
    here.say(
        Text(
            f"{found.title.zh}（{found.number}），{found.since} 起施行。来源：{found.source.zh}",
            f"{found.title.en} ({found.number}), in force since {found.since}. Source: {found.source.en}",
        )
    )
    for article in shown:
        _print(here, article)


def _print(here: Door, article: Article) -> None:
    said = CHECKED[article.status].say(here.lang)
    wording = (
        Text("（要点，非原文）", " (summary, not the wording)").say(here.lang) if article.paraphrase else ""
    )
    here.out.print(f"\n[bold]{article.number}[/bold]  {said}{wording}", highlight=False)
    here.out.print(article.text.strip(), markup=False, highlight=False)
    if here.lang == "en":
        here.out.print(article.gist, markup=False, highlight=False, style="dim")


def _compare(here: Door, name: str, days: list[date], *, as_json: bool) -> None:
    old, new, changes = compare(name, *days)
    if as_json:
        here.json({"before": _about(old), "after": _about(new), "changes": [_change(c) for c in changes]})
        return
    here.table(
        Text(
            f"{new.title.zh}：{old.since} 与 {new.since} 的版本",
            f"{new.title.en}: {old.since} and {new.since}",
        ),
        [Text("旧条号", "before"), Text("新条号", "after"), Text("变化", "change"), Text("内容", "content")],
        [
            [
                c.before.number if c.before else "—",
                c.after.number if c.after else "—",
                CHANGED[c.what],
                (c.after or c.before or next(iter(new.articles.values()))).gist,
            ]
            for c in changes
        ],
    )


def _change(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "before": change.before.json() if change.before else None,
        "after": change.after.json() if change.after else None,
    }
