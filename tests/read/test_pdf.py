"""PDF and pictures: lines, tables over pages, forms, locks, scans."""

import struct
import zlib

import pytest
from rows_of import everything

from suyuan.model.errors import LockedFile, MissingReader, TruncatedFile, UnknownFormat
from suyuan.read import ocr
from suyuan.read.formats import pdf
from suyuan.read.placed import Placed, blocks, joined


def paper(*streams, resources=b"<</Font<</F 5 0 R>>>>", more=()):
    """A PDF with a page for each stream of drawing."""
    kids = b" ".join(b"%d 0 R" % (6 + len(more) + 2 * n) for n in range(len(streams)))
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(streams)),
        b"null",
        b"null",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    for n, stream in enumerate(streams):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources %s>>"
        parts.append(page % (7 + len(more) + 2 * n, resources))
        parts.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return pdf.assembled(parts)


def at(x, y, text):
    return b"BT /F 12 Tf %d %d Td (%s) Tj ET\n" % (x, y, text.encode())


def table(rows, top=700):
    return b"".join(
        at(x, top - 20 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((72, 250, 400), row, strict=False)
    )


ROWS = [["name", "phone", "city"], *[[f"Wang {i}", f"1380000{i:04}", "Beijing"] for i in range(6)]]


def test_lines_and_a_table_over_two_pages(tmp_path):
    second = [ROWS[0], *[[f"Li {i}", f"1390000{i:04}", "Shanghai"] for i in range(4)]]
    first = at(72, 800, "A list of customers") + table(ROWS)
    (tmp_path / "a.pdf").write_bytes(paper(first, table(second, 800) + at(72, 300, "The end")))
    found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.pdf"] == ["A list of customers", "The end"]
    assert found["a.pdf!table1"] == [*ROWS, *second[1:]]


def test_a_damaged_pdf_keeps_what_can_be_read_and_says_so(tmp_path):
    data = paper(at(72, 700, "phone 13800000001"))
    (tmp_path / "a.pdf").write_bytes(data[: data.index(b"xref")])
    _found, texts, errors = everything(tmp_path)
    assert isinstance(errors["a.pdf"], TruncatedFile)
    assert texts.get("a.pdf", ["phone 13800000001"]) == ["phone 13800000001"]


def test_a_pdf_under_a_password_is_called_locked(tmp_path):
    crypt = b"<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    data = paper(at(72, 700, "x"), more=(crypt,))
    data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 6 0 R/ID[<01><01>]")
    (tmp_path / "a.pdf").write_bytes(data)
    _found, _texts, errors = everything(tmp_path)
    assert isinstance(errors["a.pdf"], LockedFile)


def scan_of(pixels, width, height):
    packed = zlib.compress(pixels)
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    image = (head + b"/Length %d>>stream\n%s\nendstream") % (width, height, len(packed), packed)
    return paper(b"500 0 0 200 40 500 cm /I Do", resources=b"<</XObject<</I 6 0 R>>>>", more=(image,))


def test_a_scan_without_the_engine_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr, "available", lambda: False)
    monkeypatch.setattr(pdf, "available", lambda: False)
    (tmp_path / "a.pdf").write_bytes(scan_of(b"\xff" * 10_000, 100, 100))
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    _found, _texts, errors = everything(tmp_path)
    assert {type(error) for error in errors.values()} == {MissingReader}
    assert all("suyuan[ocr]" in str(error) for error in errors.values())


@pytest.fixture(scope="module")
def written():
    """A picture of two lines of Chinese, as rows of grey."""
    if not ocr.available():
        pytest.skip("needs the extra ocr")
    drawing, image_font = pytest.importorskip("PIL.ImageDraw"), pytest.importorskip("PIL.ImageFont")
    try:
        font = image_font.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 32)
    except OSError:
        pytest.skip("needs fonts-noto-cjk")
    image = pytest.importorskip("PIL.Image").new("L", (1000, 300), 255)
    drawing.Draw(image).text((30, 40), "客户王小明的电话是13800138000", fill=0, font=font)
    drawing.Draw(image).text((30, 140), "住在北京市海淀区", fill=0, font=font)
    return image.tobytes(), image.size


def test_text_in_pictures_and_scans_is_read(tmp_path, written):
    pixels, (width, height) = written
    (tmp_path / "scan.pdf").write_bytes(scan_of(pixels, width, height))
    raw = b"".join(b"\0" + pixels[i : i + width] for i in range(0, len(pixels), width))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    png = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + png)
    _found, texts, errors = everything(tmp_path)
    assert errors == {}
    assert texts["a.png"] == texts["scan.pdf"] == ["客户王小明的电话是13800138000", "住在北京市海淀区"]


def test_damaged_and_empty_pictures_are_named(tmp_path, written):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    pixels = b"BM" + (54 + 64 * 64 * 3).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    pixels += struct.pack("<IiiHHIIiiII", 40, 64, 64, 1, 24, 0, 0, 0, 0, 0, 0) + b"\xff" * 64 * 64 * 3
    (tmp_path / "b.bmp").write_bytes(pixels)
    _found, _texts, errors = everything(tmp_path)
    assert {name: type(error) for name, error in errors.items()} == {
        "a.png": TruncatedFile,
        "b.bmp": UnknownFormat,
    }
    assert written


def word(text, left, top):
    return Placed(text, left, left + 10 * len(text), top, top + 10)


def test_cells_are_told_by_where_they_stand():
    rows = [[word("name", 0, 0), word("phone", 100, 1), word("city", 200, 0)]]
    rows += [[word("Li", 2, 20 * n), word("138", 110, 20 * n)] for n in (1, 2)]
    rows += [[word("Wu", 0, 60), word("Xian", 201, 60)]]
    [grid] = joined([blocks(one for row in reversed(rows) for one in row)])
    assert grid == [["name", "phone", "city"], ["Li", "138", ""], ["Li", "138", ""], ["Wu", "", "Xian"]]


def test_columns_of_prose_stay_lines():
    words = [word("some words", x, 20 * n) for n in range(5) for x in (0, 300)]
    assert list(joined([blocks(words)])) == ["some words some words"] * 5
