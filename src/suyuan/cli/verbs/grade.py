"""`suyuan grade`: may it be traded."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from suyuan.cli.door import AsJson, Door, existing
from suyuan.grade import Decision, Entry, Facts, inventory, read_facts, template
from suyuan.grade.decide import SENTENCE
from suyuan.grade.inventory import changes
from suyuan.identify import kinds, scan
from suyuan.identify.findings import FileFindings
from suyuan.model.errors import CannotFinish, WrongUse
from suyuan.model.text import Text
from suyuan.read import Unread

HELP = Text(
    "能否交易：不可交易、脱敏后可交易、可交易；每条理由附条文",
    "May it be traded: not, once obfuscated, or as it is; each reason with its article",
)
PATHS = Text("文件、文件夹或压缩包", "Files, folders or archives")
FACTS = Text("事实文件（用 --template 生成）", "The file of facts (made by --template)")
TEMPLATE = Text("输出一份待填写的事实文件", "Print a file of facts to fill in")
BEFORE = Text("上次 --json 的结果，用来比较变化", "The last result of --json, to show what changed")
GRADE_NAMES = {
    "not_tradable": Text("不可交易", "not tradable"),
    "tradable_obfuscated": Text("脱敏后可交易", "tradable once obfuscated"),
    "tradable": Text("可交易", "tradable"),
}
TARGETS: dict[str | None, Text] = {
    "deidentified": Text("（须去标识化）", " (de-identified)"),
    "anonymised": Text("（须匿名化）", " (anonymised)"),
    None: Text("", ""),
}
CHECKED = {
    "verified": Text("", ""),
    "secondary": Text("（据二手资料）", " (secondary source)"),
    "memory": Text("（凭记忆，须核对）", " (from memory: check)"),
}
STANDINGS = {"fails": Text("不满足", "fails"), "open": Text("未说明", "not stated")}


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("grade", help=HELP.say(here.lang))
    def _grade(
        paths: Annotated[list[Path] | None, typer.Argument(help=PATHS.say(here.lang))] = None,
        *,
        facts: Annotated[Path | None, typer.Option(help=FACTS.say(here.lang))] = None,
        blank: Annotated[bool, typer.Option("--template", help=TEMPLATE.say(here.lang))] = False,
        before: Annotated[Path | None, typer.Option(help=BEFORE.say(here.lang))] = None,
        as_json: AsJson = False,
    ) -> None:
        if blank:
            sys.stdout.write(template())
            return
        if not paths:
            raise WrongUse(
                "name a file or a folder, or ask for --template / 请给出文件或文件夹，或用 --template"
            )
        stated = read_facts(existing([facts])[0]) if facts else Facts()
        found, unread = _scanned(here, paths)
        entries = inventory(found, stated)
        result = _result(entries, unread, _earlier(before))
        if as_json:
            here.json(result)
        else:
            _show(here, entries, result)


def _scanned(here: Door, paths: list[Path]) -> tuple[list[FileFindings], list[dict[str, str]]]:
    found, unread = [], []
    for item in scan(existing(paths)):
        if isinstance(item, Unread):
            unread.append({"path": item.name, "reason": str(item.error)})
            here.say(Text(f"读不了 {item.name}：{item.error}", f"cannot read {item.name}: {item.error}"))
        else:
            found.append(item)
    if not found:
        raise CannotFinish("no file could be read / 没有一个文件能读")
    return found, unread


def _earlier(path: Path | None) -> list[dict[str, Any]] | None:
    if path is None:
        return None
    try:
        tables: list[dict[str, Any]] = json.loads(existing([path])[0].read_text(encoding="utf-8"))["tables"]
    except (ValueError, KeyError, TypeError):
        raise WrongUse(f"{path} is no result of `suyuan grade --json`") from None
    return tables


def _result(
    entries: tuple[Entry, ...], unread: list[dict[str, str]], earlier: list[dict[str, Any]] | None
) -> dict[str, Any]:
    """The worst table decides; its answer stands at the top, every table below."""
    tables = [entry.json() for entry in entries]
    top = {
        key: tables[0][key] for key in ("grade", "target", "reasons", "needed", "changes", "notes", "level")
    }
    since = {} if earlier is None else {"since_last": changes(earlier, tables)}
    return {**top, **since, "tables": tables, "unread": unread, "sentence": tables[0]["sentence"]}


def _show(here: Door, entries: tuple[Entry, ...], result: dict[str, Any]) -> None:
    if len(entries) > 1:
        here.table(
            Text("清单", "Inventory"),
            [
                Text("表", "table"),
                Text("等级", "grade"),
                Text("行", "rows"),
                Text("人（至少）", "people (at least)"),
                Text("数据级别", "level"),
                Text("种类", "kinds"),
            ],
            [
                [e.path, _graded(e.decision), e.rows, e.people, e.decision.level, _kinds(here, e)]
                for e in entries
            ],
        )
    for entry in entries[:3]:
        _one(here, entry)
    if len(entries) > 3:
        here.say(
            Text(f"另有 {len(entries) - 3} 张表，详见 --json", f"{len(entries) - 3} more tables: see --json")
        )
    for change in result.get("since_last", []):
        here.say(
            Text(
                f"变化 {change['path']}：{change['what']} {change.get('before', '')} → {change.get('after', '')}",
                f"changed {change['path']}: {change['what']} {change.get('before', '')} → {change.get('after', '')}",
            )
        )
    here.say(SENTENCE)


def _kinds(here: Door, entry: Entry) -> str:
    known = kinds()
    return "、".join(known[k].names.say(here.lang) for k in dict.fromkeys(entry.kinds.values()))


def _graded(decision: Decision) -> Text:
    name, target = GRADE_NAMES[decision.grade], TARGETS[decision.target]
    return Text(name.zh + target.zh, name.en + target.en)


def _one(here: Door, entry: Entry) -> None:
    decision = entry.decision
    grade = _graded(decision)
    here.out.print(f"\n[bold]{entry.path}[/bold]  {grade.say(here.lang)}", highlight=False)
    if decision.reasons:
        here.table(
            Text("理由", "Reasons"),
            [Text("条文", "article"), Text("情况", "state"), Text("为什么", "why"), Text("列", "columns")],
            [
                [
                    _article(r.rule.article.law, r.rule.article.number, r.rule.article.status),
                    STANDINGS[r.standing],
                    r.rule.why,
                    "、".join(r.columns) or "—",
                ]
                for r in decision.reasons
            ],
        )
    if decision.needed:
        here.table(
            Text(
                "还需要说明（其余未说明的按有利回答）",
                "Still to be stated (other open ones answered favourably)",
            ),
            [Text("事实", "fact"), Text("问题", "question"), Text("若是", "if yes"), Text("若否", "if no")],
            [
                [
                    o.fact,
                    o.ask,
                    _name(o.if_yes.grade, o.if_yes.target),
                    _name(o.if_no.grade, o.if_no.target),
                ]
                for o in decision.needed
            ],
        )
    for change in decision.changes:
        name = GRADE_NAMES[change.grade]
        here.say(Text(f"→ {change.do.zh}：{name.zh}", f"→ {change.do.en}: {name.en}"))
    for note in decision.notes:
        here.say(Text("注意：" + note.zh, "note: " + note.en))


def _name(grade: str, target: str | None) -> Text:
    return Text(
        GRADE_NAMES[grade].zh + TARGETS[target].zh,
        GRADE_NAMES[grade].en + TARGETS[target].en,
    )


def _article(law: str, number: str, status: str) -> Text:
    shown = f"第{number}条" if number.replace("-", "").isdigit() else number
    return Text(f"{law} {shown}{CHECKED[status].zh}", f"{law} {number}{CHECKED[status].en}")
