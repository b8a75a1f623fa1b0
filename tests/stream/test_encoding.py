"""How a stream's bytes travel, and who gets them compressed."""

import gzip
import zlib

import pytest

from app.run import Run
from app.stream.encoding import Gzip, accepts_gzip
from app.stream.events import NOTHING, packets

PACKETS = [*packets(Run(max_steps=600).walk, b"", every=1, evaluations=2)]


def test_the_whole_is_one_member_of_gzip_with_its_sum_and_size():
    encoding = Gzip()
    sent = [encoding.begin(b"retry: 1000\n"), *map(encoding.add, PACKETS), encoding.end()]
    reader = zlib.decompressobj(31)
    text = reader.decompress(b"".join(sent))
    assert text == b"retry: 1000\n" + b"".join(packet.text for packet in PACKETS)
    assert reader.eof
    assert reader.unused_data == b""
    assert gzip.decompress(b"".join(sent)) == text


def test_every_packet_can_be_read_when_it_is_there():
    encoding = Gzip()
    reader = zlib.decompressobj(31)
    assert reader.decompress(encoding.begin(b"retry: 1000\n")) == b"retry: 1000\n"
    for packet in [*PACKETS, NOTHING, *PACKETS]:
        assert reader.decompress(encoding.add(packet)) == packet.text


def test_the_compressed_run_takes_less_than_a_third_of_the_plain_one():
    assert 3 * sum(len(packet.deflated) for packet in PACKETS) < sum(len(packet.text) for packet in PACKETS)


@pytest.mark.parametrize("header", ["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5", "deflate,gzip;q=1"])
def test_gzip_is_for_who_names_it(header):
    assert accepts_gzip(header)


@pytest.mark.parametrize(
    "header", ["", "identity", "br", "gzip;q=0", "gzip; q=0.00, br", "x-gzippy", "*;q=0"]
)
def test_and_for_nobody_else(header):
    assert not accepts_gzip(header)
