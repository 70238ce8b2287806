"""Mail addresses and web addresses in text, with 点, [at] and blanks undone."""

import re
from collections.abc import Iterator

from suyuan.identify.folding import lowered
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import email

_DOT = r"(?:\.|\s\.\s|\s?(?:\[\.\]|\(\.\)|[点點]|。)\s?|\s(?:dot|点)\s|\s?[\[(](?:dot|点)[\])]\s?)"
_AT = r"(?:\s?(?:@|\[@\]|\(@\)|\[at\]|\(at\)|\(a\)|\[a\]|艾特|小老鼠|圈a)\s?|\sat\s)"
_ADDRESS = (
    rf"(?P<box>[a-z0-9][a-z0-9._%+-]{{0,63}}+)"
    rf"(?:{_AT}(?P<host>(?:[a-z0-9-]+{_DOT}){{1,4}}[a-z]{{2,24}})"
    rf"|\s?#\s?(?P<known>(?:[a-z0-9-]+{_DOT}){{1,4}}(?:com|cn|net|org)))(?![a-z0-9_@])"
)
EMAIL = re.compile(rf"(?<![a-z0-9._%+-]){_ADDRESS}", re.ASCII | re.IGNORECASE)
AFTER_CUE = re.compile(_ADDRESS, re.ASCII | re.IGNORECASE)
"""An address that a cue may touch."""
_ENDS = "com|cn|net|org|top|xyz|vip|cc|info|shop|club|site|online|wang|ltd|work|pro|biz|mobi|asia|app|me|tv|io|co|hk|tw|link|fun|icu"
URL = re.compile(
    rf"(?P<scheme>h(?:tt|xx)ps?:\s?/\s?/\s?)?(?<![a-z0-9@._-])"
    rf"(?P<host>(?:[a-z0-9][a-z0-9-]{{0,62}}{_DOT}){{1,5}}(?:{_ENDS})(?![a-z0-9-]|\.[a-z0-9])(?::[0-9]{{2,5}})?)"
    r"(?P<path>(?:/[!-;=?-~]*|\?[!-;=?-~]*)?)",
    re.ASCII | re.IGNORECASE,
)
ADDRESS_URL = re.compile(
    r"h(?:tt|xx)ps?://(?P<host>[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{2,5})?)(?P<path>(?:/[!-;=?-~]*)?)",
    re.ASCII | re.IGNORECASE,
)
_HINT = re.compile(r"@|艾特|小老鼠|#|圈a|[\[( ]at?[\]) ]", re.IGNORECASE)
_WEB = re.compile(rf"{_DOT}\s?(?:{_ENDS})(?![a-z])|://", re.ASCII | re.IGNORECASE)
_WEB_CUE = re.compile(r"网|链接|站|登[录陆]|域名|http|www|打开|访问", re.IGNORECASE)
_MASKED = re.compile(r"(?:www\.)?x+\.(?:x+|com|cn|net)", re.IGNORECASE)
"""An address that somebody made unreadable."""
_END_MARKS = ".,;:!?)]}'\"…"


def _dotted(text: str) -> str:
    return lowered(re.sub(_DOT, ".", text, flags=re.IGNORECASE).replace(" ", ""))


def mailbox(match: re.Match[str]) -> str:
    """Normal form of a mail address that `EMAIL` matched."""
    return f"{lowered(match['box'])}@{_dotted(match['host'] or match['known'])}"


def find_email(folded: Folded) -> Iterator[Hit]:
    """Mail addresses; `evasive` where @ or a dot was written otherwise, or letters were."""
    text = folded.text
    if not _HINT.search(text):
        return
    for match in EMAIL.finditer(text):
        normal = mailbox(match)
        standing = email.check(normal)
        if standing == "no":
            continue
        start, end = match.span()
        written = lowered(folded.written(start, end))
        odd = written.replace(" ", "") != normal
        yield Hit(start, end, "email", normal, odd, standing == "valid")


def find_url(folded: Folded) -> Iterator[Hit]:
    """Web addresses, with or without a scheme; the normal form is host and path without it."""
    text = folded.text
    if not _WEB.search(text):
        return
    for pattern in (URL, ADDRESS_URL):
        for match in pattern.finditer(text):
            path = match["path"].rstrip(_END_MARKS)
            start, end = match.start(), match.end("host") + len(path)
            host = _dotted(match["host"])
            if (
                (_is_file_or_number(host) and not path)
                or _is_sentence(text, match)
                or _MASKED.fullmatch(host)
            ):
                continue
            odd = re.search(r"hxxp|[点點。\[(\s]", text[start : match.end("host")]) is not None
            odd = odd or not folded.written(start, end).isascii()
            yield Hit(start, end, "url", host + path.rstrip("/"), odd)


def _is_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a dot between blanks, or a word for it, is more likely none of an address."""
    host = match["host"]
    if re.search(r"\s\.\s|[点。]", host) is None or re.search(r"[0-9-]|www|http", host):
        return False
    return _WEB_CUE.search(text[max(0, match.start() - 10) : match.start()]) is None


def _is_file_or_number(host: str) -> bool:
    """A version such as 1.2.co or an hour such as 5点com is no host; 163.com is."""
    name, _, end = host.rpartition(".")
    return name.replace(".", "").isdigit() and (len(name) < 3 or end not in {"com", "cn", "net", "vip", "cc"})
