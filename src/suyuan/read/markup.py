"""XML of office documents as a stream of events; what it declares of its own is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat  # entities are refused below, so nothing can be blown up or fetched

from suyuan.model.errors import TruncatedFile, UnknownFormat

PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins."""

    tag: str
    """Without its namespace."""
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """An element ends."""

    tag: str


Event = Start | End | str


def events(stream: BinaryIO, name: str) -> Iterator[Event]:
    """Starts, ends and text. Raises TruncatedFile where the XML breaks off, UnknownFormat where it defines entities."""
    held: list[Event] = []
    parser = _parser(held, name)
    while True:
        data = stream.read(PIECE)
        try:
            parser.Parse(data, not data)
        except expat.ExpatError as error:
            yield from held
            raise TruncatedFile(
                f"{name}: the document is cut or damaged; copy it again from the source"
            ) from error
        yield from held
        held.clear()
        if not data:
            return


def _parser(held: list[Event], name: str) -> expat.XMLParserType:
    def refuse(*_entity: object) -> None:
        raise UnknownFormat(f"{name}: the document defines entities, as no office program does; not read")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda tag, found: held.append(
        Start(local(tag), {local(key): value for key, value in found.items()})
    )
    parser.EndElementHandler = lambda tag: held.append(End(local(tag)))
    parser.CharacterDataHandler = held.append
    return parser


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]
