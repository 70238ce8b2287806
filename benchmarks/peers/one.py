"""Runs one peer over texts in a process of its own and writes its spans and CPU seconds: `one.py PEER IN OUT CAP`.

IN is one JSON text a line; texts are taken in order until CAP CPU seconds are spent.
"""

import json
import os
import sys
import time
from pathlib import Path

os.environ |= {"OMP_NUM_THREADS": "1"}
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core: no peer gets more than one thread's worth

from adapters import PEERS  # noqa: E402  the core is chosen first


def main() -> None:
    """Load, warm up, run, write."""
    peer, source, out, cap = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), float(sys.argv[4])
    begun = time.process_time()
    find = PEERS[peer][1]()
    list(find("预热：张伟 13800138000"))
    start = time.process_time() - begun
    texts = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    spans: list[list[tuple[int, int, str]]] = []
    begun = time.process_time()
    for text in texts:
        spans.append(list(find(text)))
        if time.process_time() - begun > cap:
            break
    used = time.process_time() - begun
    size = sum(len(text.encode()) for text in texts[: len(spans)])
    out.write_text(json.dumps({"start": start, "cpu": used, "bytes": size, "spans": spans}), "utf-8")


if __name__ == "__main__":
    main()
