"""Evidence that two nodes are one party: the same number, a mask that fits, a name, what a chat or a memo says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from suyuan.case.parties.contacts import Finder
from suyuan.case.parties.ledger import Ledger
from suyuan.case.parties.lines import Line
from suyuan.link import Edge, chance_bans, compatible, keys, rarity_bans, tail_matches, visible_bans
from suyuan.model.accounts import mask
from suyuan.model.records import Place
from suyuan.model.text import Text

SAME_NUMBER = 4.0
NAMED_OWN = 2.0
IN_MEMO = 2.0
NAME_AT_MOST = 1.2
NICKNAME = 0.9
WECHAT_NAME = 1.2
"""WeChat's chats and payments show a contact under one and the same name."""
INTRODUCED = 1.2
CROWDED = 0.6
"""A mask that payers of several names fit."""
MOST_ALIKE = 4
"""A nickname borne by more nodes links nobody."""
PLACES = 200
"""Places kept with an edge."""


def same_number(nodes: Collection[str]) -> Iterator[Edge]:
    """Accounts of different types with one number or address."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(nodes):
        for key in keys(name):
            holders[key].append(name)
    for key, found in holders.items():
        for other in found[1:]:
            says = Text(
                f"{shown(found[0])} 与 {shown(other)} 是同一号码",
                f"{shown(found[0])} and {shown(other)} are one number",
            )
            yield Edge(found[0], other, SAME_NUMBER, "same-number", f"number:{key}", says)


def masks(
    nodes: Collection[str], places: dict[str, Place], holders: Mapping[str, set[str]]
) -> Iterator[Edge]:
    """A masked account that exactly one known account fits; worth its visible part against so many chances.

    `holders` are names that chats give to accounts (by key). Another name on the masked account is a
    contradiction; the same name speaks for it. Where payers of several names fit one account, at most one of them
    can be it, so that nearly nothing is left.
    """
    hidden = sorted(n for n in nodes if "*" in n and not n.startswith("name:"))
    full = forms(nodes)
    chances = rarity_bans(1, max(2, len(full), len(hidden)))
    found = {
        name: min(fits)
        for name, fits in fitting(hidden, full)
        if len({_identity(f) for f in fits}) == 1 and visible_bans(name.partition("|")[0]) > chances
    }
    crowd: dict[str, set[str]] = defaultdict(set)
    for name, one in found.items():
        crowd[_identity(one)].add(name.partition("|")[2])
    for name, one in found.items():
        account, _, party = name.partition("|")
        known = {holder for key in keys(one) for holder in holders.get(key, ())}
        if known and real_name(party) and party not in known:
            continue
        weight = visible_bans(account) - chances
        if party not in known and len(crowd[_identity(one)]) > 1:
            weight = min(weight, CROWDED)
        says = Text(
            f"打码账号 {mask(account)} 只与 {shown(one)} 相符",
            f"masked account {mask(account)} fits {shown(one)} alone",
        )
        yield Edge(
            name, one, min(weight, SAME_NUMBER), "mask", _origin(places, name), says, _at(places, name)
        )


def fitting(hidden: Iterable[str], full: list[tuple[str, str]]) -> Iterator[tuple[str, set[str]]]:
    """Masked nodes with the accounts (of `forms`) that fit them, if any. Cost: full accounts x shapes of masks."""
    shapes: dict[tuple[int, int], dict[tuple[str, str], list[tuple[str, str]]]] = {}
    for name in hidden:
        account, _, _ = name.partition("|")
        front, _, back = account.partition("*")
        back = back.rpartition("*")[2]
        shape = (len(front), len(back))
        if shape not in shapes:
            shapes[shape] = _by_ends(full, shape)
        fits = {owner for form, owner in shapes[shape].get((front, back), ()) if compatible(account, form)}
        if fits:
            yield name, fits


def forms(nodes: Collection[str]) -> list[tuple[str, str]]:
    """Every form in which a full account may stand masked, with the account: a phone also as Alipay and WeChat."""
    as_types = {"number": ("alipay", "wechat", "phone"), "mail": ("alipay", "email")}
    found = []
    for name in sorted(nodes):
        for key in keys(name):
            type_, _, value = key.partition(":")
            found += [(f"{other}:{value}", name) for other in as_types.get(type_, (type_,))]
    return sorted(set(found))


def _by_ends(
    full: list[tuple[str, str]], shape: tuple[int, int]
) -> dict[tuple[str, str], list[tuple[str, str]]]:
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for form, owner in full:
        found[form[: shape[0]], form[len(form) - shape[1] :]].append((form, owner))
    return found


def _identity(account: str) -> str:
    """One word for accounts that are one number."""
    return min((k for k in keys(account) if k.startswith(("number:", "mail:"))), default=account)


def names(ledger: Ledger) -> Iterator[Edge]:
    """The same real name in two exports: weak alone, since people share names; worth more the rarer it is."""
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(ledger.by_node):
        shown_name = ledger.by_node[name][0].payment.party.strip()
        if real_name(shown_name):
            holders[shown_name].append(name)
    for person, found in holders.items():
        if not 2 <= len(found) <= 4:
            continue
        weight = min(
            NAME_AT_MOST, rarity_bans(len(found), len(ledger.by_node)) * (0.6 if len(person) == 2 else 0.9)
        )
        for other in found[1:]:
            place = ledger.by_node[other][0].payment.place
            says = Text(f"两处户名相同（{person[0]}**）", "the same real name in two places")
            yield Edge(found[0], other, weight, "name", f"file:{place.file}", says, (place,))


def real_name(text: str) -> bool:
    """Whether a display name looks like a full Chinese personal name."""
    return (
        2 <= len(text) <= 4
        and all("一" <= c <= "鿿" for c in text)
        and not text.endswith(
            (
                "店",
                "铺",
                "厅",
                "馆",
                "行",
                "部",
                "超市",
                "公司",
                "平台",
                "商城",
                "物业",
                "快递",
                "早餐",
                "银行",
            )
        )
    )


def told(lines: Iterable[Line], barred: Collection[str]) -> Iterator[Edge]:
    """A speaker who calls another account an own one; keys of the seller are barred."""
    for line in lines:
        for account in line.owns:
            if account == line.speaker or not keys(account).isdisjoint(barred):
                continue
            place = line.message.place
            says = Text(
                f"{shown(line.speaker)} 在聊天中称 {shown(account)} 为自己的账号",
                f"{shown(line.speaker)} calls {shown(account)} an own account in a chat",
            )
            yield Edge(line.speaker, account, NAMED_OWN, "told", f"file:{place.file}", says, (place,))


def tails(lines: Sequence[Line], ledger: Ledger) -> Iterator[Edge]:
    """“用我老婆的卡转了，尾号 6213，李某”: a payer whose card ends so, if there is just one of that name."""
    ends: dict[str, list[str]] = defaultdict(list)
    lengths = {len(tail) for line in lines for tail, _ in line.tails}
    for name in ledger.by_node:
        for length in lengths:
            ends[name.split("|")[0][-length:]].append(name)
    for line in lines:
        for tail, person in line.tails:
            cards = [n for n in ends[tail] if tail_matches(tail, n.split("|")[0])]
            named = [n for n in cards if _called(person, ledger.by_node[n][0].payment.party)]
            both = named or cards
            if len(both) != 1:
                continue
            weight = chance_bans(len(ledger.by_node) * 10.0 ** -len(tail)) + (0.8 if named else 0.0)
            says = Text(
                f"{shown(line.speaker)} 称用尾号 {tail} 的卡付款，与 {shown(both[0])} 相符",
                f"{shown(line.speaker)} says a card ending in {tail} paid; it fits {shown(both[0])}",
            )
            place = line.message.place
            yield Edge(line.speaker, both[0], weight, "tail", f"file:{place.file}", says, (place,))


def _called(person: str, party: str) -> bool:
    """Whether a name given in chat (李某, 李娟) can be the name on the account."""
    if not person or not party:
        return False
    return person == party or (person[1:].strip("某") == "" and person[0] == party[0])


def memos(ledger: Ledger, finder: Finder, barred: Collection[str]) -> Iterator[Edge]:
    """An account written in a payment's memo, unless several payers write it."""
    writers: dict[str, dict[str, Place]] = defaultdict(dict)
    for name, entries in ledger.by_node.items():
        for entry in entries:
            if not entry.incoming or sum(c.isdigit() for c in entry.payment.memo) < 5:
                continue
            for contact in finder(entry.payment.memo):
                if keys(contact.account) and keys(contact.account).isdisjoint(barred):
                    writers[contact.account].setdefault(name, entry.payment.place)
    for account, found in sorted(writers.items()):
        if len(found) > 3:
            continue
        for name, place in found.items():
            if name != account:
                says = Text(f"付款附言写有 {shown(account)}", f"the payment's memo names {shown(account)}")
                yield Edge(name, account, IN_MEMO, "memo", f"file:{place.file}", says, (place,))


def nicknames(lines: Iterable[Line], ledger: Ledger) -> Iterator[Edge]:
    """Equal chat and display names, borne by a handful of nodes at most: weak, a little less so within WeChat."""
    holders: dict[str, dict[str, Place]] = defaultdict(dict)
    for line in lines:
        holders[line.message.sender_name.strip().lower()].setdefault(line.speaker, line.message.place)
    spoken = {name for name in holders if len(name) >= 2}
    for name, entries in ledger.by_node.items():
        party = entries[0].payment.party.strip().lower()
        if party in spoken:
            holders[party].setdefault(name, entries[0].payment.place)
    for nickname in sorted(spoken):
        found = sorted(holders[nickname])
        if len(found) > MOST_ALIKE:
            continue
        for a, b in combinations(found, 2):
            both = sorted(
                f"{n.split(':')[0]}:{n.split(':')[1]}" if n.startswith("name:") else n.split(":")[0]
                for n in (a, b)
            )
            weight = WECHAT_NAME if both == ["name:wechat", "wechat"] else NICKNAME
            says = Text(
                "两处昵称相同，且少有他人使用",
                "the same nickname in two places, borne by hardly anybody else",
            )
            place = holders[nickname][b]
            yield Edge(a, b, weight, "nickname", f"file:{place.file}", says, (holders[nickname][a], place))


def introduced(lines: Sequence[Line]) -> Iterator[Edge]:
    """“我是QQ上的老马，这是我小号”: a speaker who says that he is a name known from elsewhere."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        bearers[line.message.sender_name.strip().lower()].add(line.speaker)
    for line in lines:
        others = bearers.get(line.calls, set()) - {line.speaker} if line.calls else set()
        if not 1 <= len(others) < MOST_ALIKE:
            continue
        for other in sorted(others):
            says = Text(
                f"{shown(line.speaker)} 在聊天中自称就是 {shown(other)}",
                f"{shown(line.speaker)} says to be {shown(other)}",
            )
            place = line.message.place
            yield Edge(
                line.speaker,
                other,
                INTRODUCED / len(others),
                "introduced",
                f"file:{place.file}",
                says,
                (place,),
            )


def shown(node: str) -> str:
    """A node in words that may be shown: accounts and names masked.

    >>> shown("phone:13800001234"), shown("name:wechat:老马八八")
    ('phone:138****1234', '“老***”')
    """
    head, _, _ = node.partition("|")
    if head.startswith("name:"):
        name = head.removeprefix("name:").rpartition(":")[2]
        return f"“{name[:1]}{'*' * max(1, len(name) - 1)}”"
    return mask(head)


def _origin(places: dict[str, Place], node: str) -> str:
    return f"file:{places[node].file}" if node in places else "unknown"


def _at(places: dict[str, Place], node: str) -> tuple[Place, ...]:
    return (places[node],) if node in places else ()
