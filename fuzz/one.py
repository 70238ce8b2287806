"""Fuzzes one reader until the time is up: `python fuzz/one.py TARGET SECONDS CORPUS FINDINGS`.

Findings are kept (the smallest input for each fault) and fuzzing goes on; only a hang, exhausted memory or a
crash of the whole process ends it, which the driver in `run.py` records before it starts anew.
"""

import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path
from zlib import crc32

import atheris

READERS = Path(__file__).resolve().parents[1] / "src" / "suyuan"
SLOW = 10
"""CPU seconds that one small input may take."""
HUNG = 60
"""Seconds on the clock after which the process is ended."""
MEGABYTES = 1024
"""Memory that one input may take beyond what the program takes anyway."""


def compiled() -> list[str]:
    """Modules with compiled kernels: instrumented bytecode would not compile."""
    files = [
        path
        for path in READERS.rglob("*.py")
        if "import numba" in path.read_text() or "from numba" in path.read_text()
    ]
    return [".".join(("suyuan", *path.relative_to(READERS).with_suffix("").parts)) for path in files]


with atheris.instrument_imports(include=["suyuan"], exclude=compiled()):
    import judge  # noqa: F401  # the readers, and nothing above them

    from suyuan.model.errors import Error
    from suyuan.model.plugins import modules

    for package in ("formats", "chat_formats", "payment_formats"):
        modules(f"suyuan.read.{package}")

from mutate import mutate  # noqa: E402
from targets import Target, targets  # noqa: E402


class Harness:
    """Reads one input after the other from a folder in memory, and keeps what goes wrong."""

    def __init__(self, target: Target, findings: Path) -> None:
        self._target, self._findings = target, findings
        self._names = sorted({name for name, _data in target.seeds()})
        memory = Path("/dev/shm")
        self._folder = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)

    def __call__(self, data: bytes) -> None:
        """One input, under one of the names of the seeds: the same for the same bytes."""
        path = Path(self._folder.name) / self._names[crc32(data) % len(self._names)]
        path.write_bytes(data)
        started = time.process_time()
        try:
            self._target.judge(path, data)
            if time.process_time() - started > SLOW:
                self._keep(f"slow: more than {SLOW} CPU seconds", "", path)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001  # panics of foreign libraries are no Exception
            self._keep(fault(error), "".join(traceback.format_exception(error)), path)
        finally:
            path.unlink()

    def _keep(self, what: str, trace: str, path: Path) -> None:
        """Write the input down, unless a smaller one shows the same fault."""
        folder = self._findings / "".join(c if c.isalnum() else "-" for c in what)[:100]
        folder.mkdir(parents=True, exist_ok=True)
        before = [p for p in folder.iterdir() if p.name not in {"WHAT", "TRACE"}]
        if before and min(p.stat().st_size for p in before) <= path.stat().st_size:
            return
        for old in before:
            old.unlink()
        (folder / path.name).write_bytes(path.read_bytes())
        (folder / "WHAT").write_text(what + "\n")
        (folder / "TRACE").write_text(trace)


def fault(error: BaseException) -> str:
    """Kind of error and the innermost place in this project: the same for the same fault."""
    if type(error).__name__ == "Wrong":
        return str(error)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if str(READERS) in f.filename]
    where = f" in {frames[-1].filename.rpartition('suyuan/')[2]} {frames[-1].name}" if frames else ""
    return f"{type(error).__name__}{' (named)' if isinstance(error, Error) else ''}{where}"


def main() -> None:
    """Fuzz."""
    name, seconds, corpus, findings = sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])
    [target] = [target for target in targets() if target.name == name]
    corpus.mkdir(parents=True, exist_ok=True)
    findings.mkdir(parents=True, exist_ok=True)
    harness = Harness(target, findings)
    for number, (_name, data) in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(data)
        harness(data)  # kernels are compiled before the clock runs

    def changed(data: bytes, largest: int, seed: int) -> bytes:
        return mutate(bytes(data), largest, random.Random(seed), atheris.Mutate)

    longest = max(4096, *(2 * len(data) for _name, data in target.seeds()))
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    options = [
        f"-max_total_time={seconds}", f"-timeout={HUNG}", f"-rss_limit_mb={base + MEGABYTES}", f"-max_len={longest}",
        f"-artifact_prefix={findings}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(corpus)], harness, custom_mutator=changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
