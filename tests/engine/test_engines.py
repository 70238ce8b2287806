"""One test body for all engines: the same results, whatever happens to workers."""

import importlib.util
import random
import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pickled functions are found by name
import engine_jobs as jobs

from suyuan.engine import Job, engine
from suyuan.engine.jobs import kernels
from suyuan.identify import kinds, scan
from suyuan.identify.ranges import map_range, plan
from suyuan.identify.spread import map_packed, scan_on
from suyuan.model.errors import CannotFinish, TruncatedFile, UnknownName, WrongUse
from suyuan.model.records import BadRows

TEXTS = [f"甲 乙丙 word{n % 7} {'x' * (n % 5)} 王小明" for n in range(12)]


@pytest.fixture(params=["local", "spark", "ray"])
def engine_here(request, monkeypatch):
    package = {"spark": "pyspark", "ray": "ray"}.get(request.param)
    if package and not importlib.util.find_spec(package):
        pytest.skip(f"needs the extra `{request.param}`; `make engines` installs it")
    paths = [str(Path(__file__).parent), str(Path(jobs.__file__).parents[2] / "src")]
    monkeypatch.setenv("PYTHONPATH", ":".join(paths))
    return engine(request.param, {"spark": "local-cluster[2,1,1024]"}.get(request.param, ""))


def plainly(work, tasks):
    done = [work(task) for task in tasks]
    return [kept for kept, _ in done], [
        jobs.different([p[part] for _, p in done]) for part in range(jobs.PARTS)
    ]


def test_results_are_those_of_a_plain_loop_in_the_order_of_tasks(engine_here):
    assert engine_here.map_reduce(Job(jobs.words, jobs.different, jobs.PARTS), TEXTS) == plainly(
        jobs.words, TEXTS
    )


def test_a_killed_worker_changes_nothing(engine_here, tmp_path):
    if type(engine_here).__name__ == "LocalEngine":
        pytest.skip("its workers are threads of the one process")
    tasks = [(str(tmp_path / "killed"), text) for text in TEXTS]
    found = engine_here.map_reduce(Job(jobs.dying, jobs.different, jobs.PARTS), tasks)
    assert (tmp_path / "killed").exists()
    assert found == plainly(jobs.words, TEXTS)


def test_a_task_that_always_fails_is_named_by_its_kind_without_its_words(engine_here):
    with pytest.raises(CannotFinish, match="a task failed") as caught:
        engine_here.map_reduce(Job(jobs.one_fails, jobs.different, jobs.PARTS), [*TEXTS, "bad"])
    assert "138" not in str(caught.value)


def test_an_error_of_ours_comes_back_as_itself(engine_here):
    with pytest.raises(TruncatedFile, match=r"a\.txt: cut"):
        engine_here.map_reduce(Job(jobs.one_is_cut, jobs.different, jobs.PARTS), [*TEXTS, "bad"])


def test_no_tasks_give_empty_partitions(engine_here):
    assert engine_here.map_reduce(Job(jobs.words, jobs.different, jobs.PARTS), []) == ([], [[]] * jobs.PARTS)


def test_a_scan_finds_the_same_to_the_row(engine_here, tmp_path):
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "a.txt", "----", 3000)
    write(tmp_path / "in" / "b.csv", ",", 50)
    whole, parts = BadRows(), BadRows()
    expected = list(scan([tmp_path / "in"], bad=whole))
    found = list(scan_on(engine_here, tmp_path / "in", bad=parts, size=40_000))
    assert found == expected
    assert found[0].bad_rows > 0
    assert (parts.counts, parts.rows) == (whole.counts, whole.rows)


def write(path, separator, rows):
    chance = random.Random(rows)
    fakes = [kinds()[code].fake for code in ("person_name", "id_card", "mobile_phone", "bank_card")]
    lines = [separator.join(fake(chance) for fake in fakes) for _ in range(rows)]
    lines[7:7] = ["cut" + separator + "off", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def test_kernels_of_another_are_not_trusted(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    kernels().chmod(0o777)
    with pytest.raises(CannotFinish, match="writable"):
        kernels()


def test_an_unknown_engine_is_named():
    with pytest.raises(UnknownName, match="spark"):
        engine("hadoop")


@pytest.mark.parametrize("name", ["spark", "ray"])
def test_a_missing_extra_says_what_to_install(name, monkeypatch):
    monkeypatch.setitem(sys.modules, {"spark": "pyspark", "ray": "ray"}[name], None)
    with pytest.raises(WrongUse, match=rf"suyuan\[{name}\]"):
        engine(name).map_reduce(Job(jobs.words, jobs.different, jobs.PARTS), TEXTS)


def test_ranges_come_back_without_their_keys(tmp_path):
    write(tmp_path / "a.txt", "----", 50)
    [task] = plan(tmp_path / "a.txt", 1, 4)
    kept, packed = map_packed(task)
    assert replace(kept, blobs=packed) == map_range(task)
    assert kept.blobs == ()
