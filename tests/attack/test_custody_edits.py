"""An attacker edits evidence; every edit is found and the file named."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from suyuan.custody import Leaf, Log, block, digest, make_bag, verify, with_files
from suyuan.custody.journal import HEADS, LOG
from suyuan.custody.merkle import leaf_hash, roots
from suyuan.model.errors import BrokenCustody

NOW = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)
FILES = {
    "seized/one.csv": b"a,b\n" * 100,
    "seized/two.txt": "甲----乙\n".encode("gb18030") * 60,
    "payments/三.csv": b"1,2,3\n" * 50,
    "chats/four.txt": b"x",
    "reports/empty.csv": b"",
}
OWN = (
    "bag-info.txt",
    "bagit.txt",
    "manifest-sha256.txt",
    "manifest-sm3.txt",
    "tagmanifest-sha256.txt",
    LOG,
    HEADS,
)


def build(case: Path) -> Path:
    """A finished case; returns its results."""
    for name, data in FILES.items():
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_bytes(data)
    out = case / "out"
    bag = make_bag(case, [case / name for name in FILES], out / "bag", who="t", clock=lambda: NOW)
    sha = tuple(f.sha256 for f in bag.files)
    for act in ("identify", "count", "chain"):
        bag.log.append(Leaf(act, "t", "suyuan test", NOW, inputs=sha, note=act))
    carried = json.dumps(block(bag.log, bag.files)).replace("<", "\\u003c")
    (out / "summary.json").write_text(json.dumps({"custody": {"root": bag.root}}))
    page = f'<html><p>5</p><script type="application/json" id="suyuan-custody">{carried}</script></html>'
    (out / "report.html").write_text(page)
    made = [out / "report.html", out / "summary.json"]
    bag.log.append(with_files(Leaf("report", "t", "suyuan test", NOW, inputs=sha), made, out))
    return out


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("case"))


@pytest.fixture
def out(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "case" / "out"))


def found_in(path: Path) -> set[str]:
    return {finding.path for finding in verify(path).findings}


def edits(out: Path, per_file: int) -> Iterator[tuple[Path, bytes]]:
    """Single-byte changes, insertions and removals at seeded places of every file."""
    rng = random.Random(20260506)
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        data = path.read_bytes()
        for n in range(per_file if data else 1):
            at = rng.randrange(len(data)) if data else 0
            put = bytes([rng.randrange(256)])
            while data and put == data[at : at + 1]:
                put = bytes([rng.randrange(256)])
            cut = 1 if data and n % 3 != 1 else 0
            yield path, data[:at] + (b"" if n % 3 == 2 and data else put) + data[at + cut :]


def test_every_single_byte_edit_of_every_file_is_found_and_the_file_named(out: Path) -> None:
    tried = 0
    for path, data in edits(out, per_file=15):
        before = path.read_bytes()
        if data == before:
            continue
        path.write_bytes(data)
        assert path.relative_to(out).as_posix() in found_in(out), f"{path.name}: edit {tried}"
        path.write_bytes(before)
        tried += 1
    assert tried > 170
    assert verify(out).ok


def test_an_edit_of_one_file_of_a_bag_blames_no_other(out: Path) -> None:
    for path, data in edits(out / "bag", per_file=4):
        before = path.read_bytes()
        if data == before:
            continue
        path.write_bytes(data)
        name = path.relative_to(out / "bag").as_posix()
        pair = {LOG, HEADS}  # a line end that is gone makes two lines one: both files may be named
        assert found_in(out / "bag") <= (pair if name in pair else {name})
        path.write_bytes(before)


def test_every_cut_of_every_file_is_found(out: Path) -> None:
    rng = random.Random(1)
    for path in sorted(p for p in out.rglob("*") if p.is_file() and p.stat().st_size):
        before = path.read_bytes()
        for size in {0, len(before) - 1, rng.randrange(len(before))}:
            path.write_bytes(before[:size])
            assert path.relative_to(out).as_posix() in found_in(out)
        path.write_bytes(before)


def test_every_file_that_is_removed_is_named(out: Path) -> None:
    for path in sorted(p for p in out.rglob("*") if p.is_file()):
        before = path.read_bytes()
        path.unlink()
        assert path.relative_to(out).as_posix() in found_in(out)
        path.write_bytes(before)


def test_added_renamed_and_swapped_files_are_named_as_such(out: Path) -> None:
    data = out / "bag" / "data"
    (data / "seized" / "planted.csv").write_bytes(b"planted")
    (data / "chats" / "four.txt").rename(data / "chats" / "five.txt")
    one, two = data / "seized" / "one.csv", data / "seized" / "two.txt"
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    (out / "bag" / "extra.txt").write_bytes(b"")
    said = {f.path: f.what.en for f in verify(out / "bag").findings}
    assert said == {
        "data/seized/planted.csv": "added: no list names it",
        "data/chats/four.txt": "renamed to data/chats/five.txt",
        "data/seized/one.csv": "swapped with data/seized/two.txt",
        "data/seized/two.txt": "swapped with data/seized/one.csv",
        "extra.txt": "added: no list names it",
    }


def test_the_log_and_a_manifest_that_changed_places_are_both_named(out: Path) -> None:
    for name in ("tagmanifest-sha256.txt", "manifest-sha256.txt", "bag-info.txt"):
        one, other = out / "bag" / LOG, out / "bag" / name
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)
        assert found_in(out / "bag") >= {LOG, name}
        one.write_bytes(first)
        other.write_bytes(second)


def test_a_payload_file_replaced_by_a_link_is_named(out: Path) -> None:
    path = out / "bag" / "data" / "chats" / "four.txt"
    moved = path.rename(out.parent / "four.txt")
    path.symlink_to(moved)
    assert {f.path: f.what.en for f in verify(out / "bag").findings} == {
        "data/chats/four.txt": "replaced by a link"
    }


LINES: dict[str, tuple[Callable[[list[bytes]], list[bytes]], str]] = {
    "a line removed": (lambda x: x[:2] + x[3:], "entry 3 was removed"),
    "the last line removed": (lambda x: x[:-1], "was removed"),
    "two lines exchanged": (lambda x: [x[1], x[0], *x[2:]], "the order was changed from line 1 on"),
    "a line repeated": (lambda x: [x[0], *x], "was added"),
    "a line added": (lambda x: [*x, x[0]], "1 entries lie after the last tree head"),
    "a line edited": (lambda x: [x[0].replace(b'"t"', b'"u"'), *x[1:]], "line 1 was edited"),
    "all removed": (lambda _: [], "was removed"),
}


@pytest.mark.parametrize(("change", "says"), LINES.values(), ids=LINES.keys())
def test_every_change_of_the_log_s_lines_is_found_and_the_line_named(
    out: Path, change: Callable[[list[bytes]], list[bytes]], says: str
) -> None:
    path = out / "bag" / LOG
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    said = [f.what.en for f in verify(out / "bag").findings if f.path == LOG]
    assert any(says in what for what in said)
    assert not verify(out).ok


def test_a_log_rewritten_together_with_its_heads_is_found_by_bag_info_and_report(out: Path) -> None:
    path = out / "bag" / LOG
    lines = path.read_bytes().replace(b'"t"', b'"u"').splitlines()
    rewrite(out / "bag", lines)
    found = found_in(out)
    assert f"bag/{LOG}" in found
    assert "report.html" in found


def test_a_log_cut_together_with_its_heads_is_found_by_the_report(out: Path) -> None:
    path = out / "bag" / LOG
    rewrite(out / "bag", path.read_bytes().splitlines()[:-1])
    assert found_in(out) == {"report.html", "summary.json"}
    rewrite(out / "bag", path.read_bytes().splitlines()[:-1])
    assert found_in(out) >= {"report.html", "summary.json"}


def rewrite(bag: Path, lines: list[bytes]) -> None:
    """Make a log and its heads agree on other lines."""
    hashes = [leaf_hash(line) for line in lines]
    (bag / LOG).write_bytes(b"".join(line + b"\n" for line in lines))
    heads = zip(hashes, roots(hashes), strict=True)
    (bag / HEADS).write_text("".join(f"{n} {h.hex()} {r.hex()}\n" for n, (h, r) in enumerate(heads, 1)))


def test_a_manifest_made_to_fit_a_changed_file_is_found(out: Path) -> None:
    bag = out / "bag"
    path = bag / "data" / "seized" / "one.csv"
    old = digest(path)
    path.write_bytes(b"other\n")
    new = digest(path)
    for name, before, after in (("sha256", old.sha256, new.sha256), ("sm3", old.sm3, new.sm3)):
        manifest = bag / f"manifest-{name}.txt"
        before_all = digest(manifest).sha256
        manifest.write_text(manifest.read_text().replace(before, after))
        tags = bag / "tagmanifest-sha256.txt"
        tags.write_text(tags.read_text().replace(before_all, digest(manifest).sha256))
    assert found_in(bag) == {
        *("data/seized/one.csv", "manifest-sha256.txt", "manifest-sm3.txt", "tagmanifest-sha256.txt")
    }


def test_a_report_with_a_changed_block_is_found_alone(out: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone" / "x" / "report.html"
    alone.parent.mkdir(parents=True)
    text = (out / "report.html").read_text()
    sha = digest(out / "bag" / "data" / "chats" / "four.txt").sha256
    changes = [
        (sha, "0" * 64),
        ('"act": "count"', '"act": "coumt"'),
        ('"size": 400', '"size": 401'),
        ('"path": "chats/four.txt"', '"path": "chats/5.txt"'),
        ('id="suyuan-custody"', 'id="suyuan-custodx"'),
        ("<p>", '<script id="suyuan-custody">{}</script><p>'),
        ('"log": [', '"log": [7, '),
        ('"root"', '"r00t"'),
    ]
    for old, new in changes:
        assert old in text
        alone.write_text(text.replace(old, new, 1))
        assert found_in(alone) == {"report.html"}, old


def test_who_rewrites_everything_is_found_only_by_a_head_noted_elsewhere(sound: Path, tmp_path: Path) -> None:
    noted = json.loads((sound / "summary.json").read_text())["custody"]["root"]
    forged = tmp_path / "forged"
    build(forged)
    for path in sorted(forged.rglob("four.txt")):
        path.write_bytes(b"y")
    shutil.rmtree(forged / "out")
    files = FILES | {"chats/four.txt": b"y"}
    for name, data in files.items():
        (forged / name).write_bytes(data)
    bag = make_bag(forged, [forged / n for n in files], forged / "out" / "bag", who="t", clock=lambda: NOW)
    assert verify(bag.path).ok
    assert not verify(bag.path, root=noted).ok
    assert verify(sound, root=noted).ok


def test_a_changed_log_does_not_open_for_more_entries(out: Path) -> None:
    path = out / "bag" / LOG
    path.write_bytes(path.read_bytes().replace(b'"t"', b'"u"', 1))
    with pytest.raises(BrokenCustody, match="suyuan verify"):
        Log(path)


def test_hostile_reports_and_logs_give_findings_and_never_another_error(out: Path) -> None:
    rng = random.Random(7)
    report = out / "report.html"
    start = '<script type="application/json" id="suyuan-custody">'
    for body in (
        "[" * 50_000,
        '{"log": {}}',
        "null",
        '{"log":[],"files":[{}],"root":"","size":0}',
        "\x00",
        "NaN",
    ):
        report.write_text(f"{start}{body}</script>")
        assert "report.html" in found_in(out)
    for _ in range(30):
        (out / "bag" / LOG).write_bytes(rng.randbytes(300))
        (out / "bag" / HEADS).write_bytes(rng.randbytes(300))
        assert not verify(out / "bag").ok
