"""A text with disguised characters made plain, and the way back to the text as written."""

from collections.abc import Iterable
from dataclasses import dataclass

from suyuan.identify.free.span import Hit, Span

TAKEN = "\x01"
"""Stands where something was found already."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What finders look at: `text`. Offsets of hits count its characters; `span` turns them back."""

    raw: str
    """The text as written."""
    text: str
    """The text with disguised characters made plain and characters without width gone."""
    starts: tuple[int, ...] | None = None
    """Where each character of `text` starts in `raw`; None where both are equally long, one for one."""
    ends: tuple[int, ...] | None = None
    """Where each character of `text` ends in `raw`."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of `text` stands in `raw`."""
        if self.starts is None or self.ends is None or end <= start:
            return start, end
        return self.starts[start], self.ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """A stretch of `text` as it was written."""
        first, last = self.place(start, end)
        return self.raw[first:last]

    def span(self, hit: Hit) -> Span:
        """A hit as a span of the text as written."""
        start, end = self.place(hit.start, hit.end)
        value = self.raw[start:end]
        cue = self.written(*hit.cue) if hit.cue[1] > hit.cue[0] else ""
        return Span(start, end, hit.kind, value, hit.normal, hit.evasive, hit.valid, hit.confidence, cue)

    def without(self, hits: Iterable[Hit]) -> "Folded":
        """The same with hits hidden, so that no other finder takes them; they stand in order, apart."""
        pieces, at = [], 0
        for hit in hits:
            pieces += [self.text[at : hit.start], TAKEN * (hit.end - hit.start)]
            at = hit.end
        text = "".join((*pieces, self.text[at:]))
        return Folded(self.raw, text, self.starts, self.ends)
