"""Names and addresses in Latin letters: only where words, titles or street names say so."""

import re
from collections.abc import Iterator

from suyuan.identify.free.folded import Folded
from suyuan.identify.free.span import Hit
from suyuan.identify.kinds import address_en, person_name_en

_HINT = re.compile(r"[A-Z]")
_WORD = r"(?:[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)*|[OD]'[A-Z][a-z]+|[A-Z]\.)"
_PERSON = (
    rf"(?P<name>{_WORD}(?: (?:{_WORD}|van|von|de|bin)){{1,3}}|[A-Z]{{2,12}}(?:[ /][A-Z]{{2,16}}){{1,2}})"
)
_NAME = re.compile(
    r"(?P<cue>(?:(?:[Ff]ull |[Rr]eal |[Pp]assenger |[Cc]ustomer |[Cc]ontact |[Cc]ardholder |[Uu]ser )?[Nn]ame|NAME|[Pp]assenger|[Cc]ontact|[Rr]ecipient|[Cc]ustomer|[Aa]ttn"
    r"|[Rr]eceiver|[Ss]ender|[Cc]ardholder|[Pp]atient|[Aa]pplicant|[Bb]eneficiary|[Ss]igned|(?:英文|拼音|护照|真实)?(?:姓名|名字|名)|拼音|联系人|收件人|寄件人|收货人|乘客|旅客|乘机人|持卡人|户名|入住人)"
    r"(?:拼音)?[\"']?\s?(?:[:：=]|is|为|是)\s?[\"']?"
    r"|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?!and\b)|\bDear (?:Mr|Mrs|Ms|Dr)?\.? ?|\bmy name is |\bI am (?=[A-Z][a-z]+ [A-Z])|\bI'm (?=[A-Z][a-z]+ [A-Z]))"
    rf"{_PERSON}(?![a-z])"
)
_FIRM = re.compile("[:：=为是]|M[rsi]|Dr|Prof")
"""A label or a title: after it an unlisted name counts too."""
_NOT_NAMES = frozenset([
    "Customer", "Sir", "Madam", "Team", "Friend", "User", "Member", "Valued", "All", "Everyone",
    "Colleague", "Support", "Service", "Manager", "Not", "Null", "None", "Unknown", "Street", "Road",
    "Company", "Limited", "Bank", "Group", "Error", "Info", "File", "Server", "Client", "System",
    "Address", "Phone", "Number", "Email", "Test",
])  # fmt: skip  # words read better in rows
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Parkway|Pkwy|Highway|Hwy|Circle|Lu|Jie|Dajie|Dadao|Xiang|Hutong|Alley"
_DIRECTIONS = "North|South|East|West|N|S|E|W|Middle"
_STREET = rf"(?:[A-Z0-9][A-Za-z0-9'’-]*\.? ){{1,4}}?(?:(?:{_DIRECTIONS})\.? )?(?:{_STREETS})(?![A-Za-z])\.?(?: (?:{_DIRECTIONS})\b\.?)?"
_ROOM = r"(?:(?:[Rr]oom|[Rr]m|[Uu]nit|[Aa]pt|[Ss]uite|[Ss]te|[Bb]uilding|[Bb]ldg|[Ff]lat|[Ff]loor|No)\.? ?#?[0-9A-Z][0-9A-Za-z-]{0,5}|#[0-9]{1,5}[A-Z]?|[0-9]{1,3}/F)"
_POSTCODE = (
    r"(?:[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}|[0-9]{5,6}(?:-[0-9]{4})?)"
)
_AREA = rf"(?:{_POSTCODE}|[A-Z][A-Za-z'’.-]+(?![A-Za-z0-9])(?: [A-Z][A-Za-z'’.-]+(?![A-Za-z0-9])){{0,3}}(?: {_POSTCODE})?)"
_ADDRESS = re.compile(
    rf"(?:{_ROOM}, ?){{0,4}}(?:No\.? ?)?(?:(?<![0-9A-Za-z.-])[0-9]{{1,5}}[A-Z]?(?:-[0-9]{{1,4}})?,? )?{_STREET}(?:,? {_ROOM}){{0,2}}(?:, ?{_AREA}){{0,5}}"
    rf"|P\.? ?O\.? Box [0-9]{{1,6}}(?:, ?{_AREA}){{0,4}}"
)
_ENOUGH = re.compile(rf"[0-9].*\b(?:{_STREETS})\b|Box")
_STREET_HINT = re.compile(rf"\b(?:{_STREETS})\b|Box")


def find_latin(folded: Folded) -> Iterator[Hit]:
    """English addresses, then names after a label, a title or a greeting."""
    text = folded.text
    if not _HINT.search(text):
        return
    last = 0
    if _STREET_HINT.search(text):
        for match in _ADDRESS.finditer(text):
            if _ENOUGH.search(match.group()) and address_en.check(match.group()) == "valid":
                last = match.end()
                yield Hit(match.start(), last, "address_en", address_en.normal(match.group()))
    for match in _NAME.finditer(text):
        words = match["name"].replace("/", " ")
        least = ("valid", "suspect") if _FIRM.search(match["cue"]) else ("valid",)
        if _NOT_NAMES.isdisjoint(re.split("[ .]", words.title())) and person_name_en.check(words) in least:
            start, end = match.span("name")
            yield Hit(start, end, "person_name_en", person_name_en.normal(words), cue=match.span("cue"))
