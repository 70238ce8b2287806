"""Office documents that are zips of XML parts: their parts by name, their links and properties."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import BinaryIO, cast

from suyuan.model.errors import TooLarge
from suyuan.read.limits import naming
from suyuan.read.markup import End, Start, events
from suyuan.read.source import Source

LARGEST = 2 << 30
"""Bytes that the parts of a document may unpack to."""
ENDINGS = (".docx", ".docm", ".dotx", ".dotm", ".pptx", ".pptm", ".ppsx", ".potx", ".odt", ".ott", ".odp")
PROPERTIES = {"creator", "lastModifiedBy", "title", "subject", "description", "keywords", "initial-creator"}


@contextmanager
def package(source: Source) -> Iterator[zipfile.ZipFile]:
    """The parts of a document. Raises TruncatedFile where it is cut, TooLarge where it would unpack too far."""
    with source.seekable() as stream, naming(source.name), zipfile.ZipFile(stream) as parts:
        total = sum(info.file_size for info in parts.infolist())
        if total > LARGEST:
            raise TooLarge(f"{source.name}: the document unpacks to {total} bytes; export it as text")
        yield parts


def ordered(parts: zipfile.ZipFile, pattern: str) -> list[str]:
    """Names of the parts that match, slide 2 before slide 10."""
    names = [name for name in parts.namelist() if re.fullmatch(pattern, name)]
    return sorted(names, key=lambda name: [int(n) if n.isdecimal() else n for n in re.split(r"(\d+)", name)])


def part(parts: zipfile.ZipFile, name: str) -> BinaryIO:
    """One part as a stream."""
    return cast("BinaryIO", parts.open(name))


def links(parts: zipfile.ZipFile, source: Source) -> Iterator[str]:
    """Addresses outside the document that it links to, such as `mailto:…`."""
    for name in ordered(parts, r".*\.rels"):
        for event in events(part(parts, name), source.name):
            if isinstance(event, Start) and event.attributes.get("TargetMode") == "External":
                yield event.attributes.get("Target", "")


def properties(parts: zipfile.ZipFile, source: Source) -> Iterator[str]:
    """Who made the document and what it says of itself, as `creator: …`."""
    for name in ordered(parts, r"docProps/core\.xml|meta\.xml"):
        tag, text = "", ""
        for event in events(part(parts, name), source.name):
            if isinstance(event, Start):
                tag, text = event.tag, ""
            elif isinstance(event, str):
                text += event
            elif event == End(tag) and tag in PROPERTIES and text.strip():
                yield f"{tag}: {text}"


def built(parts: Mapping[str, str]) -> bytes:
    """A package made of the given parts: for examples."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return target.getvalue()
