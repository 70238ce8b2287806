"""What may follow the divisions of an address: towns, villages, roads, estates, houses, rooms."""

import re

_STOPS = "的了在是我你他她它们或及被把到从向至于住就也不没会能去说这那哪为址寄送居往附旁对见给让叫请将已并但还与跟号栋幢室"
"""Characters that end a name: words of grammar, and what follows numbers."""
H = rf"(?:(?![{_STOPS}])[一-鿿〇]|和(?=[平谐睦顺兴美泰悦]))"
"""A character inside a name."""
_HAN_DIGITS = "〇零一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾"
N = rf"(?:[A-Za-z]{{0,2}}[0-9]{{1,5}}[A-Za-z]?(?![0-9])|[{_HAN_DIGITS}]{{1,5}}|[A-Za-z](?![A-Za-z]))"
"""The number of a house, a flat, a floor: 12, A12, 十二, B."""
_DASH = r"[-—/]"
_UNITS = "号楼|号院|号房|号|号库|支弄|弄|巷|栋楼|栋|幢楼|幢|座楼|座|单元|层|楼|室|房|户|村民小组|村民组|组|社|大队|小队|队|期|区|排房|排|门|#楼|#|院|铺|档"
_ROADS = "大道|大街|公路|国道|省道|县道|环线|马路|胡同|路|街(?!道)|巷|弄(?=[0-9])|里(?=[0-9])|道(?=[0-9])|条(?=[0-9])|线(?=[0-9])|段(?=[0-9])"
_ZONES = "开发区|高新区|工业园区|工业园|工业区|科技园|产业园|保税区|新区|示范区|度假区|园区"
_TOWNS = "街道办事处|街道办|街道|镇|乡(?!村)|苏木|农场|林场|牧场|茶场|团场|办事处"
_VILLAGES = (
    "社区居委会|社区|居委会|村委会|行政村|自然村|村(?!民)|屯|寨|庄(?!园)|嘎查|居民区|生活区|家属院|家属区"
)
_ESTATES = (
    "小区|花园|花苑|家园|名苑|苑|新城|名城|城(?![管市])|公寓|大厦|广场|山庄|别墅|公馆|府|庭|湾|郡|宿舍|大楼|大院|新村|坊|轩|阁|里(?!屯)|豪庭|"
    "名邸|国际|中心|园|院|市场|商场|酒店|宾馆|饭店|工厂|厂|超市|基地|仓库?|总汇|商行|商厦|创意园|礼堂|教堂|校区|专柜|大门口?"
)
_BODIES = "大学|中学|小学|学院|学校|医院|法院|检察院|银行|公司|店|车站|码头|邮局|派出所|政府|局(?!长)|委员会|总部|支队|大队"
"""Offices and firms: an address may lead to one, but to name one is none."""
_TURN = r"(?:(?:[东西南北中]|[一二三四五六七八九十]|辅)(?:段|路|街|巷|条))?"
NAMED = (
    rf"(?:{H}|[0-9]{{1,4}}(?={H})){{1,11}}?"
    rf"(?:(?P<zone>{_ZONES})|(?P<town>{_TOWNS})|(?P<road>(?:{_ROADS}){_TURN})|(?P<village>{_VILLAGES})|(?P<body>{_BODIES})|(?P<estate>{_ESTATES}))"
)
"""The nearest ending decides what a name names."""
NAMED_HOUSE = rf"(?P<house>{H}{{2,10}}?(?={N}(?:号楼|栋|幢|座|单元|期|#)|{N}-{N}(?:-{N})?(?![0-9-])))"
"""An estate without a telling ending: known by the building after it."""
NUMBERED = rf"(?P<number>[第附之]?{N}(?:{_DASH}{N})*(?:{_UNITS})(?:院内|院|楼)?)"
DASHED = rf"(?P<dashed>{N}(?:-{N}){{1,3}}(?![0-9-]))"
BOX = r"(?P<box>(?:邮政)?[0-9]{1,6}(?:-[0-9]{1,4})?号?(?:邮政)?信箱(?:[0-9]{1,4}分箱)?)"
CROSSING = rf"(?P<cross>[与和]?{H}{{1,8}}(?:交叉口|交汇处|路口|交界处|交叉路口)(?:[东西南北]{{1,2}}[侧角]?)?(?:[0-9]{{1,4}}米)?)"
NUMBER_ROAD = rf"(?P<way>[0-9]{{1,3}}号?(?:大街|路|街){_TURN})"
STUB = rf"(?P<stub>{H}{{1,5}}?(?=[0-9]{{3,5}}号|{N}(?:组|弄|栋|幢|室|单元)))"
"""A hamlet or a yard known by the number after it alone."""
BARE = r"(?P<bare>(?:街道|社区|小区|新村|大道|大街|胡同|村|镇|乡|路|街|巷|桥)(?!民|上))"
"""An ending whose name was taken by the part before it, as in 新街口街道."""
PIECE = re.compile(f"{BOX}|{NUMBER_ROAD}|{NUMBERED}|{DASHED}|{CROSSING}|{NAMED_HOUSE}|{NAMED}|{BARE}|{STUB}")
"""The next part of an address."""
HAMLET = re.compile(rf"{H}{{1,5}}?(?=[0-9]{{1,5}}(?:-[0-9]{{1,4}})?号)")
"""After a village or a town less is asked of what stands before a number."""
TIE = re.compile(r"[-_/]")
"""May stand between the levels of an address."""
ROOM = re.compile(
    rf"[A-Za-z]?[0-9]{{2,5}}[A-Za-z]?(?:-[0-9]{{1,4}})?(?![0-9A-Za-z年月日元块岁人个%.-]|{_UNITS}|{_ROADS})"
)
"""A flat written without a word, after a building or a floor."""
STREET_END = re.compile(
    r"[东西南北中]?[一二三四五六七八九十]?(?:大道|大街|公路|马路|胡同|路|街|巷|弄|里|道|村|镇|乡|小区|花园|社区|广场|大厦)"
)
"""After a shortened division this makes a road or a village of it: 山西路, 南京东路, 凤凰巷."""
NOT_PLACES = re.compile(
    "联系|电话|手机|姓名|身份|收件|收货|备注|邮编|微信|客户|订单|先生|女士|经理|发生|民警|价格|租金|户型|面积|购买|反映|报案|报警|"
    "号码|证件|银行|卡号|车牌|驾驶|快递|时间|日期|房东|租客|中介|房主|业主|车主"
)
"""Words that no place name holds: an address ends before them."""
