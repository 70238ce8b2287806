"""Landlines in text: area code, number, perhaps an extension; also in Chinese digits."""

import re
from collections.abc import Iterator

from suyuan.identify.free import cues
from suyuan.identify.free.disguise import HAN_DIGITS, PICTURES
from suyuan.identify.free.folded import Folded
from suyuan.identify.free.judge import normal_form, standing
from suyuan.identify.free.span import Hit

_D = f"[0-9{''.join(HAN_DIGITS)}幺]"
_DIGIT = re.compile(_D)
_FEWEST = 7
"""Digits of the shortest number."""
_SEP = r"[ \-_.·*☆~]"
LANDLINE = re.compile(
    rf"(?<![0-9A-Za-z_@])(?<![0-9][-.])(?P<country>\(?(?:\+|00)?86\)?{_SEP}{{0,2}})?"
    rf"(?:\((?P<bracketed>[0零〇]{_D}{{2,3}})\)|(?P<area>[0零〇]{_D}{{2,3}}|(?<=86[ \-)])[1-9][0-9]{{1,2}}))"
    rf"{_SEP}{{0,3}}(?P<number>{_D}(?:{_SEP}?{_D}){{6,7}})"
    rf"(?P<extension>(?: ?(?:转|轉|分机|ext\.?|x|-|#) ?[:：]?[0-9]{{1,6}}))?(?![0-9A-Za-z_@]|[-.][0-9])",
    re.IGNORECASE,
)
APART = re.compile(
    rf"(?<![0-9A-Za-z_@])(?<![0-9][-.])[0零〇](?P<tie>{_SEP}){_D}(?:(?P=tie){_D}){{8,10}}(?![0-9A-Za-z_@]|[-.][0-9])"
)
"""All digits apart, alike."""
BARE = re.compile(
    rf"(?:{cues.PHONE.translate(PICTURES)})"
    r"(?:号码|号)?[ ]?(?:是|为)?[:： ]{0,2}(?P<number>(?![48]00)[2-8][0-9]{2,3}[ -]?[0-9]{4})(?![0-9A-Za-z_@]|[-.][0-9])",
    re.IGNORECASE,
)
_VALUES = str.maketrans(HAN_DIGITS | {"幺": "1"})
_SERVICE = re.compile(r"(?:订单|运单|流水|快递|单号|编号|序列)[^0-9，。；]{0,6}$")


def find_landlines(folded: Folded) -> Iterator[Hit]:
    """Landlines with their area code; without it only right after a cue, and then in doubt."""
    text = folded.text
    if len(_DIGIT.findall(text)) < _FEWEST:
        return
    for match in LANDLINE.finditer(text):
        start, end = match.span()
        if _SERVICE.search(text[max(0, start - 12) : start]):
            continue
        area = (match["bracketed"] or match["area"]).translate(_VALUES)
        area = area if area.startswith("0") else f"0{area}"
        number = re.sub(_SEP, "", match["number"]).translate(_VALUES)
        extension = re.sub(r"[^0-9]", "", match["extension"] or "")
        apart = text[match.start("number") - 1] in " -_.·*☆~)"
        value = f"{area}{'-' if apart else ''}{number}" + (f"转{extension}" if extension else "")
        judged = standing("landline", value)
        if judged != "no":
            odd = not folded.written(start, end).isascii() or len(re.findall(_SEP, match["number"])) > 2
            yield Hit(start, end, "landline", normal_form("landline", value), odd, judged == "valid")
    for match in APART.finditer(text):
        value = match.group().replace(match["tie"], "").translate(_VALUES)
        if (judged := standing("landline", value)) != "no":
            normal = normal_form("landline", value)
            yield Hit(*match.span(), "landline", normal, evasive=True, valid=judged == "valid")
    for match in BARE.finditer(text):
        start, end = match.span("number")
        if standing("landline", match["number"]) != "no":
            normal = normal_form("landline", match["number"])
            yield Hit(start, end, "landline", normal, valid=False, cue=(match.start(), start))
