"""Letters as they come: headers in any encoding, bodies, attachments in attachments, broken ones too."""

import base64
import email.message
import random
import zipfile

import pytest
from rows_of import everything

from suyuan.model.errors import TooLarge, TruncatedFile
from suyuan.model.records import BadRows
from suyuan.read import Unread, tables

SHEET = "姓名,手机号\n" + "".join(f"王小明,1380000{i:04}\n" for i in range(30))


def letter(subject="名单", text="电话13800000001", attached=(), charset="gbk"):
    made = email.message.EmailMessage()
    made["From"], made["To"], made["Cc"] = (
        "王小明 <wang@example.cn>",
        "li@example.cn, a@b.cn",
        "cc@example.cn",
    )
    made["Date"], made["Subject"] = "Thu, 02 Mar 2017 10:00:00 +0800", subject
    made["X-Originating-IP"] = "[10.0.0.1]"
    made.set_content(text, charset=charset)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


HEADERS = ["From", "To", "Cc", "Date", "Subject", "Origin-IP"]
VALUES = [
    "王小明 <wang@example.cn>",
    "li@example.cn; a@b.cn",
    "cc@example.cn",
    "2017-03-02 10:00:00+08:00",
    "名单",
    "10.0.0.1",
]


def test_a_letter_gives_headers_text_and_attachments_in_attachments(tmp_path):
    inner = letter("转发", "内层13900000001", [("客户.csv", SHEET.encode("gb18030"))])
    outer = letter(attached=[("内.eml", inner.as_bytes()), ("客户.csv", SHEET.encode())])
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert found["a.eml!headers"] == [HEADERS, VALUES]
    assert texts == {"a.eml": ["电话13800000001"], "a.eml!内.eml": ["内层13900000001"]}
    assert len(found["a.eml!客户.csv"]) == len(found["a.eml!内.eml!客户.csv"]) == 31


def test_a_letter_in_a_letter_is_a_member(tmp_path):
    outer = letter()
    outer.add_attachment(letter("里面", "里面的13900000001"))
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    _found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert ["里面的13900000001"] in texts.values()
    assert len(texts) == 2


def test_headers_and_bodies_in_bytes_nobody_names_are_told_by_what_they_are(tmp_path):
    raw = "From: 王小明 <wang@example.cn>\nSubject: 客户名单\nTo: x\n\n客户的电话是13800000001\n".encode(
        "gb18030"
    )
    (tmp_path / "a.eml").write_bytes(raw)
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert found["a.eml!headers"][1] == ["王小明 <wang@example.cn>", "x", "客户名单"]
    assert texts["a.eml"] == ["客户的电话是13800000001"]


@pytest.mark.parametrize("charset", ["gb2312", "x-unknown", '"gb18030"', "utf-8"])
def test_a_wrong_or_narrow_charset_does_not_garble(tmp_path, charset):
    head = f"From: a@b.cn\nTo: c@d.cn\nContent-Type: text/plain; charset={charset}\n\n".encode()
    (tmp_path / "a.eml").write_bytes(head + "朱镕基的电话是13800000001，在北京市".encode("gb18030"))
    _found, texts, _errors = everything(tmp_path)
    assert texts["a.eml"] == ["朱镕基的电话是13800000001，在北京市"]


def test_what_a_page_repeats_of_the_plain_text_is_read_once(tmp_path):
    made = letter(text="电话13800000001\n只在这里13900000001")
    made.add_alternative(
        "<html><body><p>电话 13800000001</p><a href='tel:110'>x</a></body></html>", subtype="html"
    )
    (tmp_path / "a.eml").write_bytes(made.as_bytes())
    _found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.eml"] == ["电话 13800000001", "tel:110", "x", "只在这里13900000001"]


def test_a_box_is_read_letter_by_letter(tmp_path):
    box = b"".join(
        b"From a Thu Mar  2 10:00:00 2017\n"
        + letter(f"第{i}封", "正文\n\n>From here", [("a.csv", SHEET.encode())]).as_bytes()
        + b"\n"
        for i in range(3)
    )
    (tmp_path / "box").write_bytes(box)
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert [row[4] for row in found["box!headers"]] == ["Subject", "第0封", "第1封", "第2封"]
    assert texts["box"] == ["正文", ">From here"] * 3
    assert {name for name in found if name.endswith("csv")} == {f"box!{i}!a.csv" for i in (1, 2, 3)}


def test_a_letter_without_text_still_gives_its_headers(tmp_path):
    (tmp_path / "a.eml").write_bytes(b"From: a@b.cn\nTo: c@d.cn\nSubject: x\n\n")
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert found["a.eml"] == [["From", "To", "Subject"], ["a@b.cn", "c@d.cn", "x"]]


def test_a_cut_letter_keeps_what_was_sent_and_says_it_is_cut(tmp_path):
    data = letter(attached=[("客户.csv", SHEET.encode() * 20)]).as_bytes()
    (tmp_path / "a.eml").write_bytes(data[: len(data) * 2 // 3])
    found, texts, errors = everything(tmp_path)
    assert texts["a.eml"] == ["电话13800000001"]
    assert len(found["a.eml!客户.csv"]) > 100
    assert isinstance(errors["a.eml"], TruncatedFile)


def test_damaged_letters_never_crash(tmp_path):
    rng = random.Random(5)
    whole = letter(attached=[("客户.csv", SHEET.encode()), ("内.eml", letter().as_bytes())]).as_bytes()
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(rng.choice([1, 5, 40])):
            at = rng.randrange(len(data))
            if rng.random() < 0.5:
                data[at] = rng.randrange(256)
            else:
                data[at : at + 3] = rng.choice([b"=?", b"?=", b"\r\n", b"--", b"", b"\x00", b"; ", b'"'])
        (tmp_path / "a.eml").write_bytes(data)
        found, texts, errors = everything(tmp_path)
        assert found or texts or errors


@pytest.mark.parametrize(
    "part",
    [
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n====\n",
        "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 a\nzz\nend\n",
        "Content-Type: text/plain\nContent-Transfer-Encoding: nonsense\n\ntext\n",
        "Content-Type: message/rfc822\n\nnot a letter\n",
        "Content-Type: message/delivery-status\n\nA: b\n\nC: d\n",
        "Content-Type: multipart/mixed\n\nno boundary\n",
        "Content-Type: application/octet-stream; name*=utf-9''%ff\n\nx\n",
        "Content-Disposition: attachment; filename*0*=gb2312''%CD; filename*1=x\n\nx\n",
        "Content-Type: ;;;\n\nx\n",
    ],
)
def test_parts_that_break_the_rules_are_read_or_named(tmp_path, part):
    text = f"From: a@b.cn\nTo: c@d.cn\nDate: never\nContent-Type: multipart/mixed; boundary=x\n\n--x\n{part}\n--x--\n"
    (tmp_path / "a.eml").write_text(text)
    found, _texts, _errors = everything(tmp_path)
    assert any("never" in row for rows in found.values() for row in rows)


def test_letters_nested_deep_stop_at_the_limit(tmp_path):
    data = b"From: a@b.cn\nTo: c@d.cn\n\nx\n"
    for _ in range(12):
        made = letter()
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename="n.eml")
        data = made.as_bytes()
    (tmp_path / "a.eml").write_bytes(data)
    _found, texts, errors = everything(tmp_path)
    assert len(texts) == 7
    assert "inside each other" in str(next(iter(errors.values())))


def test_text_that_only_looks_like_a_letter_stays_text(tmp_path):
    (tmp_path / "a.txt").write_text("From: 老马\n今天的货13800000001\n明天再说\n")
    (tmp_path / "b.txt").write_bytes(base64.b64encode(b"From: x"))
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert not any("headers" in name for name in found)


def test_letters_in_archives_and_letters_without_end_are_read(tmp_path):
    outer = letter(attached=[("客户.csv", SHEET.encode())]).as_bytes()
    box = b"From a Thu Mar  2 10:00:00 2017\n" + outer + b"\nFrom b Thu Mar  2 10:00:00 2017\n" + outer
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.eml", outer)
        archive.writestr("b.mbox", box)
        archive.writestr("c.eml", b"From: a@b.cn\nTo: c@d.cn\n\nshort\n" + b"x" * (70 << 20))
    found, texts, errors = everything(tmp_path)
    assert {name: type(error) for name, error in errors.items()} == {"a.zip!c.eml": TooLarge}
    assert len(found["a.zip!a.eml!客户.csv"]) == len(found["a.zip!b.mbox!2!客户.csv"]) == 31
    assert texts["a.zip!b.mbox"] == ["电话13800000001"] * 2
    assert texts["a.zip!c.eml"] == ["short"]


def test_a_letter_without_known_headers_is_a_bad_row(tmp_path):
    empty = b"Content-Type: text/plain\nX-Card: 1\n\n"
    (tmp_path / "none.mbox").write_bytes(empty)
    (tmp_path / "some.mbox").write_bytes(
        b"From a Thu Mar  2 10:00:00 2017\nTo: li@example.cn\n\nhello\n\n"
        b"From b Thu Mar  2 11:00:00 2017\n" + empty
    )
    bad, unread, rows = BadRows(), [], {}
    for item in tables([tmp_path], bad):
        if isinstance(item, Unread):
            unread.append(item.name)
        else:
            rows[item.name] = sum(len(chunk.rows) for chunk in item.chunks())
    assert unread == ["none.mbox"]
    assert rows == {"some.mbox!headers": 1, "some.mbox": 1}
    assert [(b.place.file, b.place.row, b.raw) for b in bad.rows] == [
        ("none.mbox", 1, "Content-Type: text/plain\nX-Card: 1"),
        ("some.mbox", 2, "Content-Type: text/plain\nX-Card: 1"),
    ]
