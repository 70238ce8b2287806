"""The public API: the same verbs as the commands."""

import subprocess
import sys

import suyuan


def test_every_verb_is_there_however_often_it_is_asked_for() -> None:
    for _ in range(2):
        for name in suyuan.__all__:
            assert callable(getattr(suyuan, name)), name


def test_a_chapter_imported_first_does_not_take_the_place_of_its_verb() -> None:
    code = "import suyuan.release.output, suyuan.trace, suyuan; assert callable(suyuan.release) and callable(suyuan.trace)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_the_package_alone_loads_no_chapter() -> None:
    code = "import sys, suyuan; print(sorted(m for m in sys.modules if m.startswith('suyuan.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
