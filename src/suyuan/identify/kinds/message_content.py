"""Content of messages: short messages, chats, mail."""

from suyuan.identify.topics import topic
from suyuan.model.text import Text

KIND = topic(
    "message_content",
    Text("通信内容", "message content"),
    "content",
    (
        "短信内容",
        "聊天内容",
        "聊天记录",
        "消息内容",
        "通信内容",
        "邮件内容",
        "短信",
        "消息",
        "内容",
        "正文",
        "留言",
        "sms",
        "sms_content",
        "message",
        "msg",
        "content",
        "body",
        "chat",
    ),
    ("明天上午九点到店里", "您的快递已放在门口", "收到，谢谢"),
)
