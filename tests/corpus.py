"""Requests that nobody sends by accident: what is asked is senseless, too much, or hardly HTTP."""

import itertools
import json
import random
import socket
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

PAGES = "/", "/docs", "/embed", "/handout", "/data", "/graph"
RESOURCES = (
    "/healthz",
    "/api/run",
    "/api/options",
    "/api/trajectory",
    "/api/trajectory.csv",
    "/api/trajectory.py",
    "/api/trajectory/stream",
    "/api/surface",
    "/api/figure",
    "/api/taylor",
    "/api/taylor/trajectory",
    "/api/chain-rule",
    "/api/comparison",
    "/api/comparison/run",
    "/api/comparison/stream",
    "/api/race",
    "/api/graph/presets",
    "/api/tables",
    "/api/training",
    "/api/training.csv",
    "/api/training/rows",
    "/api/training/stream",
    "/api/training/surface",
    "/api/training/surface/stream",
)
"""What the description has a GET for."""
PATHS = *PAGES, *RESOURCES, "/join", "/api/graph", "/api/tables/five_rows"
EXTREME_RUNS = (
    "learning_rate=1000&w=1000000&b=-1000000&point=1000000,1000000&point=-1000000,-1000000",
    "learning_rate=1000&point=1000000,1&point=1000000,-1000000&max_steps=2000",
    "w=0&b=0&point=5e-324,5e-324&point=0,0.9",
    "learning_rate=5e-324&max_steps=5",
    "w=-1000000&b=0&point=0.0001,0&point=0.0002,1",
    "activation=linear&learning_rate=1000&w=1000000&b=-1000000&point=1000000,1000000&point=-1000000,-1000000",
    "activation=relu&method=newton&w=1000000&b=1000000&point=1000000,-1000000&point=1,1&point=2,5e-324",
    "loss=cross_entropy&learning_rate=1000&w=1000000&b=-1000000&point=1000000,0.5&point=-1000000,1",
    "loss=cross_entropy&method=newton&w=1000000&b=1000000&point=1000000,0.5&point=1000000,0",
    "activation=tanh&method=adam&beta1=0&beta2=0&epsilon=5e-324&learning_rate=1000",
)
"""Runs that are accepted, and whose numbers come near the ends of what a double holds."""
NAMES = (
    *(
        "learning_rate",
        "w",
        "b",
        "max_steps",
        "tolerance",
        "every",
        "point",
        "w_min",
        "w_max",
        "b_min",
        "b_max",
    ),
    *("activation", "loss", "method", "resolution", "steps_per_second", "last_event_id", "step", "angle"),
    *("momentum", "decay", "beta1", "beta2", "epsilon", "rate_change", "batch_size", "seed"),
    *("run", "evaluations"),
    *("table", "target", "features", "scaling", "test_share", "start", "path", "weight", "header"),
)
VALUES = (
    *(
        "NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "inf",
        "1e999",
        "-1e999",
        "1e-999",
        "-0.0",
        "-0",
        "5e-324",
        "1e308",
    ),
    *("9" * 5000, "-" + "9" * 5000, "0." + "3" * 5000, "1" + "0" * 400, "2147483648", "9223372036854775808"),
    *(
        "",
        " ",
        "+1",
        "1_000",
        "0x10",
        "1,5",
        "1;2",
        "٣",
        "½",
        "true",
        "null",
        "[]",
        "{}",
        "''",
        "\x00",
        "\r\nX: y",
    ),
    *(
        "../../etc/passwd",
        "<script>alert(1)</script>",
        "%s%n",
        "\udcff",
        "🧨" * 500,
        "1,2,3",
        "NaN,NaN",
        ",",
        "1e999,0",
    ),
)
PERCENT = (
    *("%", "%%", "%z", "%zz", "%0", "%00", "%ff", "%c0%ae", "%ed%a0%80", "%u0041", "%f0%9f%92", "+", "%2B"),
    *(
        "&&&&",
        "====",
        "?",
        "#",
        ";",
        "w",
        "=1",
        "w&w",
        "w=1&w=2",
        "w=%31&w=1",
        "point",
        "unknown=1",
        "__proto__=1",
    ),
)
FIELDS = (
    "Last-Event-ID",
    "Accept",
    "Accept-Encoding",
    "If-None-Match",
    "Origin",
    "Range",
    "Cookie",
    "Host",
    "Forwarded",
)
BYTES = (
    b"\xff\xfe",
    b"\xc0\xaf",
    b"\xed\xa0\x80",
    b"a" * 20_000,
    b"*/*;q=nan",
    b"bytes=0-0,-1,9-",
    b'W/"',
    b",;=",
    b"\t",
)
"""Values of header fields; a null byte or a line end in one is no header field."""
JSON = (
    b"[" * 100_000 + b"]" * 100_000,
    b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    b'{"w": NaN, "b": Infinity, "learning_rate": 1e999, "point": [[-0.0, ' + b"9" * 5000 + b"]]}",
    b'{"w": "\xff\xfe"}',
    b"\x00" * 1000,
    b"",
    b'"' + b"\\" * 9999,
)
WRITTEN = r"""
1e999; 1e-999; 1e308 * 1e308; -1e308 - 1e308; 1 / 1e-320; 0 / 0; 0 ** -1; 1e-320 ** -1;
(-8) ** 0.5; (-1) ** 1e308; log(0); log(-1); exp(710); exp(exp(exp(9))); exp(1)(2); exp(1, 2);
a(b); a[0]; a.b; __import__('os').system('true'); ().__class__.__mro__; lambda: 1;
[a for a in b]; x := 3; f'{a}'; 'a' * 9; "; a if b else c; not a; await a; a or b; 1 if 1else 0;
0xfor x; 1__0; 1j; ...; *a; **a; a//b; a@b; a%b; a<b; ~a; a#b; a\\b; а+b; ａ; 𝟏; ٣; ½; ²; −1;
<script>; %s%n; ${a}
"""
EXPRESSIONS = (
    *(
        "(" * 500 + "1" + ")" * 500,
        "(" * 1000,
        ")" * 1000,
        "-" * 999 + "1",
        "+" * 999 + "1",
        "((" + "-" * 400,
    ),
    *("2" + "**9" * 333, "9**" * 99 + "9", "exp(" * 199 + "1" + ")" * 199, "a-" * 499 + "a", "a" + "(" * 999),
    *("1" * 100_000, "a" * 100_000, " " * 100_000 + "1", "(" * 100_000, "0." + "9" * 998, "1e" + "9" * 99),
    *(
        "🧨" * 500,
        "\t" * 999,
        "1 " * 500,
        ". " * 500,
        "\x00",
        "a\x00b",
        "1\n+\n1",
        "\ufeff1",
        "\u202e1",
        "a\u0301",
    ),
    *map(str.strip, WRITTEN.split(";")),
)
"""Expressions for a graph that are wrong, too much, or would be code elsewhere."""
CHUNKED = b"Transfer-Encoding: chunked"


def cursors(count: int = 200) -> list[str]:
    """Return so many cursors that name no step of a run, the same ones every time."""
    chance = random.Random(200)
    known = [
        "-1",
        "1e3",
        "0x1",
        "٣",
        "NaN",
        "done ",
        "DONE",
        "null",
        "9" * 5000,
        "1 2",
        "1,2",
        "\u0000",
        "💥",
        "1000000000",
    ]
    drawn = (
        "".join(chr(chance.randrange(1, 0x250)) for _ in range(chance.randrange(1, 40)))
        for _ in itertools.count()
    )
    return [*known, *itertools.islice(drawn, count - len(known))]


def targets() -> Iterator[bytes]:
    """Yield paths with queries."""
    for path, value in itertools.product(PATHS, PERCENT):
        yield f"{path}?{value}".encode()
        yield f"{path}/{value}".encode()
    for name, value in itertools.product(NAMES, VALUES):
        text = quote(value, safe="", errors="surrogateescape")
        for path in ("/", "/api/run", PATHS[(len(name) + len(value)) % len(PATHS)]):
            yield f"{path}?{name}={text}".encode()
    for cursor in cursors():
        text = quote(cursor, safe="")
        yield f"/api/trajectory/stream?max_steps=3&last_event_id={text}".encode()
    for path in (
        "/static/0/..%2f..%2fapp/main.py",
        "/static//",
        "/static/x",
        "//",
        "/.%2e/",
        "/%2e%2e/",
        "/api//run",
    ):
        yield path.encode()


def request(method: bytes, target: bytes, *fields: bytes, body: bytes = b"") -> bytes:
    """Return a request as it is sent, after which the connection is to be closed."""
    head = b"\r\n".join([method + b" " + target + b" HTTP/1.1", b"Host: test", b"Connection: close", *fields])
    return head + b"\r\n\r\n" + body


def questions() -> Iterator[bytes]:
    """Yield bodies for a graph."""
    yield from JSON
    for expression in EXPRESSIONS:
        yield json.dumps({"expression": expression, "values": {"a": 2, "b": 3}}).encode()
        yield json.dumps({"expression": expression}, ensure_ascii=False).encode()
    for value in (*VALUES, "[" * 300 + "]" * 300, '"1"', "1e308"):
        text = value.encode(errors="surrogateescape")
        yield b'{"expression": "a", "values": {"a": ' + text + b"}}"
        yield b'{"expression": "' + text + b'", "values": ' + text + b"}"
        yield b'{"expression": 1, "values": {"' + text + b'": 1}}'
    yield json.dumps({"expression": "a", "values": {f"a{k}": k for k in range(50_000)}}).encode()
    yield json.dumps({"expression": "a", **{f"a{k}": k for k in range(4000)}}).encode()


def requests() -> Iterator[bytes]:
    """Yield requests, each for a connection of its own, and all of them whole: none is waited for."""
    for target in targets():
        yield request(b"GET", target)
    for cursor in cursors():
        value = cursor.encode("utf-8", "replace").translate(None, b"\r\n\x00")
        yield request(b"GET", b"/api/trajectory/stream?max_steps=3", b"Last-Event-ID: " + value)
    for path, field, value in itertools.product(
        ("/", "/api/run", "/api/trajectory/stream?max_steps=3"), FIELDS, BYTES
    ):
        yield request(b"GET", path.encode(), field.encode() + b": " + value)
    for method, path, body in itertools.product(
        (b"GET", b"POST", b"PUT", b"PATCH", b"DELETE"), PATHS[:9], JSON
    ):
        kind = b"Content-Type: application/json"
        yield request(method, path.encode(), kind, b"Content-Length: %d" % len(body), body=body)
    for question in questions():
        kind = b"Content-Type: application/json"
        yield request(b"POST", b"/api/graph", kind, b"Content-Length: %d" % len(question), body=question)
    for file in (*JSON, *(b"x,y\n1,2\n3," + value for value in BYTES), b"x,x\r1,2", b"\xef\xbb\xbf", b'"'):
        kind = b"Content-Type: text/csv"
        yield request(b"POST", b"/api/tables", kind, b"Content-Length: %d" % len(file), body=file)
    for method in (
        b"OPTIONS",
        b"TRACE",
        b"CONNECT",
        b"PROPFIND",
        b"BREW",
        b"get",
        b"G\xcbT",
        b"A" * 10_000,
        b"",
    ):
        for target in (
            b"*",
            b"/",
            b"/api/run",
            b"test:443",
            b"http://test/api/run",
            b"http://test",
            b"",
            b"\xff",
            b"/\x00",
        ):
            yield request(method, target)
    yield from nonsense()


def nonsense() -> Iterator[bytes]:
    """Yield what is hardly HTTP, or two requests for the one and one for the other."""
    inner = b"GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n"
    yield from (
        b"\x00",
        b"\r\n\r\n\x00\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 9,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    )
    yield from (
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\n: x\r\n\r\n",
    )
    yield from (
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET /api/trajectory/stream?max_steps=3 HTTP/1.0\r\n\r\n",
        b"GET /\r\n\r\n",
    )
    yield from (b"GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", b"GET / HTTP/1.1\nHost: test\nConnection: close\n\n")
    yield request(b"GET", b"/" + b"a" * 200_000)
    yield request(b"GET", b"/?" + b"point=1,2&" * 6000)
    yield request(b"GET", b"/?" + b"&".join(b"n%d=1" % k for k in range(6000)))
    yield request(b"GET", b"/", b"X: " + b"a" * 1_000_000)
    yield request(b"GET", b"/", *[b"X: y"] * 50_000)
    yield request(b"GET", b"/", *[b"X%d: y" % k for k in range(5000)])
    for fields in (
        [b"Content-Length: 5", CHUNKED],
        [CHUNKED, b"Content-Length: 5"],
        [b"Content-Length: 5", b"Content-Length: 6"],
        [b"Content-Length: +5"],
        [b"Content-Length: 5, 5"],
        [b"Content-Length: -1"],
        [b"Content-Length: " + b"9" * 40],
        [b"Content-Length : 5"],
        [b"Transfer-Encoding: xchunked"],
        [b"Transfer-Encoding: chunked, identity"],
        [b"Transfer-Encoding:\x0bchunked"],
        [b"Upgrade: websocket", b"Connection: Upgrade", b"Content-Length: 37"],
        [b"Upgrade: h2c", b"Connection: Upgrade, HTTP2-Settings"],
        [b"Expect: 100-continue", b"Content-Length: 37"],
        [b"Expect: the unexpected"],
    ):
        yield request(b"POST", b"/api/run", *fields, body=inner)
    for chunk in (
        b"zz\r\n",
        b"-1\r\n",
        b"5;" + b"x" * 200_000,
        b"0\r\nX: y\r\n\r\n",
        b"5\r\nabcdeXX",
    ):
        yield request(b"POST", b"/api/run", CHUNKED, body=chunk + inner)
    yield inner * 50 + request(b"GET", b"/healthz")
    yield request(b"GET", b"/api/trajectory/stream?steps_per_second=0.01") + inner * 500
    yield inner + b"\xff" * 1000


def unfinished() -> Iterator[bytes]:
    """Yield beginnings of requests, for connections that are left open."""
    yield from (b"", b"G", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: te", b"\r\n")
    yield b"POST /api/run HTTP/1.1\r\nHost: test\r\nContent-Length: 1000\r\n\r\nabc"
    for chunk in (b"5\r\nabc", b"ffffffffffffffff\r\nabc"):
        yield b"POST /api/run HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk


def status(url: str, sent: bytes, patience: float = 30) -> int:
    """Send bytes and return the status of the first answer; 0 when the server hung up without one.

    Raises TimeoutError when nothing happens.
    """
    address = urlsplit(url)
    with socket.create_connection((address.hostname, address.port), patience) as connection:
        received = b""
        try:
            connection.sendall(sent)
            while b"\r\n" not in received and (data := connection.recv(65536)):
                received += data
        except (ConnectionError, BrokenPipeError):
            return 0
    return int(received.split()[1]) if received else 0
