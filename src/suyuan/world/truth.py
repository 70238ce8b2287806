"""The truth about a world, written beside the case and never inside it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from suyuan.model.accounts import account
from suyuan.world.cast import Cast, Gang, Purse, Trader
from suyuan.world.dumps import Dumps
from suyuan.world.events import Happened
from suyuan.world.exports import Export
from suyuan.world.holders import Leak
from suyuan.world.lists import kind
from suyuan.world.victims import Told

AFFILIATE = "shares customers with the leaking holder"


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that was made, for the truth to be read off."""

    cast: Cast
    happened: Happened
    dumps: Dumps
    leak: Leak
    holders: Sequence[str]
    told: Sequence[Told]
    helper: str
    """Phone of the innocent who helps victims to report."""


def truth(made: Made, exports: Sequence[Export]) -> dict[str, Any]:
    """The truth as one JSON object; scoring and tests read it, the program under test never does."""
    cast, seller = made.cast, made.cast.seller
    return {
        "seller": {"accounts": [seller.qq, seller.alipay, seller.wechat, seller.bank]},
        "buyers": [_buyer(made, trader) for trader in cast.big],
        "small_buyers": [_buyer(made, trader) for trader in cast.small],
        "gangs": [_gang(made, gang) for gang in cast.gangs],
        "foreign_gangs": [_gang(made, gang) for gang in cast.foreign],
        "leak": _leak(made),
        "decoys": _decoys(made),
        "records": _records(made.dumps),
        "tiers": _tiers(made.dumps),
        "payments": [asdict(e) for e in exports],
    }


def _shown(purses: Sequence[Purse]) -> list[str]:
    """Other ways in which the same accounts may be written down: with stars, by nickname, as a phone."""
    found = []
    for purse in purses:
        if purse.channel == "alipay":
            value = purse.account.removeprefix("alipay:")
            found += [account("alipay", purse.shown), account("email" if "@" in value else "phone", value)]
        elif purse.channel == "wechat":
            found.append(account("wechat", purse.name))
    return [f for f in found if f]


def _buyer(made: Made, trader: Trader) -> dict[str, Any]:
    pays = [p for p in made.happened.pays if p.of == trader.id]
    gang = next((g for g in made.cast.gangs if g.buyer == trader.id), None)
    return {
        "id": trader.id,
        "accounts": sorted(trader.accounts),
        "optional": sorted(
            ({*_shown(trader.purses), *(gang.accounts if gang else ())}) - set(trader.accounts)
        ),
        "paid_fen": sum(p.fen for p in pays),
        "records": made.happened.bought[trader.id],
        "payments": len(pays),
        "first_sale": made.happened.first[trader.id].isoformat(timespec="seconds"),
        "list": trader.list,
        "gang": gang.id if gang else "",
    }


def _gang(made: Made, gang: Gang) -> dict[str, Any]:
    told = [t for t in made.told if t.gang == gang.id]
    buyer = next((b for b in made.cast.big if b.id == gang.buyer), None)
    return {
        "id": gang.id,
        "accounts": sorted(gang.accounts),
        "optional": sorted({gang.url, *(buyer.accounts if buyer else ())} - set(gang.accounts)),
        "buyers": [gang.buyer] if gang.buyer else [],
        "ways": sorted(gang.ways),
        "type": gang.scheme,
        "victims": sum(t.listed for t in told),
        "victims_in_two_dumps": sum(t.doubled for t in told),
        "loss_fen": sum(t.loss_fen for t in told),
        "reports": sorted(t.id for t in told),
    }


def _leak(made: Made) -> dict[str, Any]:
    leak = made.leak
    return {
        "holder": leak.holder,
        "recipient": leak.recipient,
        "release_id": leak.release_id,
        "released_at": leak.at.isoformat(),
        "file": made.dumps.files[0].file,
        "rows": made.dumps.leaked_rows,
    }


def _decoys(made: Made) -> dict[str, Any]:
    accounts: list[dict[str, str]] = []
    for person in made.cast.bystanders:
        names = {person.purse.account, *_shown([person.purse]), person.qq} - {""}
        accounts += [{"account": name, "sort": person.sort} for name in sorted(names)]
    accounts += [{"account": a, "sort": "foreign gang"} for g in made.cast.foreign for a in g.accounts]
    accounts.append({"account": account("phone", made.helper), "sort": "helps victims to report"})
    accounts += [{"account": f"phone:{n}", "sort": "hotline"} for n in ("96110", "110", "95588", "95188")]
    sorts = {1: AFFILIATE, 2: AFFILIATE}
    return {
        "accounts": accounts,
        "holders": [
            {"name": name, "sort": sorts.get(n, "shares customers with a sold list")}
            for n, name in enumerate(made.holders)
            if n
        ],
        "releases": [{"recipient": r, "release_id": i, "sort": "innocent copy"} for r, i in made.leak.others],
    }


def _records(dumps: Dumps) -> dict[str, Any]:
    return {
        "seized": sum(f.rows for f in dumps.files),
        "duplicates_exact": sum(f.duplicates for f in dumps.files),
        "duplicates_reformatted": sum(f.reformatted for f in dumps.files),
        "suspect": sum(f.spoiled for f in dumps.files),
        "broken": sum(f.broken for f in dumps.files),
        "files": [asdict(f) for f in dumps.files],
    }


def _tiers(dumps: Dumps) -> Mapping[str, int]:
    """Rows, duplicates left out, by the tier of article 5(1) that their list most likely falls under."""
    tiers = dict.fromkeys("ABC", 0)
    for file in dumps.files:
        tiers[kind(file.kind).tier] += file.rows - file.duplicates - file.reformatted
    return tiers
