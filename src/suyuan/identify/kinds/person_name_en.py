"""Names of people in Latin letters: English ones, and Chinese ones in pinyin."""

import random
import re

from suyuan.identify.folding import BLANKS, hidden, lowered
from suyuan.identify.judging import REGISTER, form, judged
from suyuan.identify.pinyin import GIVEN, SURNAMES
from suyuan.model.kind import Check, Kind
from suyuan.model.text import Text

_BLANK = re.compile("[" + "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in BLANKS) + "]+")
_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|sir)\.? ", re.IGNORECASE)
_END = re.compile(r",? (?:jr|sr|ii|iii|iv|phd|md)\.?$", re.IGNORECASE)
_WORD = r"(?:[A-Z][a-zà-ÿ]+(?:['’-][A-Za-z][a-zà-ÿ]+)*|[OD]['’][A-Z][a-z]+|Mc[A-Z][a-z]+|[A-Z]{2,12}(?:-[A-Z]{2,12})?|[A-Z]\.?)"
_SHAPE = re.compile(
    rf"{_WORD}(?: (?:{_WORD}|van|von|de|der|den|la|al|bin|di|da)){{1,4}}|{_WORD}(?: {_WORD})?, {_WORD}(?: {_WORD}){{0,2}}"
)
_LETTERS = re.compile(r"[a-zà-ÿ]+")
LONGEST = 60


def normal(value: str) -> str:
    """One blank between words, titles gone, family name last where a comma says which it is."""
    text = _BLANK.sub(" ", value).strip()
    text = _END.sub("", _TITLE.sub("", text))
    family, comma, given = text.partition(", ")
    return f"{given} {family}" if comma and given else text


def _has_form(value: str) -> bool:
    text = _END.sub("", _TITLE.sub("", _BLANK.sub(" ", value).strip()))
    return len(text) <= LONGEST and _SHAPE.fullmatch(text) is not None


def _listed(value: str) -> bool | None:
    """A given name that many have, or a Chinese surname first or last."""
    if not _has_form(value):
        return None
    parts = _LETTERS.findall(lowered(normal(value)))
    return bool(parts and (not GIVEN.isdisjoint(parts) or parts[0] in SURNAMES or parts[-1] in SURNAMES))


def mask(value: str) -> str:
    """The first letter stays."""
    return hidden(normal(value), 1, 0)


def fake(rng: random.Random) -> str:
    """A common given name and a family name that is none."""
    given = rng.choice(sorted(GIVEN)).capitalize()
    return f"{given} {rng.choice(('Q', 'Z', 'X'))}{rng.choice('aeiou')}{''.join(rng.choices('bcdfglmnprst', k=2))}over"


CHECKS = (form(_has_form), Check("register", REGISTER, _listed))
check = judged(CHECKS)

KIND = Kind(
    code="person_name_en",
    names=Text("英文姓名、拼音姓名", "name in Latin letters"),
    traits=frozenset({"names"}),
    headers=(
        "英文名", "英文姓名", "拼音姓名", "姓名拼音", "拼音名", "ywm", "xmpy", "english_name", "name_en", "en_name", "name_pinyin",
        "pinyin_name", "first_name", "last_name", "firstname", "lastname", "given_name", "surname", "passenger_name", "cardholder",
    ),
    check=check,
    normal=normal,
    mask=mask,
    fake=fake,
    told_by="content",
    valid=("John Zetrover", "Mr. James O'Zennover", "ZHANG SAN", "Zhang Sanfeng", "Quinnover, Mary A."),
    suspect=("Xyz Zetrover", "United States"),
    invalid=("", "john", "John", "张三", "John 3", "hello world", "A B C D E F G H"),
    checks=CHECKS,
    sources=("GB/T 28039-2011 中国人名汉语拼音字母拼写规则",),
)  # fmt: skip  # headers read better in rows
