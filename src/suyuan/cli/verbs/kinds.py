"""`suyuan kinds`: every kind of personal information that is known, what is checked of it, and on which sources."""

from typing import Annotated, Any

import typer

from suyuan.cli.door import AsJson, Door
from suyuan.identify import kinds
from suyuan.model.errors import UnknownName
from suyuan.model.kind import Kind
from suyuan.model.text import Text

HELP = Text(
    "列出能识别的信息种类：名称、校验项目、依据",
    "List the kinds of information that are recognised: names, checks, sources",
)
CODE = Text("只看这些种类（代码）；不给则列出全部", "These kinds alone, by code; all without it")


def add(app: typer.Typer, here: Door) -> None:
    """Add the verb."""

    @app.command("kinds", help=HELP.say(here.lang))
    def _kinds(
        code: Annotated[list[str] | None, typer.Argument(help=CODE.say(here.lang))] = None,
        *,
        as_json: AsJson = False,
    ) -> None:
        unknown = [one for one in code or () if one not in kinds()]
        if unknown:
            raise UnknownName(f"no kind is called {', '.join(unknown)}; there are: {', '.join(kinds())}")
        shown = [kind for kind in kinds().values() if not code or kind.code in code]
        if as_json:
            here.json({"kinds": [described(kind) for kind in shown]})
            return
        here.table(
            Text("能识别的信息种类", "kinds of information"),
            [Text("代码", "code"), Text("名称", "name"), Text("校验", "checks"), Text("依据", "sources")],
            [[k.code, k.names, _joined(k, here), "; ".join(k.sources)] for k in shown],
        )


def _joined(kind: Kind, here: Door) -> str:
    return "、".join(check.names.say(here.lang) for check in kind.checks)


def described(kind: Kind) -> dict[str, Any]:
    """One kind as JSON."""
    return {
        "code": kind.code,
        "names": {"zh": kind.names.zh, "en": kind.names.en},
        "checks": [{"code": c.code, "zh": c.names.zh, "en": c.names.en} for c in kind.checks],
        "traits": sorted(kind.traits),
        "headers": list(kind.headers),
        "told_by": kind.told_by,
        "made_up_fails": kind.checked,
        "sources": list(kind.sources),
    }
