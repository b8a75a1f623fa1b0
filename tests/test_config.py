"""What a deployment sets."""

import pytest

from app.config import Config, folder


def test_without_an_environment_it_listens_on_this_machine_only():
    assert Config.from_environment({}) == Config(host="127.0.0.1", port=8000, root_path="")


def test_the_environment_sets_it():
    environment = {"HOST": "::", "PORT": "80", "ROOT_PATH": "carpet/"}
    assert Config.from_environment(environment) == Config(host="::", port=80, root_path="/carpet")


def test_limits_and_what_is_told_are_set_by_variables_of_their_names():
    environment = {
        "PUBLIC_URL": "http://192.168.1.20:8000/",
        "WORKERS": "2",
        "MAX_STREAMS": "7",
        "MAX_POINTS_PER_SECOND": "0",
        "MAX_RESOLUTION": "61",
        "MAX_BODY": "0",
        "ACCESS_LOG": "off",
        "METRICS": "off",
    }
    assert Config.from_environment(environment) == Config(
        public_url="http://192.168.1.20:8000",
        workers=2,
        max_streams=7,
        max_points_per_second=0,
        max_resolution=61,
        max_body=0,
        access_log=False,
        metrics=False,
    )


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        *(("WORKERS", value) for value in ("0", "-1", "", "two", "1.5", "²", "9" * 5000)),
        ("MAX_RESOLUTION", "1"),
        *(("METRICS", value) for value in ("", "yes", "ON")),
        *(
            ("PUBLIC_URL", value)
            for value in (
                "192.168.1.20:8000",
                "ftp://a",
                "http://",
                "http://a?b",
                "http://a#b",
                "http://a b",
                "http://u:p@a",
                "http://a:99999",
                "http://[",
                "javascript:alert(1)",
            )
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_variable_and_the_remedy(variable, value):
    with pytest.raises(ValueError, match=f"^{variable}: (the public URL )?must be"):
        Config.from_environment({variable: value})


@pytest.mark.parametrize("port", ["", "-1", "65536", "http", "1.5", "9" * 5000, "²"])
def test_a_port_that_is_none_is_refused_in_words(port):
    with pytest.raises(ValueError, match="the port must be a whole number from 0 to 65535"):
        Config.from_environment({"PORT": port})


def test_the_files_of_the_page_are_found():
    assert (folder("static") / "js" / "main.js").is_file()
    assert (folder("templates") / "index.html").is_file()
