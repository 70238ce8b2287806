"""Scanning a CSV loads no library that only other formats need."""

import subprocess
import sys

HEAVY = (
    "pypdfium2",
    "olefile",
    "rapidocr",
    "onnxruntime",
    "cv2",
    "adbc_driver_manager",
    "PIL",
    "charset_normalizer",
)


def test_a_csv_loads_nothing_that_it_does_not_need(tmp_path):
    (tmp_path / "a.csv").write_text("姓名,手机号\n王小明,13800000001\n" * 5)
    code = (
        "import sys; from pathlib import Path; from suyuan.model.records import BadRows; from suyuan.read import tables\n"
        "[list(t.chunks()) for t in tables([Path(sys.argv[1])], BadRows())]\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "[]"
