"""Shapes of chat exports, with made-up talk."""

import zipfile
from pathlib import Path

import pytest

from suyuan.model.records import BadRows, Message
from suyuan.read.chats import messages, peer_of_file
from suyuan.read.table import Unread

HEAD = """消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息分组:我的好友
================================================================
消息对象:{peer}
================================================================

"""


def talk(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> tuple[list[Message], BadRows]:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    bad = BadRows()
    found = list(messages([path], bad))
    assert not any(isinstance(m, Unread) for m in found), found
    return [m for m in found if isinstance(m, Message)], bad


def brief(found: list[Message]) -> list[tuple[str, str, str, str]]:
    return [(m.at.strftime("%m-%d %H:%M:%S"), m.sender, m.sender_name, m.text) for m in found]


@pytest.mark.parametrize(
    ("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("gb18030", "\r\n"), ("utf-16", "\n")]
)
def test_qqs_text_export_is_read_with_peers_mail_addresses_and_lines_that_only_look_like_heads(
    tmp_path: Path, encoding: str, end: str
) -> None:
    text = HEAD.format(peer="老马(10012345)") + (
        "2017-04-02 12:33:11 老马(10012345)\n5万条多少钱\n2017-04-02 12:00:00 到货\n\n第三段\n\n"
        "2017-04-02 12:34:00 卖家<seller@example.com>\n\n\n"
        "2017-04-02 12:34:10 【管理员】卖家<10054321@qq.com>\n三分\n\n"
        "2017-04-02 9:34:10 (10099999)\n在\n\n"
    )
    text += (
        HEAD[HEAD.index("=") :].format(peer="小李(10067890)") + "2017-04-03 1:33:11 小李(10067890)\n在吗\n"
    )
    found, bad = talk(tmp_path, "全部消息记录.txt", text.replace("\n", end), encoding)
    assert brief(found) == [
        ("04-02 04:33:11", "qq:10012345", "老马", "5万条多少钱\n2017-04-02 12:00:00 到货\n\n第三段"),
        ("04-02 04:34:00", "email:seller@example.com", "卖家", ""),
        ("04-02 04:34:10", "qq:10054321", "卖家", "三分"),
        ("04-02 01:34:10", "qq:10099999", "10099999", "在"),
        ("04-02 17:33:11", "qq:10067890", "小李", "在吗"),
    ]
    assert [m.chat for m in found] == ["qq:10012345"] * 4 + ["qq:10067890"]
    assert found[0].place.row == 9
    assert bad.total() == 0


def test_a_friends_export_without_numbers_gives_the_peer_his_account_and_groups_keep_their_name(
    tmp_path: Path,
) -> None:
    text = (
        HEAD.format(peer="老马(10012345)")
        + "2017-04-02 下午 3:22:10 老马\n货到了\n\n2017-04-02 上午 12:05:10 我\n好\n"
    )
    found, _bad = talk(tmp_path, "a.txt", text)
    assert brief(found) == [
        ("04-02 07:22:10", "qq:10012345", "老马", "货到了"),
        ("04-01 16:05:10", "", "我", "好"),
    ]
    group, _bad = talk(
        tmp_path, "g.txt", HEAD.format(peer="股民数据交流群") + "2017-04-02 15:22:10 老马(10012345)\n出\n"
    )
    assert group[0].chat == "股民数据交流群"


def test_days_on_lines_of_their_own_and_times_alone_are_put_together(tmp_path: Path) -> None:
    text = "日期: 2017-04-02\n\n12:33:11 老马(10012345)\n你好\n\n12:33:15 卖家(10054321)\n嗯\n日期: 2017-04-03\n8:00:01 老马(10012345)\n早\n"
    found, bad = talk(tmp_path, "老马(10012345).txt", text)
    assert [row[0] for row in brief(found)] == ["04-02 04:33:11", "04-02 04:33:15", "04-03 00:00:01"]
    assert {m.chat for m in found} == {"qq:10012345"}
    assert bad.total() == 0


@pytest.mark.parametrize(
    "text",
    [
        "老王 2017-04-02 12:33\n要 2 万\n\n我 2017-04-02 12:34\n好的\n多行\n",
        "2017-04-02 12:33:00 老王\n要 2 万\n2017-04-02 12:34:00 我\n好的\n多行\n",
        "2017年4月2日 下午12:33 老王\n要 2 万\n2017年4月2日 下午12:34 我\n好的\n多行\n",
        "2017-04-02 12:33:00 老王: 要 2 万\n2017-04-02 12:34:00 我: 好的\n多行\n",
        "[2017-04-02 12:33:00] 老王：要 2 万\n[2017-04-02 12:34:00] 我：好的\n多行\n",
        "老王 (2017-04-02 12:33): 要 2 万\n我 (2017-04-02 12:34): 好的\n多行\n",
        "2017/4/2, 12:33 - 老王: 要 2 万\n2017/4/2, 12:34 - 我: 好的\n多行\n",
        "—— 2017年4月2日 12:33 ——\n老王: 要 2 万\n12:34\n我：好的\n多行\n",
    ],
)
def test_wechat_copied_as_text_is_read_in_its_common_shapes(tmp_path: Path, text: str) -> None:
    found, bad = talk(tmp_path, "微信_老王.txt", text)
    assert brief(found) == [
        ("04-02 04:33:00", "", "老王", "要 2 万"),
        ("04-02 04:34:00", "", "我", "好的\n多行"),
    ]
    assert {m.chat for m in found} == {"老王"}
    assert bad.total() == 0


def test_tables_of_wechat_tools_give_accounts_and_bad_times_are_bad_rows(tmp_path: Path) -> None:
    text = (
        "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"
        '1,7,1,0,0,1491107591,3,"加我, 小号",2017-04-02 12:33:11,老马,马儿,wxid_abc123\n'
        "2,7,1,0,1,1491107592,3,,,我,卖家,wxid_self\n"
        "3,7,10000,0,0,x,3,撤回了一条消息,,老马,马儿,wxid_abc123\n"
    )
    found, bad = talk(tmp_path, "messages.csv", text)
    assert brief(found) == [
        ("04-02 04:33:11", "wechat:wxid_abc123", "老马", "加我, 小号"),
        ("04-02 04:33:12", "wechat:wxid_self", "我", ""),
    ]
    assert [(b.place.row, b.reason) for b in bad.rows] == [(4, "time")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig"])
def test_simple_tables_and_json_lines_are_read(tmp_path: Path, encoding: str) -> None:
    found, _bad = talk(
        tmp_path,
        "a.csv",
        "时间,发送人,内容\n2017-04-02 12:33:11,老马(wxid_ma),你好\n2017-04-02 12:33:12,我,\n",
        encoding,
    )
    assert brief(found) == [
        ("04-02 04:33:11", "wechat:wxid_ma", "老马", "你好"),
        ("04-02 04:33:12", "", "我", ""),
    ]
    lines = '{"time": "2017-04-02 12:33:11", "sender": "qq:10012345", "sender_name": "老马", "content": "hi", "chat": "qq:10012345"}\n{"time": "20'
    found, bad = talk(tmp_path, "b.jsonl", lines)
    assert brief(found) == [("04-02 04:33:11", "qq:10012345", "老马", "hi")]
    assert found[0].chat == "qq:10012345"
    assert [b.reason for b in bad.rows] == ["json"]
    found, _bad = talk(
        tmp_path,
        "c.json",
        '{"name": "老马", "messages": [{"timestamp": 1491107591, "from": "老马", "text": "hi"}]}',
    )
    assert (found[0].chat, found[0].sender_name) == ("老马", "老马")


def test_every_line_is_in_a_message_a_title_or_a_bad_row(tmp_path: Path) -> None:
    text = "来历不明的一行\n2017-04-02 12:33:11 老马(10012345)\n你好\n2017-04-32 12:33:11 老马(10012345)\n丢不得\n"
    found, bad = talk(tmp_path, "qq.txt", text)
    assert [m.text for m in found] == ["你好"]
    assert [(b.place.row, b.reason) for b in bad.rows] == [(1, "message"), (4, "time")]
    assert "丢不得" in bad.rows[1].raw


def test_a_chat_cut_anywhere_keeps_its_whole_messages(tmp_path: Path) -> None:
    text = HEAD.format(peer="老马(10012345)") + "".join(
        f"2017-04-02 12:{m:02}:11 老马(10012345)\n第{m}条\n\n" for m in range(30)
    )
    whole, _bad = talk(tmp_path, "w.txt", text)
    data = text.encode("gb18030")
    for cut in range(0, len(data), 37):
        path = tmp_path / "qq.txt"
        path.write_bytes(data[:cut])
        found = [m for m in messages([path], BadRows()) if isinstance(m, Message)]
        assert [m.text for m in found[:-1]] == [m.text for m in whole[: max(0, len(found) - 1)]]


def test_files_that_hold_no_chat_are_named_and_archives_are_opened(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("随便写的\n没有聊天\n", encoding="utf-8")
    (tmp_path / "b.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "c.txt").write_bytes(b"")
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("老马(10012345).txt", "2017-04-02 12:33:11 老马(10012345)\n你好\n")
    found = list(messages([tmp_path], BadRows()))
    assert [f.name for f in found if isinstance(f, Unread)] == ["a.txt", "b.jpg", "c.txt"]
    [message] = [m for m in found if isinstance(m, Message)]
    assert message.place.file == "d.zip!老马(10012345).txt"
    assert message.chat == "qq:10012345"


def test_the_files_name_tells_the_other_side() -> None:
    assert peer_of_file("chats/与老马(10012345)的聊天记录.txt") == ("老马", "qq:10012345")
    assert peer_of_file("QQ_10012345.txt") == ("10012345", "qq:10012345")
    assert peer_of_file("a.zip!微信_老王.txt") == ("老王", "")
    assert peer_of_file("老马(wxid_ma01).csv") == ("老马", "wechat:wxid_ma01")
