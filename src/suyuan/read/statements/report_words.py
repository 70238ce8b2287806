"""The words that columns of victims' reports use."""

import re

ROLES: dict[str, tuple[str, ...]] = {
    "id": ("编号", "报案编号", "举报编号", "案件编号", "警情编号", "接警编号", "工单号", "reportid", "caseid", "id", "no", "序号"),
    "at": (
        "发生时间", "案发时间", "被骗时间", "事发时间", "occurredat", "occurred", "happenedat", "时间", "报案时间", "举报时间",
        "接警时间", "报警时间", "提交时间", "登记时间", "submittedat", "reportedat", "createdat", "datetime", "timestamp",
        "date", "time", "日期", "报案日期", "案发日期", "at",
    ),
    "text": (
        "被骗经过", "经过", "案情经过", "简要案情", "案情", "案情描述", "举报内容", "报案内容", "内容", "情况说明", "详细描述",
        "描述", "详情", "事件描述", "自述", "陈述", "text", "content", "narrative", "description", "message", "story",
        "details", "statement", "report", "summary",
    ),
    "loss": (
        "损失", "损失金额", "涉案金额", "被骗金额", "涉案资金", "案值", "财产损失", "losscny", "loss", "lossyuan", "lossamount",
        "amountlost", "amount", "金额", "lossrmb", "lossfen",
    ),
    "victim_name": (
        "报案人", "报案人姓名", "举报人", "举报人姓名", "受害人", "受害人姓名", "被害人", "被害人姓名", "事主", "事主姓名",
        "当事人", "姓名", "reporter.name", "reportername", "victimname", "victim.name", "victim", "reporter", "name",
    ),
    "victim_phone": (
        "报案人电话", "举报人电话", "受害人电话", "被害人电话", "事主电话", "联系电话", "联系方式", "本人电话", "手机号", "手机",
        "手机号码", "电话", "电话号码", "reporter.phone", "reporterphone", "victimphone", "victim.phone", "phone",
        "mobile", "tel", "telephone", "contact",
    ),
    "type": (
        "诈骗类型", "案件类型", "诈骗类别", "案件类别", "类型", "类别", "手法", "诈骗手法", "fraudtype", "scamtype", "scheme",
        "type", "label", "category", "unified",
    ),
    "channel": ("举报渠道", "报案渠道", "渠道", "来源", "channel", "source"),
    "region": (
        "地区", "区域", "所在地", "所在地区", "案发地", "案发地点", "地点", "省份", "省", "城市", "市", "辖区", "region", "area",
        "city", "province", "location",
    ),
    "accounts": (
        "accounts", "account", "账号", "账户", "对方账号", "嫌疑账号", "涉案账号", "涉案账户", "微信", "微信号", "qq", "qq号",
        "qq号码", "支付宝", "支付宝账号", "银行卡", "银行卡号", "卡号", "银行账号", "收款账号", "收款账户", "收款卡号", "网址",
        "网站", "链接", "域名", "wechat", "wechatid", "qqnumber", "alipay", "bankcard", "bankaccount", "url", "website",
        "link", "suspects", "contacts",
    ),
    "unused": ("entities", "series", "urgent", "duplicateof", "families"),
}  # fmt: skip

HINTS: tuple[tuple[str, str], ...] = (
    (
        r"(受害|被害|报案|举报|事主|本人|自己|victim|reporter|own).*(电话|手机|phone|mobile|联系)",
        "victim_phone",
    ),
    (r"(受害|被害|报案|举报|事主|本人|victim|reporter).*(姓名|名|name)", "victim_name"),
    (r"(受害|被害|报案|举报|事主|本人|自己|victim|reporter|own).*(卡|账|帐|微信|qq|card|account)", "unused"),
    (
        r"(对方|嫌疑|嫌犯|骗子|诈骗|涉案|可疑|收款|suspect|fraud|scam|payee|offender|caller).*(姓名|name$|开户行|行名)",
        "unused",
    ),
    (
        r"(对方|嫌疑|嫌犯|骗子|诈骗|涉案|可疑|收款|来电|suspect|fraud|scam|payee|offender|caller|counterpart).*(账|帐|卡|号|微信|qq|支付宝|电话|手机|网|链接|联系|account|card|phone|number|wechat|alipay|url|site|mobile|contact)",
        "accounts",
    ),
    (r"微信|^qq|支付宝|银行卡|网址|网站|链接|wechat|alipay|bankcard|url$", "accounts"),
    (r"损失|涉案.*金额|被骗.*金额|loss", "loss"),
    (r"时间|日期|date$|time$", "at"),
    (r"经过|案情|内容|描述|narrative|content|text", "text"),
    (r"类型|类别|category|type", "type"),
    (r"渠道|channel", "channel"),
    (r"地区|辖区|案发地|region|province|city", "region"),
    (r"编号|caseno|reportno", "id"),
    (r"电话|手机|phone|mobile", "victim_phone"),
)
"""Parts of names, asked in this order where a header is not in ROLES as it stands."""

ACCOUNT_WORDS = re.compile("嫌疑人?|对方|骗子|涉案|可疑|诈骗|suspect|scam|fraud", re.IGNORECASE)
"""What tells whose account it is, cut off before its type is read."""
