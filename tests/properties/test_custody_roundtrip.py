"""What must hold of every name, every bag and every log."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.custody import Leaf, check_consistency, check_inclusion, make_bag, verify
from suyuan.custody.leaf import parse_line
from suyuan.custody.manifests import read, written
from suyuan.custody.merkle import Frontier, Tree, leaf_hash
from suyuan.custody.names import decoded, encoded

NOW = datetime(2026, 1, 1, tzinfo=UTC)
names = st.text(
    st.characters(exclude_characters="/\x00", exclude_categories=("Cs",)), min_size=1, max_size=20
).filter(lambda name: name not in {".", ".."})
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)


@settings(max_examples=50)
@given(st.text())
def test_a_name_comes_back_from_its_encoding_and_takes_one_line(name: str) -> None:
    assert decoded(encoded(name)) == name
    assert not {"\n", "\r"} & set(encoded(name))


@settings(max_examples=30)
@given(st.dictionaries(names.map("data/{}".format), hashes, max_size=8))
def test_a_manifest_reads_as_it_was_written(entries: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest"
        path.write_bytes(written(entries))
        assert read(path) == entries


@settings(max_examples=50)
@given(st.text(), st.text(), st.lists(hashes, max_size=3), st.datetimes(timezones=st.just(UTC)))
def test_a_leaf_comes_back_from_its_line(act: str, note: str, outputs: list[str], at: datetime) -> None:
    leaf = Leaf(act, "w", "p", at, outputs=tuple(outputs), note=note)
    assert b"\n" not in leaf.canonical()
    assert parse_line(leaf.canonical()) == leaf


@settings(max_examples=40)
@given(st.integers(1, 300), st.data())
def test_proofs_hold_in_trees_of_every_size(size: int, data: st.DataObject) -> None:
    leaves = [leaf_hash(n.to_bytes(4, "big")) for n in range(size)]
    tree, frontier = Tree(leaves), Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    assert frontier.root() == tree.root()
    index = data.draw(st.integers(0, size - 1))
    assert check_inclusion(leaves[index], index, size, tree.inclusion(index), tree.root())
    old = data.draw(st.integers(0, size))
    assert check_consistency((old, size), (Tree(leaves[:old]).root(), tree.root()), tree.consistency(old))


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(names, st.binary(max_size=50), max_size=4))
def test_any_files_make_a_bag_that_verifies(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        case.mkdir()
        for name, data in files.items():
            (case / name).write_bytes(data)
        bag = make_bag(case, list(case.iterdir()), Path(folder) / "bag", who="t", clock=lambda: NOW)
        assert {f.path for f in bag.files} == {p.name for p in case.iterdir()}
        assert verify(bag.path).ok
