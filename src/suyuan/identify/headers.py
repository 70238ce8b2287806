"""What a column's header says: a hint, never proof."""

import re
from functools import cache

from suyuan.identify.catalog import kinds
from suyuan.identify.folding import lowered, words

NOT_THE_VALUE = re.compile(
    r"归属地|类型|类别|品牌|型号|长度|位数|是否|个数|数量$|状态|有效期|签发|到期|时间戳|开户行|运营商|次数$|验证|type|status|"
    r"flag|count|length|verified"
)
"""Words by which a header speaks about a kind instead of holding it."""
ORDINARY = frozenset(
    [
        "序号",
        "编号",
        "id",
        "no",
        "行号",
        "性别",
        "年龄",
        "日期",
        "时间",
        "邮编",
        "邮政编码",
        "备注",
        "部门",
        "职务",
        "学历",
        "民族",
        "省份",
        "城市",
        "地区",
        "区域",
        "数量",
        "单价",
        "金额",
        "状态",
        "类型",
        "版本",
    ]
)
"""Headers of columns that hold nothing personal by themselves."""
_TOPIC_EXCEPTIONS = frozenset(
    {"逾期次数", "持股数量", "通话类型", "呼叫类型", "交易类型", "call_type", "定位时间"}
)
_SIMPLIFIED = str.maketrans(
    "電話號碼機證件銀卡戶車聯絡系郵箱帳賬業資產額記錄訂單購買處",
    "电话号码机证件银卡户车联络系邮箱账账业资产额记录订单购买处",
)
"""Traditional characters that headers use."""
_LATIN = re.compile(r"[a-z0-9]+")


@cache
def _words() -> dict[str, str]:
    """Kind by header word, shorter words last to be tried."""
    found = {word: code for code, kind in kinds().items() for word in kind.headers}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _plain(header: str) -> str:
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words(header))
    return re.sub(r"[（(\[【].*?[)）\]】]|[:：*]", "", lowered(split)).translate(_SIMPLIFIED)


def hinted(header: str) -> str:
    """Code of the kind that a header names; empty where it names none.

    >>> hinted("客户姓名"), hinted("手机归属地"), hinted("idCard")
    ('person_name', '', 'id_card')
    """
    text = _plain(header)
    known = _words()
    joined = text.replace("_", "")
    exact = known.get(text) or known.get(joined)
    if exact and (text not in ORDINARY):
        return exact
    if text in ORDINARY or (NOT_THE_VALUE.search(text) and text not in _TOPIC_EXCEPTIONS):
        return ""
    parts = set(_LATIN.findall(text.replace("_", " ")))
    for word, code in known.items():
        latin = word.isascii()
        if (latin and (word in parts or (len(word) > 5 and word.replace("_", "") in joined))) or (
            not latin and word in text
        ):
            return code
    return ""


def is_ordinary(header: str) -> bool:
    """Whether a header names something that is not personal by itself."""
    return _plain(header) in ORDINARY
