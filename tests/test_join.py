"""Joining: a class is told an address that its phones can open, or why there is none."""

import re
from dataclasses import replace
from html import unescape

import httpx
import ifaddr
import numpy as np
import pytest
import zxingcpp

from app.addresses import (
    Unreachable,
    for_others,
    in_container,
    is_loopback,
    own_addresses,
    reachable,
)
from app.config import Config
from app.join import announcement, code, invitation

EVERYBODY = Config(host="0.0.0.0")
WIFI = "192.168.1.20"


def found(config, asked=None, *, near=True, contained=False, own=(WIFI, "10.0.0.7")):
    return reachable(config, 8000, asked, near=near, contained=lambda: contained, own=lambda _: list(own))


def test_the_public_url_wins_over_everything_else():
    config = replace(EVERYBODY, public_url="https://carpet.example.org/hall")
    assert found(config, "http://10.0.0.7:8000") == ["https://carpet.example.org/hall"]


def test_an_address_that_reached_the_page_reaches_it_again():
    assert found(Config(), "https://carpet.example.org/hall") == ["https://carpet.example.org/hall"]


def test_localhost_is_answered_with_the_addresses_of_the_machine():
    assert found(EVERYBODY) == [f"http://{WIFI}:8000", "http://10.0.0.7:8000"]
    assert found(replace(EVERYBODY, root_path="/carpet"))[0] == f"http://{WIFI}:8000/carpet"


def test_a_server_bound_to_one_address_is_there_alone():
    assert found(Config(host=WIFI)) == [f"http://{WIFI}:8000"]
    assert found(Config(host="fd00::7")) == ["http://[fd00::7]:8000"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.1.1"])
def test_a_server_bound_to_localhost_is_out_of_reach(host):
    assert found(Config(host=host)) is Unreachable.ALONE


def test_the_addresses_of_a_container_are_of_no_use():
    assert found(EVERYBODY, contained=True) is Unreachable.HIDDEN
    assert found(EVERYBODY, f"http://{WIFI}:8000", contained=True) == [f"http://{WIFI}:8000"]


def test_nobody_else_is_told_the_machines_other_addresses():
    assert found(EVERYBODY, near=False) is Unreachable.HIDDEN


def test_a_machine_without_a_network_says_so():
    assert found(EVERYBODY, own=()) is Unreachable.OFFLINE


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST", "a.localhost", "127.3.2.1", "[::1]", "::ffff:127.0.0.1", "0.0.0.0", "::"],
)
def test_a_loopback_address_is_known_in_every_form(host):
    assert is_loopback(host)


@pytest.mark.parametrize("host", [WIFI, "localhost.example.org", "fd00::1", "::ffff:10.0.0.7", "laptop"])
def test_other_addresses_are_not_loopback(host):
    assert not is_loopback(host)


def test_the_address_asked_for_keeps_scheme_port_and_prefix():
    assert for_others("https", "laptop.local:8443", "/carpet") == "https://laptop.local:8443/carpet"
    assert for_others("http", "[fd00::1]:8000") == "http://[fd00::1]:8000"


@pytest.mark.parametrize(
    "host", ["", "localhost:8000", "a b", "a/b", "user@host", '"><script>', "host:", "host:123456", "ä.de"]
)
def test_what_others_cannot_ask_for_is_no_address(host):
    assert for_others("http", host) is None


def adapter(name, *addresses):
    ips = [ifaddr.IP((one, 0, 0) if ":" in one else one, 24, name) for one in addresses]
    return ifaddr.Adapter(name, name, ips)


LAPTOP = [
    adapter("lo", "127.0.0.1", "::1"),
    adapter("docker0", "172.17.0.1"),
    adapter("eth0", "131.130.1.5", "2001:db8::5", "fe80::5"),
    adapter("wlp2s0", WIFI, "fd00::20"),
    adapter("tun0", "10.8.0.2"),
]


@pytest.mark.parametrize(
    ("versions", "adapters", "expected"),
    [
        ((4,), LAPTOP, [WIFI, "131.130.1.5"]),
        ((4, 6), LAPTOP, [WIFI, "131.130.1.5"]),
        ((6,), LAPTOP, ["2001:db8::5", "fd00::20"]),
        ((4, 6), [adapter("eth0", "fd00::5", "fe80::5")], ["fd00::5"]),
        ((4,), LAPTOP[:2], ["172.17.0.1"]),
        ((4,), [adapter("eth0", "169.254.7.7")], ["169.254.7.7"]),
        ((4,), [adapter("VirtualBox Host-Only Ethernet Adapter", "192.168.56.1"), LAPTOP[3]], [WIFI]),
        ((4, 6), LAPTOP[:1], []),
    ],
)
def test_the_networks_that_phones_share_come_first_and_inner_ones_only_alone(versions, adapters, expected):
    assert own_addresses(versions, adapters) == expected


def test_the_machines_own_adapters_can_be_read():
    assert all(not is_loopback(address) for address in own_addresses((4, 6)))


@pytest.mark.parametrize(
    ("path", "content"),
    [(".dockerenv", ""), ("run/.containerenv", ""), ("proc/1/cgroup", "0::/docker/0a1b2c\n")],
)
def test_a_container_is_known_by_what_its_maker_leaves(tmp_path, path, content):
    (tmp_path / "proc/1").mkdir(parents=True)
    (tmp_path / "proc/1/cgroup").write_text("0::/init.scope\n")
    assert not in_container(tmp_path)
    (tmp_path / path).parent.mkdir(exist_ok=True)
    (tmp_path / path).write_text(content)
    assert in_container(tmp_path)


def scanned(svg):
    """Draw the strokes of a code, eight pixels a square, and return what a reader of codes makes of it."""
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    picture = np.full((size, size), 255, np.uint8)
    x, y = 0, 0.0
    for command, first, second in re.findall(
        r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", svg.split('stroke="#000"')[1]
    ):
        if command == "h":
            picture[int(y), x : x + int(first)] = 0
            x += int(first)
        else:
            x, y = (0, 0.0) if command == "M" else (x, y)
            x, y = x + int(first), y + float(second)
    dark = np.argwhere(picture == 0)
    quiet = (dark.min(), size - 1 - dark.max())
    (read,) = zxingcpp.read_barcodes(np.kron(picture, np.ones((8, 8), np.uint8)), try_invert=False)
    return read.text, quiet


@pytest.mark.parametrize(
    ("address", "query"),
    [
        (f"http://{WIFI}:8000", ""),
        ("https://carpet.example.org/hall", "learning_rate=10&w=0"),
        ("http://[fd00::7]:8000", "point=0,0.5&point=1,0.25&" * 20 + "w=1"),
    ],
)
def test_a_code_reads_as_the_very_address_that_stands_beside_it(address, query):
    shown = invitation(address, query)
    assert shown.whole
    assert shown.scheme + shown.host + shown.path == f"{address}/{'?' if query else ''}{query}"
    assert scanned(shown.code) == (shown.scheme + shown.host + shown.path, (4, 4))


def test_a_run_too_long_for_a_code_gives_way_to_the_bare_page():
    shown = invitation(f"http://{WIFI}:8000", "point=0.123456789,0.5&" * 45)
    assert not shown.whole
    assert scanned(shown.code)[0] == f"http://{WIFI}:8000/"
    assert code("http://host/" + "x" * 5000) is None
    assert invitation("http://host/" + "x" * 5000, "w=1").code is None


@pytest.mark.parametrize(
    ("host", "local"),
    [(f"{WIFI}:8000", True), ("laptop.local", True), ("[fd00::7]:8000", True), ("carpet.example.org", False)],
)
def test_only_an_address_of_the_network_at_hand_needs_the_same_wifi(host, local):
    assert invitation(f"http://{host}", "").local is local


def text(answer):
    """Return what a person reads, spaces as one."""
    return " ".join(unescape(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer.text, flags=re.DOTALL)).split())


def asked(server, host, query=""):
    answer = httpx.get(f"{server.url}/join?{query}", headers={"Host": host})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return answer


def test_the_panel_shows_the_run_at_the_address_asked_for(server):
    answer = asked(server, f"{WIFI}:8000", "learning_rate=10&scene=guess&w=-2")
    assert f"http:// {WIFI}:8000 /?learning_rate=10 " in text(answer)
    assert scanned(answer.text)[0] == f"http://{WIFI}:8000/?learning_rate=10"
    assert "same Wi-Fi" in text(answer)
    assert "same Wi-Fi" not in text(asked(server, "carpet.example.org"))


def test_localhost_is_refused_in_words(server):
    answer = asked(server, "localhost:8000")
    assert "--host 0.0.0.0" in text(answer)
    assert "<svg" not in answer.text


def test_a_made_up_host_does_not_reach_the_page(server):
    assert "script" not in asked(server, '"><script>alert(1)</script>').text


def test_the_public_url_is_shown_to_localhost_too(serve):
    public = serve("--public-url", "https://carpet.example.org/hall/")
    assert scanned(httpx.get(f"{public.url}/join?w=1").text)[0] == "https://carpet.example.org/hall/?w=1"


@pytest.mark.parametrize(
    ("config", "lines"),
    [
        (Config(), ["Flying Carpet is at http://127.0.0.1:8000/ (Ctrl+C stops it)"]),
        (Config(host=WIFI, root_path="/carpet"), [f"http://{WIFI}:8000/carpet/ (Ctrl+C"]),
        (Config(host="::1"), ["http://[::1]:8000/ (Ctrl+C"]),
        (
            replace(EVERYBODY, public_url="http://x.test"),
            ["http://127.0.0.1:8000/", "opens http://x.test/ (Join"],
        ),
    ],
)
def test_the_start_says_where_to_go_and_how_a_class_gets_in(config, lines):
    said = announcement(config, 8000).splitlines()
    assert len(said) == len(lines)
    assert all(part in line for part, line in zip(lines, said, strict=True))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ([f"http://{WIFI}:8000"], f"A class opens http://{WIFI}:8000/"),
        (Unreachable.HIDDEN, "-e PUBLIC_URL=http://ADDRESS:8000"),
        (Unreachable.OFFLINE, "on no network"),
    ],
)
def test_the_start_says_what_a_class_needs(monkeypatch, outcome, words):
    monkeypatch.setattr("app.join.reachable", lambda config, port: outcome)
    said = announcement(EVERYBODY, 8000)
    assert said.startswith("Flying Carpet is at http://127.0.0.1:8000/ (Ctrl+C stops it)\n")
    assert words in said
