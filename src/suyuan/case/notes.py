"""What a reader of the report must know about the input: parts that are absent, files that were left out."""

from collections.abc import Iterator

from suyuan.case.casefile import CaseFile
from suyuan.case.intake import Intake
from suyuan.model.text import Text

_PARTS = {
    "seized": Text("没有查获的数据文件（seized/）：不能计数、溯源和比对被害人", "no seized dumps (seized/): nothing to count, trace or look victims up in"),
    "payments": Text("没有流水（payments/）：买方付款金额未知", "no payments (payments/): what buyers paid is unknown"),
    "chats": Text("没有聊天记录（chats/）：买方的别名和订购数量只能从流水推断", "no chats (chats/): aliases and orders are known from payments alone"),
    "reports": Text("没有举报（reports/）：不能串并团伙和被害人", "no reports (reports/): no gangs or victims can be joined"),
    "holders": Text("没有持有单位的数据（holders/）：不能比对信息来源", "no holders' tables (holders/): sources cannot be compared"),
    "releases": Text("没有放行台账（releases/）：不能确认流出的是哪一份", "no release ledgers (releases/): no copy can be named"),
}  # fmt: skip  # one line a part


def missing(taken: Intake, facts: CaseFile) -> list[Text]:
    """Notes on what is absent or was left out."""
    return list(_notes(taken, facts))


def _notes(taken: Intake, facts: CaseFile) -> Iterator[Text]:
    yield from (text for part, text in _PARTS.items() if not taken.files[part])
    if not (taken.folder / "case.toml").is_file():
        yield Text(
            "没有 case.toml：适用现行法律，卖方账号由流水和聊天推断",
            "no case.toml: the law now in force is applied; the seller's accounts are inferred",
        )
    if taken.stray:
        count = len(taken.stray)
        yield Text(
            f"{count} 个文件不在任何已知部分下，只登记未读取",
            f"{count} files lie in no known part: hashed, not read",
        )
    if facts.insiders:
        yield Text(
            "履行职责或提供服务中获得的部分，按溯源到该单位的数据表计算，须由办案机关认定",
            "the part obtained in duty or service is taken from the tables traced to that holder; it is for the authorities to find",
        )
