"""What a deployment sets."""

import pytest

from app.config import Config, folder


def test_without_an_environment_it_listens_on_this_machine_only():
    assert Config.from_environment({}) == Config("127.0.0.1", 8000, "")


def test_the_environment_sets_it():
    environment = {"HOST": "::", "PORT": "80", "ROOT_PATH": "carpet/"}
    assert Config.from_environment(environment) == Config("::", 80, "/carpet")


@pytest.mark.parametrize("port", ["", "-1", "65536", "http", "1.5", "9" * 5000, "²"])
def test_a_port_that_is_none_is_refused_in_words(port):
    with pytest.raises(ValueError, match="the port must be a whole number from 0 to 65535"):
        Config.from_environment({"PORT": port})


def test_the_files_of_the_page_are_found():
    assert (folder("static") / "js" / "main.js").is_file()
    assert (folder("templates") / "index.html").is_file()
