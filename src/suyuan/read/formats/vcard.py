"""Address books of phones and mail programs: vCard (VCF) and LDIF."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator

from suyuan.model.errors import TruncatedFile, UnknownFormat
from suyuan.read.encoding import decode, detect
from suyuan.read.page import decoded
from suyuan.read.source import Source
from suyuan.read.table import Once, Table, Unread
from suyuan.read.text.cards import Card, cards_table

LEFT_OUT = {"BEGIN", "END", "VERSION", "PHOTO", "LOGO", "SOUND", "KEY", "PRODID", "REV"}
BINARY = {"jpegphoto", "usercertificate", "usercertificate;binary"}
LINE = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:]*)?):(.*)", re.DOTALL)

EXAMPLES = {
    "example.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:王小明\nTEL;TYPE=CELL:13800000001\nTEL:01000000001\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E=E7=BA=A2\nEND:VCARD\n".encode(),
    "example.ldif": b"dn: cn=wang,dc=example,dc=cn\ncn:: 546L5bCP5piO\nmobile: 13800000001\n\n"
    b"dn: cn=li,dc=example,dc=cn\ncn: Li\nmobile:\n 13800000002\n",
}
"""Small files of this format by name."""


def sniff(head: bytes, name: str) -> float:
    """How both begin."""
    text = decode(head[:4096], detect(head[:4096])).lstrip("\ufeff \r\n").lower()
    if text.startswith("begin:vcard"):
        return 1.0
    return (
        0.95 if re.match(r"(?:#.*\n|version: 1\s+)*dn::? ", text) or name.lower().endswith(".ldif") else 0.0
    )


def read(source: Source, once: Once) -> Iterator[Table | Unread]:
    """One table, a row a card. Raises UnknownFormat where there is none."""
    with source.open() as stream:
        data = stream.read()
    text = decode(data, detect(data)).lstrip("\ufeff")
    is_card = text.lstrip()[:11].lower() == "begin:vcard"
    cards = list(_vcards(text, once) if is_card else _ldif(text))
    if not cards:
        raise UnknownFormat(f"{source.name}: an address book without entries; nothing to read")
    yield cards_table(source, "vcard" if is_card else "ldif", cards, once)
    if is_card and not text.rstrip().lower().endswith("end:vcard"):
        yield Unread(
            source.name,
            TruncatedFile(f"{source.name}: the last card breaks off; copy it again from the source"),
        )


def _vcards(text: str, once: Once) -> Iterator[Card]:
    start, fields = 0, list[tuple[str, str]]()
    for number, line in _unfolded(text, quoted=True):
        found = LINE.fullmatch(line)
        if not found:
            if line.strip():
                once.add(number, "card", line)
            continue
        name, parameters, value = found[1].upper(), found[2].upper(), found[3]
        if name in {"BEGIN", "END"}:
            if fields:
                yield start, fields
            start, fields = number, []
        elif name not in LEFT_OUT:
            fields.append((name, _value(value, parameters)))
    if fields:
        yield start, fields


def _value(value: str, parameters: str) -> str:
    """A value without its transfer encoding and escapes."""
    charset = re.search(r"CHARSET=([\w-]+)", parameters)
    if "QUOTED-PRINTABLE" in parameters:
        value = decoded(quopri.decodestring(value.encode()), charset[1] if charset else "")
    elif re.search(r"ENCODING=(?:B|BASE64)\b", parameters):
        value = _from_base64(value)
    value = re.sub(r"\\([nN])", " ", value)
    return re.sub(r"\\([,;:\\])", r"\1", value).strip("; ")


def _from_base64(value: str) -> str:
    try:
        raw = base64.b64decode(value, validate=False)
    except (binascii.Error, ValueError):
        return value
    return decoded(raw, "")


def _unfolded(text: str, *, quoted: bool = False) -> Iterator[tuple[int, str]]:
    """Logical lines with the number of the first; a line that starts with a blank goes on the one before."""
    held, start = "", 0
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        soft = quoted and held.endswith("=") and "QUOTED-PRINTABLE" in held.upper()
        if start and (soft or line.startswith((" ", "\t"))):
            held = held[:-1] + line.lstrip() if soft else held + line[1:]
            continue
        if start:
            yield start, held
        held, start = line, number
    yield start, held


def _ldif(text: str) -> Iterator[Card]:
    fields: list[tuple[str, str]] = []
    first = 0
    for number, line in (*_unfolded(text), (0, "")):
        if line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        if not line.strip():
            if fields:
                yield first, fields
            fields = []
        elif colon and name.lower() not in BINARY:
            first = first if fields else number
            fields.append((name, _from_base64(value[1:].strip()) if value.startswith(":") else value.strip()))
