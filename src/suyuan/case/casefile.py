"""What `case.toml` says about a case: everything is optional, spellings are read leniently."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from suyuan.model.accounts import TYPES, account
from suyuan.model.errors import BadCaseFile


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The facts that investigators gave."""

    name: str
    start: date | None
    """First day of the acts."""
    end: date | None
    """Last day of the acts; the law in force on it decides."""
    seller_accounts: tuple[str, ...]
    seller_names: tuple[str, ...]
    insiders: tuple[str, ...]
    """Holders whose data was obtained in duty or service."""
    income_fen: int | None
    judgements: tuple[tuple[str, str, bool], ...]
    """Pairs of accounts that a person judged to be one party (True) or not (False)."""


def read(path: Path) -> CaseFile:
    """Read `case.toml`; an absent file leaves everything open.

    Raises BadCaseFile, naming the line, where the file is no TOML.
    """
    table = _load(path) if path.is_file() else {}
    acts, seller = _table(table, "acts", "act", "dates"), _table(table, "seller", "sellers", "suspect")
    insiders, income = _table(table, "insiders", "insider"), _table(table, "income", "amounts")
    return CaseFile(
        name=str(table.get("name") or table.get("title") or path.parent.name),
        start=_date(_pick(acts, table, "from", "start", "begin")),
        end=_date(_pick(acts, table, "to", "end", "until")),
        seller_accounts=tuple(a for v in _many(seller.get("accounts")) if (a := _account(str(v)))),
        seller_names=tuple(str(v) for v in _many(seller.get("names", seller.get("name")))),
        insiders=tuple(str(v) for v in _many(insiders.get("holders", table.get("insiders")))),
        income_fen=_fen(_pick(income, table, "claimed_cny", "cny", "claimed", "income_cny")),
        judgements=_judgements(table),
    )


def _load(path: Path) -> dict[str, Any]:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", errors="replace")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = found[1] if found else str(text.count("\n") + 1)
        raise BadCaseFile(
            f"{path.name}, line {line}: this is no TOML; mend the line or remove the file"
        ) from error


def _table(whole: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """The first of the named entries; a bare list stands for its accounts, a list of tables for its first."""
    for name in names:
        entry = whole.get(name)
        if isinstance(entry, dict):
            return entry
        if isinstance(entry, list) and entry:
            return _merged(entry) if isinstance(entry[0], dict) else {"accounts": entry, "holders": entry}
    return {}


def _merged(entries: list[dict[str, Any]]) -> dict[str, Any]:
    names = {key for entry in entries for key in entry}
    return {key: [v for entry in entries for v in _many(entry.get(key))] for key in names}


def _pick(near: Mapping[str, Any], whole: Mapping[str, Any], *names: str) -> Any:
    return next((t[n] for t in (near, whole) for n in names if not isinstance(t.get(n), dict | None)), None)


def _many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = re.match(r"\s*(\d{4})\D(\d{1,2})\D(\d{1,2})", str(value or ""))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _fen(value: Any) -> int | None:
    try:
        return None if value is None else round(float(str(value).replace(",", "")) * 100)
    except ValueError:
        return None


def _account(text: str) -> str:
    """An account as written; without a type it is guessed from its shape."""
    type_, colon, value = text.replace("：", ":").partition(":")
    if colon and type_.strip().lower() in TYPES:
        return account(type_.strip().lower(), value)
    bare = text.strip()
    if re.fullmatch(r"(?:\+?86)?1[3-9]\d{9}", bare):
        return account("phone", bare)
    if re.fullmatch(r"\d{5,11}", bare):
        return account("qq", bare)
    if re.fullmatch(r"\d{12,19}", bare):
        return account("bank", bare)
    return account("alipay" if "@" in bare else "wechat", bare)


def _judgements(table: Mapping[str, Any]) -> tuple[tuple[str, str, bool], ...]:
    found = []
    for entry in _many(table.get("judgements", table.get("judgement"))):
        for word, positive in (("same", True), ("different", False)):
            pair = [_account(str(v)) for v in _many(entry.get(word))] if isinstance(entry, dict) else []
            found += [(pair[0], other, positive) for other in pair[1:]]
    return tuple(found)
