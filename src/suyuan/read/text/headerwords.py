"""Words that name columns, in both languages, as dumps and exports write them."""

import re

WORDS = frozenset(
    """
    姓名 名字 名称 客户姓名 用户名 用户 昵称 户主 联系人 收件人 收货人 会员 学生姓名 家长 性别 民族 出生日期 生日 年龄 籍贯 国籍 婚姻 学历 学位 身份证 身份证号 身份证号码 证件
    证件号 证件号码 证件类型 护照 护照号 驾驶证 社保号 手机 手机号 手机号码 电话 联系电话 联系方式 电话号码 固话 座机 传真 移动电话 地址 住址 家庭地址 家庭住址 联系地址 收货地址
    户籍地址 通讯地址 省 省份 市 城市 区 区县 县 街道 邮编 银行卡 银行卡号 卡号 账号 帐号 账户 开户行 银行 余额 存款 资产 持仓 市值 金额 价格 单价 数量 总价 订单 订单号
    运单号 快递单号 商品 日期 时间 下单时间 入住时间 离店时间 房号 酒店 邮箱 电子邮箱 邮件 微信 微信号 qq qq号 qq号码 支付宝 密码 职业 职务 单位 工作单位 公司 公司名称 部门
    学校 班级 年级 专业 车牌 车牌号 车牌号码 车架号 车型 发动机号 备注 说明 摘要 状态 类型 类别 来源 渠道 编号 序号 学号 工号 会员号 客户号 记录号 内容 标题 链接 姓氏 国家
    地区 楼盘 小区 房产 面积 收入 保单 保单号 病历号 诊断 医院 科室 id uid sn no name username user nickname fullname firstname
    lastname surname realname gender sex age birth birthday dob birthdate idcard idno idnumber cardno
    card cardid identity passport phone mobile tel telephone cellphone phonenumber email mail address
    addr city province state country zip zipcode postcode bank account bankcard balance amount price qty
    quantity order orderid orderno date time datetime createtime created createdat updatedat updated
    status type remark note memo comment title content text label category company job occupation school
    wechat weixin password passwd pwd salt hash ip url link source key value code number notes group
    customer record amounts paid currency customerid userid clusterid cluster uniqueid
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Whole names, lower case, without blanks and signs."""

ENDINGS = re.compile(
    r"(?:姓名|名称|号码|单号|卡号|账号|帐号|编号|工号|学号|证号|户号|时间|日期|类型|类别|方式|状态|金额|地址|住址|余额|代码|性质|说明|备注|对方"
    r"|电话|手机|次数|数量|单位|摘要|年份|月份|费用|总额|比例|网点|机构|渠道|用途|昵称|交易场所|收/支|借贷|标志|币种|币别|货币)$"
)
"""Ends of the names of columns."""
