"""Text in pictures, by an engine that runs offline with its models beside it (the extra `ocr`)."""

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

from suyuan.model.errors import MissingReader, TruncatedFile
from suyuan.read.placed import Placed

LEAST = 0.5
"""Confidence below which a line is not taken for text."""
INSTALL = "install suyuan[ocr] to read text in pictures"


def available() -> bool:
    """Whether the engine is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def seen(picture: bytes | np.ndarray, name: str) -> Iterator[Placed]:
    """Lines of text in a picture (a file's bytes, or rows of BGR pixels), and where they stand.

    Raises MissingReader where the engine is not installed, TruncatedFile where the picture is damaged.
    """
    if not available():
        raise MissingReader(f"{name}: a picture; {INSTALL}")
    try:
        found = _engine()(picture)
    except Exception as error:  # the engine raises its own and its libraries' errors, which share no parent
        raise TruncatedFile(
            f"{name}: the picture is cut or damaged; copy it again from the source"
        ) from error
    if found.txts is None:
        return
    for box, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        if score >= LEAST and text.strip():
            (left, top), (right, bottom) = box.min(axis=0).tolist(), box.max(axis=0).tolist()
            yield Placed(text, left, right, top, bottom)


@cache
def _engine() -> Any:
    """The engine; starting it takes seconds."""
    from rapidocr import RapidOCR  # noqa: PLC0415  # optional, and slow to import

    return RapidOCR(params={"Global.log_level": "critical"})
