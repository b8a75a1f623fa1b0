"""The command line: it says where to go, and what is wrong in one line."""

import signal
import socket
import subprocess
import sys
from dataclasses import fields

import httpx
import pytest

from app.config import Config


def run(*arguments, env=None):
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "app", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env=env,
        check=False,
    )


def test_help_names_the_options():
    answer = run("--help")
    assert answer.returncode == 0
    for field in fields(Config):
        assert f"--{field.name.replace('_', '-')} " in answer.stdout


def test_a_busy_port_is_one_clear_line():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        answer = run("--port", str(port))
    assert answer.returncode == 1
    assert answer.stdout == ""
    (line,) = answer.stderr.splitlines()
    assert f"port {port}" in line
    assert "--port 0" in line


def test_a_host_of_another_machine_is_one_clear_line():
    answer = run("--host", "host.invalid", "--port", "0")
    assert answer.returncode == 1
    (line,) = answer.stderr.splitlines()
    assert "host.invalid" in line


@pytest.mark.parametrize("port", ["x", "65536", "-1"])
def test_a_port_that_is_none_is_refused_in_words(port):
    answer = run(f"--port={port}")
    assert answer.returncode == 2
    assert "the port must be a whole number from 0 to 65535" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_it_prints_the_address_to_open(serve):
    server = serve()
    assert server.log.read_text().count("http://") == 1
    assert httpx.get(f"{server.url}/").status_code == 200


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to_and_calls_that_success(serve, number):
    server = serve("--access-log", "off")
    assert server.stop(number) == 0
    assert len(server.log.read_text().splitlines()) == 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_it_stops_when_told_to_while_it_still_begins(workers):
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "app", "--port", "0", "--workers", workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert "Ctrl+C" in process.stdout.readline()
        process.terminate()
        assert process.wait(20) == 0
        assert process.stdout.read() == ""


def test_a_port_can_be_taken_again_at_once(serve):
    first = serve()
    port = first.url.rsplit(":", 1)[1]
    httpx.get(first.url)
    first.stop()
    assert serve("--port", port).url == first.url
