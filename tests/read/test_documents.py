"""Office documents, web pages, rich text, address books: what a person sees in them and what is hidden is read."""

import io
import zipfile

import pytest
from rows_of import everything

from suyuan.identify import scan
from suyuan.model.errors import LockedFile, TruncatedFile, UnknownFormat
from suyuan.read.formats import docx
from suyuan.read.packages import built

W = f'xmlns:w="{docx.WORDS}" xmlns:mc="x:mc" xmlns:r="x:r"'


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def word(body, **parts):
    xml = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return built({"[Content_Types].xml": "<Types/>", "word/document.xml": xml, **parts})


def part(text):
    return f"<w:x {W}><w:p>{run(text)}</w:p></w:x>"


def test_every_part_of_a_word_document_is_read(tmp_path):
    box = f"<mc:AlternateContent><mc:Choice><w:txbxContent><w:p>{run('在框里')}</w:p></w:txbxContent></mc:Choice>"
    box += f"<mc:Fallback><w:txbxContent><w:p>{run('在框里')}</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>电话138</w:t></w:r><w:r><w:t>00000001</w:t><w:tab/>"
        "<w:t>完</w:t><w:br/><w:t>下一行</w:t></w:r></w:p>"
        f"<w:p>{run('改')}<w:del><w:r><w:delText>旧号13800000002</w:delText></w:r></w:del>"
        f"<w:ins>{run('新号13800000003')}</w:ins></w:p><w:p><w:r>{box}</w:r></w:p>"
    )
    parts = {
        "word/header1.xml": part("页眉"),
        "word/footer2.xml": part("页脚"),
        "word/comments.xml": part("批注"),
        "word/footnotes.xml": part("脚注"),
        "word/_rels/document.xml.rels": '<R><r Target="mailto:a@example.cn" TargetMode="External"/><r Target="x.xml"/></R>',
        "docProps/core.xml": '<c xmlns:d="dc"><d:creator>王小明</d:creator></c>',
    }
    (tmp_path / "a.bin").write_bytes(word(body, **parts))
    found, texts, errors = everything(tmp_path)
    assert (found, errors) == ({}, {})
    assert texts["a.bin"] == [
        "电话13800000001\t完",
        "下一行",
        "改新号13800000003",
        "旧号13800000002",
        "在框里",
        "页脚",
        "页眉",
        "批注",
        "脚注",
        "mailto:a@example.cn",
        "creator: 王小明",
    ]


def test_tables_of_a_word_document_are_tables_and_forms_are_text(tmp_path):
    def table(rows, span=""):
        cell = "".join(
            f"<w:tr>{''.join(f'<w:tc>{span}<w:p>{run(c)}</w:p></w:tc>' for c in row)}</w:tr>" for row in rows
        )
        return f"<w:tbl>{cell}</w:tbl>"

    rows = [["姓名", "手机号"], *[["王小明", f"1380000000{i}"] for i in range(4)]]
    form = [["姓名", "李小红", "电话", "13900000001"]]
    nested = f"<w:tbl><w:tr><w:tc>{table(rows)}<w:p>{run('外')}</w:p></w:tc></w:tr></w:tbl>"
    (tmp_path / "a.docx").write_bytes(word(table(rows) + table(form) + nested))
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert found == {"a.docx!table1": rows, "a.docx!table2": rows}
    assert texts["a.docx"] == ["姓名 李小红 电话 13900000001", "外"]


def test_a_dump_pasted_into_a_document_is_read_as_a_dump(tmp_path):
    lines = [f"王小明----1380000{i:04}----北京市海淀区学院路{i}号" for i in range(50)]
    (tmp_path / "a.docx").write_bytes(word("".join(f"<w:p>{run(line)}</w:p>" for line in lines)))
    [findings] = scan([tmp_path])
    assert (findings.format, findings.rows) == ("docx", 50)
    assert findings.columns[1].kind == "mobile_phone"


def test_text_of_a_document_is_searched_as_text(tmp_path):
    (tmp_path / "a.docx").write_bytes(word(f"<w:p>{run('13800138000')}</w:p>" * 5))
    [findings] = scan([tmp_path])
    assert findings.text["mobile_phone"] == 5


def test_entities_are_refused_and_cut_xml_keeps_what_was_read(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    (tmp_path / "a.docx").write_bytes(built({"[Content_Types].xml": "x", "word/document.xml": bomb}))
    cut = f"<w:document {W}><w:p>{run('读到这里')}</w:p><w:p>{run('没有')}"
    (tmp_path / "b.docx").write_bytes(built({"[Content_Types].xml": "x", "word/document.xml": cut}))
    _found, texts, errors = everything(tmp_path)
    assert isinstance(errors["a.docx"], UnknownFormat)
    assert texts["b.docx"] == ["读到这里"]
    assert isinstance(errors["b.docx"], TruncatedFile)


def test_open_document_repeats_cells_and_counts_blanks(tmp_path):
    xml = (
        '<c xmlns:t="t" xmlns:table="b"><t:p>王<t:s t:c="3"/>小明<t:line-break/>二</t:p><table:table>'
        "<table:table-row><table:table-cell><t:p>姓名</t:p></table:table-cell>"
        "<table:table-cell><t:p>手机号</t:p></table:table-cell></table:table-row>"
        + "<table:table-row><table:table-cell t:number-columns-repeated='2'><t:p>13800000001</t:p></table:table-cell>"
        "</table:table-row>" * 2 + "</table:table></c>"
    )
    (tmp_path / "a.odt").write_bytes(
        built({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml})
    )
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.odt"] == ["王   小明", "二"]
    assert found["a.odt!table1"] == [["姓名", "手机号"], *[["13800000001", "13800000001"]] * 2]


def test_a_page_shows_what_is_seen_and_what_is_not(tmp_path):
    page = """<html><head><meta charset=gb2312><meta name="author" content="王小明"><title>标题</title>
    <style>p{color:red}</style><script>var user = {"phone": "13800000001", "tags": ["a"]}; f([{"id": 7}]);</script>
    <script type="application/ld+json">{"@type": "Person", "telephone": "010-1234"}</script></head>
    <body><p>一 <b>二</b>三<br>四</p><!-- 旧电话13800000002 --><a href="mailto:a%40example.cn">信</a>
    <input type=hidden value="13800000003"><table><tr><td>姓名<td>李&amp;红</table><div>完</body></html>"""
    (tmp_path / "a.html").write_bytes(page.encode("gb2312"))
    found, texts, errors = everything(tmp_path)
    assert (found, errors) == ({}, {})
    assert texts["a.html"] == [
        "author: 王小明",
        "标题",
        "phone: 13800000001",
        "tags: a",
        "id: 7",
        "@type: Person",
        "telephone: 010-1234",
        "一 二三",
        "四",
        "旧电话13800000002",
        "mailto:a@example.cn",
        "13800000003",
        "信",
        "姓名 李&红",
        "完",
    ]


def test_a_page_without_its_end_is_said_to_be_cut(tmp_path):
    (tmp_path / "a.html").write_text("<html><body><p>电话13800000001</p><table><tr><td>x")
    _found, texts, errors = everything(tmp_path)
    assert texts["a.html"] == ["电话13800000001", "x"]
    assert isinstance(errors["a.html"], TruncatedFile)


def test_rich_text_in_both_ways_of_writing_chinese(tmp_path):
    name = "".join(f"\\'{byte:02x}" for byte in "王小明".encode("gbk"))
    (tmp_path / "a.rtf").write_text(
        rf"{{\rtf1\ansi\ansicpg936{{\fonttbl{{\f0 SimSun;}}}}{{\*\generator X;}}{name}\tab\u30005?\u-29579?\par"
        r"{\pict 0102}\trowd a\cell b\cell\row \{x\}}"
    )
    _found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.rtf"] == ["王小明\t电話".replace("話", chr(65536 - 29579)), "a\tb\t", "{x}"]


def test_address_books_become_columns(tmp_path):
    card = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=\r\n=E6=98=8E;;;\r\n"
    card += "TEL;CELL:138-0000-0001\r\nTEL;WORK:010-1234\r\nNOTE:a\\,b\\n\r\n c\r\nPHOTO;ENCODING=BASE64:AAAA\r\nEND:VCARD\r\n"
    (tmp_path / "a.vcf").write_text(card * 2, newline="")
    (tmp_path / "b.ldif").write_text(
        "# x\ndn: cn=a\ncn:: 546L5bCP5piO\nmobile: 1\nmobile: 2\n\ndn: cn=b\nmail: x@y\n"
    )
    found, _texts, errors = everything(tmp_path)
    assert errors == {}
    assert found["a.vcf"] == [
        ["N", "TEL", "TEL_2", "NOTE"],
        *[["王;小明", "138-0000-0001", "010-1234", "a,b c"]] * 2,
    ]
    assert found["b.ldif"] == [
        ["dn", "cn", "mobile", "mobile_2", "mail"],
        ["cn=a", "王小明", "1", "2", None],
        ["cn=b", None, None, None, "x@y"],
    ]


def test_a_document_that_claims_to_be_huge_is_not_unpacked(tmp_path):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("word/document.xml", "<a>")
    data = bytearray(target.getvalue())
    at = data.rindex(b"PK\x01\x02") + 24
    data[at : at + 4] = (0xFFFFFFF0).to_bytes(4, "little")
    (tmp_path / "a.docx").write_bytes(data)
    _found, _texts, errors = everything(tmp_path)
    assert "unpacks to" in str(errors["a.docx"])


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.dat"])
def test_documents_under_a_password_are_called_locked(tmp_path, name):
    (tmp_path / name).write_bytes(
        compound_file({"EncryptedPackage": b"x" * 5000, "EncryptionInfo": b"y" * 5000})
    )
    _found, _texts, errors = everything(tmp_path)
    assert isinstance(errors[name], LockedFile)


def test_older_word_documents_are_read_piece_by_piece(tmp_path):
    wide = "王小明\r表\x07格\x07\x07".encode("utf-16-le")
    main = bytearray(6000)
    main[0x0A:0x0C] = (0x0200).to_bytes(2, "little")
    main[0x800 : 0x800 + len(wide)] = wide
    main[0x900:0x90D] = b"13800000001\r\x0c"
    places = [0, len(wide) // 2, len(wide) // 2 + 13]
    pieces = b"".join(p.to_bytes(4, "little") for p in places)
    for start in (0x800, 0x40000000 | (0x900 * 2)):
        pieces += b"\0\0" + start.to_bytes(4, "little") + b"\0\0"
    clx = b"\x02" + len(pieces).to_bytes(4, "little") + pieces
    main[0x01A2:0x01AA] = (16).to_bytes(4, "little") + len(clx).to_bytes(4, "little")
    table = (bytes(16) + clx).ljust(5000, b"\0")
    (tmp_path / "a.doc").write_bytes(compound_file({"WordDocument": bytes(main), "1Table": table}))
    _found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.doc"] == ["王小明", "表\t格", "13800000001"]


def test_older_presentations_are_read(tmp_path):
    text = "电话13800000001\r二".encode("utf-16-le")
    record = (
        (0).to_bytes(2, "little") + (0x0FA0).to_bytes(2, "little") + len(text).to_bytes(4, "little") + text
    )
    outer = (0xF).to_bytes(2, "little") + (1000).to_bytes(2, "little") + len(record).to_bytes(4, "little")
    data = {"PowerPoint Document": (outer + record).ljust(5000, b"\0")}
    (tmp_path / "a.ppt").write_bytes(compound_file(data))
    _found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.ppt"] == ["电话13800000001", "二"]


def test_outlook_messages_give_headers_text_and_attachments(tmp_path):
    def text(value):
        return value.encode("utf-16-le").ljust(5000, b"\0")

    streams = {
        "__properties_version1.0": bytes(32)
        + b"\x40\x00\x39\x00\0\0\0\0"
        + (131_328_936_000_000_000).to_bytes(8, "little")
        + bytes(5000),
        "__substg1.0_0C1A001F": text("王小明"),
        "__substg1.0_0C1F001F": text("wang@example.cn"),
        "__substg1.0_0037001F": text("名单"),
        "__substg1.0_1000001F": text("电话13800000001"),
        "__attach_version1.0_#00000000/__substg1.0_3707001F": text("a.csv"),
        "__attach_version1.0_#00000000/__substg1.0_37010102": b"name,phone\n" + b"Wang,13800000001\n" * 300,
    }
    (tmp_path / "a.msg").write_bytes(compound_file(streams))
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.msg"] == ["电话13800000001"]
    assert found["a.msg!headers"] == [
        ["From", "Subject", "Date"],
        ["王小明 <wang@example.cn>", "名单", "2017-03-02 02:00:00+00:00"],
    ]
    assert len(found["a.msg!a.csv"]) == 301


def compound_file(streams):
    """A compound file ([MS-CFB]) with 512-byte sectors; every stream is long enough to need no small sectors."""
    sectors, entries, fat = [], [("Root Entry", 5, 0, -2, -1)], []
    folders = {}

    def put(data):
        start = len(sectors)
        parts = [data[i : i + 512].ljust(512, b"\0") for i in range(0, len(data), 512)]
        sectors.extend(parts)
        fat.extend([*range(start + 1, start + len(parts)), -2])
        return start

    children = {0: []}
    for path, data in streams.items():
        assert len(data) >= 4096
        above = 0
        *parents, name = path.split("/")
        for parent in parents:
            if parent not in folders:
                folders[parent] = len(entries)
                children[above].append(len(entries))
                children[len(entries)] = []
                entries.append((parent, 1, 0, 0, -1))
            above = folders[parent]
        children[above].append(len(entries))
        entries.append((name, 2, len(data), put(data), -1))
    raw = b""
    for number, (name, kind, size, start, _child) in enumerate(entries):
        here = next(c for c in children.values() if number in c) if number else []
        right = here[here.index(number) + 1] if here and number != here[-1] else -1
        child = children[number][0] if children.get(number) else -1
        wide = (name + "\0").encode("utf-16-le")
        raw += wide.ljust(64, b"\0") + len(wide).to_bytes(2, "little") + bytes([kind, 1])
        raw += b"".join(x.to_bytes(4, "little", signed=True) for x in (-1, right, child))
        raw += bytes(36) + start.to_bytes(4, "little", signed=True) + size.to_bytes(8, "little")
    while len(raw) % 512:
        raw += bytes(64) + b"\0\0\0\0" + b"\xff" * 12 + bytes(48)
    directory = put(raw)
    count = (len(fat) + 127 + len(fat) // 128 + 1) // 128 + 1
    first = len(sectors)
    fat += [-3] * count
    table = b"".join(x.to_bytes(4, "little", signed=True) for x in fat).ljust(count * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(10)
    numbers = (count, directory, 0, 4096, -2, 0, -2, 0, *range(first, first + count))
    header += b"".join(x.to_bytes(4, "little", signed=True) for x in numbers)
    return header.ljust(512, b"\xff") + b"".join(sectors) + table
