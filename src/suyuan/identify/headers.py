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
_ORDINARY = (
    "序号 编号 id no 行号 性别 年龄 日期 时间 邮编 邮政编码 备注 部门 职务 学历 民族 省份 城市 地区 区域 数量 单价 金额 状态 类型 版本 "
    "说明 描述 职业 岗位 行业 婚姻 婚姻状况 政治面貌 国籍 籍贯 颜色 品牌 车型 型号 规格 单位 面积 楼层 学校 专业 班级 年级 积分 等级 级别 分数 "
    "成绩 来源 渠道 标签 省 市 区 县 街道 星期 年份 月份 总价 折扣 比例 银行 银行名称 支行 网点 营业部 作物 天气 "
    "index seq remark note memo sex gender age date time city province country level score price total quantity qty amount currency "
    "category tag brand model color size department dept title industry company version channel source status type state region "
    "xb nl mz xl rq bz"
)
ORDINARY = frozenset(_ORDINARY.split())
"""Headers of columns that hold nothing personal by themselves."""
_OF_THINGS = re.compile(
    r"(?:公司|单位|企业|产品|商品|货物|品牌|学校|院校|银行|支行|网点|部门|机构|城市|省份|区县|街道|行业|项目|套餐|店铺|门店|仓库|车型|药品|"
    r"科室|课程|专业|班级|活动|渠道|平台|系统|文件|股票|证券|基金|角色|岗位|菜品|小区|楼盘|酒店|宾馆)(?:名称|名|简称|全称)"
)
_THING_WORDS = (
    "product goods item company corp city bank school hotel file dept department brand shop store project plan group class event game "
    "app channel province county street role job type host domain table db column category course stock fund branch model event"
)
_THINGS = frozenset(_THING_WORDS.split())
"""Words that make a name the name of a thing."""
_TOPIC_EXCEPTIONS = frozenset(
    {"逾期次数", "持股数量", "通话类型", "呼叫类型", "交易类型", "call_type", "定位时间"}
)
_SIMPLIFIED = str.maketrans(
    "電話號碼機證件銀卡戶車聯絡系郵箱帳賬業資產額記錄訂單購買處",
    "电话号码机证件银卡户车联络系邮箱账账业资产额记录订单购买处",
)
"""Traditional characters that headers use."""
_LATIN = re.compile(r"[a-z]+|[0-9]+")


@cache
def _words() -> dict[str, str]:
    """Kind by header word, shorter words last to be tried."""
    found = {word: code for code, kind in kinds().items() for word in kind.headers}
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _plain(header: str) -> str:
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", words(header))
    plain = re.sub(r"[（(\[【].*?[)）\]】]|[:：*]", "", lowered(split)).translate(_SIMPLIFIED)
    return plain if plain.rpartition("_")[2] in _words() else re.sub(r"(?<=[^0-9])_?[0-9]{1,2}$", "", plain)


def hinted(header: str) -> str:
    """Code of the kind that a header names; empty where it names none.

    >>> hinted("客户姓名"), hinted("手机归属地"), hinted("idCard"), hinted("company_name")
    ('person_name', '', 'id_card', '')
    """
    text = _plain(header)
    known = _words()
    joined = text.replace("_", "")
    exact = known.get(text) or known.get(joined)
    if exact:
        return exact
    if text in ORDINARY or speaks_about(text):
        return ""
    return _by_part(text, joined)


def _by_part(text: str, joined: str) -> str:
    """The longest known word that a header holds."""
    parts = set(_LATIN.findall(text.replace("_", " ")))
    thing = _OF_THINGS.search(text) is not None or bool(parts & _THINGS)
    for word, code in _words().items():
        latin = word.isascii()
        held = (
            (word in parts or (len(word) > 5 and word.replace("_", "") in joined)) if latin else word in text
        )
        if held and not (thing and "names" in kinds()[code].traits):
            return code
    return ""


_NUMBERS_OF_THINGS = re.compile(
    r"(?:编号|流水号?|单号|单据号?|批次号?|批号|代码|编码|工号|学号|会员号|序列号|案号|货号|索引|主键)$"
    r"|(?:^|_)(?:no|id|seq|code|serial|batch|index|sn)$"
)
"""Headers of numbers that are handed out: of orders, cases, things."""


def speaks_about(header: str) -> bool:
    """Whether a header speaks about a kind, as 手机归属地 does, instead of holding it."""
    text = _plain(header)
    return not any(word in text for word in _TOPIC_EXCEPTIONS) and NOT_THE_VALUE.search(text) is not None


def is_ordinary(header: str) -> bool:
    """Whether a header names something that is not personal by itself."""
    text = _plain(header)
    if text in _words():
        return False
    return text in ORDINARY or bool(_OF_THINGS.search(text) or _NUMBERS_OF_THINGS.search(text))
