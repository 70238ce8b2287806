"""The compiled tagger gives what a plain one gives, and ships the weights that its card names."""

import hashlib
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suyuan.identify import find, find_names
from suyuan.identify.free.people import model
from suyuan.identify.free.people.decode import FORBIDDEN, LABELS, TIES
from suyuan.identify.free.people.model import DamagedWeights, weights
from suyuan.identify.free.people.names import _tagged
from suyuan.identify.free.people.tokens import BLANK, DIGIT, GONE, HAN, LATIN, LONGEST_RUN, OTHER
from suyuan.identify.surnames import COMPOUND

M64 = (1 << 64) - 1
P1, P2, P3, P4 = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93


def mixed(template: int, a: int = 0, b: int = 0, c: int = 0) -> int:
    h = (a * P1 + template) & M64
    h = ((h ^ (h >> 29)) * P2 + b) & M64
    h = ((h ^ (h >> 31)) * P3 + c) & M64
    h = ((h ^ (h >> 30)) * P4) & M64
    return h ^ (h >> 32)


def plain_tokens(text: str) -> list[tuple[int, int, int, int, int]]:
    """Id, type, gap, start, end."""
    held, out, at, gap = weights(), [], 0, 0

    def seen(code: int) -> tuple[int, int]:
        code = int(held.alphabet.fold[code]) if code < 65536 else code
        return code, int(
            held.alphabet.types[code]
        ) if code < 65536 else HAN if 0x20000 <= code < 0x40000 else OTHER

    while at < len(text):
        code, kind = seen(ord(text[at]))
        if kind in (GONE, BLANK):
            gap, at = 1, at + 1
            continue
        end = at + 1
        if kind in (DIGIT, LATIN):
            run = ""
            end = at
            while end < min(len(text), at + LONGEST_RUN) and seen(ord(text[end]))[1] in (DIGIT, LATIN):
                run, end = run + text[end], end + 1
            letters = [seen(ord(char))[0] for char in run if seen(ord(char))[1] == LATIN]
            digest = 0x811C9DC5
            for letter in letters:
                digest = ((digest ^ letter) * 0x01000193) & 0xFFFFFFFF
            if not letters:
                code, kind = 0x110000 + min(len(run), 12), DIGIT
            elif len(letters) == len(run):
                code, kind = 0x120000 + (digest & 0xFFFF), LATIN
            else:
                code, kind = 0x110000 + 15, DIGIT
        else:
            while kind != HAN and end < len(text) and text[end] == text[at] and end - at < LONGEST_RUN:
                end += 1
            code = code if code < 65536 else 0x110100
        out.append((code, kind, gap, at, end))
        at, gap = end, 0
    return out


def word_class(ids: list[int]) -> int:
    digest = len(ids)
    for code in ids:
        digest = mixed(99, digest, code)
    words = weights().lexicon.words
    size = len(words)
    slot, mark = digest >> (64 - (size.bit_length() - 1)), (digest & 0x0FFFFFFF) << 4
    while words[slot]:
        if int(words[slot]) & 0xFFFFFFF0 == mark:
            return int(words[slot]) & 15
        slot = (slot + 1) % size
    return 0


class Plain:
    """Signs of a text's tokens, zero outside it."""

    def __init__(self, tokens: list[tuple[int, int, int, int, int]]) -> None:
        chars, n = weights().lexicon.chars, len(tokens)
        self.ids, self.types, self.gaps = ([token[part] for token in tokens] for part in range(3))
        codes = [int(chars[code]) if code < 65536 else 0 for code in self.ids]
        self.sur, self.giv = [code & 15 for code in codes], [code >> 4 for code in codes]
        self.fro, self.bac, self.cov = [0] * n, [0] * n, [0] * n
        for at in range(n):
            for size in range(2, 5):
                if (
                    at + size <= n
                    and all(kind == HAN for kind in self.types[at : at + size])
                    and (found := word_class(self.ids[at : at + size]))
                ):
                    self.fro[at] = 16 * size + found
                    self.bac[at + size - 1] = max(self.bac[at + size - 1], 16 * size + found)
                    self.cov[at : at + size] = [max(one, size) for one in self.cov[at : at + size]]
            if (
                at + 1 < n
                and max(self.ids[at : at + 2]) < 0x110000
                and chr(self.ids[at]) + chr(self.ids[at + 1]) in COMPOUND
            ):
                self.sur[at] = 5

    def sign(self, name: str, at: int) -> int:
        values = getattr(self, name)
        return values[at] if 0 <= at < len(values) else 15 if name == "types" else 0


def plain_rows(signs: Plain, at: int) -> list[int]:
    ids, types, gaps, sur, giv, fro, bac, cov = (
        (lambda step, name=name: signs.sign(name, at + step))
        for name in ("ids", "types", "gaps", "sur", "giv", "fro", "bac", "cov")
    )
    kinds = types(-1) * 16 + types(1)
    both = {step: sur(step) * 16 + giv(step) for step in (-2, -1, 0, 1, 2)}
    values = [
        (ids(0),), (ids(-1),), (ids(-2),), (ids(1),), (ids(2),), (ids(-2), ids(-1)), (ids(-1), ids(0)), (ids(0), ids(1)),
        (ids(1), ids(2)), (ids(-1), ids(1)), (ids(-2), ids(-1), ids(0)), (ids(-1), ids(0), ids(1)), (ids(0), ids(1), ids(2)),
        (ids(-3), ids(-2), ids(-1)), (ids(1), ids(2), ids(3)), (types(-2) * 256 + kinds, types(2) * 16 + types(0)),
        (both[0], both[1], both[2]), (both[-1], both[0], both[1]), (both[-2], both[-1], both[0]), (ids(-1), sur(0), giv(1)),
        (ids(-2), ids(-1), sur(0)), (giv(0), ids(1), sur(-1)), (giv(0), ids(1), ids(2)), (giv(0), ids(1), sur(-2) * 16 + giv(-1)),
        (fro(0),), (bac(0),), (bac(-1), both[0], giv(1)), (fro(1), giv(0), sur(-1)), (fro(1), giv(0), sur(-2) * 16 + giv(-1)),
        (cov(-1) * 256 + cov(0) * 16 + cov(1), both[0]), (gaps(0) * 16 + gaps(1), types(0), kinds),
        (gaps(-1) * 256 + gaps(0) * 16 + gaps(1), both[0], both[1]), (bac(-1), fro(2), both[0]), (bac(-1), fro(3), sur(0) * 16 + giv(1)),
        (bac(-2), fro(1), sur(-1) * 16 + giv(0)), (bac(-3), fro(1), sur(-2) * 256 + giv(-1) * 16 + giv(0)),
        (types(-1) * 16 + sur(0), giv(1) * 16 + giv(2), types(3) * 16 + types(2)), (fro(0), bac(-1), fro(1)), (ids(0), cov(0), fro(0)),
        (sur(0), fro(0), fro(1)), (types(-1), both[0], both[1] * 256 + both[2]), (kinds, both[-2] * 256 + both[-1], both[0]),
        (fro(1), fro(2), fro(3)), (bac(-1), bac(-2), ids(-1)),
    ]  # fmt: skip  # the list of templates, in order
    return [mixed(template, *those) for template, those in enumerate(values)]


def plain_names(text: str) -> list[tuple[int, int]]:
    """Viterbi with lists, over a text of one stretch."""
    held, tokens = weights(), plain_tokens(text)
    if sum(kind == HAN for _, kind, *_ in tokens) < 2:
        return []
    signs, mask = Plain(tokens), len(held.table) - 1
    scores = []
    for at, (code, kind, *_) in enumerate(tokens):
        row = [
            int(value)
            for value in np.sum([held.table[one & mask].astype(int) for one in plain_rows(signs, at)], axis=0)
        ]
        if kind != HAN:
            row[1] = row[3] = FORBIDDEN >> 8
            row[2] = row[2] if code in TIES else FORBIDDEN >> 8
        scores.append(row)
    links = held.chain.links.tolist()
    best = [scores[0][label] + links[LABELS][label] for label in range(LABELS)]
    trace = []
    for row in scores[1:]:
        sources = [
            max(range(LABELS), key=lambda before, label=label: (best[before] + links[before][label], -before))
            for label in range(LABELS)
        ]
        best = [best[source] + links[source][label] + row[label] for label, source in enumerate(sources)]
        trace.append(sources)
    label = max(range(LABELS), key=lambda label: (best[label] + links[LABELS + 1][label], -label))
    labels = [label]
    for sources in reversed(trace):
        labels.append(sources[labels[-1]])
    labels.reverse()
    starts = [at for at, label in enumerate(labels) if label == 1]
    return [
        (tokens[at][3], tokens[next(to for to in range(at, len(labels)) if labels[to] == 3)][4])
        for at in starts
    ]


PIECES = ["王小明", "欧阳", "李", "先生", "联系人：", "，", " ", "　", "138", "a", "Tel", "·", ".", "阿依古丽·买买提", "公司", "的", "在", "武汉市", "\n", "\u200b", "张*明", "𠮷", "（", "高兴", "。", "----"]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=25).map("".join))
def test_compiled_and_plain_taggers_agree(text: str):
    assert [(name.start, name.end) for name in _tagged([text])[0]] == plain_names(text)


def test_a_batch_gives_what_single_texts_give():
    rng = random.Random(5)
    texts = ["".join(rng.choices(PIECES, k=rng.randint(0, 30))) for _ in range(300)]
    assert find_names(texts) == [find_names([text])[0] for text in texts]
    assert find_names([]) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join))
def test_spans_lie_in_the_text_in_order(text: str):
    last = 0
    for span in find_names([text])[0]:
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.value
        assert 0 <= span.confidence <= 1
        last = span.end


def test_lone_surrogates_and_null_do_no_harm():
    assert find_names(["\ud800王小明", "\0\0", ""])[2] == []


def test_the_published_digest_is_that_of_the_file_and_stands_on_the_card():
    digest = hashlib.sha256(model.FILE.read_bytes()).hexdigest()
    assert digest == model.digest()
    assert digest in (Path(__file__).parents[2] / "docs/models/names.md").read_text("utf-8")
    assert model.FILE.stat().st_size < 5_000_000


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    other = tmp_path / "names.npz"
    other.write_bytes(model.FILE.read_bytes() + b"\0")
    shutil.copy(model.FILE.with_suffix(".sha256"), other.with_suffix(".sha256"))
    monkeypatch.setattr(model, "FILE", other)
    with pytest.raises(DamagedWeights):
        model.weights.__wrapped__()


def test_text_without_names_loads_no_weights():
    code = (
        "import sys; from suyuan.identify import find; find('call 13800138000'); "
        "assert 'suyuan.identify.free.people.model' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_everything_is_asked_for_names_too():
    kinds = {
        span.kind: span.value for span in find("联系人王小明，电话13800138000，住武汉市洪山区珞喻路129号")
    }
    assert kinds == {
        "person_name": "王小明",
        "mobile_phone": "13800138000",
        "address": "武汉市洪山区珞喻路129号",
    }
