"""Frequent Chinese characters: what tells a right decoding from a wrong one."""

FREQUENT = frozenset(
    # function words and everyday words, simplified
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学"
    "么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱"
    "老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声"
    "车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白"
    # names, addresses, accounts, trade: the words of dumps
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖"
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞平刚桂英华玉兰红建志文永国春梅秀东晓丹宇浩雪琴鹏飞龙凤婷慧晨欣佳俊峰"
    "省市县区镇乡村街路巷弄号楼室栋幢单元座层广场大厦花园小区社区北京上海天津重庆江苏浙江安徽福建山东河南湖北湖南广东广西海南四川贵州云南"
    "陕西甘肃青海宁夏新疆内蒙古辽宁吉林黑龙江河北山西深圳州杭武汉成都南城港澳"
    "姓名性别男女年龄民族住址地址电话手机号码身份证银行卡邮箱账户密码余额金额元万千百订单快递公司有限责任职业学校医院备注类型时间日期编号序"
    "交易收支出入付款转账微信支付宝商户状态成功对方摘要说明记录明细"
    # the same words, traditional
    "這個們來時為國說後會過對發當沒還樣從無現見問點電體寫門開關長東車馬書實聲話經給間愛動頭學與種總進將並別許讓"
    "張劉陳楊趙黃吳孫鄭謝韓馮蕭鄧傅呂蘇盧蔣賈葉閻鐘範譚偉麗強軍艷傑濤剛華蘭紅國鳳鵬飛龍曉慧"
    "縣區鎮鄉號樓棟單廣廈園灣臺台臺北高雄新竹彰化屏東慶蘇浙徽東貴雲陝甘肅寧蒙遼龍濱港澳縣"
    "性別齡電話機號碼身證銀行帳戶密餘額萬訂單遞職業學醫備註類時間編序轉賬寶狀態說錄細郵件與業務聯絡"
)
"""About 700 characters: function words, and the words of names, addresses, accounts and trade, in both scripts."""


def frequent_share(text: str) -> float:
    """Share of frequent characters among those above ASCII; 0 where there are none.

    Replacement and private-use characters count against it, so a wrong decoding comes out low or below zero.
    """
    high = [c for c in text if c > "\x7f"]
    if not high:
        return 0.0
    good = sum(c in FREQUENT or c in PUNCTUATION for c in high)
    wrong = sum(c == "\ufffd" or "\ue000" <= c <= "\uf8ff" for c in high)
    return (good - 3 * wrong) / len(high)


PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》【】—…·￥　")
