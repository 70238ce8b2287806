"""IP addresses, version 4 and 6, perhaps with a port. Private, loopback and documentation ranges are nobody's."""

import ipaddress
import random
import re

from suyuan.identify.behaviour.network import like_addresses
from suyuan.identify.folding import hidden, lowered, words
from suyuan.identify.judging import form, judged
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_V4 = re.compile(r"((?:[0-9]{1,3}\.){3}[0-9]{1,3})(?::[0-9]{1,5})?")
_BRACKETS = re.compile(r"\[([0-9a-f:.]+)\](?::[0-9]{1,5})?")
_V6 = re.compile(r"[0-9a-f:.]{2,45}")


NOBODYS = tuple(
    ipaddress.ip_network(net)
    for net in [
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
        "::/127",
        "64:ff9b:1::/48",
        "100::/64",
        "2001:db8::/32",
        "3fff::/20",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
    ]
)
"""Ranges of no one's: own, loopback, link, shared, documentation, benchmark, groups, reserved (RFC 6890 and after)."""


def _parsed(value: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    text = lowered(words(value))
    found = _V4.fullmatch(text) or _BRACKETS.fullmatch(text)
    bare = found.group(1) if found else text
    if not found and (":" not in text or not _V6.fullmatch(text)):
        return None
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        return None


def normal(value: str) -> str:
    """The shortest form, small letters, without a port."""
    found = _parsed(value)
    return str(found) if found is not None else lowered(words(value))


def _public(value: str) -> bool | None:
    found = _parsed(value)
    return not any(found in net for net in NOBODYS) if found is not None else None


def mask(value: str) -> str:
    """The first number stays."""
    text = normal(value)
    first = re.match(r"[0-9a-f]*", text)
    return hidden(text, len(first.group()) if first else 0, 0)


def fake(rng: random.Random) -> str:
    """An address of the range that once was a test network's and that nobody announces to the world."""
    return f"25.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randint(1, 254)}"


CHECKS = (
    form(lambda value: _parsed(value) is not None),
    Check("public", Text("公网地址", "public address"), _public),
)
check = judged(CHECKS)

KIND = Kind(
    code="ip",
    names=Text("IP 地址", "IP address"),
    traits=frozenset({"network"}),
    headers=(
        "ip", "ip地址", "ipv4", "ipv6", "登录ip", "登陆ip", "注册ip", "客户端ip", "来源ip", "访问ip", "最后登录ip", "ip_address", "ipaddr",
        "ip_addr", "client_ip", "remote_addr", "remote_ip", "login_ip", "regip", "reg_ip", "last_ip", "lastloginip",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    behaves=like_addresses,
    valid=("25.1.2.3", "8.8.8.8:53", "2400:3200::1", "[2400:3200:0:0::1]:443"),
    suspect=("192.168.1.1", "10.0.0.1", "127.0.0.1", "203.0.113.7", "2001:db8::1", "fe80::1"),
    invalid=("", "256.1.1.1", "1.2.3", "1.2.3.4.5", "::g", "12:30:45", "01.2.3.4"),
    checks=CHECKS,
    sources=("RFC 791", "RFC 4291", "RFC 6890"),
)  # fmt: skip  # headers read better in rows
