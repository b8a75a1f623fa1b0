"""How a stream's bytes travel: plain, or compressed for a client that asks for it."""

import struct
import zlib
from typing import Protocol

from app.stream.events import Packet

# RFC 1952: magic, deflate, no name, no time, no flags, any system.
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST_BLOCK = b"\x03\x00"


class Encoding(Protocol):
    """What becomes of one stream's text on its way; name: in HTTP, none when the text stays as it is."""

    @property
    def name(self) -> str | None: ...

    def begin(self, line: bytes) -> bytes:
        """Return the stream's first bytes, with a line of this stream alone."""
        ...

    def add(self, packet: Packet) -> bytes:
        """Return the bytes of the next packet, to be read without waiting for more."""
        ...

    def end(self) -> bytes:
        """Return the stream's last bytes."""
        ...


class Plain:
    """The text as it is."""

    name = None

    def begin(self, line: bytes) -> bytes:
        """Return the line."""
        return line

    def add(self, packet: Packet) -> bytes:
        """Return the packet's text."""
        return packet.text

    def end(self) -> bytes:
        """Return nothing."""
        return b""


class Gzip:
    """One member of gzip; packets may come from another stream's tape, since each is compressed by itself."""

    name = "gzip"

    def __init__(self) -> None:
        """Begin with an empty text."""
        self.sum = 0
        self.size = 0

    def begin(self, line: bytes) -> bytes:
        """Return the header and the line in a block that is not compressed."""
        self._count(line)
        return HEADER + struct.pack("<BHH", 0, len(line), len(line) ^ 0xFFFF) + line

    def add(self, packet: Packet) -> bytes:
        """Return the packet's blocks."""
        self._count(packet.text)
        return packet.deflated

    def end(self) -> bytes:
        """Return an empty last block, and by what a client can check the whole."""
        return LAST_BLOCK + struct.pack("<LL", self.sum, self.size & 0xFFFFFFFF)

    def _count(self, text: bytes) -> None:
        self.sum = zlib.crc32(text, self.sum)
        self.size += len(text)


def accepts_gzip(header: str) -> bool:
    """Return whether Accept-Encoding names gzip, and not with the weight 0."""
    for part in header.lower().split(","):
        name, *parameters = (piece.replace(" ", "") for piece in part.split(";"))
        if name == "gzip":
            return not any(parameter.strip("0.") == "q=" for parameter in parameters)
    return False
