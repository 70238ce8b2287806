"""The weights of the tagger: loaded, with their digest checked, when text is first read for names."""

import hashlib
import io
from functools import cache
from pathlib import Path

import numpy as np

from suyuan.identify.free.people.decode import Chain
from suyuan.identify.free.people.features import Lexicon
from suyuan.identify.free.people.run import Weights
from suyuan.identify.free.people.tokens import Alphabet
from suyuan.model.errors import Error

FILE = Path(__file__).with_name("names.npz")


class DamagedWeights(Error):
    """The file of weights is not the one that was published."""


def digest() -> str:
    """The digest that the file must have."""
    return FILE.with_suffix(".sha256").read_text("ascii").strip()


@cache
def weights() -> Weights:
    """The published weights. Raises DamagedWeights."""
    content = FILE.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest():
        raise DamagedWeights("names.npz does not have its published digest; install the package again")
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        return read(held)


def read(held: "np.lib.npyio.NpzFile") -> Weights:
    """Weights from an open file."""
    return Weights(
        held["table"],
        Chain(held["links"], float(held["scale"])),
        Alphabet(held["fold"], held["types"]),
        Lexicon(held["chars"], held["compounds"], held["words"]),
    )
