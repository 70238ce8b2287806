"""What `suyuan scan` prints: a sum, the gravest first, short on any screen, nothing personal in clear."""

import io
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from typer.testing import CliRunner

from suyuan.cli import build
from suyuan.cli.door import Door, door
from suyuan.cli.scanned import Scanned, Seen, collect, show
from suyuan.cli.scanned.notes import notes
from suyuan.cli.scanned.severity import severity
from suyuan.cli.scanned.veil import veiled, veiled_columns
from suyuan.cli.scanned.words import percent, words
from suyuan.cli.verbs.scan import spare
from suyuan.identify import ColumnFindings, FileFindings, Sample, kinds
from suyuan.model.errors import Unreadable, WrongUse


def fake(code: str, rng: random.Random) -> str:
    return kinds()[code].fake(rng)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dump with bad rows, a lying header, a text, a clean table and a picture."""
    rng = random.Random(11)
    rows = ["----".join(fake(c, rng) for c in ("person_name", "id_card", "mobile_phone")) for _ in range(200)]
    home = tmp_path / "data"
    home.mkdir()
    (home / "dump.txt").write_text("\n".join([*rows, "半行"]) + "\n", "gb18030")
    (home / "lied.csv").write_text(
        "序号,手机号\n" + "".join(f"{i},{fake('id_card', rng)}\n" for i in range(60))
    )
    (home / "chat.txt").write_text("今天来吗\n加微信made_up007，电话一三八零零一三八零零零\n")
    (home / "clean.csv").write_text("item,amount\npen,3\nink,4\n")
    (home / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(200))
    return home


def printed(
    paths: list[Path], width: int = 120, lang: str = "en", *, colour: bool = False
) -> tuple[str, str]:
    """(stdout, stderr) of showing a scan."""
    out, talk = io.StringIO(), io.StringIO()
    make = {"width": width, "force_terminal": colour, "color_system": "truecolor" if colour else None}
    here = Door(lang, Console(file=out, **make), Console(file=talk, **make))
    show(here, collect(paths))
    return out.getvalue(), talk.getvalue()


def test_the_sum_stands_on_top_and_the_unreadable_file_on_stderr(folder: Path) -> None:
    out, talk = printed([folder])
    assert out.startswith("Files: 4, rows: 263. With personal information: 3")
    assert "Bad rows: 1" in out
    assert "picture.jpg" in talk
    assert "hold nothing personal: 1." in out


def test_both_languages_say_the_same_figures(folder: Path) -> None:
    zh, _ = printed([folder], lang="zh")
    assert "4 个文件，263 行" in zh
    assert "通过校验" in zh
    assert "⚠ 列“手机号”的表头与内容不符：内容是身份证号" in zh
    assert "坏行 1：列数不符（1!=3） 1" in zh


def test_a_lying_header_is_called_out(folder: Path) -> None:
    out, _ = printed([folder / "lied.csv"])
    assert "⚠ 手机号" in out
    assert "the content is ID card number" in out


def test_nothing_personal_is_printed_in_clear(folder: Path) -> None:
    values = [
        cell for line in (folder / "dump.txt").read_text("gb18030").split("\n") for cell in line.split("----")
    ]
    values += [
        "13800138000",
        "made_up007",
        *(line.split(",")[1] for line in (folder / "lied.csv").read_text().split()),
    ]
    out, talk = printed([folder], width=200)
    assert [v for v in values if len(v) > 2 and v != "手机号" and v in out + talk] == []


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_table_runs_over_the_edge(folder: Path, width: int, lang: str) -> None:
    out, _ = printed([folder], width=width, lang=lang)
    tables = [line for line in out.split("\n") if line and line[0] in "┏┃┡│└"]
    assert tables
    assert max(map(cell_len, tables)) <= width


def test_thousands_of_files_stay_readable(tmp_path: Path) -> None:
    for number in range(130):
        (tmp_path / f"{number:04}.csv").write_text("phone\n" + "13800138000\n13900139000\n" * 2)
    out, talk = printed([tmp_path])
    assert out.count("\n") < 200
    assert "not shown column by column: 122." in out
    assert talk == ""


def test_control_signs_in_names_never_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31mb.csv").write_text("tel,x\u202e\n13800138000,1\n13900139000,2\n")
    out, talk = printed([tmp_path], width=200)
    assert not [c for c in "\x1b\x07\u202e" if c in out + talk]
    assert "‹U+001B›" in out
    assert "‹U+202E›" in out


def test_markup_in_names_stays_text(tmp_path: Path) -> None:
    (tmp_path / "[bold red]x.csv").write_text("[link=http://x]tel[/link],n\n13800138000,1\n13900139000,2\n")
    out, _ = printed([tmp_path], width=200)
    assert "[bold red]x.csv" in out
    assert "[link=http://x]tel" in out


def test_without_colour_there_is_no_escape_and_with_colour_there_is(folder: Path) -> None:
    assert "\x1b" not in printed([folder])[0]
    assert "\x1b[" in printed([folder], colour=True)[0]


def test_a_header_row_that_is_data_is_masked_as_a_whole() -> None:
    assert veiled_columns(["13800138000", "张伟明", "金额"]) == ["138******00", "张**", "金额"]
    assert veiled_columns(["手机", "张伟明"]) == ["手机", "张伟明"]
    assert veiled("a" * 200).startswith("a" * 80 + "…")


@pytest.mark.parametrize(("confidence", "shown"), [(1, "100%"), (0.9999, "99%"), (0.5, "50%"), (0, "0%")])
def test_confidence_is_never_rounded_up_to_certainty(confidence: float, shown: str) -> None:
    assert percent(confidence) == shown


def run(*arguments: str, state: Path) -> tuple[int, str]:
    done = CliRunner().invoke(
        build(door("en"), "scan"), ["scan", *arguments], env={"SUYUAN_STATE": str(state)}
    )
    return done.exit_code, done.stdout


def test_the_json_adds_masked_examples_tiers_and_bad_rows(folder: Path, tmp_path: Path) -> None:
    status, text = run(str(folder), "--json", state=tmp_path)
    told = json.loads(text)
    dump = next(f for f in told["files"] if f["path"] == "dump.txt")
    assert status == 1
    assert dump["bad"] == {"columns:1!=3": 1}
    assert dump["tier"] == "C"
    samples = [c["samples"] for c in dump["columns"]]
    assert [list(s) for s in samples] == [["person_name"], ["id_card"], ["mobile_phone"]]
    assert all("*" in v for s in samples for values in s.values() for v in values)
    assert told["unread"][0]["path"] == "picture.jpg"


def test_examples_in_clear_need_a_reason_and_are_logged(folder: Path, tmp_path: Path) -> None:
    assert isinstance(run(str(folder), "--unmask", state=tmp_path)[0], int)
    assert not (tmp_path / "unmask.log.jsonl").exists()
    phone = (folder / "dump.txt").read_text("gb18030").split("\n")[0].split("----")[2]
    _, text = run(str(folder), "--json", "--unmask", "--reason", "a test", state=tmp_path)
    assert phone in text
    log = (tmp_path / "unmask.log.jsonl").read_text()
    assert "unmask:scan" in log
    assert phone not in log


def test_a_page_in_clear_can_be_read_by_its_owner_alone(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("<!doctype html>an older page")
    run(str(folder), "--html", str(target), "--unmask", "--reason", "a test", state=tmp_path)
    assert target.stat().st_mode & 0o077 == 0
    assert "13800138000" in target.read_text()


def by_hand(**column: object) -> Seen:
    shown = ColumnFindings("备注", "id_card", 90, 0, 0, 99, 0.97, lies=False, **column)
    found = FileFindings("a.csv", "0" * 64, "csv", "utf-8", 100, 0, (shown,))
    sample = Sample({"id_card": ("110***2X",)}, {"check_digit": 7}, 80)
    return Seen(found, {}, severity(found), (sample,))


def test_mixtures_inner_values_and_failed_checks_are_told() -> None:
    seen = by_hand(unverified=10, also={"passport": 4}, inside={"mobile_phone": 3})
    says = [note.says.en for note in notes(seen)]
    assert says == [
        "column “备注” also holds: passport number 4",
        "within the texts of column “备注”: mobile number 3",
        "column “备注”, why unverified (of the first 80 cells): check digit 7",
    ]
    assert Scanned([seen]).totals() == {
        "id_card": (86, 10, 1),
        "passport": (4, 0, 1),
        "mobile_phone": (3, 0, 1),
    }


@pytest.mark.parametrize(
    ("codes", "tier"),
    [
        (["person_name", "mobile_phone", "track_record"], "A"),
        (["person_name", "mobile_phone", "health_note"], "B"),
        (["person_name", "mobile_phone"], "C"),
        (["person_name"], "out"),
        ([""], ""),
    ],
)
def test_the_tier_is_that_of_a_row_with_all_kinds_of_the_file(codes: list[str], tier: str) -> None:
    columns = tuple(ColumnFindings("c", code, 9, 0, 0, 9, 0.9, lies=False) for code in codes)
    assert severity(FileFindings("a", "", "csv", "utf-8", 9, 0, columns)).tier == tier


def test_the_gravest_file_stands_first_whatever_its_size() -> None:
    def seen(name: str, code: str, rows: int) -> Seen:
        columns = tuple(
            ColumnFindings("c", c, rows, 0, 0, 9, 0.9, lies=False) for c in ("mobile_phone", code)
        )
        found = FileFindings(name, "", "csv", "utf-8", rows, 0, columns)
        return Seen(found, {}, severity(found))

    whole = Scanned(
        [seen("big", "person_name", 999), seen("ill", "health_note", 9), seen("small", "person_name", 9)]
    )
    assert [one.found.path for one in whole.ranked()] == ["ill", "big", "small"]


def test_every_sort_of_unreadable_file_has_its_words() -> None:
    sorts = [Unreadable, *Unreadable.__subclasses__()]
    assert [sort.__name__ for sort in sorts if f"unread.{sort.__name__}" not in words()] == []


def test_a_page_never_takes_the_place_of_anything_else(folder: Path, tmp_path: Path) -> None:
    before = (folder / "dump.txt").read_bytes()
    for target in (folder / "dump.txt", folder, tmp_path / "no" / "page.html"):
        with pytest.raises(WrongUse):
            spare(target, [folder / "dump.txt"])
    page = tmp_path / "page.html"
    page.write_text("<!doctype html>")
    spare(page, [folder])
    with pytest.raises(WrongUse):
        spare(page, [page])
    assert (folder / "dump.txt").read_bytes() == before


def test_of_a_table_with_many_columns_the_personal_ones_are_shown(tmp_path: Path) -> None:
    rng = random.Random(8)
    heads = ",".join(f"h{n}" for n in range(60)) + ",tel"
    rows = "".join(",".join("x" * 60) + f",{fake('mobile_phone', rng)}\n" for _ in range(30))
    (tmp_path / "wide.csv").write_text(f"{heads}\n{rows}")
    out, _ = printed([tmp_path])
    lines = [line for line in out.split("\n") if line.startswith("│")]
    assert ["mobile number" in line for line in lines] == [True]


def test_a_server_that_does_not_answer_is_named_without_its_password(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "suyuan", "scan", "postgresql://me:hush-hush@127.0.0.1:9/db", "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        cwd=tmp_path,
    )
    assert done.returncode == 3
    assert "postgresql://127.0.0.1:9/db" in done.stderr
    assert "hush-hush" not in done.stdout + done.stderr
